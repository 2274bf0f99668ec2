"""The words of titles and the first author with the year, each with the rows that have it: an inverted index.

It finds what exact keys miss and what vectors blur: a title of which half the words are left, a reference string in
which the title is a quarter of the words, a cut title whose author and year are known. A term that more than
``MAX_ROWS`` records share is kept without rows: it says too little, and reading them would take too long.

On disk: ``terms.npy`` (``uint32``, ascending, the upper half of a stable hash), ``term_starts.npy`` (``uint32[n + 1]``)
and ``term_rows.npy`` (``uint32``, ascending for each term). Two terms with one hash share their rows, which only
weakens their vote.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from citecheck.errors import IndexDamagedError
from citecheck.index.keys import stable_hash
from citecheck.index.records import load_array, save_array
from citecheck.text.folding import fold_words
from citecheck.text.titles import STOPWORDS

if TYPE_CHECKING:
    from pathlib import Path

    from citecheck.datatypes import PersonName, Reference

TERMS, STARTS, ROWS = "terms.npy", "term_starts.npy", "term_rows.npy"
MAX_ROWS = 8_192
"""Records that may share a term and be listed under it."""
MAX_READ = 8_192
"""Rows that are read for one query."""
_ROW_BITS = 32
Numbers = npt.NDArray[np.uint32]
Mask = npt.NDArray[np.bool_]


def title_words(title: str) -> tuple[str, ...]:
    """Return the different folded words of ``title`` that can find it: no function words, no single characters."""
    return tuple(word for word in dict.fromkeys(fold_words(title)) if len(word) > 1 and word not in STOPWORDS)


def family_key(person: PersonName) -> str:
    """Return the last folded word of a family name: particles and the first of two surnames come and go."""
    words = fold_words(person.family or person.literal)
    return words[-1] if words else ""


@lru_cache(maxsize=1 << 18)
def hash_word(word: str) -> int:
    """Return the 32-bit number of a word of a title."""
    return stable_hash(f"word:{word}") >> _ROW_BITS


def hash_author_year(family: str, year: int) -> int:
    """Return the 32-bit number of works of ``year`` whose first author has the ``family_key`` given."""
    return stable_hash(f"by:{family}:{year}") >> _ROW_BITS


def terms_of(reference: Reference) -> Iterator[int]:
    """Yield the terms under which ``reference`` is listed, each once."""
    yield from dict.fromkeys(map(hash_word, title_words(reference.title)))
    if reference.authors and reference.year is not None and (family := family_key(reference.authors[0])):
        yield hash_author_year(family, reference.year)


class PostingWriter:
    """Collects the terms of references and writes them sorted."""

    def __init__(self) -> None:
        self._entries = array("Q")

    def add(self, reference: Reference, row: int) -> None:
        """Collect the terms of ``reference``, which is stored in ``row``."""
        self._entries.extend(term << _ROW_BITS | row for term in terms_of(reference))

    def write(self, folder: Path, earlier: PostingTable | None = None) -> None:
        """Write the three files: the terms collected, and those of ``earlier`` rows, which are lower."""
        entries = np.sort(np.array(self._entries, dtype=np.uint64))
        common = np.zeros(0, np.uint32)
        if earlier is not None:
            former, common = earlier.unpacked()
            entries = np.insert(former, np.searchsorted(former, entries), entries)
        for name, numbers in zip((TERMS, STARTS, ROWS), _listed(entries, common), strict=True):
            save_array(folder / name, numbers)


def _listed(entries: npt.NDArray[np.uint64], common: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Return terms, starts and rows of sorted entries (term, row); ``common`` terms were too common before."""
    terms = (entries >> np.uint64(_ROW_BITS)).astype(np.uint32)
    first = np.flatnonzero(np.concatenate([[len(terms) > 0], terms[1:] != terms[:-1]]))
    counts = np.diff(np.append(first, len(terms)))
    rare = (counts <= MAX_ROWS) & ~np.isin(terms[first], common)
    rows = entries[np.repeat(rare, counts)].astype(np.uint32)  # the lower half of an entry
    every = np.union1d(terms[first], common)
    lengths = np.zeros(len(every), dtype=np.uint32)
    lengths[np.searchsorted(every, terms[first][rare])] = counts[rare]
    starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.uint32)
    return every, starts, rows


class PostingTable:
    """The terms of an index, mapped."""

    def __init__(self, folder: Path, n_rows: int, removed: Collection[int] = ()) -> None:
        """Map the three files; raises ``IndexDamagedError`` when they do not fit each other."""
        self._terms: Numbers = load_array(folder / TERMS, np.uint32)
        self._starts: Numbers = load_array(folder / STARTS, np.uint32)
        self._rows: Numbers = load_array(folder / ROWS, np.uint32)
        self.n_rows = n_rows
        self.gone: Mask | None = None
        """Which rows were removed, ``None`` where none was."""
        if removed:
            self.gone = np.zeros(n_rows, dtype=np.bool_)
            self.gone[list(removed)] = True
        if len(self._starts) != len(self._terms) + 1 or int(self._starts[-1]) != len(self._rows):
            raise IndexDamagedError(f"{folder / STARTS} does not fit its terms and rows; build the index again")

    def lookup(self, terms: Sequence[int]) -> list[Numbers]:
        """Return the rows of each term, ascending; none for a term that no record has, or too many."""
        wanted = np.array(terms, dtype=np.uint32)
        places = np.searchsorted(self._terms, wanted)
        known = places < len(self._terms)
        known[known] = self._terms[places[known]] == wanted[known]
        places[~known] = 0
        starts = self._starts[places].tolist()
        ends = self._starts[places + 1].tolist() if len(self._terms) else starts
        return [
            self._rows[start:end] if found else self._rows[:0]
            for start, end, found in zip(starts, ends, known.tolist(), strict=True)
        ]

    def unpacked(self) -> tuple[npt.NDArray[np.uint64], Numbers]:
        """Return all pairs (term, row) as sorted entries, and the terms that are too common to be listed."""
        lengths = np.diff(self._starts)
        terms = np.repeat(self._terms, lengths).astype(np.uint64)
        return terms << np.uint64(_ROW_BITS) | self._rows, self._terms[lengths == 0]


class Votes:
    """Counts, for one query after the other, how much of it each row has; not to be shared between threads."""

    def __init__(self, n_rows: int, gone: Mask | None = None) -> None:
        """Count for ``n_rows`` rows, of which those that are ``gone`` never win."""
        self._n_rows = n_rows
        self._gone = gone
        self._sums = np.zeros(n_rows, dtype=np.float32)  # pages that no query touches are never made

    def best(self, lists: Iterable[Numbers], k: int, among: Numbers | None = None, ties: int = 0) -> list[int]:
        """Return up to ``k`` rows that are in many and rare ``lists``, best first, ties by row.

        A row gets ln(all rows / rows of the list) from each list that holds it. The rarest lists are read first, and no
        more than ``MAX_READ`` rows in all. among: the only rows that may be returned. ties: how many are returned where
        more than ``k`` share the first place: titles of a series, of which all but one word are the same.
        """
        read: list[Numbers] = []
        left = MAX_READ
        for rows in sorted((rows for rows in lists if len(rows)), key=len):
            left -= len(rows)
            if left < 0 and read:
                break
            self._sums[rows] += math.log(self._n_rows / len(rows)) + 1e-3  # a term that every row has is still a vote
            read.append(rows)
        if not read:
            return []
        seen = np.concatenate(read)
        rows = seen if among is None else among
        best = self._top(rows if self._gone is None else rows[~self._gone[rows]], len(read) * max(k, ties), k, ties)
        self._sums[seen] = 0
        return best

    def _top(self, rows: Numbers, n_seen: int, k: int, ties: int) -> list[int]:
        sums = self._sums[rows]
        if len(rows) > n_seen:  # each row stands here once for each list that holds it
            kept = sums >= np.partition(sums, -n_seen)[-n_seen]
            rows, sums = rows[kept], sums[kept]
        rows, first = np.unique(rows, return_index=True)
        sums = sums[first]
        n_first = int((sums == sums.max()).sum()) if len(sums) else 0
        order = np.argsort(-sums, kind="stable")[: max(k, min(n_first, ties))]
        found: list[int] = rows[order].tolist()
        return found
