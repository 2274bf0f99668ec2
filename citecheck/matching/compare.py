"""Compare a citation with one candidate: every field by its rule, with the citation's own text as a second reader.

A parser can cut a field wrongly. Before a field counts as contradicting, the recorded value is looked for in the raw
text, so that a misread entry is not an accusation.
"""

from __future__ import annotations

import re
from dataclasses import replace

from citecheck.datatypes import (
    Candidate,
    Citation,
    CitationForm,
    FieldComparison,
    FieldName,
    Kind,
    Match,
    Outcome,
    PersonName,
    Reference,
    Scheme,
)
from citecheck.matching.authors import agreeing_share, compare_authors
from citecheck.matching.identifiers import compare_identifiers
from citecheck.matching.numbers import compare_pages, compare_volumes, compare_years
from citecheck.matching.score import probability_of
from citecheck.matching.titles import compare_titles
from citecheck.matching.venues import compare_venues, is_preprint_venue
from citecheck.text.folding import fold, fold_words
from citecheck.text.titles import is_distinctive

_BEFORE = re.compile(r"(?:^|[.,;:\"'“”‘’*_()\[\]{}<>«»„]|\d)\s*$")
_AFTER = re.compile(r"\s*(?:$|[.,;:?!\"'“”‘’*_()\[\]{}<>«»])")


def compare(citation: Citation, candidate: Candidate) -> Match:
    """Return the match of ``citation`` with the reference of ``candidate``: a comparison per field and a probability."""
    reference = candidate.reference
    preprint = _is_preprint_pair(citation, reference)
    comparisons = (
        _compare_titles(citation, reference),
        _compare_authors(citation, reference),
        _compare_years(citation, reference, preprint=preprint),
        compare_venues(citation.venue, reference.venue),
        *_compare_numbers(citation, reference, preprint=preprint),
        *compare_identifiers(citation.identifiers, reference.identifiers),
    )
    share = agreeing_share(citation.authors, reference.authors)
    return Match(reference, candidate.found_by, comparisons, probability_of(comparisons, share))


def _compare_titles(citation: Citation, reference: Reference) -> FieldComparison:
    if not citation.title or not reference.title:
        rule = "no title claimed" if reference.title else "no title on record"
        found = FieldComparison(FieldName.TITLE, citation.title or "", reference.title, Outcome.MISSING, rule)
    else:
        found = compare_titles(citation.title, reference.title)
    if found.outcome in {Outcome.CONFLICT, Outcome.MISSING} and _stands_alone(reference.title, citation.raw):
        return replace(found, outcome=Outcome.EQUIVALENT, rule="recorded title found in the text")
    return found


def _stands_alone(title: str, raw: str) -> bool:
    """Tell whether a distinctive ``title`` stands in ``raw`` between punctuation, not as part of a longer title."""
    words = fold_words(title)
    if not is_distinctive(title):
        return False
    folded = fold(raw)
    if words[0] not in folded or words[-1] not in folded:
        return False
    found = re.search(r"\b" + r"[\W_]{1,4}".join(map(re.escape, words)) + r"\b", folded)
    return bool(found and _BEFORE.search(folded[: found.start()]) and _AFTER.match(folded, found.end()))


def _compare_authors(citation: Citation, reference: Reference) -> FieldComparison:
    partial = citation.form is not CitationForm.ENTRY
    found = compare_authors(citation.authors, reference.authors, truncated=citation.authors_truncated, partial=partial)
    if found.outcome is Outcome.CONFLICT and _all_named(citation, reference.authors):
        return replace(found, outcome=Outcome.EQUIVALENT, rule="recorded authors found in the text")
    return found


def _all_named(citation: Citation, recorded: tuple[PersonName, ...]) -> bool:
    """Tell whether every recorded family name stands in the text where authors stand, and no claimed name is foreign."""
    words = set(fold_words(citation.raw)) - set(fold_words(citation.title or ""))
    families = ["".join(fold_words(name.family or name.literal)) for name in recorded]
    if not all(family in words for family in families):
        return False
    foreign = len(citation.authors) - round(agreeing_share(citation.authors, recorded) * len(citation.authors))
    return len(citation.authors) < len(recorded) and foreign == 0


def _compare_years(citation: Citation, reference: Reference, *, preprint: bool) -> FieldComparison:
    found = compare_years(citation.year, reference.year, preprint=preprint)
    if found.outcome is not Outcome.CONFLICT:
        return found
    if citation.kind in {Kind.BOOK, Kind.CHAPTER} and reference.kind is Kind.BOOK:
        return replace(found, rule="another edition")
    return found


def _compare_numbers(citation: Citation, reference: Reference, *, preprint: bool) -> tuple[FieldComparison, ...]:
    """Return the comparisons of volume and pages where both name the same publication."""
    if preprint or Kind.BOOK in {citation.kind, reference.kind}:
        return ()
    return (
        compare_volumes(citation.volume, reference.volume),
        compare_pages(citation.pages, reference.pages),
    )


def _is_preprint_pair(citation: Citation, reference: Reference) -> bool:
    """Tell whether one of the two may be the preprint of the other."""
    return (
        reference.kind is Kind.PREPRINT
        or citation.kind is Kind.PREPRINT
        or is_preprint_venue(citation.venue)
        or is_preprint_venue(reference.venue)
        or any(item.scheme is Scheme.ARXIV for item in (*citation.identifiers, *reference.identifiers))
    )
