"""The learned reader: decides the fields of an entry that the readers of known styles do not read whole."""

from __future__ import annotations

import re

from citecheck.datatypes import FieldName, Span
from citecheck.parsing.learned.choosing import prevails
from citecheck.parsing.learned.features import find_tokens, make_features
from citecheck.parsing.learned.labels import find_runs
from citecheck.parsing.styles.heads import author_span
from citecheck.parsing.styles.reading import Reading
from citecheck.parsing.styles.splitting import trimmed_title
from citecheck.parsing.styles.tail import comment_start, find_year, read_tail, trimmed, with_stop
from citecheck.parsing.styles.view import View
from citecheck.tagger import label_words

_SCORE = 0.85
_HEADS = (FieldName.TITLE, FieldName.AUTHORS)
_DECIDED = (*_HEADS, FieldName.VENUE)  # what the model does not see of these is not there
_LEAD = re.compile(r"[\s.,;:\"']{0,4}(?:\[[A-Z]{1,2}(?:/OL)?\][.,]?\s)?(?:(?:[Ii]n|[Dd]ans|[Ee]n)\b:?\s)?")


def read_learned(view: View, hint: Reading, certainty: float) -> Reading:
    """Return the fields that the model sees, or ``hint`` if its labels are less probable than ``certainty`` or wrong.

    ``hint`` is what the readers of styles saw; what of it fits with the model's fields is kept. Raises
    ``ConfigurationError`` if the model is missing.
    """
    tokens = find_tokens(view.text)
    labels, probability = label_words(make_features(view, tokens))
    if probability < certainty:
        return hint
    learned = make_reading(view, tokens, labels, hint)
    return learned if prevails(view.text, hint, learned, probability) else hint


def make_reading(view: View, tokens: list[tuple[int, int]], labels: list[str], hint: Reading) -> Reading:
    """Return the reading that ``labels``, one for each of ``tokens``, stand for."""
    text = view.text
    runs = _first_runs(tokens, labels)
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
        end = comment_start(text, start, runs["container"].end)
        fields[FieldName.VENUE] = with_stop(text, trimmed(text, start, end), len(text))
    if "publisher" in runs:
        fields[FieldName.PUBLISHER] = trimmed(text, runs["publisher"].start, runs["publisher"].end)
    year = find_year(text, runs["date"].start, runs["date"].end) if "date" in runs else None
    if year is not None:
        fields[FieldName.YEAR] = year
    settled = {name: place for name, place in fields.items() if len(place) > 0}
    behind = max((settled[name].end for name in _HEADS if name in settled), default=0)
    is_tail_read = all(settled.get(name) == hint.fields.get(name) for name in _DECIDED)
    tail = {} if is_tail_read else read_tail(text, behind, len(text))
    for name, place in (*hint.fields.items(), *tail.items()):
        if name not in settled and name not in _DECIDED and not any(_overlap(place, item) for item in settled.values()):
            settled[name] = place
    return Reading(settled, _SCORE, hint.kind)


def _first_runs(tokens: list[tuple[int, int]], labels: list[str]) -> dict[str, Span]:
    """Return the first run of words of each label; a book's only title may be labelled as a container."""
    runs: dict[str, Span] = {}
    for label, start, end in find_runs(labels):
        runs.setdefault(label, Span(tokens[start][0], tokens[end - 1][1]))
    is_in_journal = "volume" in runs or "pages" in runs
    if not is_in_journal and "title" not in runs and "container" in runs:
        runs["title"] = runs.pop("container")
    return runs


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _is_balanced(text: str) -> bool:
    return text.count("(") == text.count(")") and text.count("[") == text.count("]")
