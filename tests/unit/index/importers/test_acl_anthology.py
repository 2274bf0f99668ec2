"""Collections of the ACL Anthology: ids of both styles, volumes, journals, retracted papers."""

from __future__ import annotations

import io

import pytest

from citecheck.datatypes import Kind, PersonName, Standing
from citecheck.index.importers.acl_anthology import AclAnthologyImporter


def read_all(text):
    return list(AclAnthologyImporter().references(io.BytesIO(text.encode()), "acl.xml", pytest.fail))


def read(paper, collection="2020.acl", volume="id='main'", meta=""):
    (found,) = read_all(
        f"<collection id='{collection}'><volume {volume}><meta><booktitle>Proceedings of ACL"
        f"</booktitle><year>2020</year>"
        f"<publisher>ACL</publisher>{meta}</meta>{paper}</volume></collection>"
    )
    return found


@pytest.mark.parametrize(
    ("collection", "volume", "paper", "expected"),
    [
        ("2020.acl", "main", "1", "2020.acl-main.1"),
        ("P19", "1", "7", "P19-1007"),
        ("W19", "5", "12", "W19-0512"),
        ("W19", "55", "1", "W19-5501"),
        ("D19", "5", "3", "D19-0503"),
        ("D19", "1", "3", "D19-1003"),
        ("C69", "1", "1", "C69-0101"),
    ],
)
def test_ids_are_those_of_the_anthology(collection, volume, paper, expected):
    found = read(f"<paper id='{paper}'><title>T</title></paper>", collection, f"id='{volume}'")
    assert (found.id, str(found.identifiers[0])) == (f"acl:{expected}", f"acl:{expected}")


def test_fields_of_a_paper():
    found = read(
        "<paper id='1'><title><fixed-case>BERT</fixed-case> at <tex-math>\\sigma</tex-math>: a <i>test</i>"
        "</title><author>"
        "<first>Aäron</first><last>van den Oord</last><affiliation>X</affiliation></author><author><first/><last>Mausam"
        "</last><variant script='hani'><first/><last>no</last></variant></author><editor><first>E</first><last>D</last>"
        "</editor><pages>1–9</pages><doi>10.18653/v1/X</doi><url>2020.acl-main.1</url><abstract>We <b>do"
        "</b>.</abstract>"
        "</paper>"
    )
    assert (found.title, found.venue, found.year) == ("BERT at σ: a test", "Proceedings of ACL", 2020)
    assert found.authors == (PersonName("van den Oord", "Aäron"), PersonName("Mausam"))
    assert (found.pages, found.publisher, found.kind, found.abstract) == ("1–9", "ACL", Kind.CONFERENCE, "We do.")
    assert [str(item) for item in found.identifiers] == ["acl:2020.acl-main.1", "doi:10.18653/v1/x"]


def test_front_matter_is_the_volume_as_a_book():
    editor = "<editor><first>E</first><last>D</last></editor><isbn>978-0-632-05808-2</isbn>"
    found = read("<frontmatter><url>2020.acl-main.0</url></frontmatter>", meta=editor)
    assert (found.title, found.kind, found.venue) == ("Proceedings of ACL", Kind.BOOK, None)
    assert (found.authors, found.id) == ((PersonName("D", "E"),), "acl:2020.acl-main.0")
    assert "isbn:9780632058082" in map(str, found.identifiers)


def test_a_volume_of_a_journal():
    meta = "<journal-volume>8</journal-volume><journal-issue>2</journal-issue>"
    text = read("<paper id='1'><title>T</title></paper>", "2020.tacl", "id='1' type='journal'", meta)
    assert (text.kind, text.volume, text.issue, text.venue) == (Kind.ARTICLE, "8", "2", "Proceedings of ACL")
    named = "<journal-title>Transactions of the ACL</journal-title>"
    assert read("<paper id='1'><title>T</title></paper>", meta=named).venue == "Transactions of the ACL"


def test_a_retracted_paper_is_marked():
    found = read(
        "<paper id='1'><title>T</title><retracted date='2021-05-01'>Data error.</retracted></paper>"
    ).retraction
    assert (found.standing, found.date, found.reason) == (Standing.RETRACTED, "2021-05-01", "Data error.")


def test_each_volume_has_its_own_data_and_events_have_none():
    found = read_all(
        "<collection id='2020.x'><volume id='1'><meta><booktitle>One</booktitle><year>2020</year></meta><paper id='1'>"
        "<title>A</title></paper></volume><volume id='2'><paper id='1'><title>B</title></paper></volume><event id='x'>"
        "<meta><booktitle>no</booktitle></meta></event></collection>"
    )
    assert [(item.id, item.venue, item.year) for item in found] == [
        ("acl:2020.x-1.1", "One", 2020),
        ("acl:2020.x-2.1", None, None),
    ]


def test_the_form_of_collections_before_2019():
    (found,) = read_all("<volume id='P05'><paper id='1001'><title>T</title><year>2005</year></paper></volume>")
    assert (found.id, found.year) == ("acl:P05-1001", 2005)
