"""Merging: the records of one work from several files become one reference, in time linear in their number.

    references → ``spool`` (to disk; ``keys`` in arrays) → ``grouping`` (rows that share keys) → ``resolving``
    (``same_work`` decides on pairs, ``combining`` makes one reference of several) → ``naming`` (ids, versions) → out

``same_work`` asks ``titles``, ``people`` and ``venues`` what two records have in common. Memory holds some 200 bytes a
record: hashes and row numbers, never the records.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from citecheck.index.encoding import Progress, ignore_progress
from citecheck.index.merging.grouping import find_groups
from citecheck.index.merging.keys import author_key, keys_of
from citecheck.index.merging.naming import FormerIds, Naming, hash_id
from citecheck.index.merging.resolving import resolve
from citecheck.index.merging.spool import Spool, pack, unpack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from citecheck.datatypes import Reference
    from citecheck.index.merging.resolving import Work

__all__ = ["merge_references"]

REPORTED_EVERY = 2_048
"""Records between two reports of progress."""


def merge_references(
    references: Iterable[Reference], progress: Progress = ignore_progress, *, n_standing: int = 0
) -> Iterator[Reference]:
    """Yield each work of ``references`` once, in the order in which they first occur.

    Records of one work (same identifier, or same title, first author and year) become one reference with the best value
    of each field. A preprint and its published version stay two, each naming the other in ``versions``. A work has the
    id of its most believed record, or of its first one if that is among the first ``n_standing``, which stand in an
    index already; ids are made unique as an index would (``id~2``). ``progress`` is told the stages "reading" and
    "merging". The records wait in a temporary file, uncompressed.
    """
    with Spool() as spool:
        merging = _Merging(spool, n_standing)
        for reference in references:
            merging.add(reference)
            if len(spool) % REPORTED_EVERY == 0:
                progress("reading", len(spool), None)
        progress("reading", len(spool), len(spool))
        merging.merge(progress)
        yield from merging.written()


@dataclass
class _Columns:
    """What is kept in memory: keys with their rows, and of each row the first author and the year."""

    keys: array[int] = field(default_factory=lambda: array("Q"))
    rows: array[int] = field(default_factory=lambda: array("I"))
    authors: array[int] = field(default_factory=lambda: array("Q"))
    years: array[int] = field(default_factory=lambda: array("Q"))


class _Merging:
    """The work of one merge.

    ``works`` says for each record of the input the row of the spool that it went into: its own, or one behind them all
    that holds what several make; of these, ``firsts`` says where the work first occurred.
    """

    def __init__(self, spool: Spool, n_standing: int) -> None:
        self._spool = spool
        self._n_standing = n_standing
        self._columns = _Columns()
        self._ids = array("q")
        self._works = array("I")
        self._firsts = array("I")
        self._links: dict[int, list[int]] = {}
        self._has_versions = False

    def add(self, reference: Reference) -> None:
        row, columns = self._append(reference), self._columns
        keys = keys_of(reference)
        columns.keys.extend(keys)
        columns.rows.extend([row] * len(keys))
        columns.authors.append(author_key(reference))
        columns.years.append(reference.year or 0)
        self._works.append(row)
        self._has_versions |= bool(reference.versions)

    def merge(self, progress: Progress) -> None:
        """Find the works, and append what several records make to the spool."""
        columns, self._columns = self._columns, _Columns()
        done = 0
        for group in find_groups(columns.keys, columns.rows, columns.authors, columns.years):
            rows = group.tolist()
            works, versions = resolve(rows, [self._read(row) for row in rows])
            places = {id(work): self._place(work) for work in works}
            for one, other in versions:
                self._links.setdefault(places[id(one)], []).append(places[id(other)])
                self._links.setdefault(places[id(other)], []).append(places[id(one)])
            if done // REPORTED_EVERY != (done + len(rows)) // REPORTED_EVERY:
                progress("merging", done + len(rows), len(self._works))
            done += len(rows)
        progress("merging", len(self._works), len(self._works))

    def written(self) -> Iterator[Reference]:
        """Yield the references, named and linked."""
        given = np.frombuffer(self._works, dtype=np.uint32)
        n_records = len(given)
        firsts = np.frombuffer(self._firsts, dtype=np.uint32)
        is_first = given == np.arange(n_records, dtype=np.uint32)
        is_first[firsts] = True
        given = given[is_first]
        naming = Naming(self._ids, given, lambda row: self._read(row).id)
        former = FormerIds(self._ids, self._works) if self._has_versions else None
        for row in given.tolist():
            reference = self._read(row)
            named = naming.final_id(row)
            versions = self._versions(row, reference, naming, former)
            if named != reference.id or versions != reference.versions:
                reference = replace(reference, id=named, versions=versions)
            yield reference

    def _versions(self, row: int, reference: Reference, naming: Naming, former: FormerIds | None) -> tuple[str, ...]:
        """Return the ids of the versions found, and of those that records named, by what these have become."""
        linked = self._links.get(row, ())
        if not linked and not reference.versions:
            return ()
        rows = {item: former.work_of(item) if former else None for item in reference.versions}
        unknown = (item for item, found in rows.items() if found is None)
        known = {found for found in chain(linked, rows.values()) if found is not None and found != row}
        return tuple(sorted({*unknown, *map(naming.final_id, known)}))

    def _place(self, work: Work) -> int:
        if len(work.rows) == 1:
            return work.rows[0]
        reference = work.reference
        if work.rows[0] < self._n_standing:
            reference = replace(reference, id=self._read(work.rows[0]).id)
        place = self._append(reference)
        self._firsts.append(work.rows[0])
        for row in work.rows:
            self._works[row] = place
        return place

    def _append(self, reference: Reference) -> int:
        self._ids.append(hash_id(reference.id))
        return self._spool.append(pack(reference))

    def _read(self, row: int) -> Reference:
        return unpack(self._spool.read(row))
