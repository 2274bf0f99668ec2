"""References that assistants break into lines: authors, title and venue each on a line of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citecheck.datatypes import FieldName, Span
from citecheck.parsing.authors import scan_authors
from citecheck.parsing.letters import CAPITAL_OR_DIGIT, UPPER
from citecheck.parsing.patterns import HAS_YEAR
from citecheck.parsing.styles.heads import author_span, looks_like_authors, read_head
from citecheck.parsing.styles.reading import Reading
from citecheck.parsing.styles.sentences import find_boundaries
from citecheck.parsing.styles.splitting import trimmed_title
from citecheck.parsing.styles.tail import read_tail, trimmed
from citecheck.parsing.styles.view import IDENTIFIER
from citecheck.parsing.styles.vocabulary import VENUE_WORD

if TYPE_CHECKING:
    from citecheck.parsing.styles.view import View

_MAX_LINES = 6
_PEOPLE = re.compile(rf"\bet al\b|\band\s[{UPPER}]|&|\b[{UPPER}]\.|,\s")
_GOES_ON = re.compile(r"(?:[,&:;-]|\b(?:and|of|the|in|for|on|a|an|to|with|from|by|und|der|die|et|de|la))\s*$")
_TAIL = re.compile(rf"[(*_\"]{{0,2}}(?:{CAPITAL_OR_DIGIT}|{IDENTIFIER}|in:?\s|doi|https?:|pp?\.)")


def read_lined(view: View) -> Reading | None:
    """Return the reading of an entry with one field a line, with authors or title on the first line.

    Lines that merely wrap give ``None``: there a line ends amid a list or a phrase, or holds the end of a sentence.
    """
    if not 1 <= len(view.lines) < _MAX_LINES:
        return None
    ends = [*view.lines, len(view.text)]
    lines = [Span(start, end) for start, end in zip([0, *view.lines], ends, strict=True)]
    if any(_GOES_ON.search(line.of(view.text)) for line in lines[:-1]):
        return None
    return _authors_first(view.text, lines) or _title_first(view.text, lines)


def _authors_first(text: str, lines: list[Span]) -> Reading | None:
    head = read_head(text, lines[0].start, lines[0].end)
    if not head or FieldName.AUTHORS not in head or not _PEOPLE.search(lines[0].of(text)):
        return None
    return _reading(text, lines[1], lines[2:], head)


def _title_first(text: str, lines: list[Span]) -> Reading | None:
    people = trimmed(text, lines[1].start, lines[1].end)
    first = lines[0].of(text)
    if not _PEOPLE.search(people.of(text)) or VENUE_WORD.search(people.of(text)):
        return None
    if not looks_like_authors(people.of(text)) or (scan_authors(first) or 0) >= len(first.rstrip(" .")):
        return None
    head = {FieldName.AUTHORS: author_span(text, lines[1].start, lines[1].end)}
    return _reading(text, lines[0], lines[2:], head)


def _reading(text: str, title: Span, rest: list[Span], head: dict[FieldName, Span]) -> Reading | None:
    """Return the reading with the whole line ``title`` as title, if it is one sentence and the rest reads as a tail."""
    place = trimmed_title(text, title.start, title.end)
    inner = [item for item in find_boundaries(text, place.start, title.end) if item.strong and item.end < place.end]
    if len(place) < 4 or inner or IDENTIFIER in place.of(text) or HAS_YEAR.search(text, place.end, title.end):
        return None
    if rest and not _TAIL.match(text, rest[0].start):
        return None
    tail = read_tail(text, rest[0].start, len(text)) if rest else {}
    if FieldName.YEAR not in head and FieldName.YEAR not in tail:
        return None
    return Reading({**tail, **head, FieldName.TITLE: place}, 0.94)
