"""Corrected author lists look like those they replace."""

from __future__ import annotations

import pytest

from citecheck.rewriting.names import MOST_LISTED, NameStyle, render_people, rewrite_list, short_names
from citecheck.text.names import parse_person

RECORDED = tuple(map(parse_person, ["Vaswani, Ashish", "Shazeer, Noam", "Parmar, Niki B.", "Jones, Jean-Luc"]))


def people(written: str):
    return tuple(map(parse_person, written.split(";")))


@pytest.mark.parametrize(
    ("text", "claimed", "n_recorded", "expected"),
    [
        ("Li, X., Wu, Y., & Ma, Z.", "Li, X.;Wu, Y.;Ma, Z.", 3, "Vaswani, A., Shazeer, N., & Parmar, N. B."),
        ("Li, X., & Wu, Y.", "Li, X.;Wu, Y.", 3, "Vaswani, A., Shazeer, N., & Parmar, N. B."),
        ("Li, X., & Wu, Y.", "Li, X.;Wu, Y.", 2, "Vaswani, A., & Shazeer, N."),
        ("Li, X.", "Li, X.", 4, "Vaswani, A., Shazeer, N., Parmar, N. B., & Jones, J.-L."),
        ("X. Li, Y. Wu, and Z. Ma", "X. Li;Y. Wu;Z. Ma", 3, "A. Vaswani, N. Shazeer, and N. B. Parmar"),
        ("X. Li and Y. Wu", "X. Li;Y. Wu", 2, "A. Vaswani and N. Shazeer"),
        ("X. Li", "X. Li", 2, "A. Vaswani and N. Shazeer"),
        ("Xiu Li and Yan Wu", "Xiu Li;Yan Wu", 3, "Ashish Vaswani, Noam Shazeer, and Niki B. Parmar"),
        ("Xiu Li, Yan Wu", "Xiu Li;Yan Wu", 3, "Ashish Vaswani, Noam Shazeer, Niki B. Parmar"),
        ("Li X, Wu Y, Ma Z", "Li X;Wu Y;Ma Z", 3, "Vaswani A, Shazeer N, Parmar NB"),
        ("Li, Xiu, and Yan Wu", "Li, Xiu;Yan Wu", 3, "Vaswani, Ashish, Noam Shazeer, and Niki B. Parmar"),
        ("Li, Xiu and Wu, Yan", "Li, Xiu;Wu, Yan", 3, "Vaswani, Ashish and Shazeer, Noam and Parmar, Niki B."),
        ("Li, X.; Wu, Y.", "Li, X.;Wu, Y.", 3, "Vaswani, A.; Shazeer, N.; Parmar, N. B."),
        ("Li, Wu, and Ma", "Li;Wu;Ma", 3, "Vaswani, Shazeer, and Parmar"),
        ("Li, X. and Wu, Y.", "Li, X.;Wu, Y.", 3, "Vaswani, A., Shazeer, N. and Parmar, N. B."),
        ("Li X, Wu Y.", "Li X;Wu Y.", 4, "Vaswani A, Shazeer N, Parmar NB, Jones JL."),
        ("Li, X.Y., Wu, Y.", "Li, X.Y.;Wu, Y.", 3, "Vaswani, A., Shazeer, N., Parmar, N.B."),
    ],
)
def test_a_corrected_list_keeps_the_manner_of_the_claimed_one(text, claimed, n_recorded, expected):
    assert rewrite_list(text, people(claimed), RECORDED[:n_recorded], truncated=False) == expected


@pytest.mark.parametrize(
    ("text", "claimed", "expected"),
    [
        ("Li et al.", "Li", "Vaswani et al."),
        ("Li, X., Wu, Y., et al.", "Li, X.;Wu, Y.", "Vaswani, A., Shazeer, N., et al."),
        ("X. Li and others", "X. Li", "A. Vaswani and others"),
    ],
)
def test_a_truncated_list_stays_as_short_and_says_so_in_the_same_words(text, claimed, expected):
    assert rewrite_list(text, people(claimed), RECORDED, truncated=True) == expected


def test_a_truncated_list_of_a_work_with_so_few_authors_is_complete():
    assert rewrite_list("Li et al.", people("Li"), RECORDED[:1], truncated=True) == "Vaswani"


def test_a_list_that_cannot_be_found_in_the_text_is_written_in_the_default_style():
    assert rewrite_list("somebody", people("Li, X."), RECORDED[:1], truncated=False) == "Vaswani, A."


def test_a_list_of_thousands_is_cut():
    crowd = RECORDED[:1] * (MOST_LISTED + 1)
    assert render_people(crowd, NameStyle()).endswith("Vaswani, A., et al.")
    assert render_people(crowd[1:], NameStyle()).count("Vaswani") == MOST_LISTED


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("King, Jr., Martin Luther", "King, M. L., Jr."),
        ("ATLAS Collaboration", "ATLAS Collaboration"),
        ("Plato", "Plato"),
    ],
)
def test_suffixes_organisations_and_single_names_are_kept(name, expected):
    assert render_people(people(name), NameStyle()) == expected


@pytest.mark.parametrize(("n_people", "expected"), [(1, "Vaswani"), (2, "Vaswani & Shazeer"), (3, "Vaswani et al.")])
def test_a_pointer_names_two_people_at_most(n_people, expected):
    assert short_names(RECORDED[:n_people]) == expected
