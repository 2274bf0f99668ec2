"""The ids of references by row, as hashes: whether an id is taken, and which row has it.

``ids.npy`` holds the upper half of a stable hash of each row's id (``uint32``); a hash is confirmed on the record.
"""

from __future__ import annotations

from array import array
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from citecheck.index.keys import stable_hash
from citecheck.index.records import load_array, save_array

if TYPE_CHECKING:
    from pathlib import Path

    from citecheck.datatypes import Reference
    from citecheck.index.records import RecordStore

IDS = "ids.npy"
_Hashes = npt.NDArray[np.uint32]


def _hash(reference_id: str) -> int:
    return stable_hash(f"id:{reference_id}") >> 32


class IdWriter:
    """Collects the ids of references in the order of their rows."""

    def __init__(self) -> None:
        self._hashes = array("I")

    def add(self, reference: Reference, row: int) -> None:  # noqa: ARG002 - all writers are asked alike
        """Collect the id of the next row."""
        self._hashes.append(_hash(reference.id))

    def write(self, folder: Path, former: Path | None = None) -> None:
        """Write ``ids.npy``: the ids collected, behind those in the folder ``former``."""
        hashes = np.array(self._hashes, dtype=np.uint32)
        if former is not None:
            hashes = np.concatenate([load_array(former / IDS, np.uint32), hashes])
        save_array(folder / IDS, hashes)


class IdTable:
    """Finds rows by id among records that were not removed."""

    def __init__(self, folder: Path, records: RecordStore, removed: frozenset[int]) -> None:
        self._hashes: _Hashes = load_array(folder / IDS, np.uint32)
        self._records = records
        self._removed = removed

    @cached_property
    def _order(self) -> npt.NDArray[np.intp]:
        return np.argsort(self._hashes, kind="stable")

    @cached_property
    def _sorted(self) -> _Hashes:
        return self._hashes[self._order]

    def find(self, reference_id: str) -> int | None:
        """Return the row of the reference with this id, ``None`` if there is none."""
        wanted = np.uint32(_hash(reference_id))
        start, end = np.searchsorted(self._sorted, wanted, "left"), np.searchsorted(self._sorted, wanted, "right")
        rows: list[int] = self._order[start:end].tolist()
        return next((row for row in rows if row not in self._removed and self._records[row].id == reference_id), None)
