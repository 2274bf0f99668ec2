"""Articles of DOAJ in every layout, field by field."""

from __future__ import annotations

import json

import pytest

from citecheck.datatypes import Identifier, Kind, PersonName, Provenance, Scheme
from citecheck.index.importers.doaj import DoajImporter
from tests.unit.index.importers.importing import NAME, read_all, read_one

TOLD = {"title": "A Title", "journal": {"title": "Sensors", "volume": "18", "number": "12", "publisher": "MDPI"}}
ARTICLE = {"id": "ab12", "bibjson": TOLD}


@pytest.mark.parametrize(
    ("fields", "attribute", "expected"),
    [
        ({}, "id", "doaj:ab12"),
        ({}, "venue", "Sensors"),
        ({}, "volume", "18"),
        ({}, "issue", "12"),
        ({}, "publisher", "MDPI"),
        ({}, "kind", Kind.ARTICLE),
        ({"year": "2018"}, "year", 2018),
        ({"year": "18"}, "year", None),
        ({"start_page": "1", "end_page": "9"}, "pages", "1-9"),
        ({"start_page": "4467"}, "pages", "4467"),
        ({"author": [{"name": "Guangyu Zuo"}, {"name": ""}]}, "authors", (PersonName("Zuo", "Guangyu"),)),
        ({"abstract": "0.1 &#176;C"}, "abstract", "0.1 °C"),
        ({"identifier": [{"id": "1234-5678", "type": "pissn"}, {"id": "10.1000/x", "type": "DOI"}]}, "identifiers",
         (Identifier(Scheme.DOI, "10.1000/x"),)),
        ({"license": [{"type": "CC BY"}]}, "provenance", (Provenance(NAME, "doaj:ab12", "CC BY"),)),
    ],
)  # fmt: skip
def test_a_field_is_read(fields, attribute, expected):
    assert getattr(read_one(DoajImporter(), {**ARTICLE, "bibjson": {**TOLD, **fields}}), attribute) == expected


@pytest.mark.parametrize(
    "text", [json.dumps(ARTICLE), json.dumps([ARTICLE], indent=1), json.dumps({"total": 1, "results": [ARTICLE]})]
)
def test_every_layout_is_read(text):
    assert [item.id for item in read_all(DoajImporter(), text)[0]] == ["doaj:ab12"]


def test_a_journal_is_named():
    journal = {"id": "j", "bibjson": {"title": "Sensors", "eissn": "1424-8220"}}
    found, skipped = read_all(DoajImporter(), json.dumps([ARTICLE, journal]))
    assert len(found) == 1
    assert skipped == [f"{NAME}, item 2: a journal is not a work that is cited"]
