"""New records and those of an index: which former ones are replaced, and by what."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from citecheck.index.keys import hash_identifier, hash_title_key
from citecheck.index.merging import merge_references
from citecheck.index.merging.keys import author_key
from citecheck.text.folding import title_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from citecheck.datatypes import Reference
    from citecheck.index.contents import Contents
    from citecheck.index.retractions import Retractions

MOST_ALIKE = 32
"""Rows under one key that are looked at; of more, those with the first author of the new record are wanted."""
MOST_READ = 1_000
"""Rows under one key that are read to find the first author."""


def join_index(
    former: Contents, fresh: Sequence[Reference], *, merge: bool, retractions: Retractions
) -> tuple[set[int], tuple[Reference, ...]]:
    """Return the rows of ``former`` that are replaced, and the references that are new or stand in their place.

    Only records of the index that share an identifier or a title with a new one, or have a notice, are read.
    """
    standing = _marked(former, retractions)
    if not merge:
        return set(standing), (*standing.values(), *fresh)
    for row in _alike(former, fresh):
        standing.setdefault(row, former.records[row])
    named = _named(former, fresh)
    merged = merge_references(chain(standing.values(), named), n_standing=len(standing))
    works = {work.id: work for work in merged}
    kept = {row: record.id for row in standing if works.get((record := former.records[row]).id) == record}
    for name in kept.values():
        del works[name]
    return standing.keys() - kept.keys(), tuple(works.values())


def _marked(former: Contents, retractions: Retractions) -> dict[int, Reference]:
    """Return the records, by row, of which a list of retractions says what they do not say yet."""
    found = former.keys.lookup([hash_identifier(item) for item in retractions], len(former.records))
    rows = sorted({row for some in found for row in some} - former.removed)
    marked = {row: retractions.mark(former.records[row]) for row in rows}
    return {row: reference for row, reference in marked.items() if reference != former.records[row]}


def _alike(former: Contents, fresh: Sequence[Reference]) -> list[int]:
    """Return the rows that share an identifier or a title with a new record."""
    hashes = [_hashes(reference) for reference in fresh]
    found = iter(former.keys.lookup(list(chain.from_iterable(hashes)), len(former.records)))
    rows: set[int] = set()
    for reference, some in zip(fresh, hashes, strict=True):
        for _ in some:
            rows.update(_chosen(former, reference, next(found)))
    return sorted(rows)


def _hashes(reference: Reference) -> list[int]:
    titles = map(title_key, (reference.title, *reference.other_titles))
    return [*map(hash_identifier, reference.identifiers), *(hash_title_key(key) for key in titles if key)]


def _chosen(former: Contents, reference: Reference, rows: list[int]) -> Iterable[int]:
    rows = [row for row in rows if row not in former.removed]
    if len(rows) <= MOST_ALIKE:
        return rows
    author = author_key(reference)
    return [row for row in rows[:MOST_READ] if author_key(former.records[row]) == author]


def _named(former: Contents, fresh: Sequence[Reference]) -> list[Reference]:
    """Return the new records under ids that the index does not have, without those that it holds as they are."""
    taken = {reference.id for reference in fresh}
    named = []
    for reference in fresh:
        kept, number = reference, 1
        while (row := former.ids.find(kept.id)) is not None or (number > 1 and kept.id in taken):
            if row is not None and former.records[row] == kept:
                break
            number += 1
            kept = replace(reference, id=f"{reference.id}~{number}")
        else:
            taken.add(kept.id)
            named.append(kept)
    return named
