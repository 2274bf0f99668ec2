"""The citation's own text as a second reader: whether the recorded value stands in it, whatever the parser read.

A parser can cut a field wrongly, and a misread entry must not become an accusation. Each function answers for one field
whether a contradiction is only one of reading.
"""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from citecheck.datatypes import Citation, Outcome, PersonName, Reference
from citecheck.matching.people import compare_people
from citecheck.matching.titles import compare_titles
from citecheck.matching.venues import stands_in
from citecheck.text.folding import fold, fold_words
from citecheck.text.titles import is_distinctive

MIN_ALIGNMENT = 85.0
"""Partial ratio (0-100) from which a stretch of the text is worth comparing with the recorded title word by word."""
_RAW_LIMIT = 2000
_BEFORE = re.compile(r"(?:^|[.,;:\"'“”‘’*_()\[\]{}<>«»„]|\d)\s*$")
_AFTER = re.compile(r"\s*(?:$|[.,;:?!\"'“”‘’*_()\[\]{}<>«»])")
_LINK = re.compile(r"\S*(?:://|10\.\d{4}|www\.)\S*")
_PERSON = re.compile(
    r"[A-Z]\. ?[A-Z][^\W\d_]+|[A-Z][^\W\d_]+,? [A-Z]\.|[A-Z][^\W\d_]+ [A-Z][^\W\d_]+"
    r"|[A-Z][^\W\d_]+ et al|[A-Z][^\W\d_]+(?=,? \(?(?:1[5-9]|20)\d\d)"
)
"""Shapes of personal names: initial and family, family and initial, two capitalised words, a family before a year."""


def title_in_text(citation: Citation, title: str) -> Outcome:
    """Return how a distinctive ``title`` agrees with a stretch of the text between punctuation, else CONFLICT."""
    if not is_distinctive(title):
        return Outcome.CONFLICT
    raw = " ".join(citation.raw[:_RAW_LIMIT].split())
    folded, wanted = fold(raw), fold(title)
    if len(wanted) > len(folded):
        return Outcome.CONFLICT
    found = fuzz.partial_ratio_alignment(wanted, folded, score_cutoff=MIN_ALIGNMENT)
    if not found:
        return Outcome.CONFLICT
    start, end = _word_bounds(folded, found.dest_start, found.dest_end)
    if not _BEFORE.search(folded[:start]) or not _AFTER.match(folded, end):
        return Outcome.CONFLICT
    stretch = raw[start:end] if len(raw) == len(folded) else folded[start:end]
    outcome = compare_titles(stretch, title).outcome
    return Outcome.EQUIVALENT if outcome is Outcome.EXACT else outcome


def _word_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range widened to whole words, without white space and punctuation at its ends."""
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def authors_in_text(citation: Citation, reference: Reference) -> bool:
    """Tell whether every recorded family name stands in the text and every claimed name is one of them or a misreading.

    A claimed "name" made of words of the recorded title, venue or authors is a misreading.
    """
    recorded = reference.authors
    elsewhere = set(fold_words(f"{reference.title} {reference.venue or ''} {' '.join(map(str, recorded))}"))
    words = list(fold_words(citation.raw[:_RAW_LIMIT]))
    if not recorded or not all(_stands_in(name, words) for name in recorded):
        return False
    foreign = [name for name in citation.authors if not _is_one_of(name, recorded)]
    return all(set(fold_words(str(name))) <= elsewhere for name in foreign)


def names_others(citation: Citation, reference: Reference) -> bool:
    """Tell whether a text in which no authors were read names people, and none of the recorded ones.

    What is left of the text without title, venue, publisher and identifiers is searched for shapes of personal names.
    """
    words = list(fold_words(citation.raw[:_RAW_LIMIT]))
    if any(_stands_in(name, words) for name in reference.authors):
        return False
    rest = citation.raw[:_RAW_LIMIT]
    for known in (citation.title, citation.venue, citation.publisher, reference.title):
        rest = rest.replace(known, " ; ") if known else rest
    known_words = set(fold_words(f"{reference.title} {reference.venue or ''} {reference.publisher or ''}"))
    return any(not set(fold_words(found)) <= known_words for found in _PERSON.findall(_LINK.sub(" ", rest)))


def _stands_in(name: PersonName, words: list[str]) -> bool:
    family = fold_words(name.family or name.literal)
    return bool(family) and any(words[place : place + len(family)] == list(family) for place in range(len(words)))


def _is_one_of(name: PersonName, recorded: tuple[PersonName, ...]) -> bool:
    return any(compare_people(name, other) is not Outcome.CONFLICT for other in recorded)


def venue_in_text(citation: Citation, venue: str) -> bool:
    """Tell whether the recorded ``venue`` stands in the text outside the title."""
    text = citation.raw[:_RAW_LIMIT]
    return stands_in(venue, text.replace(citation.title, " ; ") if citation.title else text)


def number_in_text(citation: Citation, value: str) -> bool:
    """Tell whether the recorded number (a year, volume or page range) stands in the text on its own."""
    first = re.match(r"\s*([a-zA-Z]{0,3}\d+)", value)
    return bool(first and re.search(rf"(?<![\w.]){re.escape(first.group(1))}(?![\w])", citation.raw[:_RAW_LIMIT]))
