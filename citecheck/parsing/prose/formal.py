"""Court cases, statutes and standards that prose names by their designation.

They are recognised so that they are never compared with papers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.datatypes import Citation, CitationForm, FieldName, FieldSpan, Kind, Span
from citecheck.parsing.letters import CAPITAL
from citecheck.parsing.patterns import YEAR
from citecheck.parsing.styles.legal import REPORTER

_VERSUS = re.compile(r"\s(?:v\.?|vs\.)\s")
_PARTY_WORD = rf"(?:{CAPITAL}|\d)[\w.'’&-]{{0,30}}"
_SMALL = r"(?:of|the|and|for|in|de|la|&|ex|rel\.|on|to)"
_SECOND = re.compile(
    rf"{_PARTY_WORD}(?:,?\s(?:{_SMALL}\s){{0,2}}{_PARTY_WORD}){{0,8}}?(?=[*_]{{0,2}},\s\d|[*_]{{0,2}}\s\()"
)
_FIRST_WORD = re.compile(rf"{_PARTY_WORD},?|{_SMALL}")
_LEAD_WORDS = frozenset(
    "In See Under Like After Since Also And But Both Unlike Although While When As Following Cf.".split()
)
_PLACE = (
    rf",\s\d{{1,4}}\s{REPORTER}(?:\s\(\d{{1,2}}\s[A-Z][\w.]{{1,12}}\))?\s{{1,2}}"
    r"(?:\d{1,5}|_{2,4})(?:,\s\d{1,5}(?:[–-]\d{1,5})?(?!\s?[A-Z]|\d))?"
)
"""``, 347 U.S. 483, 495``: a page of a reporter, with its author if early (``5 U.S. (1 Cranch) 137``)."""
_WHERE = re.compile(
    rf"[*_]{{0,2}}(?P<cite>{_PLACE}(?:{_PLACE}){{0,3}})?"
    rf"(?:\s\((?:[^()]{{0,40}}\s)?(?P<year>{YEAR})\))?"
)
_STATUTE = re.compile(
    r"(?<!\w)(?:\d{1,3}\sU\.\s?S\.\s?C\.(?:\sA\.)?\s§{1,2}\s?\d(?:[\w.-]{0,12}\w)?(?:\(\w{1,3}\)){0,4}"
    r"|\d{1,3}\sC\.\s?F\.\s?R\.\s(?:§{1,2}\s|[Pp]art\s)?\d(?:[\w.-]{0,12}\w)?|(?:Regulation|Directive)\s\((?:EU|EC|EEC)\)\s(?:No\.?\s)?\d{1,4}/\d{1,4}"
    r"|Directive\s\d{2,4}/\d{1,4}/(?:EU|EC|EEC)|(?:Pub\.\sL\.|Public\sLaw)\s(?:No\.\s)?\d{1,3}[–-]\d{1,4})"
)
_STANDARD = re.compile(
    r"(?<![\w/])(?:(?:ISO/IEC(?:/IEEE)?|ISO/(?:TS|TR|ASTM)|IEC|DIN\sEN\sISO|DIN\sEN|EN\sISO|ISO)(?:\s(?:TS|TR))?\s\d{4,6}"
    r"|3GPP\sT[SR]\s\d{2}\.\d{3}|IEEE\s802\.\d{1,2}[a-z]{0,2}(?=-(?:19|20)\d\d)|IEEE\sStd\.?\s\d{3,5}(?:\.\d{1,2}[a-z]{0,2})?|NIST\sSP\s\d{3,4}|FIPS(?:\sPUB)?\s\d{2,3})"
    r"(?:-\d{1,4}[A-Z]?){0,2}(?::(?:19|20)\d\d)?(?![\w/]|-\w)"
)
_MAX_PARTY_WORDS = 9


def find_formal(text: str, body: str) -> list[Citation]:
    """Return the cases, statutes and standards of ``body``; the title of a case is its name."""
    found = [*_cases(text, body)]
    found.extend(_designation(text, match, Kind.LEGAL) for match in _STATUTE.finditer(body))
    found.extend(_designation(text, match, Kind.STANDARD) for match in _STANDARD.finditer(body))
    return found


def _designation(text: str, match: re.Match[str], kind: Kind) -> Citation:
    span = Span(*match.span())
    return Citation(span, span.of(text), CitationForm.PROSE, kind)


def _cases(text: str, body: str) -> Iterator[Citation]:
    """Yield ``Brown v. Board of Education, 347 U.S. 483 (1954)``; a year or a reporter must follow the parties."""
    floor = 0
    for versus in _VERSUS.finditer(body):
        second = _SECOND.match(body, versus.end())
        start = _first_party(body, max(floor, versus.start() - 120), versus.start())
        if second is None or start is None:
            continue
        where = _WHERE.match(body, second.end())
        if where is None or not (where["cite"] or where["year"]):
            continue
        marks = len(body[max(0, start - 2) : start]) - len(body[max(0, start - 2) : start].rstrip("*_"))
        name, span = Span(start, second.end()), Span(start - marks, where.end())
        spans = [FieldSpan(FieldName.TITLE, name)]
        if where["year"]:
            spans.append(FieldSpan(FieldName.YEAR, Span(*where.span("year"))))
        yield Citation(
            span,
            span.of(text),
            CitationForm.PROSE,
            Kind.LEGAL,
            title=" ".join(name.of(text).split()),
            year=int(where["year"]) if where["year"] else None,
            field_spans=tuple(spans),
        )
        floor = span.end


def _first_party(body: str, low: int, end: int) -> int | None:
    """Return where the party starts that ends at ``end``: capitalised words, and small ones between them."""
    low = max(low, body.rfind("*", low, end) + 1, body.rfind("\n", low, end) + 1, body.rfind("(", low, end) + 1)
    start: int | None = None
    position = end
    for _ in range(_MAX_PARTY_WORDS):
        left = max(body.rfind(" ", low, position), low - 1) + 1
        word = body[left:position]
        if not _FIRST_WORD.fullmatch(word) or word in _LEAD_WORDS or (start is not None and word.endswith((".", ","))):
            break
        start = left if word[0].isupper() or word[0].isdigit() else start
        if left <= low:
            break
        position = left - 1
    return start
