"""Styles that begin with the authors and do not quote the title.

With the year behind the authors: APA, Harvard, Chicago author-date, ACL, ACM, Springer. With the year at the end:
Vancouver, NeurIPS, Nature, Springer LNCS, Elsevier. Without a title: the styles of physics and chemistry.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from citecheck.datatypes import FieldName, Span
from citecheck.lexicon import lexicon
from citecheck.parsing.authors import scan_authors
from citecheck.parsing.letters import UPPER
from citecheck.parsing.patterns import HAS_YEAR
from citecheck.parsing.styles.heads import author_span, looks_like_authors, year_anchor
from citecheck.parsing.styles.reading import Reading
from citecheck.parsing.styles.sentences import find_boundaries
from citecheck.parsing.styles.splitting import split_title
from citecheck.parsing.styles.tail import read_tail, venue_stop
from citecheck.parsing.styles.view import IDENTIFIER
from citecheck.parsing.styles.vocabulary import ABBREVIATIONS, MONTH, YEAR
from citecheck.text.folding import fold_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citecheck.parsing.styles.view import View

_LIST = re.compile(rf"[,;&]\s|\s[{UPPER}]{{1,3}}$|\b[{UPPER}]\.|\bal\b|\band\b")
_INITIAL = re.compile(rf"\b[{UPPER}]{{1,3}}(?:\.|\b)")
_MAX_ANCHORS = 3
_LONGEST_JOURNAL = 60
_COUNT = re.compile(r"[\[(]\d{1,4}\s[Aa]uthors?[\])]")
"""What some write for people without number: "[43 authors]. Title"."""

_INVERTED_HEAD = r"(?:[^,:;()\"]{1,50},(?:[ -]{0,2}[^\W\d_]\.){1,10}\s?(?:,\s|(?=:\s))){1,600}+(?=:\s)"
"""Names as Springer's style writes them, up to the colon; whatever the families look like."""

_MAX_HEAD = 2_500
_BRACKET = re.compile(r"\s?\((?!\s?(?:[Ee]d|[Hh]rsg)|[^()]{2,60}\s(?:Collaborations?|Group|Team|Consortium)\))")
_GAP = re.compile(
    r"(?:\s\([^()]{2,60}\s(?:Collaborations?|Group|Team|Consortium)\))?"
    r"(?:(?:,\s?|\s?[(\[])(?:[Ee]ditors?|[Ee]ds?\.?|[Hh]rsg\.?|[Dd]irectors?|[Pp]roducers?|[Cc]ompilers?|[Cc]omps?\.|a "
    r"cura di)[)\]]?(?=[\s.,:;]))?"
    r"[\s.,:;–—-]{0,6}"
)
_VANCOUVER_DATE = re.compile(rf"\b{YEAR}(?:\s\w{{3}})?;\s?\d")
_MONTH_AND_DAY = re.compile(rf"[.,:]?\s{MONTH}\s\d{{1,2}},?\s")
_DATED_END = re.compile(rf"(?:\.\s{YEAR}\.?|,\s{YEAR}\.|\({YEAR}\)\.)(?:\s?{IDENTIFIER}\.?)?$")
_NEXT_WORD = re.compile(rf"\.\s(?![{UPPER}]\.)")
_WORD_ENDS = re.compile(r"[a-z\u00df-\u00ff]{3}\.$")
_JOURNAL = re.compile(rf"[{UPPER}][^\"\d;()]{{1,100}}")
_DIGIT = re.compile(r"\d")
_BEFORE_DIGIT = 4
_LONGEST_NAME = 5
# Volume, page and year behind a journal in the orders of AIP, Elsevier, ACS and APS.
_NUMBERS = re.compile(
    rf",?\s\(?{YEAR}\)?,\s\d{{1,4}}[A-Z]?\b|,?\s\d{{1,4}}[A-Z]?\s?\({YEAR}\)"
    rf"|,?\s(?:[A-Z]\s?)?\d{{1,4}}[A-Z]?,\s[A-Z]?\d{{1,7}}[A-Z]?(?:[-–]\w{{1,8}})?\s\({YEAR}\)"
    rf"|\s\d{{1,4}}[A-Z]?\s\({YEAR}\)|,\s\d{{1,4}}[A-Z]?(?:\(\d{{1,3}}\))?:\s?\d"
)
_ABBREVIATED = re.compile(rf"(?:[{UPPER}&][\w&-]{{0,14}}(?:\.|\b)(?:,?\s|$)|(?:of|and|in|für|de|the|der)\s){{1,10}}")


@cache
def _inverted_head() -> re.Pattern[str]:
    return re.compile(_INVERTED_HEAD)


def read_author_date(view: View) -> Reading | None:
    """Return the reading of "authors year title tail"."""
    text = view.text
    for count, anchor in enumerate(year_anchor().finditer(text)):
        if count == _MAX_ANCHORS:
            break
        head = anchor.start() + (text[anchor.start()] == ".")
        if anchor.start() < 2 or not looks_like_authors(text[:head]) or _opens_name(text, anchor):
            continue
        gap = _GAP.match(text, anchor.end())
        start = gap.end() if gap else anchor.end()
        if start >= len(text) - 1:
            return None
        fields = {FieldName.AUTHORS: author_span(text, 0, anchor.start() + 1)}
        group = next((name for name in ("y1", "y2") if anchor.group(name)), None)
        if group:
            fields[FieldName.YEAR] = Span(*anchor.span(group))
        title, rest = split_title(view, start, len(text), by_commas=anchor.group().rstrip().endswith(","))
        if len(title) < _LONGEST_JOURNAL and _is_known_journal(text, start):
            return Reading({**read_tail(text, start, len(text)), **fields}, 0.91)
        fields[FieldName.TITLE] = title
        return Reading({**read_tail(text, rest, len(text)), **fields}, 0.92 if len(title) > 2 else 0.3)
    return None


def _opens_name(text: str, anchor: re.Match[str]) -> bool:
    """Tell whether a year is in a title or venue, where another stands behind it.

    "Mapping. 2021 IEEE Conference. 2021.", "Jahre 1860. J. 1861;9", "January 9, 1866. J., 34:1, 1866.".
    """
    is_apa = anchor.group("y1") and text[anchor.start()] == "."  # ". (2010)": behind initials
    if is_apa or HAS_YEAR.search(text, anchor.end()) is None:
        return False
    if anchor.group("y2") and (
        _MONTH_AND_DAY.match(text, anchor.start()) or _VANCOUVER_DATE.search(text, anchor.end())
    ):
        return True
    is_marked = not text[anchor.end() - 1].isdigit() or anchor.end() == len(text)
    if anchor.group("y2") and text[anchor.end() - 1] != "." and _DATED_END.search(text, anchor.end()):
        return True
    if _is_behind_names(text, anchor.start()):
        return True
    return not is_marked and _WORD_ENDS.search(text, max(0, anchor.start() - 8), anchor.start() + 1) is not None


def _is_behind_names(text: str, at: int) -> bool:
    """Tell whether words stand between the names of the authors, a sentence of their own, and ``at``."""
    end = scan_authors(text)
    return end is not None and _NEXT_WORD.match(text, end) is not None and text.count(" ", end, at) > 1


def read_author_first(view: View) -> Reading | None:
    """Return the reading of "authors title tail" or "authors journal volume page"."""
    text = view.text
    counted = _COUNT.match(text)
    end = counted.end() if counted else _names_end(view)
    if end is None or _BRACKET.match(text, end):
        return None
    gap = _GAP.match(text, end)
    start = gap.end() if gap else end
    fields = {} if counted else {FieldName.AUTHORS: author_span(text, 0, min(end + 1, start))}
    if start >= len(text) - 1:
        return None
    if _has_no_title(text, start):
        return Reading({**read_tail(text, start, len(text)), **fields}, 0.91)
    title, rest = split_title(view, start, len(text), by_commas=text[end : end + 1] == ",")
    fields[FieldName.TITLE] = title
    tail = read_tail(text, rest, len(text))
    sure = 0.91 if tail and (_LIST.search(text, 0, end) or _is_person(text, end)) else 0.8
    return Reading({**tail, **fields}, sure if len(title) > 2 else 0.2)


def _names_end(view: View) -> int | None:
    """Return where the authors end at the start: before what is emphasised, and before a known journal."""
    text = view.text
    if ".:" in text[:_MAX_HEAD] and (head := _inverted_head().match(text)):
        return head.end()
    end = scan_authors(text)
    if end is None:
        return None
    if view.emphasis and 2 < view.emphasis[0].start < end:
        end = len(text[: view.emphasis[0].start].rstrip(" ,.:;"))
    last = text.rfind(", ", 0, end)
    if last > 0 and _is_known_journal(text, last + 2):
        end = last
    return next((at for at, chunk in _chunks(text, end) if _is_text(chunk)), end)


def _is_person(text: str, end: int) -> bool:
    """Tell whether one person ends at ``end``, a given name first, and with a full stop."""
    words = fold_words(text[:end])
    is_short = 1 < len(words) <= _LONGEST_NAME and text.startswith(". ", end)
    return is_short and lexicon().is_given(words[0]) and not lexicon().reads_as_text(words)


def _chunks(text: str, end: int) -> Iterator[tuple[int, str]]:
    """Yield the parts of a list of names behind its first comma, and where the comma stands before each."""
    at = text.find(", ", 0, end)
    while at >= 0:
        following = text.find(", ", at + 2, end)
        yield at, text[at + 2 : following if following >= 0 else end]
        at = following


def _is_text(chunk: str) -> bool:
    """Tell whether what looks like a name is made of words of titles: "Entanglement Renormalization"."""
    if _INITIAL.search(chunk) or " " not in chunk:
        return False
    words = fold_words(chunk.removeprefix("and "))
    return len(words) > 1 and lexicon().reads_as_text(words)


def _has_no_title(text: str, start: int) -> bool:
    """Tell whether a journal and its numbers stand at ``start``, where styles with titles have the title."""
    digit = _DIGIT.search(text, start)
    if digit is not None:
        for end in range(max(start + 2, digit.start() - _BEFORE_DIGIT), digit.start() + 1):
            if _NUMBERS.match(text, end):
                name = text[start:end]
                return (_JOURNAL.fullmatch(name) is not None and _is_journal(name)) or _is_known_journal(text, start)
    return _is_known_journal(text, start)


def _is_known_journal(text: str, start: int) -> bool:
    """Tell whether a known venue of two words or more stands at ``start`` and numbers follow it at once."""
    limit = min(len(text), start + _LONGEST_JOURNAL)
    stop = venue_stop(text, start, limit)
    if stop == limit:
        return False
    words = fold_words(text[start:stop])
    return len(words) > 1 and lexicon().has_venue(words)


def _is_journal(name: str) -> bool:
    """Tell whether ``name`` reads as one journal name: capitalised words without an inner end of a sentence."""
    name = name.rstrip(" ,")
    journal = fold_words(name.rpartition(", ")[2])
    if "," in name and lexicon().has_venue(journal) and not lexicon().has_venue(fold_words(name)):
        return False  # "Quantum Cosmology, Phys. Rev. Lett.": a title, then the journal
    for boundary in find_boundaries(name, 0, len(name)):
        last = name[: boundary.end].rpartition(" ")[2]
        is_abbreviation = len(last) <= 5 or last.lower() in ABBREVIATIONS
        if boundary.end < len(name) - 1 and (boundary.strong or not is_abbreviation):
            return False
    return _ABBREVIATED.fullmatch(name + " ") is not None
