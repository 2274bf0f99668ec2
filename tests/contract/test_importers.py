"""What every importer promises: streams, a broken record is named and not fatal, another format is refused."""

from __future__ import annotations

import json

import pytest

from citecheck.datatypes import Reference
from citecheck.errors import ReferenceFileError
from citecheck.index.importers.acl_anthology import AclAnthologyImporter
from citecheck.index.importers.arxiv_kaggle import ArxivKaggleImporter
from citecheck.index.importers.arxiv_oai import ArxivOaiImporter
from citecheck.index.importers.better_bibtex_json import BetterBibtexJsonImporter
from citecheck.index.importers.bibtex import BibtexImporter
from citecheck.index.importers.crossref import CrossrefImporter
from citecheck.index.importers.csl_json import CslJsonImporter
from citecheck.index.importers.csl_yaml import CslYamlImporter
from citecheck.index.importers.datacite import DataciteImporter
from citecheck.index.importers.dblp import DblpImporter
from citecheck.index.importers.doaj import DoajImporter
from citecheck.index.importers.endnote_xml import EndnoteXmlImporter
from citecheck.index.importers.fatcat import FatcatImporter
from citecheck.index.importers.isi import IsiImporter
from citecheck.index.importers.jalc import JalcImporter
from citecheck.index.importers.jats import JatsImporter
from citecheck.index.importers.json_lines import JsonLinesImporter
from citecheck.index.importers.medline import MedlineImporter
from citecheck.index.importers.mods import ModsImporter
from citecheck.index.importers.openalex import OpenAlexImporter
from citecheck.index.importers.pubmed_xml import PubmedXmlImporter
from citecheck.index.importers.ris import RisImporter
from citecheck.index.importers.semantic_scholar import SemanticScholarImporter

FIRST, BROKEN, LAST = {"id": "a", "title": "First"}, {"id": "b"}, {"id": "c", "title": "Last"}
CASES = {
    "json lines": (JsonLinesImporter, "\n".join(map(json.dumps, (FIRST, BROKEN, LAST)))),
    "csl-json": (CslJsonImporter, json.dumps([FIRST, BROKEN, LAST])),
    "dblp": (
        DblpImporter,
        "<dblp><book key='a'><title>First.</title></book><www key='b'/><www key='c'><title>Last</title></www></dblp>",
    ),
    "pubmed xml": (
        PubmedXmlImporter,
        (
            "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>a</PMID><Article><ArticleTitle>First.</ArticleTitle>"
            "</Article></MedlineCitation></PubmedArticle><PubmedArticle><MedlineCitation><PMID>b</PMID><Article/>"
            "</MedlineCitation></PubmedArticle><MedlineCitation><PMID>c</PMID><Article><ArticleTitle>Last.</ArticleTitle>"
            "</Article></MedlineCitation></PubmedArticleSet>"
        ),
    ),
    "mods": (
        ModsImporter,
        (
            "<modsCollection><mods ID='a'><titleInfo><title>First</title></titleInfo></mods><mods ID='b'/>"
            "<mods ID='c'><titleInfo><title>Last</title></titleInfo></mods></modsCollection>"
        ),
    ),
    "endnote xml": (
        EndnoteXmlImporter,
        (
            "<xml><records><record><rec-number>a</rec-number><titles><title>First</title></titles></record><record>"
            "<rec-number>b</rec-number></record><record><rec-number>c</rec-number><titles><title>Last</title></titles>"
            "</record></records></xml>"
        ),
    ),
    "jats": (
        JatsImporter,
        (
            "<pmc-articleset><article><front><article-meta><article-id>a</article-id><title-group><article-title>First"
            "</article-title></title-group></article-meta></front></article><article><front><article-meta/></front>"
            "</article><article><front><article-meta><article-id>c</article-id><title-group><article-title>Last"
            "</article-title></title-group></article-meta></front></article></pmc-articleset>"
        ),
    ),
    "arxiv oai": (
        ArxivOaiImporter,
        (
            "<OAI-PMH><record><metadata><arXiv><id>a</id><title>First</title></arXiv></metadata></record><record><metadata>"
            "<arXiv><id>b</id></arXiv></metadata></record><record><metadata><arXivRaw><id>c</id><title>Last</title>"
            "</arXivRaw></metadata></record></OAI-PMH>"
        ),
    ),
    "acl anthology": (
        AclAnthologyImporter,
        (
            "<collection id='2020.x'><volume id='1'><meta/><paper id='a'><title>First</title></paper><paper id='b'/>"
            "<paper id='c'><title>Last</title></paper></volume></collection>"
        ),
    ),
    "jalc": (
        JalcImporter,
        (
            "<r:RDF xmlns:r='r'><r:Description><doi>a</doi><title>First</title></r:Description><r:Description/>"
            "<r:Description><doi>c</doi><title>Last</title></r:Description></r:RDF>"
        ),
    ),
    "bibtex": (BibtexImporter, "@misc{a, title={First}}\n@misc{b, year=2000}\n@misc{c, title={Last}}"),
    "ris": (
        RisImporter,
        "TY  - GEN\nID  - a\nTI  - First\nER  -\nTY  - GEN\nID  - b\nER  -\nTY  - GEN\nID  - c\nTI  - Last",
    ),
    "isi": (IsiImporter, "PT J\nTI First\nUT a\nER\nPT J\nUT b\nER\nPT J\nTI Last\nUT c\nER\nEF"),
    "medline": (MedlineImporter, "PMID- 1\nTI  - First\n\nPMID- 2\n\nPMID- 3\nTI  - Last"),
}


def three(around, record):
    """Return JSON of a record, one without title and a last one; ``record`` is that of id ``a`` titled ``First``."""
    first = json.dumps(record)
    broken = first.replace("First", "").replace('"a"', '"b"').replace("/a", "/b")
    last = first.replace("First", "Last").replace('"a"', '"c"').replace("/a", "/c")
    return around % ", ".join((first, broken, last))


CASES |= {
    "crossref": (CrossrefImporter, three('{"message": {"items": [%s]}}', {"DOI": "a", "title": ["First"]})),
    "openalex": (OpenAlexImporter, three('{"results": [%s]}', {"id": "https://openalex.org/a", "title": "First"})),
    "datacite": (DataciteImporter, three('{"data": [%s]}', {"doi": "a", "titles": [{"title": "First"}]})),
    "doaj": (DoajImporter, three("[%s]", {"id": "a", "bibjson": {"title": "First", "journal": {}}})),
    "fatcat": (FatcatImporter, three("[%s]", {"ident": "a", "title": "First"})),
    "arxiv": (ArxivKaggleImporter, three("[%s]", {"id": "a", "title": "First"})),
    "semantic scholar": (SemanticScholarImporter, three("[%s]", {"corpusid": "a", "title": "First"})),
    "zotero json": (BetterBibtexJsonImporter, three('{"items": [%s]}', {"citekey": "a", "title": "First"})),
    "csl-yaml": (CslYamlImporter, "references:\n- id: a\n  title: First\n- id: b\n- id: c\n  title: Last\n"),
}


@pytest.fixture(params=CASES)
def case(request, tmp_path):
    make, text = CASES[request.param]
    path = tmp_path / "file"
    path.write_text(text, encoding="utf-8")
    return make(), path


def read(importer, path, skipped=lambda description: None):
    with path.open("rb") as file:
        yield from importer.references(file, path.name, skipped)


def test_good_records_come_in_order_around_a_broken_one(case):
    importer, path = case
    skipped = []
    found = list(read(importer, path, skipped.append))
    assert [item.title for item in found] == ["First", "Last"]
    assert [item.id[-1] for item in found] in (["a", "c"], ["1", "3"])  # ids may gain a prefix, or be numbers
    assert all(isinstance(item, Reference) for item in found)
    assert len(skipped) == 1
    assert skipped[0].startswith("file, ")
    assert "no title" in skipped[0]
    assert "\n" not in skipped[0]


def test_references_are_yielded_not_collected(case):
    importer, path = case
    references = read(importer, path)
    assert next(references).title == "First"


def test_reading_twice_gives_the_same(case):
    importer, path = case
    first, second = (list(read(importer, path)) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("content", [b"", b"words", b"<html></html>", b"\x00\xff" * 100])
def test_a_file_of_another_format_is_refused(case, content):
    importer, path = case
    path.write_bytes(content)
    with pytest.raises(ReferenceFileError, match="file"):
        list(read(importer, path))
