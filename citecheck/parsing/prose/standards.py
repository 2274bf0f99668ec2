"""Standards that prose names by their number.

RFCs are not among them: their numbers are identifiers, see ``citecheck.text.identifiers``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.datatypes import Citation, CitationForm, Kind, Span

_YEAR = r"(?:19|20)\d\d"
_FILM_SPEED = r"(?!(?:1600|3200|6400|12800|25600|51200)(?![\d:-]))"  # ISO 1600 is how sensitive a film is
_ISO = r"(?:(?:DIN|BS|NF)\s)?(?:EN\s)?ISO(?:/(?:IEC|IEEE|ASTM|TS|TR|PAS)){0,2}(?:\s(?:TS|TR|PAS))?"
_NAMES = (
    rf"{_ISO}\s{_FILM_SPEED}(?:\d{{4,6}}|\d{{1,3}}(?=-\d|:{_YEAR}))",
    r"(?:DIN\sEN|DIN|BS\sEN|BS|EN|IEC|JIS\s[A-Z]|GB/T)(?:/(?:TS|TR))?(?:\s(?:TS|TR|IEC))?\s\d{3,6}",
    r"(?:ANSI/)?IEEE\s(?:Std\.?|[Ss]tandard)\s\d{1,5}(?:\.\d{1,2}[a-z]{0,2})?",
    rf"IEEE\s\d{{3,4}}(?:\.\d{{1,2}}[a-z]{{0,2}})?(?=-{_YEAR})",
    r"ANSI/[A-Z]{2,7}(?:/[A-Z]{2,7})?(?:\s(?:Std\.?|[Ss]tandard))?\s[A-Z]?\d{1,5}(?:\.\d{1,4}){0,2}",
    r"ANSI\s[A-Z]\d{1,4}(?:\.\d{1,4}){1,2}",
    r"ASTM\s[A-G]\d{1,5}(?:/[A-G]\d{1,5}[A-Z]?)?",
    r"ECMA-\d{2,4}",
    r"3GPP\sT[SR]\s\d{2}\.\d{3}",
    r"ETSI\s(?:EN|TS|TR|ES)\s\d{3}\s\d{3}",
    r"ITU-[TR]\s(?:Rec(?:ommendation|\.)\s)?[A-Z]{1,2}\.\d{1,4}(?:\.\d{1,3})?",
    r"NIST\s(?:SP|Special\sPublication|IR|AI|TN)\s\d{3,4}|NISTIR\s\d{4}|(?:NIST\s)?FIPS(?:\sPUB)?\s\d{2,3}",
    r"(?:W3C\s)?WCAG\s\d\.\d|(?:W3C\s)?REC-[\w.]{2,30}-(?:19|20)\d{6}",
)
_BODY = re.compile(r"ISO|IEC|IEEE|ITU-|DIN|BS|NF|EN|ETSI|ECMA|JIS|GB/T|ANSI|ASTM|3GPP|NIST|FIPS|W3C|WCAG|REC-")
"""How every number of a standard begins; by these few letters most of a text is passed quickly."""
_STANDARD = re.compile(
    rf"(?<![\w/-])(?:{'|'.join(_NAMES)})(?:-\d{{1,4}}[A-Za-z]?){{0,2}}(?:\s?[Rr]ev(?:ision|\.)?\s?\d{{1,2}}|r\d)?"
    rf"(?::{_YEAR}(?:[/+]A\w{{1,3}}:{_YEAR})?)?(?![\w/]|-\w|[.:]\d)"
)


def find_standards(text: str, body: str) -> Iterator[Citation]:
    """Yield the standards of ``body``, in text order; they have no title of their own."""
    floor = 0
    for body_name in _BODY.finditer(body):
        found = _STANDARD.match(body, body_name.start()) if body_name.start() >= floor else None
        if found:
            span = Span(*found.span())
            yield Citation(span, span.of(text), CitationForm.PROSE, Kind.STANDARD)
            floor = span.end
