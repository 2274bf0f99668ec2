"""Years, volumes and pages: what is a slip or another version, and what contradicts."""

from __future__ import annotations

import pytest

from citecheck.matching.numbers import compare_pages, compare_volumes, compare_years


@pytest.mark.parametrize(
    ("claimed", "recorded", "claims_preprint", "records_preprint", "outcome"),
    [
        (2016, 2016, False, False, "exact"),
        (2015, 2016, False, False, "near"),
        (2014, 2016, False, False, "conflict"),
        (2014, 2016, True, False, "near"),
        (2018, 2016, True, False, "conflict"),
        (2019, 2016, False, True, "near"),
        (2013, 2016, False, True, "conflict"),
        (2019, 2016, True, True, "conflict"),
        (2022, 2016, False, True, "conflict"),
        (None, 2016, False, False, "missing"),
        (2016, None, False, False, "missing"),
    ],
)
def test_years(
    claimed: int | None, recorded: int | None, claims_preprint: bool, records_preprint: bool, outcome: str
) -> None:
    """One year apart is print and online; more only from a preprint to its publication, never backwards."""
    found = compare_years(claimed, recorded, claims_preprint=claims_preprint, records_preprint=records_preprint)
    assert found.outcome.value == outcome


@pytest.mark.parametrize(
    ("claimed", "recorded", "outcome"),
    [("12", "12", "exact"), ("vol. 12", "12", "equivalent"), ("13", "12", "conflict"), ("12-13", "12", "missing"),
     ("A7", "B7", "equivalent"), (None, "12", "missing")],
)  # fmt: skip
def test_volumes(claimed: str | None, recorded: str | None, outcome: str) -> None:
    """Only plain numbers can contradict."""
    assert compare_volumes(claimed, recorded).outcome.value == outcome


@pytest.mark.parametrize(
    ("claimed", "recorded", "outcome"),
    [("770-778", "770–8", "equivalent"), ("710-778", "770-778", "near"), ("12-78", "770-778", "conflict"),
     ("pp. 770-778", "770", "equivalent"), ("12-19", "770-778", "conflict"),
     ("e123", "E123", "equivalent"), ("", "770", "missing"), ("in press", "770", "missing")],
)  # fmt: skip
def test_pages(claimed: str, recorded: str, outcome: str) -> None:
    """Pages are compared by the first one."""
    assert compare_pages(claimed, recorded).outcome.value == outcome
