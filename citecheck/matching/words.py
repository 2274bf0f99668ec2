"""When two words of two titles are the same word: typos, spellings and abbreviations against exchanged words."""

from __future__ import annotations

from rapidfuzz.distance import OSA

from citecheck.datatypes import Outcome
from citecheck.text.titles import STOPWORDS, numeral

LETTERS_PER_TYPO = 4
"""One slip (insertion, deletion, exchange, transposition) is believed per this many letters, the space counted in."""
MAX_TYPOS = 3
MIN_ABBREVIATION = 3
"""Letters that an abbreviated word must keep."""

_NEGATIONS = ("un", "non", "in", "im", "il", "ir", "a", "an", "dis", "anti", "de", "mis", "counter", "contra", "ab")
_OPPOSED = (
    frozenset({"micro", "macro", "meso", "nano", "mini"}),
    frozenset({"inter", "intra", "extra", "infra"}),
    frozenset({"hyper", "hypo", "super", "sub", "supra"}),
    frozenset({"pre", "post", "pro", "re"}),
    frozenset({"in", "de", "ab", "con", "ex", "re", "pro"}),
    frozenset({"over", "under"}),
    frozenset({"mono", "bi", "di", "tri", "multi", "poly", "uni", "omni"}),
    frozenset({"homo", "hetero"}),
    frozenset({"endo", "exo", "ecto"}),
    frozenset({"up", "down"}),
    frozenset({"for", "back"}),
    frozenset({"ante", "anti"}),
    frozenset({"en", "de"}),
    frozenset({"in", "out"}),
)
"""Sets of prefixes that turn one word into another of different meaning, however few letters they change."""


def compare_words(claimed: str, recorded: str, *, acronym: bool = False) -> Outcome:
    """Return EXACT, EQUIVALENT (an inflection), NEAR (a typo) or CONFLICT (another word) for two folded words.

    ``acronym`` says that the recorded or the claimed word is written in capitals; acronyms, numerals and words of
    up to three letters allow no slip.
    """
    if claimed == recorded:
        return Outcome.EXACT
    first, second = numeral(claimed), numeral(recorded)
    if first is not None or second is not None:
        return Outcome.EQUIVALENT if first == second else Outcome.CONFLICT
    if _is_inflection(claimed, recorded):
        return Outcome.EQUIVALENT
    if recorded in STOPWORDS and OSA.distance(claimed, recorded) <= 1:
        return Outcome.NEAR
    shorter, longer = sorted((len(claimed), len(recorded)))
    allowed = min(MAX_TYPOS, (longer + 1) // LETTERS_PER_TYPO)
    transposed = sorted(claimed) == sorted(recorded)
    if acronym or shorter < (3 if transposed else 4) or OSA.distance(claimed, recorded, score_cutoff=allowed) > allowed:
        return Outcome.CONFLICT
    return Outcome.CONFLICT if _are_opposed(claimed, recorded) else Outcome.NEAR


def is_abbreviation(short: str, long: str) -> bool:
    """Tell whether ``short``, written with a period, abbreviates ``long``: ``Int.`` for ``international``."""
    return MIN_ABBREVIATION <= len(short) < len(long) and long.startswith(short)


def _is_inflection(first: str, second: str) -> bool:
    short, long = sorted((first, second), key=len)
    if len(short) < 3:
        return False
    return long == short + "s" or long == short + "es" or (short.endswith("y") and long == short[:-1] + "ies")


def _are_opposed(first: str, second: str) -> bool:
    short, long = sorted((first, second), key=len)
    if any(long == prefix + short for prefix in _NEGATIONS):
        return True
    return any(_stems(first, prefixes) & _stems(second, prefixes) for prefixes in _OPPOSED)


def _stems(word: str, prefixes: frozenset[str]) -> set[str]:
    return {word.removeprefix(prefix) for prefix in prefixes if word.startswith(prefix)}
