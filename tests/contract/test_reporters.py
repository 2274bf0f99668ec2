"""What every finder of places in law reporters promises, asked of each of them."""

from __future__ import annotations

import importlib.util
from itertools import pairwise

import pytest

from citecheck import Settings
from citecheck.datatypes import Kind
from citecheck.errors import MissingExtraError
from citecheck.parsing import find_citations
from citecheck.parsing.legal.reporters import find_places
from citecheck.parsing.legal.with_eyecite import find_places_with_eyecite
from citecheck.settings import REPORTERS

HAS_EYECITE = importlib.util.find_spec("eyecite") is not None
FINDERS = [
    pytest.param(find_places, id="built-in"),
    pytest.param(
        find_places_with_eyecite,
        id="eyecite",
        marks=pytest.mark.skipif(not HAS_EYECITE, reason="needs the extra legal"),
    ),
]

PLACES = [
    ("347 U.S. 483", "347", "U.S.", False),
    ("394 U. S. 618", "394", "U.S.", False),
    ("89 S. Ct. 1322", "89", "S.Ct.", False),
    ("22 L. Ed. 2d 600", "22", "L.Ed.2d", False),
    ("12 F.3d 345", "12", "F.3d", False),
    ("12 F.4th 345", "12", "F.4th", False),
    ("678 F. Supp. 3d 443", "678", "F.Supp.3d", False),
    ("6 Cal. 3d 628", "6", "Cal.3d", False),
    ("217 N.Y. 382", "217", "N.Y.", False),
    ("111 N.E. 1050", "111", "N.E.", False),
    ("57 S.W.3d 436", "57", "S.W.3d", False),
    ("100 Ohio St. 3d 20", "100", "OhioSt.3d", False),
    ("2019 WL 123456", "2019", "WL", False),
    ("2020 U.S. Dist. LEXIS 45678", "2020", "U.S.Dist.LEXIS", False),
    ("5 U.S. (1 Cranch) 137", "5", "U.S.", False),
    ("410 U.S. at 153", "410", "U.S.", True),
    ("410 U.S., at 153", "410", "U.S.", True),
]  # fmt: skip


@pytest.mark.parametrize("find", FINDERS)
@pytest.mark.parametrize(("raw", "volume", "reporter", "short"), PLACES)
def test_a_place_is_found_with_its_parts(find, raw, volume, reporter, short):
    text = f"See Brown v. Board, {raw} (1990)."
    (place,) = find(text)
    assert (place.span.of(text), place.volume, place.reporter, place.short) == (raw, volume, reporter, short)


@pytest.mark.parametrize("find", FINDERS)
@pytest.mark.parametrize(
    "text", ["", "The 13 Colonies.", "42 U.S.C. § 1983", "12 Nature 345", "Smith (2020), 12, 3-4.", "é" * 50]
)
def test_other_text_has_no_places(find, text):
    assert find(text) == []


@pytest.mark.parametrize("find", FINDERS)
def test_places_are_in_order_and_apart(find):
    text = "A v. B, 1 U.S. 2, 3 S. Ct. 4 (1999); 1 U.S. at 5. " * 5
    spans = [place.span for place in find(text)]
    assert len(spans) == 15
    assert all(before.end <= after.start for before, after in pairwise(spans))


@pytest.mark.parametrize(
    "reporters", [pytest.param(name, marks=find.marks) for name, find in zip(REPORTERS, FINDERS, strict=True)]
)
@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("*Roe v. Wade*, 410 U.S. 113 (1973)", "Roe v. Wade"),
        ("Shapiro v. Thompson, 394 U. S. 618, 89 S. Ct. 1322 (1969)", "Shapiro v. Thompson"),
        ("In re Gault, 387 U.S. 1 (1967)", "In re Gault"),
    ],
)
def test_the_case_around_a_place_is_the_same_whoever_finds_it(reporters, raw, name):
    text = f"As {raw} says, and Id. at 5 too."
    (found,) = find_citations(text, settings=Settings(reporters=reporters))
    assert (found.raw, found.title, found.kind) == (raw, name, Kind.LEGAL)
    assert [marker.raw for marker in found.markers] == ["Id. at 5"]


@pytest.mark.skipif(not HAS_EYECITE, reason="needs the extra legal")
def test_eyecite_knows_rare_reporters():
    text = "In Tso v. Begay, 12 Navajo Rptr. 345 (Navajo 2005), the tribe won."
    assert find_citations(text) == ()
    (found,) = find_citations(text, settings=Settings(reporters="eyecite"))
    assert found.title == "Tso v. Begay"


@pytest.mark.skipif(HAS_EYECITE, reason="the extra legal is installed")
def test_without_the_extra_asking_for_it_says_how_to_get_it():
    with pytest.raises(MissingExtraError, match=r"eyecite is not installed.*\[legal\]"):
        find_citations("A v. B, 1 U.S. 2 (1999).", settings=Settings(reporters="eyecite"))
