"""Titles that nothing sets off but the identifier behind them."""

from __future__ import annotations

import pytest

from citecheck.parsing import find_citations

DOI = "https://doi.org/10.1000/1234"


@pytest.mark.parametrize(
    ("before", "work", "after", "title", "year"),
    [
        ("* ", "Li et al., Frogs of the north, arXiv:1706.03762 (2017)", "\n", "Frogs of the north", 2017),
        ("- ", f"Li and Wu, Frogs in Ice. I. The cold, {DOI}", "\n", "Frogs in Ice. I. The cold", None),
        ("- ", f"Frogs of the north – {DOI}", " – a classic\n", "Frogs of the north", None),
        ("A: In ", f"Frogs and toads: a survey, {DOI}", ". It is old.", "Frogs and toads: a survey", None),
        ("I read ", f"Frogs of the Cold North ({DOI})", ", then slept.", "Frogs of the Cold North", None),
    ],
)
def test_a_title_before_an_identifier_is_named(before, work, after, title, year):
    (found,) = find_citations(f"{before}{work}{after}")
    assert (found.raw, found.title, found.year) == (work, title, year)


@pytest.mark.parametrize(
    "before",
    [
        "See Smith and Wu, ", "The code is on Zenodo, ", "See Table 2 of the supplement, ", "You can find it here: ",
        "- Project page and data set: ", "- Original paper (PDF): ", "- Follow-up study by the same group, ",
        "- This is the one you want, ", "At the International Conference on Frogs in Oslo, ",
    ],
)  # fmt: skip
def test_other_words_before_an_identifier_are_no_title(before):
    assert [item.raw for item in find_citations(f"{before}{DOI}\n")] == [DOI]


@pytest.mark.parametrize(
    "bracket",
    [
        "(Li et al., 1984; doi:10.1088/0305-4608/14/1/018)",
        "(Li et al., 1984, https://doi.org/10.1016/0167-2789(82)90017-6)",
        "(Minerva, 1984, arXiv:1706.03762)",
    ],
)
def test_a_bracket_may_end_in_an_identifier(bracket):
    (found,) = find_citations(f'There is "The songs of the frogs" {bracket}. It is old.')
    assert found.raw == f'"The songs of the frogs" {bracket}'
    assert found.year == 1984
    assert len(found.identifiers) == 1
