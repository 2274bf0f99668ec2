"""Titles first: what assistants write in Markdown, and entries without authors."""

from __future__ import annotations

import re

from citecheck.datatypes import FieldName, Span
from citecheck.parsing.authors import scan_authors
from citecheck.parsing.letters import UPPER
from citecheck.parsing.styles.heads import author_span, looks_like_authors, read_trailing_authors
from citecheck.parsing.styles.reading import Reading
from citecheck.parsing.styles.splitting import split_title, trimmed_title
from citecheck.parsing.styles.tail import read_tail
from citecheck.parsing.styles.view import IDENTIFIER, View
from citecheck.parsing.styles.vocabulary import PUBLISHER, SUBJECT_WORD, VENUE_WORD, YEAR

BEST_OF_TITLE_FIRST = 0.75
"""The highest score that ``read_title_first`` gives."""

_HAS_YEAR_END = re.compile(rf"{YEAR}[a-z]?\)?[.:]?$")
_LONG_WORD = re.compile(r"[^\W\d_]{3,}")
_SIGNS = re.compile(rf"\bet al\b|\band [{UPPER}]|&|\b[{UPPER}]\.|[,;] ")
_YEAR_FOLLOWS = re.compile(rf"[\s.,:]{{0,3}}\({YEAR}[a-z]?\)")
_BY = re.compile(rf"[,.]?\sby\s(?=[{UPPER}])")
_END_BRACKET = re.compile(rf"\s\((?P<names>[^()]{{2,200}}?),?\s(?P<year>{YEAR})[a-z]?\)[.\s{IDENTIFIER}]{{0,4}}$")
_BRACKET = re.compile(rf"\s\((?=[{UPPER}a-z][^()]{{1,200}}?\b{YEAR}[a-z]?\b[^()]{{0,30}}\))")
_DASH = re.compile(rf"\s[–—-]\s(?=[{UPPER}])")


def read_marked_title(view: View) -> Reading | None:
    """Return the reading of an entry that begins with an emphasised or linked title."""
    first = next(iter(view.emphasis), None)
    runs = [run for run in (view.link, first) if run is not None and not view.text[: run.start].strip(" -–—([.:;,\"'")]
    for run in runs:
        content = view.text[run.start : run.end].strip(" .,:;\"'")
        if _HAS_YEAR_END.search(content) and scan_authors(content) is not None:
            continue
        reading = _reading(view, trimmed_title(view.text, run.start, run.end), run.end, 0.93)
        is_person = looks_like_authors(content) and (_SIGNS.search(content) or _YEAR_FOLLOWS.match(view.text, run.end))
        if FieldName.AUTHORS in reading.fields or not is_person:
            return reading
    return None


def read_bracketed(view: View) -> Reading | None:
    """Return the reading of "Title (authors, year)" where the bracket ends the entry."""
    text = view.text
    found = _END_BRACKET.search(text)
    if found is None or found.start() < 3 or _names_first(text[: found.start()]):
        return None
    marked = next((run for run in view.emphasis if run.end == found.start()), None)
    if marked and looks_like_authors(text[: marked.start].rstrip(" ,.:")):
        return None  # Ada Li, *A title* (Minerva, 1999)
    names = found.group("names")
    if any(pattern.search(names) for pattern in (VENUE_WORD, PUBLISHER, SUBJECT_WORD)) or not looks_like_authors(names):
        return None
    if " " not in names and sum(char.isupper() for char in names) > 1 + names.count("-"):
        return None
    fields = {
        FieldName.TITLE: trimmed_title(text, 0, found.start()),
        FieldName.AUTHORS: author_span(text, *found.span("names")),
        FieldName.YEAR: Span(*found.span("year")),
    }
    return Reading(fields, 0.93)


def _names_first(text: str) -> bool:
    """Tell whether ``text`` begins with a list of people rather than with a title."""
    end = scan_authors(text)
    return end is not None and text[end : end + 1] not in {":", ",", ""} and _SIGNS.search(text, 0, end) is not None


def read_title_first(view: View) -> Reading | None:
    """Return the reading of "Title by authors", "Title (authors, year)", "Title - authors" or of a title alone."""
    text = view.text
    for pattern, score in ((_BRACKET, BEST_OF_TITLE_FIRST), (_BY, 0.7), (_DASH, 0.6)):
        found = pattern.search(text)
        if found is None or found.start() < 3:
            continue
        reading = _reading(view, trimmed_title(text, 0, found.start()), found.start(), score)
        if FieldName.AUTHORS in reading.fields:
            return reading
    title, rest = split_title(view, 0, len(text))
    if " " not in title.of(text) or not _LONG_WORD.search(title.of(text)):
        return None
    return _reading(view, title, rest, 0.4)


def _reading(view: View, title: Span, rest: int, score: float) -> Reading:
    fields = {FieldName.TITLE: title}
    rest = read_trailing_authors(view.text, rest, fields)
    return Reading({**read_tail(view.text, rest, len(view.text)), **fields}, score)
