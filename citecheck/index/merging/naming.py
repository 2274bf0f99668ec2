"""The ids of merged references: unique, as an index makes them, and named by the versions of a work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable

_Hashes = npt.NDArray[np.int64]


class Naming:
    """Knows the final id of each row that is given out, and what an id of the input has become."""

    def __init__(self, hashes: array[int], given: npt.NDArray[np.uint32], read_id: Callable[[int], str]) -> None:
        """Take ``hash_id`` of every row, the rows that are given out in order, and what reads the id of a row."""
        self._hashes = np.frombuffer(hashes, dtype=np.int64)
        self._given = given
        self._read_id = read_id
        self._renamed = self._rename()

    def final_id(self, row: int) -> str:
        """Return the id of a row that is given out."""
        return self._renamed.get(row) or self._read_id(row)

    def _rename(self) -> dict[int, str]:
        """Return new ids, by row, for those given out under an id that an earlier one has."""
        hashes = self._hashes[self._given]
        order = np.argsort(hashes, kind="stable")
        ordered: _Hashes = hashes[order]
        later = order[1:][ordered[1:] == ordered[:-1]]
        renamed: dict[int, str] = {}
        taken: set[int] = set()
        for row in self._given[np.sort(later)].tolist():
            base, number = self._read_id(row), 2
            while (found := hash_id(f"{base}~{number}")) in taken or _holds(ordered, found):
                number += 1
            taken.add(found)
            renamed[row] = f"{base}~{number}"
        return renamed


class FormerIds:
    """Finds the row that a record of the input went into, by its id."""

    def __init__(self, hashes: array[int], works: array[int]) -> None:
        """Take ``hash_id`` of every row and, for each row of the input, the row that it went into."""
        self._works = np.frombuffer(works, dtype=np.uint32)
        self._order = np.argsort(np.frombuffer(hashes, dtype=np.int64)[: len(works)], kind="stable")
        self._sorted: _Hashes = np.frombuffer(hashes, dtype=np.int64)[self._order]

    def work_of(self, reference_id: str) -> int | None:
        """Return the row that the first record with this id went into, ``None`` if there is none."""
        place = int(np.searchsorted(self._sorted, hash_id(reference_id)))
        if place < len(self._sorted) and self._sorted[place] == hash_id(reference_id):
            return int(self._works[self._order[place]])
        return None


def hash_id(reference_id: str) -> int:
    """Return the hash by which ids are told apart while they are merged."""
    return hash(("id", reference_id))


def _holds(ordered: _Hashes, value: int) -> bool:
    place = int(np.searchsorted(ordered, value))
    return place < len(ordered) and bool(ordered[place] == value)
