"""Where the sentences of a reference end, and which end is the end of its title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from citecheck.parsing.letters import UPPER
from citecheck.parsing.styles.view import IDENTIFIER
from citecheck.parsing.styles.vocabulary import ABBREVIATIONS, YEAR

_BOUNDARY = re.compile(
    rf"[.?!][\"')\]]{{0,2}}(?=\s[\"'(\[]{{0,2}}(?:[{UPPER}\d]|[Ii]n:?\s|arXiv|bioRxiv|medRxiv|[a-z]{{1,2}}[A-Z]"
    rf"|[^\W\d_a-z]|{IDENTIFIER}|https?:"
    rf"|doi|[a-z][a-z&' ]{{1,20}}(?:[.,]\s?)?(?:\(?{YEAR}\)?)?[.\s{IDENTIFIER}]{{0,4}}$)|\s?$)"
)
_ABBREVIATED_NEXT = re.compile(r"\s[\w-]{1,14}\.")
_LAST_WORD = re.compile(r"[^\s(\[\"'/-]{1,40}$")


@dataclass(frozen=True, slots=True)
class Boundary:
    """The end of a sentence: ``end`` stands behind its last character that counts, ``next`` where the next begins.

    ``strong`` says that the full stop is no sign of an abbreviation or an initial.
    """

    end: int
    next: int
    strong: bool


def find_boundaries(text: str, start: int, end: int) -> tuple[Boundary, ...]:
    """Return the ends of sentences in ``text[start:end]``; a question or exclamation mark belongs to its sentence."""
    return tuple(each_boundary(text, start, end))


def each_boundary(text: str, start: int, end: int) -> Iterator[Boundary]:
    """Yield what ``find_boundaries`` returns, for those who need the first alone."""
    previous, after_initial = start, False
    for match in _BOUNDARY.finditer(text, start, end):
        at = match.start()
        mark = text[at]
        if mark == ".":
            word = _LAST_WORD.search(text, max(start, at - 40), at)
            last = word.group() if word else ""
            if last.lower() in _NEVER_LAST:
                continue
            is_dotted = "." in last or (len(last) == 1 and last.isupper())
            is_abbreviated = last.lower() in ABBREVIATIONS and (last[0].isupper() or len(last) < 4)
            # A sentence of one short capitalised word is a piece of an abbreviated name: "Rev. Mod. Phys."
            is_alone = at - len(last) - previous <= 1 and not after_initial
            is_piece = is_alone and 1 < len(last) <= 9 and last[0].isupper()
            is_piece = is_piece and (last.isupper() or _ABBREVIATED_NEXT.match(text, at + 1) is not None)
            strong = not (is_dotted or is_abbreviated or is_piece)
            after_initial = is_dotted
            yield Boundary(at, match.end(), strong)
        else:
            yield Boundary(match.end(), match.end(), strong=True)
            after_initial = False
        previous = match.end()


_NEVER_LAST = frozenset(
    {"vs", "v", "dr", "st", "mr", "mrs", "prof", "cf", "ca", "e.g", "i.e", "no", "nos", "mt", "pe", "fr"}
)
