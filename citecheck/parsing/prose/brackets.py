"""Brackets beside a title: ``(Li & Wu, 2020)``, ``(NeurIPS 2017)``, ``(Vaswani et al., NeurIPS, 2017)``."""

from __future__ import annotations

import re

from citecheck.datatypes import FieldName, FieldSpan, Span
from citecheck.parsing.attribution import NO_AUTHOR
from citecheck.parsing.letters import CAPITAL
from citecheck.parsing.patterns import VENUE, YEAR, authors_pattern
from citecheck.parsing.prose.capitals import SENTENCE_WORDS, TITLE_CASE, share_of_capitals
from citecheck.parsing.prose.evidence import Evidence, stripped
from citecheck.parsing.scholarly import find_works
from citecheck.parsing.styles.vocabulary import MONTH, PUBLISHER, VENUE_WORD

_PAREN = re.compile(
    r"[,.]?\s{0,3}(?P<open>[(\[（])(?P<inner>(?:[^()\[\]（）\n]|(?<=[\w-])\([\w-]{1,12}\)(?=[\w-])){2,300})[)\]）](?!\()"
)

_LEAD = re.compile(
    r"\s*(?:(?:see|cf\.|by|from|eds?\.|edited by|published|presented|appeared|in|at|originally|also)\s){0,3}",
    re.IGNORECASE,
)

SEGMENT = re.compile(r"[^,;，、]{1,200}")

DATED = re.compile(rf"(?P<rest>.{{0,150}}?)(?:^|[\s'’])(?P<year>{YEAR})(?:[a-z]|年|[/–-](?:\d\d)?\d\d)?")

WHOLE_VENUE = re.compile(VENUE)

_LOOSE_VENUE = re.compile(
    r"(?:the\s)?[^\W\d_](?=.{0,150}(?:journal|proceedings|conference|review|transactions|annals|letters|press|university|"
    r"bulletin|archive|workshop|symposium|zeitschrift|revue|revista))[\w&'’./: –-]{2,150}",
    re.IGNORECASE,
)

_MORE_VENUE = re.compile(rf"(?:and\s)?{VENUE}")

_VENUE_AND_YEAR = re.compile(rf",?\s\((?P<venue>[^\W\d_][^()\n]{{2,150}}?),?\s(?P<year>{YEAR})\)")
_MONTH = re.compile(MONTH)
_LOCATOR = re.compile(
    r"\s?(?:pp?\.|S\.|ch\.|sec\.|§|vol\.|no\.)?\s?\d[\d\s–-]{0,12}|(?:vol\.|volume|bd\.|band|tome|part|no\.)\s(?:\d{1,4}|[ivxlc]{1,7})|\d{1,2}(?:st|nd|rd|th)\sed(?:\.|ition|n)?",
    re.IGNORECASE,
)

_INITIALS_ONLY = re.compile(rf"\s?(?:{CAPITAL}\.[\s-]?){{1,4}}(?:\s?(?:&|and)\s.{{1,60}})?")

_INITIALS_OF_VENUE = re.compile(r"[A-Z]{3,}(?:[\s/–-][A-Z]{2,}){1,3}")
"""``USENIX ATC``, ``NAACL-HLT``."""
_TO_IDENTIFIER = re.compile(r"(?:^|[,;.]\s)(?=(?i:doi|https?://|arxiv:|arxiv\.org|pmid|10\.\d{4}))")
_PAGES = re.compile(r"\bpp?\.\s?\d")


def take_bracket(text: str, evidence: Evidence) -> bool:
    """Read a bracket such as ``(Li & Wu, 2020)``, ``(NeurIPS 2017)`` or ``(Vaswani et al., NeurIPS, 2017)``."""
    return _take_parts(text, evidence) or _take_loose_venue(text, evidence)


def _take_loose_venue(text: str, evidence: Evidence) -> bool:
    """Read ``(Grammars in contact, 2007)`` behind a title, a dash and its authors: only a venue can stand there."""
    known = evidence.venue or evidence.year is not None or not evidence.dashed
    found = None if known else _VENUE_AND_YEAR.match(text, evidence.end)
    if found is None or not evidence.take_venue(text, Span(*found.span("venue"))):
        return False
    evidence.take_year(text, Span(*found.span("year")))
    evidence.reach(evidence.start, found.end())
    return True


def _take_parts(text: str, evidence: Evidence) -> bool:
    """Read a bracket of which every part says something."""
    found = _PAREN.match(text, evidence.end)
    if not found:
        return False
    trial = Evidence(evidence.start, found.end(), evidence.authors, evidence.truncated, evidence.year, evidence.venue)
    trial.led = evidence.led
    position = found.start("inner")
    lead = _LEAD.match(found["inner"])
    position += lead.end() if lead else 0
    read = 0
    identifier = _TO_IDENTIFIER.search(text, position, found.end("inner"))
    end = identifier.start() if identifier else found.end("inner")
    if identifier and not _take_identifier(text, trial, Span(identifier.end(), found.end("inner"))):
        return False
    for segment in SEGMENT.finditer(text, position, end):
        span = stripped(text, Span(*segment.span()))
        if not len(span):
            continue
        if not _take_segment(text, trial, span):
            return False
        read += 1
    if not read or (
        trial.year == evidence.year and trial.authors == evidence.authors and trial.venue == evidence.venue
    ):
        return False
    if trial.venue and trial.year is None and not _is_whole_venue(trial.venue, led=trial.led):
        return False
    evidence.authors, evidence.truncated, evidence.year, evidence.venue = (
        trial.authors, trial.truncated, trial.year, trial.venue
    )  # fmt: skip
    evidence.certain_authors |= trial.certain_authors
    evidence.identifiers.extend(trial.identifiers)
    evidence.spans.extend(trial.spans)
    evidence.quotation |= bool(_PAGES.search(found["inner"])) and evidence.venue is None
    evidence.reach(evidence.start, found.end())
    return True


def _take_identifier(text: str, trial: Evidence, place: Span) -> bool:
    """Read the identifier that ends a bracket: ``(Li, 2020; doi:10.1000/1)``; returns whether it is all there is."""
    works = find_works(place.of(text))
    if len(works) != 1 or works[0][1].end < len(place.of(text).rstrip()):
        return False
    trial.identifiers.append(works[0][0])
    trial.spans.append(FieldSpan(FieldName.IDENTIFIER, works[0][1].shifted(place.start)))
    return True


def _is_whole_venue(words: str, *, led: bool) -> bool:
    """Tell whether ``words`` without a year are a venue; behind authors and a title a looser form is enough."""
    in_capitals = share_of_capitals(words) >= TITLE_CASE and not SENTENCE_WORDS.intersection(words.split())
    return bool(WHOLE_VENUE.fullmatch(words)) or (led and in_capitals)


def _take_segment(text: str, trial: Evidence, span: Span) -> bool:
    """Read one part of a bracket; returns whether it can be part of a reference at all."""
    raw = span.of(text)
    if _INITIALS_ONLY.fullmatch(raw) and trial.spans:
        return True
    dated = DATED.fullmatch(raw)
    if dated:
        if trial.year is not None or not trial.take_year(text, Span(*dated.span("year")).shifted(span.start)):
            return False
        rest = stripped(text, Span(*dated.span("rest")).shifted(span.start))
        return (
            not len(rest)
            or bool(_MONTH.fullmatch(rest.of(text)))
            or _take_words(text, trial, rest)
            or _take_any_venue(text, trial, rest)
        )
    return _take_words(text, trial, span) or bool(_LOCATOR.fullmatch(raw)) or _take_any_venue(text, trial, span)


def _take_any_venue(text: str, trial: Evidence, span: Span) -> bool:
    """Read as venue whatever starts with a capital where the authors are known already; a year must come with it."""
    return bool(trial.authors or trial.led) and span.of(text)[0].isupper() and trial.take_venue(text, span)


def _take_words(text: str, trial: Evidence, span: Span) -> bool:
    raw = span.of(text)
    is_house = PUBLISHER.search(raw) is not None or _INITIALS_OF_VENUE.fullmatch(raw) is not None
    if (
        not (is_house or trial.authors or trial.led or VENUE_WORD.search(raw))
        and authors_pattern().fullmatch(raw)
        and trial.take_authors(text, span)
    ):
        return True
    if (
        trial.spans
        and trial.spans[-1].field is FieldName.AUTHORS
        and authors_pattern().fullmatch(raw)
        and not (trial.truncated or NO_AUTHOR.search(raw) or VENUE_WORD.search(raw))
        and not is_house
        and not (" " not in raw.strip() and all(name.given for name in trial.authors))
    ):
        whole = Span(trial.spans.pop().span.start, span.end)
        trial.authors = ()
        return trial.take_authors(text, whole)
    last = trial.spans[-1] if trial.spans else None
    if last and last.field is FieldName.VENUE and _MORE_VENUE.fullmatch(raw):
        trial.spans.pop()
        trial.venue = None
        return trial.take_venue(text, Span(last.span.start, span.end))
    return bool(WHOLE_VENUE.fullmatch(raw) or _LOOSE_VENUE.fullmatch(raw)) and trial.take_venue(text, span)
