"""Capitals: how much of a phrase is capitalised, which tells titles and venues from sentences and concepts."""

from __future__ import annotations

import re

TITLE_CASE = 0.6
"""Share of capitalised words from which a phrase is in title case or names a venue (small words do not count)."""

_SMALL = frozenset(
    "a an and as at by de del der des die du el en et for from in into la le of on or the to und via von with".split()
)
_OTHER_SMALL = frozenset(
    "nach zur zum im am auf über mit für ein eine dem des les des du au aux dans sur par pour los las del y e al con "
    "por para una un da do dos das em no na il lo gli i delle della dei nel sul che is is not but nor so yet if".split()
)
"""Words that titles leave small in other languages, or that few styles capitalise."""
SENTENCE_WORDS = frozenset("is are was were has have had that this these it its there they we which who i you".split())
"""Words of a sentence, which no venue has."""
WORD = re.compile(r"[^\W\d_][\w'’-]*")


def share_of_capitals(phrase: str) -> float:
    """Return the share of the words of ``phrase`` that are capitalised; small words do not count."""
    words = _large_words(phrase)
    return sum(not word[0].islower() for word in words) / len(words) if words else 0.0


def count_capitals(phrase: str) -> int:
    """Return how many words of ``phrase`` are capitalised; small words do not count."""
    return sum(not word[0].islower() for word in _large_words(phrase))


def is_small(word: str) -> bool:
    """Tell whether ``word`` is one of those that titles in title case leave small."""
    return word in _SMALL or word in _OTHER_SMALL


def _large_words(phrase: str) -> list[str]:
    return [word for word in WORD.findall(phrase) if word.lower() not in _SMALL]


def count_words(phrase: str) -> int:
    """Return the number of words of ``phrase``; two characters count as one in scripts that do not part words."""
    n_words = len(phrase.split())
    return n_words if phrase.isascii() else max(n_words, sum("\u3040" <= char <= "\u9fff" for char in phrase) // 2)
