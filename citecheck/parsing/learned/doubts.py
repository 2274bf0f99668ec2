"""When a reading of the known styles is too little, or too doubtful, to hold against the model."""

from __future__ import annotations

import re

from citecheck.datatypes import FieldName, Kind, Span
from citecheck.lexicon import lexicon
from citecheck.parsing.styles.reading import Reading
from citecheck.parsing.styles.view import View
from citecheck.parsing.styles.vocabulary import YEAR
from citecheck.text.folding import fold_words

_CERTAIN = 0.93
_LIKELY = 0.9
"""Scores of readings. From the first on a reading holds as it is: the marked, quoted and linked forms, which the
readers of styles get right as often as the model does. Below the second the model decides. How often either is right:
``index/parser/README.md``."""

NOT_ASKED = 2.0
_AT_ANY_RATE = 0.0
_IN_DOUBT = 0.2
_IF_SURE = 0.9
"""How probable the labels of the model must be to prevail: over an unlikely reading, over one with a part missing, over
a whole one with words left over or a venue that nobody knows. Chosen on the second part of the tagged references and on
rendered works of the odd half."""

_FEW_WORDS = 3
_RUN_ON = re.compile(r"\. (?!(?:[IVX]{1,5}|Part \w{1,4})\b)|, [Ii]n |,[^,]{0,200},[^,]{0,200},")
_DASH = re.compile(r"\s[-–—|]\s")
_SENTENCE_END = frozenset('.?!"')
_COLON = re.compile(r"(?<!\.):")  # "Levin, David, Unsettling Opera: Staging Mozart": half a title among the names
_ONLY_YEAR = re.compile(rf"\.\s{YEAR}\.?")
_INSIDE = re.compile(r"\b[Ii]n\b")
_NOTE = re.compile(r"\s?\[[^\[\]]{0,60}\]")
_WORD_OR_NOTE = re.compile(r"\[[^\[\]]{0,60}\]|[^\W_]+")
_CONNECTORS = frozenset(
    "in and et al p pp pages vol no ed eds proc th nd st rd arxiv preprint doi http https www dx org available at"
    " retrieved from".split()
)


def needed_certainty(view: View, reading: Reading) -> float:
    """Return how probable the labels of the model must be to prevail over ``reading``; ``NOT_ASKED`` where it holds."""
    if reading.score >= _CERTAIN or reading.kind is not Kind.UNKNOWN or view.emphasis:
        return NOT_ASKED
    text, fields = view.text, reading.fields
    if text.count(" ") < _FEW_WORDS or _is_dashed(text, fields):
        return NOT_ASKED
    if reading.score < _LIKELY:
        return _AT_ANY_RATE
    if not _is_whole(text, fields):
        return _IN_DOUBT
    return NOT_ASKED if _explains(text, fields) and is_known(text, fields) else _IF_SURE


def _is_dashed(text: str, fields: dict[FieldName, Span]) -> bool:
    """Tell whether a dash parts title and authors: a form of assistants, which the model has not seen."""
    if FieldName.TITLE not in fields or FieldName.AUTHORS not in fields:
        return False
    first, second = sorted((fields[FieldName.TITLE], fields[FieldName.AUTHORS]))
    return _DASH.search(text, max(first.end - 1, 0), second.start + 1) is not None


def _is_whole(text: str, fields: dict[FieldName, Span]) -> bool:
    """Tell whether all parts are there and one follows the other, or all parts of a form without a title."""
    if FieldName.AUTHORS not in fields or FieldName.YEAR not in fields:
        return False
    title, venue = fields.get(FieldName.TITLE), fields.get(FieldName.VENUE)
    if title is None:
        return venue is not None
    if _RUN_ON.search(text, title.start, title.end) or _COLON.match(text, fields[FieldName.AUTHORS].end):
        return False
    if venue is None:
        return FieldName.PUBLISHER in fields or _ONLY_YEAR.fullmatch(text, title.end) is not None
    gap = _NOTE.sub("", text[title.end : venue.start])
    return venue.start >= title.end and (gap[:1] in _SENTENCE_END or _INSIDE.search(gap) is not None)


def _explains(text: str, fields: dict[FieldName, Span]) -> bool:
    """Tell whether each word of the entry is in a field, in a note in square brackets, or joins fields."""
    year = fields[FieldName.YEAR].of(text)
    position = 0
    for place in (*sorted(fields.values()), Span(len(text), len(text))):
        if place.start > position:
            for word in _WORD_OR_NOTE.findall(text, position, place.start):
                if word.lower() not in _CONNECTORS and word != year and word[0] != "[":
                    return False
        position = max(position, place.end)
    return True


def is_known(text: str, fields: dict[FieldName, Span]) -> bool:
    """Tell whether the venue is known by name, or a publisher stands in its place."""
    venue = fields.get(FieldName.VENUE)
    if venue is None:
        return FieldName.PUBLISHER in fields
    return lexicon().has_venue(fold_words(venue.of(text)))
