"""The learned reader: decides the fields of an entry that the readers of known styles do not read whole."""

from __future__ import annotations

import re
from itertools import groupby

from citecheck.datatypes import FieldName, Kind, Span
from citecheck.parsing.learned.features import find_tokens, make_features
from citecheck.parsing.styles.heads import author_span
from citecheck.parsing.styles.reading import Reading
from citecheck.parsing.styles.splitting import trimmed_title
from citecheck.parsing.styles.tail import find_year, read_tail, trimmed
from citecheck.parsing.styles.view import View
from citecheck.parsing.styles.vocabulary import YEAR
from citecheck.tagger import label_words

_CERTAIN = 0.93
_LIKELY = 0.8
"""Scores of readings. From the first on a reading holds as it is: the marked, quoted and linked forms, which the
readers of styles get right as often as the model does. Between the two, a reading that is whole holds. How often either
is right, by that rule: ``index/parser/README.md``."""

_FEW_WORDS = 3
_SCORE = 0.85
_HEADS = (FieldName.TITLE, FieldName.AUTHORS)
_DECIDED = (*_HEADS, FieldName.VENUE)  # what the model does not see of these is not there
_RUN_ON = re.compile(r"\. |, [Ii]n |,[^,]{0,200},[^,]{0,200},")
_DASH = re.compile(r"\s[-–—|]\s")
_SENTENCE_END = frozenset('.?!"')
_COLON = re.compile(r"(?<!\.):")  # "Levin, David, Unsettling Opera: Staging Mozart": half a title among the names
_ONLY_YEAR = re.compile(rf"\.\s{YEAR}\.?")
_INSIDE = re.compile(r"\b[Ii]n\b")
_LEAD = re.compile(r"[\s.,;:\"']{0,4}(?:(?:[Ii]n|[Dd]ans|[Ee]n)\b:?\s)?")


def needs_model(view: View, reading: Reading) -> bool:
    """Tell whether ``reading`` is too little, or too doubtful, to hold without asking the model."""
    if reading.score >= _CERTAIN or reading.kind is not Kind.UNKNOWN or view.emphasis:
        return False
    if view.text.count(" ") < _FEW_WORDS or _is_dashed(view.text, reading.fields):
        return False
    return reading.score < _LIKELY or not _is_whole(view.text, reading.fields)


def _is_dashed(text: str, fields: dict[FieldName, Span]) -> bool:
    """Tell whether a dash parts title and authors: a form of assistants, which the model has not seen."""
    if not all(name in fields for name in _HEADS):
        return False
    first, second = sorted((fields[name] for name in _HEADS), key=lambda place: place.start)
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
    gap = text[title.end : venue.start]
    return venue.start >= title.end and (gap[:1] in _SENTENCE_END or _INSIDE.search(gap) is not None)


def read_learned(view: View, hint: Reading) -> Reading:
    """Return the fields that the model sees; ``hint`` is what the readers of styles saw, and is kept where it fits.

    Raises ``ConfigurationError`` if the model is missing.
    """
    tokens = find_tokens(view.text)
    return make_reading(view, tokens, label_words(make_features(view, tokens, hint)), hint)


def make_reading(view: View, tokens: list[tuple[int, int]], labels: list[str], hint: Reading) -> Reading:
    """Return the reading that ``labels``, one for each of ``tokens``, stand for."""
    text = view.text
    runs = _find_runs(tokens, labels)
    fields: dict[FieldName, Span] = {}
    if "title" in runs:
        fields[FieldName.TITLE] = trimmed_title(text, runs["title"].start, runs["title"].end)
        if not _is_balanced(fields[FieldName.TITLE].of(text)) and FieldName.TITLE in hint.fields:
            return hint
    if "author" in runs:
        fields[FieldName.AUTHORS] = author_span(text, runs["author"].start, runs["author"].end)
    if "container" in runs:
        lead = _LEAD.match(text, runs["container"].start, runs["container"].end)
        start = lead.end() if lead else runs["container"].start
        fields[FieldName.VENUE] = trimmed(text, start, runs["container"].end)
    if "publisher" in runs:
        fields[FieldName.PUBLISHER] = trimmed(text, runs["publisher"].start, runs["publisher"].end)
    year = find_year(text, runs["date"].start, runs["date"].end) if "date" in runs else None
    if year is not None:
        fields[FieldName.YEAR] = year
    settled = {name: place for name, place in fields.items() if len(place) > 0}
    behind = max((settled[name].end for name in _HEADS if name in settled), default=0)
    for name, place in (*hint.fields.items(), *read_tail(text, behind, len(text)).items()):
        if name not in settled and name not in _DECIDED and not any(_overlap(place, item) for item in settled.values()):
            settled[name] = place
    return Reading(settled, _SCORE, hint.kind)


def _find_runs(tokens: list[tuple[int, int]], labels: list[str]) -> dict[str, Span]:
    """Return the first run of words of each label, of titles the longest; a book's only title may be labelled so."""
    runs: dict[str, Span] = {}
    for label, group in groupby(zip(labels, tokens, strict=True), key=lambda pair: pair[0]):
        places = [place for _, place in group]
        run = Span(places[0][0], places[-1][1])
        if label not in runs or (label == "title" and len(run) > len(runs[label])):
            runs[label] = run
    is_in_journal = "volume" in runs or "pages" in runs
    if not is_in_journal and "title" not in runs and "container" in runs:
        runs["title"] = runs.pop("container")
    return runs


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _is_balanced(text: str) -> bool:
    return text.count("(") == text.count(")") and text.count("[") == text.count("]")
