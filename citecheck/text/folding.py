"""Folding: make strings comparable without losing what tells works apart.

Folding is defined once, here; the index stores keys made by it, so a change of this module needs a new
``FOLDING_VERSION`` (an index made by another one is refused).
"""

from __future__ import annotations

import html
import re
import unicodedata

FOLDING_VERSION = 1

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,80}>")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]{2,31});")
_WORD = re.compile(r"[^\W_]+")


class _Letters(dict[int, int | str | None]):
    """What becomes of each character of a decomposed text, filled as characters are met: combining marks go."""

    def __missing__(self, code: int) -> int | None:
        kept = self[code] = None if unicodedata.combining(chr(code)) else code
        return kept


# Letters that NFKD leaves whole although readers write them with the base letter.
_BASE_LETTERS = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h", "ı": "i",
    "ŋ": "n", "ə": "e", "ʻ": "", "ʼ": "", "’": "'", "‘": "'", "′": "'",
}  # fmt: skip
_LETTERS = _Letters({ord(letter): base for letter, base in _BASE_LETTERS.items()})
_APOSTROPHE = re.compile(r"(?<=[^\W_])'(?=[^\W\d_])")


def fold(text: str) -> str:
    """Return ``text`` in lower case without accents, markup tags and entities; letters of every script are kept."""
    if "&" in text:
        text = _ENTITY.sub(lambda found: html.unescape(found.group()), text)
    if "<" in text:
        text = _TAG.sub("", text)
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKD", text.casefold()).translate(_LETTERS)


def fold_words(text: str) -> tuple[str, ...]:
    """Return the folded words (runs of letters and digits) of ``text``; an apostrophe joins: ``don't`` is ``dont``."""
    folded = fold(text)
    if "'" in folded:
        folded = _APOSTROPHE.sub("", folded)
    return tuple(_WORD.findall(folded))


def title_key(title: str) -> str:
    """Return the folded title as one run of letters and digits, ``""`` if nothing is left of it."""
    return "".join(fold_words(title))
