"""Linking: which entry each pointer means, and what becomes of a pointer that no entry answers."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from citecheck.datatypes import Citation, CitationForm, FieldName, FieldSpan, Marker, Span
from citecheck.parsing.organisations import initials_of, is_organisation
from citecheck.parsing.patterns import YEAR
from citecheck.text.folding import fold_words
from citecheck.text.names import PARTICLES, fold_family

if TYPE_CHECKING:
    from citecheck.parsing.pointers import Pointer
    from citecheck.parsing.sentences import Sentences

_SEPARATOR = 8
"""Longest separator between two references of one item, ``; (b) ``, in characters."""
_MOST = 40
"""Most references of one item; more entries of one label are so many items, and each pointer would mark them all."""
_NAMESAKES = 100
"""Most works of one name and year that a pointer is compared with."""
_TWO_YEARS = re.compile(rf"\(({YEAR})/({YEAR})\)")
_UNDATED = re.compile(r"\((?:n\.\s?d\.|in press|forthcoming|im Druck|o\.\s?J\.|s\.\s?[fd]\.)", re.IGNORECASE)
"""A date without a year; it counts as the year 0."""
_OPENING = re.compile(r"[^(\d.:\"“*_\[\n]{3,120}\w")
_NAME_AND_YEAR = re.compile(
    rf"(?P<name>[^\W\d_][^,;:(\n\d]{{1,60}}?)(?:,[^(\n\d]{{1,200}}|\s(?:and|und|&)\s[^(\n\d]{{1,60}}|\set\sal\.?)?\s?\({YEAR}"
)
"""``MK Tarburton (1993)``: the given names first, and the year in its place."""
_NARROW = str.maketrans("（），；", "(),;")
_COMPOUND = re.compile(r"[^\W\d_][\w'’-]{1,30}(?:\s[^\W\d_][\w'’-]{1,30}){1,3}(?=,\s)")
"""``BENITO MOYA, Silvano``: a family name of several words."""
_HEAD = 400
"""How much of an entry is searched for a name and a year when its fields could not be read (characters)."""


@dataclass(frozen=True, slots=True)
class Links:
    """The entries with their markers, the pointers that no entry answers, and the places of those that one does."""

    entries: tuple[Citation, ...]
    unanswered: tuple[Pointer, ...]
    answered: tuple[Span, ...]


def link(
    text: str, entries: Sequence[Citation], numeric: Sequence[Pointer], named: Sequence[Pointer], sentences: Sentences
) -> Links:
    """Return the links of one document.

    A number or label means the next entry with that label (answers pasted one after another each have their own list),
    else the last one before. A pointer by name means the entry with that first author and year; the letter after the
    year, then the second author, decide between several.
    """
    keyed = {pointer.span for pointer in numeric}
    by_key = _by_key(entries)
    by_name = _by_name(entries)
    markers: dict[int, list[Marker]] = defaultdict(list)
    unanswered: list[Pointer] = []
    answered: list[Span] = []
    named = [pointer for pointer in named if pointer.span not in keyed]  # [Li2020] is a label
    for pointer in sorted((*numeric, *named), key=lambda item: (item.span, item.keys)):
        if pointer.keys:
            targets = [
                target for key in pointer.keys if key in by_key for target in _nearest(by_key[key], entries, pointer)
            ]
            missing = tuple(key for key in pointer.keys if key not in by_key)
        else:
            match = _entry_of(pointer, by_name, entries, text)
            targets, missing = ([], ()) if match is None else ([match], ())
        for target in targets:
            read = _without_opening_word(pointer, entries[target], text)
            markers[target].append(_marker(text, read, entries[target], sentences))
        if targets:
            answered.append(pointer.group)
        if missing:
            unanswered.append(replace(pointer, keys=missing))
        elif not targets and pointer.certain:
            unanswered.append(pointer)
    linked = tuple(
        replace(entry, markers=(*entry.markers, *markers[index])) if index in markers else entry
        for index, entry in enumerate(entries)
    )
    return Links(linked, tuple(unanswered), tuple(answered))


def as_citation(text: str, pointer: Pointer, sentences: Sentences) -> Citation:
    """Return the citation of form MARKER that an unanswered pointer is."""
    spans: list[FieldSpan] = []
    if pointer.authors_span and pointer.span.contains(pointer.authors_span):
        spans.append(FieldSpan(FieldName.AUTHORS, pointer.authors_span))
    if pointer.year_span and pointer.span.contains(pointer.year_span):
        spans.append(FieldSpan(FieldName.YEAR, pointer.year_span))
    marker = Marker(pointer.span, pointer.span.of(text), pointer.group, pointer.keys, sentences.around(pointer.group))
    return Citation(
        span=pointer.span,
        raw=pointer.span.of(text),
        form=CitationForm.MARKER,
        authors=pointer.authors,
        authors_truncated=pointer.truncated,
        year=pointer.year,
        key=", ".join(pointer.keys) or None,
        markers=(marker,),
        claim=marker.claim,
        field_spans=tuple(spans),
    )


def _marker(text: str, pointer: Pointer, entry: Citation, sentences: Sentences) -> Marker:
    keys = pointer.keys or ((entry.key,) if entry.key else ())
    return Marker(pointer.span, pointer.span.of(text), pointer.group, keys, sentences.around(pointer.group))


def _by_key(entries: Sequence[Citation]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for index, entry in enumerate(entries):
        if entry.key:
            found[entry.key].append(index)
    return found


def _nearest(indices: Sequence[int], entries: Sequence[Citation], pointer: Pointer) -> list[int]:
    """Return the first of the entries (in text order) after the pointer, else the last before it.

    An item of a list that holds several references is one target: all of them bear its label.
    """
    place = bisect_right(indices, pointer.span.start, key=lambda index: entries[index].span.start)
    chosen = [indices[min(place, len(indices) - 1)]]
    while (
        len(chosen) < _MOST
        and chosen[-1] + 1 < len(entries)
        and _shares_item(entries[chosen[-1]], entries[chosen[-1] + 1])
    ):
        chosen.append(chosen[-1] + 1)
    while len(chosen) < _MOST and _shares_item(entries[chosen[0] - 1], entries[chosen[0]]):
        chosen.insert(0, chosen[0] - 1)
    return chosen


def _shares_item(entry: Citation, following: Citation) -> bool:
    """Tell whether two entries stand in one item: one label, and only a separator between them."""
    return entry.key == following.key and 0 <= following.span.start - entry.span.end <= _SEPARATOR


def _by_name(entries: Sequence[Citation]) -> dict[tuple[str, int], list[int]]:
    found: dict[tuple[str, int], list[int]] = defaultdict(list)
    for index, entry in enumerate(entries):
        for family, year in set(_names_and_years(entry)):
            found[family, year].append(index)
    return found


def _names_and_years(entry: Citation) -> Iterator[tuple[str, int]]:
    """Yield what a pointer may call the entry: its first author (whole, or the last word) with its year."""
    head = entry.raw[:_HEAD].translate(_NARROW)
    years = {entry.year} if entry.year else {int(word) for word in fold_words(head) if _is_year(word)}
    years |= {int(year) for found in _TWO_YEARS.finditer(head) for year in found.groups()}
    years |= {0} if _UNDATED.search(head) else set()
    families = [fold_family(author) for author in entry.authors[:1]] or list(fold_words(entry.raw[:_HEAD])[:3])
    families += fold_words(head)[:1]
    compound = _COMPOUND.match(entry.raw)
    families += [" ".join(fold_words(compound.group()))] if compound else []
    opening = _OPENING.match(entry.raw)
    if opening and is_organisation(opening.group()):
        families += [" ".join(fold_words(opening.group())), initials_of(opening.group())]
    named = _NAME_AND_YEAR.match(head)
    families += fold_words(named["name"])[-1:] if named else []
    for family in filter(None, families):
        for year in years:
            yield family, year
            yield family.rsplit(" ", 1)[-1], year


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and 1500 <= int(word) < 2100


def _entry_of(
    pointer: Pointer, by_name: dict[tuple[str, int], list[int]], entries: Sequence[Citation], text: str
) -> int | None:
    if not pointer.authors:
        return None
    family, literal = fold_family(pointer.authors[0]), pointer.authors[0].literal
    whole = " ".join(fold_words(str(pointer.authors[0])))
    names = (family, initials_of(literal) if literal else "", family.rsplit(" ", 1)[-1], whole)
    found = next(filter(None, (by_name.get((name, pointer.year or 0)) for name in names)), None)
    if not found:
        return None
    found = found[:_NAMESAKES]
    if pointer.letter:
        letters = {_letter(entries[index], text) for index in found}
        if pointer.letter in letters:
            found = [index for index in found if _letter(entries[index], text) == pointer.letter]
        elif "" not in letters:
            return None
    if len(found) > 1 and len(pointer.authors) > 1:
        second = fold_family(pointer.authors[1])
        found = [index for index in found if second in map(fold_family, entries[index].authors[1:2])] or found
    if len(found) > 1 and len(pointer.authors) == 1 and not pointer.truncated:
        found = [index for index in found if len(entries[index].authors) == 1] or found
    return found[0]


def _without_opening_word(pointer: Pointer, entry: Citation, text: str) -> Pointer:
    """Return the pointer from its family name on where a sentence opens with a word that is no given name of the entry.

    ``Anders Winkler (1989)`` says "Winkler differs" where the entry has ``Winkler, R. W.``.
    """
    span = pointer.authors_span
    if span is None or pointer.group.start != span.start or not (entry.authors and entry.authors[0].given):
        return pointer
    first = pointer.authors[0]
    is_opening = not text[max(0, span.start - 2) : span.start].strip(" \n.!?;:")
    known = PARTICLES.union(fold_words(entry.raw[:_HEAD]))
    is_name = first.given[:1] == entry.authors[0].given[0] or first.given.lower() in known
    name = text.find(first.family, span.start, span.end)
    if not is_opening or not first.given or is_name or name <= span.start:
        return pointer
    return replace(pointer, span=Span(name, pointer.span.end), group=Span(name, pointer.group.end))


def _letter(entry: Citation, text: str) -> str:
    """Return the letter after the year of an entry: ``a`` of ``2021a``."""
    span = entry.span_of(FieldName.YEAR)
    if span is None:
        return ""
    after = text[span.start + 4 : span.start + 5]
    return after if after.isalpha() and after.islower() else ""
