"""The records of an index on disk, by row: titles as they are, everything else compressed, each with a checksum.

A record is found through its offset in a mapped file, so that the millionth costs what the first does, processes share
the pages, and nothing is read that a query does not need. Records come in parts: a change of the index writes a part
for what is new and links the parts that stay.

One record: CRC-32 of the rest (4 bytes), length of the title in bytes (4), the title in UTF-8, and the other fields as
JSON, deflated with ``PHRASES`` as the preset dictionary; numbers are little-endian.
"""

from __future__ import annotations

import json
import mmap
import zlib
from bisect import bisect_right
from typing import TYPE_CHECKING, BinaryIO, TypeVar

import numpy as np
import numpy.typing as npt

from citecheck.errors import IndexDamagedError
from citecheck.index.phrases import PHRASES
from citecheck.index.serialising import reference_from_dict, reference_to_dict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from citecheck.datatypes import Reference

_HEAD = 8
"""Bytes before the title: the checksum and the length."""
_LEVEL = 6
_Whole = TypeVar("_Whole", np.uint8, np.uint16, np.uint32, np.uint64)


def encode_record(reference: Reference) -> bytes:
    """Return ``reference`` as it stands in a part."""
    data = reference_to_dict(reference)
    title = data.pop("title").encode("utf-8", "surrogatepass")  # a lone surrogate must not stop a build
    rest = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS, 8, zlib.Z_DEFAULT_STRATEGY, PHRASES)
    return _framed(title, packer.compress(rest) + packer.flush())


def _framed(title: bytes, packed: bytes) -> bytes:
    body = len(title).to_bytes(4, "little") + title + packed
    return zlib.crc32(body).to_bytes(4, "little") + body


def records_name(number: int) -> str:
    """Return the name of the file of the records of part ``number``."""
    return f"records-{number}.bin"


def offsets_name(number: int) -> str:
    """Return the name of the file that says where the records of part ``number`` begin."""
    return f"offsets-{number}.npy"


def part_files(parts: Sequence[int]) -> tuple[str, ...]:
    """Return the names of all files of ``parts``."""
    return tuple(name(number) for number in parts for name in (records_name, offsets_name))


class RecordWriter:
    """Writes the records of one part, one by one; ``finish`` writes where they begin."""

    def __init__(self, folder: Path, number: int, file: BinaryIO) -> None:
        self._offsets = folder / offsets_name(number)
        self._file = file
        self._ends = [0]

    def write(self, record: bytes) -> None:
        """Append what ``encode_record`` returned."""
        self._file.write(record)
        self._ends.append(self._ends[-1] + len(record))

    def finish(self) -> None:
        """Write the offsets: ``uint64[n + 1]``, record i being the bytes from offset i to offset i + 1."""
        save_array(self._offsets, np.array(self._ends, dtype=np.uint64))


class _Part:
    """One mapped file of records."""

    def __init__(self, folder: Path, number: int) -> None:
        self.path = folder / records_name(number)
        # Items of a memoryview are read faster than those of an array.
        self._offsets = load_array(folder / offsets_name(number), np.uint64).data
        size = self.path.stat().st_size
        if not len(self._offsets) or self._offsets[-1] != size:
            raise IndexDamagedError(f"{folder / offsets_name(number)} does not fit its records; build the index again")
        self._bytes: mmap.mmap | bytes = b""
        if size:  # an empty file cannot be mapped
            with self.path.open("rb") as file:
                self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def read(self, row: int) -> tuple[bytes, bytes]:
        """Return the title of ``row`` and the deflated rest; raises ``IndexDamagedError`` for another checksum."""
        record = self._bytes[self._offsets[row] : self._offsets[row + 1]]
        if len(record) < _HEAD or zlib.crc32(record[4:]) != int.from_bytes(record[:4], "little"):
            raise IndexDamagedError(
                f"record {row} of {self.path} was altered; build the index again, or fetch it again"
            )
        end = _HEAD + int.from_bytes(record[4:8], "little")
        return record[_HEAD:end], record[end:]


class RecordStore:
    """The records of an index, by row."""

    def __init__(self, folder: Path, n_rows: int, parts: Sequence[int]) -> None:
        """Map the parts; raises ``IndexDamagedError`` when they do not hold ``n_rows`` records."""
        self.parts = tuple(parts)
        self._folder = folder
        self._parts = [_Part(folder, number) for number in parts]
        self._starts = np.cumsum([0, *map(len, self._parts)]).tolist()
        if self._starts[-1] != n_rows:
            raise IndexDamagedError(
                f"{folder} holds {self._starts[-1]} records where the manifest says {n_rows}; build the index again"
            )

    def __len__(self) -> int:
        return int(self._starts[-1])

    def __getitem__(self, row: int) -> Reference:
        """Return the reference of ``row``."""
        title, packed = self._read(row)
        try:
            rest = zlib.decompressobj(-zlib.MAX_WBITS, PHRASES).decompress(packed)
            return reference_from_dict({"title": _text(title), **json.loads(_text(rest))})
        except (zlib.error, ValueError, LookupError, TypeError, AttributeError) as error:
            raise IndexDamagedError(
                f"{self._folder} holds no record in row {row} ({error!r}); build it again"
            ) from error

    def title(self, row: int) -> str:
        """Return the title of ``row``, without reading the rest of the record."""
        return _text(self._read(row)[0])

    def encoded(self, row: int) -> bytes:
        """Return the record of ``row`` as ``encode_record`` made it."""
        return _framed(*self._read(row))

    def __iter__(self) -> Iterator[Reference]:
        return (self[row] for row in range(len(self)))

    def _read(self, row: int) -> tuple[bytes, bytes]:
        place = bisect_right(self._starts, row) - 1
        return self._parts[place].read(row - self._starts[place])


def _text(encoded: bytes) -> str:
    return encoded.decode("utf-8", "surrogatepass")


def save_array(path: Path, numbers: npt.NDArray[_Whole]) -> None:
    """Write ``numbers`` to ``path``; raises ``OSError`` when not all of them could be.

    numpy fills files by itself where it can, and does not notice when the disk is full at the end.
    """
    with path.open("wb") as file:
        np.save(_Written(file), numbers, allow_pickle=False)


class _Written:
    """An open file of which numpy sees nothing but that it can be written."""

    def __init__(self, file: BinaryIO) -> None:
        self.write = file.write


def load_array(path: Path, dtype: type[_Whole]) -> npt.NDArray[_Whole]:
    """Return the list of numbers in ``path``, mapped; raises ``IndexDamagedError`` if it is not one of ``dtype``."""
    try:
        array: npt.NDArray[_Whole] = np.asarray(np.load(path, mmap_mode="r", allow_pickle=False))  # a view: faster
    except (OSError, ValueError, EOFError) as error:
        raise IndexDamagedError(f"{path} cannot be read ({error}); build the index again") from error
    if array.dtype != dtype or array.ndim != 1:
        raise IndexDamagedError(f"{path} is not a list of {dtype.__name__}; build the index again")
    return array
