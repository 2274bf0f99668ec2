"""The head of a reference: authors and year, before the title or, in titles-first styles, behind it."""

from __future__ import annotations

import re
from functools import cache

from citecheck.datatypes import FieldName, Span
from citecheck.parsing.authors import ROLE_SIGNS, scan_authors, without_acronym, without_end
from citecheck.parsing.letters import UPPER
from citecheck.parsing.styles.tail import trimmed
from citecheck.parsing.styles.view import IDENTIFIER
from citecheck.parsing.styles.vocabulary import MONTH, PUBLISHER, SUBJECT_WORD, VENUE_WORD, YEAR
from citecheck.text.names import PARTICLES

_DATE = (
    rf"(?:{MONTH}\s(?:\d{{1,2}},?\s)?)?(?P<year>{YEAR}[a-z]?)(?:[,/]\s?(?:{MONTH}[\s\d,–-]{{0,8}}"
    rf"|[^()]{{1,20}}(?=\))|{YEAR}))?|n\.\s?d\.|forthcoming|in press"
)
_YEAR_ANCHOR = (
    rf"(?P<bracket>[\s.,]{{0,3}}[(\[](?:{_DATE.replace('?P<year>', '?P<y1>')})[)\]][.,:]?\s?[–—-]?)"
    rf"|(?P<bare>[.,:]?\s(?:{_DATE.replace('?P<year>', '?P<y2>')})[.,:;)]?)(?=\s|[\"']|$)"
)
_YEAR_AT_END = re.compile(
    rf"[\s,.(\[]{{0,4}}(?:{MONTH}\s(?:\d{{1,2}},?\s)?)?(?P<year>{YEAR}[a-z]?)"
    rf"(?:,?\s(?:\d{{1,2}}\s)?{MONTH}(?:\s\d{{1,2}})?)?[\s)\],.:;–—-]{{0,4}}$"
)
_ROLE = re.compile(
    r"[,;]?\s?[(\[]?\b(?:[Ee]ditors?|[Ee]ds?\.?|[Hh]rsg\.?|[Tt]rans\.|[Cc]oord\.|[Aa]uthors?|dirs?\.)[)\],.\s]{0,3}$"
)
_LEAD = re.compile(r"(?:\(\ufffc\))?[\s.,:;\"–—|\-]{0,5}(?P<open>\()?(?P<by>(?:[Ww]ritten\s)?by\s|[Aa]uthors?:\s)?")
_LOWER_WORD = re.compile(r"(?<![\w'’.\u0300-\u036f-])[a-z\u00df-\u00ff][\w’'\u0300-\u036f-]{0,30}")
_JOINING = PARTICLES | {"and", "et", "al", "others", "colleagues"}
_NEVER_IN_NAMES = frozenset(
    "a an are as at but by can do does from has how in into is it its not on or our than that the their this to toward "
    "towards using via was we what when where which who why without through under over between".split()
)
_ORGANISATION_WORDS = frozenset({"of", "for", "on", "the", "in", "at", "with"})
_SENTENCE = re.compile(
    r"[?!]\s|\.\s(?:The|An|On|In|Of|For|To|From)\s|[a-z\u00df-\u00ff]{3}\.\s[A-Z][\w-]{2,}|[a-z\u00df-\u00ff]{2}\.\s(?!,)\w{4,}\s\w{3,}"
    r"|\s[A-Z]{2,3}\.\s[A-Z][a-z]"
    r"|\.\s\w{4,}\s(?!and\s|et\s|und\s|van\s|von\s|de[lr]?\s|da\s|di\s)[a-z]{2,12}\s"
)
_YEAR_INSIDE = re.compile(rf"\.\s{YEAR}[a-z]?\.\s")
_TITLE_FOLLOWS = re.compile(r"\.\s(?![^.,]{0,40}[.,])[^\W\d]{4}")
"""Words without full stop or comma behind the last name of a list."""

_CLAUSE = re.compile(r" (?!others)[a-z]{4,} (?!others)[a-z]{4,}[ .,]")
"""Two words of four letters or more in lower case side by side, as no list of names has them."""
_STRONG = re.compile(rf"\bet al\b|\band\s[{UPPER}]|&|\b[{UPPER}]\.|\b[{UPPER}]\s[{UPPER}][{UPPER}\w]|;")
_PLAIN_NAME = re.compile(r"[^()\",;\ufffc]{2,80}?(?=\s?[(),;]|\.\s|\.?$)")
_YEAR_NEXT = re.compile(rf"[\s,.]{{0,3}}(?P<year>{YEAR}[a-z]?)\b")
_ANOTHER_PART = re.compile(rf",\s(?:{YEAR}|\d{{1,3}}(?:st|nd|rd|th)\s|(?!vol|Vol|no\.|pp)[^\W\d_]{{3,}})")
_NOTHING_BUT_YEAR = re.compile(rf"[\s.,(]{{0,4}}{YEAR}[a-z]?(?=\s?[.,;)\]{IDENTIFIER}]|\s?$)")
_AFTER_INITIAL = re.compile(rf"\b[{UPPER}]\.\s?$")
_ABBREVIATED_END = re.compile(rf"(?:\b[{UPPER}]|,\s(?:Yu|Ya|Ch|Th|Zh|Sh|Ph|Kh)|\bal|\bJr|\b[Ee]ds?)$")
_LONGEST_END = 5
_AMID = 2
"""Names that follow one which is amid a list."""

_MAX_HEAD = 2_500


@cache
def year_anchor() -> re.Pattern[str]:
    """Return the pattern of a year behind authors; compiled when first used, like every large pattern."""
    return re.compile(_YEAR_ANCHOR)


def looks_like_authors(text: str) -> bool:
    """Tell whether ``text`` can be an author list and nothing else."""
    if _CLAUSE.search(text):
        return False
    whole = without_end(_ROLE, without_acronym(text.strip(" ,;:")), ROLE_SIGNS)
    text = whole.strip(" ,;:.")
    if (
        not any(char.isalpha() for char in text)
        or _YEAR_INSIDE.search(text)
        or text.endswith((" In", " in", " of", " the"))
    ):
        return False
    if len(text) > _MAX_HEAD or text.count("(") != text.count(")") or IDENTIFIER in text or '"' in text:
        return False
    end = scan_authors(whole)
    behind = whole[end:].strip(" ,.;:)")
    if end is not None and (not behind or _TITLE_FOLLOWS.match(whole, end)):
        return not behind
    if ": " in text or "(" in text or _SENTENCE.search(text):
        return False
    n_words, n_commas = text.count(" ") + 1, text.count(",")
    unknown = [word for word in _LOWER_WORD.findall(text) if word not in _JOINING]
    if n_words <= 8 and n_commas <= 1:
        return all(word in _ORGANISATION_WORDS for word in unknown) and not (unknown and (n_commas or ". " in text))
    if len(unknown) * 4 > n_commas or any(word in _NEVER_IN_NAMES or len(word) > 6 for word in unknown):
        return False
    return n_words <= 8 or n_commas * 4 >= n_words - 4


def author_span(text: str, start: int, end: int) -> Span:
    """Return the span of an author list without punctuation around it; the stop of a last initial or "al." stays."""
    place = trimmed(text, start, end)
    stop = place.end
    if (
        text[stop : stop + 1] == "."
        and stop < end
        and _ABBREVIATED_END.search(text, max(start, stop - _LONGEST_END), stop)
    ):
        stop += 1
    return Span(place.start, stop)


def read_head(text: str, start: int, end: int) -> dict[FieldName, Span] | None:
    """Return authors and year of ``text[start:end]`` (all that stands before a title), ``None`` for anything else."""
    fields: dict[FieldName, Span] = {}
    year = _YEAR_AT_END.search(text, start, end)
    if year is not None:
        fields[FieldName.YEAR] = Span(*year.span("year"))
        end = year.start() + (text[year.start()] == ".")
    if not any(char.isalpha() for char in text[start:end]):
        return fields
    if not looks_like_authors(text[start:end]):
        return None
    fields[FieldName.AUTHORS] = author_span(text, start, end)
    return fields


def read_trailing_authors(text: str, start: int, fields: dict[FieldName, Span], *, expected: bool = False) -> int:
    """Add the authors (and the year in one bracket with them) that stand behind a title; return where the rest begins.

    Without "by" or a bracket the list must show signs of names (initials, "and", "et al.", two names), so that a
    venue is not taken for a person; ``expected`` says that authors are known to stand here.
    """
    lead = _LEAD.match(text, start)
    if lead is None:
        return start
    at = lead.end()
    end = scan_authors(text, at)
    announced = bool(lead.group("by") or lead.group("open") or any(mark in lead.group() for mark in "-–—|"))
    if end is None and announced:
        found = _PLAIN_NAME.match(text, at)
        end = found.end() if found and looks_like_authors(found.group()) else None
    if end is None:
        return start
    end = _without_venue(text, at, end, said=bool(lead.group("by")))
    if not announced and _NOTHING_BUT_YEAR.match(text, end):
        end = _without_last(text, at, end)
    names = text[at:end]
    signs = announced or expected or _STRONG.search(names) or "," in names
    if not names or not (signs or (" " in names and _ANOTHER_PART.match(text, end))):
        return start
    fields[FieldName.AUTHORS] = author_span(text, at, min(end + 1, len(text)))
    if lead.group("open"):
        year = _YEAR_NEXT.match(text, end)
        if year:
            fields[FieldName.YEAR] = Span(*year.span("year"))
            end = year.end()
    return end


def _without_venue(text: str, start: int, end: int, *, said: bool) -> int:
    """Return where the names end if the scan ran on into a venue or publisher; ``start`` if there are no names.

    Houses have the names of people: behind an initial, amid a list or after "by" (``said``) it is a person.
    """
    found = [word.start() for pattern in (VENUE_WORD, SUBJECT_WORD) for word in pattern.finditer(text, start, end + 1)]
    houses = () if said else PUBLISHER.finditer(text, start, end + 1)
    found += [word.start() for word in houses if text.count(", ", word.end(), end) < _AMID]
    found = [at for at in found if not _AFTER_INITIAL.search(text, max(start, at - 4), at)]
    end = max(text.rfind(", ", start, min(found)), start) if found else end
    *others, last = text[start:end].split(", ")
    if others and " " not in last and all(" " in other for other in others):
        return end - len(last) - 2  # "W. M. Lomer, W. E. Gardner, Prog. Mater. Sci."
    return end


def _without_last(text: str, start: int, end: int) -> int:
    """Return where the names end if the last item of a plain list is the venue, as in ``"Title," A. Li, Nature, 2017``.

    The last of several items is the venue unless "and" or an initial marks it as a person.
    """
    comma = text.rfind(", ", start, end)
    if comma < 0 or _STRONG.search(text, comma, end):
        return end
    return comma
