"""Places in reporters, ``347 U.S. 483``: where a case is printed (The Bluebook, tables T1 and T2)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from citecheck.datatypes import Span

_SERIES = r"(?:\s?(?:2d|3d|[4-7]th))?"
_FEDERAL = (
    r"U\.\s?S\.|S\.\s?Ct\.|L\.\s?Ed\.(?:\s?2d)?|F\.\s?Supp\.(?:\s?[23]d)?|F\.\s?App[’'](?:x|n)|F\.(?:\s?(?:2d|3d|4th))?"
    r"|F\.R\.D\.|B\.R\.|Fed\.\s(?:Cl|R\.\sServ)\.|Ct\.\sCl\.|T\.C\.(?:\sMemo\.?)?|M\.J\.|U\.S\.L\.W\."
)
_REGIONAL = rf"(?:A|P|N\.\s?E|N\.\s?W|S\.\s?E|S\.\s?W|So)\.{_SERIES}"
_STATES = (
    r"Ala\.|Alaska|Ariz\.|Ark\.|Cal\.|Colo\.|Conn\.|Del\.|Fla\.|Ga\.|Haw(?:ai[’'i]{1,2})?\.?|Idaho|Ill\.|Ind\.|Iowa|Kan\.|Ky\."
    r"|La\.|Md\.|Mass\.|Mich\.|Minn\.|Miss\.|Mo\.|Mont\.|Neb\.|Nev\.|N\.\s?H\.|N\.\s?J\.|N\.\s?M\.|N\.\s?Y\.|N\.\s?C\."
    r"|N\.\s?D\.|Ohio(?:\sSt\.)?|Okla\.|Or\.|Pa\.|R\.\s?I\.|S\.\s?C\.|S\.\s?D\.|Tenn\.|Tex\.|Utah|Vt\.|Va\.|Wash\.|W\.\s?Va\."
    r"|Wis\.|Wyo\."
)
_STATE = rf"(?:{_STATES})(?:\s?(?:App|Super|Ct|Misc|Rptr|Div|Supp|Eq|Crim|Civ|S|Dec)\.(?:\sDiv\.)?){{0,2}}{_SERIES}"
REPORTER = rf"(?:{_FEDERAL}|{_STATE}|{_REGIONAL})"
"""Abbreviations of U.S. reporters; databases (WL, LEXIS) are apart, as their volumes are years."""

_NOMINATIVE = r"(?:\(\d{1,2}\s[A-Z][\w.&’']{1,12}(?:\s[A-Z][\w.]{1,12})?\)\s)?"
_PRINTED = re.compile(
    rf"(?P<volume>\d(?<![\w.$€£-]\d)\d{{0,3}})\s(?P<reporter>{REPORTER})"
    rf"(?:,?\s(?P<short>at)\s{{1,2}}\d{{1,5}}|\s{{1,2}}{_NOMINATIVE}(?:\d{{1,5}}(?![\d.]\d|\w)|_{{2,4}}))"
)
_ELECTRONIC = re.compile(
    r"(?<![\w.-])(?P<volume>(?:19|20)\d\d)\s(?P<reporter>WL|(?:U\.S\.|[A-Z][\w.]{1,12})(?:\s[A-Z][\w.]{1,12}){0,3}\sLEXIS)"
    r"\s\d{1,8}(?!\w)|(?<![\w.-])(?P<year>(?:19|20)\d\d)[\s-](?P<court>Ohio|IL|ND|SD|NM|NMSC|OK|UT|VT|WI|WY)[\s-]\d{1,5}(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Place:
    """One place in a reporter; ``reporter`` is written without spaces, ``short`` says ``410 U.S. at 153``."""

    span: Span
    volume: str
    reporter: str
    short: bool = False


PlaceFinder = Callable[[str], "list[Place]"]
"""Finds the places in reporters of a text, in text order and without overlaps."""


def find_places(body: str) -> list[Place]:
    """Return the places in the reporters of The Bluebook's tables that people cite most. Linear in the text."""
    return sorted((*_printed(body), *_electronic(body)), key=lambda place: place.span)


def _printed(body: str) -> Iterator[Place]:
    for found in _PRINTED.finditer(body):
        yield Place(Span(*found.span()), found["volume"], "".join(found["reporter"].split()), bool(found["short"]))


def _electronic(body: str) -> Iterator[Place]:
    if "WL" not in body and "LEXIS" not in body and "-Ohio-" not in body:
        return
    for found in _ELECTRONIC.finditer(body):
        volume, reporter = found["volume"] or found["year"], found["reporter"] or found["court"]
        yield Place(Span(*found.span()), volume, "".join(reporter.split()))
