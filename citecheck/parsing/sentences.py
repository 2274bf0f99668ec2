"""Sentences: the span of the sentence around a place, which is the claim that a pointer there supports."""

from __future__ import annotations

import re
from bisect import bisect_right

from citecheck.datatypes import Span

# Words before a full stop that does not end a sentence.
_ABBREVIATIONS = frozenset(
    "al e.g i.e cf vs fig figs eq eqs ref refs no nos vol pp p ch sec dr prof mr mrs ms st jr sr proc conf j int trans "
    "ed eds dept univ inc approx ca etc viz resp resp thm lem def prop ct bzw z.b u.a vgl s".split()
)
# A pointer that follows the full stop belongs to the sentence before it.
_POINTERS = r"(?:\s?\[\^?[\w,;\s–-]{1,40}\]|[⁰¹²³⁴-⁹]{1,6}){0,6}"
_END = re.compile(
    rf"(?P<stop>[.!?…][\"'”’»)\]*_]{{0,4}}{_POINTERS}\s+(?=[\"'“‘„«(\[*_]{{0,4}}[^\W_a-z]))|[。！？]"
    r"|\n\s{0,80}(?=\n)|\n(?=[ \t>]{0,20}(?:[-*+•|#]|\d{1,3}[.)]\s))"
)
_LIST_MARK = re.compile(r"[ \t\r\n>|]{0,80}(?:(?:[-*+•]|#{1,6}|\d{1,3}[.)])\s{1,4})?")
_ITEM = re.compile(r"(?P<indent>[ \t>]{0,40})(?:[-*+•–]|\d{1,3}[.)])\s")
_ITEM_START = re.compile(r"\n(?=[ \t>]{0,40}(?:[-*+•–]|\d{1,3}[.)])\s)")
_BLANK_LINE = re.compile(r"\n[ \t]{0,200}(?=\n)")
_LAST_WORD = re.compile(r"[\w.]{1,12}$")


def paragraph_around(text: str, position: int, reach: int) -> Span:
    """Return the part of the paragraph around ``position`` that lies within ``reach`` characters of it."""
    low = max(0, position - reach)
    before = [blank.end() for blank in _BLANK_LINE.finditer(text, low, position)]
    after = _BLANK_LINE.search(text, position, position + reach)
    return Span(before[-1] if before else low, after.start() if after else min(len(text), position + reach))


def item_start(text: str, position: int, reach: int) -> int:
    """Return where the paragraph or list item around ``position`` starts, but at most ``reach`` characters before."""
    start = paragraph_around(text, position, reach).start
    return max([start, *(item.end() for item in _ITEM_START.finditer(text, start, position))])


def leaves_item(text: str, start: int, end: int) -> bool:
    """Tell whether the next item of the list that ``start`` stands in begins before ``end``; a nested item does not."""
    if "\n" not in text[start:end]:
        return False
    item = _ITEM.match(text, text.rfind("\n", max(0, start - 1_000), start) + 1)
    following = _ITEM.match(text, text.rfind("\n", start, end) + 1)
    return item is not None and following is not None and len(following["indent"]) <= len(item["indent"])


class Sentences:
    """The sentences of a text, found once; look-ups take logarithmic time."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(end.end() for end in _END.finditer(text) if _ends_sentence(text, end))]
        self._found: dict[int, Span] = {}

    def around(self, span: Span) -> Span:
        """Return the sentence that ``span`` starts in, without the white space and list marks around it."""
        index = bisect_right(self._starts, span.start) - 1
        sentence = self._found.get(index)
        if sentence is None:
            sentence = self._found[index] = self._sentence(index)
        return Span(min(sentence.start, span.start), max(sentence.end, span.end))

    def _sentence(self, index: int) -> Span:
        start = self._starts[index]
        end = self._starts[index + 1] if index + 1 < len(self._starts) else len(self._text)
        sentence = self._text[start:end]
        mark = _LIST_MARK.match(sentence)
        lead = mark.end() if mark else 0
        return Span(start + lead, start + max(lead, len(sentence.rstrip())))


def _ends_sentence(text: str, end: re.Match[str]) -> bool:
    if end["stop"] is None or text[end.start()] != ".":
        return True
    word = _LAST_WORD.search(text, max(0, end.start() - 12), end.start())
    if word is None:
        return True
    last = word.group().rstrip(".").lower()
    if "." in last and text[end.end() : end.end() + 1].isdigit():
        return False  # 347 U.S. 483
    return last not in _ABBREVIATIONS and not (len(last) == 1 and last.isalpha())
