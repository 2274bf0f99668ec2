"""Compare two venues: names, abbreviations and acronyms of journals, conferences and publishers.

Strings that name no venue (arXiv, CoRR, a URL) are no claim, and a preprint on record contradicts no venue: the index
may simply hold the preprint.
"""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from citecheck.datatypes import FieldComparison, FieldName, Outcome
from citecheck.matching.venue_names import FULL_NAMES, LONGEST_NAME, NO_VENUE, PUBLISHERS, SERIES, VENUE_GROUPS
from citecheck.matching.words import compare_words
from citecheck.text.folding import fold, fold_words
from citecheck.text.tex import decode_tex

VENUE_DIFFERS = "venue differs"
"""The rule of a conflict between two names that no other rule could bring together."""
NEAR_LETTERS = 92.0
"""Ratio (0-100) of all letters from which lost spaces and slips explain the difference; Sociology and Psychology in one
journal name reach 90."""

_PERIODICAL = re.compile(
    r"\b(?:journal|proceedings|proc|conference|transactions|trans|letters|annals|symposium|workshop|quarterly|bulletin|reviews?"
    r"|annual|reports|magazine|handbook|j)\b"
)
_ORGANISATION = re.compile(r"\b(?:association|institute|university|tech|society|foundation|academy|academic|inc|ltd)\b")
_PUBLISHER = re.compile(r"\b(?:press|publish\w*|verlag|books|universit\w+)\b")
_NOISE = frozenset(
    """
    proceedings proc proceeding of the on in and for a an annual international intl conference conf symposium symp
    workshop meeting congress th st nd rd first second third ieee acm usenix aaai society association press
    publishers publisher publishing university univ inc ltd company co verlag vol volume no issue part series ser new
    advances transactions trans journal j and und et le la les de du des der die das
    """.split()
)  # fmt: skip
"""Words that venues share or that styles leave out; they carry no evidence alone."""
_SKIPPED = frozenset("the of on in and for an et und de la le les du des der die das y e del".split())
_ORDER = (Outcome.EXACT, Outcome.EQUIVALENT, Outcome.NEAR, Outcome.MISSING, Outcome.CONFLICT)
_BRACKET = re.compile(r"\s*[(\[][^()\[\]]{0,200}[)\]]")
_TAIL = re.compile(r"(?:\s*[:;/=]\s|\.\s(?=[a-z]{4})|\s[-–—]\s|,\s*(?:series|ser\.|sect|part|pt)\b).*$", re.DOTALL)
_DATED = re.compile(r"\b(?:\d{1,4}(?:st|nd|rd|th)?|[ivxlc]{2,6})\b|'\d\d\b")


def compare_venues(claimed: str | None, recorded: str | None) -> FieldComparison:
    """Return how two venue names compare, with the name of the rule that decided."""
    outcome, rule = _compare(claimed, recorded)
    return FieldComparison(FieldName.VENUE, claimed or "", recorded or "", outcome, rule)


def is_preprint_venue(venue: str | None) -> bool:
    """Tell whether the text where a venue stands names a preprint server or no venue at all."""
    return bool(venue and NO_VENUE.search(fold(venue)))


def stands_in(venue: str, text: str) -> bool:
    """Tell whether ``venue``, whole, abbreviated or by another name, stands as consecutive words of ``text``."""
    folded, folded_text = fold(venue), fold(text)
    words, text_words = _words(folded), _words(folded_text)
    if not words or not _groups_of(folded).isdisjoint(_groups_of(folded_text)):
        return bool(words)
    windows = (text_words[place : place + len(words)] for place in range(len(text_words) - len(words) + 1))
    return any(window == words or _abbreviates(window, words) for window in windows)


def _is_respelled(content: tuple[str, ...], record_content: tuple[str, ...]) -> bool:
    """Tell whether the names have the same words but for slips and inflections."""
    return (
        bool(content)
        and len(content) == len(record_content)
        and all(compare_words(*pair) is not Outcome.CONFLICT for pair in zip(content, record_content, strict=True))
    )


def _lost_spaces(first: str, second: str) -> bool:
    return fuzz.ratio("".join(_words(first)), "".join(_words(second))) >= NEAR_LETTERS


def names_periodical(venue: str) -> bool:
    """Tell whether the text surely names a journal or a conference, by its words or as a known name."""
    folded = fold(venue)
    return bool(_PERIODICAL.search(folded) or _groups_of(folded))


def _compare(claimed: str | None, recorded: str | None) -> tuple[Outcome, str]:
    if not claimed or not recorded:
        return Outcome.MISSING, "no venue to compare"
    if is_preprint_venue(claimed) or is_preprint_venue(recorded):
        return Outcome.MISSING, "a preprint is no venue"
    forms, record_forms = _forms(claimed), _forms(recorded)
    if not forms or not record_forms:
        return Outcome.MISSING, "venue folds to nothing"
    found = [_compare_forms(form, record_form) for form in forms for record_form in record_forms]
    return min(found, key=lambda item: _ORDER.index(item[0]))


def _forms(venue: str) -> tuple[str, ...]:
    """Return the folded ways to write the name: whole, without brackets, without subtitle or section.

    A known acronym is written out instead, since its letters alone can be compared with nothing.
    """
    whole = fold(decode_tex(venue) if any(char in venue for char in "\\{}") else venue)
    whole = re.sub(r"\b[dl]['’]", "", whole)
    bare = _BRACKET.sub("", whole)
    known = FULL_NAMES.get(" ".join(fold_words(_DATED.sub(" ", bare))))
    if known:
        return known
    return tuple(form for form in dict.fromkeys((whole, bare, _TAIL.sub("", bare))) if _words(form))


def _compare_forms(first: str, second: str) -> tuple[Outcome, str]:
    words, record_words = _words(first), _words(second)
    if words == record_words:
        return Outcome.EXACT, "same venue"
    if {len(words[-1]), len(record_words[-1])} == {1} and words[-1] != record_words[-1]:
        return Outcome.CONFLICT, "another section"
    groups, record_groups = _groups_of(first), _groups_of(second)
    if groups and record_groups:
        same = not groups.isdisjoint(record_groups)
        return (Outcome.EQUIVALENT, "names of one venue") if same else (Outcome.CONFLICT, "names of two venues")
    if _abbreviates(words, record_words) or _abbreviates(record_words, words):
        return Outcome.EQUIVALENT, "abbreviation"
    if _is_acronym_of(first, record_words) or _is_acronym_of(second, words):
        return Outcome.EQUIVALENT, "acronym"
    content, record_content = _content(words), _content(record_words)
    if not groups and not record_groups and _is_part(set(content), set(record_content), first, second):
        return Outcome.NEAR, "part of the name"
    return _compare_content(content, record_content, first, second)


def _is_part(content: set[str], record_content: set[str], first: str, second: str) -> bool:
    shorter, longer = sorted((content, record_content), key=len)
    return shorter <= longer and (len(shorter) >= 2 or shorter == longer or _names_publisher(shorter, first, second))


def _compare_content(
    content: tuple[str, ...], record_content: tuple[str, ...], first: str, second: str
) -> tuple[Outcome, str]:
    if _abbreviates(content, record_content) or _abbreviates(record_content, content):
        return Outcome.EQUIVALENT, "abbreviation"
    if _is_respelled(content, record_content) or _lost_spaces(first, second):
        return Outcome.NEAR, "spelling"
    if _is_publisher(second) and not _is_publisher(first) and names_periodical(first):
        return Outcome.CONFLICT, "a periodical for a book"
    if _is_publisher(first) or _is_publisher(second) or (_ORGANISATION.search(first) and not _PERIODICAL.search(first)):
        return Outcome.MISSING, "a publisher is no venue"
    if not content or not record_content:
        known = {" ".join(fold_words(first)), " ".join(fold_words(second))} & VENUE_GROUPS.keys()
        return (Outcome.CONFLICT, VENUE_DIFFERS) if known else (Outcome.MISSING, "a name without a word of its own")
    if SERIES.search(first) or SERIES.search(second):
        return Outcome.MISSING, "a series says nothing against a conference"
    if _may_abbreviate(first, _words(second)) or _may_abbreviate(second, _words(first)):
        return Outcome.MISSING, "may be an abbreviation"
    return Outcome.CONFLICT, VENUE_DIFFERS


def is_organisation(name: str) -> bool:
    """Tell whether ``name`` is a publisher or sounds like an institution."""
    folded = fold(name)
    return _is_publisher(folded) or bool(_ORGANISATION.search(folded) or _PERIODICAL.search(folded))


def _is_publisher(folded: str) -> bool:
    return " ".join(fold_words(folded)) in PUBLISHERS or bool(_PUBLISHER.search(folded))


def _names_publisher(content: set[str], first: str, second: str) -> bool:
    return bool(content) and all(_PUBLISHER.search(name) for name in (first, second))


def _words(folded: str) -> tuple[str, ...]:
    return tuple(word for word in fold_words(_DATED.sub(" ", folded)) if word not in _SKIPPED)


def _content(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in _NOISE)


def _groups_of(folded: str) -> frozenset[int]:
    """Return the venues whose name stands in the text as words of its own, not as part of a longer name."""
    words = fold_words(_DATED.sub(" ", folded))
    found: set[int] = set()
    covered: set[int] = set()
    for size in range(min(len(words), LONGEST_NAME), 0, -1):
        for start in range(len(words) - size + 1):
            places = range(start, start + size)
            groups = VENUE_GROUPS.get(" ".join(words[start : start + size]))
            if groups and covered.isdisjoint(places):
                found |= groups
                covered.update(places)
    return frozenset(found)


def _abbreviates(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether each word of ``short`` begins, in order, the words of ``long``, none of weight being left over."""
    if short == long or not short or len(short) > len(long):
        return bool(short) and short == long
    if set(short) <= set(long):
        return False  # words are left out, none is shortened
    place = 0
    left_over = 0
    for word in short:
        while place < len(long) and not _begins(word, long[place]):
            left_over += long[place] not in _NOISE
            place += 1
        if place == len(long):
            return False
        place += 1
    left_over += sum(word not in _NOISE for word in long[place:])
    return left_over <= len(long) // 4


def _may_abbreviate(folded: str, words: tuple[str, ...]) -> bool:
    """Tell whether a short-worded name could abbreviate the other by its initials; then it is no contradiction."""
    short = _words(folded)
    if len(short) == 1 and "." not in folded:
        word = short[0]
        begins_alike = word[0] == words[0][0] and word not in words
        return begins_alike and 3 <= len(word) <= 6 and _is_subsequence(word, "".join(words))
    if len(short) < 2 or sum(map(len, short)) > 6 * len(short):
        return False
    return _is_subsequence("".join(word[0] for word in short), "".join(word[0] for word in words))


def _is_subsequence(short: str, long: str) -> bool:
    letters = iter(long)
    return all(letter in letters for letter in short)


def _begins(short: str, long: str) -> bool:
    """Tell whether ``short`` is ``long`` cut off, or contracted to its first and last letters (``natl``, ``intl``)."""
    if long.startswith(short):
        return True
    if len(short) < 3 or short[0] != long[0] or len(short) >= len(long):
        return False
    return _is_subsequence(short, long) and (short[-1] == long[-1] or long.startswith(short[:-1]))


def _is_acronym_of(folded: str, words: tuple[str, ...]) -> bool:
    """Tell whether a word of ``folded`` is made of the initials of consecutive words of the other name."""
    initials = "".join(word[0] for word in words)
    content_initials = "".join(word[0] for word in _content(words))
    candidates = [word for word in fold_words(folded) if 3 <= len(word) <= 9 and word.isalpha()]
    if len(candidates) > 3:
        return False
    return any(
        initials.endswith(word) or initials.startswith(word) or content_initials in {word, word[1:]}
        for word in candidates
        if len(content_initials) >= 2
    )
