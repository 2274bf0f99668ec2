"""Papers of Semantic Scholar and S2ORC in every layout, field by field."""

from __future__ import annotations

import json

import pytest

from citecheck.datatypes import Identifier, Kind, PersonName, Scheme
from citecheck.errors import ReferenceFileError
from citecheck.index.importers.semantic_scholar import SemanticScholarImporter
from tests.unit.index.importers.importing import read_all, read_one

PAPER = {"corpusid": 12, "title": "A Title"}
METADATA = {"paper_id": "34", "title": "A Title"}


@pytest.mark.parametrize(
    ("fields", "attribute", "expected"),
    [
        ({}, "id", "s2:12"),
        ({"year": 2006}, "year", 2006),
        ({"year": None, "publicationdate": "2006-02-28"}, "year", 2006),
        ({"authors": [{"name": "L. Hartman"}]}, "authors", (PersonName("Hartman", "L."),)),
        ({"venue": "ICML", "journal": {"name": "ArXiv", "pages": "b1 - b5", "volume": "20"}}, "pages", "b1-b5"),
        ({"venue": "ICML", "publicationtypes": ["JournalArticle", "Conference"]}, "kind", Kind.CONFERENCE),
        ({"venue": "ICML", "journal": {"name": "ArXiv"}, "publicationtypes": ["Conference"]}, "venue", "ICML"),
        ({"venue": "J. Sci.", "journal": {"name": "Journal of Science"}}, "venue", "Journal of Science"),
        ({"venue": "arXiv.org", "publicationtypes": ["JournalArticle"]}, "kind", Kind.PREPRINT),
        ({"venue": "arXiv.org", "journal": {"name": "ArXiv", "volume": "abs/1"}}, "venue", "arXiv"),
        ({"venue": "arXiv.org", "journal": {"name": "ArXiv", "volume": "abs/1"}}, "volume", None),
        ({"journal": None, "venue": ""}, "kind", Kind.UNKNOWN),
        ({"externalids": {"DOI": "10.1000/X", "ArXiv": "1706.03762", "PubMed": "1", "PubMedCentral": "2",
          "ACL": "P19-1001", "MAG": "7", "DBLP": None}}, "identifiers",
         (Identifier(Scheme.DOI, "10.1000/x"), Identifier(Scheme.ARXIV, "1706.03762"), Identifier(Scheme.PMID, "1"),
          Identifier(Scheme.PMCID, "PMC2"), Identifier(Scheme.ACL, "P19-1001"))),
    ],
)  # fmt: skip
def test_a_field_of_a_paper_is_read(fields, attribute, expected):
    assert getattr(read_one(SemanticScholarImporter(), {**PAPER, **fields}), attribute) == expected


@pytest.mark.parametrize(
    ("fields", "attribute", "expected"),
    [
        ({}, "id", "s2:34"),
        ({"authors": [{"first": "Wei", "middle": ["B.", None], "last": "Li", "suffix": "Jr."}]}, "authors",
         (PersonName("Li", "Wei B.", "Jr."),)),
        ({"journal": "J", "venue": "V"}, "venue", "J"),
        ({"journal": None, "venue": "V"}, "venue", "V"),
        ({"pubmed_id": "12", "pmc_id": "34", "arxiv_id": "cs/9901001"}, "identifiers",
         (Identifier(Scheme.PMID, "12"), Identifier(Scheme.PMCID, "PMC34"), Identifier(Scheme.ARXIV, "cs/9901001"))),
    ],
)  # fmt: skip
def test_a_field_of_metadata_is_read(fields, attribute, expected):
    assert getattr(read_one(SemanticScholarImporter(), {**METADATA, **fields}), attribute) == expected


def test_an_answer_of_the_api_is_read():
    paper = {"paperId": "ab", "title": "A Title", "externalIds": {"DOI": "10.1000/x"}, "publicationDate": "2020-01-02"}
    (found,), _ = read_all(SemanticScholarImporter(), json.dumps({"total": 1, "data": [paper]}))
    assert (found.id, found.year, len(found.identifiers)) == ("s2:ab", 2020, 1)


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ({"corpusid": 1, "openaccessinfo": {}, "abstract": "Words."}, "abstracts"),
        ({"sha": "ab", "corpusid": 1, "primary": True}, "paper-ids"),
        ({"id": "a", "name": "N", "alternate_names": [], "alternate_issns": []}, "publication-venues"),
    ],
)
def test_a_file_without_titles_says_which_one_is_needed(line, what):
    with pytest.raises(ReferenceFileError, match=f"{what} of Semantic Scholar, .* give the file of its papers"):
        read_all(SemanticScholarImporter(), json.dumps(line))
