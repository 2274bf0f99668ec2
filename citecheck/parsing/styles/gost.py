"""GOST (R 7.0.5, 7.1), the style of Russian and neighbouring journals: two slashes part the work from its container."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citecheck.datatypes import FieldName, Span
from citecheck.parsing.authors import scan_authors
from citecheck.parsing.styles.heads import author_span
from citecheck.parsing.styles.reading import Reading
from citecheck.parsing.styles.splitting import trimmed_title
from citecheck.parsing.styles.tail import find_year, read_tail, trimmed
from citecheck.parsing.styles.view import CUT
from citecheck.parsing.styles.vocabulary import YEAR

if TYPE_CHECKING:
    from citecheck.parsing.styles.view import View

_CONTAINER = re.compile(r"\s//\s?|//\s")
_RESPONSIBLE = re.compile(r"\s/\s(?=[^\W\d_])")
_NAME = r"(?>(?:[^\W\d_][\w’'‐-]{0,30},?\s){1,3}(?:[^\W\d_a-zа-я]\.(?:-[^\W\d_]\.)?\s?){1,4}),?\s?"
_HEAD = re.compile(rf"(?:(?:{CUT})?{_NAME}){{1,600}}")
_DASHED = re.compile(r"\.\s[–—]\s")
_VENUE_END = re.compile(rf"\.?\s[–—-]\s|[.,;:]\s(?:{YEAR}\b|[Vv]ol\b|[TtТт]\.|[BbV]d?\.\s?\d|№|N[o°]?\.?\s?\d)")
_NUMBERS = (
    (FieldName.VOLUME, re.compile(r"\b(?:[Vv](?:ol)?|[TtТт]|[Bb]d)\.?\s?(?P<value>\d{1,4}[A-Z]?)")),
    (
        FieldName.ISSUE,
        re.compile(r"(?:№|\b(?:[Nn]o|[Nn]|[Ii]ss(?:ue)?|[Вв]ып|H)\b\.?)\s?(?P<value>\d[\d(),–/-]{0,9}\d|\d)"),
    ),
    (FieldName.PAGES, re.compile(r"\b(?:[Pp]p?|[СсCcSs])\.\s?(?P<value>\w{1,8}(?:\s?[–—-]\s?\w{1,8})?)")),
)
_SCORE = 0.94


def read_gost(view: View) -> Reading | None:
    """Return the reading of "Authors Title / responsible // Container. – Year. – Vol. – Pages."."""
    text = view.text
    container = _CONTAINER.search(text)
    if container is None:
        return _read_alone(text)
    if container.start() < 3 or text[container.start() - 1 : container.start()] == ":":
        return None
    start = _head_end(text, container.start())
    responsible = _RESPONSIBLE.search(text, start, container.start())
    title = trimmed_title(text, start, responsible.start() if responsible else container.start())
    venue_end = _VENUE_END.search(text, container.end())
    venue = trimmed(text, container.end(), venue_end.start() if venue_end else len(text))
    year = find_year(text, container.end(), len(text))
    if len(title) < 3 or len(venue) < 2 or year is None:
        return None
    fields = {FieldName.TITLE: title, FieldName.VENUE: venue, FieldName.YEAR: year}
    if responsible:  # names them all, where the head may name the first alone
        fields[FieldName.AUTHORS] = author_span(text, responsible.end(), container.start())
    elif start:
        fields[FieldName.AUTHORS] = author_span(text, 0, start)
    for name, pattern in _NUMBERS:
        found = pattern.search(text, venue.end)
        if found:
            fields[name] = Span(*found.span("value"))
    return Reading(fields, _SCORE)


def _head_end(text: str, end: int) -> int:
    """Return where the people at the start of ``text[:end]`` end, 0 without any."""
    head = _HEAD.match(text, 0, end)
    if head:
        return head.end()
    people = scan_authors(text[:end])
    return people if people and people < end - 3 else 0


def _read_alone(text: str) -> Reading | None:
    """Return the reading of "Family I. I. Title. – Place: Publisher, year. – 320 p."."""
    dash = _DASHED.search(text)
    head = _HEAD.match(text, 0, dash.start()) if dash else None
    if dash is None or head is None:
        return None
    fields = read_tail(text, dash.end(), len(text))
    if FieldName.YEAR not in fields:
        return None
    fields[FieldName.AUTHORS] = author_span(text, 0, head.end())
    fields[FieldName.TITLE] = trimmed_title(text, head.end(), dash.start())
    return Reading(fields, _SCORE)
