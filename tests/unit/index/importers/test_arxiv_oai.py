"""Harvested records: arXiv's two formats, Dublin Core, deleted ones."""

from __future__ import annotations

import io

import pytest

from citecheck.datatypes import Kind, PersonName, Standing
from citecheck.index.importers.arxiv_oai import ArxivOaiImporter


def read_all(text, skipped):
    return list(ArxivOaiImporter().references(io.BytesIO(text.encode()), "oai.xml", skipped.append))


def read(metadata):
    skipped = []
    (found,) = read_all(f"<OAI-PMH><record><metadata>{metadata}</metadata></record></OAI-PMH>", skipped)
    assert skipped == []
    return found


@pytest.mark.parametrize(
    ("written", "people"),
    [
        ("A. Li, B. Ray and C. Oz", ["A. Li", "B. Ray", "C. Oz"]),
        ("A. Li (1), B. Ray (1 and 2) ((1) Univ. X, (2) Y)", ["A. Li", "B. Ray"]),
        (r"\'Edgar Rold\'an, J. Doe, Jr.", ["Édgar Roldán", "J. Doe Jr."]),
        ("A. Li, and B. Ray", ["A. Li", "B. Ray"]),
        ("A. Li et al.", ["A. Li"]),
        ("ATLAS Collaboration: A. Li", ["ATLAS Collaboration", "A. Li"]),
        ("the LIGO Scientific Collaboration, A. Li", ["the LIGO Scientific Collaboration", "A. Li"]),
    ],
)
def test_people_listed_in_one_line(written, people):
    found = read(f"<arXivRaw><id>1810.09584</id><title>T</title><authors>{written}</authors></arXivRaw>")
    assert [str(person) for person in found.authors] == people


def test_a_record_in_the_arxiv_format():
    found = read(
        "<arXiv><id>cs/0102001</id><created>2001-02-03</created><updated>2009-01-01</updated><authors><author><keyname>"
        "Erd\\H{o}s</keyname><forenames>P.</forenames><suffix>Jr</suffix></author><author><keyname>X Collaboration"
        "</keyname></author></authors><title>On $\\alpha$\n  things</title><doi>10.1000/A 10.1000/b</doi>"
        "<comments>9 pages</comments><license>http://l.org/</license></arXiv>"
    )
    assert (found.id, found.title, found.year, found.kind) == ("arxiv:cs/0102001", "On α things", 2001, Kind.PREPRINT)
    assert found.authors == (PersonName("Erdős", "P.", "Jr"), PersonName(literal="X Collaboration"))
    assert [str(item) for item in found.identifiers] == ["arxiv:cs/0102001", "doi:10.1000/a", "doi:10.1000/b"]
    assert (found.provenance[0].licence, found.retraction) == ("http://l.org/", None)


def test_a_withdrawn_preprint_is_marked():
    found = read("<arXiv><id>1810.09584</id><title>T</title><comments>This paper has been withdrawn</comments></arXiv>")
    assert (found.retraction.standing, found.retraction.reason) == (Standing.RETRACTED, "This paper has been withdrawn")


def test_dublin_core():
    found = read(
        "<oai_dc:dc xmlns:oai_dc='o' xmlns:dc='d'><dc:title>T</dc:title><dc:title>U</dc:title><dc:creator>Li, Wei"
        "</dc:creator><dc:date>2018-10-22</dc:date><dc:date>2019-01-13</dc:date><dc:type>text</dc:type><dc:identifier>"
        "http://arxiv.org/abs/1810.09584</dc:identifier><dc:identifier>doi:10.1000/x</dc:identifier></oai_dc:dc>"
    )
    assert (found.title, found.other_titles, found.year, found.kind) == ("T", ("U",), 2018, Kind.PREPRINT)
    assert found.authors == (PersonName("Li", "Wei"),)
    assert [str(item) for item in found.identifiers] == ["arxiv:1810.09584", "doi:10.1000/x"]


def test_what_holds_no_metadata_is_named():
    skipped = []
    found = read_all(
        "<ListRecords><record><header status='deleted'><identifier>oai:1</identifier></header></record><record>"
        "<metadata><marc/></metadata></record><record><metadata><arXiv><id>a</id><title>T</title></arXiv></metadata>"
        "</record></ListRecords>",
        skipped,
    )
    assert [item.id for item in found] == ["a"]
    assert skipped == [
        "oai.xml, record 1: deleted by the archive (oai:1)",
        "oai.xml, record 2: no metadata in a format that is read ()",
    ]
