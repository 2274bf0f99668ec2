"""How the titles of two records compare when one work is sought: equal, without the subtitle, nearly equal, unlike."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from citecheck.text.folding import fold_words, title_key
from citecheck.text.titles import STOPWORDS, main_title, numeral

if TYPE_CHECKING:
    from citecheck.datatypes import Reference

NEAR_LETTERS = 88.0
"""Ratio (0-100) of the letters of two titles, sorted words or not, from which they are one title written twice."""
SHORTEST_NEAR = 20
"""Letters of a title that may be written otherwise; of a shorter one too little is left to tell works apart."""
SHORTEST_MAIN = 12
"""Letters of a main title that may stand without its subtitle."""

_PART_WORDS = frozenset("part parts vol volume chapter band tome teil no number book pt paper section lecture".split())
_NUMBERS = {
    word: str(value)
    for value, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
} | {
    word: str(value)
    for value, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)
}  # fmt: skip
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_NEGATIONS = frozenset("not no non without never neither nor un anti".split())
_NOTICES = re.compile(
    r"(?:author s? ?|authors ?|publisher s? ?|editor s? ?)?"
    r"(?P<notice>errat|corrigend|addend|correction|comment|reply|response|rejoinder|retraction|withdraw|expression of concern"
    r"|discussion|book review|review of|editorial|obituary|publishers? note)"
    r"(?:um|a|s|ies|ary|aries|al)?\b"
)
_NOTICE_BEHIND = re.compile(
    r"\b(?P<notice>errat|corrigend|addend|correction|comment|reply|rejoinder|retraction|discussion|book review)"
    r"(?:um|a|s|ies|ary)?$"
)
_NEEDS_ITS_WORK = ("comment", "reply", "response", "correction", "discussion", "editorial", "retraction", "withdraw")
_BEHIND_NOTICE = re.compile(r"(?: of| to| on| for| notice| re| regarding|\s*$)")


class Likeness(IntEnum):
    """How much one title the titles of two records are."""

    UNLIKE = 0
    NEAR = 1
    MAIN = 2
    EQUAL = 3


def compare_titles(one: Reference, other: Reference) -> Likeness:
    """Return how like the nearest of the titles of two records are; other titles count as whole ones only."""
    key, other_key = title_key(one.title), title_key(other.title)
    if key == other_key:
        return Likeness.EQUAL
    if one.other_titles or other.other_titles:
        keys = {key, *map(title_key, one.other_titles)}
        if not keys.isdisjoint({other_key, *map(title_key, other.other_titles)}):
            return Likeness.EQUAL
    if _is_main_of(one.title, other.title, key, other_key) or _is_main_of(other.title, one.title, other_key, key):
        return Likeness.MAIN
    return Likeness.NEAR if _is_near(one.title, other.title, key, other_key) else Likeness.UNLIKE


def differs_in_part(one: str, other: str) -> bool:
    """Tell whether two titles name different parts of something: ``Part I`` and ``II``, ``Vol. 2`` and none."""
    return _parts(fold_words(one)) != _parts(fold_words(other))


def notice_of(title: str) -> str:
    """Return what kind of notice on another work a title announces, ``""`` for none: ``Erratum: ...``, ``... [reply]``."""
    words = " ".join(fold_words(title))
    found = _NOTICES.match(words)
    if found:
        kind = found["notice"]
        if kind not in _NEEDS_ITS_WORK or _BEHIND_NOTICE.match(words, found.end()) or _mark_behind(title, found.end()):
            return kind
    behind = _NOTICE_BEHIND.search(words)
    return behind["notice"] if behind and title.rstrip().endswith((")", "]")) else ""


def _mark_behind(title: str, place: int) -> bool:
    return ":" in title[: place + 4]


def overlap(one: str, other: str) -> float:
    """Return the share of the content words of the shorter title that the other has too."""
    words = {word for word in fold_words(one) if word not in STOPWORDS}
    other_words = {word for word in fold_words(other) if word not in STOPWORDS}
    return len(words & other_words) / max(1, min(len(words), len(other_words)))


def _is_main_of(main: str, whole: str, key: str, whole_key: str) -> bool:
    """Tell whether ``main`` is ``whole`` without its subtitle, and nothing that counts is lost with it."""
    if not (SHORTEST_MAIN <= len(key) < len(whole_key) and whole_key.startswith(key)):
        return False
    if title_key(main_title(whole)) != key and len(key) < 2 * SHORTEST_MAIN:
        return False
    rest = fold_words(whole)[len(fold_words(main)) :]
    return not any(map(numeral, rest)) and rest[:1] != ("part",) and not _NOTICE_BEHIND.search(" ".join(rest))


def _is_near(one: str, other: str, key: str, other_key: str) -> bool:
    if min(len(key), len(other_key)) < SHORTEST_NEAR:
        return False
    if fuzz.ratio(key, other_key, score_cutoff=NEAR_LETTERS) < NEAR_LETTERS:
        return False
    words, other_words = fold_words(one), fold_words(other)
    if _NEGATIONS & (set(words) ^ set(other_words)):
        return False
    return _numerals(words) == _numerals(other_words)


def _numerals(words: tuple[str, ...]) -> list[str]:
    found = []
    for place, word in enumerate(words):
        if word == "i" and not (place == len(words) - 1 or words[place - 1] in _PART_WORDS):
            continue
        value = _number(word)
        if value:
            found.append(value)
    return sorted(found)


def _number(word: str) -> str | None:
    ordinal = _ORDINAL.fullmatch(word)
    return ordinal[1] if ordinal else _NUMBERS.get(word) or numeral(word)


def _parts(words: tuple[str, ...]) -> set[str]:
    """Return the numerals that number a part: behind ``part`` and the like, or at the end of the title."""
    found = set()
    for place, word in enumerate(words):
        value = _number(word)
        if value and place and (words[place - 1] in _PART_WORDS or (place == len(words) - 1 and len(value) < 3)):
            found.add(value)
    return found
