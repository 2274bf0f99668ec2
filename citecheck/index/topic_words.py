"""The words of titles and abstracts with how often they occur: what a sentence on a topic shares with a record.

On disk, for the records that have an abstract, by their place among these: ``topic_terms.npy`` (``uint32``, ascending,
the upper half of a stable hash of a word's stem), ``topic_starts.npy`` (``uint64[n + 1]``), ``topic_places.npy``
(``uint32``, ascending for each term), ``topic_counts.npy`` (``uint8``: four bits for the title, four for the abstract)
and ``topic_lengths.npy`` (``uint16``, words of title and abstract).
"""

from __future__ import annotations

from array import array
from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from citecheck.errors import IndexDamagedError
from citecheck.index.postings import hash_word
from citecheck.index.records import load_array, save_array
from citecheck.text.folding import fold_words
from citecheck.text.titles import STOPWORDS

if TYPE_CHECKING:
    from pathlib import Path

    from citecheck.datatypes import Reference

FILES = TERMS, STARTS, PLACES, COUNTS, LENGTHS = (
    "topic_terms.npy", "topic_starts.npy", "topic_places.npy", "topic_counts.npy", "topic_lengths.npy",
)  # fmt: skip
_BITS = 32
_MOST = 15
_LONGEST = (1 << 16) - 1


def topic_terms(text: str) -> dict[int, str]:
    """Return the terms of ``text``, hashes of stems without the plural, each with the first word that has it."""
    terms: dict[int, str] = {}
    for word in fold_words(text):
        if word not in STOPWORDS:
            terms.setdefault(hash_word(stem(word)), word)
    return terms


def _counted(words: tuple[str, ...]) -> Counter[int]:
    return Counter(hash_word(stem(word)) for word in words if word not in STOPWORDS)


def stem(word: str) -> str:
    """Return a folded word without the ending of the plural."""
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us")) else word


class TopicWordWriter:
    """Collects the words of records with an abstract and writes them sorted."""

    def __init__(self) -> None:
        self._entries = array("Q")
        self._counts = array("B")
        self._lengths = array("H")

    def add(self, reference: Reference) -> None:
        """Collect the words of ``reference``, which has the next place."""
        place = len(self._lengths)
        title_words, body_words = fold_words(reference.title), fold_words(reference.abstract or "")
        title, body = _counted(title_words), _counted(body_words)
        for term in title.keys() | body.keys():
            self._entries.append(term << _BITS | place)
            self._counts.append(min(title[term], _MOST) << 4 | min(body[term], _MOST))
        self._lengths.append(min(len(title_words) + len(body_words), _LONGEST))

    def write(self, folder: Path, earlier: TopicWordTable | None) -> None:
        """Write the five files: the words collected, behind those of ``earlier`` places."""
        entries = np.array(self._entries, dtype=np.uint64)
        order = np.argsort(entries)
        entries, counts = entries[order], np.array(self._counts, dtype=np.uint8)[order]
        lengths = np.array(self._lengths, dtype=np.uint16)
        if earlier is not None:
            former = earlier.entries()
            entries += np.uint64(len(earlier.lengths))
            places = np.searchsorted(former, entries)
            entries, counts = np.insert(former, places, entries), np.insert(earlier.counts, places, counts)
            lengths = np.concatenate([earlier.lengths, lengths])
        terms, first = np.unique((entries >> np.uint64(_BITS)).astype(np.uint32), return_index=True)
        starts = np.append(first, len(entries)).astype(np.uint64)
        written: tuple[npt.NDArray[Any], ...] = (terms, starts, entries.astype(np.uint32), counts, lengths)
        for name, numbers in zip(FILES, written, strict=True):
            save_array(folder / name, numbers)


class TopicWordTable:
    """The words of titles and abstracts, mapped."""

    def __init__(self, folder: Path, n_topics: int, removed: frozenset[int] = frozenset()) -> None:
        """Map the files; ``removed`` places are not found. Raises ``IndexDamagedError`` when they do not fit."""
        self._terms = load_array(folder / TERMS, np.uint32)
        self._starts = load_array(folder / STARTS, np.uint64)
        self._places = load_array(folder / PLACES, np.uint32)
        self.counts = load_array(folder / COUNTS, np.uint8)
        self.lengths = load_array(folder / LENGTHS, np.uint16)
        sizes = (len(self._starts) - 1, int(self._starts[-1]), len(self.counts), len(self.lengths))
        if sizes != (len(self._terms), len(self._places), len(self._places), n_topics):
            raise IndexDamagedError(f"{folder / STARTS} does not fit its words and places; build the index again")
        self.n_left = n_topics - len(removed)
        self._left = None
        if removed:
            self._left = np.ones(n_topics, dtype=bool)
            self._left[list(removed)] = False

    def lookup(self, term: int) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint8]]:
        """Return the places that have ``term``, ascending, and beside them how often."""
        place = int(np.searchsorted(self._terms, np.uint32(term)))
        if place == len(self._terms) or self._terms[place] != term:
            return self._places[:0], self.counts[:0]
        found = slice(int(self._starts[place]), int(self._starts[place + 1]))
        places, counts = self._places[found], self.counts[found]
        if self._left is not None:
            left = self._left[places]
            places, counts = places[left], counts[left]
        return places, counts

    def entries(self) -> npt.NDArray[np.uint64]:
        """Return all pairs (term, place) as sorted entries."""
        terms = np.repeat(self._terms, np.diff(self._starts).astype(np.int64)).astype(np.uint64)
        return terms << np.uint64(_BITS) | self._places
