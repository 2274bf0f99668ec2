"""The identifiers of a text by place, for the title that stands next to one."""

from __future__ import annotations

import re
from bisect import bisect_left

from citecheck.datatypes import Identifier, Span
from citecheck.parsing.sentences import leaves_item

_TO_DETAIL = re.compile(
    r"[ \t]{0,3}\n[ \t]{0,12}(?:[-*+•–]\s{1,3})?[*_]{0,2}(?:doi|link|url|arxiv(?:\sid)?|pmid|paper|pdf|source"
    r"|available at)"
    r"[*_]{0,2}:[*_]{0,2}\s{1,3}[\[<]?",
    re.IGNORECASE,
)

_TO_IDENTIFIER = re.compile(
    r"[\s,.;:(\[–—|·\u2190-\u21ff\u2794-\u27bf\U0001f000-\U0001faff\ufe0f-]{0,5}"
    r"(?:(?:available at|available|at|see|link|url|doi|arxiv|preprint|paper|pdf"
    r"|https?)[:\s]{1,3}){0,2}[\s(\[<]{0,3}",
    re.IGNORECASE,
)


class Works:
    """The identifiers of a text by place, so that the one next to a title is found in logarithmic time."""

    def __init__(self, items: list[tuple[Identifier, Span, Span]]) -> None:
        """Take (identifier, place of the whole link, place of the identifier) in text order."""
        self._items = items
        self._starts = [whole.start for _, whole, _ in items]

    def at(self, whole: Span) -> tuple[Identifier, Span, Span] | None:
        """Return the identifier whose link is exactly ``whole``."""
        index = bisect_left(self._starts, whole.start)
        return self._items[index] if index < len(self._items) and self._items[index][1] == whole else None

    def next_to(self, text: str, end: int) -> tuple[Identifier, Span, Span] | None:
        """Return the identifier that follows ``end`` with nothing but a connecting phrase between."""
        index = bisect_left(self._starts, end)
        if index == len(self._items) or self._starts[index] - end > 40:
            return None
        start = self._starts[index]
        near = _TO_IDENTIFIER.fullmatch(text, end, start) or _TO_DETAIL.fullmatch(text, end, start)
        return self._items[index] if near and not leaves_item(text, end, start) else None
