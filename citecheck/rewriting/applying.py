"""Applying edits to a text, and settling a plan so that its edits can all be made."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from citecheck.datatypes import Edit


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """Return ``text`` with all ``edits`` made; insertions at one place keep their order.

    Raises ``ValueError`` when two edits overlap or one lies outside of the text.
    """
    parts: list[str] = []
    position = 0
    for edit in sorted(edits, key=lambda item: item.span):
        if edit.span.start < position or edit.span.end > len(text):
            raise ValueError(f"edit at {edit.span.start}:{edit.span.end} overlaps another or lies outside of the text")
        parts += (text[position : edit.span.start], edit.replacement)
        position = edit.span.end
    return "".join((*parts, text[position:]))


def settle(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return ``edits`` sorted by span; of two that overlap the first, or the longer of two that start together.

    Citations do not overlap, but a pointer may stand inside a deleted one, and two may share a pointer.
    """
    kept: list[Edit] = []
    insertions: list[Edit] = []
    for edit in sorted(edits, key=lambda item: (item.span.start, -item.span.end)):
        if not len(edit.span):
            insertions.append(edit)
        elif not kept or edit.span.start >= kept[-1].span.end:
            kept.append(edit)
    spans = [edit.span for edit in kept]
    place = 0
    for insertion in insertions:
        while place < len(spans) and spans[place].end <= insertion.span.start:
            place += 1
        if place == len(spans) or insertion.span.start <= spans[place].start:
            kept.append(insertion)
    return tuple(sorted(kept, key=lambda item: item.span))
