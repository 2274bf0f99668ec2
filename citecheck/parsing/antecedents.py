"""Words that point back: ibid., op. cit., "Smith, supra note 3" and short forms, resolved to the work they mean.

Such words name no new work. Each becomes a marker of its antecedent; without one it is a citation of form MARKER.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from citecheck.datatypes import Citation, CitationForm, Marker, Span
from citecheck.parsing.letters import CAPITAL
from citecheck.parsing.patterns import HAS_YEAR, NOT_A_NAME
from citecheck.text.folding import fold_words, title_key
from citecheck.text.names import fold_family

if TYPE_CHECKING:
    from citecheck.parsing.sentences import Sentences

_LEAD = r"(?:(?:[Ss]ee(?:\s(?:also|generally))?|[Cc]f\.|[Vv]gl\.|[Ss]iehe|[Ss]\.|[Vv]oir|[Vv]éase|[Ss]o auch),?\s){0,2}"
_SAME = r"(?:[Ii]bid(?:em)?\b\.?|[Ee]bd\.|[Ee]benda\b|[Ii]d\.(?=[*_]{0,2},?\sat\s\d))"
_SAME_ITEM = r"(?:[Ii]bid(?:em)?\b\.?|[Ii](?:b|d)\.|[Ii]dem\b|[Ee]bd\.|[Ee]benda\b|[Dd]ers\.|[Tt]amże\b|Там же)"
_AGAIN = (
    r"(?:[Oo]p\.?\s?[Cc]it\b\.?|[Ll]oc\.?\s?[Cc]it\b\.?|[Aa]\.\s?a\.\s?O\.|[Oo]b\.\s?[Cc]it\.|[Aa]rt\.\s?[Cc]it\."
    r"|(?:see\s)?(?:[Ss]upra,?\s(?:at\s)?(?:note|n\.|footnote|fn\.)|wie\sAnm\.|above,?\sn\.)\s(?P<note>\d{1,4})|(?P<bare>[Ss]upra\b(?=[*_]{0,2},?\sat\s\d)))"
)
_LOCATOR = (
    r"(?:[*_]{0,2}[,:]?\s{1,2}(?:at\s|pp?\.\s?|S\.\s?|ff?\.|§{1,2}\s?|ch\.\s?|vol\.\s?|n\.\s?|no\.\s?)?"
    r"(?:\d[\w–-]{0,12}|[xvlXVLi]{1,7}(?!\w))(?:,\s?\d{1,5}(?:[–-]\d{1,5})?){0,3}(?:\sff?\.)?)?"
)
_NAME = (
    rf"(?P<names>{NOT_A_NAME}{CAPITAL}[\w'’.-]{{1,30}}(?:(?:\s(?:and|und|et|y)\s|,\s|\s&\s|\s){CAPITAL}[\w'’.-]{{0,30}}){{0,4}}"
    r"(?:\set\sal\.)?)"
)
_IN_TEXT = re.compile(
    rf"(?<![\w./-])(?:{_SAME}(?![\w/-])|(?:{_NAME}[,:]?\s[*_(]{{0,2}})?{_AGAIN}(?![\w/-]))[*_]{{0,2}}{_LOCATOR}"
)
_TRIGGER = re.compile(
    r"ibid|Ibid|ebd\.|Ebd\.|ebenda|Ebenda|id\.[*_]{0,2},?\sat\s|Id\.[*_]{0,2},?\sat\s|cit\b|Cit\b|a\.\s?a\.\s?O"
    r"|A\.\s?a\.\s?O|supra\b|Supra\b|wie\sAnm|above,?\sn\."
)
"""Words without which nothing points back; most texts have few of them."""
_BEFORE, _BEHIND = 240, 160
"""How far ``_IN_TEXT`` reaches from such a word: names before it, locators behind it (characters)."""
_ITEM = re.compile(
    rf"{_LEAD}[*_]{{0,2}}(?:{_SAME_ITEM}[*_]{{0,2}}(?:[,;:.)]|\s{{0,3}}\Z|\s{{1,3}}(?:at|pp?\.|S\.|§|n\.|ff|\(|\d))|(?:{_NAME},?\s[*_]{{0,2}})?{_AGAIN})"
)
_SHORT = re.compile(
    rf"{_LEAD}{_NAME},\s(?:[*_]{{1,2}}(?P<set>[^*_\n]{{3,150}})[*_]{{1,2}}"
    r"|[\"“„«‘'](?P<quoted>[^\"”“»’\n]{3,150})[\"”“»’'])"
)
_JOINED = re.compile(r",\s|\s(?:and|und|et|y|&)\s|\set\sal\.")
_BACK = 200
"""How many of the last places a name is looked for in."""
_HEAD = 60
"""Where in an entry its first author stands (characters)."""
_LONGEST = 200
"""Longest item of a list that only points back, in characters."""


def points_back(item: str) -> bool:
    """Tell whether an item of a list names no new work: ``Ibid., 14.``, ``Smith, op. cit., p. 3``.

    With a year of its own it names another work (``ibid. 13, 5 (2000)`` is another article of the same journal).
    """
    found = _ITEM.match(item) if len(item) <= _LONGEST else None
    return bool(found) and not HAS_YEAR.search(item)


def is_short_form(item: str) -> bool:
    """Tell whether an item may name a work that was named in full before: ``Smith, *A Title*, 33``, without a year."""
    return len(item) <= _LONGEST and bool(_SHORT.match(item)) and not HAS_YEAR.search(item)


def resolve(text: str, body: str, citations: Sequence[Citation], sentences: Sentences) -> list[Citation]:
    """Return ``citations`` (in any order) with everything that points back turned into markers of its antecedent.

    Items of lists are resolved among the entries before them, words in ``body`` (the text without its lists) by what
    was cited last, or by the name that stands with them.
    """
    items = _Items(text)
    for citation in sorted(citations, key=lambda citation: citation.span):
        items.add(citation)
    return _resolve_words(text, body, _with_markers(items.found, items.markers), sentences)


class _Items:
    """The entries of the lists read so far, and what the words of the next one may mean."""

    def __init__(self, text: str) -> None:
        self.found: list[Citation] = []
        self.markers: dict[int, list[Marker]] = defaultdict(list)
        self._text = text
        self._by_key: dict[str, int] = {}
        self._by_family: dict[str, list[int]] = defaultdict(list)
        self._last: int | None = None

    def add(self, citation: Citation) -> None:
        """Add a citation, or if it is an entry that points back, its markers to the entry that it means."""
        if citation.form is not CitationForm.ENTRY:
            self.found.append(citation)
            return
        target = self._target_of(citation)
        if target is not None:
            own = Marker(citation.span, citation.raw, citation.span, _keys(citation.key))
            self.markers[target].extend((*citation.markers, own))
        else:
            target = len(self.found)
            if points_back(citation.raw):
                citation = _unresolved(self._text, citation.span, citation.span, citation.key, citation.markers)
            self.found.append(citation)
            for name in citation.authors[:1]:
                self._by_family[_last_word(fold_family(name))].append(target)
        self._last = target
        if citation.key:
            self._by_key[citation.key] = target

    def _target_of(self, item: Citation) -> int | None:
        """Return the index of the entry that an item means if it points back."""
        if points_back(item.raw):
            match = _ITEM.match(item.raw)
            if match and match["note"] in self._by_key:
                return self._by_key[match["note"]]
            if match is None or not (match["names"] or match["note"]):
                return self._last
            family = _first_family(match["names"] or "")
            named = self._by_family.get(family, [])
            return named[-1] if named else self._opened_by(family)
        short = _SHORT.match(item.raw)
        if short is None or not is_short_form(item.raw):
            return None
        title = title_key(short["set"] or short["quoted"])
        named = self._by_family.get(_first_family(short["names"]), [])[-_BACK:]
        return next((index for index in reversed(named) if _is_short_for(title, self.found[index])), None)

    def _opened_by(self, family: str) -> int | None:
        """Return the index of the last entry whose first words hold the name, though no author was read so."""
        last = len(self.found) - 1
        heads = ((index, self.found[index]) for index in range(last, max(-1, last - _BACK), -1))
        entries = ((index, item.raw[:_HEAD]) for index, item in heads if item.form is CitationForm.ENTRY)
        return next((index for index, head in entries if family and family in fold_words(head)), None)


def _is_short_for(title: str, entry: Citation) -> bool:
    return bool(title) and title_key(entry.title or "").startswith(title)


def _first_family(names: str) -> str:
    """Return the folded last word of the first of ``names``."""
    return _last_word(_JOINED.split(names)[0])


def _last_word(name: str) -> str:
    return next(reversed(fold_words(name)), "")


def _resolve_words(text: str, body: str, citations: list[Citation], sentences: Sentences) -> list[Citation]:
    """Return the citations with the words of the running text that point back as their markers."""
    matches = [match for low, high in _around_triggers(body) for match in _IN_TEXT.finditer(body, low, high)]
    if not matches:
        return citations
    found = list(citations)
    markers: dict[int, list[Marker]] = defaultdict(list)
    places = sorted(_places(found))
    taken = sorted((span.start, span.end) for citation in found for span in _spans_of(citation))
    previous = (-1, -1)
    for match in matches:
        span, group = _spans_in(body, match)
        index = bisect_left(taken, (span.end, 0))
        if index and taken[index - 1][1] > span.start:
            continue
        before = bisect_left(places, (span.start, 0))
        if match["names"]:
            target = _named_before(found, places[max(0, before - _BACK) : before], _first_family(match["names"]))
        else:
            target = max(places[before - 1] if before else (-1, -1), previous)[1]
        if target < 0 and match["bare"]:
            continue  # a case, which is pointed at in its own way
        if target < 0:
            target = len(found)
            found.append(replace(_unresolved(text, span, group, None, ()), claim=sentences.around(span)))
        else:
            markers[target].append(Marker(span, span.of(text), group, (), sentences.around(span)))
        previous = (span.start, target)
    return _with_markers(found, markers)


def _around_triggers(body: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of ``body`` in which something may point back, in order and disjoint."""
    low = high = 0
    for trigger in _TRIGGER.finditer(body):
        if trigger.start() - _BEFORE > high:
            yield low, high
            low = trigger.start() - _BEFORE
        high = trigger.end() + _BEHIND
    yield low, high


def _spans_in(body: str, match: re.Match[str]) -> tuple[Span, Span]:
    """Return the span of the words, closing bracket included where one opens in them, and the bracket around them."""
    raw = match.group().rstrip(" ,*_")
    start, end = match.start(), match.start() + len(raw)
    if raw.count("(") > raw.count(")") and body[end : end + 1] == ")":
        end += 1
    in_bracket = body[start - 1 : start] == "(" and body[end : end + 1] == ")"
    return Span(start, end), Span(start - 1, end + 1) if in_bracket else Span(start, end)


def _places(citations: Sequence[Citation]) -> Iterator[tuple[int, int]]:
    """Yield where the running text speaks of each citation, and which it is."""
    for index, citation in enumerate(citations):
        if citation.form is not CitationForm.ENTRY:
            yield citation.span.start, index
        for marker in citation.markers:
            yield marker.span.start, index


def _spans_of(citation: Citation) -> Iterator[Span]:
    yield citation.span
    yield from (marker.span for marker in citation.markers)


def _named_before(citations: Sequence[Citation], places: Sequence[tuple[int, int]], family: str) -> int:
    for _, target in reversed(places):
        if any(_last_word(fold_family(author)) == family for author in citations[target].authors[:1]):
            return target
    return -1


def _with_markers(citations: Sequence[Citation], added: dict[int, list[Marker]]) -> list[Citation]:
    """Return the citations with the added markers among their own, in text order."""
    return [
        replace(citation, markers=tuple(sorted((*citation.markers, *added[index]), key=lambda item: item.span)))
        if index in added
        else citation
        for index, citation in enumerate(citations)
    ]


def _unresolved(text: str, span: Span, group: Span, key: str | None, markers: tuple[Marker, ...]) -> Citation:
    own = Marker(span, span.of(text), group, _keys(key))
    return Citation(span, span.of(text), CitationForm.MARKER, key=key, markers=(*markers, own))


def _keys(key: str | None) -> tuple[str, ...]:
    return (key,) if key else ()
