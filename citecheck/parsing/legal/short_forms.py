"""Short forms of a case: ``410 U.S. at 153``, ``Brown, 347 U.S. at 495`` and ``Miranda, supra, at 445``."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from citecheck.datatypes import Citation, Kind, Marker, Span
from citecheck.parsing.legal.reporters import Place
from citecheck.parsing.letters import CAPITAL

if TYPE_CHECKING:
    from citecheck.parsing.sentences import Sentences

_PARTY = rf"(?P<party>{CAPITAL}[\w'’&-]{{2,30}}(?:\s{CAPITAL}[\w'’&-]{{1,30}}){{0,3}})"
_BEFORE = re.compile(rf"[*_]{{0,2}}{_PARTY}[*_]{{0,2}},\s$")
_SUPRA = re.compile(
    rf"(?<!\w)[*_]{{0,2}}{_PARTY}[*_]{{0,2}},\s[*_]{{0,2}}supra[*_]{{0,2}}(?:,?\sat\s\d{{1,5}}(?:[–-]\d{{1,5}})?)?(?!,?\s(?:note|n\.))"
)
_PAGES_GO_ON = re.compile(r"[–-]\d{1,5}(?!\d)")
_WINDOW = 140
_Case = tuple[Span, int]
_BACK = 50
"""How many cases back an antecedent may stand."""


def link_short_forms(
    text: str, body: str, citations: Sequence[Citation], places: Sequence[Place], sentences: Sentences
) -> list[Citation]:
    """Return ``citations`` with the short forms in ``body`` as markers of the last case before that they fit.

    ``places`` are those of the whole text: the case may stand in a list that ``body`` leaves out.
    """
    cases = sorted((item.span, index) for index, item in enumerate(citations) if item.kind is Kind.LEGAL)
    markers: dict[int, list[Marker]] = defaultdict(list)
    for span, index in (*_by_place(body, citations, cases, places), *_by_party(body, citations, cases)):
        markers[index].append(Marker(span, span.of(text), span, (), sentences.around(span)))
    return [
        replace(item, markers=tuple(sorted((*item.markers, *markers[index]), key=lambda marker: marker.span)))
        if index in markers
        else item
        for index, item in enumerate(citations)
    ]


def _by_place(
    body: str, citations: Sequence[Citation], cases: Sequence[_Case], places: Sequence[Place]
) -> Iterator[tuple[Span, int]]:
    """Yield where a volume is named again, and the index of the last case that is printed in it."""
    printed: dict[tuple[str, str], int] = {}
    starts = [span.start for span, _ in cases]
    for place in places:
        volume = (place.volume, place.reporter)
        if not place.short:
            number = bisect_right(starts, place.span.start) - 1
            if number >= 0 and cases[number][0].contains(place.span):
                printed[volume] = cases[number][1]
        elif volume in printed and not body[place.span.start].isspace():
            yield _with_party(body, place.span, citations[printed[volume]]), printed[volume]


def _by_party(body: str, citations: Sequence[Citation], cases: Sequence[_Case]) -> Iterator[tuple[Span, int]]:
    """Yield where a party stands before ``supra``, and the index of the last case with this party."""
    if not cases or "supra" not in body:
        return
    starts = [span.start for span, _ in cases]
    for found in _SUPRA.finditer(body):
        earlier = cases[: bisect_right(starts, found.start())][-_BACK:]
        for _, index in reversed(earlier):
            start = _party_in(found, citations[index])
            if start is not None:
                yield Span(start, found.end()), index
                break


def _party_in(found: re.Match[str], case: Citation) -> int | None:
    """Return where the words of the match begin that are in the name of the case: ``Brown`` in ``See Brown``."""
    name = f" {(case.title or '').replace(',', ' ')} "
    words = found["party"].split()
    for number in range(len(words)):
        if f" {' '.join(words[number:])} " in name:
            behind = len(found["party"]) - len(" ".join(words[number:]))
            return found.start("party") + behind if number else found.start()
    return None


def _with_party(body: str, span: Span, case: Citation) -> Span:
    """Return ``span`` with the party before it and the range of pages that goes on behind it."""
    before = _BEFORE.search(body, max(0, span.start - _WINDOW), span.start)
    start = _party_in(before, case) if before else None
    further = _PAGES_GO_ON.match(body, span.end)
    return Span(span.start if start is None else start, further.end() if further else span.end)
