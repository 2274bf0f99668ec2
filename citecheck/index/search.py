"""The lanes of retrieval, in order: identifiers, folded titles, title vectors.

Vectors are asked only where the exact keys have not settled what is meant: a typing slip, an altered title, or an
identifier that belongs to a work of another title.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from citecheck.datatypes import Candidate, Citation, CitationForm, FoundBy, Identifier, PersonName, Reference
from citecheck.index.keys import KeyTable, hash_identifier, hash_title_key, title_keys
from citecheck.text.folding import title_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from citecheck.index.records import RecordStore

MAX_HITS = 256
"""Records that are read for one key: more share only titles such as "Introduction"."""
NEAR_ENOUGH = 0.8
"""Cosine of the nearest title from which the title read is taken to be a title, and the whole text is not asked."""
_POINTERS = frozenset({CitationForm.IDENTIFIER, CitationForm.MARKER})


@dataclass(frozen=True, slots=True)
class Query:
    """What of a citation retrieval goes by.

    text is what is turned into a vector, ``""`` for nothing, and whole the entire citation, for the case that its title
    was cut wrongly; families the folded family names; open-ended says that near records are wanted even when an exact
    key fits.
    """

    title: str
    text: str
    whole: str
    identifiers: tuple[Identifier, ...]
    families: frozenset[str] = frozenset()
    year: int | None = None
    open_ended: bool = False

    @classmethod
    def of(cls, citation: Citation | str) -> Query:
        """Return the query that ``citation``, or a bare text, stands for."""
        if isinstance(citation, str):
            from citecheck.text.identifiers import find_identifiers

            found = tuple(identifier for identifier, _ in find_identifiers(citation))
            return cls(citation, citation, "", found, open_ended=True)
        raw = "" if citation.form in _POINTERS else citation.raw  # the words of a pointer are not those of a title
        return cls(
            citation.title or "",
            citation.title or raw,
            raw if citation.title else "",
            citation.identifiers,
            _families(citation.authors),
            citation.year,
        )


@dataclass(frozen=True, slots=True)
class ExactHits:
    """The records that exact keys lead to, best first, and whether one of them is surely the one meant."""

    hits: tuple[tuple[int, Candidate], ...]
    settled: bool


def find_exact(queries: Sequence[Query], keys: KeyTable, records: RecordStore) -> tuple[ExactHits, ...]:
    """Return the hits by identifier and title of each query; every hit is confirmed on its record."""
    hashes = [_hashes(query) for query in queries]
    rows = iter(keys.lookup([value for values in hashes for value in values]))
    return tuple(
        _exact_hits(query, [next(rows) for _ in values], records) for query, values in zip(queries, hashes, strict=True)
    )


def _hashes(query: Query) -> list[int]:
    return [*map(hash_identifier, query.identifiers), *map(hash_title_key, title_keys(query.title))]


def _exact_hits(query: Query, rows: list[list[int]], records: RecordStore) -> ExactHits:
    n_identifiers = len(query.identifiers)
    keys = title_keys(query.title)
    found: dict[int, Candidate] = {}
    settled = False
    for row, reference in _read(rows[:n_identifiers], records):
        if row not in found and not set(query.identifiers).isdisjoint(reference.identifiers):
            found[row] = Candidate(reference, FoundBy.IDENTIFIER, 1.0)
            settled |= not keys or keys[0] == title_key(reference.title)
    titled = [
        (row, reference)
        for row, reference in dict(_read(rows[n_identifiers:], records)).items()
        if row not in found and not set(keys).isdisjoint(title_keys(reference.title))
    ]
    for row, reference in sorted(titled, key=lambda item: (*_disagreement(query, keys, item[1]), item[0])):
        found[row] = Candidate(reference, FoundBy.TITLE_KEY, 1.0)
        settled |= not any(_disagreement(query, keys, reference)[:2])
    return ExactHits(tuple(found.items()), settled and not query.open_ended)


def _read(rows: list[list[int]], records: RecordStore) -> Iterator[tuple[int, Reference]]:
    return ((row, records[row]) for some in rows for row in some[:MAX_HITS])


def _disagreement(query: Query, keys: tuple[str, ...], reference: Reference) -> tuple[bool, bool, int]:
    """Return whether the whole title differs, whether no author is shared, and by how many years the dates differ."""
    strangers = bool(query.families) and query.families.isdisjoint(_families(reference.authors))
    years = abs(query.year - reference.year) if query.year is not None and reference.year is not None else 0
    return keys[0] != title_key(reference.title), strangers, years


def _families(people: Sequence[PersonName]) -> frozenset[str]:
    return frozenset(key for person in people if (key := title_key(person.family or person.literal)))
