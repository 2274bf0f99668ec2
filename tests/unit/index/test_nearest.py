"""Topics are found by the words that are shared and by vectors that are near, both at once."""

from __future__ import annotations

import pytest

from citecheck.datatypes import Reference
from citecheck.index import ReferenceIndex

WORKS = (
    Reference("glass", "Slow dynamics", abstract="We study glass formers by dielectric spectroscopy and find ageing."),
    Reference("trees", "Forest growth", abstract="Beech and oak compete for light in mixed stands of old forests."),
    Reference("birds", "Song of the wren", abstract="Wrens sing at dawn, and males answer each other at a distance."),
    Reference("titled", "Dielectric spectroscopy of glass formers"),
    *(Reference(f"other{n}", f"Number {n}", abstract=f"A remark on the number {n} and its digits.") for n in range(12)),
)


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    return ReferenceIndex.build(tmp_path_factory.mktemp("nearest") / "index", WORKS)


def ids(index, text, k=3):
    return [item.reference.id for item in index.nearest([text], k)[0]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ageing is seen by dielectric spectroscopy.", "glass"),
        ("oaks and beeches compete", "trees"),
        ("At dawn the male sings and another answers.", "birds"),
    ],
)
def test_a_sentence_leads_to_the_record_whose_abstract_shares_its_words(index, text, expected):
    assert expected in ids(index, text, 2)


def test_a_record_without_abstract_is_found_by_its_title_among_those_with_one(index):
    assert ids(index, "dielectric spectroscopy of glass formers", 2)[0] in {"titled", "glass"}
    assert set(ids(index, "dielectric spectroscopy of glass formers", 2)) == {"titled", "glass"}


def test_a_rare_word_weighs_more_than_a_common_one(index):
    assert ids(index, "a number of singing wrens", 1) == ["birds"]


def test_every_candidate_comes_with_its_cosine(index):
    (found,) = index.nearest(["ageing of glass formers"], 3)
    assert all(-1.0 <= item.score <= 1.0 for item in found)
    assert found[0].score > 0.3
