"""Whether two names of venues can be one venue; a small question that needs no table of all names."""

from __future__ import annotations

import re
from functools import lru_cache

from citecheck.text.folding import fold, fold_words
from citecheck.text.kinds import PREPRINT_SERVERS

_PREPRINT = re.compile(
    rf"\b(?:{'|'.join(PREPRINT_SERVERS)}|preprints?|openreview|osf|hal|repec|research square|techrxiv)\b"
)
_SMALL = frozenset(
    """
    proceedings proc the of on in and for a an annual international intl int conference conf symposium symp workshop
    meeting congress ieee acm usenix aaai society vol volume series ser part lecture notes science sciences advances
    transactions trans journal j und et le la les de du des der die das st nd rd th
    """.split()
)
"""Words that many venues share or that an abbreviation leaves out."""


@lru_cache(maxsize=1 << 14)
def is_preprint_venue(venue: str) -> bool:
    """Tell whether the name of a venue is that of an archive of preprints."""
    return bool(_PREPRINT.search(fold(venue)))


@lru_cache(maxsize=1 << 14)
def is_one_venue(one: str, other: str) -> bool | None:
    """Return whether two names can be one venue's, ``None`` where they share too little to tell."""
    words, other_words = _content(one), _content(other)
    if fold_words(one) == fold_words(other):
        return True
    if not words or not other_words:
        return None
    shorter, longer = sorted((words, other_words), key=len)
    if all(any(_begins(word, whole) for whole in longer) for word in shorter):
        return True
    if _is_acronym(shorter, longer) or set(shorter) & set(longer):
        return None
    return False


def is_written_out(venue: str) -> bool:
    """Tell whether the name of a venue has neither abbreviated words nor is an acronym alone."""
    words = venue.split()
    return not any(word.endswith(".") for word in words) and not (len(words) == 1 and sum(map(str.isupper, venue)) > 1)


def _content(venue: str) -> tuple[str, ...]:
    return tuple(word for word in fold_words(venue) if word not in _SMALL and not word.isdigit())


def _begins(word: str, other: str) -> bool:
    short, long = sorted((word, other), key=len)
    return long.startswith(short)


def _is_acronym(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    initials = "".join(word[0] for word in longer)
    return any(len(word) > 2 and (word in initials or initials in word or word in longer) for word in shorter)
