"""Our own form is taken over as it stands; what only resembles it is cleaned, and never believed."""

from __future__ import annotations

import pytest

from citecheck.datatypes import Identifier, Kind, PersonName, Provenance, Reference, Retraction, Scheme, Standing
from citecheck.index.importers.lossless import reference_from_item
from citecheck.index.serialising import reference_to_dict

REFERENCE = Reference(
    id="a",
    title=r"A {Title} with \TeX, ~ & <i>signs</i>",
    authors=(PersonName("Li 0001", "W.", "Jr."), PersonName(literal="{WHO}")),
    year=2019,
    venue="J. $x$",
    pages="1--9",
    identifiers=(Identifier(Scheme.DOI, "10.1000/x"), Identifier(Scheme.URL, "https://example.org/A")),
    kind=Kind.ARTICLE,
    retraction=Retraction(Standing.RETRACTED, "2020", "x", Identifier(Scheme.DOI, "10.1000/n")),
    provenance=(Provenance("s", "r", "l"), Provenance("t")),
    other_titles=("{O}",),
    versions=("b",),
)


def test_what_we_wrote_is_read_without_a_change():
    assert reference_from_item(reference_to_dict(REFERENCE), "file.jsonl") == REFERENCE


@pytest.mark.parametrize(
    ("change", "attribute", "expected"),
    [
        ({"provenance": None}, "provenance", (Provenance("file.jsonl", "a"),)),
        ({"title": "A {Title}\nof lines"}, "title", "A Title of lines"),
        ({"title": ["In a list"]}, "title", "In a list"),
        ({"volume": 7}, "volume", "7"),
        ({"issued": {"date-parts": [["2019"]]}}, "year", 2019),
        ({"issued": {"date-parts": [[1]]}}, "year", None),
        ({"issued": {"date-parts": [[True]]}}, "year", None),
        ({"author": [{"family": "Li", "particle": "x"}]}, "authors", (PersonName("Li"),)),
        ({"author": [{"family": 7}]}, "authors", (PersonName("7"),)),
        ({"author": "Li"}, "authors", ()),
        ({"DOI": "https://doi.org/10.1000/X"}, "identifiers", REFERENCE.identifiers),
        ({"DOI": 7}, "identifiers", REFERENCE.identifiers[1:]),
        ({"type": "journal-article"}, "kind", Kind.ARTICLE),
        ({"versions": "b"}, "versions", ("b",)),
        ({"venue": "no key of ours"}, "venue", "J. $x$"),
    ],
)
def test_what_we_would_not_write_is_cleaned(change, attribute, expected):
    found = reference_from_item(reference_to_dict(REFERENCE) | change, "file.jsonl")
    assert getattr(found, attribute) == expected


@pytest.mark.parametrize("change", [{"title": ""}, {"id": [], "DOI": None, "URL": None}, {"retraction": "yes"}])
def test_what_cannot_be_used_says_why(change):
    with pytest.raises(ValueError, match=r"no title|no id|retraction"):
        reference_from_item(reference_to_dict(REFERENCE) | change, "file.jsonl")
