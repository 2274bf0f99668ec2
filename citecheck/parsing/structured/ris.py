"""Citations in RIS: a tag and a value per line, ``TY`` begins a record and ``ER`` ends it.

The tags are those of Research Information Systems' "RIS Format Specifications" (2001, revised 2011).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from citecheck.datatypes import Citation, FieldName, Kind, Scheme, Span
from citecheck.parsing.structured.records import (
    Record,
    Value,
    citation_of,
    first,
    identifiers_inside,
    identify,
    trimmed,
)
from citecheck.text.kinds import RIS_KINDS
from citecheck.text.names import parse_person

_LINE = re.compile(
    r"^(?:[ \t\ufeff]{0,8}(?P<tag>[A-Z][A-Z0-9])[ \t]{1,3}-(?=[ \t\r\n]|$))?(?P<value>[^\r\n]*)", re.MULTILINE
)
_FIELDS = {
    FieldName.TITLE: ("TI", "T1", "CT"),
    FieldName.VENUE: ("JO", "JF", "T2", "BT", "JA", "J2", "J1"),
    FieldName.VOLUME: ("VL",),
    FieldName.ISSUE: ("IS",),
    FieldName.PUBLISHER: ("PB",),
}
_PEOPLE = (("AU", "A1"), ("ED", "A2"))
_DATES = ("PY", "Y1", "DA")
_SCHEMES = {"DO": Scheme.DOI, "UR": Scheme.URL, "SN": Scheme.ISBN}
_FREE = ("M3", "N1", "C2", "AN")
"""Tags whose text may hold an identifier with its label."""


@dataclass(slots=True)
class _Open:
    """A record being read: where it begins and ends so far, and the places of its values by tag."""

    start: int
    end: int
    tags: dict[str, list[Span]] = field(default_factory=dict)


def find_in_ris(text: str) -> tuple[Citation, ...]:
    """Return one citation per record that says more than its type; a record without ``ER`` ends at the next ``TY``."""
    return tuple(citation_of(text, _record(text, found)) for found in _scan(text) if len(found.tags) > 1)


def _scan(text: str) -> Iterator[_Open]:
    current: _Open | None = None
    last: list[Span] | None = None
    for line in _LINE.finditer(text):
        tag, span = line["tag"], trimmed(text, *line.span("value"))
        if tag == "TY":
            if current:
                yield current
            current = _Open(line.start("tag"), span.end)
        if current is None:
            continue
        if tag or (len(span) and last):
            current.end = max(current.end, trimmed(text, *line.span()).end)
        if tag == "ER":
            yield current
            current, last = None, None
        elif tag:
            last = current.tags.setdefault(tag, [])
            last.append(span)
        elif len(span) and last:
            last[-1] = Span(last[-1].start, span.end)  # a value goes on in lines without a tag
        else:
            last = None
    if current:
        yield current


def _record(text: str, found: _Open) -> Record:
    tags = {tag: [_value(text, span) for span in spans if len(span)] for tag, spans in found.tags.items()}
    heads = {tag: values[0] for tag, values in tags.items() if values}
    fields = {name: value for name, names in _FIELDS.items() if (value := first(heads, names))}
    pages = _pages(text, heads)
    if pages:
        fields[FieldName.PAGES] = pages
    people = next(filter(None, ([*tags.get(one, ()), *tags.get(other, ())] for one, other in _PEOPLE)), [])
    key = heads.get("ID")
    kind = heads.get("TY")
    return Record(
        span=Span(found.start, found.end),
        key=key.text if key else None,
        kind=RIS_KINDS.get(kind.text.upper(), Kind.UNKNOWN) if kind else Kind.UNKNOWN,
        authors=tuple(parse_person(value.text) for value in people),
        authors_span=Span(min(p.span.start for p in people), max(p.span.end for p in people)) if people else None,
        fields=fields,
        dates=tuple(value for tag in _DATES for value in tags.get(tag, ())),
        identifiers=identify(_claims(text, tags)),
    )


def _value(text: str, span: Span) -> Value:
    return Value(" ".join(span.of(text).split()), span)


def _pages(text: str, heads: dict[str, Value]) -> Value | None:
    """Return the pages: ``SP`` alone, or with the ``EP`` that follows it."""
    begin, end = heads.get("SP"), heads.get("EP")
    if begin is None or end is None or end.span.start < begin.span.end:
        return begin
    between = text[begin.span.end : end.span.start]
    span = Span(begin.span.start, end.span.end) if between.count("\n") == 1 else begin.span
    return Value(f"{begin.text}-{end.text}", span)


def _claims(text: str, tags: dict[str, list[Value]]) -> Iterator[tuple[Scheme, Value]]:
    for tag, scheme in _SCHEMES.items():
        for value in tags.get(tag, ()):
            yield scheme, value
    yield from identifiers_inside(text, (value for tag in (*_FREE, "JO", "JF", "T2") for value in tags.get(tag, ())))
