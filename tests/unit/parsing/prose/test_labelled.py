"""Labelled works: one citation for the labels that belong together, however they are laid out."""

from __future__ import annotations

import pytest

from citecheck.parsing import find_citations

WORKS = [
    (
        "**Title:** Deep Residual Learning  **Authors:** Kaiming He, Jian Sun  **Year:** 2016  **Venue:** CVPR",
        ("Deep Residual Learning", ["He", "Sun"], 2016, "CVPR"),
    ),
    (
        "**Title**: Deep Residual Learning\n**Author(s)**: He, K. and Sun, J.\n**Published in**: CVPR (2016)",
        ("Deep Residual Learning", ["He", "Sun"], 2016, "CVPR"),
    ),
    (
        "Title: *The Roots of Reading*\nAuthor: Maria Santos\nYear: 2011\nJournal: Journal of Literacy",
        ("The Roots of Reading", ["Santos"], 2011, "Journal of Literacy"),
    ),
    ("Titel: Sein und Zeit\nAutor: Martin Heidegger\nJahr: 1927", ("Sein und Zeit", ["Heidegger"], 1927, None)),
    (
        "**Authors:** Li Wei et al. | **Title:** A Theory of Fish | **Year:** March 2019",
        ("A Theory of Fish", ["Wei"], 2019, None),
    ),
]


@pytest.mark.parametrize(("text", "expected"), WORKS)
def test_the_labels_of_a_work_make_one_citation(text, expected):
    (found,) = find_citations("Before it.\n\n" + text + "\n\nAfter it.")
    assert (found.title, [name.family for name in found.authors], found.year, found.venue) == expected
    assert found.raw == text


def test_a_second_title_begins_a_second_work():
    text = "- **Title:** A First Study\n- **By:** Li\n- **Title:** A Second Study\n- **By:** Wu\n"
    assert [(item.title, item.authors[0].family) for item in find_citations(text)] == [
        ("A First Study", "Li"),
        ("A Second Study", "Wu"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Title: The Next Release",
        "Author: Jane Doe\nYear: 2020",
        "Year: 2020\nVenue: Paris",
        "**Name:** Jane Doe **Title:** Senior Engineer **Date:** 2021 **Email:** a@b.c",
    ],
)
def test_labels_without_a_title_or_with_nothing_else_give_nothing(text):
    assert find_citations(text) == ()
