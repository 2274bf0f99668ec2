"""The lanes of retrieval behind the exact keys: words, author and year, title vectors.

The words of a title, or author and year, find most of what has a slip in it; the vectors are asked only about what is
not settled by them. What both propose is put in order by how like the stored titles are to what was asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

import numpy as np

from citecheck.datatypes import FoundBy
from citecheck.index.postings import Numbers, PostingTable, Votes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from citecheck.index.query import Probe
    from citecheck.index.records import RecordStore

    _Found = tuple[list["Near"], bool]
    """What is near, best first, and whether the first surely is what is meant."""

    FindVectors = Callable[[Sequence[str], int], list[list[int]]]
    """From texts to the rows whose vectors are nearest, nearest first."""

NEAR_ENOUGH = 0.8
"""Likeness of the nearest title from which the title read is taken to be one, and the whole text is not asked."""
SETTLED = 0.88
"""Likeness of a title that settles what is meant; the right one in 99.5 to 100 % (``tests/bench/README.md``)."""
SETTLED_WITH_AUTHOR = 0.8
"""The same where first author and year agree."""
SETTLED_BY_WORDS = 0.75
"""The same where words were only left out or put in: another title of these words would have been found by them."""
BY_WORDS = 8
"""Titles that are compared because of their words."""
TIED = 64
"""Titles that are compared if so many share the most words: those of a series differ in one."""
READINGS = ((4_096, 0.7), (8_192, 0.0))
"""How many rows of words are read for a part of a query, at most, and what part of the most votes a title must have to
be compared: what has most of the rare words is nearly always what was meant, and more is read only if it is not."""
BY_AUTHOR = 32
"""Titles that are compared because of author and year."""
BY_VECTOR = (16, 96)
"""Titles that are compared because of their vectors: the nearest first, more if these settle nothing."""
FIRST, CERTAIN = 4, 0.99
"""After so many titles of which one is so much alike no further ones are compared."""
ALIKE = 0.6
"""Likeness under which letters say little, and the order of the vectors stands."""
WORTH_SHOWING = 0.2
"""How much less like a title may be than one that settles what is meant, to be a candidate beside it."""
_BONUS = 0.15
"""What agreement of first author and year adds to the likeness of a title, in the order of candidates."""


@dataclass(frozen=True, slots=True)
class Near:
    """A row that words or vectors propose: how like its title is, and whether first author and year agree."""

    row: int
    likeness: float
    agrees: bool
    found_by: FoundBy


class Lanes:
    """The words and the vectors of one index, asked in turn.

    removed: rows that are not to be found.
    """

    def __init__(self, records: RecordStore, postings: PostingTable, removed: frozenset[int]) -> None:
        self._records = records
        self._postings = postings
        self._removed = removed

    def find(self, probes: Sequence[Probe | None], by_vector: FindVectors) -> list[list[Near]]:
        """Return what is near each probe, best first; vectors are searched for all that is not settled, at once."""
        votes = Votes(self._postings.n_rows, self._postings.gone)
        listed = self._postings.lookup(term for probe in probes if probe for term in probe.terms())
        found: list[list[Near]] = [[] for _ in probes]
        still_open: list[tuple[int, Probe]] = []
        for place, probe in enumerate(probes):
            if probe:
                found[place], is_settled = self._by_words(probe, listed, votes)
                still_open += [] if is_settled else [(place, probe)]
        rows = iter(by_vector([part.text for _, probe in still_open for part in probe.parts], BY_VECTOR[-1]))
        for place, probe in still_open:
            proposed = list(dict.fromkeys(_in_turn([next(rows) for _ in probe.parts])))
            found[place] = self._with_vectors(probe, found[place], proposed)
        return found

    def _by_words(self, probe: Probe, listed: Mapping[int, Numbers], votes: Votes) -> _Found:
        near: list[Near] = []
        if by_author := [listed[term] for term in probe.authors if term in listed]:
            worded = [listed[term] for term in probe.words if term in listed]
            agreeing = votes.among(np.concatenate(by_author), worded, BY_AUTHOR)
            near = self._compared(probe, agreeing, FoundBy.WORDS, agrees=True)
        if self._is_settled(probe, near):
            return _worth_showing(near), True
        for most, share in READINGS[probe.thorough :]:
            parts = [[listed[term] for term in part.words if term in listed] for part in probe.parts]
            best = [votes.best(part, BY_WORDS, most=most, share=share, ties=TIED) for part in parts]
            known = {item.row for item in near}
            fresh = [row for row in dict.fromkeys(_in_turn(best)) if row not in known]
            near = sorted([*near, *self._compared(probe, fresh, FoundBy.WORDS)], key=_rank)
            if self._is_settled(probe, near):
                return _worth_showing(near), True
        return near, False

    def _is_settled(self, probe: Probe, near: list[Near]) -> bool:
        """Tell whether the first surely is what is meant; a title that a longer text holds may be its proceedings."""
        if not near or near[0].likeness < SETTLED_BY_WORDS:
            return False
        first = near[0]
        if first.agrees and first.likeness >= SETTLED_WITH_AUTHOR:
            return True
        title = self._records.title(first.row)
        as_title = probe.compared.likeness_as_title(title, first.likeness)
        return as_title >= SETTLED or (as_title >= SETTLED_BY_WORDS and probe.compared.differs_by_whole_words(title))

    def _with_vectors(self, probe: Probe, near: list[Near], proposed: list[int]) -> list[Near]:
        start = 0
        for end in BY_VECTOR:
            known = {item.row for item in near}
            fresh = [row for row in proposed[start:end] if row not in known]
            near, start = sorted([*near, *self._compared(probe, fresh, FoundBy.VECTOR)], key=_rank), end
            if self._is_settled(probe, near):
                return _worth_showing(near)
        if near and near[0].likeness >= ALIKE:
            return near
        by_row = {item.row: item for item in near}
        return [*(by_row.pop(row) for row in proposed if row in by_row), *by_row.values()]

    def _compared(self, probe: Probe, rows: Iterable[int], lane: FoundBy, *, agrees: bool = False) -> list[Near]:
        likeness, title = probe.compared.likeness, self._records.title
        near: list[Near] = []
        best = 0.0
        for row in rows:
            if row not in self._removed:
                near.append(Near(row, likeness(title(row)), agrees, lane))
                best = max(best, near[-1].likeness)
                if len(near) >= FIRST and best >= CERTAIN:
                    break
        return sorted(near, key=_rank)


def _worth_showing(near: list[Near]) -> list[Near]:
    """Return the rows much like the first, which settles what is meant."""
    return [item for item in near if item.likeness >= near[0].likeness - WORTH_SHOWING]


def _rank(near: Near) -> tuple[float, int]:
    return (-near.likeness - _BONUS * near.agrees, near.row)


def _in_turn(lists: Sequence[Sequence[int]]) -> Iterator[int]:
    """Yield the first of each list, then the second of each."""
    return (row for rows in zip_longest(*lists) for row in rows if row is not None)
