"""What every structured format is read into: values with their places, and the citation made of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from citecheck.datatypes import Citation, CitationForm, FieldName, FieldSpan, Identifier, Kind, PersonName, Scheme, Span
from citecheck.text.identifiers import find_identifiers, normalise
from citecheck.text.kinds import PREPRINT_SERVERS
from citecheck.text.years import FOUR_DIGITS, YEARS


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a record: what it says after decoding, and where its raw form stands in the text."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a structured document, read but not yet a citation.

    ``authors_span`` covers the whole list. ``dates`` are the values that may hold the year, best first.
    """

    span: Span
    key: str | None = None
    kind: Kind = Kind.UNKNOWN
    authors: tuple[PersonName, ...] = ()
    authors_truncated: bool = False
    authors_span: Span | None = None
    fields: Mapping[FieldName, Value] = field(default_factory=dict)
    dates: tuple[Value, ...] = ()
    identifiers: tuple[tuple[Identifier, Span], ...] = ()


def citation_of(text: str, record: Record) -> Citation:
    """Return the citation of form ENTRY that ``record`` is; every span is in the coordinates of ``text``.

    A value that stands outside of the record, which refers to it, has no span.
    """
    fields = {name: value for name, value in record.fields.items() if value.text and len(value.span) > 0}
    places = [(name, value.span) for name, value in fields.items()]
    year = next((found for value in record.dates if (found := _find_year(text, value.span))), None)
    if year:
        places.append((FieldName.YEAR, year))
    if record.authors and record.authors_span:
        places.append((FieldName.AUTHORS, record.authors_span))
    places.extend((FieldName.IDENTIFIER, span) for _, span in record.identifiers)
    spans = [FieldSpan(name, span) for name, span in places if record.span.contains(span)]
    values = {name: value.text for name, value in fields.items()}
    return Citation(
        span=record.span,
        raw=record.span.of(text),
        form=CitationForm.ENTRY,
        kind=_kind(record, values.get(FieldName.VENUE, "")),
        title=values.get(FieldName.TITLE),
        authors=record.authors,
        authors_truncated=record.authors_truncated,
        year=int(year.of(text)) if year else None,
        venue=values.get(FieldName.VENUE),
        volume=values.get(FieldName.VOLUME),
        issue=values.get(FieldName.ISSUE),
        pages=values.get(FieldName.PAGES),
        publisher=values.get(FieldName.PUBLISHER),
        identifiers=tuple(dict.fromkeys(identifier for identifier, _ in record.identifiers)),
        key=record.key,
        field_spans=tuple(sorted(spans, key=FieldSpan.order)),
    )


def identify(claims: Iterable[tuple[Scheme, Value]]) -> tuple[tuple[Identifier, Span], ...]:
    """Return the well-formed identifiers among ``claims``, each once, with the place of the claim."""
    found: dict[Identifier, Span] = {}
    for scheme, value in claims:
        identifier = normalise(scheme, value.text) if value.text else None
        if identifier and len(value.span) > 0:
            found.setdefault(identifier, value.span)
    return tuple(found.items())


def identifiers_inside(text: str, values: Iterable[Value]) -> Iterator[tuple[Scheme, Value]]:
    """Yield the identifiers that stand in free text, such as ``arXiv preprint arXiv:1706.03762`` for a journal."""
    for value in values:
        for identifier, span in find_identifiers(value.span.of(text)):
            yield identifier.scheme, Value(identifier.value, span.shifted(value.span.start))


def first(values: Mapping[str, Value], names: Iterable[str]) -> Value | None:
    """Return the first value under ``names`` that is not empty."""
    return next((values[name] for name in names if name in values and values[name].text), None)


def trimmed(text: str, start: int, end: int) -> Span:
    """Return the range without the white space at its ends."""
    inside = text[start:end]
    lead = len(inside) - len(inside.lstrip())
    return Span(start + lead, start + max(lead, len(inside.rstrip())))


def _kind(record: Record, venue: str) -> Kind:
    return Kind.PREPRINT if venue.lower().startswith(PREPRINT_SERVERS) else record.kind


def _find_year(text: str, span: Span) -> Span | None:
    for found in FOUR_DIGITS.finditer(text, span.start, span.end):
        if int(found.group()) in YEARS:
            return Span(found.start(), found.end())
    return None
