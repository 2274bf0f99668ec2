"""Metadata of arXiv, field by field."""

from __future__ import annotations

import pytest

from citecheck.datatypes import Identifier, Kind, PersonName, Provenance, Retraction, Scheme, Standing
from citecheck.index.importers.arxiv_kaggle import ArxivKaggleImporter
from tests.unit.index.importers.importing import NAME, read_one

PREPRINT = {"id": "0704.0001", "title": "A Title\n  over lines", "authors_parsed": []}


@pytest.mark.parametrize(
    ("fields", "attribute", "expected"),
    [
        ({}, "id", "arxiv:0704.0001"),
        ({}, "title", "A Title over lines"),
        ({}, "venue", "arXiv"),
        ({}, "kind", Kind.PREPRINT),
        ({"authors_parsed": [["Bal\\'azs", "C.", ""], ["Yuan", "C. -P.", "Jr."]]}, "authors",
         (PersonName("Balázs", "C."), PersonName("Yuan", "C.-P.", "Jr."))),
        ({"authors_parsed": [["for the ATLAS Collaboration", "", ""]]}, "authors",
         (PersonName(literal="ATLAS Collaboration"),)),
        ({"authors": "C. Bal\\'azs (1), E. L. Berger and Wei Li (2 and 3)"}, "authors",
         (PersonName("Balázs", "C."), PersonName("Berger", "E. L."), PersonName("Li", "Wei"))),
        ({"versions": [{"version": "v1", "created": "Mon, 2 Apr 2008 19:18:42 GMT"},
                       {"version": "v2", "created": "Tue, 24 Jul 2009 20:10:27 GMT"}]}, "year", 2008),
        ({}, "year", 2007),
        ({"id": "hep-th/9901001"}, "year", 1999),
        ({"id": "math/0101001"}, "year", 2001),
        ({"id": "unlike any", "update_date": "2011-01-01"}, "year", 2011),
        ({"doi": "10.1103/PhysRevD.76.013009"}, "identifiers",
         (Identifier(Scheme.ARXIV, "0704.0001"), Identifier(Scheme.DOI, "10.1103/physrevd.76.013009"))),
        ({"journal-ref": "Phys.Rev.D76:013009,2007"}, "venue", "arXiv"),
        ({"license": "http://cc"}, "provenance", (Provenance(NAME, "arxiv:0704.0001", "http://cc"),)),
        ({"comments": "This paper has been withdrawn by the author"}, "retraction",
         Retraction(Standing.RETRACTED, "", "withdrawn")),
        ({"comments": "37 pages; not withdrawn"}, "retraction", None),
    ],
)  # fmt: skip
def test_a_field_is_read(fields, attribute, expected):
    assert getattr(read_one(ArxivKaggleImporter(), {**PREPRINT, **fields}), attribute) == expected
