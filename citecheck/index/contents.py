"""The files of one generation, opened: each is mapped or loaded when it is first used, and checked before that."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from citecheck.index.ids import IDS, IdTable
from citecheck.index.keys import KEYS, KeyTable
from citecheck.index.manifest import Manifest, check_file, check_sizes, is_small
from citecheck.index.postings import ROWS, STARTS, TERMS, PostingTable
from citecheck.index.records import RecordStore, offsets_name
from citecheck.index.removed import REMOVED, load_removed
from citecheck.index.tallies import Tallies
from citecheck.index.topics import TOPIC_FILES, TopicTable
from citecheck.index.vectors import TITLES, VectorTable
from citecheck.index.venue_counts import VENUE_FILES, VenueCounts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from citecheck.datatypes import Reference


class Contents:
    """What a generation holds.

    A small one is compared with its checksums at once. Of a large one the sizes are, and the lists that say where
    records begin and which of them count; each search structure is before its first use, and records carry checksums
    of their own.
    """

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        """Open the folder; raises ``IndexDamagedError`` when files are missing, cut or altered."""
        check_sizes(folder, manifest)
        self.folder = folder
        self.manifest = manifest
        self._check(*map(offsets_name, manifest.parts), *([REMOVED] if manifest.n_removed else []))
        self.removed = load_removed(folder, manifest.n_removed)
        self.records = RecordStore(folder, manifest.n_rows, manifest.parts)
        self.gone: tuple[Reference, ...] = ()
        """What ``without`` left out and the counts by venue still hold."""

    @cached_property
    def keys(self) -> KeyTable:
        """The exact keys."""
        self._check(KEYS)
        return KeyTable(self.folder)

    @cached_property
    def postings(self) -> PostingTable:
        """The words of titles, and authors with years."""
        self._check(TERMS, STARTS, ROWS)
        return PostingTable(self.folder, self.manifest.n_rows, self.removed)

    @cached_property
    def ids(self) -> IdTable:
        """The rows by id."""
        self._check(IDS)
        return IdTable(self.folder, self.records, self.removed)

    @cached_property
    def titles(self) -> VectorTable:
        """The vectors of titles."""
        self._check(TITLES)
        return VectorTable(self.folder / TITLES, self.manifest.n_rows, self.manifest.dimension)

    @cached_property
    def venues(self) -> VenueCounts:
        """How many works there are of each venue and year."""
        self._check(*VENUE_FILES)
        return VenueCounts(self.folder)

    @cached_property
    def topics(self) -> TopicTable | None:
        """The vectors of abstracts; ``None`` where no record has one."""
        if not self.manifest.n_topics:
            return None
        self._check(*TOPIC_FILES)
        return TopicTable(self.folder, self.manifest, self.removed)

    def without(self, rows: Collection[int]) -> Contents:
        """Return what is left when the records in ``rows``, none of them removed yet, are."""
        left = Contents(self.folder, self.manifest)
        left.removed |= frozenset(rows)
        left.gone = tuple(self.records[row] for row in sorted(rows))
        tallies = Tallies(self.manifest)
        for reference in left.gone:
            tallies.add(reference, -1)
        left.manifest = replace(
            self.manifest,
            n_references=self.manifest.n_references - len(rows),
            n_removed=self.manifest.n_removed + len(rows),
            kinds=tallies.kinds,
            sources=tallies.sources,
            licences=tallies.licences,
        )
        return left

    def __len__(self) -> int:
        return self.manifest.n_references

    def __iter__(self) -> Iterator[Reference]:
        return (self.records[row] for row in range(len(self.records)) if row not in self.removed)

    def _check(self, *names: str) -> None:
        if not is_small(self.manifest):
            for name in names:
                check_file(self.folder, self.manifest, name)
