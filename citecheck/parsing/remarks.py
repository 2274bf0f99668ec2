"""Remarks: what is said of a reference behind it, in its line or in the next, and is no part of it."""

from __future__ import annotations

import re

from citecheck.parsing.lines import Line
from citecheck.parsing.patterns import HAS_LETTERED_YEAR, LONE_YEAR
from citecheck.parsing.prose.capitals import SENTENCE_WORDS, TITLE_CASE, share_of_capitals
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
_COMMENT = re.compile(
    r"(?:\s(?:→|➡|⇒|–|—|--)\s[^\W\d_][^\d\n]{5,300}|\s[*_]{1,2}\([^\W\d_][^()\d\n]{3,60}\)[*_]{1,2}"
    r"|\s\((?=\S{1,20}(?:\s[a-z]\S{0,20}){3})[^()\d\n]{10,300}\)|[:;](?<=[\d)*_\"”][:;])\s[a-z][^\d\n]{10,300})\W{0,2}$"
)
"""What may be said behind an entry, without any digit."""
_CLOSED = ('"', "”", "»", "“")
"""The marks behind a title."""
_SAYS = re.compile(r"(?:This|These|It|Its|An?|Here|The (?:authors?|paper|article|book|study|chapter|report))\b")
"""How a sentence about a reference begins that stands as far in as its other lines."""
_NO_REMARK = re.compile(
    r"\d{3}|\d[–-]\d|https?:|\bdoi\b|arxiv:|^(?:In|Available|Retrieved|Accessed|Online|Reprint)\b", re.IGNORECASE
)
"""What a sentence about a reference does not have, so that the line goes on with the reference."""
_LEAST_REMARK = 3
_LEAST_ENTRY = 40
_CLEAR_SIGNS = 2
_SCORED = re.compile(
    r"\s[(\[](?:relevance|score|similarity|confidence|distance|rank)\b[^()\[\]\n]{0,20}[)\]]\W{0,2}$", re.I
)
"""How well it answers, as programs say that have retrieved it."""
_ENDING = re.compile(
    rf"(?:{LONE_YEAR}[a-z]?\)?[*_]{{0,2}}|\d[–-]\d{{1,6}}|\d\)|/\S{{1,200}}(?<![.,;])|(?P<mark>[*_\"”»]))"
    r"[.;]?(?<=[.;*_\"”»])\s(?=[*_]{0,2}[^\W\d_a-z])|(?P<word>[a-z]{3}\.)\s(?=[*_]{0,2}[^\W\d_a-z])"
)
"""Where a reference may end within its line: behind a year, pages, an address, the marks of a title or a word."""
_HAN = re.compile(r"[\u3040-\u9fff]")
_HAN_STOPS = ("。", "！", "？")
_STOPS = (".", "!", "?", "…")
_LONGEST_SCORE = 40
_LONG_REMARK = 9
"""Words from which a phrase behind a title alone is no name of a journal."""
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
    if _HAN.match(text):  # scripts without capitals and spaces: a sentence ends as one, and a reference does not
        return text.endswith(_HAN_STOPS) and not _NO_REMARK.search(text) and _is_whole(_whole(item))
    if not text[:1].isupper() or len(text.split(None, _LEAST_REMARK)) <= _LEAST_REMARK:
        return False
    if line.indent > item[0].indent and not item[0].label and not _SAYS.match(text):
        return False  # hanging lines go on with the reference
    if text[-1] not in ".!?…)" or _NO_REMARK.search(text) or share_of_capitals(text) >= TITLE_CASE:
        return False
    return _is_whole(_whole(item))


def _whole(item: list[Line]) -> str:
    return " ".join(line.body.strip() for line in item)


def comment_start(item: str) -> int:
    """Return the length of ``item`` without the words behind it: ``... Nature, 3, 4-5. – A classic!``."""
    for comment in _COMMENT.finditer(item):
        before = item[: comment.start()]
        is_whole = before.endswith(_CLOSED) or (ends_reference(before) and len(before) > _LEAST_ENTRY)
        if is_whole and (_is_whole(before) if comment.group()[0] in ":;" else HAS_LETTERED_YEAR.search(before)):
            return comment.start()
    scored = _SCORED.search(item, max(0, len(item) - _LONGEST_SCORE))
    return scored.start() if scored else _sentence_start(item)


def _sentence_start(item: str) -> int:
    """Return the length of ``item`` without a sentence about it: ``Li and Wu, *A title*, 1988. Read this first.``."""
    if item[-1:] not in _STOPS:
        return len(item)
    for ending in _ENDING.finditer(item, _LEAST_TITLE):
        before, rest = item[: ending.end()].rstrip(), item[ending.end() :]
        if REMARK_LABEL.match(rest) and not NAMES_DETAIL.match(rest) and _is_whole(before):
            return len(before)
        if ending["word"] and not (_SAYS.match(rest) and SENTENCE_WORDS.intersection(rest.split())):
            continue
        if _says(rest, behind_title=ending["mark"] is not None) and _is_whole(before):
            return len(before)
    return len(item)


def _says(words: str, *, behind_title: bool) -> bool:
    """Tell whether ``words`` are a sentence and no venue; behind a title a venue is what one expects."""
    if _NO_REMARK.search(words) or share_of_capitals(words) >= TITLE_CASE or score(words):
        return False
    n_words = len(words.split())
    if n_words <= _LEAST_REMARK:
        return False
    return not behind_title or n_words >= _LONG_REMARK or bool(SENTENCE_WORDS.intersection(words.split()))


def _is_whole(before: str) -> bool:
    """Tell whether authors, date and title stand in ``before``."""
    dated = HAS_LETTERED_YEAR.search(before)
    if dated is None or score(before) < _CLEAR_SIGNS:
        return False
    ends = dated.end() > len(before) - _LEAST_TITLE and not holds_names_alone(before[: dated.start()].rstrip(" (,"))
    return len(before if ends else before[dated.end() :]) >= _LEAST_TITLE
