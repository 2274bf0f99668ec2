"""CSL-like data as people export it, turned into clean references."""

from __future__ import annotations

import pytest

from citecheck.datatypes import Identifier, Kind, PersonName, Provenance, Scheme
from citecheck.index.importers.csl import reference_from_csl

DOI = Identifier(Scheme.DOI, "10.1000/x")


def read(**data):
    return reference_from_csl({"id": "a", "title": "A Title", **data}, "file.json")


@pytest.mark.parametrize(
    ("data", "attribute", "expected"),
    [
        ({"title": " Two\n  lines "}, "title", "Two lines"),
        ({"title": ["First of a list"]}, "title", "First of a list"),
        ({"title": r"Erd{\H o}s and {DNA}"}, "title", "Erdős and DNA"),
        ({"title": "lone \ud800 surrogate"}, "title", "lone ? surrogate"),
        ({"volume": 12}, "volume", "12"),
        ({"container-title": ["Journal", "J."]}, "venue", "Journal"),
        ({"publisher": {"name": "odd"}}, "publisher", None),
        ({"type": "article-journal"}, "kind", Kind.ARTICLE),
        ({"type": "journal-article"}, "kind", Kind.ARTICLE),
        ({"type": "dissertation"}, "kind", Kind.THESIS),
        ({"type": "song"}, "kind", Kind.UNKNOWN),
        ({"type": None}, "kind", Kind.UNKNOWN),
        ({"issued": {"date-parts": [[2019, 5]]}}, "year", 2019),
        ({"issued": {"date-parts": [["2019"]]}}, "year", 2019),
        ({"issued": {"raw": "May 2019"}}, "year", 2019),
        ({"issued": {"literal": "ca. 1905"}}, "year", 1905),
        ({"issued": {"date-parts": [[2554]]}}, "year", None),
        ({"issued": {"date-parts": [[None]]}}, "year", None),
        ({"issued": {"date-parts": []}}, "year", None),
        ({"issued": "2019"}, "year", 2019),
        ({"DOI": "https://doi.org/10.1000/X"}, "identifiers", (DOI,)),
        ({"DOI": r"10.1000/a\_b--c"}, "identifiers", (Identifier(Scheme.DOI, "10.1000/a_b--c"),)),
        ({"DOI": "10.1000/x", "URL": "https://doi.org/10.1000/x"}, "identifiers", (DOI,)),
        ({"DOI": "none"}, "identifiers", ()),
        ({"identifiers": ["doi:10.1000/X"]}, "identifiers", (DOI,)),
        ({"author": [{"family": "Li", "given": "Wei"}]}, "authors", (PersonName("Li", "Wei"),)),
        ({"author": [{"family": "Li 0001", "given": "Wei"}]}, "authors", (PersonName("Li", "Wei"),)),
        ({"author": [{"family": "Li", "given": "Wei 0001"}]}, "authors", (PersonName("Li", "Wei"),)),
        ({"author": [{"name": "ATLAS Collaboration"}]}, "authors", (PersonName(literal="ATLAS Collaboration"),)),
        ({"author": ["Li, Wei"]}, "authors", (PersonName("Li", "Wei"),)),
        (
            {"author": [{"family": "Oord", "given": "A.", "non-dropping-particle": "van den"}]},
            "authors",
            (PersonName("van den Oord", "A."),),
        ),
        ({"author": [{}, None, 7, ""]}, "authors", ()),
        ({"author": "Li"}, "authors", ()),
        ({"corpus": "glottolog"}, "provenance", (Provenance("glottolog", "a"),)),
        ({}, "provenance", (Provenance("file.json", "a"),)),
        ({"provenance": [["s", "r", "l"]]}, "provenance", (Provenance("s", "r", "l"),)),
    ],
)
def test_a_field_is_cleaned_or_left_out(data, attribute, expected):
    assert getattr(read(**data), attribute) == expected


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ({"title": None}, "no title"),
        ({"title": "?!"}, "no title"),
        ({"title": {"x": 1}}, "no title"),
        ({"id": None}, "no id"),
        ({"identifiers": ["colour:blue"]}, "colour"),
        ({"retraction": {"standing": "doubted"}}, "doubted"),
    ],
)
def test_a_record_that_cannot_be_used_says_why(data, reason):
    with pytest.raises(ValueError, match=reason):
        read(**data)


def test_an_identifier_serves_as_id():
    assert read(id="", DOI="10.1000/x").id == "doi:10.1000/x"
