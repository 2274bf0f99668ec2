"""Evidence beside a title: who wrote it, when, where it appeared, under which identifier, and where each is said.

Looks to the right of a title and to the left of it; each reader takes one phrase and fills fields that are still empty.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from citecheck.datatypes import FieldName, FieldSpan, Identifier, PersonName, Span
from citecheck.parsing.authors import scan_authors
from citecheck.parsing.letters import CAPITAL
from citecheck.parsing.markers import NO_AUTHOR
from citecheck.parsing.patterns import YEAR, authors_pattern, read_names
from citecheck.parsing.sentences import paragraph_around

WINDOW = 240
"""How far before a title its authors are looked for, in characters."""

_VENUE_WORD = rf"(?:{CAPITAL}|[a-z]{{1,4}}[A-Z])[\w&'’./–-]{{0,30}}"
_VENUE = (
    rf"[*_]{{0,2}}{_VENUE_WORD}(?:(?:\s|:\s)(?:(?:of|and|the|on|in|for|to|&|der|für|de|et"
    rf"|la)\s){{0,3}}{_VENUE_WORD}){{0,10}}[*_]{{0,2}}"
)
_PAREN = re.compile(r"[,.]?\s{0,3}(?P<open>[(\[])(?P<inner>[^()\[\]\n]{2,300})[)\]](?!\()")
_BY = re.compile(
    r"[,.]?\s{1,3}(?:(?:a\s)?(?:\w{1,12}\s){0,2}(?:written|authored|published|proposed|introduced|presented"
    r"|co-authored|paper)\s)?"
    r"(?:by|von|par|por|di)\s{1,2}"
)
_DASH = re.compile(r"(?:,|\s[–—-]|:)?\s{1,8}(?:[-•–]\s)?")
_AFTER_DASH = re.compile(rf",?\.?\s\(?(?:{_VENUE},?\s\(?)?{YEAR}|,\s[*_]|\.?[ \t]{{0,3}}(?:\n|$)")
_DETAIL = re.compile(
    r"[ \t]{0,3}\n[ \t]{0,12}(?:[-*+•–]\s{1,3})?[*_]{0,2}(?P<label>authors?|by|year|date|published(?:\sin)?"
    r"|publication|"
    r"venue|journal|conference|proceedings)[*_]{0,2}:[*_]{0,2}\s{1,3}(?=\S)",
    re.IGNORECASE,
)
_TO_DETAIL = re.compile(
    r"[ \t]{0,3}\n[ \t]{0,12}(?:[-*+•–]\s{1,3})?[*_]{0,2}(?:doi|link|url|arxiv(?:\sid)?|pmid|paper|pdf|source"
    r"|available at)"
    r"[*_]{0,2}:[*_]{0,2}\s{1,3}[\[<]?",
    re.IGNORECASE,
)
_IN = re.compile(
    r"[,.]?\s{1,2}(?P<verb>(?:which\s)?(?:was\s|is\s)?(?:first\s)?(?:published|presented|appeared|appearing"
    r"|released)\s)?"
    rf"(?:in|at|In)\s(?:the\s)?(?:(?P<venue>{_VENUE})(?:,?\s(?:in\s)?\(?(?P<year>{YEAR})\)?)?"
    rf"|(?P<year2>{YEAR})(?![\w–-]))"
)
_VENUE_YEAR = re.compile(rf"[,.]\s(?:[Ii]n\s)?(?P<venue>{_VENUE}),?\s\(?(?P<year>{YEAR})\)?(?![\w–-])")
_YEAR = re.compile(rf"(?:,\s|\.\s|\s?\(|\s(?=\())\(?(?P<year>{YEAR})[a-z]?(?:\)|(?![\w–-]))")
_TO_IDENTIFIER = re.compile(
    r"[\s,.;:(\[–—|-]{0,5}(?:(?:available at|available|at|see|link|url|doi|arxiv|preprint|paper|pdf"
    r"|https?)[:\s]{1,3}){0,2}[\s(\[<]{0,3}",
    re.IGNORECASE,
)

_CUE = (
    r"paper|article|study|book|work|report|thesis|dissertation|survey|chapter|monograph|review|preprint|essay"
    r"|treatise|textbook"
)
_BETWEEN = r"(?P<between>(?:[\w'’-]{1,20}[,:]?\s){0,10}[(]?)"
_YEAR_AFTER_NAMES = re.compile(rf"(?:['’]s?)?,?\s\(?(?P<year>{YEAR})[a-z]?[),.:]{{0,3}}\s{{0,2}}{_BETWEEN}")
_TITLE_AFTER_NAMES = re.compile(rf"(?P<link>,|:|\s[–—-]|\.|['’]s?)?\s{_BETWEEN}")
_YEAR_BEFORE_NAMES = re.compile(rf"[Ii]n\s(?P<year>{YEAR}),?\s$")
_POSSESSIVE = ("'s", "’s", "'", "’")
_YEAR_BEFORE = re.compile(
    rf"\b(?P<year>{YEAR})\s(?:[\w-]{{1,20}}\s){{0,3}}(?:{_CUE})[\s,:]{{1,2}}(?:(?:titled|entitled|called),?\s)?$"
)
_CUE_BEFORE = re.compile(rf"\b(?:{_CUE}|titled|entitled|called)\b[^.\n]{{0,30}}$", re.IGNORECASE)
_LEAD = re.compile(
    r"\s*(?:(?:see|cf\.|by|from|published|presented|appeared|in|at|originally|also)\s){0,3}", re.IGNORECASE
)
_SEGMENT = re.compile(r"[^,;]{1,200}")
_WHOLE_YEAR = re.compile(rf"(?P<rest>.{{0,150}}?)(?:^|[\s'’])(?P<year>{YEAR})[a-z]?")
_WHOLE_VENUE = re.compile(_VENUE)
_LOOSE_VENUE = re.compile(
    r"(?:the\s)?[^\W\d_](?=.{0,150}(?:journal|proceedings|conference|review|transactions|annals|letters|press|university|"
    r"bulletin|archive|workshop|symposium|zeitschrift|revue|revista))[\w&'’./: –-]{2,150}",
    re.IGNORECASE,
)
_MORE_VENUE = re.compile(rf"(?:and\s)?{_VENUE}")
_LOCATOR = re.compile(r"\s?(?:pp?\.|S\.|ch\.|sec\.|§|vol\.|no\.)?\s?\d[\d\s–-]{0,12}", re.IGNORECASE)
_INITIALS_ONLY = re.compile(rf"\s?(?:{CAPITAL}\.[\s-]?){{1,4}}(?:\s?(?:&|and)\s.{{1,60}})?")
_PAGES = re.compile(r"\bpp?\.\s?\d")


@dataclass(slots=True)
class Evidence:
    """What was read beside one title; ``start`` and ``end`` cover the title and every phrase that was used."""

    start: int
    end: int
    authors: tuple[PersonName, ...] = ()
    truncated: bool = False
    year: int | None = None
    venue: str | None = None
    identifiers: list[Identifier] = field(default_factory=list)
    spans: list[FieldSpan] = field(default_factory=list)
    certain_authors: bool = False
    named_author: bool = False
    """The words "by X" follow the title, which people say of works and not of terms."""
    quotation: bool = False
    """A page locator stands in the bracket: the words in quotes are quoted from the work, not its title."""

    def take_authors(self, text: str, span: Span) -> bool:
        """Read the names in ``span``; returns whether they can be people."""
        raw = span.of(text)
        names, truncated = read_names(raw)
        if self.authors or not names or (not truncated and NO_AUTHOR.search(raw)):
            return False
        self.authors, self.truncated = names, truncated
        self.certain_authors = truncated or len(names) > 1
        self.spans.append(FieldSpan(FieldName.AUTHORS, span))
        return True

    def take_year(self, text: str, span: Span) -> bool:
        """Read the year in ``span`` if there is none yet."""
        if self.year is not None:
            return False
        self.year = int(span.of(text)[:4])
        self.spans.append(FieldSpan(FieldName.YEAR, span))
        return True

    def take_venue(self, text: str, span: Span) -> bool:
        """Read the venue in ``span`` if there is none yet; emphasis marks are left outside."""
        raw = span.of(text)
        start = span.start + len(raw) - len(raw.lstrip("*_ "))
        bare = raw.strip("*_ ")
        if self.venue is not None or not bare:
            return False
        self.venue = bare
        self.spans.append(FieldSpan(FieldName.VENUE, Span(start, start + len(bare))))
        return True

    def reach(self, start: int, end: int) -> None:
        """Extend the citation to cover ``start`` to ``end``."""
        self.start, self.end = min(self.start, start), max(self.end, end)


class Works:
    """The identifiers of a text by place, so that the one next to a title is found in logarithmic time."""

    def __init__(self, items: list[tuple[Identifier, Span, Span]]) -> None:
        """Take (identifier, place of the whole link, place of the identifier) in text order."""
        self._items = items
        self._starts = [whole.start for _, whole, _ in items]

    def at(self, whole: Span) -> tuple[Identifier, Span, Span] | None:
        """Return the identifier whose link is exactly ``whole``."""
        index = bisect_left(self._starts, whole.start)
        return self._items[index] if index < len(self._items) and self._items[index][1] == whole else None

    def next_to(self, text: str, end: int) -> tuple[Identifier, Span, Span] | None:
        """Return the identifier that follows ``end`` with nothing but a connecting phrase between."""
        index = bisect_left(self._starts, end)
        if index == len(self._items) or self._starts[index] - end > 40:
            return None
        start = self._starts[index]
        near = _TO_IDENTIFIER.fullmatch(text, end, start) or _TO_DETAIL.fullmatch(text, end, start)
        return self._items[index] if near else None


def read_after(text: str, evidence: Evidence, works: Works) -> None:
    """Read the phrases that follow the title, nearest first, until one does not belong to it."""
    for _ in range(8):
        if not (
            _take_paren(text, evidence)
            or _take_detail(text, evidence)
            or _take_phrase(text, evidence)
            or _take_identifier(text, evidence, works)
        ):
            return


def read_before(text: str, evidence: Evidence, floor: int) -> None:
    """Read authors and year in front of the title, not before ``floor`` and not beyond the paragraph."""
    start = max(floor, paragraph_around(text, evidence.start, WINDOW).start)
    window = text[start : evidence.start]
    if not evidence.authors and _take_names_before(text, evidence, Span(start, evidence.start)):
        return
    year = _YEAR_BEFORE.search(window)
    if year and evidence.year is None:
        evidence.take_year(text, Span(*year.span("year")).shifted(start))
        evidence.reach(start + year.start("year"), evidence.end)


def has_cue(text: str, position: int) -> bool:
    """Tell whether a word such as "paper" or "titled" stands shortly before ``position``."""
    return bool(_CUE_BEFORE.search(text[max(0, position - 60) : position]))


def _take_names_before(text: str, evidence: Evidence, window: Span) -> bool:
    """Read the last list of names in ``window`` if nothing but a connecting phrase stands between it and the title."""
    for found in authors_pattern().finditer(text, window.start, window.end):
        dated = _YEAR_AFTER_NAMES.fullmatch(text, found.end(), window.end)
        plain = None if dated else _TITLE_AFTER_NAMES.fullmatch(text, found.end(), window.end)
        if not (dated or plain):
            continue
        names = _stripped(text, Span(*found.span()))
        trial = Evidence(evidence.start, evidence.end)
        if not trial.take_authors(text, names) or (plain and not _leads_to_title(plain, names.of(text), trial)):
            continue
        evidence.take_authors(text, names)
        evidence.named_author = bool(dated)
        before = _YEAR_BEFORE_NAMES.search(text, max(window.start, names.start - 10), names.start)
        year = dated or before
        start = names.start
        if year and evidence.take_year(text, Span(*year.span("year"))):
            start = min(start, year.start("year"))
        evidence.reach(start, evidence.end)
        return True
    return False


def _leads_to_title(found: re.Match[str], names: str, trial: Evidence) -> bool:
    """Tell whether the names belong to the title after them: a possessive, or several names and no other sentence."""
    if names.endswith(_POSSESSIVE) or found["link"] in _POSSESSIVE:
        return len(found["between"].split()) <= 5
    return trial.certain_authors and not (found["link"] and found["between"])


def _take_phrase(text: str, evidence: Evidence) -> bool:
    """Read "by Li and Wu", ", Li et al. (2017)", "published in Nature in 2015", ", *Nature*, 2015" or ", 2017"."""
    by = _BY.match(text, evidence.end)
    if by and _take_list(text, evidence, by.end()):
        evidence.named_author = True
        return True
    dash = None if evidence.authors else _DASH.match(text, evidence.end)
    if dash and _take_list(text, evidence, dash.end(), before=_AFTER_DASH):
        return True
    return any(_take_groups(text, evidence, pattern.match(text, evidence.end)) for pattern in (_VENUE_YEAR, _IN, _YEAR))


def _take_list(text: str, evidence: Evidence, start: int, before: re.Pattern[str] | None = None) -> bool:
    """Read the authors that stand at ``start``; ``before`` is what has to follow them."""
    found = authors_pattern().match(text, start)
    end = max(found.end() if found else start, scan_authors(text, start) or start)
    if end == start or (before and not before.match(text, end)):
        return False
    span = _stripped(text, Span(start, end))
    if not evidence.take_authors(text, span):
        return False
    evidence.reach(evidence.start, span.end)
    return True


def _take_detail(text: str, evidence: Evidence) -> bool:
    """Read a line such as ``- **Authors:** Vaswani et al.`` below the title."""
    found = _DETAIL.match(text, evidence.end)
    if not found:
        return False
    label, start = found["label"].lower(), found.end()
    if label.startswith(("author", "by")):
        return _take_list(text, evidence, start)
    end = text.find("\n", start, start + 300)
    span = _stripped(text, Span(start, end if end >= 0 else min(len(text), start + 300)))
    trial = Evidence(evidence.start, span.end, (), False, evidence.year, evidence.venue)
    for segment in _SEGMENT.finditer(text, span.start, span.end):
        part = _stripped(text, Span(*segment.span()))
        dated = _WHOLE_YEAR.fullmatch(part.of(text))
        if dated:
            trial.take_year(text, Span(*dated.span("year")).shifted(part.start))
            part = _stripped(text, Span(*dated.span("rest")).shifted(part.start))
        if len(part) and _WHOLE_VENUE.fullmatch(part.of(text)):
            trial.take_venue(text, part)
    if not trial.spans:
        return False
    evidence.year, evidence.venue = trial.year, trial.venue
    evidence.spans.extend(trial.spans)
    evidence.reach(evidence.start, span.end)
    return True


def _take_groups(text: str, evidence: Evidence, found: re.Match[str] | None) -> bool:
    if not found:
        return False
    groups = found.groupdict()
    year = "year" if groups.get("year") else "year2" if groups.get("year2") else ""
    if groups.get("venue") and not year and not groups.get("verb"):
        return False
    if (year and evidence.year is not None) or (groups.get("venue") and evidence.venue is not None):
        return False
    if groups.get("venue"):
        evidence.take_venue(text, Span(*found.span("venue")))
    if year:
        evidence.take_year(text, Span(*found.span(year)))
    evidence.reach(evidence.start, found.end())
    return True


def _take_identifier(text: str, evidence: Evidence, works: Works) -> bool:
    found = works.next_to(text, evidence.end)
    if found is None:
        return False
    identifier, whole, place = found
    if identifier not in evidence.identifiers:
        evidence.identifiers.append(identifier)
    evidence.spans.append(FieldSpan(FieldName.IDENTIFIER, place))
    between = text[evidence.end : whole.start]
    end = whole.end
    for opening, closing in (("(", ")"), ("[", "]"), ("<", ">")):
        if between.count(opening) > between.count(closing) and text[end : end + 1] == closing:
            end += 1
    evidence.reach(evidence.start, end)
    return True


def _take_paren(text: str, evidence: Evidence) -> bool:
    """Read a bracket such as ``(Li & Wu, 2020)``, ``(NeurIPS 2017)`` or ``(Vaswani et al., NeurIPS, 2017)``."""
    found = _PAREN.match(text, evidence.end)
    if not found:
        return False
    trial = Evidence(evidence.start, found.end(), evidence.authors, evidence.truncated, evidence.year, evidence.venue)
    position = found.start("inner")
    lead = _LEAD.match(found["inner"])
    position += lead.end() if lead else 0
    read = 0
    for segment in _SEGMENT.finditer(text, position, found.end("inner")):
        span = _stripped(text, Span(*segment.span()))
        if not len(span):
            continue
        if not _take_segment(text, trial, span):
            return False
        read += 1
    if not read or (
        trial.year == evidence.year and trial.authors == evidence.authors and trial.venue == evidence.venue
    ):
        return False
    if trial.venue and trial.year is None and not _WHOLE_VENUE.fullmatch(trial.venue):
        return False
    evidence.authors, evidence.truncated, evidence.year, evidence.venue = (
        trial.authors, trial.truncated, trial.year, trial.venue
    )  # fmt: skip
    evidence.certain_authors |= trial.certain_authors
    evidence.spans.extend(trial.spans)
    evidence.quotation |= bool(_PAGES.search(found["inner"])) and evidence.venue is None
    evidence.reach(evidence.start, found.end())
    return True


def _take_segment(text: str, trial: Evidence, span: Span) -> bool:
    """Read one part of a bracket; returns whether it can be part of a reference at all."""
    raw = span.of(text)
    if _INITIALS_ONLY.fullmatch(raw) and trial.spans:
        return True
    dated = _WHOLE_YEAR.fullmatch(raw)
    if dated:
        if trial.year is not None or not trial.take_year(text, Span(*dated.span("year")).shifted(span.start)):
            return False
        rest = _stripped(text, Span(*dated.span("rest")).shifted(span.start))
        return not len(rest) or _take_words(text, trial, rest) or _take_any_venue(text, trial, rest)
    return _take_words(text, trial, span) or bool(_LOCATOR.fullmatch(raw)) or _take_any_venue(text, trial, span)


def _take_any_venue(text: str, trial: Evidence, span: Span) -> bool:
    """Read as venue whatever starts with a capital where the authors are known already; a year must come with it."""
    return bool(trial.authors) and span.of(text)[0].isupper() and trial.take_venue(text, span)


def _take_words(text: str, trial: Evidence, span: Span) -> bool:
    raw = span.of(text)
    if not trial.authors and authors_pattern().fullmatch(raw) and trial.take_authors(text, span):
        return True
    if (
        trial.spans
        and trial.spans[-1].field is FieldName.AUTHORS
        and authors_pattern().fullmatch(raw)
        and not NO_AUTHOR.search(raw)
    ):
        whole = Span(trial.spans.pop().span.start, span.end)
        trial.authors = ()
        return trial.take_authors(text, whole)
    last = trial.spans[-1] if trial.spans else None
    if last and last.field is FieldName.VENUE and _MORE_VENUE.fullmatch(raw):
        trial.spans.pop()
        trial.venue = None
        return trial.take_venue(text, Span(last.span.start, span.end))
    return bool(_WHOLE_VENUE.fullmatch(raw) or _LOOSE_VENUE.fullmatch(raw)) and trial.take_venue(text, span)


def _stripped(text: str, span: Span) -> Span:
    """Return ``span`` without white space and commas at its ends."""
    raw = span.of(text)
    start = span.start + len(raw) - len(raw.lstrip(" \t\n,"))
    return Span(start, max(start, span.start + len(raw.rstrip(" \t\n,"))))
