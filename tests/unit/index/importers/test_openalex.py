"""Works of OpenAlex in every layout, field by field."""

from __future__ import annotations

import json

import pytest

from citecheck.datatypes import Identifier, Kind, PersonName, Retraction, Scheme, Standing
from citecheck.index.importers.openalex import OpenAlexImporter
from tests.unit.index.importers.importing import NAME, read_all, read_one

WORK = {"id": "https://openalex.org/W12", "title": "A Title", "type": "article", "authorships": []}


def read(**fields):
    return read_one(OpenAlexImporter(), {**WORK, **fields})


def at(**source):
    return {"primary_location": {"source": source}}


@pytest.mark.parametrize(
    ("fields", "attribute", "expected"),
    [
        ({}, "id", "openalex:W12"),
        ({"title": None, "display_name": "Shown"}, "title", "Shown"),
        ({"publication_year": 2018}, "year", 2018),
        ({"publication_year": None, "publication_date": "2017-02-01"}, "year", 2017),
        ({"authorships": [{"raw_author_name": "Larivière, V.", "author": {"display_name": "V L"}}]}, "authors",
         (PersonName("Larivière", "V."),)),
        ({"authorships": [{"raw_author_name": None, "author": {"display_name": "Vincent Larivière"}}]}, "authors",
         (PersonName("Larivière", "Vincent"),)),
        ({"authorships": [{"author": {"display_name": "ATLAS Collaboration"}}]}, "authors",
         (PersonName(literal="ATLAS Collaboration"),)),
        (at(display_name="PeerJ", type="journal"), "venue", "PeerJ"),
        (at(display_name="arXiv (Cornell University)", type="repository"), "venue", "arXiv"),
        ({"host_venue": {"display_name": "Old Journal"}}, "venue", "Old Journal"),
        ({"primary_location": None, "biblio": None}, "venue", None),
        ({"biblio": {"first_page": "1", "last_page": "9", "volume": "2", "issue": None}}, "pages", "1-9"),
        ({"biblio": {"first_page": "e5", "last_page": "e5"}}, "pages", "e5"),
        ({}, "kind", Kind.ARTICLE),
        ({"type_crossref": "proceedings-article"}, "kind", Kind.CONFERENCE),
        (at(type="conference"), "kind", Kind.CONFERENCE),
        ({"type": "preprint"}, "kind", Kind.PREPRINT),
        ({"type": "dissertation"}, "kind", Kind.THESIS),
        ({"type": "book-chapter"}, "kind", Kind.CHAPTER),
        ({"abstract_inverted_index": {"is": [1], "It": [0], "so.": [2, 4], "or": [3]}}, "abstract", "It is so. or so."),
        ({"abstract_inverted_index": {"far": [10**18], "here": [-1], "no": ["x", None]}}, "abstract", "here far"),
        ({"is_retracted": True}, "retraction", Retraction(Standing.RETRACTED)),
        ({"is_retracted": False}, "retraction", None),
        ({"doi": "https://doi.org/10.1000/X", "ids": {"pmid": "https://pubmed.ncbi.nlm.nih.gov/12",
          "pmcid": "https://www.ncbi.nlm.nih.gov/pmc/articles/34", "doi": "https://doi.org/10.1000/x"},
          "locations": [{"landing_page_url": "http://arxiv.org/abs/1706.03762v2"}, {"landing_page_url": "https://x.org/a"}]},
         "identifiers", (Identifier(Scheme.DOI, "10.1000/x"), Identifier(Scheme.PMID, "12"),
                         Identifier(Scheme.PMCID, "PMC34"), Identifier(Scheme.ARXIV, "1706.03762"))),
    ],
)  # fmt: skip
def test_a_field_is_read(fields, attribute, expected):
    assert getattr(read(**fields), attribute) == expected


LINE = json.dumps(WORK)


@pytest.mark.parametrize(
    "text",
    [LINE, json.dumps(WORK, indent=1), f'{{"meta": {{"count": 1}}, "results": [{LINE}]}}', f"[{LINE}]", LINE + "\r\n"],
)
def test_every_layout_is_read(text):
    assert [item.id for item in read_all(OpenAlexImporter(), text)[0]] == ["openalex:W12"]


def test_paratext_is_named():
    found, skipped = read_all(OpenAlexImporter(), LINE + "\n" + json.dumps({**WORK, "is_paratext": True}))
    assert len(found) == 1
    assert skipped == [f"{NAME}, line 2: paratext is not a work that is cited"]
