"""What is on record: verified references, where they come from, what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from citecheck.datatypes.works import Identifier, Kind, PersonName


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a reference comes from: name of the source, the record's id there, the licence of the data."""

    source: str
    record: str = ""
    licence: str = ""


class Standing(StrEnum):
    """What became of a work after publication."""

    RETRACTED = "retracted"
    CONCERN = "expression of concern"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class Retraction:
    """A notice on a work: what it says, its date (ISO 8601, may be partial) and the reason given."""

    standing: Standing
    date: str = ""
    reason: str = ""
    notice: Identifier | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A verified record of a work; ``id`` is unique within its index.

    ``other_titles`` are those by which it is known too: in the original language, translated, romanised. ``versions``
    are the ids of other records of its index that are the same work in another form, a preprint and what it became.
    """

    id: str
    title: str
    authors: tuple[PersonName, ...] = ()
    year: int | None = None
    venue: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    publisher: str | None = None
    edition: str | None = None
    identifiers: tuple[Identifier, ...] = ()
    kind: Kind = Kind.UNKNOWN
    abstract: str | None = None
    retraction: Retraction | None = None
    provenance: tuple[Provenance, ...] = ()
    other_titles: tuple[str, ...] = ()
    versions: tuple[str, ...] = ()
