"""Exact hits: the records that identifiers and folded titles lead to, each confirmed on what is stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from citecheck.datatypes import Candidate, FoundBy, PersonName, Reference
from citecheck.index.keys import hash_identifier, hash_title_key, title_keys
from citecheck.index.query import Query, folded_families
from citecheck.text.folding import title_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecheck.index.contents import Contents
    from citecheck.index.records import RecordStore

MAX_HITS = 256
"""Records that are read for one key: more share only titles such as "Introduction"."""


@dataclass(frozen=True, slots=True)
class ExactHits:
    """The records that exact keys lead to, best first, and whether one of them is surely the one meant."""

    hits: tuple[tuple[int, Candidate], ...]
    settled: bool


def find_exact(queries: Sequence[Query], contents: Contents) -> tuple[ExactHits, ...]:
    """Return the hits by identifier and title of each query; every hit is confirmed on its record."""
    hashes = [hashes_of_query(query) for query in queries]
    found = contents.keys.lookup([value for values in hashes for value in values], len(contents.records))
    rows = iter([row for row in some if row not in contents.removed] for some in found)
    return tuple(
        _exact_hits(query, [next(rows) for _ in values], contents.records)
        for query, values in zip(queries, hashes, strict=True)
    )


def hashes_of_query(query: Query) -> list[int]:
    """Return the hashes of the exact keys of ``query``: of its identifiers, then of its title."""
    return [*map(hash_identifier, query.identifiers), *map(hash_title_key, title_keys(query.keyed))]


def _exact_hits(query: Query, rows: list[list[int]], records: RecordStore) -> ExactHits:
    if not any(rows):
        return ExactHits((), settled=False)
    n_identifiers = len(query.identifiers)
    keys = title_keys(query.keyed)
    found: dict[int, Candidate] = {}
    settled = False
    for row in _first(rows[:n_identifiers]):
        reference = records[row]
        if not set(query.identifiers).isdisjoint(reference.identifiers):
            found[row] = Candidate(reference, FoundBy.IDENTIFIER, 1.0)
            settled |= not keys or keys[0] == title_key(reference.title)
    titled = [
        (_disagreement(query, *hit), row, hit[0])
        for row in _first(rows[n_identifiers:])
        if row not in found and (hit := _titled(keys, row, records))
    ]
    for disagreement, row, reference in sorted(titled, key=lambda item: item[:2]):
        found[row] = Candidate(reference, FoundBy.TITLE_KEY, 1.0)
        settled |= not any(disagreement[:2])
    return ExactHits(tuple(found.items()), settled and not query.open_ended)


def _titled(keys: tuple[str, ...], row: int, records: RecordStore) -> tuple[Reference, bool] | None:
    """Return the record if one of its titles has one of ``keys``, and whether the whole of that title is another.

    Other titles (original, translated) are read only where the title itself has none of the keys.
    """
    stored = title_keys(records.title(row))
    if not set(keys).isdisjoint(stored):
        return records[row], keys[0] != stored[0]
    reference = records[row]
    for title in reference.other_titles:
        stored = title_keys(title)
        if not set(keys).isdisjoint(stored):
            return reference, keys[0] != stored[0]
    return None


def _first(rows: list[list[int]]) -> dict[int, None]:
    return dict.fromkeys(row for some in rows for row in some[:MAX_HITS])


def _disagreement(query: Query, reference: Reference, other_title: bool) -> tuple[bool, bool, int]:
    """Return whether the whole title differs, whether no author is shared, and by how many years the dates differ."""
    strangers = bool(query.people) and not _share_an_author(query.people, reference.authors)
    years = abs(query.year - reference.year) if query.year is not None and reference.year is not None else 0
    return other_title, strangers, years


def _share_an_author(claimed: tuple[PersonName, ...], recorded: tuple[PersonName, ...]) -> bool:
    families = folded_families(claimed[:1])  # nearly always the first is shared
    if any(folded_families((person,)) & families for person in recorded[:1]):
        return True
    return not folded_families(claimed).isdisjoint(folded_families(recorded))
