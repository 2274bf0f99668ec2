"""Records of DataCite in every layout, field by field."""

from __future__ import annotations

import json

import pytest

from citecheck.datatypes import Identifier, Kind, PersonName, Provenance, Scheme
from citecheck.index.importers.datacite import DataciteImporter
from tests.unit.index.importers.importing import NAME, read_all, read_one

TOLD = {"doi": "10.1000/X", "titles": [{"title": "A Title"}], "types": {"resourceTypeGeneral": "Dataset"}}


def read(**fields):
    return read_one(DataciteImporter(), {"id": "10.1000/x", "type": "dois", "attributes": {**TOLD, **fields}})


def text_of(kind):
    return {"types": {"resourceTypeGeneral": "Text", "resourceType": kind}}


@pytest.mark.parametrize(
    ("fields", "attribute", "expected"),
    [
        ({}, "id", "doi:10.1000/x"),
        ({"titles": [{"title": "Sub", "titleType": "Subtitle"}, {"title": "Main"}]}, "title", "Main: Sub"),
        ({"titles": [{"title": "Titel", "lang": "de"}, {"title": "Title", "titleType": "TranslatedTitle"}]},
         "other_titles", ("Title",)),
        ({"titles": [{"title": "Other", "titleType": "AlternativeTitle"}, {"title": "Main"}]}, "title", "Main"),
        ({"creators": [{"name": "Li, Wei", "nameType": "Personal", "givenName": "Wei", "familyName": "Li"}]}, "authors",
         (PersonName("Li", "Wei"),)),
        ({"creators": [{"name": "Li, Wei"}, {"name": "(:Unav)"}]}, "authors", (PersonName("Li", "Wei"),)),
        ({"creators": [{"name": "Swissair", "nameType": "Organizational"}]}, "authors",
         (PersonName(literal="Swissair"),)),
        ({"publicationYear": 2017}, "year", 2017),
        ({"publicationYear": 2541}, "year", None),
        ({"publicationYear": None, "dates": [{"date": "2016-01", "dateType": "Issued"}]}, "year", 2016),
        ({"publisher": {"name": "Zenodo"}}, "publisher", "Zenodo"),
        ({}, "kind", Kind.DATASET),
        (text_of("Journal Article"), "kind", Kind.ARTICLE),
        (text_of("JournalArticle"), "kind", Kind.ARTICLE),
        (text_of("PhD Thesis"), "kind", Kind.THESIS),
        (text_of("Poster"), "kind", Kind.UNKNOWN),
        ({"types": {"resourceTypeGeneral": "ConferencePaper"}}, "kind", Kind.CONFERENCE),
        ({"doi": "10.48550/arXiv.1706.03762", **text_of("Article")}, "kind", Kind.PREPRINT),
        ({"doi": "10.48550/arXiv.1706.03762"}, "venue", "arXiv"),
        ({"doi": "10.48550/arXiv.1706.03762"}, "identifiers", (Identifier(Scheme.ARXIV, "1706.03762"),)),
        ({"container": {"title": "Francia", "firstPage": "1", "lastPage": "9"}}, "pages", "1-9"),
        ({"relatedItems": [{"relationType": "IsPublishedIn", "titles": [{"title": "Journal"}], "volume": "3"}]},
         "venue", "Journal"),
        ({"descriptions": [{"description": "No", "descriptionType": "Other"},
                           {"description": "One.<br>Two.", "descriptionType": "Abstract"}]}, "abstract", "One. Two."),
        ({"identifiers": [{"identifier": "978-3-16-148410-0", "identifierType": "ISBN"}]}, "identifiers",
         (Identifier(Scheme.DOI, "10.1000/x"), Identifier(Scheme.ISBN, "9783161484100"))),
        ({"rightsList": [{"rightsUri": "info:eu-repo/semantics/openAccess"}, {"rightsUri": "https://cc"}]},
         "provenance", (Provenance(NAME, "doi:10.1000/x", "https://cc"),)),
    ],
)  # fmt: skip
def test_a_field_is_read(fields, attribute, expected):
    assert getattr(read(**fields), attribute) == expected


@pytest.mark.parametrize(
    "record",
    [
        {"data": [{"id": "10.1000/x", "attributes": TOLD}], "meta": {"total": 1}},
        {"data": {"id": "10.1000/x", "attributes": TOLD}},
        {"id": "10.1000/x", "attributes": TOLD, "relationships": {"client": {"data": {"id": "a"}}}},
        TOLD,
        [TOLD],
    ],
)
@pytest.mark.parametrize("indent", [None, 2])
def test_every_layout_is_read(record, indent):
    found, skipped = read_all(DataciteImporter(), json.dumps(record, indent=indent))
    assert ([item.id for item in found], skipped) == (["doi:10.1000/x"], [])
