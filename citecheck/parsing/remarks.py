"""Remarks: lines that say something of the reference above them and are no part of it."""

from __future__ import annotations

import re

from citecheck.parsing.letters import HAN
from citecheck.parsing.lines import Line
from citecheck.parsing.patterns import HAS_LETTERED_YEAR
from citecheck.parsing.prose.capitals import TITLE_CASE, share_of_capitals
from citecheck.parsing.shapes import holds_names_alone, score

NAMES_DETAIL = re.compile(
    r"\W{0,8}(?:authors?|title|year|date|published|publication|publisher|venue|journal|conference|booktitle|volume"
    r"|pages|"
    r"doi|url|link|arxiv|pmid|isbn|https?:|available|retrieved)\b",
    re.IGNORECASE,
)
"""How a line below a title begins that names its authors, venue or year."""
REMARK_LABEL = re.compile(
    r"[*_]{1,3}[^\W\d_][\w '’-]{2,30}(?::[*_]{1,3}|[*_]{1,3}:)\s|(?:Abstract|Annotation|Comment|Key (?:findings?"
    r"|points?)|Note|Notes|Relevance|Significance|Summary|Why it matters"
    r"|Zusammenfassung|Résumé|Resumen|Resumo|Riassunto)\s?:\s"
)
"""``**Summary:** what it says`` below a reference."""
_SAYS = re.compile(r"(?:This|These|It|Its|An?|Here|The (?:authors?|paper|article|book|study|chapter|report))\b")
"""How a sentence about a reference begins that stands as far in as its other lines."""
_NO_REMARK = re.compile(
    r"\d{3}|\d[–-]\d|https?:|\bdoi\b|arxiv:|^(?:In|Available|Retrieved|Accessed|Online|Reprint)\b", re.IGNORECASE
)
"""What a sentence about a reference does not have, so that the line goes on with the reference."""
_LEAST_REMARK = 2
_SHORT_REMARK = re.compile(r"(?:The|An?|This|My|Our|Very|Still|Not|Also)\s")
"""How a sentence of so few words begins; a journal's name may have as many."""
_CLEAR_SIGNS = 2
_HAN_STOPS = ("。", "！", "？")
_LEAST_TITLE = 20
"""Least characters of a title: before so many are read, the next line is more of the reference."""


def ends_reference(line: str) -> bool:
    """Tell whether a reference may end with ``line``: a full stop, a closing bracket, a digit, or an address."""
    last = line.rstrip().rpartition(" ")[2]
    return (
        last.endswith((".", ")", "]", ">", "*", "_", "。", "）", "』", "》", "」"))
        or last[-1:].isdigit()
        or "/" in last
    )


def remarks(line: Line, text: str, item: list[Line]) -> bool:
    """Tell whether ``text`` is a sentence about the reference that ended in the line before it."""
    if not ends_reference(item[-1].text):
        return False
    if HAN.match(text):  # scripts without capitals and spaces: a sentence ends as one, and a reference does not
        return text.endswith(_HAN_STOPS) and not _NO_REMARK.search(text) and _is_whole(_whole(item))
    if not text[:1].isupper() or len(text.split(None, _LEAST_REMARK)) <= _LEAST_REMARK:
        return False
    if text.count(" ") == _LEAST_REMARK and not _SHORT_REMARK.match(text):
        return False
    if line.indent > item[0].indent and not item[0].label and not _SAYS.match(text):
        return False  # hanging lines go on with the reference
    if text[-1] not in ".!?…)" or _NO_REMARK.search(text) or share_of_capitals(text) >= TITLE_CASE:
        return False
    return _is_whole(_whole(item))


def _whole(item: list[Line]) -> str:
    return " ".join(line.body.strip() for line in item)


def _is_whole(before: str) -> bool:
    """Tell whether authors, date and title stand in ``before``."""
    dated = HAS_LETTERED_YEAR.search(before)
    if dated is None or score(before) < _CLEAR_SIGNS:
        return False
    ends = dated.end() > len(before) - _LEAST_TITLE and not holds_names_alone(before[: dated.start()].rstrip(" (,"))
    return len(before if ends else before[dated.end() :]) >= _LEAST_TITLE
