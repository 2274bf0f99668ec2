"""References written out in a sentence: ``Li, A. et al. (2017). A title. NeurIPS.``."""

from __future__ import annotations

import re

from citecheck.datatypes import Citation, CitationForm, Span
from citecheck.parsing.entries import parse_entry
from citecheck.parsing.letters import CAPITAL_OR_DIGIT
from citecheck.parsing.patterns import YEAR
from citecheck.parsing.prose.capitals import SENTENCE_WORDS, TITLE_CASE, share_of_capitals
from citecheck.parsing.prose.people import INVERTED, names_start
from citecheck.parsing.sentences import paragraph_around
from citecheck.parsing.styles.vocabulary import PUBLISHER

_MAX_REST = 700
"""Longest title with venue of a reference in a sentence (characters)."""

_DATE = re.compile(
    rf"(?:\({YEAR}[a-z]?(?:,\s[A-Z][\w .–-]{{1,20}})?\)|(?<=\.),\s{YEAR}[a-z]?(?=\.\s))"
    rf"(?P<stop>\.\s{{1,2}}(?=[\"“*_\[]{{0,3}}[^\W_])|,?\s(?=[\"“'‘*_]{{1,3}}{CAPITAL_OR_DIGIT})"
    rf"|:?\s{{1,2}}(?={CAPITAL_OR_DIGIT}))"
)
_LINE_START = re.compile(
    r"[ \t>]{0,40}(?:[-*+•–]\s{1,3})?(?:[\[(]?\d{1,4}[.)\]]{1,2}\s{1,3})?"
    r"(?:\*\*[^*\n]{2,60}(?::\*\*|\*\*:)\s{1,3})?[*_\"“]{0,3}"
)
_STOP_AFTER_NAMES = re.compile(r"(?<=[^\W\d_]{4})\.\s$")
"""``Ada Hoekstra. (2012)``: a stop that ends no initial."""
_NEXT_ITEM = re.compile(r"\n[ \t>]{0,40}(?:[-*+•]|\d{1,4}[.)])\s|\s\|")
_STOP = re.compile(
    r"(?<!\bpp)(?<!\b[Pp])(?<!\b[Vv]ol)(?<!\b[Nn]o)(?<!\b[Ee]ds)(?<!\b[Ee]d)(?<!\bS)[.?!](?=[\"”*_)\]]{0,3}(?:\s{1,8}(?!(?!arXiv|https?:|doi)[a-z](?![A-Z]))|$))"
)
_IDENTIFIER = re.compile(
    r"(?:https?://|doi:\s?|arxiv:\s?|\b10\.\d{4,9}/)[^\s<>\[\]\"“”*]{1,300}(?<![.,;:)])", re.IGNORECASE
)
_NUMBERED_VENUE = re.compile(r"\s{1,2}(?:[A-Z][^.\n]{2,120}, (?:\d{1,4}[,(:]|vol\.)|https?://|doi:|arXiv:)")
_IDENTIFIES = re.compile(r"://|\bdoi\b|\barxiv\b", re.IGNORECASE)
_BRACKETS = re.compile(r"[()\[\]]")
_OPENING = {")": "(", "]": "["}
_EMPHASIS = re.compile(
    r"\s{1,3}(?:In\s)?([*_]|'')[^*_\n]{2,200}?\1(?:,?\s(?:\(pp?\.\s)?[*_]?[A-Z]?\d[\dA-Z():,\s*_–-]{0,40})?[.,]?"
)


def find_full_references(text: str, body: str) -> list[Citation]:
    """Return the references written out in a sentence: ``Li, A. et al. (2017). A title. NeurIPS.``."""
    found: list[Citation] = []
    floor = 0
    for date in _DATE.finditer(body):
        start = _authors_start(body, date.start(), floor)
        clear = "." in date["stop"] and not body[date.end() : date.end() + 1].islower()
        if start is None or not (clear or INVERTED.search(body, start, date.start())):
            continue
        end = _reference_end(body, date.end())
        if end is None:
            continue
        end = _within_bracket(body, start, end)
        citation = parse_entry(text, Span(start, end), form=CitationForm.PROSE)
        if citation.title and citation.authors:
            found.append(citation)
            floor = end
    return found


def _authors_start(body: str, end: int, floor: int) -> int | None:
    """Return where the list of authors starts that ends at ``end``: the earliest place from which all is names.

    Amid a sentence the list must show a name with initials behind it, or "as Li et al. (2017). The next" would count.
    """
    stop = _STOP_AFTER_NAMES.search(body, max(floor, end - 40), end)
    start = names_start(body, stop.start() if stop else end, floor)
    if start is None:
        return None
    line = body.rfind("\n", max(0, start - 60), start) + 1
    opens_line = (line or start < 60) and _LINE_START.fullmatch(body, line, start)
    return start if opens_line or INVERTED.search(body, start, end) else None


def _reference_end(body: str, start: int) -> int | None:
    """Return where a reference ends whose title starts at ``start``: after the title and what reads as a venue."""
    limit = paragraph_around(body, start, _MAX_REST).end
    item = _NEXT_ITEM.search(body, start, limit)
    limit = item.start() if item else limit
    title = _STOP.search(body, start, limit)
    if title is None:
        return start + len(body[start:limit].rstrip()) if limit - start < 300 else None
    end = _second_sentence(body, title.end(), limit)
    venue = _EMPHASIS.match(body, end, limit)
    end = venue.end() if venue else end
    for _ in range(4):
        stop = _STOP.search(body, end + 1, limit)
        part = body[end : stop.end() if stop else limit]
        if not (_identifies(part) if venue else _is_venue_part(part)):
            break
        identified = list(_IDENTIFIER.finditer(part))
        if identified:
            end += identified[-1].end()
            end += body[end : end + 1] == "."
            break
        end = stop.end() if stop else end + len(part.rstrip())
    while body[end : end + 1] in ("*", "_", '"', "”") and end < limit:
        end += 1
    return end


def _second_sentence(body: str, end: int, limit: int) -> int:
    """Return the end of the title's second sentence if one follows ``end``, or ``end``: what follows it must be clear.

    ``Is food limiting penguins? A comparison of two islands. Ibis, 148, 14-26.``
    """
    stop = _STOP.search(body, end + 1, limit)
    if stop is None or _is_venue_part(body[end : stop.end()]):
        return end
    following = _STOP.search(body, stop.end() + 1, limit)
    part = body[stop.end() : following.end() if following else limit]
    return stop.end() if _NUMBERED_VENUE.match(part) and _is_venue_part(part) else end


def _is_venue_part(part: str) -> bool:
    words = part.split()
    if not words or len(words) > 25 or "\n" in part.strip():
        return False
    return _identifies(part) or (share_of_capitals(part) >= TITLE_CASE and not SENTENCE_WORDS.intersection(words))


def _identifies(part: str) -> bool:
    """Tell whether ``part`` is an identifier with its label or a publisher with its place."""
    words = part.split()
    is_publisher = len(words) <= 6 and PUBLISHER.search(part) and not SENTENCE_WORDS.intersection(words)
    return bool(_IDENTIFIES.search(part) or is_publisher)


def _within_bracket(body: str, start: int, end: int) -> int:
    """Return ``end``, or the place of the first bracket that closes there but opened before ``start``."""
    depth = {"(": 0, "[": 0}
    for found in _BRACKETS.finditer(body, start, end):
        opened = _OPENING.get(found.group(), found.group())
        depth[opened] += 1 if found.group() == opened else -1
        if depth[opened] < 0:
            return found.start()
    return start + len(body[start:end].rstrip(" ,;:"))
