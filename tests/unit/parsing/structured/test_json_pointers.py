"""Pointers in the strings of JSON, linked to the references that stand beside them."""

from __future__ import annotations

import json

import pytest

from citecheck.parsing import find_citations

FROGS = {"title": "Frogs of the north", "authors": ["A. Li"], "year": 2020}
TOADS = {"title": "Toads of the south", "authors": ["J. García", "B. Wu", "C. Xu"], "year": 2019}


def markers(text):
    """Return the markers of each citation as they stand in ``text``."""
    found = find_citations(text)
    assert all(marker.span.of(text) == marker.raw for item in found for marker in item.markers)
    return [[marker.raw for marker in item.markers] for item in found]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Some of them sing [1], others do not [1, 2].", [["1", "1"], ["2"]]),
        ('They said "so"\n\nin the end [2].', [[], ["2"]]),
        ("García et al. (2019) say that they do.", [[], ["García et al. (2019)"]]),
        ("Nobody knows whether they sing [3].", [[], []]),
    ],
)
@pytest.mark.parametrize("keyed", [True, False])
def test_pointers_in_a_string_mean_the_references(answer, expected, keyed):
    sources = [{"id": 1, **FROGS}, {"id": 2, **TOADS}] if keyed else [FROGS, TOADS]
    text = json.dumps({"answer": answer, "sources": sources}, ensure_ascii=False)
    assert markers(text) == expected
    assert markers(f"Here it is:\n```json\n{text}\n```\n") == expected


def test_a_marker_stands_where_the_escapes_are():
    text = json.dumps({"answer": "So García et al. (2019) say.", "sources": [FROGS, TOADS]})
    assert markers(text) == [[], ["Garc\\u00eda et al. (2019)"]]


def test_a_claim_ends_where_its_string_does():
    text = json.dumps({"title": "On the songs of some frogs", "answer": "Some of them sing [1].", "sources": [FROGS]})
    assert [item.markers[0].claim.of(text) for item in find_citations(text)] == ["Some of them sing [1]."]


def test_a_string_that_nothing_closes_holds_no_pointer():
    reference = "Li, A. (2001). The frogs of the north. Ibis, 3, 4-5."
    text = f'{{"answer": "It is so [1] in all of the ponds.", "references": ["{reference}"], "more": "and so [1] in'
    markers = [marker for citation in find_citations(text) for marker in citation.markers]
    assert all(marker.span.end < text.index('"more"') for marker in markers)
