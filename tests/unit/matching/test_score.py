"""The probability: a logistic table that contradictions lower."""

from __future__ import annotations

import pytest

from citecheck.datatypes import FieldComparison, FieldName, Outcome
from citecheck.matching.score import WEIGHTS, probability_of


def compared(**outcomes: str) -> list[FieldComparison]:
    """Comparisons by field name; ``title="altered"`` gives a conflict by that rule."""
    return [
        FieldComparison(FieldName(field), "a", "b", Outcome.CONFLICT, value)
        if value in {"altered", "other title"}
        else FieldComparison(FieldName(field), "a", "b", Outcome(value), "rule")
        for field, value in outcomes.items()
    ]


def test_agreement_is_near_one_and_another_title_near_zero() -> None:
    """Belief is high where title, authors and year agree and vanishes with another title."""
    assert probability_of(compared(title="exact", authors="exact", year="exact")) > 0.99
    assert probability_of(compared(title="other title")) < 0.01


def test_a_bare_identifier_is_its_work() -> None:
    """An identifier without a title claims nothing else."""
    assert probability_of(compared(identifier="exact")) > 0.95


def test_missing_fields_carry_no_weight() -> None:
    """What is not claimed changes nothing."""
    known = compared(title="exact", authors="exact")
    assert probability_of([*known, *compared(venue="missing")]) == probability_of(known)


@pytest.mark.parametrize("field", ["authors", "year", "venue"])
def test_a_contradiction_lowers_the_probability(field: str) -> None:
    """Every conflict weighs against the same work."""
    known = compared(title="exact")
    assert probability_of([*known, *compared(**{field: "conflict"})]) < probability_of(known)


def test_every_weight_can_be_reached() -> None:
    """The table holds no weight that no comparison can carry."""
    reachable = {f"{name} {kind}" for name in ("authors", "venue", "numbers") for kind in ("agree", "conflict")} | {
        *(f"title {kind}" for kind in ("exact", "equivalent", "near", "altered", "other")),
        *(f"year {kind}" for kind in ("exact", "near", "conflict")),
        "identifier exact",
        "identifier conflict",
        "identifier alone",
    }
    assert set(WEIGHTS) == reachable
