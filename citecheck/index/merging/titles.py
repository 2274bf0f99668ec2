"""How the titles of two records compare when one work is sought: equal, without the subtitle, nearly equal, unlike."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from citecheck.text.folding import fold_words, title_key
from citecheck.text.titles import STOPWORDS, main_title, numeral

if TYPE_CHECKING:
    from citecheck.datatypes import Reference

MOST_SLIPS = 2
"""Letters that may differ between two writings of a title, beside articles, plurals, hyphens and leftovers of TeX."""
SHORTEST_NEAR = 24
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
_ROMAN_SURE = frozenset("ii iii iv vi vii viii ix xi xii".split())
_ROMAN_LONG = re.compile(r"[xlc]{1,4}(?:i[vx]|v?i{0,3})")
_DIGITS = re.compile(r"\d+")
_TEX_LEFTOVER = re.compile(r"\\?(?:math(?:rm|it|bf|cal|sf|bb|frak)|text(?:rm|it|bf|times)|phantom|operatorname)")
_NEGATIONS = frozenset("not no non without never neither nor un anti".split())
_NOTICE = (
    r"(?P<notice>errat|corrigend|addend|correction|comment|reply|response|rejoinder|retraction|withdrawal|discussion"
    r"|expression of concern|book review|review|note|remark)(?:um|a|s|ies|ary)?"
)
_NOTICE_BEFORE = re.compile(
    rf"(?:(?:an?|the|some|further|authors?|publishers?|editors?) ){{0,3}}{_NOTICE}"
    r" (?:of|to|on|for|re|regarding|notice)\b"
)
_NOTICE_COLON = re.compile(
    rf"\W*(?:(?:an?|the|author['’]?s?['’]?|publisher['’]?s?) )?{_NOTICE}\s?(?:[:\]–—]|\s-)", re.I
)
_NOTICE_BEHIND = re.compile(rf"[\[(:–—-]\s{{0,2}}(?:(?:an?|the|author['’]?s?['’]?) )?{_NOTICE}\W{{0,3}}$", re.I)


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
    return Likeness.NEAR if _is_near(one.title, other.title) else Likeness.UNLIKE


def differs_in_part(one: str, other: str) -> bool:
    """Tell whether two titles name different parts of something: ``Part I`` and ``II``, ``Vol. 2`` and none."""
    return _parts(fold_words(one)) != _parts(fold_words(other))


def notice_of(title: str) -> str:
    """Return the word by which a title announces a notice on another work, ``""`` for none: ``Erratum: ...``."""
    found = _NOTICE_BEFORE.match(" ".join(fold_words(title))) or _NOTICE_COLON.match(title)
    found = found or _NOTICE_BEHIND.search(title)
    return found["notice"].lower() if found else ""


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
    return not any(map(numeral, rest)) and rest[:1] != ("part",)


def _is_near(one: str, other: str) -> bool:
    """Tell whether two titles are one title written twice: equal numbers and short words, nearly equal letters."""
    (letters, telling), (other_letters, other_telling) = _essence(one), _essence(other)
    if telling != other_telling or min(len(letters), len(other_letters)) < SHORTEST_NEAR:
        return False
    return OSA.distance(letters, other_letters, score_cutoff=MOST_SLIPS) <= MOST_SLIPS


@lru_cache(maxsize=1 << 12)
def _essence(title: str) -> tuple[str, tuple[str, ...]]:
    """Return the letters of the longer words, without endings of the plural, and in order what must be the same."""
    letters, telling = [], []
    for word in fold_words(_TEX_LEFTOVER.sub(" ", title)):
        number = _NUMBERS.get(word) or (numeral(word) if word in _ROMAN_SURE else None)
        if number or word in _NEGATIONS or _ROMAN_LONG.fullmatch(word):
            telling.append(number or word)
        elif word not in STOPWORDS:
            telling += _DIGITS.findall(word)
            plain = _DIGITS.sub("", word)
            if len(plain) == 1:
                telling.append(plain)
            else:
                letters.append(plain.removesuffix("s"))
    return "".join(letters), tuple(telling)


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
