"""Citations of a text document, assembled: reference lists, pointers, named works, bare identifiers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from citecheck.datatypes import Citation, CitationForm, Span
from citecheck.parsing.antecedents import resolve
from citecheck.parsing.bibliography import Entry, find_entries
from citecheck.parsing.entries import parse_entry
from citecheck.parsing.inline import find_inline, join_pointer, read_annotated
from citecheck.parsing.legal.reporters import PlaceFinder, find_places
from citecheck.parsing.legal.short_forms import link_short_forms
from citecheck.parsing.linking import as_citation, link
from citecheck.parsing.markers import find_author_year_pointers
from citecheck.parsing.masking import blank, blank_footers
from citecheck.parsing.numbered import find_numeric_pointers
from citecheck.parsing.pointers import Pointer
from citecheck.parsing.prose.numbered_rows import find_numbered_rows
from citecheck.parsing.sentences import Sentences
from citecheck.parsing.undated import link_undated

_NEXT_TITLE = re.compile(r"[,;]\s(?:(?:and|und|et|y|e)\s)?[*_\"“„«]")


def find_in_running_text(
    text: str, masked: str, records: Sequence[Citation] = (), find: PlaceFinder = find_places
) -> tuple[Citation, ...]:
    """Return the citations of ``text`` in text order, none overlapping another.

    ``masked`` is ``text`` with code and markup blanked, of the same length; every format whose text reads as prose
    comes here with its own masking. ``records`` are the entries that stand in it in a structured format,
    ``find`` finds the places of cases in law reporters.
    """
    masked = blank(masked, [(item.span.start, item.span.end) for item in records])
    rows = list(find_numbered_rows(text, masked))
    masked = blank(masked, [(row.start, row.end) for row, _ in rows])
    masked, readable = blank_footers(masked), blank_footers(text)
    found = find_entries(masked)
    entries = [_read_entry(text, readable, masked, entry) for entry in found]
    body = blank(masked, [_place(masked, *pair) for pair in zip(found, entries, strict=True)])
    if records or rows:
        entries = sorted((*entries, *records, *(entry for _, entry in rows)), key=lambda item: item.span)
    sentences = Sentences(body)
    keys = frozenset(entry.key for entry in entries if entry.key)
    numeric = find_numeric_pointers(body, keys)
    by_name = find_author_year_pointers(body)
    links = link(text, entries, numeric, by_name, sentences)
    places = find(masked)
    named, bare = find_inline(text, body, [place for place in places if not body[place.span.start].isspace()])
    taken = _Taken(links.entries)
    pointed_at = _Taken([], links.answered)
    kept = [item for item in named if pointed_at.free(item.span) and taken.take(item.span)]
    by_name = [item for item in _without_marked(by_name, links.entries) if taken.free(item.span)]
    kept, unanswered = _link_again(text, kept, by_name, links.unanswered, sentences)
    joined = filter(None, (join_pointer(text, body, pointer, bare) for pointer in unanswered if pointer.authors))
    kept.extend(item for item in joined if taken.take(item.span))
    kept.extend(item for item in bare if taken.take(item.span))
    claimed = [replace(item, claim=sentences.around(item.span)) for item in kept]
    markers = (as_citation(text, pointer, sentences) for pointer in unanswered if taken.take(pointer.span))
    cited = link_short_forms(text, body, (*links.entries, *claimed, *markers), places, sentences)
    cited = link_undated(text, body, cited, sentences)
    resolved = resolve(text, body, cited, sentences)
    return tuple(sorted(resolved, key=lambda item: item.span))


def _link_again(
    text: str,
    named: list[Citation],
    by_name: Sequence[Pointer],
    unanswered: Sequence[Pointer],
    sentences: Sentences,
) -> tuple[list[Citation], list[Pointer]]:
    """Return the works that the running text names with the pointers that mean them, and the pointers left."""
    works = [item for item in named if item.title and item.authors and item.year]
    if not (works and by_name):
        return named, list(unanswered)
    links = link(text, works, (), by_name, sentences)
    linked = dict(zip((item.span for item in works), links.entries, strict=True))
    return [linked.get(item.span, item) for item in named], _without_marked(unanswered, links.entries)


def _without_marked(pointers: Sequence[Pointer], citations: Sequence[Citation]) -> list[Pointer]:
    """Return the pointers that are no markers of ``citations``; a marker may begin behind the pointer's first word."""
    ends = {marker.span.end for item in citations for marker in item.markers}
    return [pointer for pointer in pointers if pointer.span.end not in ends]


def _place(masked: str, entry: Entry, citation: Citation) -> tuple[int, int]:
    """Return what the item takes from the running text; another title behind the first stays there."""
    goes_on = _NEXT_TITLE.match(masked, citation.span.end, entry.item.end)
    return entry.item.start, citation.span.end if goes_on else entry.item.end


def _read_entry(text: str, readable: str, masked: str, entry: Entry) -> Citation:
    """Return the citation of an entry; ``readable`` is ``text`` without what a page break puts inside an entry."""
    annotated = read_annotated(readable, masked, entry.span)
    if annotated:
        citation = replace(annotated, form=CitationForm.ENTRY, key=entry.key)
    else:
        citation = parse_entry(readable, entry.span, key=entry.key)
    return citation if readable is text else replace(citation, raw=citation.span.of(text))


class _Taken:
    """The stretches of a text that are already part of a citation."""

    def __init__(self, citations: Iterable[Citation], spans: Iterable[Span] = ()) -> None:
        ordered = sorted({*(item.span for item in citations), *spans})
        self._starts = [span.start for span in ordered]
        self._ends = [span.end for span in ordered]

    def free(self, span: Span) -> bool:
        """Tell whether no part of ``span`` is taken."""
        index = bisect_left(self._starts, span.end)
        return index == 0 or self._ends[index - 1] <= span.start

    def take(self, span: Span) -> bool:
        """Take ``span`` if it is free; returns whether it was."""
        if not self.free(span):
            return False
        index = bisect_left(self._starts, span.start)
        self._starts.insert(index, span.start)
        self._ends.insert(index, span.end)
        return True
