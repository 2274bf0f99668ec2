"""Edits are made exactly, and plans can always be made."""

from __future__ import annotations

import pytest

from citecheck.datatypes import Edit, Report, RewriteMode, Span
from citecheck.errors import ConfigurationError
from citecheck.rewriting import apply_edits, rewrite
from citecheck.rewriting.applying import settle


def edit(start: int, end: int, new: str = "") -> Edit:
    return Edit(RewriteMode.REMOVE, Span(start, end), new, safe=False, reason="test")


def test_edits_are_made_whatever_their_order():
    assert apply_edits("abcdef", [edit(4, 5, "E"), edit(0, 1, "A"), edit(2, 2, "-")]) == "Ab-cdEf"


def test_insertions_at_one_place_keep_their_order():
    assert apply_edits("ab", [edit(1, 1, "1"), edit(1, 1, "2")]) == "a12b"


@pytest.mark.parametrize("edits", [[edit(0, 3), edit(2, 4)], [edit(0, 3), edit(1, 1, "x")], [edit(3, 9)]])
def test_overlapping_or_outlying_edits_are_a_programming_error(edits):
    with pytest.raises(ValueError, match="overlaps another or lies outside"):
        apply_edits("abcdef", edits)


@pytest.mark.parametrize(
    ("edits", "kept"),
    [
        ([edit(2, 4), edit(0, 3)], [edit(0, 3)]),
        ([edit(0, 1), edit(0, 3)], [edit(0, 3)]),
        ([edit(0, 3), edit(1, 1, "x")], [edit(0, 3)]),
        ([edit(3, 3, "x"), edit(0, 3), edit(3, 5)], [edit(0, 3), edit(3, 3, "x"), edit(3, 5)]),
        ([edit(1, 2), edit(1, 2)], [edit(1, 2)]),
    ],
)
def test_a_settled_plan_is_sorted_and_without_overlap(edits, kept):
    assert settle(edits) == tuple(kept)
    apply_edits("abcdef", settle(edits))


def test_an_unknown_mode_is_refused_with_the_names_of_the_modes():
    with pytest.raises(ConfigurationError, match=r"'erase'.*flag, replace, remove"):
        rewrite(Report("test", "", (), (), (), ""), mode="erase")
