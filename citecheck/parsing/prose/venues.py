"""A venue behind a title whose authors and year stand before it: ``Li (2019), "A title", Ibis, which shows``."""

from __future__ import annotations

import re

from citecheck.datatypes import Span
from citecheck.parsing.letters import CAPITAL
from citecheck.parsing.patterns import NOT_A_NAME
from citecheck.parsing.prose.capitals import SENTENCE_WORDS
from citecheck.parsing.prose.evidence import Evidence
from citecheck.parsing.styles.vocabulary import VENUE_WORD

_STOPPED = r"[,.](?=\s)|(?<=[,.][\"”’»])|(?<=[.?!][*_])"
_WORD = rf"(?:{CAPITAL}|[a-z]{{1,4}}[A-Z])[\w&'’/–-]{{0,30}}"
_SMALL = r"(?:of|and|the|on|in|for|to|&|der|für|de|des|du|di|da|do|et|und|y|e|la)"
_NAME = rf"{_WORD}(?:(?::?\s|\s&\s)(?:{_SMALL}\s){{0,3}}{_WORD}){{0,10}}"
_ABBREVIATED = (
    rf"[A-Z][A-Za-z&-]{{0,4}}\.(?:\s?(?:{_SMALL}\s)?"
    r"(?:[A-Z][\w&-]{0,10}\.|[A-Z][a-z]{2,12}(?=\s[A-Z]\w{0,9}\.))){1,6}(?:\s?[A-Z]{1,4}(?![\w.]))?"
)
_END = r"(?=[,;:)]|\.(?!\w)|[ \t]{0,3}(?:\n|\Z)|\s[–—-]\s|\s\(|(?<=\w\.)\s)"
_BEHIND_STOP = re.compile(
    rf"(?:{_STOPPED})\s(?:in\s)?(?P<mark>[*_]{{0,2}})"
    rf"(?P<venue>{_ABBREVIATED}|{_NAME}(?:\s\([A-Z][\w.& -]{{1,30}}\))?|(?:ar|bio|med)Xiv"
    rf"|{CAPITAL}[^.,;()\d\n\"“”*_]{{2,90}})(?P=mark){_END}"
)
_SMALL_WORD = re.compile(_SMALL)
_IN = re.compile(
    r",?\s(?:(?:published|presented|which appeared)\s)?(?:in|at)\s(?:the\s)?(?P<mark>[*_]{0,2})"
    rf"(?P<venue>{_NAME})(?P=mark)(?!\w)"
)
_SMALL_VENUE_WORD = re.compile(
    r"\b(?:journal|proceedings|conference|review|transactions|annals|letters|bulletin|archives?|quarterly|magazine|press"
    r"|zeitschrift|revue|revista|rivista|tijdschrift)\b"
)
_COMMENT = re.compile(
    rf"(?!{NOT_A_NAME})|(?:Excellent|Recommended|Essential|Great|Brilliant|Optional|Required|Available|Discussion|Summary"
    r"|Abstract|Foundational|Fascinating|Readable|Outstanding|Superb|Very|Highly|Must)\b"
)
"""How a sentence or a word of praise behind a title begins."""
_MOST_WORDS = 14


def read_venue_behind(text: str, evidence: Evidence, title: Span) -> None:
    """Read the venue behind ``title`` where authors and year are known and the authors stand before it.

    It is capitalised as venues are, and the phrase ends behind it.
    """
    is_told = evidence.authors and evidence.year and not evidence.venue
    if not is_told or evidence.start >= title.start or evidence.end != title.end:
        return
    found = _BEHIND_STOP.match(text, title.end)
    # Behind a stop the next sentence begins where a sentence leads to the title: Li (2010) wrote "A title". The end.
    is_sentence = found is not None and "." in text[title.end - 2 : title.end + 1] and not evidence.preceded
    if found is None or is_sentence or not _is_venue(found["venue"]):
        found = _IN.match(text, title.end)
        if found is None or not (found["mark"] or VENUE_WORD.search(found["venue"])):
            return
    if evidence.take_venue(text, Span(*found.span("venue"))):
        # The stop of a reference belongs to it, that of a sentence around it does not.
        is_reference = found.re is _BEHIND_STOP and text[title.end] != ","
        evidence.reach(evidence.start, found.end() + (is_reference and text[found.end() : found.end() + 1] == "."))


def _is_venue(words: str) -> bool:
    parts = words.split()
    if len(parts) > _MOST_WORDS or SENTENCE_WORDS.intersection(parts):
        return False
    if len(parts) == 1 and _COMMENT.match(words):
        return False
    return any(pattern.search(words) for pattern in (VENUE_WORD, _SMALL_VENUE_WORD)) or all(
        part[:1].isupper() or _SMALL_WORD.fullmatch(part) for part in parts
    )
