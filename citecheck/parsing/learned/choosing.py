"""Which of two readings of one entry prevails: that of the readers of styles, or the model's.

The model knows forms that no reader of styles knows, but not how exact the marks of a known style are: where the two
see different titles, what stands at the places in dispute says whose word is worth more there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citecheck.datatypes import FieldName, Span
from citecheck.parsing.authors import is_dated_at_end
from citecheck.parsing.learned.doubts import is_known
from citecheck.parsing.letters import UPPER
from citecheck.parsing.styles.last_sentences import continues_title
from citecheck.parsing.styles.sentences import find_boundaries
from citecheck.parsing.styles.splitting import NOTHING_BEHIND, NUMBERS_TO_END
from citecheck.parsing.styles.vocabulary import YEAR

if TYPE_CHECKING:
    from citecheck.parsing.styles.reading import Reading

_CUT_AMID = 0.9
"""How probable the labels must be to end a title amid what has the marks of a sentence. Chosen like the certainties in
``doubts.py``."""

_CERTAIN = 0.97
"""How probable they must be to begin a title elsewhere than behind the marks of a head."""

_WHOLE, _LISTED = 0.8, 0.9
"""Scores of a reading that begins with authors, and of one whose authors are a list or a person for certain."""

_NO_TITLE = re.compile(rf"\s\.|\.\)?\.?\s?[{UPPER}]\w|\bpp?(?!\w)|^\W+{YEAR}$|\(in\s")
"""What stands behind titles rather than in them: another sentence, pages, a year, a language."""

_IN_BRACKETS = re.compile(r"\s(?:\[[^\[\]]+\]|\((?!in\s)[^()]*\d{2}[^()]*\))")
_NUMBERS_BEHIND = re.compile(rf",\s(?:{YEAR}|\d|pp?\.)|\s\(?\d|;\s?\d")
_SENTENCE_END = re.compile(r"[\"')\]]{0,2}[.?!]")
_NUMERAL = re.compile(r"\.\s(?:[IVX]{1,5}|\d{1,2})(?!\w)")
_WORD = re.compile(r"[^\W\d_]{3}")
_NUMBER = re.compile(rf"(?!{YEAR}(?!\s[^\W\d_]))\d|[IVXLC]{{1,6}}\.\s")
_HEAD_ENDS = (".", ":", "?")
_PUBLISHED = frozenset({FieldName.VENUE, FieldName.PUBLISHER})
_INITIAL = re.compile(rf"\s[{UPPER}][a-z]?$")
_LONGEST_INITIAL = 3
_QUOTES = "\"'"


def prevails(text: str, hint: Reading, learned: Reading, probability: float) -> bool:
    """Tell whether ``learned``, whose labels have that ``probability``, is taken instead of ``hint``."""
    seen, said = hint.fields.get(FieldName.TITLE), learned.fields.get(FieldName.TITLE)
    if seen is None or hint.score < _WHOLE or not _is_sentence(text, seen):
        return True
    if text[seen.start - 1 : seen.start] == "[" and text[seen.end : seen.end + 1] == "]":
        return False  # a title that was translated
    if said is None:
        return hint.score < _LISTED
    if said.start > seen.start:
        return probability >= _CERTAIN or text[said.start - 1] in _QUOTES or not _is_marked_start(text, hint, seen)
    if said.start == seen.start and said.end != seen.end:
        return _ends_better(text, hint, learned, probability)
    return True


def _is_sentence(text: str, title: Span) -> bool:
    """Tell whether ``title`` has words and stands between two full stops, as in all styles that do not quote it."""
    before, words = text[: title.start].rstrip(" \"'(["), title.of(text)
    return (
        before[-1:] in _HEAD_ENDS
        and _is_sentence_end(text, title.end)
        and bool(_WORD.search(words))
        and words.count("(") == words.count(")")
    )


def _is_marked_start(text: str, hint: Reading, title: Span) -> bool:
    """Tell whether what stands before ``title`` can only be the end of a head: a year, the colon of Springer's style.

    A number behind a full stop can only be the start of a title.
    """
    before = text[: title.start].rstrip(" \"'([")
    year = hint.fields.get(FieldName.YEAR)
    if before.endswith(":") or (year is not None and year.end <= title.start <= year.end + 4):
        return True
    return before.endswith(".") and (_NUMBER.match(text, title.start) is not None or is_dated_at_end(text, title.end))


def _ends_better(text: str, hint: Reading, learned: Reading, probability: float) -> bool:
    """Tell whether the title ends where the model says, not where its readers saw the end."""
    seen, said = hint.fields[FieldName.TITLE], learned.fields[FieldName.TITLE]
    first, second = sorted((seen.end, said.end))
    if _is_sentence_end(text, first):
        if _NUMERAL.match(text, first):
            return said.end == second  # the number of a part belongs to the title
        if _NUMBERS_BEHIND.match(text, second):
            return said.end == first  # what volume, pages or year follow at once is a container
    venue = hint.fields.get(FieldName.VENUE)
    if (
        said.end < seen.end
        and venue is not None
        and NUMBERS_TO_END.match(text, venue.end)
        and is_known(text, hint.fields)
    ):
        return probability >= _CUT_AMID
    if said.end < seen.end and _INITIAL.search(text, max(0, first - _LONGEST_INITIAL), first):
        return probability >= _CUT_AMID
    if not _is_sentence_end(text, said.end):
        is_cut = said.end < seen.end and not _IN_BRACKETS.fullmatch(text, first, second)
        is_cut = is_cut and (_has_container(text, hint, learned) or _NO_TITLE.search(text[first:second]) is not None)
        return probability >= _CUT_AMID or is_cut
    if not _is_sentence_end(text, first):
        return True
    behind = second + (text[second : second + 1] in ".?!")
    if NOTHING_BEHIND.match(text, behind) is None or not _is_one_sentence(text, seen.start, first, second):
        return True
    return continues_title(text, seen.start, first, second) == (said.end == second)


def _has_container(text: str, hint: Reading, learned: Reading) -> bool:
    """Tell whether the model alone sees what has published the work: readers that see a known venue saw all of it."""
    return not _PUBLISHED.isdisjoint(learned.fields) and not is_known(text, hint.fields)


def _is_one_sentence(text: str, start: int, first: int, second: int) -> bool:
    """Tell whether but one sentence stands between ``first``, an end of a sentence, and ``second``."""
    ends = [item for item in find_boundaries(text, start, second) if item.strong and item.end < second]
    return bool(ends) and ends[-1].end == first


def _is_sentence_end(text: str, end: int) -> bool:
    return text[end - 1] in ".?!" or _SENTENCE_END.match(text, end) is not None
