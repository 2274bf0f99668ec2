"""Compare years, volumes and pages."""

from __future__ import annotations

import re

from citecheck.datatypes import FieldComparison, FieldName, Outcome

ADJACENT_YEARS = 1
"""Online and print year, or conference and proceedings year, of one work differ by this much."""
PREPRINT_LAG = 4
"""Years between a preprint or working paper and its publication that are no contradiction (fuzzycat's rule (8))."""

_NUMBER = re.compile(r"\d+")


def compare_years(
    claimed: int | None, recorded: int | None, *, claims_preprint: bool = False, records_preprint: bool = False
) -> FieldComparison:
    """Return how two years compare; where one side only is a preprint, the publication may come years later."""
    if claimed is None or recorded is None:
        outcome, rule = Outcome.MISSING, "no year claimed" if claimed is None else "no year on record"
    elif claimed == recorded:
        outcome, rule = Outcome.EXACT, "same year"
    elif abs(claimed - recorded) <= ADJACENT_YEARS:
        outcome, rule = Outcome.NEAR, "adjacent year"
    elif claims_preprint != records_preprint and (
        0 < (recorded - claimed if claims_preprint else claimed - recorded) <= PREPRINT_LAG
    ):
        outcome, rule = Outcome.NEAR, "preprint and publication"
    else:
        outcome, rule = Outcome.CONFLICT, "year differs"
    return FieldComparison(FieldName.YEAR, str(claimed or ""), str(recorded or ""), outcome, rule)


def compare_volumes(claimed: str | None, recorded: str | None) -> FieldComparison:
    """Return how two volume numbers compare; only plain numbers can contradict."""
    outcome, rule = Outcome.MISSING, "no volume to compare"
    if claimed and recorded:
        first, second = _NUMBER.findall(claimed), _NUMBER.findall(recorded)
        if claimed.strip().lower() == recorded.strip().lower():
            outcome, rule = Outcome.EXACT, "same volume"
        elif len(first) == 1 and len(second) == 1:
            same = int(first[0]) == int(second[0])
            outcome, rule = (Outcome.EQUIVALENT, "same number") if same else (Outcome.CONFLICT, "volume differs")
    return FieldComparison(FieldName.VOLUME, claimed or "", recorded or "", outcome, rule)


def compare_pages(claimed: str | None, recorded: str | None) -> FieldComparison:
    """Return how two page ranges compare: by their first pages, as ends are often abbreviated or left out."""
    outcome, rule = Outcome.MISSING, "no pages to compare"
    if claimed and recorded:
        first, second = _first_page(claimed), _first_page(recorded)
        if first and second:
            if first == second:
                outcome, rule = Outcome.EQUIVALENT, "same first page"
            elif (last := _last_page(claimed)) and last == _last_page(recorded):
                outcome, rule = Outcome.NEAR, "same last page"
            else:
                outcome, rule = Outcome.CONFLICT, "pages differ"
    return FieldComparison(FieldName.PAGES, claimed or "", recorded or "", outcome, rule)


def _first_page(pages: str) -> str | None:
    found = re.match(r"\s*(?:pp?\.?\s*|article\s+|art\.\s*no\.\s*)?([a-z]{0,3}\d+)", pages.lower())
    return found.group(1).lstrip("0") if found else None


def _last_page(pages: str) -> str | None:
    """Return the last page of a range written out, ``None`` for a single page or an abbreviated end."""
    numbers = _NUMBER.findall(pages)
    return numbers[-1].lstrip("0") if len(numbers) == 2 and len(numbers[1]) >= max(2, len(numbers[0])) else None
