"""The tail of a reference, behind its title: venue, volume, issue, pages, year, publisher, editors."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from citecheck.datatypes import FieldName, Span
from citecheck.parsing.styles.sentences import find_boundaries
from citecheck.parsing.styles.view import IDENTIFIER
from citecheck.parsing.styles.vocabulary import MONTH, PLACE_PUBLISHER, PUBLISHER, VENUE_WORD, YEAR

if TYPE_CHECKING:
    from collections.abc import Iterator

_DASH = r"\s?[-‐‑–—−]{1,3}\s?"
_PAGE = r"[A-Za-z]{0,2}\d{1,7}[A-Za-z]?"
_RANGE = rf"{_PAGE}(?:{_DASH}{_PAGE})?"
_TRUE_RANGE = rf"{_PAGE}{_DASH}{_PAGE}"
_DATE = (
    rf"\(?(?:\d{{1,2}}\s)?(?:{MONTH}(?:[-–/]{MONTH})?\s)?(?:\d{{1,2}}(?:[-–]\d{{1,2}})?,?\s)?(?<![\w–-]){YEAR}[a-z]?"
    rf"(?=\s?[),.;:\]]|$|\s\d{{1,4}}(?:[,(:;\s.]|$)|\s?{IDENTIFIER})"
)
_LABELLED = (
    r"[\[(]?\b(?:[Vv]ols?(?:ume)?\b\.?\s?[\dIVXLC]|[Nn]os?\.\s?\d|[Ii]ssue\s\d|pp?\.\s?\w|[Pp]ages?\s\w?\d"
    r"|[Rr]etrieved\b|[Aa]ccessed\b|[Aa]vailable\b|[Ee]dited by\b|n\.\s?d\.|in press\b|forthcoming\b"
    r"|\d{1,2}(?:st|nd|rd|th)\s[Ee]d|https?:|doi:|DOI\b|(?:PDF|HTML|[Ll]ink|[Ff]ull [Tt]ext)(?=[\])]|\s?\ufffc|\.?$))"
)
_VOLUME = (
    rf"(?<=[\s,])[IVXLC]{{1,7}}(?=\s?\(\d)|(?<=[\s,])\d{{1,4}}[A-Z]?(?=\s?\(\d|\s?\(\w{{1,6}}[.)]|:\s?[A-Za-z]?\d|;"
    rf"|,\s(?:\(|[A-Za-z]{{0,2}}\d|[Nn]o|pp?\."
    rf"|[Aa]rt|[Ii]ssue|pages|[Ss]uppl)|\.\d|\.?$|\.\s|\s?{_DASH}\d)"
)
# The look-ahead in front keeps the search away from the insides of words.
_STOP = (
    rf"(?:(?=[,.;:\s(\[{IDENTIFIER}])|(?<!\w)(?=\w))[,.;:]?\s?"
    rf"(?:{_DATE}|{_LABELLED}|{_VOLUME}|{IDENTIFIER}|\[Online\]|\((?:[Ee]ds?\.|\d))"
)
# What every stop holds, or ends with within so many characters: a digit, an identifier, or a word that announces.
_STOP_SIGN = re.compile(
    rf"[\d{IDENTIFIER}]|[Rr]etrieved|[Aa]ccessed|[Aa]vailable|[Ee]dited by|n\.\s?d\.|in press|forthcoming|https?:|doi:"
    r"|DOI|[Nn]o[s.]|[Vv]ol|pp?\.|PDF|HTML|[Ll]ink|[Ff]ull|\[Online|\([Ee]d"
)
_STOP_REACH = 48
_IN = re.compile(r"[\s.,;:–—-]{0,4}(?:[Ii]n\b:?\s|[Ff]rom\s|[Pp]ublished in:?\s|[Aa]ppeared in\s)?")
_EDITORS = re.compile(
    r"[^\"]{2,300}?[,\s](?:\(\s?(?:[Ee]ds?\.?|[Hh]rsg\.?|editors?)\s?\)|[Ee]ds?\.(?=[,:\s])"
    r"|[Ee]ditors?\b(?=[,:.]))[,:.]?\s"
)
_VOLUME_FORMS = (
    rf"(?<![\w.])(?P<volume>\d{{1,4}}[A-Z]?)\s\({YEAR}\),\s[Nn]o\.\s(?P<issue>[\w–/-]{{1,10}})(?:,\s(?P<pages>{_RANGE}))?",
    rf"{YEAR}(?:\s\w{{3,9}}(?:\s\d{{1,2}})?)?;\s?(?P<volume>[\w-]{{1,9}})(?:\s?\((?P<issue>[^()]{{1,20}})\))?(?::\s?(?P<pages>{_RANGE}))?",
    r"(?<![\w.])(?P<volume>\d{1,4}[A-Z]?),?\s(?:[Nn]os?\.|[Ii]ssue)\s?(?P<issue>[\w–/-]{1,10})",
    r"\b[Vv]ols?(?:ume)?\b\.?\s?(?P<volume>[\w–-]{1,10})",
    rf"(?<![\w.])(?P<volume>\d{{1,4}}[A-Z]?|[IVXLC]{{1,7}})\s?\((?!{YEAR}\))(?P<issue>[^()]{{1,25}})\)",
    rf"(?<![\w.])(?P<volume>\d{{1,4}})[./](?P<issue>\d{{1,3}}(?:[-–]\d{{1,3}})?)(?=\s?\({YEAR}|,)",
    rf"(?<![\w.])(?P<volume>\d{{1,4}}),\s(?P<issue>\d{{1,3}}(?:[-–/]\d{{1,3}})?)\s\((?:{MONTH}\s)?{YEAR}\),\s(?=\w)",
    rf"(?<![\w.])(?!{YEAR}\b)(?P<volume>\d{{1,4}}[A-Z]?),\s(?!{YEAR}\b)(?P<pages>{_RANGE})(?=[.,]?(?:$|\s))",
    rf"(?<![\w.])(?P<volume>\d{{1,4}}[A-Z]?)\s?\({YEAR}\),?:?\s?(?P<pages>{_RANGE})",
    rf"(?<![\w.])(?P<volume>\d{{1,4}}[A-Z]?)\s?:\s?(?P<pages>{_RANGE})",
    rf"(?<![\w.–-])(?!{YEAR}\b)(?P<volume>\d{{1,4}}[A-Z]?)(?=[,.;]|\s\(|$)",
)
_ISSUE = re.compile(r"\b(?:[Nn]os?\.|[Ii]ssue|[Nn]umber)\s?(?P<issue>\d[\w–/-]{0,9})")
_PAGES = re.compile(
    rf"\b(?:pp?\.|[Pp]ages?|S\.)\s?(?P<labelled>{_RANGE})|[:,;(]\s?(?P<range>{_TRUE_RANGE})(?![\w/])"
    rf"|[:,]\s?(?:[Aa]rt(?:icle|\.)\s(?:no\.\s)?)?(?P<single>(?!{YEAR}\b){_PAGE})(?=[.,]?$|[.,]?\s[({IDENTIFIER}]|\.)"
)
_YEAR_FORMS = re.compile(
    rf"(?P<bracket>[(\[][^()\[\]]{{0,60}}?\b(?P<a>{YEAR}[a-z]?)\b[^()\[\]]{{0,20}}[)\]])"
    rf"|(?<![\w/–.-])(?P<b>{YEAR}[a-z]?)(?![\w/–-])"
)
_THESIS = re.compile(
    r"(?:Unpublished )?(?:Ph\.? ?D\.?|[Dd]octoral|[Mm]aster(?:'s|s)?|M\.? ?(?:Sc|A|S)\.?|[Bb]achelor(?:'s|s)?"
    r"|[Dd]iploma)[ -]"
    r"(?:[Tt]hesis|[Dd]issertation)[,.:]?"
)
NOT_VENUE = re.compile(
    r"(?:(?:Edited|Translated|Revised|Reprint)\b.{0,80}|(?:\w{1,12} )?[Ee]dition|[Uu]npublished|[Ss]ubmitted"
    r"|[Mm]anuscript|[Tt]o appear|[Oo]nline|[Tt]ome|Bd\.?|Band|n\. ?d\.|(?:\d{1,2}\w\w )?[Ee]d\.?)[\s\w.]{0,20}"
)
_PREPRINT = re.compile(r"(arXiv|bioRxiv|medRxiv)(?:\s(?:e-?print|preprint)s?)?(?:\s?\(.{0,30})?\.?$", re.IGNORECASE)
_VOLUME_FOLLOWS = re.compile(r"[\s,.;(]{0,3}(?:[Vv]ol\b|[Nn]o\.|\d{1,4}\s?\(\d|\d{1,4}\s?:|pp?\.\s?\w|pages)")
# What assistants add to an entry in a sentence of its own.
_COMMENT = re.compile(
    r"(?<=[.)\]\ufffc])\s(?:[\[(]?(?:PDF|Link)\b|[–—-]\s|(?:This|These|Introduce[sd]|Propose[sd]|Present(?:s|ed)"
    r"|Show(?:s|ed)|Describe[sd]|Demonstrate[sd]|Provide[sd]|Explore[sd]|Established)\s\w"
    r"|(?:A|An|The|One of the)\s(?:[a-z-]{1,20}\s){1,4}"
    r"(?:paper|study|article|book|work|text|introduction|survey|review|overview|account)\b)"
)
_VISITED = re.compile(
    r"[\[(]?\b(?:[Rr]etrieved|[Aa]ccessed|[Ll]ast visited|[Aa]vailable (?:at|from|online)"
    r"|[Cc]onsult(?:ed|é|ad[oa]|at[oa])|[Aa]cesso em|[Aa]cedido|[Aa]cessado|[Uu]ltimo accesso|[Dd]isponível em"
    r"|[Dd]isponibile|[Dd]isponible (?:sur|en|à)|[Rr]ecuperado|[Aa]bgerufen|[Ll]etzter Zugriff|[Zz]ugriff am|[Zz]uletzt"
    r"|[Gg]eraadpleegd|[Hh]ämtad|[Hh]entet|[Dd]ostęp|[Дд]ата обращения)\b"
)
"""When the reader was there, which is no year of the work."""
_VISITED_SIGNS = (
    "etrieved", "ccessed", "visited", "vailable", "onsult", "cess", "cedido", "isponí", "isponib", "ecuperado",
    "bgerufen", "ugriff", "uletzt", "geraadpleegd", "ämtad", "entet", "ostęp", "обращения",
)  # fmt: skip
_TRIM = " ,.;:-–—([\"'" + IDENTIFIER


@cache
def _stop() -> re.Pattern[str]:
    """Return the pattern of what ends a venue; compiled when first used, like every large pattern."""
    return re.compile(_STOP)


@cache
def _volume_forms() -> tuple[re.Pattern[str], ...]:
    """Return the compiled forms in which volume, issue and pages are written."""
    return tuple(map(re.compile, _VOLUME_FORMS))


def read_tail(text: str, start: int, end: int) -> dict[FieldName, Span]:
    """Return the fields found in ``text[start:end]``, the part of a reference behind title and authors."""
    fields: dict[FieldName, Span] = {}
    if any(sign in text for sign in _VISITED_SIGNS):
        visited = _VISITED.search(text, start, end)
        end = visited.start() if visited else end
    start = _skip_lead(text, start, end)
    stop = venue_stop(text, start, end)
    _read_venue(text, start, stop, end, fields)
    year = find_year(text, start, end)
    if year is not None:
        fields[FieldName.YEAR] = year
    if stop < end:
        _read_numbers(text, stop, end, fields)
    return fields


@lru_cache(maxsize=8)
def venue_stop(text: str, start: int, end: int) -> int:
    """Return where a venue that begins at ``start`` ends at the latest: at the first number, date, page or link.

    The last answers are kept: those who divide an entry ask for the same stop as those who read its parts.
    """
    return next(venue_stops(text, start, end), end)


def venue_stops(text: str, start: int, end: int) -> Iterator[int]:
    """Yield every place in ``text[start:end]`` where a venue would end."""
    sign = _STOP_SIGN.search(text, start, end)
    if sign is not None:
        for found in _stop().finditer(text, max(start, sign.start() - _STOP_REACH), end):
            yield found.start()


def find_year(text: str, start: int, end: int) -> Span | None:
    """Return the year of publication in ``text[start:end]``: the first one in brackets, else the last one."""
    last = None
    for found in _YEAR_FORMS.finditer(text, start, end):
        if found.group("a"):
            return Span(*found.span("a"))
        last = Span(*found.span("b"))
    return last


def trimmed(text: str, start: int, end: int) -> Span:
    """Return the span without punctuation and space at its ends; a bracket that is opened inside stays closed."""
    start = min(start, end)
    while start < end and (text[start] in _TRIM or text[start] in ")]"):
        start += 1
    while end > start and (text[end - 1] in _TRIM or (text[end - 1] in ")]" and not _is_balanced(text, start, end))):
        end -= 1
    return Span(start, end)


def _is_balanced(text: str, start: int, end: int) -> bool:
    opening = {")": "(", "]": "["}[text[end - 1]]
    return text.count(opening, start, end) >= text.count(text[end - 1], start, end)


def _skip_lead(text: str, start: int, end: int) -> int:
    """Return where the container's name starts: behind "In" and the editors."""
    lead = _IN.match(text, start, end)
    position = lead.end() if lead else start
    if lead is None or not lead.group().strip(" .,;:–—-"):
        return position
    editors = _EDITORS.match(text, position, end)
    return editors.end() if editors else position


def _read_venue(text: str, start: int, stop: int, end: int, fields: dict[FieldName, Span]) -> None:
    """Find the venue before ``stop`` and the publisher before or behind it."""
    stop = min(stop, comment_start(text, start, end))
    cut = next((item.end for item in find_boundaries(text, start, stop) if item.strong and item.end < stop), stop)
    name = trimmed(text, start, cut)
    publisher = _publisher_in(text, name, stop, end)
    if publisher is not None:
        fields[FieldName.PUBLISHER] = publisher
    elif _is_venue(name.of(text)):
        preprint = _PREPRINT.match(text, name.start, name.end)
        fields[FieldName.VENUE] = Span(*preprint.span(1)) if preprint else with_stop(text, name, end)
    if publisher is None and cut < end:
        _read_publisher(text, cut, end, fields)


def comment_start(text: str, start: int, end: int) -> int:
    """Return where a comment begins in ``text[start:end]`` that an assistant added to an entry, ``end`` without one."""
    comment = _COMMENT.search(text, start, end)
    return comment.start() if comment else end


def _is_venue(name: str) -> bool:
    """Tell whether ``name`` can be a venue: no edition, no "in press", no clause that goes on in lower case."""
    if len(name) < 2 or NOT_VENUE.fullmatch(name) or not any(char.isalpha() for char in name):
        return False
    is_clause = name[:2].islower() and name.count(" ") > 1
    return not is_clause or VENUE_WORD.search(name) is not None


def _publisher_in(text: str, name: Span, stop: int, end: int) -> Span | None:
    """Return the publisher if ``name`` is one (or the institution of a thesis) and no venue."""
    thesis = _THESIS.match(text, name.start, name.end)
    if thesis:
        return trimmed(text, thesis.end(), name.end)
    if VENUE_WORD.search(name.of(text)) or _VOLUME_FOLLOWS.match(text, stop, end):
        return None
    place = PLACE_PUBLISHER.match(text, name.start, stop)
    if place:
        return trimmed(text, *place.span("publisher"))
    word = PUBLISHER.search(text, name.start, name.end)
    return _part_around(text, word, name) if word else None


def with_stop(text: str, venue: Span, end: int) -> Span:
    """Return the span with the full stop behind it if the name is abbreviated (``J. Mach. Learn. Res.``)."""
    is_abbreviated = venue.end < end and text[venue.end] == "." and ". " in venue.of(text)
    return Span(venue.start, venue.end + 1) if is_abbreviated else venue


def _read_publisher(text: str, start: int, end: int, fields: dict[FieldName, Span]) -> None:
    place = PLACE_PUBLISHER.search(text, start, end)
    if place:
        fields[FieldName.PUBLISHER] = trimmed(text, *place.span("publisher"))
        return
    word = PUBLISHER.search(text, start, end)
    if word:
        fields[FieldName.PUBLISHER] = _part_around(text, word, Span(start, end))


def _part_around(text: str, word: re.Match[str], whole: Span) -> Span:
    """Return the part of ``whole`` between two marks in which ``word`` stands."""
    left = max(text.rfind(mark, whole.start, word.start()) for mark in (", ", ". ", ": ", "; ", "("))
    rights = [at for mark in (",", ". ", ";", ")", IDENTIFIER) if (at := text.find(mark, word.end(), whole.end)) >= 0]
    return trimmed(text, max(left, whole.start), min(rights, default=whole.end))


def _read_numbers(text: str, start: int, end: int, fields: dict[FieldName, Span]) -> None:
    """Find volume, issue and pages; the first form of writing that fits decides."""
    for form in _volume_forms():
        found = form.search(text, start, end)
        if found:
            for name, value in found.groupdict().items():
                if value:
                    fields.setdefault(FieldName(name), Span(*found.span(name)))
            break
    issue = _ISSUE.search(text, start, end)
    if issue and FieldName.ISSUE not in fields:
        fields[FieldName.ISSUE] = Span(*issue.span("issue"))
    if FieldName.PAGES not in fields:
        places = (Span(*found.span(found.lastgroup or 0)) for found in _PAGES.finditer(text, start, end))
        pages = next((place for place in places if not any(place.overlaps(other) for other in fields.values())), None)
        if pages is not None:
            fields[FieldName.PAGES] = pages
