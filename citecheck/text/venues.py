"""One key for all names of a venue: full, abbreviated word by word, acronym, with year and ordinal or without."""

from __future__ import annotations

import re
from functools import lru_cache

from citecheck.text.venue_words import Words, ending, readings
from citecheck.venue_table import ShortWord, VenueTable, hash_name, hash_short, own_short, venue_table

RULES = 2
"""Changes when names fold otherwise under one table."""
_KEY = re.compile(r"venue-[0-9a-f]{1,16}|")


def venue_folding() -> str:
    """Return what tells keys of ``fold_venue`` from those of other rules or another table."""
    return f"{RULES}-{venue_table().digest}"


@lru_cache(maxsize=1 << 16)
def fold_venue(name: str) -> str:
    """Return the key of the venue that ``name`` names, ``""`` if no letter is left of it; keys fold to themselves.

    Known names are those of the shipped table. The key of an unknown one is made of its words, each as it is
    abbreviated, so that an unknown journal has one key too; where a known venue that is written otherwise is
    abbreviated alike, of the whole words.
    """
    if _KEY.fullmatch(name):
        return name
    table = venue_table()
    own = ""
    for words, stands_for_it in readings(name):
        if not words:
            continue
        number, forms = _known(table, words)
        if number is not None:
            return f"venue-{number:x}"
        if stands_for_it and not own:
            own = _own_key(table, words, forms)
    return own


def _known(table: VenueTable, words: Words) -> tuple[int | None, tuple[ShortWord, ...]]:
    number = table.venue(" ".join(words))
    if number is not None:
        return number, ()
    forms = tuple([_form(word) for word in words])
    is_short = not all(form.full for form in forms) or any(len(word) == 1 for word in words[:-1])
    return (table.venue_of_short(tuple([form.short for form in forms])) if is_short else None), forms


@lru_cache(maxsize=1 << 15)
def _form(word: str) -> ShortWord:
    return venue_table().word(word) or ShortWord(own_short(word), ending(word), full=True)


def _own_key(table: VenueTable, words: Words, forms: tuple[ShortWord, ...]) -> str:
    if table.venue_of_short(tuple([form.short for form in forms])) is not None:
        return f"venue-{hash_name(' '.join(words)):016x}"
    return f"venue-{hash_short(tuple([form.short << 3 | form.ending for form in forms])):016x}"
