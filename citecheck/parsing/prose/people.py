"""People written in full amid a sentence: where a list of names begins that ends at a known place."""

from __future__ import annotations

import re
from functools import cache

from citecheck.parsing.letters import CAPITAL
from citecheck.parsing.patterns import NOT_A_NAME
from citecheck.parsing.sentences import paragraph_around
from citecheck.parsing.shapes import is_name_list
from citecheck.text.names import PARTICLES

_MAX_AUTHORS = 400
"""Longest list of authors of a reference in a sentence (characters)."""

INVERTED = re.compile(rf",\s{CAPITAL}\.")
"""A name with its initials behind it: ``Li, A.``."""

_NO_NAME = re.compile(r"[\d\"“”„«*_(:\[?!\n;]|[^\W\d_]{4}\.\s")
_WORD = re.compile(r"\S+")
_INSIDE_NAMES = PARTICLES | {"and", "&", "et", "al", "others", "und", "y", "e", ".", "…", ""}


@cache
def no_lead_word() -> re.Pattern[str]:
    """Return the pattern that refuses words such as "See" and "In"; compiled when first used because it is large."""
    return re.compile(NOT_A_NAME)


def names_start(body: str, end: int, floor: int) -> int | None:
    """Return where the list of names starts that ends at ``end``: the earliest place from which all is names."""
    low = max(floor, paragraph_around(body, end, _MAX_AUTHORS).start)
    low = max([low, *(found.end() for found in _NO_NAME.finditer(body, low, end - 1))])
    words = list(_WORD.finditer(body, low, end))
    first = len(words)
    while first and _in_names(words[first - 1].group()):
        first -= 1
    start = next((word.start() for word in words[first:] if _opens_names(body, word)), None)
    return start if start is not None and is_name_list(body[start:end]) else None


def _in_names(word: str) -> bool:
    return word[0].isupper() or word.strip(".,").lower() in _INSIDE_NAMES


def _opens_names(body: str, word: re.Match[str]) -> bool:
    first = word.group()
    return (first[0].isupper() or first in PARTICLES - {"y", "e"}) and bool(no_lead_word().match(body, word.start()))
