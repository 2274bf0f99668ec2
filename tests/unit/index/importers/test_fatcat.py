"""Releases of fatcat, field by field."""

from __future__ import annotations

import json

import pytest

from citecheck.datatypes import Identifier, Kind, PersonName, Retraction, Scheme, Standing
from citecheck.index.importers.fatcat import FatcatImporter
from tests.unit.index.importers.importing import NAME, read_all, read_one

RELEASE = {"ident": "ab12", "title": "A Title", "release_type": "article-journal", "ext_ids": {}}


@pytest.mark.parametrize(
    ("fields", "attribute", "expected"),
    [
        ({}, "id", "fatcat:ab12"),
        ({"ident": None, "ext_ids": {"pmid": 12}}, "id", "pmid:12"),
        ({"subtitle": "A Story"}, "title", "A Title: A Story"),
        ({"original_title": "Ein Titel"}, "other_titles", ("Ein Titel",)),
        ({"contribs": [{"raw_name": "Alain Tenaillon", "role": "author"}, {"raw_name": "Ed Itor", "role": "editor"}]},
         "authors", (PersonName("Tenaillon", "Alain"),)),
        ({"contribs": [{"surname": "Côté", "given_name": "Isabelle"}]}, "authors", (PersonName("Côté", "Isabelle"),)),
        ({"release_year": 2017}, "year", 2017),
        ({"release_date": "2018-12-10"}, "year", 2018),
        ({"container": {"name": "Ecology", "publisher": "Wiley"}}, "publisher", "Wiley"),
        ({"container": {"name": "Ecology"}}, "venue", "Ecology"),
        ({"release_type": "editorial"}, "kind", Kind.ARTICLE),
        ({"release_stage": "submitted"}, "kind", Kind.PREPRINT),
        ({"abstracts": [{"content": "One.", "lang": "en"}, {"content": "Eins.", "lang": "de"},
                        {"content": "Two.", "lang": "en"}]}, "abstract", "One. Two."),
        ({"ext_ids": {"doi": "10.1000/x", "pmid": 12, "arxiv": "1706.03762v1", "isbn13": "978-3-16-148410-0"}},
         "identifiers", (Identifier(Scheme.DOI, "10.1000/x"), Identifier(Scheme.ARXIV, "1706.03762"),
                         Identifier(Scheme.PMID, "12"), Identifier(Scheme.ISBN, "9783161484100"))),
        ({"withdrawn_status": "retracted", "withdrawn_date": "2020-01-02"}, "retraction",
         Retraction(Standing.RETRACTED, "2020-01-02")),
    ],
)  # fmt: skip
def test_a_field_is_read(fields, attribute, expected):
    assert getattr(read_one(FatcatImporter(), {**RELEASE, **fields}), attribute) == expected


def test_a_stub_is_named():
    found, skipped = read_all(FatcatImporter(), json.dumps([RELEASE, {**RELEASE, "release_type": "stub"}]))
    assert len(found) == 1
    assert skipped == [f"{NAME}, item 2: a stub is not a work that is cited"]
