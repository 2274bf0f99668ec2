"""The pointers to an entry that changes: corrected when its authors or year change, taken out when it goes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from citecheck.datatypes import (
    UNVERIFIABLE,
    Citation,
    CitationForm,
    Edit,
    Marker,
    Reference,
    RewriteMode,
    Span,
    Verification,
)
from citecheck.rewriting.markup import with_space
from citecheck.rewriting.names import short_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?P<letter>[a-z]?)(?!\w)")
_BARE_YEAR = re.compile(r"(?:(?:1[5-9]|20)\d\d)?[a-z]?")
_BEFORE_YEAR = re.compile(r"[\s,(\[]{1,4}$")
_LEAD = re.compile(r"\b(?:see|also|cf|vgl|siehe|voir|and|und|as|in|e|i|g|by|for|a|review|reviewed)\b", re.IGNORECASE)
_TAG = re.compile(r"</?sup>", re.IGNORECASE)


# Correcting


def corrected_pointers(
    citation: Citation, reference: Reference, reason: str, *, names: bool = True, year: bool = True
) -> Iterator[Edit]:
    """Yield the edits of the author-year pointers to ``citation``: names and year as ``reference`` has them.

    Numbers and labels stay, and so does a pointer to several entries.
    """
    for marker in citation.markers:
        if len(marker.keys) > 1:
            continue
        found = _YEAR.search(marker.raw)
        people = _names_of(marker.raw, citation, found)
        if names and people and reference.authors:
            new = short_names(reference.authors, joint=_joint(marker, people))
            yield from _changed(marker, marker.raw.index(people), people, new, reason)
        if year and found and reference.year:
            yield from _changed(marker, found.start(), found.group(), f"{reference.year}{found['letter']}", reason)


def _names_of(raw: str, citation: Citation, year: re.Match[str] | None) -> str:
    """Return the names in a pointer as they stand: from the first claimed family name up to the year."""
    if not citation.authors or not year:
        return ""
    family = citation.authors[0].literal or citation.authors[0].family
    start = raw.casefold().find(family.casefold())
    head = raw[start if start >= 0 else year.start() : year.start()]
    return _BEFORE_YEAR.sub("", head)


def _joint(marker: Marker, people: str) -> str:
    """Return what stands between two names: as it is, else "&" in brackets and "and" in the sentence."""
    in_brackets = marker.group.start < marker.span.start
    return " & " if " & " in people or (in_brackets and " and " not in people) else " and "


def _changed(marker: Marker, offset: int, old: str, new: str, reason: str) -> Iterator[Edit]:
    """Yield the edit of ``old``, which stands at ``offset`` in the marker, unless nothing changes."""
    if old != new:
        start = marker.span.start + offset
        yield Edit(RewriteMode.REPLACE, Span(start, start + len(old)), new, safe=False, reason=reason)


# Taking out


@dataclass(frozen=True, slots=True)
class _Pointer:
    """A pointer of a bracket: where it stands, and what stays of it (``""``: nothing)."""

    span: Span
    raw: str
    left: str

    @property
    def is_bare_year(self) -> bool:
        return bool(_BARE_YEAR.fullmatch(self.raw))


def removed_pointers(text: str, verifications: Sequence[Verification]) -> Iterator[Edit]:
    """Yield one edit per bracket that holds a pointer to an unverifiable citation."""
    removed: dict[Marker, set[str]] = {}
    groups: dict[Span, set[Marker]] = {}
    for verification in verifications:
        for marker in verification.citation.markers:
            groups.setdefault(marker.group, set()).add(marker)
            if verification.verdict in UNVERIFIABLE:
                removed.setdefault(marker, set()).add(verification.citation.key or "")
    unlinked = [item.citation for item in verifications if item.citation.form is CitationForm.MARKER]
    for group in sorted({marker.group for marker in removed}):
        pointers = [_pointer(marker, removed.get(marker, set())) for marker in groups[group]]
        pointers += _unlinked_in(group, unlinked)
        yield _group_edit(text, group, sorted(pointers, key=lambda item: item.span))


def _unlinked_in(group: Span, citations: Iterable[Citation]) -> list[_Pointer]:
    return [_Pointer(item.span, item.raw, item.raw) for item in citations if group.contains(item.span)]


def _pointer(marker: Marker, gone: set[str]) -> _Pointer:
    if not gone:
        return _Pointer(marker.span, marker.raw, marker.raw)
    left = [key for key in marker.keys if key not in gone] if len(marker.keys) > 1 else []
    return _Pointer(marker.span, marker.raw, ", ".join(left))


def _group_edit(text: str, group: Span, pointers: Sequence[_Pointer]) -> Edit:
    old = group.of(text)
    is_narrative = old[:1].isalpha() and not any(item.left for item in pointers)
    new = _names_left(old) if is_narrative else _left(text, group, pointers)
    span = group if new else with_space(text, group)
    reason = f"pointer to a removed entry: {', '.join(item.raw for item in pointers if item.left != item.raw)}"
    return _narrowed(text, Edit(RewriteMode.REMOVE, span, new, safe=False, reason=reason))


def _names_left(old: str) -> str:
    """Return the names of a narrative pointer, ``Li et al. (2020)``, which belong to the sentence."""
    return re.split(r"\s?[(\[]", old, maxsplit=1)[0]


def _left(text: str, group: Span, pointers: Sequence[_Pointer]) -> str:
    """Return what stays of a bracket, ``""`` when only removed pointers stood in it."""
    parts: list[str] = []
    names = ""
    n_kept = 0
    position = group.start
    for item in pointers:
        between = text[position : item.span.start]
        if not parts or (item.left and n_kept) or _says_something(between):
            parts.append(between)
        if not item.is_bare_year:
            year = _YEAR.search(item.raw)
            names = item.raw[: year.start()] if year and not item.left else ""
        if item.left:
            parts.append((names if item.is_bare_year else "") + item.left)
            names = ""
            n_kept += 1
        position = item.span.end
    tail = text[position : group.end]
    nothing = not n_kept and not (text.startswith("(", group.start) and _says_something("".join([*parts, tail])))
    return "" if nothing else "".join([*parts, tail])


def _says_something(between: str) -> bool:
    """Tell whether there are words between pointers, other than "see" and the like."""
    return any(char.isalnum() for char in _LEAD.sub("", _TAG.sub("", between)))


def _narrowed(text: str, edit: Edit) -> Edit:
    """Return ``edit`` without the characters at both ends that it leaves as they are."""
    old, new = edit.span.of(text), edit.replacement
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    span = Span(edit.span.start + head, edit.span.end - tail)
    return Edit(edit.mode, span, new[head : len(new) - tail], safe=edit.safe, reason=edit.reason)
