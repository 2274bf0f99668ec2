"""Lines and cells that are one reference alone: ``Li, Ada. "A title." Minerva, vol. 3, 1998, pp. 6-9.``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.datatypes import Citation, CitationForm, Span
from citecheck.parsing.entries import parse_entry
from citecheck.parsing.letters import CAPITAL, CAPITAL_OR_DIGIT
from citecheck.parsing.patterns import HAS_LETTERED_YEAR
from citecheck.parsing.prose.capitals import SENTENCE_WORDS
from citecheck.parsing.prose.people import no_lead_word
from citecheck.parsing.shapes import is_reference

_LINE = re.compile(
    r"[ \t>]{0,12}(?:[-*+•–]\s{1,3})?(?:[\[(]?\d{1,4}[.)\]]{1,2}\s{1,3})?(?:\*\*[^*\n]{2,60}(?::\*\*|\*\*:)\s{1,3})?"
    rf"(?P<whole>{CAPITAL}[^\d\n\"“”„«»*_:(]{{2,300}}[.,]\s(?P<open>[\"“„«]|[*_]{{1,2}})"
    r"[^\n\"“”„«»*_]{8,300}(?:[\"”“»]|[*_]{1,2})(?P<rest>[^\n]{0,250}))"
)
_OPENING = re.compile(r"[.,] (?:[\"“„«]|[*_]{1,2})(?=\s?\w)")
"""The mark before the title; only a line that has one behind names is read."""
_PUBLISHED = re.compile(
    rf"[.,]?\s{{0,2}}(?:[*_(]{{0,2}}{CAPITAL_OR_DIGIT}|in:?\s[*_]{{0,2}}{CAPITAL}|arXiv\b|(?:doi|https?):)"
)
"""What follows the title of a reference, and not words that somebody said."""


_GOES_ON = re.compile(
    r"\d,\s(?!(?:pp?|vol|no|edited|trans|in)\b)[a-z]{2,}\s[a-z]+\.?\s{0,3}$|^[.,]?\s{0,2}\d{1,4}\s[A-Z][\w.&]{0,12}\s"
)
"""Words of the sentence behind the reference, or the volume of a law review: other readers know where these end."""


def find_whole_lines(text: str, body: str) -> Iterator[Citation]:
    """Yield the references that have a line or cell to themselves: names, a marked title, where and when."""
    floor = 0
    for mark in _OPENING.finditer(body):
        if mark.start() < floor:
            continue
        start, floor = _line_around(body, mark.start())
        line = _LINE.fullmatch(body, start, floor)
        if line is None:
            continue
        rest = line["rest"]
        if (
            not HAS_LETTERED_YEAR.search(rest)
            or not _PUBLISHED.match(rest)
            or _GOES_ON.search(rest)
            or SENTENCE_WORDS.intersection(rest.split())
            or not no_lead_word().match(line["whole"])
            or not is_reference(line["whole"])
        ):
            continue
        start = line.start("whole")
        citation = parse_entry(text, Span(start, start + len(line["whole"].rstrip())), form=CitationForm.PROSE)
        if citation.title and citation.authors:
            yield citation


def _line_around(body: str, position: int) -> tuple[int, int]:
    """Return where the line around ``position`` starts and ends, in a table the cell."""
    start, end = body.rfind("\n", 0, position) + 1, body.find("\n", position)
    end = len(body) if end < 0 else end
    if not body[start:end].lstrip().startswith("|"):
        return start, end
    start, bar = body.rfind("|", start, position) + 1, body.find("|", position, end)
    return start, end if bar < 0 else bar
