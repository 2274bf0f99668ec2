"""Styles with the title in quotation marks: IEEE, MLA, Chicago, Harvard (single marks), and what assistants write."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citecheck.datatypes import FieldName, Span
from citecheck.lexicon import lexicon
from citecheck.parsing.styles.heads import read_head, read_trailing_authors
from citecheck.parsing.styles.reading import Reading
from citecheck.parsing.styles.tail import read_tail, trimmed, venue_stop
from citecheck.parsing.styles.vocabulary import PUBLISHER, VENUE_WORD
from citecheck.text.folding import fold_words

if TYPE_CHECKING:
    from citecheck.parsing.styles.view import View

_MAX_OPENINGS = 4
_OPENING = re.compile(r"(?:^|(?<=[\s(\[.,:]))[\"'](?=[\"']?[^\s\"'])")
_CLOSING = {
    '"': re.compile(r"[.,?!]\"(?=[\s)\],.;—–]|$)|(?<=\S)\"(?=[.,;)\]]|\s?$|\s[(–—\[-])"),
    "'": re.compile(r"[.,?!]'(?=[\s)\],.;—–]|$)|(?<=\S)'(?=[.,;)\]]|\s?$|\s[(–—\[-])"),
}
# A quotation that the sentence goes on from is a part of a title: “Sum over surfaces” form of loop quantum gravity.
_GOES_ON = re.compile(r"\s(?!(?:in|by|from|vol|pp|no|presented|published|available|retrieved|arXiv|doi|https?)\b)[a-z]")
_MARK_AND_TEXT = re.compile(
    r":\s[A-Z]|\s[–—-]\s|,\s(?!(?:in|by|from|vol|pp|no|presented|published|available|retrieved|and|doi)\b)[a-z]{1,12}\s"
)
_NEXT_SENTENCE = re.compile(r"\.\s(?P<words>[A-Z][^.\"]{10,200}[a-z]{2})\.\s[A-Z]")
_LONGEST_PLAIN_VENUE = 4
_WORD_BEFORE = re.compile(r"[^\W\d_]{4,}(?=\s$)")
_LONGEST_WORD = 40
_SCHOOL = re.compile(r"Universit|Universidad|Institut|College")
_CAPITAL_NEXT = re.compile(r"\s[A-Z][a-z]")
_ANY_CLOSING = {'"': re.compile(r"(?<=\S)\"(?=\s|$)"), "'": re.compile(r"(?<=\S)'(?=:?\s|$)")}


def read_quoted(view: View) -> Reading | None:
    """Return the reading of an entry whose title is quoted and stands first or behind authors (and year)."""
    text = view.text
    opening = _OPENING.search(text)
    for _ in range(_MAX_OPENINGS):
        if opening is None:
            break
        head = read_head(text, 0, opening.start())
        if head is None or _is_amid_title(text, opening.start()):
            break
        place = _quotation(text, opening)
        if place is not None and not (FieldName.AUTHORS in head and _goes_on_behind_mark(text, place[1])):
            return _reading(view, head, place)
        opening = _OPENING.search(text, opening.end())
    return None


def inside_quotation(text: str, start: int, end: int) -> Span:
    """Return the title in ``text[start:end]``; a quotation at its own end stays closed."""
    title = trimmed(text, start, end)
    if text[title.end : title.end + 1] == '"' and title.of(text).count('"') % 2 == 1:
        return Span(title.start, title.end + 1)
    return title


def _is_amid_title(text: str, at: int) -> bool:
    """Tell whether a word of titles stands before ``at``, without a mark between: "Rethinking 'Classifiers'"."""
    word = _WORD_BEFORE.search(text, max(0, at - _LONGEST_WORD), at)
    return word is not None and lexicon().reads_as_text(fold_words(word.group()))


def _quotation(text: str, opening: re.Match[str]) -> tuple[int, int] | None:
    """Return the inside of the quotation that begins at ``opening``."""
    mark = opening.group()
    found = _CLOSING[mark].search(text, opening.end() + 2)
    if found is None or text[found.start()] in "?!":
        found = found or _ANY_CLOSING[mark].search(text, opening.end() + 2)
        if found is not None and (_GOES_ON.match(text, found.end()) or _title_goes_on(text, found)):
            return None
    if found is None:
        return None
    return opening.end(), found.end()


def _goes_on_behind_mark(text: str, end: int) -> bool:
    """Tell whether a title goes on behind a mark that follows its quotation, which ends at ``end``.

    'A Necessity': Evolution in Novels; "3rd. Pole" – A Composition; 'labour', a Brief History; "Mir". A Study. Brill.
    """
    if _MARK_AND_TEXT.match(text, end):
        return True
    sentence = _NEXT_SENTENCE.match(text, end)
    if sentence is None or venue_stop(text, end + 1, len(text)) < sentence.end():
        return False
    words = fold_words(sentence["words"])
    return len(words) > _LONGEST_PLAIN_VENUE and not _names_venue(text, *sentence.span("words"), words)


def _names_venue(text: str, start: int, end: int, words: tuple[str, ...]) -> bool:
    """Tell whether ``words``, those of ``text[start:end]``, are the name of a venue, publisher or school."""
    return any(sign.search(text, start, end) for sign in (VENUE_WORD, PUBLISHER, _SCHOOL)) or lexicon().has_venue(words)


def _title_goes_on(text: str, closing: re.Match[str]) -> bool:
    """Tell whether words follow that name no venue, so that only a part of the title is quoted: "New" Trade Theory."""
    if not _CAPITAL_NEXT.match(text, closing.end()) or text[closing.end() - 2] in ".,":
        return False
    stop = venue_stop(text, closing.end(), len(text))
    sentence = text.find(". ", closing.end(), stop)
    stop = sentence if sentence >= 0 else stop
    words = fold_words(text[closing.end() : stop])
    return len(words) > 2 and not _names_venue(text, closing.end(), stop, words)


def _reading(view: View, head: dict[FieldName, Span], place: tuple[int, int]) -> Reading:
    text = view.text
    title = inside_quotation(text, *place)
    fields = {**head, FieldName.TITLE: title}
    rest = place[1]
    if FieldName.AUTHORS not in fields:
        rest = read_trailing_authors(text, rest, fields)
    tail = read_tail(text, rest, len(text))
    score = 0.95 if FieldName.AUTHORS in fields or tail else 0.6
    return Reading({**tail, **fields}, score if len(title) > 2 else 0.2)
