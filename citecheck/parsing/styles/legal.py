"""U.S. case citations: recognised so that they are never compared with papers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citecheck.datatypes import FieldName, Kind, Span
from citecheck.parsing.legal.reporters import find_places
from citecheck.parsing.styles.reading import Reading
from citecheck.parsing.styles.tail import trimmed
from citecheck.parsing.styles.vocabulary import YEAR

if TYPE_CHECKING:
    from citecheck.parsing.styles.view import View

_STATUTE = re.compile(
    r"\d(?<!\w\d)\d{0,2}\s(?:U\.\s?S\.\s?C\.|C\.\s?F\.\s?R\.|Stat\.\s\d)|Pub(?:lic|\.)\s(?:Law|L\.)\s(?:No\.\s)?\d"
)
_ALONE = re.compile(r"(?:In re|Ex parte)\s[A-Z][^,;()]{2,80}(?=,|\s\(|\s\d)")
_VERSUS = re.compile(r"\sv\.?\s(?=[A-Z])")
_FIRST_PARTY = re.compile(r"[A-Z][^,;()\"]{1,80}$")
_SECOND_PARTY = re.compile(
    r"[A-Z][^,;()\"]{1,80}?(?:,\s(?:Inc|Corp|Co|Ltd|LLC|L\.L\.C|LLP|L\.P|N\.A)\.?){0,2}(?=,|\s\(|\s\d)"
)
_LONGEST_PARTY = 81
_COURT_YEAR = re.compile(rf"\((?:[^()]{{0,40}}\s)?(?P<year>{YEAR})\)")


def read_legal(view: View) -> Reading | None:
    """Return the reading of a case or statute; the title is the name of the case (or of the act)."""
    text = view.text
    if " " not in text:
        return None
    cite = next(iter(find_places(text)), None)
    statute = None if cite else _STATUTE.search(text)
    if cite is None and statute is None:
        return None
    parties = _find_parties(text)
    if cite is not None and parties is None and not re.fullmatch(r"[\s.,]{0,3}", text[: cite.span.start]):
        return None
    fields: dict[FieldName, Span] = {}
    where = cite.span.start if cite else statute.start() if statute else 0
    if parties is not None and parties.start < where:
        fields[FieldName.TITLE] = parties
    elif statute is not None and statute.start() > 3:
        fields[FieldName.TITLE] = trimmed(text, 0, statute.start())
    year = _COURT_YEAR.search(text)
    if year:
        fields[FieldName.YEAR] = Span(*year.span("year"))
    return Reading(fields, 0.99, Kind.LEGAL)


def _find_parties(text: str) -> Span | None:
    """Return the name of the first case: one party, or two with "v." between them."""
    alone = _ALONE.search(text)
    for versus in _VERSUS.finditer(text, 0, alone.start() if alone else len(text)):
        first = _FIRST_PARTY.search(text, max(0, versus.start() - _LONGEST_PARTY), versus.start())
        second = _SECOND_PARTY.match(text, versus.end())
        if first and second:
            return Span(first.start(), second.end())
    return Span(*alone.span()) if alone else None
