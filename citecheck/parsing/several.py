"""Several references in one item of a list: ``A. Li, ... (2019); B. Wu, ... (2020)`` and ``(a) ... (b) ...``."""

from __future__ import annotations

import re

from citecheck.datatypes import Span
from citecheck.parsing.antecedents import is_short_form, points_back
from citecheck.parsing.comments import lead_length
from citecheck.parsing.patterns import HAS_LETTERED_YEAR
from citecheck.parsing.shapes import can_open_reference, is_reference

_SEMICOLON = re.compile(r";\s{1,3}")
_LETTER = re.compile(r"(?:^|(?<=[.;,\s]))\((?P<letter>[a-h])\)\s{1,3}")
_INITIAL_AT_END = re.compile(r"(?<!\w)[^\W\d_]\.$")
_LEAD = re.compile(
    r"(?:and|und|et|y|e|See(?:\salso|\sgenerally)?(?:,\se\.g\.,)?|Cf\.|Vgl\.|Siehe|Voir|Véase|Vedi)\s{1,3}(?=[^\W\d_])"
)
_EDITORS = re.compile(r"[^;]{0,80}\((?:eds?|hrsg|hg|coord|dir|ред)\b", re.IGNORECASE)
_EDGES = " \t\n;,"
_LIMIT = 40
"""Most places of one item that are tried; an item of more is one author list."""


def find_parts(item: str) -> tuple[Span, ...]:
    """Return where the references of ``item`` stand, without white space and separators; mostly the item is one.

    A semicolon also separates authors, so what stands before it must have a year and what follows must open as a
    reference does.
    """
    starts = _lettered(item) or [0, *_after_semicolons(item)]
    ends = [*starts[1:], len(item)]
    return tuple(_trimmed(item, start, end) for start, end in zip(starts, ends, strict=True))


def _trimmed(item: str, start: int, end: int) -> Span:
    letter = _LETTER.match(item, start)
    if letter and end - start < len(item):
        start = letter.end()
    lead = _LEAD.match(item, start, end)
    if lead and can_open_reference(item[lead.end() : end]):
        start = lead.end()
    start += len(item[start:end]) - len(item[start:end].lstrip())
    start += lead_length(item[start:end])
    part = item[start:end]
    last = start + len(part.strip() if end == len(item) else part.strip(_EDGES))
    return Span(start, max(start, last))


def _lettered(item: str) -> list[int]:
    """Return where ``(a)``, ``(b)``, ... start if the item begins with ``(a)`` and counts on with a year in each."""
    starts: list[int] = []
    for found in _LETTER.finditer(item):
        if ord(found["letter"]) == ord("a") + len(starts) and (starts or not item[: found.start()].strip()):
            starts.append(found.start())
    if len(starts) < 2:
        return []
    ends = [*starts[1:], len(item)]
    dated = all(HAS_LETTERED_YEAR.search(item, start, end) for start, end in zip(starts, ends, strict=True))
    return starts if dated else []


def _after_semicolons(item: str) -> list[int]:
    """Return where references start that follow a semicolon."""
    places = [found.span() for found in _SEMICOLON.finditer(item)]
    if not places or len(places) > _LIMIT:
        return []
    starts = [0]
    for index, (before, after) in enumerate(places):
        end = places[index + 1][0] if index + 1 < len(places) else len(item)
        left, right = item[starts[-1] : before], " ".join(item[after:end].split())
        full = HAS_LETTERED_YEAR.search(left) and not _INITIAL_AT_END.search(left)
        if (full and _opens(right)) or ((full or _refers(left)) and _refers(right)):
            starts.append(after)
    return starts[1:]


def _refers(part: str) -> bool:
    """Tell whether ``part`` names a work again that was named before."""
    return points_back(part) or is_short_form(part)


def _opens(right: str) -> bool:
    right = right[lead_length(right) :]
    if not HAS_LETTERED_YEAR.search(right) or _EDITORS.match(right):
        return False
    return is_reference(right) or can_open_reference(right)
