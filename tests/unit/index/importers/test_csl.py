"""CSL-like data as people export it, turned into clean references."""

from __future__ import annotations

import pytest

from citecheck.datatypes import Identifier, Kind, PersonName, Provenance, Retraction, Scheme, Standing
from citecheck.index.importers.csl import reference_from_csl

ARXIV = Identifier(Scheme.ARXIV, "1401.2910")
DOI = Identifier(Scheme.DOI, "10.1000/x")


def read(**data):
    return reference_from_csl({"id": "a", "title": "A Title", **data}, "file.json")


@pytest.mark.parametrize(
    ("data", "attribute", "expected"),
    [
        ({"title": " Two\n  lines "}, "title", "Two lines"),
        ({"title": ["First of a list"]}, "title", "First of a list"),
        ({"title": r"Erd{\H o}s and {DNA}"}, "title", "Erdős and DNA"),
        ({"title": "Espan\u0303a"}, "title", "España"),
        ({"title": '<i>E. coli</i> &amp; <span class="nocase">H<sub>2</sub>O</span>'}, "title", "E. coli & H2O"),
        ({"title": "a\0b\x07"}, "title", "a b"),
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
        ({"issued": [{"year": 2019, "month": 5}, {"year": 2020}]}, "year", 2019),
        ({"issued": {"date-parts": [[None]], "raw": "2019"}}, "year", 2019),
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
        ({"type": "book", "editor": [{"family": "Li"}]}, "authors", (PersonName("Li"),)),
        ({"type": "chapter", "editor": [{"family": "Li"}]}, "authors", ()),
        ({"title": "RETRACTED: A Title"}, "retraction", Retraction(Standing.RETRACTED)),
        ({"title": "RETRACTED: A Title"}, "title", "A Title"),
        ({"container-title": "arXiv:1401.2910 [quant-ph]", "type": "article-journal"}, "venue", "arXiv"),
        ({"container-title": "arXiv:1401.2910 [quant-ph]", "type": "article-journal"}, "kind", Kind.PREPRINT),
        ({"number": "arXiv:1401.2910"}, "identifiers", (ARXIV,)),
        ({"note": "arXiv: 1401.2910\nPMID: 12"}, "identifiers", (ARXIV, Identifier(Scheme.PMID, "12"))),
        ({"note": "see arXiv: 1401.2910"}, "identifiers", ()),
        (
            {"ISBN": "0-943396-04-2 0-85131-041-9"},
            "identifiers",
            (Identifier(Scheme.ISBN, "9780943396040"), Identifier(Scheme.ISBN, "9780851310411")),
        ),
        ({"licence": "CC0"}, "provenance", (Provenance("file.json", "a", "CC0"),)),
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
