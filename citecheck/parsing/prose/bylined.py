"""Works with a byline: authors, venue and year on a line of their own below the title, parted by dots or bars."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.datatypes import Citation, FieldName, FieldSpan, Span
from citecheck.parsing.letters import CAPITAL
from citecheck.parsing.markers import read_pointer
from citecheck.parsing.patterns import YEAR, authors_pattern
from citecheck.parsing.prose.after import read_after
from citecheck.parsing.prose.capitals import count_words
from citecheck.parsing.prose.evidence import Evidence, bare_span
from citecheck.parsing.prose.named import make_named
from citecheck.parsing.prose.works import Works
from citecheck.parsing.scholarly import find_works
from citecheck.parsing.shapes import is_name_list, is_reference
from citecheck.parsing.styles.vocabulary import MONTH, VENUE_WORD
from citecheck.parsing.titles import is_title_like

_TITLE = r"[^\n]{8,300}"
# A pattern that begins with a mark skips what has none.
_PARTED = re.compile(r"[·•∙⋅|–—-](?<=\s.)\s(?:(?<=[·•∙⋅|].)|(?=[^\n]{1,200}\s[–—-]\s))")
_BYLINE = re.compile(rf"\n[ \t]{{0,12}}(?![|#])(?P<line>[^\n]{{8,600}}{YEAR}[^\n]{{0,200}})")
_HEADED = re.compile(rf"#(?<![^\n]#)#{{0,5}}\s{_TITLE}(?=\n{{1,2}}[^\n#]{{8,400}})")
_LABEL = re.compile(r"[ \t>]{0,20}(?:#{1,6}\s{1,3})?(?:[-*+•]\s{1,3})?(?:(?:\(?\d{1,3}[.)]|\[\d{1,3}\])\s{1,3})?")
_ITEM = re.compile(r"[ \t]{0,12}(?:[-*+•]\s|\(?\d{1,3}[.)]\s|[#|>])")
_LINK = re.compile(r"\[(?P<title>[^\[\]\n]{1,300})\]\([^\s()]{1,500}\)")
_EDGES = ' \t*_"“”„«»()'
_SEPARATOR = re.compile(r"\s(?:[·•∙⋅|]|[–—-])\s")
_DATE = re.compile(rf"(?:(?:\d{{1,2}}\.?\s)?{MONTH}(?:\s\d{{1,2}})?,?\s)?(?P<year>{YEAR})(?:-\d\d){{0,2}}")
_VENUE_AND_YEAR = re.compile(rf"(?P<venue>[^\d\n][^\n]{{0,150}}?),?\s\(?(?P<year>{YEAR})\)?")
_BY = re.compile(r"(?:by|von|par|por|di|authors?:)\s{1,2}", re.IGNORECASE)
_INITIALS_FIRST = re.compile(
    rf"[A-Z]{{1,3}}\s{CAPITAL}[\w'’-]{{1,30}}(?:,\s[A-Z]{{1,3}}\s{CAPITAL}[\w'’-]{{1,30}}){{0,12}}…?"
)
"""``A Vaswani, N Shazeer…`` as search engines have it."""
_LONGEST_VENUE = 12
"""Words of a venue."""
_LONGEST_ALONE = 160
"""Longest line in characters that may be a byline though nothing parts it; longer ones are prose."""
_FEW = 3
"""Words of a title that a name and a date alone do not make one: blogs have them below their headings too."""
_MOST = 8
"""Parts of a byline that are read."""


def find_bylined(text: str, body: str) -> Iterator[Citation]:
    """Yield the works of ``body`` whose title stands on a line and whose authors and year stand on the next.

    ``### 1. A title`` may be followed by ``Li et al. (2020)`` alone; below any other line the byline must be parted:
    ``**Li and Wu** · *Nature* · 2020``.
    """
    floor = 0
    for place in _title_lines(body):
        if place.start < floor:
            continue
        citation = _read_work(text, body, place)
        if citation:
            floor = citation.span.end
            yield citation


def _title_lines(body: str) -> list[Span]:
    """Return the lines that a byline may follow."""
    found = {Span(*match.span()) for match in _HEADED.finditer(body)} if "#" in body else set()
    for separator in _PARTED.finditer(body):
        line = body.rfind("\n", max(0, separator.start() - 600), separator.start() + 1)
        if line <= 0 or _ITEM.match(body, line + 1):
            continue
        start = body.rfind("\n", max(0, line - 320), line) + 1
        if line - start >= 8 and (start or line <= 320):
            found.add(Span(start, line))
    return sorted(found)


def _read_work(text: str, body: str, line: Span) -> Citation | None:
    start = line.end + 1 if body.startswith("\n\n", line.end) else line.end
    byline = _BYLINE.match(body, start)
    if byline is None:
        return None
    place = Span(*byline.span("line"))
    parted = _SEPARATOR.search(place.of(body)) is not None
    if not parted and (body[line.start] != "#" or len(place) > _LONGEST_ALONE):
        return None
    label = _LABEL.match(body, line.start, line.end)
    whole = bare_span(body, Span(label.end() if label else line.start, line.end), " \t")
    title = _title_of(body, whole)
    if not is_title_like(title.of(body)) or read_pointer(title.of(body)) or is_reference(title.of(body)):
        return None
    evidence = Evidence(whole.start, whole.end)
    _take_identifiers(body, whole, evidence)
    if parted:
        _read_parts(body, place, evidence)
    elif _take_part(body, place, evidence):
        evidence.reach(evidence.start, place.end)
    else:
        evidence.end = start
        read_after(body, evidence, Works([]))
        if body[evidence.end : place.end].strip(' .*_"'):
            return None
    has_more = evidence.venue or evidence.identifiers or evidence.certain_authors or count_words(title.of(body)) > _FEW
    return make_named(text, title, evidence) if evidence.authors and evidence.year and has_more else None


def _title_of(body: str, line: Span) -> Span:
    title = bare_span(body, line, ' \t*_"“”„«»')
    link = _LINK.fullmatch(title.of(body))
    return Span(*link.span("title")).shifted(title.start) if link else title


def _read_parts(body: str, line: Span, evidence: Evidence) -> None:
    """Read the parts of a byline up to the first that says nothing of the work."""
    starts = [line.start, *(found.end() for found in _SEPARATOR.finditer(body, line.start, line.end))]
    ends = [*(found.start() for found in _SEPARATOR.finditer(body, line.start, line.end)), line.end]
    for start, end in list(zip(starts, ends, strict=True))[:_MOST]:
        if not _take_part(body, Span(start, end), evidence):
            return
        evidence.reach(evidence.start, start + len(body[start:end].rstrip()))


def _take_identifiers(body: str, place: Span, evidence: Evidence) -> bool:
    found = list(find_works(place.of(body)))
    evidence.identifiers.extend(item for item, _ in found)
    evidence.spans.extend(FieldSpan(FieldName.IDENTIFIER, inside.shifted(place.start)) for _, inside in found)
    return bool(found)


def _take_part(body: str, whole: Span, evidence: Evidence) -> bool:
    if _take_identifiers(body, whole, evidence):
        return True
    part = bare_span(body, whole, _EDGES)
    by = _BY.match(body, part.start, part.end)
    part = Span(by.end(), part.end) if by else part
    raw = part.of(body)
    date = _DATE.fullmatch(raw)
    if date:
        return evidence.take_year(body, Span(*date.span("year")).shifted(part.start))
    pointer = read_pointer(raw, part.start)
    if pointer and pointer.authors_span and pointer.year_span and not evidence.authors:
        evidence.take_year(body, Span(pointer.year_span.start, pointer.year_span.start + 4))
        return evidence.take_authors(body, pointer.authors_span)
    is_names = not VENUE_WORD.search(raw) and bool(
        authors_pattern().fullmatch(raw) or is_name_list(raw) or _INITIALS_FIRST.fullmatch(raw)
    )
    if is_names and not evidence.authors:
        return evidence.take_authors(body, part)
    dated = _VENUE_AND_YEAR.fullmatch(raw)
    if dated:
        evidence.take_venue(body, Span(*dated.span("venue")).shifted(part.start))
        return evidence.take_year(body, Span(*dated.span("year")).shifted(part.start))
    is_venue = VENUE_WORD.match(raw) or (evidence.authors and raw[:1].isupper() and len(raw.split()) <= _LONGEST_VENUE)
    return bool(is_venue) and evidence.take_venue(body, part)
