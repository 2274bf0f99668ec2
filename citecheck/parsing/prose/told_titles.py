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

_TOLD_BEHIND = re.compile(
    rf"(?<![\w’'-]){CAPITAL}[\w’'-]{{1,30}}(?P<end>)(?:,?\s(?:(?:which\s|that\s)?(?:was|were)\s)?(?:first\s|co-)?(?:written|authored"
    rf"|published)\s(?:by|in|at)\s|,?\s(?:from\s{YEAR}\s|\([^()\n]{{0,60}}{YEAR}\),?\s)?by\s(?={CAPITAL})"
    rf"|,\s(?:which|that)\s(?={CAPITAL})|(?:\s\({YEAR}\))?,\san?\s(?:{YEAR}\s)?(?:\w{{1,12}}\s){{0,2}}(?:{CUE})\sby\s)"
)
"""The last word of what may be a title, and the beginning of who wrote it."""
_CUED = re.compile(
    rf"(?<!\w)(?:{CUE}|titled|entitled|(?<=[\w.]\s)(?:published|wrote|authored)),?\s(?P<title>{CAPITAL}(?:[^\"“”„«»*_()\[\]\n.,]|,(?=\s\w)|\.(?=\d)){{8,250}})"
)
"""What follows ``the paper``, up to a mark or the end of the sentence."""
_CUED_END = re.compile(r",|\s(?=[a-z])|$")
_LEAST_CUED = 3
"""Words of a title behind ``the paper``."""
_SHOWN = 60
"""How far before a title such a word stands (characters)."""
_HAS_CUE = re.compile(rf"\b(?:{CUE}|titled|entitled)[,:]?\s$")


def find_told_titles(text: str, body: str, works: Works) -> Iterator[Citation]:
    """Yield the works whose title nothing but capitals sets off and whose writer and year are told beside it."""
    for told in _TOLD_BEHIND.finditer(body):
        title = phrase_before(body, told.start("end"))
        cued = bool(_HAS_CUE.search(body, max(0, title.start - _SHOWN), title.start))
        citation = _read(text, body, works, title, cued=cued)
        if citation:
            yield citation
    for cue in _CUED.finditer(body):
        start = cue.start("title")
        for end in _CUED_END.finditer(body, start, cue.end()):
            citation = _read(text, body, works, Span(start, end.start()), cued=True)
            if citation:
                yield citation
            if citation or not is_small(body[end.end() : end.end() + 20].partition(" ")[0]):
                break


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
