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
MIN_SHARED = 3
"""Words that two titles must share if one of them may be the other with words left out."""
MIN_STEM = 12
"""Characters from which the beginning of a title says something."""
_REORDERED = 0.98
_LATER = 0.03
_HALF_MASS = 4.0
"""Letters of a title in a reference string that count half as much as a title of any length: "Deep learning" stands in
many strings."""


class TitleQuery:
    """A title as a text gives it, made ready to be compared with stored titles; words are its folded words."""

    def __init__(self, words: Sequence[str]) -> None:
        self._line = " ".join(words)
        self._sorted = " ".join(sorted(words))
        self._words = frozenset(words)

    def likeness(self, title: str) -> float:
        """Return a number in [0, 1]: 1 for the same words, whatever their order almost as much.

        The share of letters that stand in the same order, by words as they stand or sorted (``rapidfuzz.fuzz.ratio``);
        a title that begins with what was asked is at least ``STEM``.
        """
        return self.likeness_of_words(fold_words(title))

    def likeness_as_title(self, _title: str, likeness: float) -> float:
        """Return the ``likeness`` that a title was found to have: this is one."""
        return likeness

    def differs_by_whole_words(self, title: str) -> bool:
        """Tell whether words were only left out or put in; of a title cut short nothing is told: many begin like it."""
        words = fold_words(title)
        shared = len(self._words.intersection(words))
        is_cut = " ".join(words).startswith(self._line)
        return not is_cut and shared >= MIN_SHARED and shared == min(len(set(words)), len(self._words))

    def likeness_of_words(self, words: Sequence[str], above: float = 0.0) -> float:
        """Return the likeness of a title of these folded words; 0 may stand for one that is not ``above`` that."""
        line = " ".join(words)
        stem = STEM if len(self._line) >= MIN_STEM and line.startswith(self._line) else 0.0
        above = max(above, stem)
        if 2 * min(len(line), len(self._line)) < above * (len(line) + len(self._line)):  # of two lengths no more
            return stem
        found = fuzz.ratio(self._line, line) / 100
        if found < _REORDERED:
            found = max(found, _REORDERED * fuzz.ratio(self._sorted, " ".join(sorted(words))) / 100)
        return max(found, stem)


class StringQuery:
    """A whole reference string, or any text that may hold a title.

    words are its folded words; parts those of the stretches that may be a title, in order.
    """

    def __init__(self, words: Sequence[str], parts: Sequence[Sequence[str]]) -> None:
        self._whole = TitleQuery(words)
        self._parts = tuple(map(TitleQuery, parts))
        self._words = frozenset(words)

    def likeness(self, title: str) -> float:
        """Return a number in [0, 1]: the likeness of ``title`` to the whole or a part, or how much of it is held.

        Later parts count a little less: what the proceedings are called comes behind the title. Words held count by
        their letters, less what is lacking; a title of few letters counts less (``_HALF_MASS``).
        """
        words = fold_words(title)
        found = self._share(words)
        for place, part in enumerate(self._parts):
            less = _LATER * place
            found = max(found, part.likeness_of_words(words, found + less) - less)
        return max(found, self._whole.likeness_of_words(words, found))

    def likeness_as_title(self, title: str, _likeness: float) -> float:
        """Return the likeness of ``title`` if the whole string is nothing but a title."""
        return self._whole.likeness(title)

    def differs_by_whole_words(self, title: str) -> bool:
        """Tell whether the whole string is ``title`` with words left out; what is put in may be a title of its own."""
        return self._words <= frozenset(fold_words(title)) and self._whole.differs_by_whole_words(title)

    def _share(self, words: Sequence[str]) -> float:
        counted = [word for word in dict.fromkeys(words) if word not in STOPWORDS]
        held = sum([len(word) for word in counted if word in self._words])
        lacking = sum(map(len, counted)) - held
        return (held - lacking) / (held + lacking) * held / (held + _HALF_MASS) if held > lacking else 0.0
