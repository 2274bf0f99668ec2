"""Exact keys: identifiers and folded titles as sorted 64-bit hashes, mapped into memory.

An entry of ``keys.npy`` is one ``uint64``: the upper half of a stable 64-bit hash and, in the lower half, the row that
has the key. A hash only points at rows; every row is confirmed on the stored record before it counts, so a collision
(one lookup in a thousand among three million keys) costs a microsecond and never an answer.
"""

from __future__ import annotations

from array import array
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from citecheck.errors import IndexDamagedError
from citecheck.index.records import load_array, save_array
from citecheck.text.folding import title_key
from citecheck.text.titles import main_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from citecheck.datatypes import Identifier, Reference

    Entries = npt.NDArray[np.uint64]

KEYS = "keys.npy"
MIN_MAIN_TITLE = 12
"""Shortest key (characters) by which a main title without its subtitle is looked up; shorter ones name many works."""
_ROW_BITS = 32
_ROW_MASK = (1 << _ROW_BITS) - 1


def title_keys(title: str) -> tuple[str, ...]:
    """Return the key of the whole title and, if there is a subtitle and the rest is long enough, of the main title."""
    whole = title_key(title)
    main = title_key(main_title(title))
    return (whole, main) if MIN_MAIN_TITLE <= len(main) < len(whole) else (whole,) if whole else ()


def hash_identifier(identifier: Identifier) -> int:
    """Return the 64-bit hash by which an identifier is looked up."""
    return stable_hash(str(identifier))


def hash_title_key(key: str) -> int:
    """Return the 64-bit hash by which a key of ``title_keys`` is looked up."""
    return stable_hash(f"title:{key}")


def hashes_of(reference: Reference) -> Iterator[int]:
    """Yield the hashes of all exact keys of ``reference``."""
    yield from map(hash_identifier, reference.identifiers)
    keys = (key for title in (reference.title, *reference.other_titles) for key in title_keys(title))
    yield from map(hash_title_key, dict.fromkeys(keys))


def stable_hash(text: str) -> int:
    """Return the 64-bit hash of ``text``, the same in every process and on every machine."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


class KeyWriter:
    """Collects the keys of references and writes them sorted."""

    def __init__(self) -> None:
        self._entries = array("Q")

    def add(self, reference: Reference, row: int) -> None:
        """Collect the keys of ``reference``, which is stored in ``row``."""
        self._entries.extend(value >> _ROW_BITS << _ROW_BITS | row for value in hashes_of(reference))

    def write(self, folder: Path, earlier: Entries | None = None) -> None:
        """Write ``keys.npy``: the keys collected, and ``earlier`` ones of rows that stay."""
        fresh = np.sort(np.array(self._entries, dtype=np.uint64))
        if earlier is not None:
            fresh = np.insert(earlier, np.searchsorted(earlier, fresh), fresh)
        save_array(folder / KEYS, fresh)


class KeyTable:
    """The exact keys of an index."""

    def __init__(self, folder: Path) -> None:
        """Map the keys; raises ``IndexDamagedError`` when they are none."""
        self.entries: Entries = load_array(folder / KEYS, np.uint64)
        self._path = folder / KEYS

    def lookup(self, hashes: Sequence[int], n_rows: int) -> list[list[int]]:
        """Return for each hash the rows that may hold its key, ascending; to be confirmed on the records.

        Raises ``IndexDamagedError`` when one of them is not below ``n_rows``.
        """
        first = np.array([value >> _ROW_BITS << _ROW_BITS for value in hashes], dtype=np.uint64)
        starts = np.searchsorted(self.entries, first, side="left").tolist()
        ends = np.searchsorted(self.entries, first | np.uint64(_ROW_MASK), side="right").tolist()
        found = [
            (self.entries[start:end] & np.uint64(_ROW_MASK)).tolist() if end > start else []
            for start, end in zip(starts, ends, strict=True)
        ]
        if any(rows and rows[-1] >= n_rows for rows in found):
            raise IndexDamagedError(f"{self._path} does not fit the records; build the index again")
        return found
