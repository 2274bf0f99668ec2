"""What two records of one work have in common, as numbers: identifiers, titles, first author with words of the title.

A shared key only proposes that two records be compared. Keys are hashes of this process and stand in no file.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from citecheck.text.folding import fold_words, title_key
from citecheck.text.titles import STOPWORDS

if TYPE_CHECKING:
    from citecheck.datatypes import PersonName, Reference

N_TELLING = 3
"""Longest words of a title of which any two, with the first author, are a key: one of them may be written otherwise."""
SHORTEST_TELLING = 4
"""Letters of a word that is long enough for such a key."""
_MASK = (1 << 64) - 1


def keys_of(reference: Reference) -> list[int]:
    """Return the 64-bit keys of ``reference``, each once."""
    found = {hash((item.scheme.value, item.value)) for item in reference.identifiers}
    words = fold_words(reference.title)
    whole = "".join(words)
    if whole:
        found.add(hash(whole))
    found.update(hash(key) for key in map(title_key, reference.other_titles) if key)
    if reference.authors:
        author = author_word(reference.authors[0])
        telling = sorted(
            {word for word in words if len(word) >= SHORTEST_TELLING and word not in STOPWORDS},
            key=lambda word: (-len(word), word),
        )[:N_TELLING]
        found.update(hash((author, *pair)) for pair in combinations(telling, 2))
    return [key & _MASK for key in found]


def author_key(reference: Reference) -> int:
    """Return the key of the first author, 0 for none."""
    return hash(author_word(reference.authors[0])) & _MASK if reference.authors else 0


def author_word(person: PersonName) -> str:
    """Return the word by which a person is known: the last folded one of the family name or of the literal."""
    words = fold_words(person.family or person.literal)
    return words[-1] if words else ""
