"""What the text claims: citations, their fields and the pointers to them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from citecheck.datatypes.documents import Span
from citecheck.datatypes.works import FieldName, Identifier, Kind, PersonName

_FIELD_ORDER = {name: index for index, name in enumerate(FieldName)}


class CitationForm(StrEnum):
    """How a citation stands in the text."""

    ENTRY = "entry"
    """An item of the document's reference list."""
    PROSE = "prose"
    """A reference named inside the running text, with a title."""
    IDENTIFIER = "identifier"
    """A bare DOI, arXiv id or link."""
    MARKER = "marker"
    """An in-text pointer, ``[7]`` or ``(Li, 2020)``, that no entry answers."""


@dataclass(frozen=True, slots=True)
class Marker:
    """An in-text pointer to an entry: ``3`` in ``[2, 3]``, ``Li, 2020`` in ``(Li, 2020; Wu, 2021)``.

    ``span`` covers the pointer alone and ``group`` the whole bracket (equal to ``span`` without a bracket).
    ``keys`` are the entry keys it denotes: one, or several for a range such as ``2-4``.
    ``claim`` is the sentence that the pointer supports.
    """

    span: Span
    raw: str
    group: Span
    keys: tuple[str, ...] = ()
    claim: Span | None = None


@dataclass(frozen=True, slots=True)
class FieldSpan:
    """Where in the text a field of a citation was read."""

    field: FieldName
    span: Span

    def order(self) -> tuple[int, Span]:
        """Return what field spans are sorted by: fields in the order of ``FieldName``, then their place."""
        return _FIELD_ORDER[self.field], self.span


@dataclass(frozen=True, slots=True)
class Citation:
    """What the text claims about one work; ``document.text[span.start:span.end] == raw`` always holds.

    A field that could not be read is ``None`` or empty. ``authors_truncated`` says that the list ends in
    "et al." or the like. ``key`` is the label of the entry (``"3"``, ``"Li2020"``), ``markers`` the pointers
    linked to it, ``claim`` the sentence it supports where it stands (a marker's claim is on the marker).
    """

    span: Span
    raw: str
    form: CitationForm
    kind: Kind = Kind.UNKNOWN
    title: str | None = None
    authors: tuple[PersonName, ...] = ()
    authors_truncated: bool = False
    year: int | None = None
    venue: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    publisher: str | None = None
    identifiers: tuple[Identifier, ...] = ()
    key: str | None = None
    markers: tuple[Marker, ...] = ()
    claim: Span | None = None
    field_spans: tuple[FieldSpan, ...] = ()

    def span_of(self, field: FieldName) -> Span | None:
        """Return where ``field`` was read, or ``None``; the first place if there are several."""
        return next((item.span for item in self.field_spans if item.field is field), None)
