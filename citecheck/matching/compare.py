"""Compare a citation with one candidate: every field by its rule, with the citation's own text as a second reader.

Before a field counts as contradicting, the recorded value is looked for in the raw text (``alignment``), so that a
misread entry is not an accusation.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from citecheck.datatypes import (
    Candidate,
    Citation,
    CitationForm,
    FieldComparison,
    FieldName,
    FoundBy,
    Kind,
    Match,
    Outcome,
    Reference,
    Scheme,
)
from citecheck.matching.alignment import (
    authors_in_text,
    is_part_of_title,
    names_others,
    names_others_as_venue,
    number_in_text,
    title_in_text,
    venue_in_text,
)
from citecheck.matching.authors import UNREAD, compare_authors
from citecheck.matching.identifiers import compare_identifiers
from citecheck.matching.numbers import compare_pages, compare_volumes, compare_years
from citecheck.matching.score import probability_of
from citecheck.matching.titles import OTHER_TITLE, UNMISTAKABLE, compare_titles
from citecheck.matching.venues import VENUE_DIFFERS, compare_venues, is_preprint_venue, names_periodical


def compare(citation: Citation, candidate: Candidate) -> Match:
    """Return the match of ``citation`` with the reference of ``candidate``: a comparison per field and a probability.

    Another title ends the comparison, unless an identifier led to the record: nothing else could make it the same work.
    """
    reference = candidate.reference
    title = _compare_titles(citation, reference)
    if title.rule == OTHER_TITLE and candidate.found_by is not FoundBy.IDENTIFIER:
        return Match(reference, candidate.found_by, (title,), probability_of((title,)))
    preprint = _is_preprint(citation) or _is_preprint(reference)
    comparisons = (
        title,
        _compare_authors(citation, reference),
        _compare_years(citation, reference),
        _compare_venues(citation, reference),
        *_compare_numbers(citation, reference, preprint=preprint),
        *compare_identifiers(citation.identifiers, reference.identifiers),
    )
    return Match(reference, candidate.found_by, comparisons, probability_of(comparisons))


def _nearest_title(claimed: str, reference: Reference) -> FieldComparison:
    """Compare with the title on record or, if one agrees instead, with one of the others: original or translated."""
    found = compare_titles(claimed, reference.title)
    if found.outcome is Outcome.CONFLICT:
        others = (compare_titles(claimed, title) for title in reference.other_titles)
        found = next((item for item in others if item.outcome not in {Outcome.CONFLICT, Outcome.MISSING}), found)
    return found


def _compare_titles(citation: Citation, reference: Reference) -> FieldComparison:
    if not citation.title or not reference.title:
        rule = "no title claimed" if reference.title else "no title on record"
        found = FieldComparison(FieldName.TITLE, citation.title or "", reference.title, Outcome.MISSING, rule)
    else:
        found = _nearest_title(citation.title, reference)
    if found.outcome in {Outcome.CONFLICT, Outcome.MISSING} and found.rule not in UNMISTAKABLE:
        outcome = title_in_text(citation, reference.title)
        if outcome is not Outcome.CONFLICT:
            return replace(found, outcome=outcome, rule="recorded title found in the text")
    return found


def _compare_authors(citation: Citation, reference: Reference) -> FieldComparison:
    partial = citation.form is not CitationForm.ENTRY
    found = compare_authors(citation.authors, reference.authors, truncated=citation.authors_truncated, partial=partial)
    if found.outcome is Outcome.CONFLICT and authors_in_text(citation, reference):
        return replace(found, outcome=Outcome.EQUIVALENT, rule="recorded authors found in the text")
    if reference.authors and found.rule in UNREAD:
        if authors_in_text(citation, reference):
            return replace(found, outcome=Outcome.EQUIVALENT, rule="recorded authors found in the text")
        if names_others(citation, reference):
            return replace(found, outcome=Outcome.CONFLICT, rule="other names in the text")
    if found.outcome is not Outcome.CONFLICT and names_others_as_venue(citation, reference):
        return replace(found, outcome=Outcome.CONFLICT, rule="other names in the text")
    return found


def _compare_years(citation: Citation, reference: Reference) -> FieldComparison:
    found = compare_years(
        citation.year,
        reference.year,
        claims_preprint=_is_preprint(citation),
        records_preprint=_is_preprint(reference),
    )
    if found.outcome is not Outcome.CONFLICT:
        return found
    if Kind.BOOK in {citation.kind, reference.kind}:
        return replace(found, rule="another edition")
    return found


def _compare_venues(citation: Citation, reference: Reference) -> FieldComparison:
    found = compare_venues(citation.venue, reference.venue)
    if found.outcome is Outcome.CONFLICT and venue_in_text(citation, reference):
        return replace(found, outcome=Outcome.EQUIVALENT, rule="recorded venue found in the text")
    if found.outcome is Outcome.CONFLICT and is_part_of_title(citation.venue or "", reference.title):
        return replace(found, outcome=Outcome.MISSING, rule="part of the title")
    if found.rule == VENUE_DIFFERS and reference.kind is Kind.BOOK and not names_periodical(citation.venue or ""):
        return replace(found, outcome=Outcome.MISSING, rule="a book has many publishers")
    return found


def _compare_numbers(citation: Citation, reference: Reference, *, preprint: bool) -> Iterator[FieldComparison]:
    """Yield the comparisons of volume and pages where both name the same publication."""
    if preprint or Kind.BOOK in {citation.kind, reference.kind}:
        return
    for found in (
        compare_volumes(citation.volume, reference.volume),
        compare_pages(citation.pages, reference.pages),
    ):
        if found.outcome is Outcome.CONFLICT and number_in_text(citation, found.recorded):
            yield replace(found, outcome=Outcome.EQUIVALENT, rule=f"recorded {found.field.value} found in the text")
        else:
            yield found


def _is_preprint(work: Citation | Reference) -> bool:
    """Tell whether a preprint is cited or recorded: by its kind, its venue, or an arXiv id in the place of a venue."""
    if work.kind is Kind.PREPRINT or is_preprint_venue(work.venue):
        return True
    return not work.venue and any(item.scheme is Scheme.ARXIV for item in work.identifiers)
