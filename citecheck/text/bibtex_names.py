"""Names as BibTeX and BibLaTeX write them: joined by ``and``, braces keep a name or a part of it whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.datatypes import PersonName
from citecheck.text.names import PARTICLES, SUFFIXES, is_initials, parse_person
from citecheck.text.tex import decode_tex

_AND = re.compile(r"[{}\\]|\sand(?=\s)", re.IGNORECASE)
_PLAIN_AND = re.compile(r"\sand(?=\s)", re.IGNORECASE)
_COMMA = re.compile(r"[{}\\]|,")
_SPACE = re.compile(r"[{}\\]|\s")
_OPENING_PARTICLES = PARTICLES - {"y", "e", "i", "und", "of", "and"}
_PART = re.compile(r"\s{0,8}(?P<name>family|given|prefix|suffix)\s{0,4}=\s{0,4}(?P<value>.{1,200})", re.DOTALL)


def split_names(text: str) -> list[str]:
    """Return the names of a list that is joined by ``and``, ``others`` among them."""
    plain = "{" not in text and "\\" not in text
    pieces = _PLAIN_AND.split(text) if plain else list(_split(text, _AND))
    if plain and len(pieces) == 1:
        pieces = text.split(";")  # as no style wants it, and many people write it
    return [name for piece in pieces if (name := piece.strip())]


def is_joined_by_commas(name: str) -> bool:
    """Tell whether what should be one name is a list of them: ``A. Smith, B. Jones``, which BibTeX itself refuses."""
    if "," not in name:
        return False
    parts = [part.strip() for part in _split(name, _COMMA)]
    if len(parts) < 2 or _PART.match(parts[0]) or any(part.lower() in SUFFIXES for part in parts):
        return False
    words = parts[0].split()
    return len(parts) > 3 or (len(words) > 1 and words[0].endswith(".") and is_initials(words[0]))


def read_name(name: str) -> PersonName:
    """Return the person that one name of a list gives, TeX decoded.

    Read are ``Family, Given``, ``Family, Jr, Given``, ``Given Family``, ``{Organisation}`` and BibLaTeX's
    ``family=..., given=...``.
    """
    if name.startswith("{") and enclosing_braces(name):
        return PersonName(literal=decode_tex(name))
    pieces = _split(name, _COMMA) if "{" in name or "\\" in name else name.split(",")
    parts = [part.strip() for part in pieces]
    if _PART.match(parts[0]):
        return _read_parts(parts)
    decoded = [decode_tex(part) for part in parts]
    if len(parts) == 1 or decoded[-1].lower() in SUFFIXES or not decoded[0]:
        return _read_given_first(parts[0], ", ".join(filter(None, decoded)))
    suffix = decoded[1] if len(parts) > 2 else ""
    return PersonName(family=decoded[0], given=" ".join(decoded[2:] if suffix else decoded[1:]), suffix=suffix)


def enclosing_braces(raw: str) -> int:
    """Return how many pairs of braces enclose the whole of ``raw``: 1 for ``{U.S. Census Bureau}``."""
    opened = min(len(raw) - len(raw.lstrip("{")), len(raw) - len(raw.rstrip("}")))
    if not opened or "\\{" in raw or "\\}" in raw:
        return 0
    depth, least = opened, opened
    for char in raw[opened : len(raw) - opened]:
        if char in "{}":
            depth += 1 if char == "{" else -1
            least = min(least, depth)
    return max(0, least) if depth == opened else 0


def _read_given_first(name: str, decoded: str) -> PersonName:
    """Return ``Given Family``; a braced last word is the whole family name: ``Simon {de Bruijn}``."""
    words = list(_split(name, _SPACE))
    if len(words) > 1 and words[-1].startswith("{") and words[-1].endswith("}") and "\\" not in words[-1][:2]:
        return PersonName(family=decode_tex(words[-1]), given=decode_tex(" ".join(words[:-1])))
    person = parse_person(decoded)
    return person if person.literal or person.suffix else _with_long_family(person, decoded.split())


def _with_long_family(person: PersonName, words: list[str]) -> PersonName:
    """Return the name with all behind its first particle as family name: ``Charles de la Vallée Poussin``."""
    start = next((place for place, word in enumerate(words) if place and word in _OPENING_PARTICLES), 0)
    if not start or len(words) - start <= len(person.family.split()):
        return person
    return PersonName(family=" ".join(words[start:]), given=" ".join(words[:start]))


def _read_parts(parts: list[str]) -> PersonName:
    found = {match["name"]: decode_tex(match["value"].strip('" ')) for part in parts if (match := _PART.match(part))}
    family = " ".join(filter(None, (found.get("prefix", ""), found.get("family", ""))))
    return PersonName(family=family, given=found.get("given", ""), suffix=found.get("suffix", ""))


def _split(text: str, marks: re.Pattern[str]) -> Iterator[str]:
    """Yield the parts between the separators that stand outside braces; ``marks`` finds these, braces and escapes."""
    depth, start, position = 0, 0, 0
    while found := marks.search(text, position):
        mark = found.group()
        position = found.end() + (mark == "\\")
        if mark == "{":
            depth += 1
        elif mark == "}":
            depth = max(0, depth - 1)
        elif depth == 0 and mark != "\\":
            yield text[start : found.start()]
            start = found.end()
    yield text[start:]
