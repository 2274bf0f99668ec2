"""What an item of a list says besides its reference: the words that lead to it and the comment behind it."""

from __future__ import annotations

import re
from functools import cache

from citecheck.lexicon import lexicon
from citecheck.parsing.letters import CAPITAL
from citecheck.parsing.patterns import HAS_LETTERED_YEAR, NOT_A_NAME, YEAR
from citecheck.parsing.prose.capitals import WORD
from citecheck.parsing.prose.people import names_start
from citecheck.parsing.remarks import REMARK_LABEL, ends_reference
from citecheck.parsing.shapes import has_title_marks
from citecheck.parsing.styles.vocabulary import PUBLISHER, VENUE_WORD
from citecheck.text.folding import fold_words

_LEAST_ENTRY = 40
_SCORED = re.compile(
    r"\s[(\[](?:relevance|score|similarity|confidence|distance|rank)\b[^()\[\]\n]{0,20}[)\]]\W{0,2}$", re.IGNORECASE
)
"""How well it answers, as programs say that have retrieved it."""
_LONGEST_SCORE = 40
_BRACKET = re.compile(r"\s\((?P<words>[^()\n]{6,200})\)\W{0,2}$")
_LONGEST_BRACKET = 208
_CLOSED = ('"', "”", "»", "“")
"""The marks behind a title."""
_COMMENT = re.compile(
    r"(?:\s(?:(?:→|➡|⇒|–|—|--)\s[^\W\d_][^\d\n]{5,300}|[*_]{1,2}\([^\W\d_][^()\d\n]{3,60}\)[*_]{1,2}"
    r"|\((?=\S{1,20}(?:\s[a-z]\S{0,20}){3})[^()\d\n]{10,300}\))"
    r"|,\s(?=(?:especially|esp\.|in\sparticular|particularly|notably|who|whose|which|where|though|although|but|for|on)\s)"
    r"[^\d\n]{5,300}"
    r"|(?<=[.)”\"])\s(?=(?P<says>This|These|It|He|She|They|I|We|Here|However|But"
    r"|The\s(?:authors?|paper|article|book|study|chapter|report|latter|former))\s)"
    r"[^\d\n]{5,300})\W{0,2}$"
)
"""What may be said behind an entry, without any digit."""
_TITLE_OR_DATE = re.compile(rf"[,:]?\s(?:[\"“„«]|[*_]{{1,2}}(?=[^\s*_])|\({YEAR}[a-z]?\)[.:,]\s)")
_LEADS = re.compile(r"(?:(?<=\s)[^\W\d_A-Z][\w'’]{0,12}[.,:]?|:|^(?:Compare|Contrast|Consult|Read|Following))\s$")
"""How the words end that lead to a reference: in lower case, or with a colon."""
_LONGEST_LEAD = 160
_NEXT = re.compile(
    rf"(?<=[.!?)\]*_\"”»])(?P<sentence>\s{{1,3}})(?=[\"“¿¡*_]{{0,2}}{CAPITAL})"
    r"|(?<=[)\]*_\"”»])(?P<clause>:\s)(?=[^\W\d_])"
    r"|(?<=\d)(?P<told>\s?:\s)(?=[a-z])"
    r"|(?<!\S)[^\s/]{1,80}/\S{1,200}(?P<address>\s)(?=[A-Z][a-z]{1,20},?\s[a-z])"
)
"""Where something may begin that is said of a work, behind what closes its reference."""
_SMALL = 3
_LEAST_WORDS = 3
_SHARE_OF_LOWER = 0.75
_CATALOGUED = re.compile(
    r"\d{3}|\d[–-]\d|https?:|\bdoi\b|arxiv|\b(?:p|pp|vol|no|eds?)\.|[\[\]]"
    r"|^\W{0,3}(?:In|En|Dans|Available|Retrieved|Accessed|Online|Reprint|Translat|Edited|Unpublished|Paper presented"
    r"|Originally|First published|Doctoral|Master|Ph\.? ?D|Published|Submitted|To appear|Manuscript|Special issue)",
    re.IGNORECASE,
)
"""What catalogues and styles say of a work, and no comment does."""
_PERIOD = re.compile(r"\s\(\d{4}[–-]\d{4}\)")
_ENDS_IN_NUMBERS = re.compile(
    rf"(?:\d\s?[–-]{{1,2}}\s?\w{{0,3}}\d{{1,6}}|https?://\S{{5,200}}|\b(?:doi|arXiv):\s?\S{{5,100}}"
    rf"|,\s(?!{YEAR}\b)\d{{1,6}}(?:\(\d{{1,4}}\))?)[.)]?$",
    re.IGNORECASE,
)
_LONGEST_ADDRESS = 210
_DATED_HEAD = re.compile(rf"^\W{{0,3}}\*\*[^*]{{3,200}}{YEAR}[^*]{{0,6}}\*\*")
"""The names and the year in bold, which are no title."""
_HEAD = 600
"""Longest such words, and how far behind their beginning the title stands (characters)."""


@cache
def _may_lead() -> re.Pattern[str]:
    """Return the pattern of words that open a sentence and no name: ``For``, ``The``, ``On``."""
    return re.compile(rf"(?!{NOT_A_NAME})")


def lead_length(item: str) -> int:
    """Return the length of the words before the reference of a note: ``For a critical view, see Li, *A title*``."""
    if not (item[:1].islower() or (item[:1].isupper() and _may_lead().match(item))):
        return 0
    found = _TITLE_OR_DATE.search(item, 0, _HEAD)
    start = names_start(item, found.start(), 0) if found else None
    if (
        not start
        or start > _LONGEST_LEAD
        or not _LEADS.search(item, 0, start)
        or HAS_LETTERED_YEAR.search(item, 0, start)
    ):
        return 0
    return start


def comment_start(item: str) -> int:
    """Return the length of ``item`` without the words behind it: ``... Nature, 3, 4-5. – A classic!``."""
    scored = _SCORED.search(item, max(0, len(item) - _LONGEST_SCORE)) or _said_in_bracket(item)
    item = item[: scored.start()] if scored else item
    for comment in _COMMENT.finditer(item):
        before = item[: comment.start()]
        is_whole = before.endswith(_CLOSED) or (ends_reference(before) and len(before) > _LEAST_ENTRY)
        is_told = not comment["says"] or has_title_marks(before)
        if is_whole and is_told and HAS_LETTERED_YEAR.search(before):
            return min(comment.start(), _said_behind(item[: comment.start()]))
    return _said_behind(item)


def _said_in_bracket(item: str) -> re.Match[str] | None:
    """Return the bracket at the end that says something of the work: ``..., *Ibis* (2010) (mind the erratum)``."""
    found = _BRACKET.search(item, max(0, len(item) - _LONGEST_BRACKET))
    if found is None or HAS_LETTERED_YEAR.search(found.group()) or not _is_whole(item[: found.start()]):
        return None
    return found if _is_said(found["words"], WORD.findall(found["words"])) else None


def _said_behind(item: str) -> int:
    """Return the length of ``item`` without the sentences at its end that say something of the work, in any language.

    They are told from venues and titles by their words in lower case, and stand only behind a reference that is whole.
    """
    starts = [found.start(found.lastgroup or 0) for found in _NEXT.finditer(item)]
    start = len(item)
    for at in reversed(starts):
        words = WORD.findall(item, at, start)
        part = item[at:start]
        is_said = REMARK_LABEL.match(part.strip()) or _is_said(part, words)
        if not (is_said or (start < len(item) and _is_exclamation(part, words))):
            break
        start = at
    while start < len(item) and not _is_whole(item[:start]):
        start = next((at for at in starts if at > start), len(item))
    return start


def _is_said(sentence: str, words: list[str]) -> bool:
    """Tell whether ``sentence`` is told in words of the language: no name, no date, no note of a catalogue."""
    if (
        len(words) < _LEAST_WORDS
        or _CATALOGUED.search(_PERIOD.sub("", sentence))
        or VENUE_WORD.match(sentence.strip(' "“*_'))
    ):
        return False
    long = [word for word in words[1:] if len(word) > _SMALL]
    n_lower = sum(word[0].islower() for word in long)
    return n_lower >= max(1, _SHARE_OF_LOWER * len(long)) and not lexicon().has_venue(fold_words(sentence))


def _is_exclamation(sentence: str, words: list[str]) -> bool:
    """Tell whether ``sentence`` is a word or two before others that are said: ``Demanding. Skip the middle part.``."""
    is_short = 0 < len(words) < _LEAST_WORDS and not any(char.isdigit() for char in sentence)
    return is_short and not lexicon().has_venue(fold_words(sentence)) and not PUBLISHER.search(sentence)


def _is_whole(before: str) -> bool:
    """Tell whether a reference can end with ``before``: its title is marked, or it ends as references do."""
    if any(before.count(mark) % 2 for mark in ('"', "**")) or before.count("(") > before.count(")"):
        return False
    if not HAS_LETTERED_YEAR.search(before) or len(before) < _LEAST_ENTRY:
        return False
    if _ENDS_IN_NUMBERS.search(before, max(0, len(before) - _LONGEST_ADDRESS)) or has_title_marks(
        _DATED_HEAD.sub("", before)
    ):
        return True
    last = before.rstrip(" .").rpartition(". ")[2]
    return last == "arXiv" or lexicon().has_venue(fold_words(last)) or PUBLISHER.search(last) is not None
