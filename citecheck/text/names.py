"""Names of people and organisations: one written name taken apart into family, given and suffix.

Comparison of names (initials, transliteration, swapped order) is not here but in ``citecheck.matching``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from citecheck.datatypes import PersonName
from citecheck.text.folding import fold_words

PARTICLES = frozenset(
    "van von vom der den de del della delle di da do dos das du la le les lo el al bin ibn ben abu af av auf zu zur "
    "zum "
    "ter ten te 't het op in' dal dalla degli dei y e i und of st st. vd vander".split()
)
"""Words in lower case that belong to the family name after them (Dutch, German, Romance, Arabic, Nordic usage)."""

_JOINED_FAMILIES = frozenset({"y", "i", "e"})
"""What stands between two family names of one person: ``Ortega y Gasset``."""

SUFFIXES = frozenset("jr jr. junior sr sr. senior ii iii iv 2nd 3rd 4th esq esq. phd ph.d. md m.d.".split())
"""What may follow a name and belongs neither to the family nor to the given name."""

_FAMILIES_TOO = frozenset({"Senior", "Junior"})
_OPENING_FAMILIES = frozenset({"San", "Santa", "Saint", "Mac", "Mc", "Vande", "Abou"})
"""What opens a family name of two words in capitals: ``Edith M. San Juan``."""

ORGANISATION_WORDS = frozenset(
    "academy administration agency alliance association authority bank board bureau center centre centers college "
    "collaboration commission committee community company conference consortium cooperation corporation council "
    "department directorate division fund foundation government group health inc inc. initiative institut institute "
    "institution investigators laboratory laboratories league library ltd ltd. ministry museum nations network "
    "openai organisation organization parliament party project program programme registry research school "
    "secretariat service services society staff survey taskforce team trial union unit university universität "
    "université universidad working writing collaborators contributors google deepmind microsoft meta "
    "anthropic nasa".split()
)
HOMONYM_NUMBER = re.compile(r"\s\d{4}$")  # dblp writes "Nuno Santos 0001"
_ACRONYM_BEHIND = re.compile(r"(?<=\w)\s\([A-Z][\w&.-]{1,12}\)$")
_NOTE_MARKS = " \t\n,;:*†‡§¶\u2217\ufffc"
_LETTER = r"[^\W\d_]"
_INITIALS_WORD = re.compile(rf"(?:[-‐–]?{_LETTER}{{1,2}}\.){{1,6}}{_LETTER}?|{_LETTER}(?:[-‐–]{_LETTER}){{0,3}}\.?")
_MOST_INITIALS = 4
_VOWELS = frozenset("AEIOUY")
_BARE_INITIALS = re.compile(rf"{_LETTER}(?:-?{_LETTER}){{0,3}}")


def parse_person(text: str, *, given_are_initials: bool = False) -> PersonName:
    """Return the parts of one name as people write it.

    Read are ``Vaswani, A.``, ``A. Vaswani``, ``Vaswani A``, ``van den Oord, Aäron``, ``King, Jr., Martin Luther`` and
    ``Martin Luther King Jr.``; an organisation (``ATLAS Collaboration``) becomes ``literal``. TeX must be decoded
    before. ``given_are_initials`` says that the list around the name gives initials only, so that in
    ``G. García Márquez`` everything after the initials is the family name. Empty text gives an empty name.
    """
    text = HOMONYM_NUMBER.sub("", " ".join(text.split()).strip(_NOTE_MARKS)).replace(". -", ".-")
    if "," in text:
        return _with_comma(text)
    words = text.split(" ")
    if len(words) > 1 and any(word.lower() in ORGANISATION_WORDS for word in words):
        return PersonName(literal=_ACRONYM_BEHIND.sub("", text))
    suffix = ""
    is_name = len(words) == 2 and words[1] in _FAMILIES_TOO
    if words[-1].lower() in SUFFIXES and not is_name and not all(map(is_initials, words[:-1])):
        suffix = words.pop()
    if len(words) == 1:
        return PersonName(family=words[0], suffix=suffix)
    family, given = _split(words, given_are_initials=given_are_initials)
    return PersonName(family=family, given=given, suffix=suffix)


def fold_family(name: PersonName) -> str:
    """Return the folded family name without particles in front (``van den Oord`` is ``oord``), or the literal."""
    if name.literal:
        return " ".join(fold_words(name.literal))
    words = fold_words(name.family)
    start = 0
    while start < len(words) - 1 and words[start] in PARTICLES:
        start += 1
    return " ".join(words[start:])


@lru_cache(maxsize=1 << 12)
def is_initials(text: str) -> bool:
    """Tell whether ``text`` is nothing but initials: ``A.``, ``J.-P.``, ``A. B.``, ``AB``, ``D. C. de A.``."""
    if len(text) > 5 and "." not in text and " " not in text:
        return False
    words = text.split()
    if not words or len(words) > 6:
        return False
    if len(words) == 1 and len(text) <= 5 and text.isupper() and _BARE_INITIALS.fullmatch(text):
        return True
    plain = [word for word in words if word not in PARTICLES]
    return words[0] in plain and all(_INITIALS_WORD.fullmatch(word) and word[0].isupper() for word in plain)


def is_family_like(text: str) -> bool:
    """Tell whether ``text`` can be a family name alone: one word, or particles and one word."""
    words = text.split()
    if len(words) == 1:
        return True
    return bool(words) and all(word.lower() in PARTICLES for word in words[:-1]) and not is_initials(words[-1])


def _with_comma(text: str) -> PersonName:
    parts = [part.strip() for part in text.split(",") if part.strip()]
    suffix = next((part for part in parts[1:] if part.lower() in SUFFIXES), "")
    rest = [part for part in parts if part is not suffix]
    family, given = rest[0], " ".join(rest[1:])
    if not suffix:
        family, suffix = _without_suffix(family)
    if not suffix and given:
        given, suffix = _without_suffix(given)
    return PersonName(family=family, given=given, suffix=suffix)


def _without_suffix(part: str) -> tuple[str, str]:
    """Return the name part and the suffix at its end, if there is one."""
    head, _, last = part.rpartition(" ")
    return (head, last) if head and last.lower() in SUFFIXES else (part, "")


def _is_capitals(word: str) -> bool:
    """Tell whether ``word`` is a name in capitals; initials (``M-Y``, ``AMRD``) have no vowel behind the first."""
    is_short = len(word) <= _MOST_INITIALS and not any(char in _VOWELS or char > "Z" for char in word[1:])
    return len(word) > 2 and word[1] != "-" and word.isupper() and word.replace("-", "").isalpha() and not is_short


def _split(words: list[str], *, given_are_initials: bool) -> tuple[str, str]:
    """Return (family, given) of two or more words without comma and suffix."""
    last = words[-1]
    n_capitals = next((index for index, word in enumerate(words) if not _is_capitals(word)), 0)
    if n_capitals and not any(map(is_initials, words[n_capitals:])) and last[1:].islower():
        return " ".join(words[:n_capitals]), " ".join(words[n_capitals:])  # French usage: "CLERVAL Anne"
    if is_initials(last) and "." not in last and len(last) > 2 and len(words) > 2 and words[-2].endswith("."):
        return last, " ".join(words[:-1])  # "Vanda M. KON": nobody writes initials in two ways
    is_last_given = last.endswith(".") or not words[0].isupper() or len(last) < min(3, len(words[0]))
    is_first_family = not is_initials(words[0]) or len(words[0]) > len(last)
    if is_initials(last) and is_last_given and is_first_family and (len(last) < 4 or "." in last):
        start = len(words) - 1
        while start > 1 and is_initials(words[start - 1]):
            start -= 1
        return " ".join(words[:start]), " ".join(words[start:])
    start = len(words) - 1
    if given_are_initials and is_initials(words[0]):
        start = next((index for index, word in enumerate(words) if not is_initials(word)), start)
    while start > 1 and words[start - 1] in PARTICLES:
        start -= 1
    if start > 1 and words[start - 1] in _OPENING_FAMILIES:
        start -= 1
    if start > 1 and words[start] in _JOINED_FAMILIES:
        start -= 1
    if words[0] in PARTICLES and all(word in PARTICLES for word in words[:start]):
        start = 0
    return " ".join(words[start:]), " ".join(words[:start])
