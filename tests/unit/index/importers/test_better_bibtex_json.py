"""Zotero items, field by field."""

from __future__ import annotations

import json

import pytest

from citecheck.datatypes import Identifier, Kind, PersonName, Scheme
from citecheck.index.importers.better_bibtex_json import BetterBibtexJsonImporter
from tests.unit.index.importers.importing import NAME, read_all, read_one

ITEM = {"itemType": "journalArticle", "citationKey": "li2019", "title": "A Title"}


def by(kind="author", **name):
    return {"creators": [{"creatorType": kind, **name}]}


@pytest.mark.parametrize(
    ("fields", "attribute", "expected"),
    [
        ({}, "id", "li2019"),
        (by(lastName="Li", firstName="Wei"), "authors", (PersonName("Li", "Wei"),)),
        (by(name="ATLAS Collaboration"), "authors", (PersonName(literal="ATLAS Collaboration"),)),
        (by(lastName="WHO", fieldMode=1), "authors", (PersonName(literal="WHO"),)),
        (by("editor", lastName="Li", firstName="Wei"), "authors", ()),
        ({"itemType": "book", **by("editor", lastName="Li", firstName="Wei")}, "authors", (PersonName("Li", "Wei"),)),
        ({"date": "2/2016"}, "year", 2016),
        ({"publicationTitle": "Science"}, "venue", "Science"),
        ({"itemType": "conferencePaper", "proceedingsTitle": "Proc. X"}, "venue", "Proc. X"),
        ({"publicationTitle": "arXiv:1305.4904 [quant-ph]"}, "venue", "arXiv"),
        ({"publicationTitle": "arXiv:1305.4904 [quant-ph]"}, "kind", Kind.PREPRINT),
        ({"publicationTitle": "arXiv:1305.4904 [quant-ph]"}, "identifiers", (Identifier(Scheme.ARXIV, "1305.4904"),)),
        ({"itemType": "preprint", "repository": "arXiv", "archiveID": "arXiv:1706.03762"}, "identifiers",
         (Identifier(Scheme.ARXIV, "1706.03762"),)),
        ({"itemType": "thesis", "university": "ETH"}, "publisher", "ETH"),
        ({"abstractNote": "Words."}, "abstract", "Words."),
        ({"extra": ["arXiv: 1508.05387", "PMID: 12"], "DOI": "10.1000/x", "url": "https://doi.org/10.1000/x"},
         "identifiers", (Identifier(Scheme.DOI, "10.1000/x"), Identifier(Scheme.ARXIV, "1508.05387"),
                         Identifier(Scheme.PMID, "12"))),
        ({"extra": "Comment: good\nPMCID: PMC12"}, "identifiers", (Identifier(Scheme.PMCID, "PMC12"),)),
        ({"ISBN": "978-3-16-148410-0 0-943396-04-2"}, "identifiers",
         (Identifier(Scheme.ISBN, "9783161484100"), Identifier(Scheme.ISBN, "9780943396040"))),
    ],
)  # fmt: skip
def test_a_field_is_read(fields, attribute, expected):
    assert getattr(read_one(BetterBibtexJsonImporter(), {**ITEM, **fields}), attribute) == expected


@pytest.mark.parametrize(
    "data", [{"config": {"items": 1}, "items": [ITEM]}, [{"key": "K", "data": ITEM}], [ITEM], ITEM]
)
@pytest.mark.parametrize("indent", [None, 2])
def test_every_layout_is_read(data, indent):
    found, skipped = read_all(BetterBibtexJsonImporter(), json.dumps(data, indent=indent))
    assert ([item.id for item in found], skipped) == (["li2019"], [])


def test_a_note_is_named():
    found, skipped = read_all(BetterBibtexJsonImporter(), json.dumps({"items": [ITEM, {"itemType": "note"}]}))
    assert len(found) == 1
    assert skipped == [f"{NAME}, item 2: a Zotero note is not a work that is cited"]
