"""References that JSON holds as strings: ``{"citations": ["Li, W. (2020). On Things. Nature."]}``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from citecheck.datatypes import Citation, FieldSpan, Span
from citecheck.parsing.entries import parse_entry
from citecheck.parsing.shapes import looks_like_reference
from citecheck.parsing.structured.bibtex import find_in_bibtex
from citecheck.parsing.structured.records import Value

LISTS = frozenset(
    "references reference citations citation bibliography workscited literature sources papers works publications "
    "bibtex".split()
)
"""Names of members, without hyphens, whose strings may be references."""
WRITTEN = ("citation", "reference", "fullcitation", "formattedcitation", "unstructured", "apa", "mla", "text", "raw")
"""Members of an item of such a list that may hold the reference as one string."""

ESCAPE = re.compile(r"\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\u[\da-fA-F]{4}|\\.", re.DOTALL)
_LINE = re.compile(r"[^\S\n]{0,8}(?:(?:\[(\d{1,4})\]|(\d{1,4})[.)]|[-*•])\s{1,4})?(?P<said>\S[^\n]{0,2999})")
_LONGEST = 100_000
"""Longest string that is read, in characters; a whole answer in a string is no reference."""


def read_string(text: str, value: Value, key: str | None) -> Iterator[Citation]:
    """Yield the references in the string at ``value``: none if it does not look like one, one per line of a list."""
    said = value.text
    offsets = find_offsets(text, value.span) if len(value.span) <= _LONGEST else []
    if len(offsets) != len(said) + 1:
        return
    for found in find_in_bibtex(said) if said.lstrip().startswith("@") else _entries(said, key):
        span = original_span(found.span, offsets)
        spans = tuple(FieldSpan(item.field, original_span(item.span, offsets)) for item in found.field_spans)
        yield replace(found, span=span, raw=span.of(text), field_spans=spans)


def _entries(said: str, key: str | None) -> Iterator[Citation]:
    lines = list(_LINE.finditer(said))
    if not lines or not all(looks_like_reference(line["said"].strip(), labelled=False) for line in lines):
        return
    for line in lines:
        own = line[1] or line[2] if len(lines) > 1 else None
        found = parse_entry(said, Span(*line.span("said")), key=own or key)
        if found.title or found.identifiers:
            yield found


def find_offsets(text: str, span: Span) -> list[int]:
    """Return where each character of the decoded string begins in ``text``, and where the last one ends."""
    offsets: list[int] = []
    position = span.start
    for escape in ESCAPE.finditer(text, span.start, span.end):
        offsets.extend(range(position, escape.start() + 1))
        position = escape.end()
    offsets.extend(range(position, span.end + 1))
    return offsets


def original_span(span: Span, offsets: list[int]) -> Span:
    """Return where ``span`` of a string stands in the text, by what ``find_offsets`` returned."""
    return Span(offsets[span.start], offsets[span.end])
