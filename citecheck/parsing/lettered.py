"""Pointers by a letter: ``(a)`` and ``(a, c)``, where the notes are labelled ``(a)``, ``(b)`` and so on."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from citecheck.datatypes import Span
from citecheck.parsing.pointers import Pointer

_LETTER = r"(?:[a-z]|[ivx]{2,4})"
_GROUP = re.compile(
    rf"\((?<=\s\()(?P<list>{_LETTER}(?:[,;]\s?{_LETTER}){{0,10}})\)(?=(?P<stop>[.,;:!?]|\s{{0,3}}(?:\n|\Z))?)"
)
_ONE = re.compile(_LETTER)
_COUNTING = re.compile(r"(?:[:;,]|\b(?:and|or|und|oder|et|ou|y|o|e|case|item|part|panel|point|option|step))\s$")
"""What stands before a letter that counts the parts of a sentence: ``either (a) this or (b) that``."""
_BEFORE = 12


def find_lettered_pointers(body: str, keys: Collection[str]) -> list[Pointer]:
    """Return the pointers by letter whose letters are among ``keys``, where at least two brackets close a clause.

    ``Two reasons: (a) it is cheap, (b) it works`` counts them, and no bracket closes a clause.
    """
    found = [match for match in _GROUP.finditer(body) if not _counts(match)]
    known = [match for match in found if all(part in keys for part in _ONE.findall(match["list"]))]
    if sum(match["stop"] is not None for match in known) < 2:
        return []
    return [pointer for match in known for pointer in _pointers(match)]


def find_cited_letters(body: str) -> set[str]:
    """Return the letters in brackets that close a clause, as pointers do."""
    closing = (match for match in _GROUP.finditer(body) if match["stop"] is not None and not _counts(match))
    return {part for match in closing for part in _ONE.findall(match["list"])}


def _counts(match: re.Match[str]) -> bool:
    return _COUNTING.search(match.string, max(0, match.start() - _BEFORE), match.start()) is not None


def _pointers(match: re.Match[str]) -> Iterator[Pointer]:
    start = match.start("list")
    for part in _ONE.finditer(match["list"]):
        yield Pointer(Span(*part.span()).shifted(start), Span(*match.span()), keys=(part.group(),))
