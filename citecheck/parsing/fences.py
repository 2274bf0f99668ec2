"""Fenced blocks of Markdown, which assistants also write in plain text (CommonMark 0.31, section 4.5)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from citecheck.datatypes import Span
from citecheck.parsing.lines import LINE

_FENCE = re.compile(r"[ \t>]{0,12}(?P<mark>`{3,}|~{3,})[ \t]{0,8}(?P<language>[\w+#.-]{0,40})")


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block: the whole with its fences, what stands between them, and the language in lower case."""

    span: Span
    content: Span
    language: str


def find_fences(text: str) -> list[Fence]:
    """Return the fenced blocks of ``text`` in order; one that is not closed reaches to the end."""
    if "```" not in text and "~~~" not in text:
        return []
    found: list[Fence] = []
    opening: re.Match[str] | None = None
    start = content = 0
    for line in LINE.finditer(text):
        fence = _FENCE.match(line.group())
        if not fence:
            continue
        if opening is None:
            opening, start, content = fence, line.start(), line.end()
        elif fence["mark"][0] == opening["mark"][0] and len(fence["mark"]) >= len(opening["mark"]):
            found.append(Fence(Span(start, line.end()), Span(content, line.start()), opening["language"].lower()))
            opening = None
    if opening is not None:
        found.append(Fence(Span(start, len(text)), Span(content, len(text)), opening["language"].lower()))
    return found
