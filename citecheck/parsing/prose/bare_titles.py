"""Titles that nothing sets off but their capitals: ``Attention Is All You Need (Vaswani et al., 2017) introduced``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.datatypes import Citation, FieldName, FieldSpan, Span
from citecheck.parsing.letters import CAPITAL
from citecheck.parsing.markers import read_pointer
from citecheck.parsing.prose.capitals import count_capitals, count_words, share_of_capitals
from citecheck.parsing.prose.evidence import Evidence
from citecheck.parsing.prose.named import make_named

LEAST_WORDS = 4
"""Words of a title without quotes or emphasis: fewer in capitals are the name of a concept."""
LEAST_CAPITALS = 0.9
"""Share of its words, small ones apart, that are capitalised; one verb of a sentence is too many."""

_OPENING = re.compile(
    rf"^[ \t>]{{0,40}}(?:(?:[-*+•]|\(?\d{{1,4}}[.)])[ \t]{{1,3}}){{0,2}}"
    rf"(?P<title>{CAPITAL}[^()\n\"“”„«»*_\[\]]{{14,250}}?) \((?P<pointer>[^()\n]{{6,80}})\)",
    re.MULTILINE,
)


def find_bare_titles(text: str, body: str) -> Iterator[Citation]:
    """Yield the works that a line begins with: a phrase in title case, and author and year in brackets behind it."""
    for found in _OPENING.finditer(body):
        title = Span(*found.span("title"))
        phrase = title.of(body)
        pointer = read_pointer(found["pointer"], found.start("pointer"))
        if not pointer or not pointer.authors_span or not pointer.year_span or not _is_title(phrase):
            continue
        yield make_named(
            text,
            title,
            Evidence(
                title.start,
                found.end(),
                authors=pointer.authors,
                truncated=pointer.truncated,
                year=pointer.year,
                spans=[
                    FieldSpan(FieldName.AUTHORS, pointer.authors_span),
                    FieldSpan(FieldName.YEAR, pointer.year_span),
                ],
            ),
        )


def _is_title(phrase: str) -> bool:
    if count_words(phrase) < LEAST_WORDS or count_capitals(phrase) < LEAST_WORDS - 1 or ". " in phrase:
        return False
    return share_of_capitals(phrase) >= LEAST_CAPITALS
