"""How many works of which venue and year an index holds, and a record that shows how each venue is called.

On disk, ascending: ``venue_years.npy`` (``uint64``: 48 bits of a hash of the folded venue, 16 bits of the year),
``venue_counts.npy`` (``uint32``) beside it, and ``venue_examples.npy`` (``uint32``), for each venue the first row whose
name of it has no digit, or the first row. Works without venue count under the hash 0, without year under the year 0.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from citecheck.errors import IndexDamagedError
from citecheck.index.keys import stable_hash
from citecheck.index.records import load_array, save_array
from citecheck.text.venues import fold_venue

if TYPE_CHECKING:
    from pathlib import Path

    from citecheck.datatypes import Reference

YEARS, COUNTS, EXAMPLES = "venue_years.npy", "venue_counts.npy", "venue_examples.npy"
VENUE_FILES = (YEARS, COUNTS, EXAMPLES)
_YEAR_BITS = 16
_YEAR_MASK = (1 << _YEAR_BITS) - 1
_NUMBERED = 1 << 31
"""Set in an example whose name of the venue has a digit: any other is a better one, being smaller."""
Entries = npt.NDArray[np.uint64]


@lru_cache(maxsize=1 << 16)
def hash_venue(venue: str) -> int:
    """Return the upper 48 bits of an entry for ``venue``, the lower 16 being 0; 0 for no venue."""
    key = fold_venue(venue)
    return stable_hash(key) >> _YEAR_BITS << _YEAR_BITS if key else 0


def entry_of(reference: Reference) -> int:
    """Return under which entry ``reference`` is counted."""
    year = reference.year or 0
    return (hash_venue(reference.venue) if reference.venue else 0) | (year if 0 < year <= _YEAR_MASK else 0)


class VenueCountWriter:
    """Counts references by venue and year and writes the counts sorted."""

    def __init__(self) -> None:
        self._counts: Counter[int] = Counter()
        self._examples: dict[int, int] = {}

    def add(self, reference: Reference, row: int) -> None:
        """Count ``reference``, which is stored in ``row``."""
        entry = entry_of(reference)
        self._counts[entry] += 1
        venue = entry >> _YEAR_BITS
        known = self._examples.get(venue)
        if known is None or known & _NUMBERED:
            numbered = _NUMBERED if any(char.isdigit() for char in reference.venue or "") else 0
            if known is None or not numbered:
                self._examples[venue] = row | numbered

    def write(self, folder: Path, earlier: VenueCounts | None = None, gone: Iterable[Reference] = ()) -> None:
        """Write the three files: what was counted, and what ``earlier`` rows, which are lower, gave.

        References that are ``gone`` count no longer; their records may still be examples.
        """
        for entry, count in earlier.entries() if earlier else ():
            self._counts[entry] += count
        self._counts.subtract(map(entry_of, gone))
        for venue, example in earlier.examples() if earlier else ():
            self._examples[venue] = min(example, self._examples.get(venue, example))
        _write(folder, self._counts, self._examples)


def _write(folder: Path, counts: Counter[int], examples: dict[int, int]) -> None:
    entries = np.array(sorted(entry for entry, count in counts.items() if count > 0), dtype=np.uint64)
    venues = np.unique(entries >> np.uint64(_YEAR_BITS)).tolist()
    save_array(folder / YEARS, entries)
    save_array(folder / COUNTS, np.array([counts[entry] for entry in entries.tolist()], dtype=np.uint32))
    save_array(folder / EXAMPLES, np.array([examples[venue] for venue in venues], dtype=np.uint32))


class VenueCounts:
    """The counts of an index, mapped."""

    def __init__(self, folder: Path) -> None:
        """Map the files; raises ``IndexDamagedError`` when they do not fit each other."""
        self._entries: Entries = load_array(folder / YEARS, np.uint64)
        self._counts = load_array(folder / COUNTS, np.uint32)
        self._examples = load_array(folder / EXAMPLES, np.uint32)
        self._venues = np.unique(self._entries >> np.uint64(_YEAR_BITS))
        if len(self._counts) != len(self._entries) or len(self._examples) != len(self._venues):
            raise IndexDamagedError(f"{folder / YEARS} does not fit its counts and examples; build the index again")
        self._items, self._numbers = self._entries.data, self._counts.data  # read faster than items of an array

    def held(self, venue: int, first: int | None = None, last: int | None = None) -> int:
        """Return how many works of ``venue``, a hash, are held, in the years from ``first`` to ``last``."""
        start = bisect_left(self._items, venue | min(first or 0, _YEAR_MASK))
        if first is not None and first == last and first <= _YEAR_MASK:  # asked for every citation
            found = start < len(self._items) and self._items[start] == venue | first
            return self._numbers[start] if found else 0
        end = bisect_left(self._items, venue | min(_YEAR_MASK if last is None else last, _YEAR_MASK), start)
        end += end < len(self._items) and self._items[end] == venue | (last or _YEAR_MASK)
        return int(self._counts[start:end].sum())

    def by_year(self) -> tuple[tuple[int, int], ...]:
        """Return the years with the works of each, ascending; 0 for those without."""
        years = (self._entries & np.uint64(_YEAR_MASK)).astype(np.int64)
        totals = np.bincount(years, weights=self._counts, minlength=1).astype(np.int64)
        return tuple((int(year), int(totals[year])) for year in np.flatnonzero(totals))

    def largest(self, n_venues: int) -> tuple[tuple[int, int], ...]:
        """Return the works and an example row of each of the ``n_venues`` venues with most works, most first."""
        places = np.searchsorted(self._venues, self._entries >> np.uint64(_YEAR_BITS))
        totals = np.bincount(places, weights=self._counts, minlength=len(self._venues)).astype(np.int64)
        named = [place for place in np.argsort(-totals, kind="stable").tolist() if self._venues[place]]
        examples = (self._examples & np.uint32(_NUMBERED - 1)).tolist()
        return tuple((int(totals[place]), examples[place]) for place in named[:n_venues])

    @property
    def n_venues(self) -> int:
        """How many venues there are."""
        return len(self._venues) - int(bool(len(self._venues)) and not self._venues[0])

    def entries(self) -> Iterator[tuple[int, int]]:
        """Yield each entry with its count."""
        return zip(self._entries.tolist(), self._counts.tolist(), strict=True)

    def examples(self) -> Iterator[tuple[int, int]]:
        """Yield each venue, a shifted hash, with its example as it is stored."""
        return zip(self._venues.tolist(), self._examples.tolist(), strict=True)
