"""Titles in capitals whose writer the sentence tells: ``the paper Deep Frogs by Li, published in Ibis in 2017``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.datatypes import Citation, Span
from citecheck.parsing.letters import CAPITAL
from citecheck.parsing.organisations import is_organisation
from citecheck.parsing.patterns import YEAR
from citecheck.parsing.prose.after import read_after
from citecheck.parsing.prose.bare_titles import LEAST_WORDS, phrase_before
from citecheck.parsing.prose.before import read_before
from citecheck.parsing.prose.capitals import TITLE_CASE, count_capitals, count_words, is_small, share_of_capitals
from citecheck.parsing.prose.cues import CUE
from citecheck.parsing.prose.evidence import Evidence
from citecheck.parsing.prose.named import make_named
from citecheck.parsing.prose.works import Works

# Both begin with a letter: a search spares itself most of a text that way.
_TOLD = re.compile(rf"(?:by|which|that)\s(?={CAPITAL})|(?:published|presented|written)\s(?:in|at)\s")
_BEFORE_TOLD = re.compile(
    r"(?:,?\s(?:(?:which|that)\s)?(?:(?:was|were)\s)?(?:first\s|co-)?(?:(?:written|authored|published)\s)?"
    rf"|,?\sfrom\s{YEAR}\s|\s\([^()\n]{{0,60}}{YEAR}\),?\s"
    rf"|(?:\s\({YEAR}\))?,\san?\s(?:{YEAR}\s)?(?:\w{{1,12}}\s){{0,2}}(?:{CUE})\s)$"
)
"""What stands between a title and the word that leads to its writer."""
_REACH = 80
"""Longest such words (characters)."""
_CUE_AHEAD = re.compile(rf"(?:{CUE}|titled|entitled|published|wrote|authored)\b(?<=[a-zé]),?\s(?=[A-ZÀ-Þ])")
_CUED = re.compile(r"(?:[^\"“”„«»*_()\[\]\n.,]|,(?=\s\w)|\.(?=\d)){8,250}")
"""What follows ``the paper``, up to a mark or the end of the sentence."""
_CUED_END = re.compile(r",|\s(?=[a-z])|$")
_LEAST_CUED = 3
"""Words of a title behind ``the paper``."""
_LONGEST_CUE = 16
"""Longest word that says that a title follows (characters)."""
_HAS_CUE = re.compile(rf"\b(?:{CUE}|titled|entitled|published|wrote|authored)[,:]?\s$")


def find_told_titles(text: str, body: str, works: Works) -> Iterator[Citation]:
    """Yield the works whose title nothing but capitals sets off and whose writer and year are told beside it."""
    for told in _TOLD.finditer(body):
        behind = _BEFORE_TOLD.search(body, max(0, told.start() - _REACH), told.start())
        if behind is None:
            continue
        title = phrase_before(body, behind.start())
        citation = _read(text, body, works, title, cued=_is_cued(body, title.start))
        if citation:
            yield citation
    for opening in _CUE_AHEAD.finditer(body):
        start = opening.end()
        phrase = _CUED.match(body, start) if _is_cued(body, start) else None
        if phrase is None:
            continue
        for end in _CUED_END.finditer(body, start, phrase.end()):
            citation = _read(text, body, works, Span(start, end.start()), cued=True)
            if citation:
                yield citation
            if citation or not is_small(body[end.end() : end.end() + 20].partition(" ")[0]):
                break


def _is_cued(body: str, position: int) -> bool:
    """Tell whether a word such as "paper" or "wrote" leads to what starts at ``position``."""
    return bool(_HAS_CUE.search(body, max(0, position - _LONGEST_CUE), position))


def _read(text: str, body: str, works: Works, title: Span, *, cued: bool) -> Citation | None:
    """Return the work called ``title`` if its authors and year stand beside it."""
    words = title.of(body)
    if count_words(words) < (_LEAST_CUED if cued else LEAST_WORDS) or count_capitals(words) < LEAST_WORDS - 2:
        return None
    if share_of_capitals(words) < TITLE_CASE or (not cued and is_organisation(words)):
        return None
    evidence = Evidence(title.start, title.end)
    read_after(body, evidence, works)
    read_before(body, evidence, 0)
    if not evidence.authors or not evidence.year:
        return None
    return make_named(text, title, evidence)
