"""Author lists: cut and reordered lists agree; added, exchanged and missing authors contradict."""

from __future__ import annotations

import pytest

from citecheck.datatypes import Outcome, PersonName
from citecheck.matching.authors import agreeing_share, compare_authors


def people(text: str) -> tuple[PersonName, ...]:
    """``Family Given; Family Given``."""
    return tuple(PersonName(*name.strip().split(" ", 1)) for name in text.split(";") if name.strip())


RECORD = people("Vaswani Ashish; Shazeer Noam; Parmar Niki; Uszkoreit Jakob; Jones Llion; Gomez Aidan")
PAIR = people("Kahneman Daniel; Tversky Amos")

CASES = [
    ("Vaswani A; Shazeer N; Parmar N; Uszkoreit J; Jones L; Gomez A", False, "equivalent", "same authors"),
    ("Vaswani A", True, "equivalent", "list cut short"),
    ("Vaswani A; Shazeer N", True, "equivalent", "list cut short"),
    ("Vaswani A; Shazeer N; Parmar N", False, "near", "list cut short without et al."),
    ("Shazeer N; Vaswani A; Parmar N; Uszkoreit J; Jones L; Gomez A", False, "near", "order differs"),
    ("Vaswani A", False, "near", "list cut short without et al."),
    ("Vaswani A; Shazeer N", False, "conflict", "authors left out"),
    ("Shazeer N", True, "conflict", "first author differs"),
    ("Vaswani A; Shazeer N; Gomez A", True, "equivalent", "list cut short"),
    ("Vaswani A; Parmar N; Jones L", True, "conflict", "authors left out"),
    ("Vaswani A; Parmar N; Uszkoreit J; Jones L; Gomez A", False, "conflict", "authors left out"),
    ("Vaswani A; Shazeer N; Parmar N; Uszkoreit J; Jones L; Gomez A; Smith J", False, "conflict", "authors added"),
    ("Smith J; Shazeer N; Parmar N; Uszkoreit J; Jones L; Gomez A", False, "conflict", "first author differs"),
    ("Vaswani A; Shazeer N; Parmar N; Brown T; Mann B; Ryder N", False, "conflict", "authors exchanged"),
    ("Vaswani A; Smith J; Lee K; Brown T; Mann B; Ryder N", False, "conflict", "most authors differ"),
    ("Smith J; Johnson C", False, "conflict", "all authors differ"),
    ("", False, "missing", "no authors claimed"),
]


@pytest.mark.parametrize(("claimed", "truncated", "outcome", "rule"), CASES)
def test_lists_are_told_apart(claimed: str, truncated: bool, outcome: str, rule: str) -> None:
    """Each way in which a list can differ has its outcome and its rule."""
    found = compare_authors(people(claimed), RECORD, truncated=truncated)
    assert (found.outcome.value, found.rule) == (outcome, rule)


def test_one_of_two_authors_in_a_list_contradicts() -> None:
    """An entry that names one of two authors claims a single author; in running text it is only a short form."""
    assert compare_authors(PAIR[:1], PAIR).outcome is Outcome.CONFLICT
    assert compare_authors(PAIR[:1], PAIR, partial=True).outcome is Outcome.EQUIVALENT


def test_a_collaboration_stands_for_its_members() -> None:
    """A long member list and the name of the collaboration are the same authors."""
    collaboration = (PersonName(literal="ATLAS Collaboration"),)
    many = tuple(PersonName(f"Member{n}", "A") for n in range(40))
    assert compare_authors(collaboration, many).outcome is Outcome.EQUIVALENT
    assert compare_authors(collaboration, PAIR).outcome is Outcome.CONFLICT


def test_the_agreeing_share_counts_claimed_authors() -> None:
    """The share is of the claimed list, so an added author lowers it."""
    assert agreeing_share((*PAIR, PersonName("Smith", "J")), PAIR) == pytest.approx(2 / 3)
    assert agreeing_share((), PAIR) == 0
