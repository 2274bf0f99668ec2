"""What stands before a title: the people and the year it is given to."""

from __future__ import annotations

import re

from citecheck.datatypes import PersonName, Span
from citecheck.parsing.attribution import NO_AUTHOR
from citecheck.parsing.letters import CAPITAL
from citecheck.parsing.organisations import is_organisation
from citecheck.parsing.patterns import LONE_YEAR, YEAR, authors_pattern, read_names
from citecheck.parsing.prose.cues import CUE
from citecheck.parsing.prose.evidence import Evidence, stripped
from citecheck.parsing.prose.people import INVERTED, names_start
from citecheck.parsing.sentences import item_start

WINDOW = 240
"""How far before a title its authors are looked for, in characters."""

_BETWEEN = r"(?P<between>(?:(?:[\w'’-]{1,20}|(?:[A-Z][a-z]{0,5}\.){1,6})[,:]?\s){0,10}[(]?)"

_YEAR_AFTER_NAMES = re.compile(
    rf"(?:['’]s?)?[,.]?\s\(?(?P<year>{YEAR})[a-z]?[),.:*_]{{0,5}}\s{{0,2}}(?:[–—-]\s)?{_BETWEEN}"
)

_TITLE_AFTER_NAMES = re.compile(rf"(?P<link>['’]?,|:|\s[–—-]|\.|['’]s?)?\s{_BETWEEN}")

_YEAR_BEFORE_NAMES = re.compile(rf"[Ii]n\s(?P<year>{YEAR}),?\s$")

_POSSESSIVE = ("'s", "’s", "'", "’")

_YEAR_BEFORE = re.compile(
    rf"(?P<year>(?:1(?<!\w1)[5-9]|2(?<!\w2)0)\d\d)\s(?:[\w-]{{1,20}}\s){{0,3}}(?:{CUE})[\s,:]{{1,2}}(?:(?:titled|entitled|called),?\s)?$"
)
_CUE_REACH = 120
"""Longest such words with their year, in characters."""

_ANNOUNCED = re.compile(
    rf"(?:(?P<year>{LONE_YEAR})\s)?\b(?:{CUE})\sby\s(?P<names>[^\n\"“”„«»*_()]{{2,160}}?)"
    rf"(?:\s(?:in|for)\s(?:the\s)?(?P<venue>[a-z]{{0,4}}{CAPITAL}[^\n\"“”„«»*_()]{{2,100}}?))?,?\s(?:(?:titled|entitled|called),?\s)?$"
)
"""``a 2017 paper by Li called "A title"``, ``the 2017 paper by Li in Ibis, "A title"``."""
_CALLED_AT_END = re.compile(r"(?:titled|entitled|called),?\s$")
_COMMA_INSIDE = re.compile(r",[\"”]")
"""``Li, "A title," from 2017``: the comma is the reference's, and so is the name before it."""
_NAME_AND_COMMA = re.compile(rf"(?<!\w)(?:{CAPITAL}[\w'’.-]{{0,30}}|al\.)(?:,|\s\({YEAR}[a-z]?\)[.,:]?)\s$")
_OF = re.compile(r"(?:de|di|von|van|d['’])\s?(?=[^\W\d_a-z])")
_WORK_BEFORE = re.compile(rf"\b(?:{CUE}|Artikel|texte|texto|testo|Text)\s$", re.IGNORECASE)
_OPENS = re.compile(
    r"(?:^|\n[ \t>]{0,8}(?:[-*+•]\s{1,3}|\d{1,3}[.)]\s{1,3})?|[;(—–]\s?"
    r"|\b(?:[Ss]ee|[Cc]f\.|also|vgl\.|[Ss]iehe|[Vv]oir|[Rr]ead(?:ing)?:?|[Cc]onsult|[Cc]ompare|[Tt]ry|with)\s)$"
)
_IN_THEIR = re.compile(
    rf"in\s(?:his|her|their|an?|the)\s(?:\w{{1,14}}\s){{0,3}}(?:{CUE}),?\s(?:(?:titled|entitled|called),?\s)?"
)
"""``Li and Wu, in their 1999 paper "A title"``."""
_NOTHING = ("", "in ")
_DASHES = ("– ", "— ", "- ")
_DASH_AT_END = re.compile(r"\s[–—-]{1,2}\s$")
_ITEM_OPENING = re.compile(r"[ \t>]{0,40}(?:(?:[-*+•–]|\(?\d{1,4}[.)]|\[\d{1,4}\])\s{1,3}){0,2}")
_YEAR_AT_HEAD = re.compile(
    r"[ \t>]{0,40}(?:(?:[-*+•–]|\(?\d{1,3}[.)])\s{1,3})?(?:[\u2190-\u2bff\U0001f000-\U0001faff]\ufe0f?\s)?"
    rf"(?P<whole>(?P<mark>\*\*|__)?[(\[]?(?P<year>{YEAR})[)\]]?:?(?(mark)(?P=mark)))"
    r"(?:[:.]?\s(?:[–—→|·-]{1,2}\s)?)"
)
_BEFORE_TITLE = (", ", ": ", ". ")
_DATED_NAMES = re.compile(rf",?\s\(?{YEAR}[a-z]?\)?[*_]{{0,3}}[.,:]?[*_]{{0,3}}\s(?:[–—-]{{1,2}}\s)?$")
_PLACE_BEFORE = re.compile(r"\b(?:[Ii]n|(?<!look )[Aa]t|[Nn]ear)\s$")
_LONG_VENUE = re.compile(
    rf"[,.]?\s\((?![^()]{{0,60}}\bal\b)[^\W\d][^\s(),]{{0,40}}(?:\s[^\s(),]{{1,40}}){{1,12}},?\s{YEAR}\)"
)
"""A bracket with two words or more and a year."""
_WROTE = re.compile(
    r"(?:(?:first|later|then|also)\s)?(?:published|wrote|writes|authored|publishes|publie|publia|publiait|écrit|écrivit"
    r"|schrieb|veröffentlichte|publicó|escribió|pubblicò)\s(?:the\s(?:\w{1,12}\s)?(?:book|paper|essay|article)\s)?"
)
# German: Max Webers „Wirtschaft und Gesellschaft“.
_GENITIVE = re.compile(r"[^\W\d_]{2}s$")
_ENDS_INVERTED = re.compile(rf"{CAPITAL}\.$")
_CUE_BEFORE = re.compile(rf"\b(?:{CUE}|titled|entitled|called)\b[^.\n]{{0,30}}$", re.IGNORECASE)


def read_before(text: str, evidence: Evidence, floor: int) -> None:
    """Read authors and year in front of the title, not before ``floor`` and not beyond the paragraph or item."""
    start = max(floor, item_start(text, evidence.start, WINDOW))
    lead = _year_at_head(text, evidence.start, floor)
    names_before = not evidence.authors and (
        _take_inverted_names(text, evidence, start)
        or _take_announced_names(text, evidence, start)
        or _take_names_before(text, evidence, Span(lead.end() if lead else start, evidence.start), lead)
    )
    if lead and evidence.authors and evidence.start == lead.end():
        if evidence.take_year(text, Span(*lead.span("year"))):
            evidence.reach(lead.start("whole"), evidence.end)
    elif not names_before:
        year = _YEAR_BEFORE.search(text, max(start, evidence.start - _CUE_REACH), evidence.start)
        if year and evidence.year is None:
            evidence.take_year(text, Span(*year.span("year")))
            evidence.reach(year.start("year"), evidence.end)


def _year_at_head(text: str, position: int, floor: int) -> re.Match[str] | None:
    """Return the year that opens the line of ``position``: ``- **1962** – Kuhn: *A title*``."""
    line = text.rfind("\n", max(0, position - WINDOW), position) + 1
    return _YEAR_AT_HEAD.match(text, max(line, floor), position) if line or position < WINDOW else None


def take_leading_names(text: str, evidence: Evidence, floor: int) -> bool:
    """Read ``Wei Peng and Yekyung Kwon – *A title*`` at the start of a line: names in full and a dash.

    What the bracket behind such a title names is the venue. One name alone may be a topic, so the bracket must be more
    than a name.
    """
    if text[max(0, evidence.start - 2) : evidence.start] not in _DASHES:
        return False
    low = max(floor, text.rfind("\n", max(0, evidence.start - WINDOW), evidence.start) + 1)
    dash = _DASH_AT_END.search(text, max(low, evidence.start - 4), evidence.start)
    opening = _year_at_head(text, evidence.start, floor) or _ITEM_OPENING.match(text, low, evidence.start)
    if dash is None or opening is None or dash.start() < opening.end() or evidence.start - low >= WINDOW:
        return False
    names = Span(opening.end(), dash.start())
    if not authors_pattern().fullmatch(text, names.start, names.end):
        return False
    people, truncated = read_names(names.of(text))
    if not truncated and not all(person.given for person in people):
        return False
    if len(people) == 1 and not truncated and not _LONG_VENUE.match(text, evidence.end):
        return False
    if not evidence.take_authors(text, names):
        return False
    evidence.named_author = True
    evidence.reach(names.start, evidence.end)
    return True


def is_preceded(text: str, position: int) -> bool:
    """Tell whether a name stands right before ``position``, with a comma or its year behind it."""
    return any(mark in text[max(0, position - 3) : position] for mark in ",)") and bool(
        _NAME_AND_COMMA.search(text, max(0, position - 48), position)
    )


def is_led_by_names(text: str, position: int, floor: int) -> bool:
    """Tell whether people stand right before ``position`` as only authors do: in full, several, cut, or dated."""
    dated = _DATED_NAMES.search(text, max(floor, position - 20), position)
    if dated is None and text[max(0, position - 2) : position] not in _BEFORE_TITLE:
        return False
    end = dated.start() if dated else position - 2
    start = names_start(text, end, max(floor, position - WINDOW))
    if start is None:
        return False
    names = text[start:end]
    if _PLACE_BEFORE.search(text, max(0, start - 9), start) and not all(name.given for name in _several(names)):
        return False
    return _are_people(names) or (dated is not None and not NO_AUTHOR.search(names))


def _are_people(names: str) -> bool:
    """Tell whether ``names`` are several, cut, or in full, as one name of a topic, a place or a composer is not."""
    people, truncated = read_names(names)
    by_people = truncated or len(people) > 1 or all(person.given for person in people)
    return by_people and not NO_AUTHOR.search(names) and not is_organisation(names)


def _several(names: str) -> tuple[PersonName, ...]:
    """Return the people that ``names`` are if they are more than one: a place may look as one name in full does."""
    people, _ = read_names(names)
    return people if len(people) > 1 else (PersonName(literal=names),)


def has_cue(text: str, position: int) -> bool:
    """Tell whether a word such as "paper" or "titled" stands shortly before ``position``."""
    return bool(_CUE_BEFORE.search(text[max(0, position - 60) : position]))


def _take_inverted_names(text: str, evidence: Evidence, floor: int) -> bool:
    """Read ``Einstein, A.,`` and the like right before the title."""
    end = floor + len(text[floor : evidence.start].rstrip(" ,:"))
    if end == evidence.start or not _ENDS_INVERTED.search(text, max(floor, end - 4), end):
        return False
    start = names_start(text, end, floor)
    if start is None or not INVERTED.search(text, start, end) or not evidence.take_authors(text, Span(start, end)):
        return False
    evidence.named_author = True
    evidence.reach(start, evidence.end)
    return True


def _take_announced_names(text: str, evidence: Evidence, floor: int) -> bool:
    """Read ``a 2017 paper by Li called`` right before the title."""
    is_called = _CALLED_AT_END.search(text, max(floor, evidence.start - 12), evidence.start)
    if not is_called and (
        text[evidence.start - 2 : evidence.start] != ", " or " by " not in text[floor : evidence.start]
    ):
        return False
    found = _ANNOUNCED.search(text, floor, evidence.start)
    if found is None or not authors_pattern().fullmatch(found["names"]):
        return False
    if not is_called and not (found["venue"] and found["year"]):
        return False
    if found["venue"]:
        evidence.take_venue(text, Span(*found.span("venue")))
    if not evidence.take_authors(text, Span(*found.span("names"))):
        return False
    evidence.named_author = True
    has_year = bool(found["year"]) and evidence.take_year(text, Span(*found.span("year")))
    evidence.reach(found.start() if has_year else found.start("names"), evidence.end)
    return True


def _take_names_before(text: str, evidence: Evidence, window: Span, lead: re.Match[str] | None) -> bool:
    """Read the nearest names in ``window`` if nothing but a connecting phrase stands between them and the title.

    ``lead`` is the year that opens the line, directly before the window.
    """
    for found in reversed(list(authors_pattern().finditer(text, window.start, window.end))):
        dated = _YEAR_AFTER_NAMES.fullmatch(text, found.end(), window.end)
        plain = None if dated else _TITLE_AFTER_NAMES.fullmatch(text, found.end(), window.end)
        if not (dated or plain) or (dated and evidence.year not in (None, int(dated["year"]))):
            continue
        names = _with_inverted(text, _without_of(text, stripped(text, Span(*found.span()))), window.start)
        if text[max(0, names.start - 4) : names.start].lower() == "the " and not is_organisation(names.of(text)):
            continue  # The Beatles' *Abbey Road*
        between = text[names.end : evidence.start]
        if between.count(")") > between.count("("):
            continue  # the bracket of a pointer: "It falls (Li, 2021). *Important:*"
        if is_genitive := bool(plain) and text[evidence.start] == "„" and bool(_GENITIVE.search(names.of(text))):
            names = Span(names.start, names.end - 1)
        before = _YEAR_BEFORE_NAMES.search(text, max(window.start, names.start - 10), names.start)
        by_person = before and " " in names.of(text)  # In 2019, Google published "Bard"
        known = evidence.year or (int(before["year"]) if before and by_person else None)
        heads = int(lead["year"]) if lead and names.start == window.start and _are_people(names.of(text)) else None
        known = known or heads
        stands_free = (
            _opens(text, names)
            or names.start > found.start()
            or bool(_COMMA_INSIDE.search(text, evidence.start, evidence.end))
        )
        trial = Evidence(evidence.start, evidence.end, year=known, venue=evidence.venue)
        if not trial.take_authors(text, names) or (
            plain and not is_genitive and not _leads_to_title(plain, names.of(text), trial, stands_free)
        ):
            continue
        evidence.take_authors(text, names)
        evidence.named_author = bool(dated) or trial.named_author
        between_year = _YEAR_BEFORE.search(text, names.end, evidence.start)
        year = dated or before or between_year
        start = names.start
        if year and evidence.take_year(text, Span(*year.span("year"))):
            start = min(start, year.start("year"))
        marks = text[max(0, start - 2) : start]
        opened = marks if marks in ("**", "__") and marks in between else ""
        evidence.reach(start - len(opened), evidence.end)
        return True
    return False


def _with_inverted(text: str, names: Span, floor: int) -> Span:
    """Return ``names`` with those before them where they end a list such as ``Hinton, G., Dean, J.``."""
    if text[names.start - 2 : names.start] != ", " or not INVERTED.search(text, names.start, names.end + 1):
        return names
    start = names_start(text, names.end + 1, floor)
    return names if start is None else Span(min(start, names.start), names.end)


def _without_of(text: str, names: Span) -> Span:
    """Return ``names`` without the word that gives them their work: ``l'article de Li``, ``ein Buch von Wu``."""
    of = _OF.match(text, names.start, names.end)
    if of and _WORK_BEFORE.search(text, max(0, names.start - 24), names.start):
        return Span(of.end(), names.end)
    return names


def _opens(text: str, names: Span) -> bool:
    """Tell whether the names open an item, a part of a list or the words behind "see"."""
    return _OPENS.search(text, max(0, names.start - 12), names.start) is not None


def _leads_to_title(found: re.Match[str], names: str, trial: Evidence, stands_free: bool) -> bool:
    """Tell whether the names belong to the title after them: a possessive, or several names and no other sentence.

    ``stands_free`` says that the names open an item, or that the title ends in a comma within its quotes.
    """
    if names.endswith(_POSSESSIVE) or found["link"] in _POSSESSIVE:
        trial.named_author |= trial.certain_authors and not found["between"] and bool(trial.year)
        return len(found["between"].split()) <= 5
    if found["link"] in (",", "',", "’,", ":", " –", " —", " -") and found["between"] in _NOTHING and trial.year:
        trial.named_author = bool(trial.authors[0].given)
        return trial.certain_authors or trial.venue is not None or trial.named_author or stands_free
    if found["link"] == "," and _IN_THEIR.fullmatch(found["between"]):
        return True
    if trial.year and _WROTE.fullmatch(found["between"]):
        trial.named_author = True
        return True
    trial.named_author |= found["link"] == "," and found["between"] == "" and bool(trial.year)
    return trial.certain_authors and not (found["link"] and found["between"])
