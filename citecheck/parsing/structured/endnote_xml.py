"""Citations in EndNote's XML export: one ``<record>`` per work, its values wrapped in ``<style>``.

Tags are scanned, not parsed: no entity but those of XML and HTML is known, nothing outside the text is looked up, and a
broken record costs no other.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

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
from citecheck.text.names import parse_person

_RECORD = re.compile(r"<record(?:\s[^<>]{0,400})?>")
_RECORD_END = "</record>"
_TAG = re.compile(r"<(?P<end>/)?(?P<name>[A-Za-z][\w.:-]{0,40})(?:\s[^<>]{0,400})?(?P<empty>/)?>")
_KIND_NAME = re.compile(r"name=[\"']([^\"'<>]{1,60})[\"']")
_KINDS = {
    "journal article": Kind.ARTICLE, "electronic article": Kind.ARTICLE, "magazine article": Kind.ARTICLE,
    "newspaper article": Kind.ARTICLE, "conference proceedings": Kind.CONFERENCE, "conference paper": Kind.CONFERENCE,
    "book": Kind.BOOK, "edited book": Kind.BOOK, "electronic book": Kind.BOOK, "book section": Kind.CHAPTER,
    "electronic book section": Kind.CHAPTER, "encyclopedia": Kind.CHAPTER, "thesis": Kind.THESIS,
    "report": Kind.REPORT, "government document": Kind.REPORT, "dataset": Kind.DATASET,
    "computer program": Kind.SOFTWARE, "web page": Kind.WEBPAGE, "blog": Kind.WEBPAGE, "standard": Kind.STANDARD,
    "case": Kind.LEGAL,
}  # fmt: skip
"""Reference types of EndNote, by the name on ``ref-type``."""

_FIELDS = {
    FieldName.TITLE: ("titles/title",),
    FieldName.VENUE: ("periodical/full-title", "titles/secondary-title", "periodical/abbr-1"),
    FieldName.VOLUME: ("record/volume",),
    FieldName.ISSUE: ("record/number",),
    FieldName.PAGES: ("record/pages",),
    FieldName.PUBLISHER: ("record/publisher",),
}
_PEOPLE = ("authors/author", "secondary-authors/author")
_DATES = ("dates/year", "pub-dates/date")
_SCHEMES = {
    "record/electronic-resource-num": Scheme.DOI,
    "record/isbn": Scheme.ISBN,
    "related-urls/url": Scheme.URL,
    "web-urls/url": Scheme.URL,
}
_KEYS = ("record/label", "record/rec-number")
_MAX_DEPTH = 12
"""EndNote nests six deep (record, urls, related-urls, url, style); what is deeper is no EndNote."""


def find_in_endnote_xml(text: str) -> tuple[Citation, ...]:
    """Return one citation per record; a record that is not closed ends where the next one begins. Never raises."""
    return tuple(citation_of(text, _record(text, span)) for span in _records(text))


def _records(text: str) -> Iterator[Span]:
    starts = [found.start() for found in _RECORD.finditer(text)]
    for number, start in enumerate(starts, 1):
        limit = starts[number] if number < len(starts) else len(text)
        end = text.find(_RECORD_END, start, limit)
        yield Span(start, end + len(_RECORD_END)) if end >= 0 else trimmed(text, start, limit)


def _record(text: str, span: Span) -> Record:
    values = _values(text, span)
    heads = {path: found[0] for path, found in values.items()}
    people = next((values[path] for path in _PEOPLE if path in values), [])
    key = first(heads, _KEYS)
    return Record(
        span=span,
        key=key.text if key else None,
        kind=_kind(text, span),
        authors=tuple(parse_person(value.text) for value in people),
        authors_span=Span(people[0].span.start, people[-1].span.end) if people else None,
        fields={name: value for name, paths in _FIELDS.items() if (value := first(heads, paths))},
        dates=tuple(value for path in _DATES for value in values.get(path, ())),
        identifiers=identify(_claims(text, values)),
    )


def _values(text: str, span: Span) -> dict[str, list[Value]]:
    """Return the values in a record by the names of the last two elements around them, ``style`` not counted."""
    found: dict[str, list[Value]] = {}
    around: list[str] = []
    inside: Span | None = None
    position = span.start
    for tag in _TAG.finditer(text, span.start, span.end):
        written = trimmed(text, position, tag.start())
        if len(written) > 0:
            inside = Span(inside.start, written.end) if inside else written
        position = tag.end()
        name = tag["name"].lower()
        if name == "style" or tag["empty"]:
            continue
        if inside and len(around) > 1:
            found.setdefault("/".join(around[-2:]), []).append(Value(_said(text, inside), inside))
        inside = None
        if not tag["end"] and len(around) < _MAX_DEPTH:
            around.append(name)
        elif tag["end"] and name in around:
            while around.pop() != name:
                pass
    return found


def _said(text: str, span: Span) -> str:
    return " ".join(html.unescape(_TAG.sub("", span.of(text))).split())


def _kind(text: str, span: Span) -> Kind:
    start = text.find("<ref-type", span.start, span.end)
    name = _KIND_NAME.search(text, start, min(start + 200, span.end)) if start >= 0 else None
    return _KINDS.get(name[1].lower(), Kind.UNKNOWN) if name else Kind.UNKNOWN


def _claims(text: str, values: dict[str, list[Value]]) -> Iterator[tuple[Scheme, Value]]:
    for path, scheme in _SCHEMES.items():
        for value in values.get(path, ()):
            yield scheme, value
    yield from identifiers_inside(text, (value for path in _FIELDS[FieldName.VENUE] for value in values.get(path, ())))
