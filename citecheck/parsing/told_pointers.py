"""Pointers that a sentence spells out: ``a 2015 study by Chen and colleagues``, ``In 2019, Smith et al. showed``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from citecheck.datatypes import Span
from citecheck.parsing.attribution import NO_AUTHOR, REPORTS
from citecheck.parsing.organisations import is_organisation
from citecheck.parsing.patterns import ET_AL, LONE_YEAR, authors_pattern, read_names
from citecheck.parsing.pointers import Pointer

_STUDY_BY = re.compile(
    rf"(?P<year>{LONE_YEAR})\s(?:(?!by\s)[\w’'-]{{1,20}}\s){{0,4}}(?:study|studies|paper|article|review|analysis|meta-analysis"
    r"|metaanalysis|trial|experiment|survey|essay|monograph|preprint|report|work|thesis|dissertation|book|chapter)\s"
    r"(?:published\s|led\s|conducted\s|written\s|authored\s)?(?:by|from)\s"
)
_IN_YEAR = re.compile(rf"(?P<year>{LONE_YEAR})(?<=\b[Ii]n\s\d\d\d\d),?\s")


@cache
def _cut() -> re.Pattern[str]:
    """Return the pattern of what ends a list that names not everybody."""
    return re.compile(rf"{ET_AL}$")


def find_told_pointers(body: str) -> Iterator[Pointer]:
    """Yield the pointers whose year stands before the names in a phrase; a lone name is doubtful there."""
    for found in _STUDY_BY.finditer(body):
        yield from _pointer(body, found.start(), found)
    for found in _IN_YEAR.finditer(body):
        names = authors_pattern().match(body, found.end())
        if names and _cut().search(names.group()) and REPORTS.match(body, names.end()):
            yield from _pointer(body, found.start(), found)


def _pointer(body: str, start: int, found: re.Match[str]) -> Iterator[Pointer]:
    """Yield the pointer of the names behind ``found``, from ``start`` on."""
    names = authors_pattern().match(body, found.end())
    written = names.group().rstrip(" ,") if names else ""
    if not names or written.endswith(("'s", "’s")) or is_organisation(written) or NO_AUTHOR.search(written):
        return
    authors, truncated = read_names(written)
    if not authors or authors[0].literal:
        return
    authors_span, year_span = Span(names.start(), names.start() + len(written)), Span(*found.span("year"))
    span = Span(start, authors_span.end)
    certain = truncated or len(authors) > 1
    year = int(found["year"])
    yield Pointer(span, span, (), authors, truncated, year, "", authors_span, year_span, certain)
