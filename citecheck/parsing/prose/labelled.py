"""Labelled works: ``**Title:** X  **Authors:** Y  **Year:** Z``, on one line, on several, or as bullets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from citecheck.datatypes import Citation, FieldName, FieldSpan, Span
from citecheck.parsing.patterns import HAS_YEAR, YEAR
from citecheck.parsing.prose.evidence import Evidence, bare_span
from citecheck.parsing.prose.named import make_named
from citecheck.parsing.scholarly import find_works
from citecheck.parsing.styles.vocabulary import MONTH
from citecheck.parsing.titles import is_title_like
from citecheck.text.folding import fold

_FIELD_OF = {
    word: name
    for name, words in {
        FieldName.TITLE: "title|paper title|titel|titre|titulo|paper",
        FieldName.AUTHORS: "author|authors|author s|by|autor|autoren|autor innen|auteur|auteurs|autores",
        FieldName.YEAR: "year|date|published|jahr|annee|ano|publication year|publication date|erscheinungsjahr",
        FieldName.VENUE: "venue|journal|conference|published in|publication|proceedings|source|zeitschrift|revue"
        "|revista",
        FieldName.PUBLISHER: "publisher|verlag|editeur|editorial",
        FieldName.IDENTIFIER: "doi|arxiv|arxiv id|link|url|pmid|isbn|available at|pdf",
    }.items()
    for word in words.split("|")
}
_LABEL = re.compile(
    r"(?P<lead>(?m:^)[ \t>]{0,40}+(?:[-*+•–]\s{1,3})?(?:\(?\d{1,3}[.)]\s{1,3}|\[[\w -]{1,12}\]:?\s{1,3})?"
    r"|(?<=[;|·,.])\s{1,3}+|(?<=\s[–—-])\s{1,3}+|[ \t]{2,8}+|\s(?=\*\*))"
    r"(?P<label>[*_]{0,2}(?P<word>[^\W\d_](?:[ /()]?\w){1,20}\)?)(?::[*_]{0,2}|[*_]{1,2}:))[ \t]{1,8}(?=\S)"
)
_TITLE_WORD = r"(?i:title|titel|titre|.tulo|paper)"
_TITLED = re.compile(
    rf":(?:(?<={_TITLE_WORD}:)|(?<={_TITLE_WORD}[*_)]:)|(?<={_TITLE_WORD}[*_)]{{2}}:)|(?<={_TITLE_WORD}[*_)]{{3}}:))"
)
"""The colon behind the label of a title, without which the other labels name no work."""
_WORDS = re.compile(r"\w+")
_YEAR_AND_VENUE = re.compile(
    rf"(?:(?P<venue>[^\d\n]{{2,150}}?),?\s\(?(?P<year>{YEAR})\)?|(?P<year2>{YEAR}),\s(?P<venue2>[^\n]{{2,150}}))"
)
_GAP = re.compile(r"[ \t]{0,80}\n?[ \t>]{0,40}(?:[-*+•–|;·]\s{0,3})?")
_MONTH = re.compile(rf"(?:\d{{1,2}}\.?\s)?{MONTH}")
_MAX_VALUE = 1_500
"""Longest value of a label in characters: a list of some hundred authors."""

_EDGES = ' \t*_"“”„«»|;·,–—-\\'


@dataclass(frozen=True, slots=True)
class _Part:
    """One label with its value."""

    field: FieldName
    start: int
    value: Span


def find_labelled(text: str, body: str) -> list[Citation]:
    """Return the works of ``body`` whose fields are labelled, in text order.

    A work needs a title, and authors, a venue or an identifier.
    """
    return [
        citation
        for paragraph in _paragraphs(body)
        for group in _groups(body, list(_parts(body, paragraph)))
        if (citation := _read_group(text, body, group))
    ]


def _paragraphs(body: str) -> Iterator[Span]:
    """Yield the paragraphs in which a title is labelled; the labels of one work stand in one."""
    end = 0
    for colon in _TITLED.finditer(body):
        if colon.start() < end:
            continue
        start = max(end, body.rfind("\n\n", end, colon.start()))
        end = body.find("\n\n", colon.end())
        end = len(body) if end < 0 else end
        yield Span(start, end)


def _parts(body: str, paragraph: Span) -> Iterator[_Part]:
    labels = [
        label
        for label in _LABEL.finditer(body, paragraph.start, paragraph.end)
        if _field(label) or label["label"][0] in "*_"
    ]
    for index, label in enumerate(labels):
        name = _field(label)
        if name is None:
            continue
        start = label.end()
        following = labels[index + 1].start() if index + 1 < len(labels) else paragraph.end
        end = min(following, start + _MAX_VALUE)
        line_end = body.find("\n", start, end)
        value = body[start : end if line_end < 0 else line_end].rstrip()
        yield _Part(name, label.start("label"), Span(start, start + len(value)))


def _field(label: re.Match[str]) -> FieldName | None:
    return _FIELD_OF.get(" ".join(_WORDS.findall(fold(label["word"]))))


def _groups(body: str, parts: list[_Part]) -> Iterator[list[_Part]]:
    """Yield the parts of one work each: neighbours, until a field comes again."""
    group: list[_Part] = []
    for part in parts:
        if group and (
            part.field in {other.field for other in group if other.field is not FieldName.IDENTIFIER}
            or part.start - group[-1].value.end > 100
            or not _GAP.fullmatch(body, group[-1].value.end, part.start)
        ):
            yield group
            group = []
        group.append(part)
    if group:
        yield group


def _read_group(text: str, body: str, group: list[_Part]) -> Citation | None:
    heading = next((part for part in group if part.field is FieldName.TITLE), None)
    if heading is None:
        return None
    title = bare_span(body, heading.value, _EDGES)
    if title.of(body).endswith(".") and not title.of(body).endswith(".."):
        title = Span(title.start, title.end - 1)
    if not is_title_like(title.of(body)):
        return None
    evidence = Evidence(heading.start, title.end)
    for part in group:
        if part is not heading:
            _take(body, part, evidence)
    is_work = evidence.authors or evidence.venue or evidence.identifiers
    return make_named(text, title, evidence) if is_work else None


def _take(body: str, part: _Part, evidence: Evidence) -> None:
    value = bare_span(body, part.value, _EDGES)
    taken = False
    if part.field is FieldName.AUTHORS:
        taken = evidence.take_authors(body, value)
    elif part.field in (FieldName.YEAR, FieldName.VENUE):
        taken = _take_year_and_venue(body, value, evidence, part.field)
    elif part.field is FieldName.IDENTIFIER:
        for identifier, place in find_works(body[part.start : part.value.end]):
            evidence.identifiers.append(identifier)
            evidence.spans.append(FieldSpan(FieldName.IDENTIFIER, place.shifted(part.start)))
            taken = True
    if taken:
        evidence.reach(part.start, part.value.end if part.field is FieldName.IDENTIFIER else value.end)


def _take_year_and_venue(body: str, value: Span, evidence: Evidence, name: FieldName) -> bool:
    both = _YEAR_AND_VENUE.fullmatch(value.of(body))
    if both and not _MONTH.match(both["venue"] or both["venue2"]):
        suffix = "" if both["year"] else "2"
        evidence.take_venue(body, Span(*both.span(f"venue{suffix}")).shifted(value.start))
        evidence.take_year(body, Span(*both.span(f"year{suffix}")).shifted(value.start))
        return True
    if name is FieldName.VENUE:
        return evidence.take_venue(body, value)
    year = HAS_YEAR.search(value.of(body))
    return bool(year) and evidence.take_year(body, Span(*year.span()).shifted(value.start)) if year else False
