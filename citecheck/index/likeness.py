"""How like a stored title is to what a text says: to a title, or to a whole reference string that may hold it.

These are measures for putting candidates in order, fast enough for dozens of them per query; whether two titles are
the same is for ``citecheck.matching`` to decide.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from citecheck.text.folding import fold_words
from citecheck.text.titles import STOPWORDS

STEM = 0.85
"""Likeness of a title to its own beginning."""
MIN_SHARED = 4
"""Words that two titles must share if one of them may be the other with words left out."""
MIN_STEM = 12
"""Characters from which the beginning of a title says something."""
_REORDERED = 0.98
_LATER = 0.03
_HALF_MASS = 4.0
"""Letters of a title in a reference string that count half as much as a title of any length: "Deep learning" stands in
many strings."""


class TitleQuery:
    """A title as a text gives it, made ready to be compared with stored titles."""

    def __init__(self, text: str) -> None:
        words = fold_words(text)
        self._line = " ".join(words)
        self._sorted = " ".join(sorted(words))
        self._words = frozenset(words)

    def likeness(self, title: str) -> float:
        """Return a number in [0, 1]: 1 for the same words, whatever their order almost as much.

        The share of letters that stand in the same order, by words as they stand or sorted (``rapidfuzz.fuzz.ratio``);
        a title that begins with what was asked is at least ``STEM``.
        """
        return self.likeness_of_words(fold_words(title))

    def likeness_as_title(self, title: str) -> float:
        """Return the likeness of ``title``: this is one."""
        return self.likeness(title)

    def differs_by_whole_words(self, title: str) -> bool:
        """Tell whether words were only left out or put in; of a title cut short nothing is told: many begin like it."""
        words = fold_words(title)
        shared = len(self._words.intersection(words))
        is_cut = " ".join(words).startswith(self._line)
        return not is_cut and shared >= MIN_SHARED and shared == min(len(set(words)), len(self._words))

    def likeness_of_words(self, words: Sequence[str]) -> float:
        """Return the likeness of a title of these folded words."""
        line = " ".join(words)
        found = fuzz.ratio(self._line, line) / 100
        if found < _REORDERED:
            found = max(found, _REORDERED * fuzz.ratio(self._sorted, " ".join(sorted(words))) / 100)
        is_stem = found < STEM and len(self._line) >= MIN_STEM and line.startswith(self._line)
        return STEM if is_stem else found


class StringQuery:
    """A whole reference string, or any text that may hold a title; parts are stretches that may be one, in order."""

    def __init__(self, text: str, parts: Sequence[str]) -> None:
        self._whole = TitleQuery(text)
        self._parts = tuple(map(TitleQuery, parts))
        self._words = frozenset(fold_words(text))

    def likeness(self, title: str) -> float:
        """Return a number in [0, 1]: the likeness of ``title`` to the whole or a part, or how much of it is held.

        Later parts count a little less: what the proceedings are called comes behind the title. Words held count by
        their letters, less what is lacking; a title of few letters counts less (``_HALF_MASS``).
        """
        words = fold_words(title)
        parts = (part.likeness_of_words(words) - _LATER * place for place, part in enumerate(self._parts))
        return max(self._whole.likeness_of_words(words), self._share(words), *parts)

    def likeness_as_title(self, title: str) -> float:
        """Return the likeness of ``title`` if the whole string is nothing but a title."""
        return self._whole.likeness(title)

    def differs_by_whole_words(self, title: str) -> bool:
        """Tell whether the whole string is ``title`` with words left out; what is put in may be a title of its own."""
        return self._words <= frozenset(fold_words(title)) and self._whole.differs_by_whole_words(title)

    def _share(self, words: Sequence[str]) -> float:
        counted = [word for word in dict.fromkeys(words) if word not in STOPWORDS]
        held = sum(len(word) for word in counted if word in self._words)
        lacking = sum(map(len, counted)) - held
        return (held - lacking) / (held + lacking) * held / (held + _HALF_MASS) if held > lacking else 0.0
