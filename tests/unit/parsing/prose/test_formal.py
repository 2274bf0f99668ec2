"""Cases, statutes and standards are recognised by their designation, so that no paper is sought for them."""

from __future__ import annotations

import pytest

from citecheck.datatypes import CitationForm, Kind
from citecheck.parsing import find_citations

NAMED = [
    (
        "In Brown v. Board of Education, 347 U.S. 483 (1954), the",
        "Brown v. Board of Education, 347 U.S. 483 (1954)",
        1954,
    ),
    ("and *Roe v. Wade*, 410 U.S. 113 (1973), was", "*Roe v. Wade*, 410 U.S. 113 (1973)", 1973),
    ("see Miranda v. Arizona (1966).", "Miranda v. Arizona (1966)", 1966),
    (
        "A court (Smith v. Jones Widget Co., 12 F.3d 345, 350 (9th Cir. 1993)) held",
        "Smith v. Jones Widget Co., 12 F.3d 345, 350 (9th Cir. 1993)",
        1993,
    ),
    (
        "Marbury v. Madison, 5 U.S. (1 Cranch) 137 (1803)",
        "Marbury v. Madison, 5 U.S. (1 Cranch) 137 (1803)",
        1803,
    ),
    ("They sue under 42 U.S.C. § 1983.", "42 U.S.C. § 1983", None),
]


@pytest.mark.parametrize(("text", "raw", "year"), NAMED)
def test_law_is_found_with_its_kind(text, raw, year):
    (found,) = find_citations(text)
    assert (found.raw, found.year, found.kind, found.form) == (raw, year, Kind.LEGAL, CitationForm.PROSE)


@pytest.mark.parametrize(
    "name", ["ISO/IEC 27001:2013", "ISO 26262-6:2018", "IEEE Std 754-2019", "NIST SP 800-53", "DIN EN ISO 9001"]
)
def test_a_standard_is_found_with_its_kind(name):
    (found,) = find_citations(f"It follows {name}, as required.")
    assert (found.raw, found.kind, found.title) == (name, Kind.STANDARD, None)


@pytest.mark.parametrize(
    "text", ["Shoot at ISO 100.", "IEEE 802.11 is Wi-Fi.", "Linux vs. Windows is old.", "Team A v. Team B drew 2-2."]
)
def test_other_numbers_and_contests_give_nothing(text):
    assert find_citations(text) == ()
