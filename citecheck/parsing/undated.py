"""Pointers by name without a date, as the MLA has them: ``(Li and Wu 14)``, ``(Li, "Frogs" 14)``, ``("Frogs")``.

Such words name an author or a title that must be one of the works cited elsewhere, so that unanswered ones are none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from citecheck.datatypes import Citation, CitationForm, Marker, Span
from citecheck.parsing.attribution import REPORTS
from citecheck.parsing.letters import CAPITAL
from citecheck.parsing.patterns import AUTHORS, HAS_YEAR, read_names
from citecheck.text.folding import fold_words, title_key
from citecheck.text.names import fold_family

if TYPE_CHECKING:
    from citecheck.parsing.sentences import Sentences

_BRACKET = re.compile(r"\((?P<inner>[^()\[\]\n]{2,200}(?:\n[^()\[\]\n]{1,100})?)\)")
_PART = re.compile(r"[^;]+")
_LEAD = r"(?:(?:(?:see|see also|cf\.|also|as|e\.g\.,|qtd\. in|quoted in|cited in|vgl\.|voir|ver|véase|apud)\s){0,2})"
_PAGES = r"\d{1,4}(?:[–-]\d{1,4})?(?:,\s\d{1,4}(?:[–-]\d{1,4})?){0,3}"
_WHERE = (
    rf"(?P<where>,?\s(?:(?:pp?|pars?|chs?|secs?|S|vol|ll?|lines?|n)\.?\s?)?(?:\d{{1,2}}[.:]\s?)?"
    rf"(?:{_PAGES}|[ivxl]{{1,7}}))?"
)
_TITLE = r"(?:[\"“‘«]\s?(?P<quoted>[^\"“”«»\n]{2,120}?)[.,]?\s?[\"”’»]|[*_](?P<set>[^*_\n]{2,120})[*_])"
_PAGES_ALONE = re.compile(rf"(?:pp?\.\s?)?{_PAGES}")
_NAME = re.compile(
    rf"(?<!\w)(?P<name>{CAPITAL}[^\W\d_]{{1,30}}(?:[’'-]{CAPITAL}[^\W\d_]{{1,30}})?)(?P<own>['’]s?(?!\w))?"
    rf"(?:\s(?:and|et|und|y|e)\s{CAPITAL}[\w’'-]{{1,30}}|\set al\.)?"
)
_ACCORDING = re.compile(r"(?:ccording to|elon|egún|egundo|aut|Nach|onforme)\s(?:[^\W\d_a-z][\w.’'-]{0,30}\s){0,3}$")
_NEAR = 60
"""How far before a name the words that lead to it begin (characters)."""
_LEAST_KEY = 6
"""Letters of a shortened title below which it may be any word in quotes."""
_BACK = 100
"""How many works of one author a pointer is compared with."""


@cache
def _part() -> re.Pattern[str]:
    """Return the pattern of one pointer; compiled when first used because names make it large."""
    return re.compile(
        rf"\s{{0,2}}{_LEAD}(?P<told>(?:(?P<names>{AUTHORS})(?:,\s{_TITLE})?|"
        rf"{_TITLE.replace('quoted', 'quoted2').replace('<set>', '<set2>')}){_WHERE})\s{{0,2}}"
    )


def link_undated(text: str, body: str, citations: Sequence[Citation], sentences: Sentences) -> list[Citation]:
    """Return ``citations`` with the pointers without a date in ``body`` as markers of the works that they name.

    A name or a page alone counts only in a text that gives no dates: there brackets that hold one are pointers.
    """
    works = _Works(citations)
    if not works.families:
        return list(citations)
    is_dated = any(marker.keys or HAS_YEAR.search(marker.raw) for item in citations for marker in item.markers)
    taken = sorted(span for item in citations for span in (item.span, *(marker.group for marker in item.markers)))
    markers: dict[int, list[Marker]] = defaultdict(list)
    for bracket in _BRACKET.finditer(body):
        group = Span(*bracket.span())
        if not HAS_YEAR.search(bracket["inner"]) and _is_free(group, taken):
            said = Span(sentences.around(group).start, group.start)
            for span, target in _targets(body, bracket, works, None if is_dated else said):
                markers[target].append(Marker(span, span.of(text), group, (), sentences.around(group)))
    return [
        replace(item, markers=tuple(sorted((*item.markers, *markers[index]), key=lambda marker: marker.span)))
        if index in markers
        else item
        for index, item in enumerate(citations)
    ]


class _Works:
    """The works of a text by the folded names of their first authors and by their titles."""

    def __init__(self, citations: Sequence[Citation]) -> None:
        self.citations = citations
        self.families: dict[str, list[int]] = defaultdict(list)
        for index, item in enumerate(citations):
            if item.form is CitationForm.MARKER or not (item.title or item.authors):
                continue
            for author in item.authors[:1]:
                family = fold_family(author)
                for name in {family, family.rsplit(" ", 1)[-1]}:
                    self.families[name].append(index)
        self.titles = [title_key(item.title or "") for item in citations]
        self._by_title = sorted(zip(self.titles, range(len(citations)), strict=True))

    def by_names(self, written: str, title: str, *, alone: bool) -> int | None:
        """Return the work of the people ``written``; ``alone`` says that neither page nor title stand with them."""
        people, truncated = read_names(written)
        families = [fold_family(person) for person in people]
        found = self.families.get(families[0], [])[:_BACK] if families else []
        if title:
            found = [index for index in found if self.titles[index].startswith(title)]
        n_people = len(families)
        fitting = [index for index in found if self._fits(index, families, truncated=truncated)]
        if alone and not truncated and n_people == 1:
            fitting = [index for index in fitting if len(self.citations[index].authors) == 1]
        return next(iter(fitting or ([] if alone else found)), None)

    def _fits(self, index: int, families: list[str], *, truncated: bool) -> bool:
        authors = self.citations[index].authors
        seconds = [fold_family(author) for author in authors[1:2]]
        if truncated:
            return len(authors) > 1 or self.citations[index].authors_truncated
        return seconds[:1] == families[1:2]

    def by_title(self, title: str) -> int | None:
        """Return the work whose title begins with the folded ``title``."""
        if len(title) < _LEAST_KEY:
            return None
        place = bisect_left(self._by_title, (title, 0))
        key, index = self._by_title[place] if place < len(self._by_title) else ("", 0)
        return index if key.startswith(title) else None


def _is_free(group: Span, taken: Sequence[Span]) -> bool:
    index = bisect_left(taken, Span(group.end, group.end))
    return index == 0 or taken[index - 1].end <= group.start


def _targets(body: str, bracket: re.Match[str], works: _Works, said: Span | None) -> Iterator[tuple[Span, int]]:
    """Yield where each pointer of a bracket stands and which work it means; ``said`` is the sentence before it."""
    inner = bracket["inner"]
    if _PAGES_ALONE.fullmatch(inner):
        target = _said_before(body, said, works) if said else None
        if target is not None:
            yield Span(*bracket.span("inner")), target
        return
    for part in _PART.finditer(inner):
        if not (works.families.keys() & fold_words(part.group()) or part.group().lstrip()[:1] in '"“‘«*_'):
            continue
        found = _part().fullmatch(part.group())
        if found is None or (not found["where"] and said is None):
            continue
        title = title_key(found["quoted"] or found["set"] or found["quoted2"] or found["set2"] or "")
        if found["names"]:
            target = works.by_names(found["names"], title, alone=not (found["where"] or title))
        else:
            target = works.by_title(title)
        if target is not None:
            offset = bracket.start("inner") + part.start()
            yield Span(*found.span("told")).shifted(offset), target


def _said_before(body: str, said: Span, works: _Works) -> int | None:
    """Return the work whose author the words ``said`` before a page name: ``Li argues that it is so (14)``."""
    found = None
    for word in _NAME.finditer(body, said.start, said.end):
        targets = works.families.get(" ".join(fold_words(word["name"])))
        low = max(said.start, word.start() - _NEAR)
        if targets and (word["own"] or REPORTS.match(body, word.end()) or _ACCORDING.search(body, low, word.start())):
            found = targets[0]
    return found
