"""Pointers in the strings of JSON: ``{"answer": "Frogs sing [1].", "sources": [{"id": 1, "title": ...}]}``."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from citecheck.datatypes import Citation, Span
from citecheck.parsing.linking import link
from citecheck.parsing.markers import find_author_year_pointers
from citecheck.parsing.numbered import find_numeric_pointers
from citecheck.parsing.pointers import Pointer
from citecheck.parsing.sentences import Sentences
from citecheck.parsing.structured.json_records import find_in_json
from citecheck.parsing.structured.json_strings import ESCAPE, find_offsets, original_span

# A string that nothing closes goes to the end, so that no part of it is read again.
_STRING = re.compile(r'"(?P<said>(?:[^"\\]|\\.)*+)(?P<close>"|\\?\Z)', re.DOTALL)
_LEAST = 20
"""Least characters of a string that may hold a sentence with a pointer."""
_GAP = "\n\n"
"""What stands between two strings where they are read as one text."""


def find_linked_in_json(text: str) -> tuple[Citation, ...]:
    """Return the citations of ``text`` with the pointers in its other strings.

    Raises ``DocumentError`` when ``text`` is not JSON.
    """
    return link_in_json(text, find_in_json(text))


def link_in_json(text: str, citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """Return ``citations`` with the pointers that mean them; where none has a key, ``[2]`` is the second."""
    said = _strings_outside(text, citations)
    if not said:
        return tuple(citations)
    has_keys = any(item.key for item in citations)
    entries = citations if has_keys else [replace(item, key=str(n)) for n, item in enumerate(citations, 1)]
    body, offsets = _as_one_text(text, said)
    numeric = find_numeric_pointers(body, frozenset(entry.key for entry in entries if entry.key))
    by_name = find_author_year_pointers(body)
    numeric, by_name = ([_placed(pointer, offsets) for pointer in found] for found in (numeric, by_name))
    linked = link(text, entries, numeric, by_name, Sentences(_view(text, said))).entries
    return linked if has_keys else tuple(replace(item, key=None) for item in linked)


def _strings_outside(text: str, citations: Sequence[Citation]) -> list[Span]:
    """Return the places of the longer strings between the citations, which are in text order."""
    if not citations:
        return []
    found: list[Span] = []
    position = 0
    for end, following in [*((item.span.start, item.span.end) for item in citations), (len(text), len(text))]:
        found.extend(
            Span(*said.span("said"))
            for said in _STRING.finditer(text, position, max(position, end))
            if said["close"] == '"'
        )
        position = max(position, following)
    return [said for said in found if len(said) >= _LEAST]


def _as_one_text(text: str, said: list[Span]) -> tuple[str, list[int]]:
    """Return the strings decoded, and where each character of them begins in ``text``."""
    parts: list[str] = []
    offsets: list[int] = []
    for place in said:
        starts = find_offsets(text, place)
        decoded = _decoded(place.of(text))
        if decoded is not None and len(starts) == len(decoded) + 1:
            parts += (decoded, _GAP)
            offsets += (*starts, starts[-1])
    return "".join(parts), offsets


def _decoded(raw: str) -> str | None:
    try:
        return str(json.loads(f'"{raw}"', strict=False))
    except ValueError:
        return None


def _view(text: str, said: list[Span]) -> str:
    """Return ``text``, of the same length, with nothing but its strings, in which escapes are spaces or line ends."""
    parts: list[str] = []
    position = 0
    for place in said:
        parts += ("\n" * (place.start - position), ESCAPE.sub(_as_space, place.of(text)))
        position = place.end
    return "".join(parts) + "\n" * (len(text) - position)


def _as_space(escape: re.Match[str]) -> str:
    return ("\n" if escape.group() == "\\n" else " ") + " " * (len(escape.group()) - 1)


def _placed(pointer: Pointer, offsets: list[int]) -> Pointer:
    place = partial(original_span, offsets=offsets)
    return replace(
        pointer,
        span=place(pointer.span),
        group=place(pointer.group),
        authors_span=pointer.authors_span and place(pointer.authors_span),
        year_span=pointer.year_span and place(pointer.year_span),
    )
