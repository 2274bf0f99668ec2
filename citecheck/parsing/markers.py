"""Pointers by name: ``(Li, 2020; Wu, 2021)`` and ``Li et al. (2020)``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from citecheck.datatypes import Span
from citecheck.parsing.letters import UPPER
from citecheck.parsing.organisations import ACRONYMS
from citecheck.parsing.patterns import AUTHORS, HAS_LETTERED_YEAR, YEAR, read_names
from citecheck.parsing.pointers import Pointer

_PAGES = (
    r"(?:,?\s(?:pp?\.?|S\.|ch\.|chap\.|sec\.|§|para\.|vol\.)\s?[\w.,–-]{1,15}(?:\s?[–-]\s?\w{1,8})?"
    r"|:\s?\d{1,5}(?:[–-]\d{1,5})?)"
)
_YEARS = rf"(?P<years>{YEAR}[a-z]?(?:/{YEAR})?(?:,\s?(?:{YEAR}[a-z]?|[a-z](?!\w))){{0,5}})"
_GROUP = re.compile(r"[(\[](?P<inner>[^()\[\]\n]{5,600}(?:\n[^()\[\]\n]{1,300})?)[)\]](?!\()")
_PART = (
    rf"\s{{0,2}}(?i:(?:see(?:\salso)?|cf\.?|e\.g\.,?|i\.e\.,?|vgl\.|siehe|voir|as in|after|following|from|by"
    rf"|for a review,? see|reviewed in),?\s){{0,2}}"
    rf"(?P<authors>{AUTHORS})(?P<comma>,)?\s?\(?{_YEARS}\)?{_PAGES}?(?P<rest>[,:]\s(?i:arxiv|doi|https?|10\.\d).{{1,200}})?\s{{0,2}}"
)
_NARRATIVE = rf"(?<![\w*\"“])(?P<authors>{AUTHORS})['’]?,?\s?[(\[](?P<inner>{_YEARS}{_PAGES}?)[)\]](?!\()"
_YEAR_AND_LETTER = re.compile(rf"({YEAR})?([a-z])?")
_JOINED_YEARS = re.compile(rf"{YEAR}[a-z]?|(?<=[\s,])[a-z](?!\w)")
_REPORTS = re.compile(
    r"(?:\s\w{3,12}ly)?\s(?:(?:has|have|had|also|first|later|then|a|ont|ha|hat|haben)\s){0,2}(?:maintain|agree|disagree"
    r"|contend|believ|assert|object|respond|repl(?:y|ie)|counter|conced|acknowledg|attribut|trac|hypothesi|theori[sz]"
    r"|conceptuali|advocat|recommend|urge|disput|reject|doubt|calculat|deriv|speculat|interview|caution|insist|warn"
    r"|conjectur|hold|held|think|thought|ask|show|found|find|argu|demonstrat|propos|introduc|report"
    r"|suggest|observ|present|describ|"
    r"develop|claim|conclud|prov|investigat|stud|examin|note|state|call|point|extend|apply|applied|use|explor"
    r"|identif|review|"
    r"survey|established|pioneer|formaliz|formalis|coin|publish|wrote|writes|defin|discuss|analy|compar|estimat"
    r"|provid|offer|remind|warn|emphasi|stress|remark|explain|insist|add|critici|popular|précis|montr|affirm|soutien|décri|définit"
    r"|zeigt|argumentiert|beschreib|schreib|betont|unterscheid|untersuch|definier|muestra|sostien|amplía|propone|afirma|analiza"
    r"|describe|señala|defiende|estudia)"
)
_BY = re.compile(
    r"\b(?:by|see|see also|cf\.|according to|per|as|(?:work|study|studies|research|findings|analysis) of|selon"
    r"|comme|nach|laut|bei|según|como|para|secondo|segundo|conforme)\s(?:(?:the|der|die|dem|das|la|le|les|el|los|las|il|lo|i|a|o|os)\s)?$",
    re.IGNORECASE,
)
# "sin Estado, y Sen (1999)": no comma stands between two names in these languages.
_ASIDE = re.compile(r"[^\s,]{2,40},\s(?:y|et|und|e)\s(?=\S{1,40}$)")
NO_AUTHOR = re.compile(
    rf"^(?!(?:{ACRONYMS})$)[{UPPER}\d-]{{2,}}s?$|\b(?:Act|Age|Agreement|Amendment|Article|Bill|Celsius|Code|Company"
    rf"|Convention|Cup|Day|"
    r"Directive|Edition|Era|Law|League|Olympics|Protocol|Prize|Report|Season|Series|Standard|States|Street|Treaty"
    r"|War|World|"
    r"London|Paris|Berlin|Vienna|Rome|Madrid|Tokyo|Beijing|York|Washington|Boston|Chicago|Geneva|Amsterdam|China"
    r"|Japan|India|"
    r"Germany|France|Italy|Spain|Europe|America|Africa|Asia|Nature|Science|Cell|Lancet|NeurIPS|NIPS|ICML|ICLR|CVPR"
    r"|ACL|EMNLP|arXiv)$"
)


@cache
def _part() -> re.Pattern[str]:
    """Return the pattern of a pointer in a bracket; compiled when first used because names make it large."""
    return re.compile(_PART, re.DOTALL)


@cache
def _narrative_pointer() -> re.Pattern[str]:
    """Return the pattern of ``Li et al. (2020)``."""
    return re.compile(_NARRATIVE)


def find_author_year_pointers(body: str) -> list[Pointer]:
    """Return the pointers ``(Li, 2020; Wu, 2021)`` and ``Li et al. (2020)``, in text order and without overlaps."""
    found = [
        pointer
        for match in _GROUP.finditer(body)
        if HAS_LETTERED_YEAR.search(match["inner"])
        for pointer in _group(match)
    ]
    found.extend(pointer for match in _narrative_pointer().finditer(body) for pointer in _narrative(match, body))
    found.sort(key=lambda pointer: (pointer.span.start, -pointer.span.end))
    kept: list[Pointer] = []
    for pointer in found:
        if not kept or pointer.span.start >= kept[-1].span.end:
            kept.append(pointer)
    return kept


def _group(match: re.Match[str]) -> Iterator[Pointer]:
    """Yield the pointers of one bracket; a bracket in which some part is not a pointer still yields the others."""
    group = Span(*match.span())
    offset = match.start("inner")
    for part in match["inner"].split(";"):
        found = _part().fullmatch(part)
        if found:
            yield from _pointers(found, offset, group, certain=_is_certain(found, bool(found["comma"])))
        offset += len(part) + 1


def _narrative(match: re.Match[str], body: str) -> Iterator[Pointer]:
    aside = _ASIDE.match(match["authors"])
    match = (aside and _narrative_pointer().match(body, match.start() + aside.end())) or match
    certain = _is_certain(match, comma=False) or (
        not NO_AUTHOR.search(match["authors"])
        and bool(
            match["authors"].endswith(("'s", "’s"))
            or _REPORTS.match(body, match.end())
            or _BY.search(body, max(0, match.start() - 24), match.start())
        )
    )
    yield from _pointers(match, 0, Span(*match.span()), certain=certain)


def _is_certain(found: re.Match[str], comma: bool) -> bool:
    names, truncated = read_names(found["authors"])
    return (len(names) > 1 or truncated or comma) and not NO_AUTHOR.search(found["authors"])


def _pointers(found: re.Match[str], offset: int, group: Span, *, certain: bool) -> Iterator[Pointer]:
    """Yield one pointer per year: ``Li, 2020, 2021a`` is two, and ``2020a, b`` too."""
    authors, truncated = read_names(found["authors"])
    if not authors:
        return
    authors_span = Span(
        found.start("authors") + offset, found.start("authors") + offset + len(found["authors"].rstrip(" ,\n"))
    )
    year = 0
    for position, part in enumerate(_JOINED_YEARS.finditer(found["years"])):
        parsed = _YEAR_AND_LETTER.fullmatch(part.group())
        if not parsed:
            continue
        year = int(parsed[1]) if parsed[1] else year
        start = found.start("years") + part.start() + offset
        year_span = Span(start, start + len(part.group()))
        first = position == 0
        span = Span(found.start("authors") + offset, _pointer_end(found, offset, year_span)) if first else year_span
        yield Pointer(
            span,
            group,
            (),
            authors,
            truncated,
            year,
            parsed[2] or "",
            authors_span if first else None,
            year_span,
            certain,
        )


def _pointer_end(found: re.Match[str], offset: int, year: Span) -> int:
    """Return the end of the pointer: a lone year takes its locator and closing bracket along."""
    several = len(_JOINED_YEARS.findall(found["years"])) > 1
    if several:
        return year.end
    rest = found.groupdict().get("rest")
    whole = found.group()[: found.start("rest") - found.start()] if rest else found.group()
    return found.start() + offset + len(whole.rstrip())


def read_pointer(text: str, offset: int = 0) -> Pointer | None:
    """Return the pointer by name that the whole of ``text`` is (``Li et al., 2020``), shifted by ``offset``."""
    found = _part().fullmatch(text)
    return next(_pointers(found, offset, Span(offset, offset + len(text)), certain=True), None) if found else None
