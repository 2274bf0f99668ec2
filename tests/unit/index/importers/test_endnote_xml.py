"""EndNote records: styled runs of text, organisations, types, numbers in fields that hold several."""

from __future__ import annotations

import io

import pytest

from citecheck.datatypes import Kind, PersonName
from citecheck.index.importers.endnote_xml import EndnoteXmlImporter


def read(inside, title="Title"):
    text = (
        f"<xml><records><record><rec-number>1</rec-number>{inside}<titles><title>{title}</title>"
        "<secondary-title>J</secondary-title></titles></record></records></xml>"
    )
    (found,) = EndnoteXmlImporter().references(io.BytesIO(text.encode()), "library.xml", pytest.fail)
    return found


def test_runs_of_one_style_are_one_text():
    styled = "<style face='normal'>The role of </style><style face='italic'>E. coli</style><style>&#xD; in x</style>"
    assert read("", styled).title == "The role of E. coli in x"


@pytest.mark.parametrize(
    ("written", "person"),
    [
        ("Ahmad, A. S.", PersonName("Ahmad", "A. S.")),
        ("King, Martin Luther, Jr.", PersonName("King", "Martin Luther", "Jr.")),
        ("van den Oord, A.", PersonName("van den Oord", "A.")),
        ("World Health Organization,", PersonName(literal="World Health Organization")),
        ("Médecins sans frontières,", PersonName(literal="Médecins sans frontières")),
        ("<style>Li, W.</style>", PersonName("Li", "W.")),
    ],
)
def test_people(written, person):
    author = f"<contributors><authors><author>{written}</author></authors></contributors>"
    assert read(author).authors == (person,)


def test_editors_stand_in_for_absent_authors_alone():
    editors = "<secondary-authors><author>Ed, A.</author></secondary-authors>"
    assert read(f"<contributors>{editors}</contributors>").authors == (PersonName("Ed", "A."),)
    both = f"<contributors><authors><author>Au, B.</author></authors>{editors}</contributors>"
    assert read(both).authors == (PersonName("Au", "B."),)


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("<ref-type name='Journal Article'>17</ref-type>", Kind.ARTICLE),
        ("<ref-type name='Book Section'>5</ref-type>", Kind.CHAPTER),
        ("<ref-type>6</ref-type>", Kind.BOOK),
        ("<ref-type name='Thesis'>32</ref-type>", Kind.THESIS),
        ("<ref-type name='Conference Paper'>47</ref-type>", Kind.CONFERENCE),
        ("<ref-type name='Unknown'>99</ref-type>", Kind.UNKNOWN),
        ("", Kind.UNKNOWN),
    ],
)
def test_kinds(written, kind):
    assert read(written).kind is kind


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("<electronic-resource-num>doi: 10.1000/X</electronic-resource-num>", ["doi:10.1000/x"]),
        ("<electronic-resource-num>https://doi.org/10.1000/X</electronic-resource-num>", ["doi:10.1000/x"]),
        ("<electronic-resource-num>PII x</electronic-resource-num>", []),
        ("<isbn>0632058080 (hbk)&#xD;1532-1827 (Electronic)</isbn>", ["isbn:9780632058082"]),
        ("<isbn>978-0-632-05808-2; 0632058080</isbn>", ["isbn:9780632058082"]),
        ("<accession-num>123</accession-num><remote-database-name>Medline</remote-database-name>", ["pmid:123"]),
        ("<accession-num>WOS:000123</accession-num><remote-database-name>WOS</remote-database-name>", []),
        ("<accession-num>123</accession-num>", []),
        ("<custom2>PMC12345</custom2>", ["pmcid:PMC12345"]),
        (
            "<urls><related-urls><url>https://arxiv.org/abs/1706.03762</url></related-urls></urls>",
            ["arxiv:1706.03762"],
        ),
        ("<urls><pdf-urls><url>internal-pdf://a.pdf</url></pdf-urls></urls>", []),
    ],
)
def test_identifiers(written, expected):
    assert [str(item) for item in read(written).identifiers] == expected


def test_an_arxiv_paper_filed_as_an_article_is_a_preprint():
    text = (
        "<xml><records><record><rec-number>1</rec-number><ref-type name='Journal Article'>17</ref-type><titles><title>T"
        "</title><secondary-title>arXiv preprint arXiv:1706.03762</secondary-title></titles></record></records></xml>"
    )
    (found,) = EndnoteXmlImporter().references(io.BytesIO(text.encode()), "library.xml", pytest.fail)
    assert (found.kind, [str(item) for item in found.identifiers]) == (Kind.PREPRINT, ["arxiv:1706.03762"])


def test_numbers_count_within_their_library():
    assert read("<foreign-keys><key app='EN' db-id='abc'>1</key></foreign-keys>").id == "abc:1"
    assert read("").id == "1"
    assert read("").provenance[0].record == "1"


@pytest.mark.parametrize(("year", "expected"), [("2015", 2015), ("in press", None), ("2015 [1915]", 2015)])
def test_years(year, expected):
    assert read(f"<dates><year>{year}</year></dates>").year == expected
