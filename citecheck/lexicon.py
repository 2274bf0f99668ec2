"""What words are used for in references: names of people, of venues, words of titles.

A table made from real references (``index/parser/lexicon.py``) that ships with citecheck. It holds checksums of folded
words, not the words: 32 bits each, so one unknown word in some 50,000 is taken for a known one.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from zlib import crc32

from citecheck.shipped import read_shipped, shipped_path

LEXICON = "parser/lexicon.bin"
"""The file among the shipped data."""

MAGIC = b"citecheck lexicon 1\n"
UNKNOWN = 0
_LONGEST_VENUE = 14
TITLE_SHARES = 3
"""The highest share that ``Lexicon.title_shares`` gives."""

_MOSTLY_PEOPLE = 3
_TEXT = 1.2
"""Mean class of text, on the scale of ``word_class`` from text (0) to person (4)."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Checksums: of words in ascending order, with the class of each, and of whole names of venues."""

    words: array[int]
    classes: bytes
    venues: frozenset[int]

    def word_class(self, word: str) -> int:
        """Return how the folded ``word`` is used, as the recipe numbers it; ``UNKNOWN`` for a rare word."""
        key = crc32(word.encode())
        at = bisect_left(self.words, key)
        return self.classes[at] if at < len(self.words) and self.words[at] == key else UNKNOWN

    def reads_as_text(self, words: Sequence[str]) -> bool:
        """Tell whether the folded ``words`` stand in titles and venues far more often than in names of people."""
        known = [(label - 1) // 3 % 5 for word in words if (label := self.word_class(word)) != UNKNOWN]
        return bool(known) and sum(known) <= _TEXT * len(known)

    def is_given(self, word: str) -> bool:
        """Tell whether the folded ``word`` stands in names of people, and there among the given names."""
        label = self.word_class(word)
        return label != UNKNOWN and (label - 1) % 3 == 0 and (label - 1) // 3 % 5 >= _MOSTLY_PEOPLE

    def title_shares(self, words: Sequence[str]) -> list[int]:
        """Return of each known one of the folded ``words`` how much more it stands in titles than in names of venues.

        From 0 to ``TITLE_SHARES``.
        """
        return [(label - 1) // 15 for word in words if (label := self.word_class(word)) != UNKNOWN]

    def has_venue(self, words: Sequence[str]) -> bool:
        """Tell whether the folded ``words`` are the name or abbreviation of a venue."""
        return bool(words) and crc32(" ".join(words).encode()) in self.venues

    def venue_length(self, words: Sequence[str], start: int = 0) -> int:
        """Return how many of the folded ``words`` from ``start`` on are the longest venue name there, 0 for none."""
        key, longest, venues = 0, 0, self.venues
        space = b""
        for length, word in enumerate(words[start : start + _LONGEST_VENUE], 1):
            key = crc32(space + word.encode(), key)
            space = b" "
            if key in venues:
                longest = length
        return longest


@cache
def lexicon() -> Lexicon:
    """Return the lexicon that ships with citecheck; raises ``ConfigurationError`` if it is missing or damaged."""
    return read_shipped(
        shipped_path(LEXICON),
        read_lexicon,
        "the reference parser's word table",
        "make it with index/parser/lexicon.py",
    )


def read_lexicon(path: Path) -> Lexicon:
    """Return the lexicon in ``path``; raises ``ValueError`` if it is none."""
    data = path.read_bytes()
    head = len(MAGIC)
    if data[:head] != MAGIC or len(data) < head + 8:
        raise ValueError("it does not begin as a word table does")
    n_words, n_venues = _integers(data[head : head + 8])
    start = head + 8
    if len(data) != start + 5 * n_words + 4 * n_venues:
        raise ValueError("its length is not what its head says")
    classes = start + 4 * n_words
    venues = classes + n_words
    return Lexicon(_integers(data[start:classes]), data[classes:venues], frozenset(_integers(data[venues:])))


def write_lexicon(path: Path, classes: dict[str, int], venues: set[str]) -> None:
    """Write the class of each folded word and the folded names of venues to ``path``; the same bytes each time."""
    by_key = dict(sorted((crc32(word.encode()), label) for word, label in classes.items()))
    venue_keys = sorted({crc32(name.encode()) for name in venues})
    path.write_bytes(
        MAGIC + _bytes([len(by_key), len(venue_keys)]) + _bytes(by_key) + bytes(by_key.values()) + _bytes(venue_keys)
    )


def _integers(data: bytes) -> array[int]:
    numbers = array("I", data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _bytes(numbers: object) -> bytes:
    values = array("I", numbers)  # type: ignore[call-overload]
    if sys.byteorder == "big":
        values.byteswap()
    return bytes(values.tobytes())
