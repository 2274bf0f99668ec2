"""Slips that a title suffers on its way into a text: what the default embedder learns to see through.

Two kinds are left out on purpose, so that measurements hold some noise that was never learned: changed word order, and
words joined where a blank was lost.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable

Slip = Callable[[str, random.Random], str]

_KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_NEIGHBOURS = {
    letter: row[max(0, place - 1) : place] + row[place + 1 : place + 2]
    for row in _KEYBOARD
    for place, letter in enumerate(row)
}
_LETTERS = "etaoinshrdlucmfwypvbgkjqxz"
_CONFUSIONS = (
    ("rn", "m"), ("m", "rn"), ("cl", "d"), ("d", "cl"), ("l", "1"), ("1", "l"), ("i", "l"), ("l", "i"), ("o", "0"),
    ("0", "o"), ("vv", "w"), ("w", "vv"), ("s", "5"), ("e", "c"), ("c", "e"), ("h", "b"), ("ii", "n"), ("n", "ri"),
    ("fi", "f"), ("ff", "f"), ("u", "v"), ("v", "u"), ("a", "o"), ("t", "f"), ("b", "6"), ("g", "9"), ("y", "v"),
)  # fmt: skip
_SPELLINGS = (
    ("isation", "ization"), ("ization", "isation"), ("ise", "ize"), ("ize", "ise"), ("our", "or"), ("ae", "e"),
    ("oe", "e"), ("ogue", "og"), ("elling", "eling"), ("eling", "elling"), ("tre", "ter"), ("yse", "yze"),
)  # fmt: skip
_FILLERS = (
    "the", "a", "of", "on", "an", "in", "for", "and", "with", "using", "via", "some", "new", "towards", "study",
    "analysis", "approach", "based", "method", "methods", "application", "review", "note", "results", "model",
)  # fmt: skip
_SMALL = frozenset(
    "a an the of on in for and with to by from at is as der die das und von le la les de des du et".split()
)
_VOWELS = frozenset("aeiouy")
_SUBTITLE = re.compile(r"\s*[:?!—–]\s+|\s+-\s+|\.\s+")


def spoil(title: str, chance: random.Random) -> str:
    """Return ``title`` with one to three kinds of slips drawn by chance, or unchanged but for its case."""
    for slip in chance.sample(SLIPS, chance.choices((1, 2, 3), (60, 30, 10))[0]):
        changed = slip(title, chance).strip()
        title = changed if len(changed) >= 4 else title
    return _case(title, chance)


def few_typos(title: str, chance: random.Random) -> str:
    """Return ``title`` with one to three wrong, lost, added or exchanged letters."""
    return _typos(title, chance.randint(1, 3), chance)


def many_typos(title: str, chance: random.Random) -> str:
    """Return ``title`` with wrong letters in 4 to 14 of 100 characters."""
    return _typos(title, max(2, round(len(title) * chance.uniform(0.04, 0.14))), chance)


def misread(title: str, chance: random.Random) -> str:
    """Return ``title`` as character recognition misreads it, with words broken at line ends."""
    for _ in range(chance.randint(1, 1 + len(title) // 20)):
        wrong = chance.choice(_CONFUSIONS)
        title = _replace_one(title, *wrong, chance)
    return hyphenate(title, chance) if chance.random() < 0.5 else title


def hyphenate(title: str, chance: random.Random) -> str:
    """Return ``title`` with long words broken: ``electro- dynamics``, ``electro-dynamics``, ``electro dynamics``."""
    words = title.split()
    places = [place for place, word in enumerate(words) if len(word) >= 6]
    for place in chance.sample(places, min(len(places), chance.randint(1, 2))):
        at = chance.randint(2, len(words[place]) - 2)
        words[place] = words[place][:at] + chance.choice(("- ", "-", " ", "\u00ad")) + words[place][at:]
    return " ".join(words)


def drop_words(title: str, chance: random.Random) -> str:
    """Return ``title`` without one word or up to a third of them."""
    words = title.split()
    for _ in range(chance.randint(1, max(1, len(words) // 3))):
        if len(words) > 3:
            del words[chance.randrange(len(words))]
    return " ".join(words)


def drop_small_words(title: str, chance: random.Random) -> str:  # noqa: ARG001 - all slips are asked alike
    """Return ``title`` without its articles and prepositions."""
    return " ".join(word for word in title.split() if word.lower() not in _SMALL) or title


def add_words(title: str, chance: random.Random) -> str:
    """Return ``title`` with one to three common words put in."""
    words = title.split()
    for _ in range(chance.randint(1, 3)):
        words.insert(chance.randint(0, len(words)), chance.choice(_FILLERS))
    return " ".join(words)


def abbreviate(title: str, chance: random.Random) -> str:
    """Return ``title`` with about half of its long words cut short, before a vowel, or to their consonants."""
    return " ".join(
        _shorten(word, chance) if len(word) >= 6 and chance.random() < 0.5 else word for word in title.split()
    )


def cut_subtitle(title: str, chance: random.Random) -> str:
    """Return ``title`` without its subtitle; one without subtitle loses its last words."""
    main = _SUBTITLE.split(title, maxsplit=1)[0]
    if len(main) >= 10 and main != title:
        return main
    words = title.split()
    return " ".join(words[: max(4, round(len(words) * chance.uniform(0.6, 0.9)))])


def keep_subtitle(title: str, chance: random.Random) -> str:  # noqa: ARG001 - as above
    """Return the subtitle of ``title`` alone."""
    parts = _SUBTITLE.split(title, maxsplit=1)
    return parts[1] if len(parts) == 2 and len(parts[1]) >= 20 else title


def respell(title: str, chance: random.Random) -> str:
    """Return ``title`` with a word in the other English spelling, or a plural in place of a singular."""
    changed = _replace_one(title, *chance.choice(_SPELLINGS), chance)
    if changed != title:
        return changed
    words = title.split()
    place = chance.randrange(len(words))
    words[place] = words[place][:-1] if words[place].endswith("s") else words[place] + "s"
    return " ".join(words)


def lose_accents(title: str, chance: random.Random) -> str:
    """Return ``title`` in ASCII: with plain letters, with the letters gone, or with marks in their place."""
    if title.isascii():
        return few_typos(title, chance)
    way = chance.choice(("plain", "gone", "marked"))
    if way == "plain":
        return unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode() or title
    mark = "" if way == "gone" else chance.choice(("?", "\ufffd", " "))
    return "".join(char if char.isascii() else mark for char in title)


def exchange_word(title: str, chance: random.Random) -> str:
    """Return ``title`` with one word misremembered: in its place stands a common one."""
    words = title.split()
    if len(words) >= 5:
        words[chance.randrange(len(words))] = chance.choice(_FILLERS)
    return " ".join(words)


SLIPS: tuple[Slip, ...] = (
    few_typos, few_typos, few_typos, many_typos, many_typos, misread, misread, hyphenate, drop_words, drop_words,
    drop_small_words, add_words, abbreviate, abbreviate, cut_subtitle, cut_subtitle, keep_subtitle, respell,
    lose_accents, exchange_word,
)  # fmt: skip
"""What may happen, as often as it stands here."""


def _case(title: str, chance: random.Random) -> str:
    return chance.choice((title, title, title.lower(), title.upper(), title.title()))


def _typos(title: str, n: int, chance: random.Random) -> str:
    letters = list(title)
    for _ in range(n):
        place = chance.randrange(len(letters))
        if " " in letters[place : place + 2]:
            continue  # words would be joined
        kind = chance.randrange(5)
        if kind == 0:
            near = _NEIGHBOURS.get(letters[place].lower(), _LETTERS)
            letters[place] = chance.choice(near)
        elif kind == 1 and len(letters) > 4:
            del letters[place]
        elif kind == 2:
            letters.insert(place, letters[place] if chance.random() < 0.4 else chance.choice(_LETTERS))
        elif kind == 3 and place + 1 < len(letters):
            letters[place], letters[place + 1] = letters[place + 1], letters[place]
        else:
            letters[place] = chance.choice(_LETTERS)
    return "".join(letters)


def _replace_one(text: str, old: str, new: str, chance: random.Random) -> str:
    places = [found.start() for found in re.finditer(re.escape(old), text)]
    if not places:
        return text
    place = chance.choice(places)
    return text[:place] + new + text[place + len(old) :]


def _shorten(word: str, chance: random.Random) -> str:
    if chance.random() < 0.15:
        return word[0] + "".join(letter for letter in word[1:] if letter.lower() not in _VOWELS)
    ends = [at for at in range(3, len(word) - 2) if word[at].lower() in _VOWELS and word[at - 1].lower() not in _VOWELS]
    return word[: chance.choice(ends) if ends else 4] + ("." if chance.random() < 0.8 else "")
