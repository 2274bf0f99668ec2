"""Whether two lists of authors can be those of one work."""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from citecheck.text.folding import fold_words
from citecheck.text.names import ORGANISATION_WORDS, PARTICLES

if TYPE_CHECKING:
    from citecheck.datatypes import PersonName, Reference

MIN_SHARED = 0.5
"""Share of the shorter list that must be common to two lists that begin with different people."""
MOST_COMPARED = 100
"""People of a list that are looked at; collaborations name thousands."""
SHORTEST_SLIP = 5
"""Letters of a family name in which one letter may be wrong."""
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})


class Authors(IntEnum):
    """How two lists of authors compare."""

    CONFLICT = 0
    SOME = 1
    UNKNOWN = 2
    AGREE = 3


def compare_authors(one: Reference, other: Reference) -> Authors:
    """Return AGREE for the same first author and nobody to contradict, or one list in another order.

    SOME: a single author is among the others. UNKNOWN: one record
    has none, or a body where the other has people.
    """
    if not one.authors or not other.authors:
        return Authors.UNKNOWN
    shorter, longer = sorted((one.authors[:MOST_COMPARED], other.authors[:MOST_COMPARED]), key=len)
    n_shared = sum(any(is_same_person(person, candidate) for candidate in longer) for person in shorter[:10])
    share = n_shared / len(shorter[:10])
    if is_same_person(shorter[0], longer[0]):
        return Authors.AGREE if len(shorter) == 1 or n_shared > 1 or _is_cut(shorter) else Authors.SOME
    if len(shorter) > 1 and share >= MIN_SHARED:
        return Authors.AGREE
    if n_shared:
        return Authors.SOME
    return Authors.UNKNOWN if _is_body(shorter[0]) != _is_body(longer[0]) else Authors.CONFLICT


def _is_body(person: PersonName) -> bool:
    """Tell whether an author is a collaboration or another body, for which others list its members."""
    return bool({*fold_words(person.literal or f"{person.family} {person.given}")} & ORGANISATION_WORDS)


def _is_cut(people: tuple[PersonName, ...]) -> bool:
    """Tell whether a list of two is one person and a word for the others."""
    return len(people) == 2 and (people[1].literal or people[1].family).lower().strip(". ") in {"others", "et al", "al"}


@lru_cache(maxsize=1 << 14)
def is_same_person(one: PersonName, other: PersonName) -> bool:
    """Tell whether two names can be one person's: one family name, and initials that do not exclude each other."""
    family, other_family = _family(one), _family(other)
    if not family or not other_family:
        return False
    if one.literal or other.literal:
        words, other_words = set(fold_words(str(one))), set(fold_words(str(other)))
        return words <= other_words or other_words <= words
    if _is_one_family(family, other_family):
        return _initials_agree(one.given, other.given)
    words, other_words = set(fold_words(str(one))), set(fold_words(str(other)))
    telling = {word for word in words & other_words if len(word) > 1}  # "Wei Wang" and "Wang Wei", double names
    return len(telling) > 1 or (bool(telling & {*family} & {*other_family}) and _initials_agree(one.given, other.given))


def _family(person: PersonName) -> tuple[str, ...]:
    words = fold_words(person.family or person.literal)
    return tuple(word for word in words if word not in PARTICLES) or words


def _is_one_family(family: tuple[str, ...], other: tuple[str, ...]) -> bool:
    joined, other_joined = "".join(family), "".join(other)
    if joined == other_joined or joined.translate(_UMLAUTS) == other_joined:
        return True
    if min(len(joined), len(other_joined)) < SHORTEST_SLIP:
        return False
    return OSA.distance(joined, other_joined, score_cutoff=2) <= (2 if min(len(joined), len(other_joined)) > 8 else 1)


def _initials_agree(given: str, other: str) -> bool:
    letters = [word[0] for word in fold_words(given)]
    other_letters = [word[0] for word in fold_words(other)]
    if not letters or not other_letters:
        return True
    return letters[0] in other_letters or other_letters[0] in letters
