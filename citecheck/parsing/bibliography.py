"""The reference lists of a document: where they are, and where each of their entries begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from citecheck.datatypes import Span
from citecheck.parsing.antecedents import points_back
from citecheck.parsing.comments import comment_start
from citecheck.parsing.headings import WEAKEST, heading_before_text, is_rule, read_heading
from citecheck.parsing.letters import CAPITAL
from citecheck.parsing.lines import Line, read_line, read_lines
from citecheck.parsing.numbered import find_cited_keys
from citecheck.parsing.patterns import HAS_LETTERED_YEAR, YEAR
from citecheck.parsing.remarks import NAMES_DETAIL, REMARK_LABEL, ends_reference, remarks
from citecheck.parsing.several import find_parts
from citecheck.parsing.shapes import (
    can_open_reference,
    is_reference,
    looks_like_reference,
    opens_with_authors,
    opens_with_full_name,
    score,
)

MAX_ENTRY = 3000
"""Longest entry in characters; anything longer is prose (the longest genuine one seen has 2,100, with 300 authors)."""

_CLEAR_SIGNS = 2
"""Signs that a reference shows which is told from remarks: an item among notes, or one above nested points."""

_AFTER_LIST = 4
"""Signs that a paragraph behind the items of a list shows if it is one of them without a label."""

_LEAST_ENTRY = 40
_PARTED = re.compile(r"[.?!:](?<![A-Z]\.)\s(?=[\"“*_]{0,2}[^\W_a-z])")
"""What parts a title from what is said of it."""
_SENTENCE = re.compile(
    r"(?:In|Since|By|After|Before|During|From|Until|Between) (?:\w{3,9} )?\d{4}"
    r"|[^.?!\n]{3,200}\b(?:is|are|was|were|has|had|will)\s"
)
"""How an item begins that tells of a year."""
_LEAST_NOTE = 5
"""Spaces in a note behind a mark: shorter ones say what a table holds, ``† Without Norway (2019).``."""
_YEAR_AT_END = re.compile(rf"\({YEAR}\)\W{{0,3}}$|(?<!\d){YEAR}(?:;\d|\W{{0,3}}$)")
_DATED_LAST = re.compile(rf"(?<!\d){YEAR}[).]{{1,2}}$")
_GOES_ON = re.compile(r"(?:,|&|\s(?:and|und|et|y|e))\s{0,3}$")
"""How a line ends that breaks off amid the names."""
_DATED_NAMES = re.compile(rf"[^\d(\n]{{3,300}}\({YEAR}[a-z]?\)[.,:]?")
_TITLED = re.compile(
    rf"{CAPITAL}[^()\[\]\n]{{15,400}}\.\s(?:[^()\[\]\n]{{1,300}}\s)?(?i:arXiv:|doi:\s?|https?://(?:dx\.)?(?:doi|arxiv)\.org/)"
    rf"\S{{5,120}}\s?(?:\(?{YEAR}\)?)?\W{{0,3}}$",
)
"""``A title. A. Li and B. Wu. arXiv:2103.16701 (2021)``."""
_AUTHORS_FIRST = re.compile(
    rf"{CAPITAL}[^()\[\]\n]{{15,600}}[,?!]\s(?i:arXiv:|doi:\s?|https?://(?:dx\.)?(?:doi|arxiv)\.org/)\S{{5,120}}$"
)
"""``A. Li and B. Wu, A title, arXiv:2103.16701.``: undated, so that only behind ``[1]`` it can be nothing else."""
_TITLE_LABEL = re.compile(r"[*_]{0,2}(?:Title|Titel|Titre|Título|Titolo)[*_]{0,2}:[*_]{0,2}\s{1,3}\S", re.IGNORECASE)
"""``[1] Title: Frogs | Authors: Li``, as programs write what they have retrieved."""
_LINK = re.compile(r"(?:[\"“*_]{0,2}\[[^\[\]\n]{4,300}\]\(|<)?https?://")
_PICTURE = re.compile(r"[\s>]{0,8}[\u2190-\u2bff\U0001f000-\U0001faff]")
"""What opens a remark as often as a reference, so that it is no label that tells an item of a list."""
_DETAILS = 8
"""Lines of an item that are looked at: its head, and authors, year and venue below it."""
_BOLD_HEAD = re.compile(r"\*\*(?P<head>[^*\n]{3,600}(?:\b(?:1[5-9]|20)\d\d[a-z]?\)?|\b[^\W\d_]\.)[.,:]?)\*\*")


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a reference list: its text, its label if it has one, and the item with its label."""

    span: Span
    key: str | None
    item: Span


def find_entries(masked: str) -> tuple[Entry, ...]:
    """Return the entries of every reference list in ``masked``, in text order and without overlaps.

    A list stands under a heading that announces it, or is a run of at least two items that can only be references;
    a footnote definition counts on its own. Linear in the text.
    """
    lines = list(read_lines(masked))
    cited = find_cited_keys(masked) if any(line.key for line in lines) else frozenset()
    entries: list[Entry] = []
    index = 0
    while index < len(lines):
        heading = read_heading(lines[index].text.rstrip(), _text_of(lines, index + 1))
        if heading and heading.references:
            stop = _section_end(lines, index + 1, heading.level)
            entries.extend(_entries_under_heading(lines[index + 1 : stop], masked, cited, notes=heading.notes))
        elif skip := heading_before_text(lines[index].text):
            stop = _section_end(lines, index + 1, 1)
            entries.extend(_entries_under_heading([_cut(lines[index], skip), *lines[index + 1 : stop]], masked, cited))
        else:
            stop, found = _run_without_heading(lines, index, masked, cited)
            entries.extend(found)
        index = max(stop, index + 1)
    return tuple(entries)


def _text_of(lines: Sequence[Line], index: int) -> str:
    return lines[index].text.rstrip() if index < len(lines) else ""


def _cut(line: Line, skip: int) -> Line:
    return read_line(line.start + skip, line.text[skip:])


def _section_end(lines: Sequence[Line], start: int, level: int) -> int:
    """Return the index of the first heading at ``level`` or above it."""
    for index in range(start, len(lines)):
        heading = read_heading(lines[index].text.rstrip(), _text_of(lines, index + 1))
        if heading and heading.level <= level:
            return index
    return len(lines)


def _entries_under_heading(
    lines: Sequence[Line], masked: str, cited_numbers: frozenset[str], *, notes: bool = False
) -> Iterator[Entry]:
    """Yield the items that can be references; ``notes`` says that remarks stand among them, so each must show signs."""
    labelled = [line.indent for line in lines if line.label]
    outer = min(labelled, default=0)
    in_list = False
    for item in _items(lines, outer):
        body = " ".join(line.body.strip() for line in item)
        label = bool(item[0].label) and not _PICTURE.match(item[0].text)
        cited = item[0].key in cited_numbers
        can_be = len(body) <= MAX_ENTRY and looks_like_reference(body, labelled=label, cited=cited)
        least = _CLEAR_SIGNS if notes else _AFTER_LIST if in_list and not label and not is_reference(body) else 0
        in_list |= can_be and label
        if (can_be and (least == 0 or score(body) >= least)) or points_back(body):
            yield from _entries_of(item, masked)


def _items(lines: Sequence[Line], outer: int) -> Iterator[list[Line]]:
    """Yield the lines of each item: a labelled line, or a line that starts a reference, with what continues it."""
    item: list[Line] = []
    after_blank = True
    for line in lines:
        if line.blank or is_rule(line.text) or _is_subheading(line):
            after_blank = True
            continue
        if after_blank and item and _goes_on(line, item):
            after_blank = False
        if item and _comments(line, item) and (not line.label or (item[0].label and _is_clear(item))):
            continue
        if not item or _starts_item(line, item, after_blank=after_blank):
            if item:
                yield item
            item = [line]
        elif not after_blank or line.indent > outer:
            item.append(line)
        after_blank = False
    if item:
        yield item


def _is_clear(item: list[Line]) -> bool:
    return score(" ".join(line.body.strip() for line in item[:_DETAILS])) >= _CLEAR_SIGNS


def _goes_on(line: Line, item: list[Line]) -> bool:
    """Tell whether the item, cut in the middle of a sentence by a page or column, goes on after a blank line."""
    return not line.label and line.text.lstrip()[:1].islower() and not ends_reference(item[-1].text)


def _is_subheading(line: Line) -> bool:
    heading = read_heading(line.text.rstrip())
    return heading is not None and (heading.references or heading.level < WEAKEST)


def _starts_item(line: Line, item: list[Line], *, after_blank: bool) -> bool:
    if NAMES_DETAIL.match(line.text.strip()) and (line.indent > item[0].indent or (not after_blank and not line.label)):
        return False
    if line.label or after_blank:
        return True
    if item[0].note and line.indent <= item[0].indent and ends_reference(item[-1].text):
        return True
    if item[0].label or line.indent > item[0].indent:
        return False
    if item[-1].indent > line.indent == item[0].indent and opens_with_authors(line.text.strip()):
        return True  # the lines of an item hang
    is_whole = ends_reference(item[-1].text) or item[-1].text.rstrip(' "”*_')[-1:] in ("?", "!")
    return is_whole and (is_reference(line.text.strip()) or _opens_anew(line.text.strip(), item, line.indent))


def _opens_anew(text: str, item: list[Line], indent: int) -> bool:
    """Tell whether ``text`` begins with names and ends in a year, as the item above it does."""
    above = " ".join(line.text.strip() for line in item)
    return indent == item[0].indent and all(
        can_open_reference(part) and _DATED_LAST.search(part) for part in (above, text)
    )


def _run_without_heading(
    lines: Sequence[Line], start: int, masked: str, cited: frozenset[str]
) -> tuple[int, list[Entry]]:
    """Return where a run of references that starts at ``start`` ends, and its entries if there are enough."""
    if not _opens_run(_with_hanging(lines, start), cited):
        return start + 1, []
    items: list[list[Line]] = []
    index = start
    while index < len(lines) and (
        _opens_run(_with_hanging(lines, index), cited) or (items and _counts_on(lines[index], items[-1][0]))
    ):
        item = [lines[index]]
        index += 1
        while index < len(lines) and (_continues(lines[index], item) or _comments(lines[index], item)):
            if not _comments(lines[index], item):
                item.append(lines[index])
            index += 1
        items.append(item)
        index = _behind_others(lines, index, lines[start], cited)
    alone = bool(items[0][0].note)
    if len(items) < 2 and not alone:
        return index, []
    return index, [entry for item in items for entry in _entries_of(item, masked)]


def _is_cited(line: Line, cited: frozenset[str]) -> bool:
    """Tell whether the text points at the label of the line, and the line is dated as a reference is.

    What opens in bold is an item of a reading list, of which a text may speak by number too.
    """
    body = line.body.strip()
    if line.key not in cited or line.note or not _LEAST_ENTRY <= len(body) <= MAX_ENTRY:
        return False
    dated = None if body.startswith("**") else HAS_LETTERED_YEAR.search(body)
    n_stops, n_signs = len(_PARTED.findall(body)), score(body)
    if dated is None or (max(n_stops, n_signs - 1) < _CLEAR_SIGNS and _SENTENCE.match(body) and not is_reference(body)):
        return False
    return n_signs >= _CLEAR_SIGNS or bool(n_stops and _YEAR_AT_END.search(body))


def _with_hanging(lines: Sequence[Line], index: int) -> Line:
    """Return the line with those that hang below it, where it begins with names and they may hold the rest.

    Below ``Ada Li (2020).`` in a line of its own the rest need not hang.
    """
    line = lines[index]
    below = lines[index + 1 : index + _DETAILS]
    if not below or below[0].blank or below[0].label or not opens_with_authors(line.body.strip()):
        return line
    dated = _DATED_NAMES.fullmatch(line.body.strip())
    least = line.indent + (not (dated and (line.label or not index or lines[index - 1].blank)))
    more = takewhile(lambda item: not (item.blank or item.label) and item.indent >= least, below)
    head = f"{line.text.rstrip(' .,:')}." if dated else line.text.rstrip()
    return replace(line, text=" ".join([head, *(item.text.strip() for item in more)]))


def _counts_on(line: Line, last: Line) -> bool:
    """Tell whether ``[3]`` opens the line where ``[2]`` opened the last item, so that both are of one kind."""
    return (
        bool(line.key and last.key and line.key.isdecimal() and last.key.isdecimal())
        and int(line.key or 0) == int(last.key or 0) + 1
        and all(item.text.lstrip().startswith("[") and not item.note for item in (line, last))
        and looks_like_reference(line.body.strip(), labelled=True)
    )


def _behind_others(lines: Sequence[Line], index: int, first: Line, cited: frozenset[str]) -> int:
    """Return where the next reference of the same list is: behind blank lines, and behind items that are none."""
    while index < len(lines) and lines[index].blank:
        index += 1
    following = index
    while following < len(lines) and first.label and not first.note and _is_sibling(lines[following], first):
        if _opens_run(lines[following], cited):
            return following
        following += 1
    return index


def _is_sibling(line: Line, first: Line) -> bool:
    return bool(line.label) and line.indent == first.indent and not line.note


def _opens_run(line: Line, cited: frozenset[str] = frozenset()) -> bool:
    if _is_cited(line, cited):
        return True
    body = _without_bold_head(line.body.strip())
    if line.label and _TITLED.match(body):
        return True
    if line.key and (points_back(body) or _is_numbered_reference(line, body)):
        return True
    if line.note:
        return is_reference(body) or _is_note(line, body)
    return len(body) <= MAX_ENTRY and is_reference(body)


def _is_note(line: Line, body: str) -> bool:
    """Tell whether a note has the signs of a reference: ``Ada Li. A title. Minerva, 2019.`` or more."""
    if not line.text.lstrip().startswith("[") and body.count(" ") < _LEAST_NOTE:
        return False
    return score(body) >= 2 or (opens_with_full_name(body) and bool(_DATED_LAST.search(body)))


def _is_numbered_reference(line: Line, body: str) -> bool:
    """Tell whether the line is ``[1] B. Li, Phys. Rev. 6, 1 (2016).``, authors and year, or ends in an identifier.

    So is one that labels its title. Behind other numbers, which count anything, the year must stand at the end.
    """
    if not (line.key or "").isdecimal() or len(body) > MAX_ENTRY:
        return False
    if _TITLE_LABEL.match(body):
        return True
    year = _YEAR_AT_END if not line.text.lstrip().startswith("[") else HAS_LETTERED_YEAR
    if can_open_reference(body) and year.search(body):
        return True
    in_brackets = year is HAS_LETTERED_YEAR and "]:" not in line.text[: line.label]
    return in_brackets and bool(_LINK.match(body) or _AUTHORS_FIRST.match(body))


def _without_bold_head(body: str) -> str:
    """Return ``body`` without the marks around names and year in bold: ``**Li, A. (2020).** *A title.*``."""
    head = _BOLD_HEAD.match(body)
    return head["head"] + body[head.end() :] if head else body


def _continues(line: Line, item: list[Line]) -> bool:
    if line.indent > item[0].indent and NAMES_DETAIL.match(line.text.strip()):
        return True
    if not (line.blank or line.label) and (_GOES_ON.search(item[-1].text) or _is_below_head(line, item)):
        return True
    if line.blank or line.label or _opens_run(line) or read_heading(line.text):
        return False
    return line.indent > item[0].indent or not ends_reference(item[-1].text)


def _is_below_head(line: Line, item: list[Line]) -> bool:
    """Tell whether the line stands below ``Ada Li (2020).``, as far in as the lines between."""
    if _DATED_NAMES.fullmatch(line.text.strip()) or line.indent < item[-1].indent * (len(item) > 1):
        return False
    return bool(_DATED_NAMES.fullmatch(item[0].body.strip())) and opens_with_authors(item[0].body.strip())


def _comments(line: Line, item: list[Line]) -> bool:
    """Tell whether the line is a point below the item, or a sentence behind it, that tells nothing of the reference."""
    if not line.label:
        text = line.text.strip()
        return bool(REMARK_LABEL.match(text) and not NAMES_DETAIL.match(text)) or remarks(line, text, item)
    deeper = line.indent > item[0].indent and bool(line.label) and not line.blank
    return deeper and not NAMES_DETAIL.match(line.text.strip()) and not _opens_run(line)


def _entries_of(item: list[Line], masked: str) -> Iterator[Entry]:
    """Yield the entry that ``item`` is, or its parts where ``[2]`` goes on in the line of ``[1]``."""
    key, item_start = item[0].key, item[0].start
    start = item_start + item[0].label
    end = item[-1].start + len(item[-1].text.rstrip())
    while key and key.isdecimal():
        following = masked.find(f" [{int(key) + 1}] ", start, end)
        if following < 0:
            break
        yield from _parts(masked, item_start, start, following, key)
        key, item_start = str(int(key) + 1), following + 1
        start = item_start + len(key) + 3
    yield from _parts(masked, item_start, start, end, key)


def _parts(masked: str, item_start: int, start: int, end: int, key: str | None) -> Iterator[Entry]:
    """Yield the references of one item; the label belongs to each of them, and its place to the first."""
    end = start + comment_start(masked[start:end])
    for part in find_parts(masked[start:end]):
        span = part.shifted(start)
        if len(span):
            yield Entry(span, key, Span(min(item_start, span.start), span.end))
            item_start = span.end
