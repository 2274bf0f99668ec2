"""Short forms mean the last case that fits, and are markers of it."""

from __future__ import annotations

import pytest

from citecheck.datatypes import Kind
from citecheck.parsing import find_citations

ROE = "Roe v. Wade, 410 U.S. 113 (1973)"
BROWN = "Brown v. Board of Education, 347 U.S. 483, 74 S. Ct. 686 (1954)"
SHORT = [
    (f"{ROE}, was law. Id. at 120.", ["Id. at 120"]),
    (f"{ROE}, was law. *Id.* at 120–21.", ["Id.* at 120–21"]),
    (f"{ROE}, fell. {BROWN}, stands. 410 U.S. at 153. Id. at 154.", ["410 U.S. at 153", "Id. at 154"]),
    (f"{ROE}, fell. See Roe, 410 U.S., at 153-54.", ["Roe, 410 U.S., at 153-54"]),
    (f"{ROE}, fell. {BROWN}, stands. See *Wade*, *supra*, at 120.", ["*Wade*, *supra*, at 120"]),
    (f"{ROE}, fell. {BROWN}, stands. As in Roe v. Wade, supra, it.", ["Wade, supra"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "raws"), SHORT)
def test_a_short_form_is_a_marker_of_its_case(text, raws):
    roe = find_citations(text)[0]
    assert (roe.kind, roe.title) == (Kind.LEGAL, "Roe v. Wade")
    assert [marker.raw for marker in roe.markers] == raws
    assert all(marker.span.of(text) == marker.raw for marker in roe.markers)
    assert all(marker.claim is not None for marker in roe.markers)


def test_a_parallel_place_is_the_same_case():
    text = f"{ROE}, fell. {BROWN}, stands. Brown, 74 S. Ct. at 690, says so."
    assert [[marker.raw for marker in item.markers] for item in find_citations(text)] == [
        [],
        ["Brown, 74 S. Ct. at 690"],
    ]


@pytest.mark.parametrize("text", ["As said, 410 U.S. at 153.", "See Roe, supra, at 5, and 12 F.3d at 7."])
def test_without_a_case_before_nothing_is_pointed_at(text):
    assert find_citations(text) == ()


def test_footnotes_point_back_to_the_case_of_an_earlier_one():
    text = f"As held.[^1] Again.[^2] And more.[^3]\n\n[^1]: {ROE}.\n[^2]: Id. at 120.\n[^3]: Roe, 410 U.S. at 153.\n"
    (roe,) = find_citations(text)
    assert (roe.kind, roe.key) == (Kind.LEGAL, "1")
    assert [marker.raw for marker in roe.markers] == ["[^1]", "[^2]", "Id. at 120.", "Roe, 410 U.S. at 153"]
