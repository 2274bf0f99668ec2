"""Several references in one item of a list are told from one reference with semicolons in it."""

from __future__ import annotations

import pytest

from citecheck.parsing import find_citations
from citecheck.parsing.several import find_parts

A = "Li, A. (2019). A first title of things. Journal of X, 1(2), 3-4"
B = "Wu, B. (2020). Another title of things. Journal of Y, 5, 6-7."


@pytest.mark.parametrize(
    ("item", "parts"),
    [
        (f"{A}; {B}", [A, B]),
        (f"(a) {A}. (b) {B}", [f"{A}.", B]),
        (f"(a) {A}; (b) {B}", [A, B]),
        (
            "Li, A., Phys. Rev. D 55, 12 (1998); Wu, B., Phys. Lett. B 12, 3 (1999)",
            ["Li, A., Phys. Rev. D 55, 12 (1998)", "Wu, B., Phys. Lett. B 12, 3 (1999)"],
        ),
    ],
)
def test_full_references_are_split(item, parts):
    assert [span.of(item) for span in find_parts(item)] == parts


@pytest.mark.parametrize(
    "item",
    [
        A,
        "Li, A.; Wu, B.; Kim, C. (2019). A title. Journal, 1, 2.",
        "Li A. A title. Nature. 2019; 5: 1-2.",
        "Li, A. (2019). A chapter. In: Kim, C.; Wu, B. (Eds.), A book (2019). Press.",
        "Li, A. (2019). A title; or, a subtitle. Journal, 1, 2.",
        "Li, A. (2019). Frogs (a) and newts (b) compared. Journal, 1, 2.",
        "",
    ],
)
def test_one_reference_stays_whole(item):
    assert [span.of(item) for span in find_parts(item)] == [item]


@pytest.mark.parametrize("lead", ["See ", "See also ", "Cf. ", "Vgl. ", "Siehe ", "Voir "])
def test_words_that_lead_to_a_reference_stay_outside(lead):
    assert [span.of(lead + A) for span in find_parts(lead + A)] == [A]
    assert [span.of("See No Evil. 2002.") for span in find_parts("See No Evil. 2002.")] == ["See No Evil. 2002."]


def test_a_pointer_to_such_an_item_means_all_of_it():
    """Both references bear the label, and the next item is another one."""
    text = f"It holds [1]. And [2].\n\n# References\n\n[1] {A}; {B}\n[2] Kim, C. (2018). A third title. Journal of Z.\n"
    found = find_citations(text)
    assert [(citation.key, [marker.raw for marker in citation.markers]) for citation in found] == [
        ("1", ["1"]),
        ("1", ["1"]),
        ("2", ["2"]),
    ]
