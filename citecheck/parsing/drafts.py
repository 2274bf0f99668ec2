"""Drafts: texts in fenced blocks that cite by key what stands elsewhere in the answer, mostly in a block of BibTeX."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from citecheck.datatypes import Citation
from citecheck.parsing.fences import find_fences
from citecheck.parsing.keyed import find_keyed_pointers
from citecheck.parsing.pointers import Pointer

_LANGUAGES = frozenset(
    {"", "latex", "tex", "markdown", "md", "pandoc", "quarto", "qmd", "rmd", "text", "txt", "plaintext"}
)
"""Languages that people write texts in; other blocks are programs."""


def find_in_drafts(text: str, entries: Iterable[Citation], keys: Collection[str]) -> list[Pointer]:
    """Return the pointers by key in the drafts of ``text`` that an entry answers and that are not linked already."""
    fences = [fence for fence in find_fences(text) if fence.language in _LANGUAGES] if keys else []
    if not fences:
        return []
    linked = {marker.span for entry in entries for marker in entry.markers}
    linked |= {marker.group for entry in entries for marker in entry.markers}
    found = [
        replace(
            pointer, span=pointer.span.shifted(fence.content.start), group=pointer.group.shifted(fence.content.start)
        )
        for fence in fences
        for pointer in find_keyed_pointers(fence.content.of(text), keys)
    ]
    return [item for item in found if item.keys[0] in keys and not {item.span, item.group} & linked]
