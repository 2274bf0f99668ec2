"""The records of an index on disk: one JSON line per reference, and where each line begins.

``records.jsonl`` is mapped into memory, not loaded: a record is read in microseconds by its row, whatever the size.
"""

from __future__ import annotations

import json
import mmap
from typing import TYPE_CHECKING, BinaryIO, TypeVar

import numpy as np
import numpy.typing as npt

from citecheck.errors import IndexDamagedError
from citecheck.index.serialising import reference_from_dict, reference_to_dict

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from citecheck.datatypes import Reference

RECORDS = "records.jsonl"
OFFSETS = "offsets.npy"
_Whole = TypeVar("_Whole", np.uint32, np.uint64)


def record_line(reference: Reference) -> bytes:
    """Return ``reference`` as its line of ``records.jsonl``."""
    text = json.dumps(reference_to_dict(reference), ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass") + b"\n"  # a lone surrogate in a hostile record must not stop a build


class RecordWriter:
    """Writes records one by one; ``finish`` writes where they begin."""

    def __init__(self, folder: Path, file: BinaryIO) -> None:
        self._folder = folder
        self._file = file
        self._ends = [0]

    def write(self, line: bytes) -> int:
        """Append a line of ``record_line`` and return its row."""
        self._file.write(line)
        self._ends.append(self._ends[-1] + len(line))
        return len(self._ends) - 2

    def finish(self) -> None:
        """Write ``offsets.npy``: ``uint64[n + 1]``, record i being the bytes from offset i to offset i + 1."""
        np.save(self._folder / OFFSETS, np.array(self._ends, dtype=np.uint64), allow_pickle=False)


class RecordStore:
    """The records of an index, by row."""

    def __init__(self, folder: Path, n_references: int) -> None:
        """Map the records; raises ``IndexDamagedError`` when they are not ``n_references`` whole lines."""
        self._offsets: npt.NDArray[np.uint64] = load_array(folder / OFFSETS, np.uint64)
        size = (folder / RECORDS).stat().st_size
        if len(self._offsets) != n_references + 1 or int(self._offsets[-1]) != size:
            raise IndexDamagedError(
                f"{folder / OFFSETS} does not fit the {n_references} records of the manifest; build the index again"
            )
        self._bytes: mmap.mmap | bytes = b""
        if size:  # an empty file cannot be mapped
            with (folder / RECORDS).open("rb") as file:
                self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def __getitem__(self, row: int) -> Reference:
        """Return the reference of ``row``."""
        line = self._bytes[int(self._offsets[row]) : int(self._offsets[row + 1])]
        return reference_from_dict(json.loads(line))

    def __iter__(self) -> Iterator[Reference]:
        return (self[row] for row in range(len(self)))


def load_array(path: Path, dtype: type[_Whole]) -> npt.NDArray[_Whole]:
    """Return the list of numbers in ``path``, mapped; raises ``IndexDamagedError`` if it is not one of ``dtype``."""
    try:
        array: npt.NDArray[_Whole] = np.load(path, mmap_mode="r", allow_pickle=False)
    except (OSError, ValueError, EOFError) as error:
        raise IndexDamagedError(f"{path} cannot be read ({error}); build the index again") from error
    if array.dtype != dtype or array.ndim != 1:
        raise IndexDamagedError(f"{path} is not a list of {dtype.__name__}; build the index again")
    return array
