"""Exact keys: identifiers and folded titles as sorted 64-bit hashes, mapped into memory.

A hash only points at rows; every row is confirmed on the stored record before it counts, so a collision costs a
microsecond and never an answer.
"""

from __future__ import annotations

from array import array
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

from citecheck.errors import IndexDamagedError
from citecheck.index.records import load_array
from citecheck.text.folding import title_key
from citecheck.text.titles import main_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from citecheck.datatypes import Identifier, Reference

KEYS = "keys.npy"
ROWS = "key_rows.npy"
MIN_MAIN_TITLE = 12
"""Shortest key (characters) by which a main title without its subtitle is looked up; shorter ones name many works."""


def title_keys(title: str) -> tuple[str, ...]:
    """Return the key of the whole title and, if there is a subtitle and the rest is long enough, of the main title."""
    whole = title_key(title)
    main = title_key(main_title(title))
    return (whole, main) if MIN_MAIN_TITLE <= len(main) < len(whole) else (whole,) if whole else ()


def hash_identifier(identifier: Identifier) -> int:
    """Return the 64-bit hash by which an identifier is looked up."""
    return _hash(str(identifier))


def hash_title_key(key: str) -> int:
    """Return the 64-bit hash by which a key of ``title_keys`` is looked up."""
    return _hash(f"title:{key}")


def hashes_of(reference: Reference) -> Iterator[int]:
    """Yield the hashes of all exact keys of ``reference``."""
    yield from map(hash_identifier, reference.identifiers)
    yield from map(hash_title_key, title_keys(reference.title))


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


class KeyWriter:
    """Collects the keys of references and writes them sorted."""

    def __init__(self) -> None:
        self._hashes = array("Q")
        self._rows = array("I")

    def add(self, reference: Reference, row: int) -> None:
        """Collect the keys of ``reference``, which is stored in ``row``."""
        for value in hashes_of(reference):
            self._hashes.append(value)
            self._rows.append(row)

    def write(self, folder: Path) -> None:
        """Write ``keys.npy`` (``uint64``, ascending) and ``key_rows.npy`` (``uint32``, beside it)."""
        hashes = np.array(self._hashes, dtype=np.uint64)
        rows = np.array(self._rows, dtype=np.uint32)
        order = np.lexsort((rows, hashes))
        np.save(folder / KEYS, hashes[order], allow_pickle=False)
        np.save(folder / ROWS, rows[order], allow_pickle=False)


class KeyTable:
    """The exact keys of an index."""

    def __init__(self, folder: Path, n_references: int) -> None:
        """Map the keys; raises ``IndexDamagedError`` when they do not fit ``n_references`` records."""
        self._hashes = load_array(folder / KEYS, np.uint64)
        self._rows = load_array(folder / ROWS, np.uint32)
        if len(self._hashes) != len(self._rows) or (len(self._rows) and int(self._rows.max()) >= n_references):
            raise IndexDamagedError(f"{folder / ROWS} does not fit the records; build the index again")

    def lookup(self, hashes: Sequence[int]) -> list[list[int]]:
        """Return for each hash the rows that may hold its key, ascending; to be confirmed on the records."""
        wanted = np.array(hashes, dtype=np.uint64)
        starts = np.searchsorted(self._hashes, wanted, side="left")
        ends = np.searchsorted(self._hashes, wanted, side="right")
        return [self._rows[start:end].tolist() for start, end in zip(starts, ends, strict=True)]
