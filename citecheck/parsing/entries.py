"""One reference string, read into a ``Citation`` with exact fields and exact spans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citecheck.datatypes import Citation, CitationForm, FieldName, FieldSpan, Kind, Span
from citecheck.parsing.authors import AuthorList, parse_authors
from citecheck.parsing.learned.doubts import NOT_ASKED, needed_certainty
from citecheck.parsing.learned.reading import read_learned
from citecheck.parsing.styles import choose_reading
from citecheck.parsing.styles.kinds import find_kind
from citecheck.parsing.styles.view import CUT, IDENTIFIER, LONGEST, READ_LIMIT, View, make_view
from citecheck.text.identifiers import find_identifiers

if TYPE_CHECKING:
    from citecheck.parsing.styles.reading import Reading


def parse_entry(text: str, span: Span, *, key: str | None = None, form: CitationForm = CitationForm.ENTRY) -> Citation:
    """Return what the reference string at ``span`` of ``text`` claims.

    Every span of the result is in the coordinates of ``text``. White space at the ends of ``span`` is left out;
    a list label (``[3]``, ``-``) must be outside already and is passed as ``key``. A field that cannot be read is
    ``None`` or empty. Of an entry of more than 4,000 characters the middle of its list of names is left out, and what
    stands behind 100,000. Raises ``ConfigurationError`` if an entry needs the learned reader and its model is missing;
    no text makes it raise.
    """
    span = _without_space(text, span)
    raw = span.of(text)
    found = [(identifier, place.shifted(span.start)) for identifier, place in find_identifiers(raw[:LONGEST])]
    view = make_view(text, span, tuple(place for _, place in found))
    reading = choose_reading(view)
    certainty = needed_certainty(view, reading) if form is CitationForm.ENTRY else NOT_ASKED
    if certainty < NOT_ASKED:
        reading = read_learned(view, reading, certainty)
    identifiers = tuple(dict.fromkeys(identifier for identifier, _ in found))
    places = [FieldSpan(FieldName.IDENTIFIER, place) for _, place in found]
    return make_citation(view, reading, Citation(span, raw, form, identifiers=identifiers, key=key), places)


def make_citation(view: View, reading: Reading, bare: Citation, places: list[FieldSpan]) -> Citation:
    """Return ``bare`` with the fields of ``reading``; ``places`` are the spans of its identifiers."""
    fields = {
        name: place
        for name, place in reading.fields.items()
        if len(place) > 0 and IDENTIFIER not in place.of(view.text)
    }
    values = {name: place.of(view.plain) for name, place in fields.items()}
    authors = AuthorList((), truncated=False)
    if FieldName.AUTHORS in values:
        names, cut, _ = values[FieldName.AUTHORS].partition(CUT if len(bare.raw) > READ_LIMIT else "\0")
        authors = parse_authors(names)
        if cut:  # the last names of a list without its middle say nothing of their places
            authors = AuthorList(authors.names, truncated=True)
    kind = reading.kind
    if kind is Kind.UNKNOWN:
        kind = find_kind(view.text, fields, bare.identifiers)
    spans = [FieldSpan(name, view.original(place)) for name, place in fields.items()]
    year = values.get(FieldName.YEAR)
    return Citation(
        span=bare.span,
        raw=bare.raw,
        form=bare.form,
        kind=kind,
        title=values.get(FieldName.TITLE),
        authors=authors.names,
        authors_truncated=authors.truncated,
        year=int(year[:4]) if year else None,
        venue=values.get(FieldName.VENUE),
        volume=values.get(FieldName.VOLUME),
        issue=values.get(FieldName.ISSUE),
        pages=values.get(FieldName.PAGES),
        publisher=values.get(FieldName.PUBLISHER),
        identifiers=bare.identifiers,
        key=bare.key,
        field_spans=tuple(sorted(spans + places, key=FieldSpan.order)),
    )


def _without_space(text: str, span: Span) -> Span:
    start, end = span.start, min(span.end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
