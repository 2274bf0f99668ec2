"""Markers: the in-text pointers of a document, by number (``[2-4]``), name (``(Li, 2020)``) and label (``[^note]``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from citecheck.datatypes import PersonName, Span
from citecheck.parsing.letters import CAPITAL, UPPER
from citecheck.parsing.patterns import AUTHORS, YEAR, read_names

MAX_RANGE = 100
"""Longest numeric range that is expanded; ``[1-2000]`` is no pointer."""

_NUMBER = r"\d{1,5}(?:\s?[–—-]\s?\d{1,5})?"
_LOCATOR = r"(?:,\s(?:pp?\.|Sec|§|Ch|Th|Fig|Eq|Lem|Prop|Table|Appendix|S\.)[^\[\]\n]{1,40})?"
_NUMERIC = re.compile(rf"\[(?P<list>{_NUMBER}(?:\s?[,;]\s?\^?{_NUMBER}){{0,40}}){_LOCATOR}\](?![(:])")
_LABELS_LINE = re.compile(rf"(?<![^\n])\[\d{{1,5}}\]\s{{1,3}}{CAPITAL}")
"""A label at the start of a line, as an item of some list has it."""
_ONE_NUMBER = re.compile(_NUMBER)
_RAISED = re.compile(
    r"(?:(?<=[^\W\d_][^\W\d_][^\W\d_])"
    r"|(?<=[.,;:!?)\]\"”’*_]))(?P<list>[¹²³⁴-⁹][⁰¹²³⁴-⁹]{0,3}(?:[,⁻˒ ]{1,2}[¹²³⁴-⁹][⁰¹²³⁴-⁹]{0,3}){0,10})"
)
_RAISED_NUMBER = re.compile(r"[⁰¹²³⁴-⁹]{1,4}")
_RAISED_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SUP = re.compile(
    rf"<sup>\[?(?P<list>{_NUMBER}(?:\s?,\s?{_NUMBER}){{0,40}})\]?</sup>|(?<=\w|[.,;)])\^(?P<caret>\d{{1,4}})\^",
    re.IGNORECASE,
)
_FOOTNOTE = re.compile(r"\[\^(?P<label>[^\]\s]{1,40})\](?!:)")
_LABELS = re.compile(r"\[@?(?P<list>[A-Za-z][\w+&*.:-]{1,30}(?:[,;]\s?@?[A-Za-z][\w+&*.:-]{1,30}){0,10})\](?![(:\[])")
_ONE_LABEL = re.compile(r"[A-Za-z][\w+&*.:-]{0,30}")

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
_HAS_YEAR = re.compile(rf"(?<!\d){YEAR}[a-z]?(?!\d)")
_REPORTS = re.compile(
    r"(?:\s\w{3,12}ly)?\s(?:also\s|first\s|later\s|then\s)?(?:ask|show|found|find|argu|demonstrat|propos|introduc|report"
    r"|suggest|observ|present|describ|"
    r"develop|claim|conclud|prov|investigat|stud|examin|note|state|call|point|extend|apply|applied|use|explor"
    r"|identif|review|"
    r"survey|established|pioneer|formaliz|formalis|coin|publish|wrote|writes|defin|discuss|analy|compar|estimat"
    r"|provid|offer|remind|warn|emphasi|stress|remark|explain|insist|add|critici|popular|précis|montr|affirm|soutien|décri|définit"
    r"|zeigt|argumentiert|beschreib|schreib|betont|unterscheid|untersuch|definier|muestra|sostien|amplía|propone|afirma|analiza"
    r"|describe|señala|defiende|estudia)"
)
_BY = re.compile(
    r"\b(?:by|see|see also|cf\.|according to|per|as|selon|comme|nach|laut|bei|según|como|para|secondo)\s$",
    re.IGNORECASE,
)
# "sin Estado, y Sen (1999)": no comma stands between two names in these languages.
_ASIDE = re.compile(r"[^\s,]{2,40},\s(?:y|et|und|e)\s(?=\S{1,40}$)")
NO_AUTHOR = re.compile(
    rf"^[{UPPER}\d-]{{2,}}s?$|\b(?:Act|Age|Agreement|Amendment|Article|Bill|Celsius|Code|Company"
    rf"|Convention|Cup|Day|"
    r"Directive|Edition|Era|Law|League|Olympics|Protocol|Prize|Report|Season|Series|Standard|States|Street|Treaty"
    r"|War|World|"
    r"London|Paris|Berlin|Vienna|Rome|Madrid|Tokyo|Beijing|York|Washington|Boston|Chicago|Geneva|Amsterdam|China"
    r"|Japan|India|"
    r"Germany|France|Italy|Spain|Europe|America|Africa|Asia|Nature|Science|Cell|Lancet|NeurIPS|NIPS|ICML|ICLR|CVPR"
    r"|ACL|EMNLP|arXiv)$"
)


@dataclass(frozen=True, slots=True)
class Pointer:
    """A pointer as it stands: ``span`` alone, ``group`` with its bracket, and what it says.

    Numeric and label pointers have ``keys``; pointers by name have ``authors``, ``year`` and the ``letter`` after it.
    ``certain`` is false for a single capitalised word with a year, which counts only if an entry answers it.
    """

    span: Span
    group: Span
    keys: tuple[str, ...] = ()
    authors: tuple[PersonName, ...] = ()
    truncated: bool = False
    year: int | None = None
    letter: str = ""
    authors_span: Span | None = None
    year_span: Span | None = None
    certain: bool = True


@cache
def _part() -> re.Pattern[str]:
    """Return the pattern of a pointer in a bracket; compiled when first used because names make it large."""
    return re.compile(_PART, re.DOTALL)


@cache
def _narrative_pointer() -> re.Pattern[str]:
    """Return the pattern of ``Li et al. (2020)``."""
    return re.compile(_NARRATIVE)


def find_numeric_pointers(body: str, keys: frozenset[str]) -> list[Pointer]:
    """Return the pointers ``[3]``, ``[2-4]``, superscripts and ``[^note]``, in text order.

    ``keys`` are the labels of the entries. Without any, numbers count only if there are at least two distinct ones
    in square brackets; superscripts and labels count only when an entry may answer them.
    """
    numbered = any(key.isdecimal() for key in keys)
    found = [pointer for match in _NUMERIC.finditer(body) for pointer in _numeric_parts(match, body)]
    if not numbered and len({pointer.keys for pointer in found}) < 2:
        found = []
    if numbered:
        found.extend(pointer for match in _RAISED.finditer(body) for pointer in _raised_parts(match))
        found.extend(pointer for match in _SUP.finditer(body) for pointer in _sup_parts(match))
    for match in _FOOTNOTE.finditer(body):
        if match["label"] in keys:
            found.append(Pointer(Span(*match.span()), Span(*match.span()), keys=(match["label"],)))
    if any(not key.isdecimal() for key in keys):
        found.extend(_label_pointers(body, keys))
    return sorted(found, key=lambda pointer: (pointer.span.start, pointer.span.end))


def find_author_year_pointers(body: str) -> list[Pointer]:
    """Return the pointers ``(Li, 2020; Wu, 2021)`` and ``Li et al. (2020)``, in text order and without overlaps."""
    found = [
        pointer for match in _GROUP.finditer(body) if _HAS_YEAR.search(match["inner"]) for pointer in _group(match)
    ]
    found.extend(pointer for match in _narrative_pointer().finditer(body) for pointer in _narrative(match, body))
    found.sort(key=lambda pointer: (pointer.span.start, -pointer.span.end))
    kept: list[Pointer] = []
    for pointer in found:
        if not kept or pointer.span.start >= kept[-1].span.end:
            kept.append(pointer)
    return kept


def _numeric_parts(match: re.Match[str], body: str) -> Iterator[Pointer]:
    if body[match.start() - 1 : match.start()] in ("!", "\\") or _LABELS_LINE.match(body, match.start()):
        return
    for part in _ONE_NUMBER.finditer(match["list"]):
        keys = _expand(part.group())
        if not keys:
            return
        span = Span(match.start("list") + part.start(), match.start("list") + part.end())
        yield Pointer(span, Span(*match.span()), keys=keys)


def _expand(part: str) -> tuple[str, ...]:
    """Return the keys that ``3`` or ``2-4`` denotes; none for zero, a descending range or an overlong one."""
    first, _, last = part.replace("–", "-").replace("—", "-").partition("-")
    low, high = int(first), int(last or first)
    if low < 1 or not 0 <= high - low <= MAX_RANGE:
        return ()
    return tuple(str(number) for number in range(low, high + 1))


def _raised_parts(match: re.Match[str]) -> Iterator[Pointer]:
    for part in _RAISED_NUMBER.finditer(match["list"]):
        span = Span(match.start("list") + part.start(), match.start("list") + part.end())
        yield Pointer(span, Span(*match.span("list")), keys=(part.group().translate(_RAISED_DIGITS),))


def _sup_parts(match: re.Match[str]) -> Iterator[Pointer]:
    name = "caret" if match["caret"] else "list"
    for part in _ONE_NUMBER.finditer(match[name]):
        keys = _expand(part.group())
        if keys:
            span = Span(match.start(name) + part.start(), match.start(name) + part.end())
            yield Pointer(span, Span(*match.span()), keys=keys)


def _label_pointers(body: str, keys: frozenset[str]) -> Iterator[Pointer]:
    for match in _LABELS.finditer(body):
        parts = [(part.group().rstrip(".,;:"), part.start()) for part in _ONE_LABEL.finditer(match["list"])]
        if all(key in keys for key, _ in parts):
            for key, start in parts:
                offset = match.start("list") + start
                yield Pointer(Span(offset, offset + len(key)), Span(*match.span()), keys=(key,))


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
            or _BY.search(body, max(0, match.start() - 14), match.start())
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
