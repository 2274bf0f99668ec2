"""Names of venues and how their words are abbreviated: a table made from public lists (``index/venues/build.py``).

It holds hashes of names, not the names: 40 bits each, so one unknown name in some ten million is taken for a known one.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path
from zlib import crc32

from citecheck.shipped import read_shipped, shipped_path

TABLE = "venues/table.bin"
"""The file among the shipped data."""

MAGIC = b"citecheck venues 1\n"
_VALUE_BITS = 24
_VALUE_MASK = (1 << _VALUE_BITS) - 1
_FULL = 1 << (_VALUE_BITS - 1)
_SHORT_BITS = 20
_SHORT_MASK = (1 << _SHORT_BITS) - 1
_ENDING_MASK = 7
"""The value of a word: whether it is written out (1 bit), its ending (3), its short form (20)."""


@dataclass(frozen=True, slots=True)
class ShortWord:
    """How a word is abbreviated.

    short is the number of its short form, ending the kind of word it is among those with that short form (of a short
    form itself: of the word that it mostly stands for), full whether it is written out.
    """

    short: int
    ending: int
    full: bool


@dataclass(frozen=True, slots=True)
class VenueTable:
    """Entries of a hash (upper 40 bits) and a value (24 bits), ascending: of names the venue, of words the short form.

    digest tells this table from others: the numbers of venues hold within one table only.
    """

    names: array[int]
    words: array[int]
    digest: str

    def venue(self, name: str) -> int | None:
        """Return the number of the venue that is called ``name`` (folded words apart by spaces)."""
        return _find(self.names, hash_name(name))

    def venue_of_short(self, short: tuple[int, ...]) -> int | None:
        """Return the number of the one venue whose words have these short forms."""
        return _find(self.names, hash_short(short))

    def word(self, word: str) -> ShortWord | None:
        """Return how ``word`` is abbreviated, ``None`` if it is not known."""
        value = _find(self.words, hash_name(word))
        if value is None:
            return None
        return ShortWord(value & _SHORT_MASK, value >> _SHORT_BITS & _ENDING_MASK, bool(value & _FULL))


def hash_name(name: str) -> int:
    """Return the 64-bit hash of a name or a word; the upper 40 bits are stored."""
    return int.from_bytes(blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def hash_short(short: tuple[int, ...]) -> int:
    """Return the hash of a name of which only the short forms of the words are known."""
    return hash_name("/" + "/".join(map(str, short)))


def own_short(word: str) -> int:
    """Return the number of ``word`` as a short form of itself."""
    return hash_name(word) & _SHORT_MASK


@cache
def venue_table() -> VenueTable:
    """Return the table that ships with citecheck; raises ``ConfigurationError`` if it is missing or damaged."""
    return read_shipped(shipped_path(TABLE), read_table, "the table of venues", "make it with index/venues/build.py")


def read_table(path: Path) -> VenueTable:
    """Return the table in ``path``; raises ``ValueError`` if it is none."""
    data = path.read_bytes()
    head = len(MAGIC)
    start = head + 8
    if data[:head] != MAGIC or len(data) < start:
        raise ValueError("it does not begin as a table of venues does")
    n_names = int.from_bytes(data[head : head + 4], "little")
    n_words = int.from_bytes(data[head + 4 : start], "little")
    if len(data) != start + 8 * (n_names + n_words):
        raise ValueError("its length is not what its head says")
    cut = start + 8 * n_names
    return VenueTable(_numbers(data[start:cut]), _numbers(data[cut:]), f"{crc32(data):08x}")


def write_table(path: Path, names: dict[int, int], words: dict[str, ShortWord]) -> None:
    """Write the venue of each hash of a name, and how each word is abbreviated, to ``path``."""
    packed = {
        hash_name(word): item.short | item.ending << _SHORT_BITS | (_FULL if item.full else 0)
        for word, item in words.items()
    }
    name_entries, word_entries = _entries(names), _entries(packed)
    head = MAGIC + len(name_entries).to_bytes(4, "little") + len(word_entries).to_bytes(4, "little")
    path.write_bytes(head + _bytes(name_entries) + _bytes(word_entries))


def _entries(values: dict[int, int]) -> list[int]:
    return sorted(key >> _VALUE_BITS << _VALUE_BITS | value for key, value in values.items())


def _find(entries: array[int], key: int) -> int | None:
    first = key >> _VALUE_BITS << _VALUE_BITS
    place = bisect_left(entries, first)
    if place < len(entries) and entries[place] >> _VALUE_BITS == first >> _VALUE_BITS:
        return entries[place] & _VALUE_MASK
    return None


def _numbers(data: bytes) -> array[int]:
    numbers = array("Q", data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _bytes(numbers: list[int]) -> bytes:
    values = array("Q", numbers)
    if sys.byteorder == "big":
        values.byteswap()
    return values.tobytes()
