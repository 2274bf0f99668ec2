"""What a format cannot hold is told apart from what it holds, and put back; what is malformed is passed over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citecheck.datatypes import Identifier, PersonName, Reference, Scheme
from citecheck.index.carried import carried_data, restored
from citecheck.index.importers.csl import reference_from_csl

READ = Reference("a", "A Title", (PersonName("Li", "Wei"),), year=2000, identifiers=(Identifier(Scheme.DOI, "10.1/x"),))


@pytest.mark.parametrize(
    ("changes", "carried"),
    [
        ({}, {}),
        ({"year": None}, {"issued": None}),
        ({"title": "Another", "venue": "V"}, {"title": "Another", "container-title": "V"}),
        ({"authors": ()}, {"author": None}),
        ({"identifiers": ()}, {"DOI": None}),
        ({"versions": ("b",)}, {"versions": ["b"]}),
    ],
)
def test_what_differs_is_carried_and_nothing_else(changes, carried):
    reference = replace(READ, **changes)
    assert carried_data(reference, READ) == carried
    assert restored(READ, carried) == reference


@pytest.mark.parametrize(
    "carried",
    [
        None, [], "x", 7, {"title": 7}, {"title": None}, {"title": ""}, {"id": None}, {"type": "song"}, {"type": None},
        {"type": []}, {"issued": "2000"}, {"issued": {"date-parts": [["x"]]}}, {"author": "Li"},
        {"author": [{"age": "7"}]}, {"issued": {"date-parts": [[10**9]]}}, {"retraction": {"standing": []}},
        {"author": [{"family": 7}]}, {"identifiers": ["colour:blue"]}, {"identifiers": [7]}, {"provenance": [[]]},
        {"provenance": [["a", "b", "c", "d"]]}, {"retraction": {"standing": "doubted"}}, {"retraction": []},
        {"retraction": {"standing": "retracted", "notice": "x"}}, {"versions": [None]}, {"unknown": "x"},
    ],
)  # fmt: skip
def test_what_is_malformed_is_passed_over(carried):
    assert restored(READ, carried) == READ


def test_an_edit_of_another_field_counts():
    data = {"id": "a", "title": "Edited", "custom": {"citecheck": {"container-title": "Carried"}}}
    reference = reference_from_csl(data, "file")
    assert (reference.title, reference.venue) == ("Edited", "Carried")
