"""What happens to a title between a record and a citation of it: the kinds of noise that retrieval is measured under.

Each kind takes a title and a random generator and returns the title as it would be typed, scanned or remembered, or
``None`` where the kind does not apply. The embedder was trained on noise of other code (``index/embedder``), and never
on ``order`` and ``joined``.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable

from citecheck.text.titles import STOPWORDS

Noise = Callable[[str, random.Random], str | None]

ABBREVIATIONS = {
    "international": "Int.", "systems": "Syst.", "system": "Sys.", "analysis": "Anal.", "theory": "Th.",
    "applications": "Appl.", "application": "Appl.", "method": "Meth.", "methods": "Meth.", "networks": "Netw.",
    "network": "Net.", "neural": "Neur.", "language": "Lang.", "learning": "Learn.", "processing": "Proc.",
    "information": "Inf.", "model": "Mod.", "models": "Mod.", "science": "Sci.", "recognition": "Recogn.",
    "mathematical": "Math.", "quantum": "Quant.", "development": "Dev.", "approach": "Appr.", "dynamics": "Dyn.",
    "university": "Univ.", "structure": "Struct.", "properties": "Prop.", "magnetic": "Magn.", "study": "Stud.",
    "evaluation": "Eval.", "detection": "Detect.", "molecular": "Mol.", "statistical": "Stat.", "control": "Contr.",
    "interaction": "Interact.", "interactions": "Interact.", "classification": "Classif.", "algorithm": "Alg.",
    "algorithms": "Alg.", "generation": "Gen.", "experimental": "Exp.", "computational": "Comput.", "phase": "Ph.",
}  # fmt: skip
LOOKALIKES = (
    ("rn", "m"), ("m", "rn"), ("l", "1"), ("o", "0"), ("cl", "d"), ("d", "cl"), ("w", "vv"), ("e", "c"), ("i", "l"),
    ("h", "b"), ("n", "ri"), ("fi", "f"), ("u", "ii"), ("t", "f"), ("s", "5"),
)  # fmt: skip
"""What a scanner reads for what: one letter or two."""
ADDED = "new novel approach towards study improved using revisited general case preliminary results efficient".split()
LETTERS = "abcdefghijklmnopqrstuvwxyz"
SHORTEST_STEM = 12
"""Characters that are left of a title that is cut."""


def clean(title: str, rng: random.Random) -> str:
    """As recorded."""
    return title


def upper_case(title: str, rng: random.Random) -> str:
    """In capitals."""
    return title.upper()


def two_typos(title: str, rng: random.Random) -> str:
    """Two slips of a finger: a letter exchanged, lost, doubled by another, or swapped with its neighbour."""
    return with_slips(title, 2, rng)


def many_typos(title: str, rng: random.Random) -> str:
    """A slip in every tenth character."""
    return with_slips(title, max(1, len(title) // 10), rng)


def scanned(title: str, rng: random.Random) -> str | None:
    """Letters misread by a scanner, and now and then a word broken by the hyphen of a line end."""
    places = [
        (found.start(), old, new) for old, new in LOOKALIKES for found in re.finditer(re.escape(old), title.lower())
    ]
    if not places:
        return None
    chosen = sorted(rng.sample(places, min(len(places), 1 + len(title) // 40)), reverse=True)
    for start, old, new in chosen:
        title = title[:start] + new + title[start + len(old) :]
    return _hyphenated(title, rng) if rng.random() < 0.5 else title


def dropped_words(title: str, rng: random.Random) -> str | None:
    """A fifth of the words left out."""
    words = title.split()
    if len(words) < 4:
        return None
    for _ in range(max(1, len(words) // 5)):
        del words[rng.randrange(len(words))]
    return " ".join(words)


def added_words(title: str, rng: random.Random) -> str:
    """One or two words put in that are not on record."""
    words = title.split()
    for _ in range(rng.randint(1, 2)):
        words.insert(rng.randrange(len(words) + 1), rng.choice(ADDED))
    return " ".join(words)


def abbreviated(title: str, rng: random.Random) -> str | None:
    """Common words abbreviated as in a list of journals."""
    shorter = " ".join(ABBREVIATIONS.get(word.lower(), word) for word in title.split())
    return shorter if shorter != title else None


def order(title: str, rng: random.Random) -> str | None:
    """All words in another order."""
    words = title.split()
    return " ".join(rng.sample(words, len(words))) if len(words) > 2 else None


def joined(title: str, rng: random.Random) -> str | None:
    """Two blanks lost, as in text copied from a PDF."""
    words = title.split()
    if len(words) < 4:
        return None
    for _ in range(2):
        place = rng.randrange(len(words) - 1)
        words[place : place + 2] = [words[place] + words[place + 1]]
    return " ".join(words)


def accents_lost(title: str, rng: random.Random) -> str | None:
    """Letters with accents written without, or lost altogether."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return plain if plain != title and len(plain) >= SHORTEST_STEM else None


def subtitle_cut(title: str, rng: random.Random) -> str | None:
    """The main title alone."""
    stem, mark, _ = title.partition(": ")
    return stem if mark and len(stem) >= SHORTEST_STEM else None


def truncated(title: str, rng: random.Random) -> str | None:
    """The first half of the words, as where a line ends; to be asked with author and year."""
    words = title.split()
    stem = " ".join(words[: (len(words) + 1) // 2])
    return stem if len(words) >= 4 and len(stem) >= SHORTEST_STEM and stem.lower() not in STOPWORDS else None


def two_kinds(title: str, rng: random.Random) -> str | None:
    """Two of the other kinds, one after the other."""
    first, second = rng.sample((two_typos, scanned, dropped_words, added_words, abbreviated, order), 2)
    once = first(title, rng)
    return second(once, rng) if once else None


NOISE: dict[str, Noise] = {
    function.__name__.replace("_", " "): function
    for function in (
        clean, upper_case, two_typos, many_typos, scanned, dropped_words, added_words, abbreviated, order, joined,
        accents_lost, subtitle_cut, two_kinds,
    )
}  # fmt: skip


def with_slips(title: str, n_slips: int, rng: random.Random) -> str:
    """Return the title with so many slips of a finger."""
    letters = list(title)
    for _ in range(n_slips):
        place = rng.randrange(len(letters))
        kind = rng.randrange(4)
        if kind == 0:
            letters[place] = rng.choice(LETTERS)
        elif kind == 1 and len(letters) > 3:
            del letters[place]
        elif kind == 2:
            letters.insert(place, rng.choice(LETTERS))
        elif place + 1 < len(letters):
            letters[place], letters[place + 1] = letters[place + 1], letters[place]
    return "".join(letters)


def _hyphenated(title: str, rng: random.Random) -> str:
    words = title.split(" ")
    places = [place for place, word in enumerate(words) if len(word) >= 7 and word.isalpha()]
    if not places:
        return title
    place = rng.choice(places)
    at = rng.randrange(3, len(words[place]) - 2)
    words[place] = f"{words[place][:at]}- {words[place][at:]}"
    return " ".join(words)
