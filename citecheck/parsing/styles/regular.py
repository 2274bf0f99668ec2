"""Entries in which each part is marked exactly as APA, ACL, Vancouver, IEEE, Chicago or another style wants it.

Most entries of generated lists are of this kind. What is read here the other readers would read alike, with more care
in more time: they weigh what may be meant, and here nothing is open, since the venue is one that is known by name.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from citecheck.datatypes import FieldName, Span
from citecheck.lexicon import lexicon
from citecheck.parsing.plain_lists import plain_list_ends
from citecheck.parsing.styles.heads import author_span
from citecheck.parsing.styles.quoted import inside_quotation
from citecheck.parsing.styles.reading import Reading
from citecheck.parsing.styles.sentences import each_boundary
from citecheck.parsing.styles.splitting import trimmed_title
from citecheck.parsing.styles.tail import NOT_VENUE, trimmed, venue_stop, with_stop
from citecheck.parsing.styles.view import IDENTIFIER
from citecheck.parsing.styles.vocabulary import PUBLISHER, YEAR
from citecheck.text.folding import fold_words

if TYPE_CHECKING:
    from citecheck.parsing.styles.view import View

_SCORE = 0.93
_A_PAIR = 2
_HEAD_END = re.compile(
    rf"(?P<more>,?\set\sal(?=\.))?(?:\.?\s\((?P<bracket>{YEAR}[a-z]?)\)[.:]?\s|\.?\s(?P<bare>{YEAR}[a-z]?)\.\s"
    rf"|(?:(?<=\.)|[.,:])\s(?=[\"'])|[.:]\s(?!\(?{YEAR}))(?P<quote>[\"'])?"
)
_CLOSING = {'"': re.compile(r"[.,?!]?\",?\s"), "'": re.compile(r"[?!]?',?\s")}
_IN = re.compile(r"[Ii]n:?\s")
_PROCEEDINGS = re.compile(
    r"(?:the\s)?(?:Proceedings|Proc\.|(?:[\w'’/-]{1,20}\s){0,5}(?:Conference|Workshop|Symposium)\b)"
)
"""What proceedings are called, of which few are known by name: behind "In" it is them."""

_PAGE = r"[A-Za-z]?\d{1,7}[A-Za-z]?"
_RANGE = rf"{_PAGE}[-–]{{1,2}}{_PAGE}|\d{{1,4}}:\d{{1,4}}[-–]{{1,2}}\d{{1,4}}:\d{{1,4}}"
_PAGES = rf"(?P<pages>{_RANGE}|{_PAGE})"
_VOLUME = rf"(?P<volume>(?!{YEAR}\b)\d{{1,4}})"  # a year belongs to the name of a conference
_ISSUE = r"(?:\((?P<issue>\d[\w –/-]{0,12})\))?"
_YEAR = rf"(?P<year>{YEAR})"
_END = rf"\.?[\s,]{{0,2}}(?:(?:doi|DOI):?\s?)?(?:{IDENTIFIER}\.?)?$"
_BEHIND_DATE = (
    rf",\s{_VOLUME}{_ISSUE}(?:(?:,\s(?:pp\.\s)?|:){_PAGES})?",
    rf",\s(?:pages|pp\.)\s{_PAGES}",
    rf",\s(?P<pages>{_RANGE})",
    rf"\s\(pp\.\s{_PAGES}\)",
    rf"\s{_VOLUME}(?:,\s(?P<issue>\d{{1,4}}))?\s\({_YEAR}\)(?:,\s{_PAGES})?",
    rf"\.\s{_PAGES}",
    "",
)
_WITH_DATE = (
    rf"\.\s{_YEAR}(?:;{_VOLUME}{_ISSUE}(?::{_PAGES})?)?",
    rf",\s{_VOLUME}{_ISSUE}(?::{_PAGES})?,\s{_YEAR}",
    rf"(?:,\s(?:pages|pp\.)\s{_PAGES})?,\s{_YEAR}",
    rf"\s{_VOLUME}{_ISSUE}(?:,\s{_PAGES})?\s\({_YEAR}\)",
    rf"(?:,\s(?:pp\.\s)?{_PAGES})?\s\({_YEAR}\)",
    rf"(?:,\svol\.\s{_VOLUME})?(?:,\sno\.\s(?P<issue>\d[\w/–-]{{0,9}}))?(?:,\spp?\.\s{_PAGES})?,\s{_YEAR}",
    rf"(?:,\svol\.\s{_VOLUME})?(?:,\sno\.\s(?P<issue>\d[\w/–-]{{0,9}}))?,\s{_YEAR}(?:,\spp?\.\s{_PAGES})?",
    rf"(?:\s{_VOLUME}(?:,\sno\.\s(?P<issue>\d[\w/–-]{{0,9}}))?)?\s\({_YEAR}\)(?::\s{_PAGES})?",
)


@cache
def _behind_date() -> tuple[re.Pattern[str], ...]:
    """Return the compiled forms of what stands behind a venue where the year stands behind the names."""
    return _compiled(_BEHIND_DATE)


@cache
def _with_date() -> tuple[re.Pattern[str], ...]:
    """Return the compiled forms of what stands behind a venue where the year is among it."""
    return _compiled(_WITH_DATE)


def _compiled(forms: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"\.?{form}{_END}") for form in forms)


def read_regular(view: View) -> Reading | None:
    """Return the reading of an entry whose every part is where its style has it, and whose venue is known by name."""
    text = view.text
    if view.emphasis:
        return None
    heads = (head for end in plain_list_ends(text) if (head := _HEAD_END.match(text, end)))
    return next((reading for head in heads if (reading := _read_behind(text, head))), None)


def _read_behind(text: str, head: re.Match[str]) -> Reading | None:
    """Return the reading of an entry of which ``head`` parts the names from the title."""
    title = _title_behind(text, head)
    if title is None:
        return None
    lead = _IN.match(text, title[1])
    at = lead.end() if lead else title[1]
    venue = trimmed(text, at, venue_stop(text, at, len(text)))
    if not _is_known(venue.of(text)) and not (lead and _PROCEEDINGS.match(text, venue.start, venue.end)):
        return None
    dated = next((name for name in ("bracket", "bare") if head.group(name)), None)
    forms = _behind_date() if dated else _with_date()
    tail = next((found for form in forms if (found := form.match(text, venue.end))), None)
    if tail is None:
        return None
    fields = {FieldName(name): Span(*tail.span(name)) for name, value in tail.groupdict().items() if value}
    if dated:
        year = Span(*head.span(dated))
        if FieldName.YEAR in fields and fields[FieldName.YEAR].of(text) != year.of(text)[:4]:
            return None
        fields[FieldName.YEAR] = year
    fields[FieldName.AUTHORS] = author_span(text, 0, max(head.start(), head.end("more")) + 1)
    fields[FieldName.TITLE] = title[0]
    fields[FieldName.VENUE] = with_stop(text, venue, len(text))
    return Reading(fields, _SCORE)


def _title_behind(text: str, head: re.Match[str]) -> tuple[Span, int] | None:
    """Return the title that stands behind ``head`` for certain, and where its container begins."""
    start, quote = head.end(), head.group("quote")
    if quote:
        closing = _CLOSING[quote].search(text, start)
        if closing is None or (quote == '"' and text.count(quote) > _A_PAIR):
            return None
        return inside_quotation(text, start, closing.end()), closing.end()
    boundary = next(each_boundary(text, start, len(text)), None)
    if boundary is None or not boundary.strong or boundary.next >= len(text) - 1:
        return None
    if " " not in text[start : boundary.end]:
        return None  # a name that the list lacks
    return trimmed_title(text, start, boundary.end), boundary.next + 1


def _is_known(venue: str) -> bool:
    """Tell whether ``venue`` is the name of a journal, of proceedings or of a series, and of no publisher."""
    if venue == "arXiv":
        return True
    return lexicon().has_venue(fold_words(venue)) and not (PUBLISHER.search(venue) or NOT_VENUE.fullmatch(venue))
