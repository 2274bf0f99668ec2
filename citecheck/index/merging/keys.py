"""What two records of one work have in common, as numbers: identifiers, titles, first author with an end of the title.

A shared key only proposes that two records be compared. Keys are hashes of this process and stand in no file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citecheck.index.postings import family_key
from citecheck.text.folding import fold_words, title_key
from citecheck.text.titles import STOPWORDS

if TYPE_CHECKING:
    from citecheck.datatypes import Reference

N_LETTERS = 16
"""Letters at either end of a title that are a key with the first author: the other end may be written otherwise."""
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
        author = family_key(reference.authors[0])
        letters = "".join([word.removesuffix("s") for word in words if word not in STOPWORDS])
        if len(letters) >= N_LETTERS:
            found.add(hash((author, letters[:N_LETTERS])))
            found.add(hash((letters[-N_LETTERS:], author)))
    return [key & _MASK for key in found]


def author_key(reference: Reference) -> int:
    """Return the key of the first author, 0 for none."""
    return hash(family_key(reference.authors[0])) & _MASK if reference.authors else 0
