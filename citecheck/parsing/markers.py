"""Pointers by name: ``(Li, 2020; Wu, 2021)`` and ``Li et al. (2020)``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from citecheck.datatypes import Span
from citecheck.parsing.attribution import (
    BY,
    NO_AUTHOR,
    REPORTS,
    answers_who,
    goes_on_behind_work,
    leads_to_work,
)
from citecheck.parsing.bracket_words import ASIDE_BEHIND, LEAD
from citecheck.parsing.confirming import confirmed
from citecheck.parsing.letters import CAPITAL
from citecheck.parsing.organisations import is_organisation
from citecheck.parsing.patterns import AUTHORS, LONE_YEAR, UP_TO_NAMES, YEAR, read_names
from citecheck.parsing.pointers import Pointer
from citecheck.parsing.styles.vocabulary import MONTH, VENUE_WORD
from citecheck.parsing.told_pointers import find_told_pointers

_PLACE = (
    r"(?:pp?\.?|S\.|§{1,2}|págs?\.|n\.|[Vv]ol\.|[Nn]ote|ll?\.|lines?|(?:Kindle\s)?loc\.|(?:[Cc]h(?:ap)?s?|[Ss]ecs?|[Ff]igs?|[Tt]ab"
    r"|[Tt]hm|[Pp]rop|[Ee]q|[Aa]pp|[Kk]ap|[Aa]bb|[Cc]ap|[Pp]aras?|[Aa]rt|[Bb]d)\.|[Cc]hapters?|[Ss]ections?|[Ff]igures?|[Tt]ables?"
    r"|[Tt]heorem|[Ll]emma|[Aa]ppendix|[Kk]apitel|[Aa]bschnitt|[Tt]abelle)"
)
_PAGES = (
    r"(?:(?:,?\s(?:esp\.|especially|in particular|particularly|here|hier|bes\.|insb\.|at))?"
    rf"(?:,?\s{_PLACE}\s?[\w.,–-]{{1,15}}(?:\s?[–-]\s?\w{{1,8}}|\sff?\.|\s(?:and|und|et|y|e|&)\s\d{{1,4}}(?!\w))?"
    rf"|:\s?\d{{1,5}}(?:[–-]\d{{1,5}}|\s?ff?\.?)?|,\s\d{{1,4}}(?:[–-]\d{{1,4}})?(?![\w–-])|(?<=\sat)\s\d{{1,4}}(?![\w–-])"
    r"|,\spassim)){1,3}"
)
_UNDATED = r"n\.\s?d\.|in press|forthcoming|im Druck|en prensa|sous presse|o\.\s?J\.|s\.\s?[fd]\."
_YEARS = (
    rf"(?P<years>{YEAR}[a-z]?(?:/(?:{YEAR}|\d\d(?!\d)))?(?:,\s?(?:{YEAR}[a-z]?|[a-z](?!\w))){{0,5}}|(?:{_UNDATED}))年?"
    rf"(?:,\s{MONTH}(?:\s\d{{1,2}})?)?"
)
_SHORT = r"(?:\s\[[A-Z][\w&.-]{1,14}\])?"
"""``[CDC]`` behind the name of an organisation that is cited for the first time."""
_WHERE = (
    r"(?:(?:(?<=et al)|(?<=t al\.)|(?<=al\.,)),?\s[A-Z][^\d;()\[\]\n]{1,60}?"
    r"|,?\s(?P<set>[*_]{1,2})[^*_;()\[\]\n]{2,120}(?P=set)|,?\s(?:ar|bio|med|chem)R?[Xx]iv(?=,?\s))?"
)
"""The venue that some name: behind a cut list (``He et al., CVPR 2016``), or in italics."""
_GROUP = re.compile(
    r"[(\[](?P<inner>(?:[^()\[\]\n]|\[[A-Z][\w&.-]{1,14}\](?=,)){5,600}(?:\n[^()\[\]\n]{1,300})?)[)\]](?!\()"
)
_TOLD = rf"(?P<told>(?P<authors>{AUTHORS}){_SHORT}{_WHERE}(?P<comma>,)?\s?\(?{_YEARS}\)?(?P<locator>{_PAGES})?)"
_AMID = rf"(?<![\w-]){_TOLD}(?=\s{{0,2}}(?:[,:.]|\Z)|\s[a-z&])"
_PART = (
    rf"\s{{0,2}}{LEAD}{_TOLD}"
    rf"(?P<rest>[,:]\s(?i:arxiv|doi|https?|10\.\d).{{1,200}})?{ASIDE_BEHIND}\s{{0,2}}"
)
_CALL = r"[A-Z][A-Za-z.&-]{1,14},\s"
"""What a bracket says that an organisation is called: ``(WHO, 2020)``."""
_NARRATIVE = (
    rf"(?<![\w\"“])(?<!\w\*)(?<!\w\*\*)(?P<authors>{AUTHORS})"
    rf"(?:['’]s?|(?<=[a-z.])\sin\s(?:the\s)?[*_][^*_\n]{{2,60}}[*_](?=\s\())?"
    rf"(?:,?\s?(?P<open>[(\[])(?:(?P<called>{_CALL})"
    r"|(?P<venue>[*_]{0,2}[A-Z][^,;()\[\]\d\n]{1,60}?,?\s))?(?:(?:vgl\.|cf\.|see|siehe|cfr\.|voir|ver)\s)?|,?\s(?:in\s)?)"
    rf"(?P<inner>{_YEARS}(?P<locator>{_PAGES})?)(?P<where>(?(open),\s[*_]{{0,2}}[A-Z][^,;()\[\]\d\n]{{1,60}}|(?!)))?(?(open)(?:[)\]](?!\()|(?=;\s))|(?![\w–/-]|\]\())"
)
"""``Li et al. (2020)``; without a bracket only a cut list is certain to be one."""
_VENUE_BETWEEN = re.compile(rf",\s(?P<venue>[*_]{{0,2}}(?:{CAPITAL}|arX)[^,;()\[\]\d\n]{{1,80}}?),?\s(?={YEAR})")
"""``Li, Phys. Rev. Lett. 1979``: the venue between names and year, without the comma before it."""
_ABBREVIATED = re.compile(
    r"[*_]|[A-Z][a-z]{1,11}\.\s[A-Z]|\b(?:ApJ|BMJ|CACM|CHI|COLING|ICRA|ICSE|INTERSPEECH|JACS|JAMA|JMLR|KDD|MICCAI|MNRAS|NEJM"
    r"|OSDI|PNAS|PRL|SIGGRAPH|SIGIR|SIGMOD|SOSP|TACL|TMLR|TPAMI|USENIX|VLDB|WWW)\b"
)
_CUT = re.compile(r"\bal\b\.?[*_,]{0,3}$")
_BETWEEN_PARTS = re.compile(r";|,(?=\s(?:as\s)?(?:cited|quoted)\sin\s)")
_IS_DATED = re.compile(rf"{LONE_YEAR}(?!\d)|{_UNDATED}")
_BEHIND_DATE = 160
"""How far a pointer goes on behind its first date: more dates, a locator (characters)."""
_LONGEST_LIST = 500
"""How far before a date its names begin (characters)."""
_OPENING = re.compile(r"\b[^\W\d_]")
_CALLED = re.compile(_CALL)
_YEAR_AND_LETTER = re.compile(rf"({YEAR}/)?({YEAR})?([a-z])?")
_JOINED_YEARS = re.compile(rf"(?:{YEAR}/)?{YEAR}[a-z]?|(?<=[\s,])[a-z](?!\w)")
_ARTICLE = re.compile(
    r"(?:(?:de|d['’])\s?)?(?:la|le|les|l['’]|el|los|las|del|du|des|della|do|da|il|o|a|os|as|die|der|das|the)\s?"
    r"(?=[A-Z]{2}|Ban[ckq]|Organi|Minist|Institu|Comisi|Commis|Agen[ct]|Nacion|Nation|Fonda|[A-Z][\w-]{1,30}\sStiftung|Fundaci|Asociaci|Associa)"
    r"|(?:[Dd](?:er|en|em|es)\s)?(?:Studien?|Arbeit|Untersuchung|Metaanalyse|Buch|Aufsatz|Artikel|Werk|Theorie|Modell|Ansatz|Konzept|Gruppe|Team"
    r"|Analysen?|Beitrag|Text|Überblick|Befunde?|Ergebnisse?|[A-ZÄÖÜ]\w{4,20}(?:ung|ungen|heit|keit|ion|ionen|these|thesen|buch|werk|schrift))"
    r"\s(?:von|um|bei|durch)\s"
)
_HAN = re.compile(r"[\u3040-\u9fff]")
_LATIN_NAME = re.compile(r"[^\W\d_\u3040-\u9fff][\w.'’ -]{1,40}?(?:等人?|ら)$")
_HAN_ORGANISATION = re.compile(r"(?:省|庁|研究所|機構|協会|委員会|学会|银行|统计局|研究院|委员会|协会)$")
_HAN_LEAD = re.compile(
    r"(?:一方|また|しかし|さらに|例えば|なお|他方|次に|特に|近年|最近|因此|然而|此外|例如|同时|另外|但是|而且),|や|と(?=[\u4e00-\u9fff]{2,4}$)"
)
"""Words that lead to a sentence and no list of names."""
_LATIN_BEHIND = re.compile(r"(?<=[\u3040-\u9fff])(?<![和与及と])(?=[^\W\d_\u3040-\u9fff][^\u3040-\u9fff]{0,300}$)")
"""Where a name in Latin letters follows a sentence without spaces; a word for "and" joins it to another name."""
_HAN_NAMES = re.compile(r"(?:(?<![\u3040-\u9fff])[\u3040-\u9fff]{2,4}[,和与及と]){0,5}[\u3040-\u9fff]{2,4}(?:等人?)?$")
"""Names of two to four characters that end a stretch without spaces."""
# "sin Estado, y Sen (1999)": no comma stands between two names in these languages.
_ASIDE = re.compile(r"[^\s,]{2,40},\s(?:y|et|und|e)\s(?=\S{1,40}$)")
_IN_MADRID = re.compile(r"^[^,&]{1,60} en [^,&]{1,60}$")
"""``Fink en Wouters``: Dutch for two people, French and Spanish for one in a place."""
_VENUE = 80
_VENUE_BEFORE = re.compile(r"\sin\s(?:the\s)?[*_][^*_\n]{2,60}[*_]\s\($")
"""``Jones and Brown in *PNAS* (2019)``: what stands between the names and the date."""
_OF_WORK = re.compile(
    r"\b(?:estudos?|trabalhos?|obras?|livros?|artigos?|pesquisas?|estudios?|trabajos?|libros?|artículos?|études?|travaux"
    r"|ouvrages?|livres?|articles?|studi(?:o|i)|saggi(?:o)?|libri|articol[oi]"
    r"|Studien?|Arbeit|Untersuchung|Metaanalyse|Buch|Aufsatz|Artikel|Werk|Theorie|Modell|Ansatz)\s$"
)
"""Words behind which ``de`` belongs to no name: ``um estudo de Silva``."""
_PARTICLE = re.compile(r"(?:de|di|von)\s(?=[^\W\d_a-z])")
_CAPITAL_BEFORE = re.compile(rf"(?<!\w){CAPITAL}[\w’'-]{{0,38}}\s$")
_WIDE = tuple(zip("（）；，、・：", "();,,,:", strict=True))
"""Brackets and separators as Chinese and Japanese write them."""


@cache
def _part() -> re.Pattern[str]:
    """Return the pattern of a pointer in a bracket; compiled when first used because names make it large."""
    return re.compile(_PART, re.DOTALL)


@cache
def _amid() -> re.Pattern[str]:
    """Return the pattern of a pointer among other words of a bracket."""
    return re.compile(_AMID, re.DOTALL)


@cache
def _narrative_pointer() -> re.Pattern[str]:
    """Return the pattern of ``Li et al. (2020)``."""
    return re.compile(_NARRATIVE)


def find_author_year_pointers(body: str) -> list[Pointer]:
    """Return the pointers ``(Li, 2020; Wu, 2021)`` and ``Li et al. (2020)``, in text order and without overlaps."""
    for wide, narrow in _WIDE:
        body = body.replace(wide, narrow)
    found: list[Pointer] = []
    mixed: list[tuple[str, int, Span]] = []
    for match in _GROUP.finditer(body):
        if _IS_DATED.search(match["inner"]):
            for pointers, part in _group(match):
                found.extend(pointers)
                mixed.extend((part,) if not pointers else ())
    found.extend(pointer for match in _narrative_matches(body, list(found)) for pointer in _narrative(match, body))
    found.extend(pointer for part, offset, group in mixed for pointer in _amid_words(part, offset, group))
    found.extend(find_told_pointers(body))
    found.sort(key=lambda pointer: (pointer.span.start, -pointer.span.end, not pointer.certain))
    kept: list[Pointer] = []
    for pointer in found:
        if not kept or pointer.span.start >= kept[-1].span.end:
            kept.append(pointer)
    return confirmed(kept, body)


def _group(match: re.Match[str]) -> Iterator[tuple[list[Pointer], tuple[str, int, Span]]]:
    """Yield the pointers of each part of a bracket with the part; one that is no pointer as a whole has none."""
    group, is_square = Span(*match.span()), match.group().startswith("[")
    for part, start in _parts_of(match["inner"]):
        offset = match.start("inner") + start
        venue = _VENUE_BETWEEN.search(part)
        if venue and _names_venue(venue["venue"]):
            yield list(_around_venue(part, venue, offset, group)), (part, offset, group)
            continue
        found = _part().fullmatch(part)
        certain = (
            found is not None
            and _is_certain(found, bool(found["comma"] or found["set"]) or is_square)
            and _is_led_well(found)
        )
        yield list(_pointers(found, offset, group, certain=certain)) if found else [], (part, offset, group)


def _amid_words(part: str, offset: int, group: Span) -> Iterator[Pointer]:
    """Yield the pointers among the words of a bracket: ``(first shown by Li, 2010, and Wu, 2012, for frogs)``.

    A name and a year may also be a place and its games, so the words must be those with which works are pointed at.
    """
    found: list[tuple[re.Match[str], bool]] = []
    floor = 0
    for date in _IS_DATED.finditer(part):
        match = _match_names(_amid(), part, floor, date.start(), len(part)) if date.start() >= floor else None
        if match:
            is_told = leads_to_work(part[floor : match.start()]) or (
                not part[floor : match.start()].strip() and goes_on_behind_work(part[match.end() :])
            )
            found.append((match, is_told))
            floor = match.end()
    is_chain = len(found) > 1 and all(match["comma"] for match, _ in found)
    for match, is_told in found:
        certain = (is_told or is_chain) and _is_certain(match, bool(match["comma"] or match["set"]))
        certain = certain or _CUT.search(match["authors"]) is not None
        yield from _pointers(match, offset, group, certain=certain)


def _is_led_well(found: re.Match[str]) -> bool:
    """Tell whether the words before the names point, or the names can be no maker's: ``(sung by Mina, 1960)``."""
    names, truncated = read_names(found["authors"])
    return not found["lead"] or truncated or (len(names) > 1 and not any(name.given for name in names))


def _names_venue(words: str) -> bool:
    """Tell whether the words between names and year name a journal or conference."""
    return bool(VENUE_WORD.search(words) or _ABBREVIATED.search(words))


def _around_venue(part: str, venue: re.Match[str], offset: int, group: Span) -> Iterator[Pointer]:
    """Yield the pointers of ``Li & Wu, Nature 2019``, read without the venue and laid around it."""
    cut, length = venue.start() + 2, venue.end() - venue.start() - 2
    found = _part().fullmatch(part[:cut] + part[cut + length :])

    def widened(span: Span) -> Span:
        start, end = (place + length if place > offset + cut - 1 else place for place in (span.start, span.end))
        return Span(start, end)

    if found:
        for pointer in _pointers(found, offset, group, certain=_is_certain(found, comma=True)):
            year = pointer.year_span
            yield replace(pointer, span=widened(pointer.span), year_span=year and widened(year))


def _parts_of(inner: str) -> Iterator[tuple[str, int]]:
    """Yield the parts of a bracket and where they start; names alone belong to the next (``SILVA; SOUZA, 2015``)."""
    start = 0
    for separator in _BETWEEN_PARTS.finditer(inner):
        if _IS_DATED.search(inner, start, separator.start()):
            yield inner[start : separator.start()], start
            start = separator.end()
        elif not inner[start : separator.start()].isupper():
            start = separator.end()
    yield inner[start:], start


def _narrative_matches(body: str, in_brackets: list[Pointer]) -> Iterator[re.Match[str]]:
    """Yield the matches of ``_NARRATIVE``, which is tried where names may begin that lead to a date.

    A date that a pointer in brackets holds leads to no other, but where the bracket says what its author is called.
    """
    floor = index = 0
    for date in _IS_DATED.finditer(body):
        start = date.start()
        if start < floor:
            continue
        while index < len(in_brackets) and in_brackets[index].span.end <= start:
            index += 1
        held_from = in_brackets[index].span.start if index < len(in_brackets) else start + 1
        is_led_to = (
            held_from > start
            or _CALLED.fullmatch(body, held_from, start)
            or (body[held_from - 1] == "(" and _names_venue(body[held_from:start]))
        )
        found = _narrative_match(body, floor, date) if is_led_to else None
        if found:
            yield found
        floor = found.end() if found else date.end()


def _narrative_match(body: str, floor: int, date: re.Match[str]) -> re.Match[str] | None:
    """Return the match whose names begin first between ``floor`` and ``date``."""
    start = date.start()
    if body[start - 1 : start] not in ("(", "[") and not body[start - 1 : start].isspace():
        return None
    before = start - len("in ") if body.endswith("in ", floor, start) else start
    if body.endswith(("* (", "_ ("), floor, start):
        venue = _VENUE_BEFORE.search(body, max(floor, start - _VENUE), start)
        before = venue.start() if venue else before
    low = max(floor, start - _LONGEST_LIST)
    return _match_names(_narrative_pointer(), body, low, before, date.end() + _BEHIND_DATE)


def _match_names(pattern: re.Pattern[str], body: str, low: int, before: int, limit: int) -> re.Match[str] | None:
    """Return the match of ``pattern`` whose names begin first between ``low`` and ``before``, where their date is."""
    outside = UP_TO_NAMES.match(body, low, before)
    openings = _OPENING.finditer(body, outside.end() if outside else low, before)
    return next(filter(None, (pattern.match(body, opening.start(), limit) for opening in openings)), None)


def _narrative(match: re.Match[str], body: str) -> Iterator[Pointer]:
    aside = _ASIDE.match(match["authors"])
    of = _PARTICLE.match(match["authors"])
    aside = of if of and _OF_WORK.search(body, max(0, match.start() - 20), match.start()) else aside
    match = (aside and _narrative_pointer().match(body, match.start() + aside.end())) or match
    venue, is_known = match["venue"] or match["called"], is_organisation(match["authors"]) and match["called"]
    if (venue and not (is_known or _names_venue(venue))) or (match["where"] and not _names_venue(match["where"])):
        return  # the bracket is a pointer of its own: Systems (Meadows, 2008)
    if not match["open"]:
        certain = _CUT.search(match["authors"]) is not None
        yield from _pointers(match, 0, Span(*match.span()), certain=certain)
        return
    certain = _is_certain(match, comma=match["open"] == "[" or bool(match["where"])) or (
        not NO_AUTHOR.search(match["authors"])
        and (
            match["authors"].endswith(("'s", "’s"))
            or REPORTS.match(body, match.end()) is not None
            or _is_led_to(match, body)
            or answers_who(body, match.start())
        )
    )
    yield from _pointers(match, 0, Span(*match.span()), certain=certain)


def _is_led_to(match: re.Match[str], body: str) -> bool:
    """Tell whether words such as "according to" lead to the author; behind an article only organisations are one."""
    lead = BY.search(body, max(0, match.start() - 24), match.start())
    if lead is None:
        return False
    if lead.group().startswith("by") and _CAPITAL_BEFORE.search(body, max(0, lead.start() - 40), lead.start()):
        return False  # War by Timetable (1969)
    name = match["authors"][_before_names(match["authors"]) :]
    return not lead["article"] or is_organisation(name) or name.isupper()


def _is_certain(found: re.Match[str], comma: bool) -> bool:
    """Tell whether names and year can only be a pointer: several names, a comma, a letter or a page."""
    names, truncated = read_names(found["authors"])
    several = len(names) > 1 and not _IN_MADRID.search(found["authors"])
    told = several or truncated or comma or found["locator"] or not found["years"].isdecimal()
    return bool(told) and not NO_AUTHOR.search(_ARTICLE.sub("", found["authors"]))


def _before_names(written: str) -> int:
    """Return the length of what is no name: ``la`` before ``OMS``, the sentence before names in Chinese."""
    lead = _ARTICLE.match(written) or _HAN_LEAD.match(written)
    if lead:
        return lead.end()
    if not _HAN.search(written) or _HAN_ORGANISATION.search(written):
        return 0
    latin = _LATIN_BEHIND.search(written)
    if latin:
        return latin.start()
    names = _LATIN_NAME.search(written) or _HAN_NAMES.search(written)
    return names.start() if names else 0


def _pointers(found: re.Match[str], offset: int, group: Span, *, certain: bool) -> Iterator[Pointer]:
    """Yield one pointer per year: ``Li, 2020, 2021a`` is two, and ``2020a, b`` too."""
    start = found.start("authors") + _before_names(found["authors"])
    written = found.string[start : found.end("authors")]
    authors, truncated = read_names(written)
    if not authors:
        return
    authors_span = Span(start + offset, start + offset + len(written.rstrip(" ,\n")))
    if "told" not in found.groupdict():
        group = Span(start + offset, group.end)
    year = 0
    years = list(_JOINED_YEARS.finditer(found["years"]))
    if not years or not found["years"][0].isdigit():
        span = Span(start + offset, _pointer_end(found, offset, authors_span))
        yield Pointer(span, group, (), authors, truncated, None, "", authors_span, None, certain)
        return
    for position, part in enumerate(years):
        parsed = _YEAR_AND_LETTER.fullmatch(part.group())
        if not parsed:
            continue
        year = int(parsed[2]) if parsed[2] else year
        first = position == 0
        place = found.start("years") + part.start() + offset
        year_span = Span(place, place + len(part.group()))
        span = Span(start + offset, _pointer_end(found, offset, year_span)) if first else year_span
        yield Pointer(
            span,
            group,
            (),
            authors,
            truncated,
            year,
            parsed[3] or "",
            authors_span if first else None,
            year_span,
            certain,
        )


def _pointer_end(found: re.Match[str], offset: int, year: Span) -> int:
    """Return the end of the pointer: a lone year takes its locator and closing bracket along."""
    several = len(_JOINED_YEARS.findall(found["years"])) > 1
    if several:
        return year.end
    return offset + found.end("told" if "told" in found.groupdict() else 0)


def read_pointer(text: str, offset: int = 0) -> Pointer | None:
    """Return the pointer by name that the whole of ``text`` is (``Li et al., 2020``), shifted by ``offset``."""
    found = _part().fullmatch(text) if _IS_DATED.search(text) else None
    return next(_pointers(found, offset, Span(offset, offset + len(text)), certain=True), None) if found else None
