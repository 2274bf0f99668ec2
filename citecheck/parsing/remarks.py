"""What an item of a list says besides its reference: the words that lead to it and the comment behind it."""

from __future__ import annotations

import re
from functools import cache

from citecheck.parsing.patterns import HAS_LETTERED_YEAR, NOT_A_NAME, YEAR
from citecheck.parsing.prose.people import names_start
from citecheck.parsing.shapes import has_title_marks

_LEAST_ENTRY = 40
_CLOSED = ('"', "”", "»", "“")
"""The marks behind a title."""
_COMMENT = re.compile(
    r"(?:\s(?:(?:→|➡|⇒|–|—|--)\s[^\W\d_][^\d\n]{5,300}|[*_]{1,2}\([^\W\d_][^()\d\n]{3,60}\)[*_]{1,2})"
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
_LONGEST_WORD = 20
_HEAD = 600
"""Longest such words, longest of them, and how far behind their beginning the title stands (characters)."""


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
    for comment in _COMMENT.finditer(item):
        before = item[: comment.start()]
        is_whole = before.endswith(_CLOSED) or (ends_reference(before) and len(before) > _LEAST_ENTRY)
        is_told = not comment["says"] or has_title_marks(before)
        if is_whole and is_told and HAS_LETTERED_YEAR.search(before):
            return comment.start()
    return len(item)


def ends_reference(line: str) -> bool:
    """Tell whether a reference may end with ``line``: a full stop, a closing bracket, a digit, or an address."""
    last = line.rstrip().rpartition(" ")[2]
    return last.endswith((".", ")", "]", ">", "*", "_")) or last[-1:].isdigit() or "/" in last
