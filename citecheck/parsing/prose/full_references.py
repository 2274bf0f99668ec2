"""References written out in a sentence: ``Li, A. et al. (2017). A title. NeurIPS.``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.datatypes import Citation, CitationForm, Span
from citecheck.parsing.entries import parse_entry
from citecheck.parsing.letters import CAPITAL, CAPITAL_OR_DIGIT
from citecheck.parsing.patterns import YEAR
from citecheck.parsing.prose.capitals import SENTENCE_WORDS, TITLE_CASE, share_of_capitals
from citecheck.parsing.prose.people import INVERTED, names_start
from citecheck.parsing.sentences import paragraph_around
from citecheck.parsing.shapes import vancouver_pattern
from citecheck.parsing.styles.vocabulary import PUBLISHER

_LONGEST_LEAD = 120
"""Longest label with words and a colon before a reference (characters)."""
_MAX_REST = 700
"""Longest title with venue of a reference in a sentence (characters)."""

_MOST_PARTS = 8
"""Stops in a venue with its numbers: ``Prog. Mater. Sci., 14(3), 99-130. https://doi.org/...``."""
_DATE = re.compile(
    rf"(?:\({YEAR}[a-z]?(?:,\s[A-Z][\w .–-]{{1,20}})?\)|(?<=\.),\s{YEAR}[a-z]?(?=\.\s))"
    rf"(?P<stop>\.\s{{1,2}}(?=[\"“'‘*_\[]{{0,3}}[^\W_])|,?\s(?=[\"“'‘*_]{{1,3}}{CAPITAL_OR_DIGIT})"
    rf"|:?\s{{1,2}}(?={CAPITAL_OR_DIGIT}))"
)
_YEAR_AND_VOLUME = re.compile(
    r"(?:1(?<=[\w.)]\s1)[5-9]|2(?<=[\w.)]\s2)0)\d\d(?:\s[A-Z][a-z]{2}(?:\s\d{1,2})?)?;\s?\d{1,4}(?:\s?\([^()\n]{1,20}\))?"
    r"(?::\s?[A-Za-z]?\d{1,7}(?:\s?[–-]\s?[A-Za-z]?\d{1,7})?)?"
    r"|(?:1(?<=\.\s1)[5-9]|2(?<=\.\s2)0)\d\d\.(?!\S)"
)
_BEHIND_NUMBERS = re.compile(
    r"\.?(?:\s(?:doi:\s?|https?://)[^\s<>\[\]\"“”*]{4,200}(?<![.,;:)])|\s\[?PMID:?\s?\d{4,9}\]?){1,2}", re.IGNORECASE
)
_FAMILY_FIRST = re.compile(
    rf"(?<!\w)(?:{CAPITAL}[\w'’-]{{1,30}}),\s{CAPITAL}[\w'’-]{{1,30}}(?:\s{CAPITAL}[\w'’.-]{{0,30}}){{0,2}}"
    rf"(?:\s?[;/]\s{CAPITAL}[\w'’-]{{1,30}},\s{CAPITAL}[\w'’-]{{1,30}}){{0,5}}\s"
)
"""``Rosa, Hartmut ``: whole given names behind the family, as German lists have them."""
_LINE_START = re.compile(
    r"[ \t>]{0,40}(?:[-*+•–]\s{1,3})?(?:[\[(]?\d{1,4}[.)\]]{1,2}\s{1,3})?"
    r"(?:\*\*[^*\n]{2,60}(?::\*\*|\*\*:)\s{1,3})?[*_\"“]{0,3}"
)
_LEAD = re.compile(_LINE_START.pattern + r"[^\W\d_][^\n.:;!?()]{2,80}:[*_]{0,3}\s{1,2}")
"""``For the details: Ada Li (2017). A title. NeurIPS.``: words that open a line or an item, and a colon."""
_STOP_AFTER_NAMES = re.compile(r"(?<=[^\W\d_]{4})\.\s$")
"""``Ada Hoekstra. (2012)``: a stop that ends no initial."""
_NEXT_ITEM = re.compile(r"\n[ \t>]{0,40}(?:[-*+•]|\d{1,4}[.)])\s|\s\|")
_STOP = re.compile(
    r"(?<!\bpp)(?<!\b[Pp])(?<!\b[Vv]ol)(?<!\b[Nn]o)(?<!\b[Ee]ds)(?<!\b[Ee]d)(?<!\bS)[.?!](?=[\"”*_)\]]{0,3}(?:\s{1,8}(?!(?!arXiv|https?:|doi)[a-z](?![A-Z]))|$))"
)
_IDENTIFIER = re.compile(
    r"(?:https?://|doi:\s?|arxiv:\s?|\b10\.\d{4,9}/)[^\s<>\[\]\"“”*]{1,300}(?<![.,;:)])", re.IGNORECASE
)
_NUMBERED_VENUE = re.compile(
    r"\s{1,2}(?:[A-Z][^.\n]{2,120}, (?:\d{1,4}[,(:]|vol\.)|https?://|doi:|arXiv:|[A-Z][\w. ]{2,40}: [A-Z])"
)
_IDENTIFIES = re.compile(r"://|\bdoi\b|\barxiv\b", re.IGNORECASE)
_DRESSED = re.compile(
    r"(?:\"[^\"\n]{4,400}?(?P<stop>[.?!])?\"|[“„][^“”„\n]{4,400}[”“]|«[^«»\n]{4,400}»|([*_]{1,2})(?=[^\s*_])[^*_\n]{4,400}\2)(?!\w)"
)
"""A title with its marks; a stop inside them ends it."""
_SENTENCE_GOES_ON = re.compile(r",?\s(?!(?:in|pp?|vol|no|arXiv|doi|https?|available|edited|eds?|trans)\b)[a-z]")
_COLON = re.compile(rf",\s(?:{CAPITAL}\.[\s-]?){{1,4}}:\s{{1,2}}(?=[\"“]?{CAPITAL_OR_DIGIT})")
_DATED_LAST = re.compile(
    rf"\({YEAR}[a-z]?\)(?:[.,]\s{{1,2}}(?:https?://|doi:\s?|arXiv:)[^\s<>\[\]\"“”*]{{1,300}}(?<![.,;:)]))?\.?",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[()\[\]]")
_OPENING = {")": "(", "]": "["}
_EMPHASIS = re.compile(
    r"\s{1,3}(?:In\s)?([*_]|'')[^*_\n]{2,200}?\1(?:,?\s(?:\(pp?\.\s)?[*_]?[A-Z]?\d[\dA-Z():,\s*_–-]{0,40})?[.,]?"
)

_BEHIND_TITLE = re.compile(r"[*_\"”»],?\s(?:by|von|par|por|di|de)\s(?:[A-Z]\.\s?){0,3}$")
"""What makes names those of the title before them."""


def find_full_references(text: str, body: str) -> list[Citation]:
    """Return the references written out in a sentence: ``Li, A. et al. (2017). A title. NeurIPS.``."""
    found: list[Citation] = []
    floor = 0
    for place in sorted((*_with_date_first(body), *_with_date_last(body), *_in_vancouver(body))):
        citation = parse_entry(text, place, form=CitationForm.PROSE) if place.start >= floor else None
        if citation and citation.title and citation.authors:
            found.append(citation)
            floor = place.end
    return found


def _with_date_first(body: str) -> Iterator[Span]:
    """Yield where references stand whose year follows the authors."""
    floor = 0
    for date in _DATE.finditer(body):
        start = _authors_start(body, date.start(), floor)
        if start is None and date["stop"].startswith(":"):
            start = _family_first(body, date.start(), floor)
        clear = date["stop"].startswith(".") and not body[date.end() : date.end() + 1].islower()
        if start is None or not (clear or date["stop"].startswith(":") or INVERTED.search(body, start, date.start())):
            continue
        end = _reference_end(body, date.end())
        if end is not None and _opens_reference(body, start, date, end):
            floor = _within_bracket(body, start, end)
            yield Span(start, floor)


def _with_date_last(body: str) -> Iterator[Span]:
    """Yield where references stand as ``Li, A., Wu, B.: A title. Ibis 3, 4 (2017).`` does."""
    floor = 0
    for colon in _COLON.finditer(body):
        date = _DATED_LAST.search(body, colon.end(), paragraph_around(body, colon.end(), _MAX_REST).end)
        start = names_start(body, colon.end() - len(": "), floor) if date else None
        if date and start is not None and _leads_to_date(body[colon.end() : date.start()]):
            yield Span(start, date.end())
            floor = date.end()


def _leads_to_date(part: str) -> bool:
    """Tell whether ``part`` is a title and perhaps a venue: what stands before the year must be no other sentence."""
    stops = list(_STOP.finditer(part))
    venue = part[stops[-1].end() :] if stops else ""
    return len(stops) <= 4 and "\n" not in part and not SENTENCE_WORDS.intersection(venue.split())


def _in_vancouver(body: str) -> Iterator[Span]:
    """Yield where references in Vancouver style stand: ``Li A, Wu B. A title. N Engl J Med. 2015;373(22):2117-28``."""
    floor = 0
    for numbers in _YEAR_AND_VOLUME.finditer(body):
        low = max(floor, paragraph_around(body, numbers.start(), _MAX_REST).start)
        floor = numbers.end()
        heads = list(vancouver_pattern().finditer(body, low, numbers.start()))
        if heads:
            identifier = _BEHIND_NUMBERS.match(body, numbers.end())
            yield Span(heads[-1].start(), identifier.end() if identifier else numbers.end())


def _authors_start(body: str, end: int, floor: int) -> int | None:
    """Return where the list of authors starts that ends at ``end``: the earliest place from which all is names.

    Amid a sentence the list must show a name with initials behind it, or "as Li et al. (2017). The next" would count.
    """
    stop = _STOP_AFTER_NAMES.search(body, max(floor, end - 40), end)
    start = names_start(body, stop.start() if stop else end, floor)
    if start is None or _BEHIND_TITLE.search(body, max(0, start - 16), start):
        return None
    opens = _opens_line(body, start) or _is_led_to(body, start)
    return start if opens or INVERTED.search(body, start, end) else None


def _opens_line(body: str, start: int) -> bool:
    line = body.rfind("\n", max(0, start - 60), start) + 1
    return bool(line or start < 60) and _LINE_START.fullmatch(body, line, start) is not None


def _is_led_to(body: str, start: int) -> bool:
    """Tell whether words and a colon that open the line stand before ``start``."""
    line = body.rfind("\n", max(0, start - _LONGEST_LEAD), start) + 1
    return bool(line or start < _LONGEST_LEAD) and _LEAD.fullmatch(body, line, start) is not None


def _opens_reference(body: str, start: int, date: re.Match[str], end: int) -> bool:
    """Tell whether a venue or identifier follows the title where only a colon before the names speaks for them.

    ``One study stands out: Li et al. (2017). It found that`` is a pointer and a sentence.
    """
    if INVERTED.search(body, start, date.start()) or _opens_line(body, start) or not _is_led_to(body, start):
        return True
    title = _title_end(body, date.end(), end)
    return title is not None and title < end


def _family_first(body: str, end: int, floor: int) -> int | None:
    """Return where the last of ``Rosa, Hartmut`` and the like before a date with a colon starts."""
    names = list(_FAMILY_FIRST.finditer(body, max(floor, end - 200), end))
    return names[-1].start() if names and names[-1].end() == end else None


def _reference_end(body: str, start: int) -> int | None:
    """Return where a reference ends whose title starts at ``start``: after the title and what reads as a venue."""
    limit = paragraph_around(body, start, _MAX_REST).end
    item = _NEXT_ITEM.search(body, start, limit)
    limit = item.start() if item else limit
    end = _title_end(body, start, limit)
    if end is None:
        return start + len(body[start:limit].rstrip()) if limit - start < 300 else None
    venue = _EMPHASIS.match(body, end, limit)
    end = venue.end() if venue else end
    is_placed = venue is not None
    for _ in range(_MOST_PARTS):
        stop = _STOP.search(body, end + 1, limit)
        part = body[end : stop.end() if stop else limit]
        if not (_identifies(part) if is_placed else _is_venue_part(part)):
            break
        is_placed |= PUBLISHER.search(part) is not None
        identified = list(_IDENTIFIER.finditer(part))
        if identified:
            end += identified[-1].end()
            end += body[end : end + 1] == "."
            break
        end = stop.end() if stop else end + len(part.rstrip())
    while body[end : end + 1] in ("*", "_", '"', "”") and end < limit:
        end += 1
    return end


def _title_end(body: str, start: int, limit: int) -> int | None:
    """Return where the title ends: behind its marks where a stop or a sentence follows them, else behind a stop."""
    dressed = _DRESSED.match(body, start, limit)
    if dressed is None:
        title = _STOP.search(body, start, limit)
        return _second_sentence(body, title.end(), limit) if title else None
    end = dressed.end()
    if body[end : end + 1] == ".":
        return end + 1
    if dressed["stop"] or _SENTENCE_GOES_ON.match(body, end, limit):
        return end
    title = _STOP.search(body, end, limit)
    return title.end() if title else None


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
