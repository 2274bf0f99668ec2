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
from typing import TYPE_CHECKING, Any

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
_ROW_BITS = 32
Numbers = npt.NDArray[np.uint32]
Rows = npt.NDArray[np.integer[Any]]
Mask = npt.NDArray[np.bool_]


def telling(words: Iterable[str]) -> tuple[str, ...]:
    """Return the different ones of folded words that can find a title: no function words, no single characters."""
    return tuple([word for word in dict.fromkeys(words) if len(word) > 1 and word not in STOPWORDS])


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
    yield from dict.fromkeys(map(hash_word, telling(fold_words(reference.title))))
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

    def lookup(self, terms: Iterable[int]) -> dict[int, Numbers]:
        """Return the rows, ascending, of each term that has some: not of one that no record has, or too many."""
        unique = list(dict.fromkeys(terms))
        if not unique or not len(self._terms):
            return {}
        wanted = np.array(unique, dtype=np.uint32)
        places = np.minimum(np.searchsorted(self._terms, wanted), len(self._terms) - 1)
        starts, ends = self._starts[places], self._starts[places + 1]
        found = (self._terms[places] == wanted) & (ends > starts)
        spans = zip(unique, starts.tolist(), ends.tolist(), found.tolist(), strict=True)
        return {term: self._rows[start:end] for term, start, end, is_found in spans if is_found}

    def unpacked(self) -> tuple[npt.NDArray[np.uint64], Numbers]:
        """Return all pairs (term, row) as sorted entries, and the terms that are too common to be listed."""
        lengths = np.diff(self._starts)
        terms = np.repeat(self._terms, lengths).astype(np.uint64)
        return terms << np.uint64(_ROW_BITS) | self._rows, self._terms[lengths == 0]


class Votes:
    """Counts, for one query after the other, how much of it each row has; not to be shared between threads.

    A row gets ln(all rows / rows of the list) from each list that holds it.
    """

    def __init__(self, n_rows: int, gone: Mask | None = None) -> None:
        """Count for ``n_rows`` rows, of which those that are ``gone`` never win."""
        self._n_rows = n_rows
        self._gone = gone
        self._sums = np.zeros(n_rows, dtype=np.float32)  # pages that no query touches are never made

    def best(self, lists: Iterable[Numbers], k: int, *, most: int, share: float = 0.0, ties: int = 0) -> list[int]:
        """Return up to ``k`` rows that are in many and rare ``lists``, best first, ties by row.

        The rarest lists are read first, and no more than ``most`` rows in all, but one list always. share: what part of
        the most votes a row must have. ties: how many are returned where more than ``k`` share the first place: titles
        of a series, of which all but one word are the same.
        """
        read: list[npt.NDArray[np.intp]] = []
        left = most
        for rows in sorted((rows for rows in lists if len(rows)), key=len):
            left -= len(rows)
            if left < 0 and read:
                break
            places = rows.astype(np.intp)  # once: numpy indexes by nothing else
            self._sums[places] += self._vote(rows)
            read.append(places)
        if not read:
            return []
        seen = np.concatenate(read)
        found = seen if self._gone is None else seen[~self._gone[seen]]
        sums = self._sums[found]
        if share and len(sums):
            kept = sums >= share * sums.max()
            found, sums = found[kept], sums[kept]
        best = _first(found, sums, k, len(read), ties)
        self._sums[seen] = 0
        return best

    def among(self, rows: Numbers, lists: Sequence[Numbers], k: int) -> list[int]:
        """Return the ``k`` of these rows that are in many and rare ``lists``, best first, ties by row."""
        rows = np.unique(rows)
        rows = rows if self._gone is None else rows[~self._gone[rows]]
        sums = np.zeros(len(rows), dtype=np.float32)
        if len(rows) > k:
            for some in lists:
                places = np.minimum(np.searchsorted(some, rows), len(some) - 1)
                sums += (some[places] == rows) * np.float32(self._vote(some))
        return _first(rows, sums, k, 1)

    def _vote(self, rows: Numbers) -> float:
        return math.log(self._n_rows / len(rows)) + 1e-3  # a term that every row has is still a vote


def _first(rows: Rows, sums: npt.NDArray[np.float32], k: int, n_lists: int, ties: int = 0) -> list[int]:
    """Return the first ``k`` rows, more if they tie; a row may stand here once for each of ``n_lists`` lists."""
    if len(rows) > n_lists * k:
        n_first = np.count_nonzero(sums == sums.max())
        n_seen = n_lists * (max(k, ties) if n_first > n_lists * k else k)
        cut = np.partition(sums, -n_seen)[-n_seen] if len(rows) > n_seen else sums.min()
        at_cut = np.unique(rows[sums == cut])[: max(k, ties)]  # thousands may be in one list and in no other
        above = sums > cut
        rows = np.concatenate([rows[above], at_cut])
        sums = np.concatenate([sums[above], np.full(len(at_cut), cut)])
    votes = dict(zip(rows.tolist(), sums.tolist(), strict=True))
    order = sorted(votes, key=lambda row: (-votes[row], row))
    n_first = sum(votes[row] == votes[order[0]] for row in order[:ties])
    return order[: max(k, n_first)]
