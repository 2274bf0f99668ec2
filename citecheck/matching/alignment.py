"""The citation's own text as a second reader: whether the recorded value stands in it, whatever the parser read.

A parser can cut a field wrongly, and a misread entry must not become an accusation. Each function answers for one field
whether a contradiction is only one of reading.
"""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from citecheck.datatypes import Citation, Kind, Outcome, PersonName, Reference
from citecheck.matching.people import compare_families, compare_people
from citecheck.matching.titles import compare_titles
from citecheck.matching.venues import compare_venues, is_organisation, stands_in
from citecheck.text.folding import fold_words, title_key
from citecheck.text.titles import content_words, is_distinctive

MIN_ALIGNMENT = 85.0
"""Partial ratio (0-100) from which a stretch of the text is worth comparing with the recorded title word by word."""
_RAW_LIMIT = 4000
_SPACE = re.compile(r"\s")
_BEFORE = re.compile(r"(?:^|[.,;:\"'“”‘’*_()\[\]{}<>«»„]|\d)\s*$")
_AFTER = re.compile(r"\s*(?:$|[.,;:?!\"'“”‘’*_()\[\]{}<>«»])")
_AND = re.compile(r" (?:and|&) ")
_HEAD = re.compile(r"^\W{0,3}([^\W\d_]{2,20},? [^\W\d_]{1,20})[.,]")
"""Two words and a stop where authors stand: ``boyd, d.``, ``danah boyd.``."""
_NAME = re.compile(r"(?:[A-Z][\w'’-]*\.? |v\. |v[ao]n |de[rn]? ){1,4}[A-Z][^\W\d_]{2,}")
"""A whole string in the shape of a name: ``J. A. Smith``, ``Bory Kea``."""
MAX_LEADING = 20
"""Parts of a venue between commas that are looked through for people."""
_PART = re.compile(r"[\s,.:;(\[–-]{0,4}(?:part|vol(?:ume)?|chapter|book|no)\.? ?(?:[ivxIVX]+|\d+)\b", re.IGNORECASE)
"""What makes another part of a work out of the title before it."""
_LINK = re.compile(r"\S*(?:://|10\.\d{4}|www\.)\S*")
_PERSON = re.compile(
    r"[A-Z]\. ?[A-Z][^\W\d_]+|[A-Z][^\W\d_]+,? [A-Z]\.|[A-Z][^\W\d_]+ [A-Z][^\W\d_]+"
    r"|[A-Z][^\W\d_]+ et al|[A-Z][^\W\d_]+ (?:and|&) [A-Z][^\W\d_]+|[A-Z][^\W\d_]+(?=,? \(?(?:1[5-9]|20)\d\d)"
)
"""Shapes of personal names: initial and family, family and initial, two capitalised words, a family before a year."""


def title_in_text(citation: Citation, title: str) -> Outcome:
    """Return how a distinctive ``title`` agrees with a stretch of the text between punctuation, else CONFLICT."""
    text = _text_of(citation)
    place = _stretch(text, title) if is_distinctive(title) else None
    if (
        not place
        or _PART.match(text, place[1])
        or not _BEFORE.search(text[: place[0]])
        or not _AFTER.match(text, place[1])
    ):
        return Outcome.CONFLICT
    outcome = compare_titles(text[slice(*place)], title).outcome
    return Outcome.EQUIVALENT if outcome is Outcome.EXACT else outcome


def _text_of(citation: Citation) -> str:
    return _SPACE.sub(" ", citation.raw[:_RAW_LIMIT])


def _stretch(text: str, title: str) -> tuple[int, int] | None:
    """Return where in ``text`` whole words stand that are nearly ``title``."""
    lower, wanted = text.lower(), title.lower()
    if len(wanted) > len(text) or len(lower) != len(text):
        return None
    found = fuzz.partial_ratio_alignment(wanted, lower, score_cutoff=MIN_ALIGNMENT)
    return _word_bounds(lower, found.dest_start, found.dest_end) if found else None


def _without_title(citation: Citation, title: str) -> str:
    """Return the text without the stretch that is the recorded title, or without the title that was read."""
    text = _text_of(citation)
    place = _stretch(text, title)
    if place:
        return f"{text[: place[0]]} ; {text[place[1] :]}"
    return text.replace(citation.title, " ; ") if citation.title else text


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
    return all(set(fold_words(str(name))) <= elsewhere and not _has_namesake(name, recorded) for name in foreign)


def names_others(citation: Citation, reference: Reference) -> bool:
    """Tell whether the text names people who are not on record, where it was not read to do so.

    What is left of the text without title, venue, publisher, identifiers and people on record is searched for shapes of
    personal names.
    """
    rest = _without_title(citation, reference.title)
    for known in (citation.venue, citation.publisher):
        rest = rest.replace(known, " ; ") if known else rest
    people = " ".join(map(str, (*citation.authors, *reference.authors)))
    known_words = set(fold_words(f"{reference.title} {reference.venue or ''} {reference.publisher or ''} {people}"))
    names = [part for found in _PERSON.findall(_LINK.sub(" ", rest)) for part in _AND.split(found)]
    names += _HEAD.findall(rest.partition(" ; ")[0])
    return any(known_words.isdisjoint(fold_words(name)) for name in names)


def names_others_as_venue(citation: Citation, reference: Reference) -> bool:
    """Tell whether what was read as the venue begins with people: ``J. Smith, Nature`` for a work in Nature."""
    if reference.kind in {Kind.BOOK, Kind.CHAPTER} or not citation.venue:
        return False  # places stand before publishers
    parts = citation.venue.split(", ")
    rests = (", ".join(parts[start:]) for start in range(1, min(len(parts), MAX_LEADING) + 1))
    start = next((place for place, rest in enumerate(rests, 1) if _agrees(rest, reference.venue)), 0)
    if _agrees(parts[0], reference.venue):
        return False
    known = set(fold_words(" ".join(map(str, reference.authors))))
    strangers = [part for part in parts[:start] if _NAME.fullmatch(part) and known.isdisjoint(fold_words(part))]
    return any(not is_organisation(part) for part in strangers)


def _agrees(venue: str, recorded: str | None) -> bool:
    return compare_venues(venue, recorded).outcome in {Outcome.EXACT, Outcome.EQUIVALENT}


def _stands_in(name: PersonName, words: list[str]) -> bool:
    family = fold_words(name.family or name.literal)
    return bool(family) and any(words[place : place + len(family)] == list(family) for place in range(len(words)))


def _is_one_of(name: PersonName, recorded: tuple[PersonName, ...]) -> bool:
    return any(compare_people(name, other) is not Outcome.CONFLICT for other in recorded)


def _has_namesake(name: PersonName, recorded: tuple[PersonName, ...]) -> bool:
    """Tell whether somebody on record has the family name and another given name: no misreading, another person."""
    words = set(fold_words(str(name)))
    return any(
        compare_families(name.family, other.family) is not Outcome.CONFLICT and not set(fold_words(str(other))) <= words
        for other in recorded
    )


def venue_in_text(citation: Citation, reference: Reference) -> bool:
    """Tell whether the recorded venue stands in the text outside the title."""
    rest = _LINK.sub(" ; ", _without_title(citation, reference.title))
    return bool(reference.venue) and stands_in(reference.venue or "", rest)


def is_part_of_title(venue: str, title: str) -> bool:
    """Tell whether what was read as a venue is the end of the recorded title, as after a question mark."""
    return len(content_words(venue)) >= 3 and title_key(title).endswith(title_key(venue))


def number_in_text(citation: Citation, value: str) -> bool:
    """Tell whether the recorded number (a year, volume or page range) stands in the text on its own."""
    first = re.match(r"\s*([a-zA-Z]{0,3}\d+)", value)
    return bool(first and re.search(rf"(?<![\w.]){re.escape(first.group(1))}(?![\w])", citation.raw[:_RAW_LIMIT]))
