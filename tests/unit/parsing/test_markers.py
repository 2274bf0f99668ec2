"""Pointers by name: which names with a year are pointers, and what each says."""

from __future__ import annotations

import pytest

from citecheck.parsing.markers import find_author_year_pointers, read_pointer


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(Li, 2020)", [("Li, 2020", ["Li"], 2020, "")]),
        ("(Li 2020)", [("Li 2020", ["Li"], 2020, "")]),
        ("[Li et al., 2020]", [("Li et al., 2020", ["Li"], 2020, "")]),
        (
            "(Li & Wu, 2020; Chen et al., 2021a, p. 5)",
            [("Li & Wu, 2020", ["Li", "Wu"], 2020, ""), ("Chen et al., 2021a, p. 5", ["Chen"], 2021, "a")],
        ),
        (
            "(see Li, 2020, pp. 3–5; cf. Wu, 1999)",
            [("Li, 2020, pp. 3–5", ["Li"], 2020, ""), ("Wu, 1999", ["Wu"], 1999, "")],
        ),
        ("(Li, 2019, 2020b)", [("Li, 2019", ["Li"], 2019, ""), ("2020b", ["Li"], 2020, "b")]),
        ("(Li, 2020a, b)", [("Li, 2020a", ["Li"], 2020, "a"), ("b", ["Li"], 2020, "b")]),
        ("(van den Oord et al., 2016)", [("van den Oord et al., 2016", ["van den Oord"], 2016, "")]),
        (
            "(García-Pérez and d'Alembert, 1999)",
            [("García-Pérez and d'Alembert, 1999", ["García-Pérez", "d'Alembert"], 1999, "")],
        ),
        (
            "(World Health Organization, 2020)",
            [("World Health Organization, 2020", ["World Health Organization"], 2020, "")],
        ),
        ("(Smith, Jones and others, 2001)", [("Smith, Jones and others, 2001", ["Smith", "Jones"], 2001, "")]),
        ("(Luhmann, 1997, S. 43)", [("Luhmann, 1997, S. 43", ["Luhmann"], 1997, "")]),
        ("As Li et al. (2020) say", [("Li et al. (2020)", ["Li"], 2020, "")]),
        ("Li and Wu (2020a) say", [("Li and Wu (2020a)", ["Li", "Wu"], 2020, "a")]),
        ("by Li (2020, p. 4)", [("Li (2020, p. 4)", ["Li"], 2020, "")]),
        ("Li's (2020) result", [("Li's (2020)", ["Li"], 2020, "")]),
        ("(the year 2020)", []),
        ("(2012–2020)", []),
        ("(see Figure 2)", []),
        ("[Li, 2020](https://example.com)", []),
    ],
)
def test_pointers_by_name(text, expected):
    found = [
        (pointer.span.of(text), [str(name) for name in pointer.authors], pointer.year, pointer.letter)
        for pointer in find_author_year_pointers(text)
    ]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("Smith (2020) showed that", True),
        ("Smith's (2020) theorem", True),
        ("by Smith (2020).", True),
        ("Smith et al. (2020).", True),
        ("(Smith, 2020)", True),
        ("(Smith 2020)", False),
        ("Inception (2010) is a film", False),
        ("World Cup (2018) showed", False),
        ("(Paris, 2015)", False),
        ("NeurIPS (2017) presented", False),
    ],
)
def test_a_capitalised_word_with_a_year_is_not_yet_an_author(text, certain):
    """Doubtful pointers count only where an entry answers them."""
    [pointer] = find_author_year_pointers(text)
    assert pointer.certain is certain


def test_reading_one_pointer_keeps_its_place():
    pointer = read_pointer("Li et al., 2020", offset=7)
    assert pointer is not None
    assert (pointer.authors_span.start, pointer.year_span.start, pointer.year) == (7, 18, 2020)
    assert read_pointer("the paper") is None
