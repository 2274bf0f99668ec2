"""One reference out of several records of a work: the best value of each field, all identifiers, every provenance."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from citecheck.datatypes import Kind, PersonName, Reference, Scheme
from citecheck.index.merging.people import is_same_person
from citecheck.index.merging.venues import is_preprint_venue, is_written_out
from citecheck.index.retractions import gravest
from citecheck.text.folding import title_key
from citecheck.text.names import is_initials

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_MARKUP = frozenset("<>\\{}$_^&;")
_VAGUE_KINDS = (Kind.UNKNOWN, Kind.WEBPAGE, Kind.PREPRINT)
_LONGEST_VENUE = 150
_People = tuple[PersonName, ...]
_Value = TypeVar("_Value")


def rank(reference: Reference) -> tuple[int, ...]:
    """Return how much a record is believed: with a DOI, with an identifier, with many fields; more is better."""
    schemes = {item.scheme for item in reference.identifiers}
    fields = (reference.authors, reference.year, reference.venue, reference.volume, reference.pages, reference.abstract)
    return Scheme.DOI in schemes, bool(schemes), sum(bool(value) for value in fields), len(reference.authors)


def combine(records: Sequence[Reference]) -> Reference:
    """Return the one reference that ``records`` of one work make, the most believed first; of one record itself."""
    if len(records) == 1:
        return records[0]
    best = records[0]
    title = max(records, key=lambda record: _title_quality(record.title)).title
    return Reference(
        id=best.id,
        title=title,
        authors=combine_authors([record.authors for record in records if record.authors]),
        year=_first(records, lambda record: record.year),
        venue=max((record.venue for record in records if record.venue), key=_venue_quality, default=None),
        volume=_first(records, lambda record: record.volume),
        issue=_first(records, lambda record: record.issue),
        pages=max((record.pages for record in records if record.pages), key=_is_range, default=None),
        publisher=_first(records, lambda record: record.publisher),
        edition=_first(records, lambda record: record.edition),
        identifiers=tuple(dict.fromkeys(chain.from_iterable(record.identifiers for record in records))),
        kind=_kind([record.kind for record in records]),
        abstract=max((record.abstract for record in records if record.abstract), key=len, default=None),
        retraction=gravest(record.retraction for record in records),
        provenance=tuple(dict.fromkeys(chain.from_iterable(record.provenance for record in records))),
        other_titles=_other_titles(title, records),
        versions=tuple(sorted({item for record in records for item in record.versions} - {best.id})),
    )


def combine_authors(lists: Sequence[_People]) -> tuple[PersonName, ...]:
    """Return the longest list that is not garbled, each name as full as any list of the same people has it."""
    if not lists:
        return ()
    longest: _People = max(lists, key=_authors_quality)
    people = list(longest)
    for other in lists:
        for place, person in enumerate(other[: len(people)]):
            if _letters(person) > _letters(people[place]) and is_same_person(people[place], person):
                people[place] = person
    return tuple(people)


def _first(records: Sequence[Reference], field: Callable[[Reference], _Value | None]) -> _Value | None:
    return next((value for record in records if (value := field(record))), None)


def _title_quality(title: str) -> tuple[bool, bool, int]:
    """Return more for a title without leftover markup, not in capitals, with its subtitle."""
    return not _MARKUP & set(title), not title.isupper(), len(title_key(title))


def _venue_quality(venue: str) -> tuple[bool, bool, bool, int]:
    return not is_preprint_venue(venue), len(venue) < _LONGEST_VENUE, is_written_out(venue), len(venue)


def _is_range(pages: str) -> tuple[bool, int]:
    return "-" in pages or "–" in pages, len(pages)


def _kind(kinds: Sequence[Kind]) -> Kind:
    """Return the first kind that says something; a preprint is published where any record says so."""
    known = [kind for kind in kinds if kind not in _VAGUE_KINDS]
    return (known or sorted(kinds, key=_VAGUE_KINDS.index, reverse=True))[0]


def _other_titles(title: str, records: Sequence[Reference]) -> tuple[str, ...]:
    found = {title_key(other): other for record in records for other in (record.title, *record.other_titles)}
    return tuple(found[key] for key in sorted(found.keys() - {title_key(title), ""}))


def _authors_quality(people: tuple[PersonName, ...]) -> tuple[bool, int, int]:
    return not _is_garbled(people), len(people), sum(map(_letters, people))


def _is_garbled(people: tuple[PersonName, ...]) -> bool:
    """Tell whether a list holds what is no person: several people in one name, digits, the rest of a list cut off."""
    return any(
        " and " in f" {person.given} {person.family} " or ";" in str(person) or any(map(str.isdigit, str(person)))
        or (person.literal or person.family).lower().strip(". ") in {"others", "et al", "al"}
        for person in people
    )  # fmt: skip


def _letters(person: PersonName) -> int:
    """Return the letters of the given name, initials as less than any name; capitals alone are a worse spelling."""
    if person.literal or (len(person.family) > 2 and person.family.isupper()):
        return 0
    return len(person.given) * (1 if is_initials(person.given) else 100)
