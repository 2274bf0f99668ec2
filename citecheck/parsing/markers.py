"""Pointers by name: ``(Li, 2020; Wu, 2021)`` and ``Li et al. (2020)``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from citecheck.datatypes import Span
from citecheck.parsing.attribution import BY, NO_AUTHOR, REPORTS
from citecheck.parsing.letters import CAPITAL
from citecheck.parsing.organisations import is_acronym, is_organisation
from citecheck.parsing.patterns import AUTHORS, LONE_YEAR, UP_TO_NAMES, YEAR, read_names
from citecheck.parsing.pointers import Pointer
from citecheck.parsing.prose.evidence import bare_span
from citecheck.parsing.rows import cells_of, find_rows
from citecheck.parsing.styles.vocabulary import MONTH
from citecheck.text.names import fold_family

_PAGES = (
    r"(?:,?\s(?:pp?\.?|S\.|[Cc]h\.|chap\.|[Ss]ec\.|§|para\.|vol\.|págs?\.)\s?[\w.,–-]{1,15}(?:\s?[–-]\s?\w{1,8}|\sff?\.)?"
    r"|:\s?\d{1,5}(?:[–-]\d{1,5}|\s?ff?\.?)?|,\s\d{1,4}(?:[–-]\d{1,4})?(?![\w–-]))"
)
_UNDATED = r"n\.\s?d\.|in press|forthcoming|im Druck|en prensa|sous presse|o\.\s?J\.|s\.\s?[fd]\."
_YEARS = (
    rf"(?P<years>{YEAR}[a-z]?(?:/(?:{YEAR}|\d\d(?!\d)))?(?:,\s?(?:{YEAR}[a-z]?|[a-z](?!\w))){{0,5}}|(?:{_UNDATED}))年?"
    rf"(?:,\s{MONTH}(?:\s\d{{1,2}})?)?"
)
_SHORT = r"(?:\s\[[A-Z][\w&.-]{1,14}\])?"
"""``[CDC]`` behind the name of an organisation that is cited for the first time."""
_WHERE = (
    r"(?:(?:(?<=et al)|(?<=t al\.)|(?<=al\.,)),?\s[A-Z][^\d;()\[\]\n]{1,60}?"
    r"|,?\s(?P<mark>[*_])[^*_\n]{2,80}(?P=mark)(?=,?\s)|,?\s(?:ar|bio|med|chem)R?[Xx]iv(?=,?\s))?"
)
"""The venue that some name behind a cut list, or in italics: ``He et al., CVPR 2016``, ``Li, *Nature* 2016``."""
_GROUP = re.compile(
    r"[(\[](?P<inner>(?:[^()\[\]\n]|\[[A-Z][\w&.-]{1,14}\](?=,)){5,600}(?:\n[^()\[\]\n]{1,300})?)[)\]](?!\()"
)
_LEAD = (
    r"(?i:(?:and|und|y|et|e|but|though|contra|pace|(?:see|cf\.?|vgl\.|siehe|hierzu|voir|véan?se|ver|cfr\.?|vedi)"
    r"(?:\s(?:also|auch|aussi|también|também|anche))?|so auch|e\.g\.,?|i\.e\.,?|z\.\s?B\.|p\.\s?ej\.|apud|参见|见|as in"
    r"|after|following|from|by|for a review,? see|reviewed in|(?:as\s)?(?:cited|quoted) in|zit\. n(?:ach|\.)),?\s){0,3}"
)
_ASIDE_BEHIND = r"(?:,\s(?i:for|among|inter|and references|emphasis|my|our|original|translated|own).{1,80})?"
_PART = (
    rf"\s{{0,2}}{_LEAD}(?P<told>(?P<authors>{AUTHORS}){_SHORT}{_WHERE}(?P<comma>,)?\s?\(?{_YEARS}\)?(?P<locator>{_PAGES})?)"
    rf"(?P<rest>[,:]\s(?i:arxiv|doi|https?|10\.\d).{{1,200}})?{_ASIDE_BEHIND}\s{{0,2}}"
)
_CALL = r"[A-Z][A-Za-z.&-]{1,14},\s"
"""What a bracket says that an organisation is called: ``(WHO, 2020)``."""
_NARRATIVE = (
    rf"(?<![\w\"“])(?<!\w\*)(?<!\w\*\*)(?P<authors>{AUTHORS})"
    rf"(?:['’]s?|(?<=[a-z.])\sin\s(?:the\s)?[*_][^*_\n]{{2,60}}[*_](?=\s\())?"
    rf"(?:,?\s?(?P<open>[(\[])(?P<called>{_CALL})?(?:(?:vgl\.|cf\.|see|siehe|cfr\.|voir|ver)\s)?|,?\s(?:in\s)?)"
    rf"(?P<inner>{_YEARS}(?P<locator>{_PAGES})?)(?(open)(?:[)\]](?!\()|(?=;\s))|(?![\w–/-]|\]\())"
)
"""``Li et al. (2020)``; without a bracket only a cut list is certain to be one."""
_CUT = re.compile(r"\bal\b\.?[*_,]{0,3}$")
_BETWEEN_PARTS = re.compile(r";|,(?=\s(?:as\s)?(?:cited|quoted)\sin\s)")
_JOINS = re.compile(r"[や与和及、]|[,;]?\s(?:(?:and|und|et|y|e|&|or)\s(?:d['’]|de\s)?)?")
_IS_DATED = re.compile(rf"{LONE_YEAR}(?!\d)|{_UNDATED}")
_BEHIND_DATE = 160
"""How far a pointer goes on behind its first date: more dates, a locator (characters)."""
_LONGEST_LIST = 500
"""How far before a date its names begin (characters)."""
_OPENING = re.compile(r"\b[^\W\d_]")
_CALLED = re.compile(_CALL)
_YEAR_AND_LETTER = re.compile(rf"({YEAR}/)?({YEAR})?([a-z])?")
_JOINED_YEARS = re.compile(rf"(?:{YEAR}/)?{YEAR}[a-z]?|(?<=[\s,])[a-z](?!\w)")
_ARTICLE = re.compile(
    r"(?:(?:de|d['’])\s?)?(?:la|le|les|l['’]|el|los|las|del|du|des|della|do|da|il|o|a|os|as|die|der|das|the)\s?"
    r"(?=[A-Z]{2}|Ban[ckq]|Organi|Minist|Institu|Comisi|Commis|Agen[ct]|Nacion|Nation|Fonda|[A-Z][\w-]{1,30}\sStiftung|Fundaci|Asociaci|Associa)"
)
_HAN = re.compile(r"[\u3040-\u9fff]")
_LATIN_NAME = re.compile(r"[^\W\d_\u3040-\u9fff][\w.'’ -]{1,40}?(?:等人?|ら)$")
_HAN_ORGANISATION = re.compile(r"(?:省|庁|研究所|機構|協会|委員会|学会|银行|统计局|研究院|委员会|协会)$")
_HAN_LEAD = re.compile(
    r"(?:一方|また|しかし|さらに|例えば|なお|他方|次に|特に|近年|最近|因此|然而|此外|例如|同时|另外|但是|而且),|や|と(?=[\u4e00-\u9fff]{2,4}$)"
)
"""Words that lead to a sentence and no list of names."""
_HAN_NAMES = re.compile(r"(?:(?<![\u3040-\u9fff])[\u3040-\u9fff]{2,4}[,和与及と]){0,5}[\u3040-\u9fff]{2,4}(?:等人?)?$")
"""Names of two to four characters that end a stretch without spaces."""
# "sin Estado, y Sen (1999)": no comma stands between two names in these languages.
_ASIDE = re.compile(r"[^\s,]{2,40},\s(?:y|et|und|e)\s(?=\S{1,40}$)")
_VENUE = 80
_VENUE_BEFORE = re.compile(r"\sin\s(?:the\s)?[*_][^*_\n]{2,60}[*_]\s\($")
"""``Jones and Brown in *PNAS* (2019)``: what stands between the names and the date."""
_OF_WORK = re.compile(
    r"\b(?:estudos?|trabalhos?|obras?|livros?|artigos?|pesquisas?|estudios?|trabajos?|libros?|artículos?|études?|travaux"
    r"|ouvrages?|livres?|articles?|studi(?:o|i)|saggi(?:o)?|libri|articol[oi])\s$"
)
"""Words behind which ``de`` belongs to no name: ``um estudo de Silva``."""
_PARTICLE = re.compile(r"(?:de|di)\s(?=[^\W\d_a-z])")
_CAPITAL_BEFORE = re.compile(rf"(?<!\w){CAPITAL}[\w’'-]{{0,38}}\s$")
_STUDIES = re.compile(
    r"\b(?:stud(?:y|ies)|references?|refs?|sources?|citations?|papers?|authors?|publications?|works?|researchers?|Studien?"
    r"|Quellen?|Autor(?:en|es)?|études?|auteurs?|estudios?|referencias?|referências?|estudos?|autores|studi(?:o|i)|fonti)\b"
    r"|文献|研究|作者|著者",
    re.IGNORECASE,
)
_HABIT = 2
"""Certain pointers that make an organisation with a year a pointer too, and not the founding of it."""
_WIDE = tuple(zip("（）；，、・：", "();,,,:", strict=True))
"""Brackets and separators as Chinese and Japanese write them."""


@cache
def _part() -> re.Pattern[str]:
    """Return the pattern of a pointer in a bracket; compiled when first used because names make it large."""
    return re.compile(_PART, re.DOTALL)


@cache
def _narrative_pointer() -> re.Pattern[str]:
    """Return the pattern of ``Li et al. (2020)``."""
    return re.compile(_NARRATIVE)


def find_author_year_pointers(body: str) -> list[Pointer]:
    """Return the pointers ``(Li, 2020; Wu, 2021)`` and ``Li et al. (2020)``, in text order and without overlaps."""
    for wide, narrow in _WIDE:
        body = body.replace(wide, narrow)
    found = [
        pointer for match in _GROUP.finditer(body) if _IS_DATED.search(match["inner"]) for pointer in _group(match)
    ]
    found.extend(pointer for match in _narrative_matches(body, list(found)) for pointer in _narrative(match, body))
    found.sort(key=lambda pointer: (pointer.span.start, -pointer.span.end))
    kept: list[Pointer] = []
    for pointer in found:
        if not kept or pointer.span.start >= kept[-1].span.end:
            kept.append(pointer)
    return _confirmed(kept, body)


def _confirmed(pointers: list[Pointer], body: str) -> list[Pointer]:
    """Return the pointers, those made certain that share a bracket or an author with a certain one.

    Where others stand without a comma (``Li and Wu 2020``), a name alone may too.
    """
    certain = [pointer for pointer in pointers if pointer.certain]
    groups = {pointer.group for pointer in certain}
    joined = {
        place
        for left, right in pairwise(pointers)
        if left.certain != right.certain and _JOINS.fullmatch(body, left.span.end, right.span.start)
        for place in (left.span, right.span)
    }
    for chain in (pairwise(pointers), pairwise(reversed(pointers))):
        for left, right in chain:
            first, second = (left, right) if left.span.start < right.span.start else (right, left)
            if left.span in joined and not right.certain and _JOINS.fullmatch(body, first.span.end, second.span.start):
                joined.add(right.span)
    families = {fold_family(author) for pointer in certain for author in pointer.authors}
    cells = set() if len(certain) == len(pointers) else _study_cells(body)
    no_comma = any(_stands_without_comma(pointer, body) for pointer in certain)

    def is_confirmed(pointer: Pointer) -> bool:
        in_cell = pointer.span in cells
        if _is_unbracketed(pointer, body) and not in_cell and not is_acronym(str(pointer.authors[0])):
            return fold_family(pointer.authors[0]) in families
        if (pointer.authors[0].literal or is_acronym(str(pointer.authors[0]))) and len(certain) >= _HABIT:
            return True
        if fold_family(pointer.authors[0]) in families:
            return True
        if pointer.authors_span and NO_AUTHOR.search(pointer.authors_span.of(body)):
            return False
        if in_cell:
            return True
        return pointer.group in groups or pointer.span in joined or (no_comma and _stands_without_comma(pointer, body))

    return [
        replace(pointer, certain=True) if not pointer.certain and is_confirmed(pointer) else pointer
        for pointer in pointers
    ]


def _is_unbracketed(pointer: Pointer, body: str) -> bool:
    """Tell whether neither the pointer nor its year stands in a bracket."""
    return body[pointer.span.end - 1] not in ")]" and pointer.group == pointer.span


def _study_cells(body: str) -> set[Span]:
    """Return what the cells of tables hold whose column is headed by a word for studies or their authors."""
    found: set[Span] = set()
    header: Span | None = None
    columns: list[int] = []
    for heading, row in find_rows(body):
        if heading != header:
            header = heading
            columns = [index for index, cell in enumerate(cells_of(body, heading)) if _STUDIES.search(cell.of(body))]
        cells = cells_of(body, row) if columns else []
        found.update(bare_span(body, cells[index], " \t*_") for index in columns if index < len(cells))
    return found


def _stands_without_comma(pointer: Pointer, body: str) -> bool:
    """Tell whether the pointer is ``Li and Wu 2020`` in a bracket."""
    authors, year = pointer.authors_span, pointer.year_span
    return pointer.group.start < pointer.span.start and bool(
        authors and year and body[authors.end : year.start].isspace() and body[authors.end - 1] not in ",."
    )


def _group(match: re.Match[str]) -> Iterator[Pointer]:
    """Yield the pointers of one bracket; a bracket in which some part is not a pointer still yields the others."""
    group, is_square = Span(*match.span()), match.group().startswith("[")
    for part, start in _parts_of(match["inner"]):
        found = _part().fullmatch(part)
        if found:
            yield from _pointers(
                found,
                match.start("inner") + start,
                group,
                certain=_is_certain(found, bool(found["comma"] or found["mark"]) or is_square),
            )


def _parts_of(inner: str) -> Iterator[tuple[str, int]]:
    """Yield the parts of a bracket and where they start; names alone belong to the next (``SILVA; SOUZA, 2015``)."""
    start = 0
    for separator in _BETWEEN_PARTS.finditer(inner):
        if _IS_DATED.search(inner, start, separator.start()):
            yield inner[start : separator.start()], start
            start = separator.end()
        elif not inner[start : separator.start()].isupper():
            start = separator.end()
    yield inner[start:], start


def _narrative_matches(body: str, in_brackets: list[Pointer]) -> Iterator[re.Match[str]]:
    """Yield the matches of ``_NARRATIVE``, which is tried where names may begin that lead to a date.

    A date that a pointer in brackets holds leads to no other, but where the bracket says what its author is called.
    """
    floor = index = 0
    for date in _IS_DATED.finditer(body):
        start = date.start()
        if start < floor:
            continue
        while index < len(in_brackets) and in_brackets[index].span.end <= start:
            index += 1
        held_from = in_brackets[index].span.start if index < len(in_brackets) else start + 1
        is_led_to = held_from > start or _CALLED.fullmatch(body, held_from, start)
        found = _narrative_match(body, floor, date) if is_led_to else None
        if found:
            yield found
        floor = found.end() if found else date.end()


def _narrative_match(body: str, floor: int, date: re.Match[str]) -> re.Match[str] | None:
    """Return the match whose names begin first between ``floor`` and ``date``."""
    start = date.start()
    if body[start - 1 : start] not in ("(", "[") and not body[start - 1 : start].isspace():
        return None
    before = start - len("in ") if body.endswith("in ", floor, start) else start
    if body.endswith(("* (", "_ ("), floor, start):
        venue = _VENUE_BEFORE.search(body, max(floor, start - _VENUE), start)
        before = venue.start() if venue else before
    low = max(floor, start - _LONGEST_LIST)
    outside = UP_TO_NAMES.match(body, low, before)
    for opening in _OPENING.finditer(body, outside.end() if outside else low, before):
        found = _narrative_pointer().match(body, opening.start(), date.end() + _BEHIND_DATE)
        if found:
            return found
    return None


def _narrative(match: re.Match[str], body: str) -> Iterator[Pointer]:
    aside = _ASIDE.match(match["authors"])
    of = _PARTICLE.match(match["authors"])
    aside = of if of and _OF_WORK.search(body, max(0, match.start() - 20), match.start()) else aside
    match = (aside and _narrative_pointer().match(body, match.start() + aside.end())) or match
    if match["called"] and not is_organisation(match["authors"]):
        return  # the bracket is a pointer of its own: Systems (Meadows, 2008)
    if not match["open"]:
        certain = _CUT.search(match["authors"]) is not None
        yield from _pointers(match, 0, Span(*match.span()), certain=certain)
        return
    certain = _is_certain(match, comma=match["open"] == "[") or (
        not NO_AUTHOR.search(match["authors"])
        and bool(match["authors"].endswith(("'s", "’s")) or REPORTS.match(body, match.end()) or _is_led_to(match, body))
    )
    yield from _pointers(match, 0, Span(*match.span()), certain=certain)


def _is_led_to(match: re.Match[str], body: str) -> bool:
    """Tell whether words such as "according to" lead to the author; behind an article only organisations are one."""
    lead = BY.search(body, max(0, match.start() - 24), match.start())
    if lead is None:
        return False
    if lead.group().startswith("by") and _CAPITAL_BEFORE.search(body, max(0, lead.start() - 40), lead.start()):
        return False  # War by Timetable (1969)
    name = match["authors"][_before_names(match["authors"]) :]
    return not lead["article"] or is_organisation(name) or name.isupper()


def _is_certain(found: re.Match[str], comma: bool) -> bool:
    """Tell whether names and year can only be a pointer: several names, a comma, a letter or a page."""
    names, truncated = read_names(found["authors"])
    told = len(names) > 1 or truncated or comma or found["locator"] or not found["years"].isdecimal()
    return bool(told) and not NO_AUTHOR.search(_ARTICLE.sub("", found["authors"]))


def _before_names(written: str) -> int:
    """Return the length of what is no name: ``la`` before ``OMS``, the sentence before names in Chinese."""
    lead = _ARTICLE.match(written) or _HAN_LEAD.match(written)
    if lead:
        return lead.end()
    if not _HAN.search(written) or _HAN_ORGANISATION.search(written):
        return 0
    names = _LATIN_NAME.search(written) or _HAN_NAMES.search(written)
    return names.start() if names else 0


def _pointers(found: re.Match[str], offset: int, group: Span, *, certain: bool) -> Iterator[Pointer]:
    """Yield one pointer per year: ``Li, 2020, 2021a`` is two, and ``2020a, b`` too."""
    start = found.start("authors") + _before_names(found["authors"])
    written = found.string[start : found.end("authors")]
    authors, truncated = read_names(written)
    if not authors:
        return
    authors_span = Span(start + offset, start + offset + len(written.rstrip(" ,\n")))
    if "told" not in found.groupdict():
        group = Span(start + offset, group.end)
    year = 0
    years = list(_JOINED_YEARS.finditer(found["years"]))
    if not years or not found["years"][0].isdigit():
        span = Span(start + offset, _pointer_end(found, offset, authors_span))
        yield Pointer(span, group, (), authors, truncated, None, "", authors_span, None, certain)
        return
    for position, part in enumerate(years):
        parsed = _YEAR_AND_LETTER.fullmatch(part.group())
        if not parsed:
            continue
        year = int(parsed[2]) if parsed[2] else year
        first = position == 0
        place = found.start("years") + part.start() + offset
        year_span = Span(place, place + len(part.group()))
        span = Span(start + offset, _pointer_end(found, offset, year_span)) if first else year_span
        yield Pointer(
            span,
            group,
            (),
            authors,
            truncated,
            year,
            parsed[3] or "",
            authors_span if first else None,
            year_span,
            certain,
        )


def _pointer_end(found: re.Match[str], offset: int, year: Span) -> int:
    """Return the end of the pointer: a lone year takes its locator and closing bracket along."""
    several = len(_JOINED_YEARS.findall(found["years"])) > 1
    if several:
        return year.end
    return offset + found.end("told" if "told" in found.groupdict() else 0)


def read_pointer(text: str, offset: int = 0) -> Pointer | None:
    """Return the pointer by name that the whole of ``text`` is (``Li et al., 2020``), shifted by ``offset``."""
    found = _part().fullmatch(text) if _IS_DATED.search(text) else None
    return next(_pointers(found, offset, Span(offset, offset + len(text)), certain=True), None) if found else None
