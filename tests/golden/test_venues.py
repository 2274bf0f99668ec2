"""Names of one venue fold to one key, names of two venues to two; ``venues/*.txt`` are to be added to."""

from __future__ import annotations

from pathlib import Path

import pytest

from citecheck.text.venues import fold_venue

FOLDER = Path(__file__).parent / "venues"
AGREEING = 0.98
"""Share of names of one venue that must agree."""


def pairs(name):
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [tuple(line.split(" | ")) for line in lines if line and not line.startswith("#")]


def test_the_lists_are_long_and_well_formed():
    for name in ("same", "different"):
        assert len(pairs(name)) >= 300
        assert all(len(pair) == 2 and all(pair) for pair in pairs(name))


def test_names_of_one_venue_agree():
    apart = [pair for pair in pairs("same") if fold_venue(pair[0]) != fold_venue(pair[1])]
    assert len(apart) <= (1 - AGREEING) * len(pairs("same")), apart


@pytest.mark.parametrize("pair", pairs("different"), ids=" / ".join)
def test_names_of_two_venues_never_agree(pair):
    assert fold_venue(pair[0]) != fold_venue(pair[1])
