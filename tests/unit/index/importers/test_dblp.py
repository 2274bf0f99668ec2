"""Records of dblp: names, preprints, editions, people's pages, withdrawn works."""

from __future__ import annotations

import io

import pytest

from citecheck.datatypes import Kind, PersonName, Standing
from citecheck.errors import ReferenceFileError
from citecheck.index.importers.dblp import DblpImporter

HEAD = '<?xml version="1.0" encoding="ISO-8859-1"?><!DOCTYPE dblp SYSTEM "dblp.dtd"><dblp>'


def read_all(records, skipped=None):
    file = io.BytesIO(f"{HEAD}{records}</dblp>".encode("iso-8859-1"))
    return list(DblpImporter().references(file, "dblp.xml", (skipped if skipped is not None else []).append))


def read(inside, tag="article", attributes=""):
    (found,) = read_all(f'<{tag} key="k" {attributes}><title>Title.</title>{inside}</{tag}>')
    return found


@pytest.mark.parametrize(
    ("written", "person"),
    [
        ("Moira C. Norrie", PersonName("Norrie", "Moira C.")),
        ("Wei Li 0001", PersonName("Li", "Wei")),
        ("M&uuml;ller J&ouml;rg", PersonName("Jörg", "Müller")),
        ("Aäron van den Oord", PersonName("van den Oord", "Aäron")),
        ("Juan de la Cruz Jr.", PersonName("de la Cruz", "Juan", "Jr.")),
        ("Guy L. Steele Jr.", PersonName("Steele", "Guy L.", "Jr.")),
        ("Mausam", PersonName("Mausam")),
        ("Mausam 0001", PersonName("Mausam")),
        ("Wei XU", PersonName("XU", "Wei")),
        ("ATLAS Collaboration", PersonName(literal="ATLAS Collaboration")),
        ("  Two\n Lines  ", PersonName("Lines", "Two")),
    ],
)
def test_names_stand_given_first(written, person):
    assert read(f"<author>{written}</author>").authors == (person,)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Ends in a stop.", "Ends in a stop"),
        ("Is it?", "Is it?"),
        ("And so on...", "And so on..."),
        ("H<sub>2</sub>O and <i>x</i> in <tt>C</tt>.", "H2O and x in C"),
        ("<i>All of it.</i>", "All of it"),
        ("M&uuml;ller &amp; S&oslash;n &#8211; &quot;q&quot;.", 'Müller & Søn – "q"'),
        ("Two\n  lines.", "Two lines"),
    ],
)
def test_titles_are_plain_text(title, expected):
    (found,) = read_all(f'<book key="k"><title>{title}</title></book>')
    assert found.title == expected


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("https://doi.org/10.1000/X.1", "doi:10.1000/x.1"),
        ("http://dx.doi.org/10.1000/x_1", "doi:10.1000/x_1"),
        ("http://doi.acm.org/10.1145/1.2", "doi:10.1145/1.2"),
        ("https://doi.org/10.48550/arXiv.1706.03762", "arxiv:1706.03762"),
        ("https://aclanthology.org/P19-1001/", "acl:P19-1001"),
        ("https://www.usenix.org/x", "url:https://usenix.org/x"),
        ("http://dx.doi.org/10.1000/978-3 3", None),
        ("https://www.wikidata.org/entity/Q1", None),
    ],
)
def test_editions_are_identifiers(link, expected):
    assert [str(item) for item in read(f"<ee>{link}</ee>").identifiers] == ([expected] if expected else [])


@pytest.mark.parametrize("volume", ["abs/1706.03762", "abs/cs/0102001", "cs.AI/0102001"])
def test_corr_is_a_preprint_with_its_arxiv_id(volume):
    link = f"http://arxiv.org/abs/{volume.removeprefix('abs/')}"
    found = read(f"<journal>CoRR</journal><volume>{volume}</volume><ee>{link}</ee>")
    assert (found.kind, len(found.identifiers)) == (Kind.PREPRINT, 1)
    assert found.identifiers[0].scheme == "arxiv"


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("article", Kind.ARTICLE), ("inproceedings", Kind.CONFERENCE), ("proceedings", Kind.BOOK), ("book", Kind.BOOK),
        ("incollection", Kind.CHAPTER), ("phdthesis", Kind.THESIS), ("mastersthesis", Kind.THESIS),
        ("data", Kind.DATASET), ("www", Kind.WEBPAGE),
    ],
)  # fmt: skip
def test_each_kind_of_record(tag, kind):
    assert read("<year>2001</year>", tag).kind is kind


def test_fields_of_a_thesis_and_of_an_edited_volume():
    thesis = read("<author>A B</author><school>TU Wien</school><isbn>3-540-63613-7</isbn>", "phdthesis")
    assert (thesis.publisher, len(thesis.identifiers)) == ("TU Wien", 1)
    volume = read("<editor>C D</editor><booktitle>ER</booktitle><series>LNCS</series><volume>1</volume>", "proceedings")
    assert (volume.authors, volume.venue, volume.volume) == ((PersonName("D", "C"),), "LNCS", "1")
    both = read("<author>A B</author><editor>C D</editor>", "incollection")
    assert both.authors == (PersonName("B", "A"),)


def test_a_paper_without_booktitle_takes_that_of_its_proceedings():
    found = read_all(
        '<proceedings key="conf/er/1"><title>ER 1.</title><booktitle>ER</booktitle></proceedings>'
        '<inproceedings key="p"><title>P.</title><crossref>conf/er/1</crossref></inproceedings>'
    )
    assert found[1].venue == "ER"


def test_pages_of_people_are_no_references_and_are_not_named():
    skipped = []
    found = read_all(
        '<www key="homepages/g/X"><title>Home Page</title></www><person key="homepages/y"><author>A</author></person>'
        '<www key="www/org/w3/TR/owl"><title>OWL.</title><url>http://www.w3.org/TR/owl</url></www>',
        skipped,
    )
    assert [(item.id, str(item.identifiers[0])) for item in found] == [
        ("www/org/w3/TR/owl", "url:https://w3.org/TR/owl")
    ]
    assert skipped == []


def test_withdrawn_works_are_marked():
    assert read("", attributes='publtype="informal withdrawn"').retraction.standing is Standing.RETRACTED
    assert read("", attributes='publtype="informal"').retraction is None


@pytest.mark.parametrize(("year", "expected"), [("2001", 2001), ("9999", None), ("", None), ("to appear", None)])
def test_years_that_are_none_are_left_out(year, expected):
    assert read(f"<year>{year}</year>").year == expected


def test_records_before_the_end_of_a_truncated_file_come_through():
    file = io.BytesIO(f'{HEAD}<book key="a"><title>A.</title></book><book key="b"><tit'.encode())
    references = DblpImporter().references(file, "dblp.xml", print)
    assert next(references).id == "a"
    with pytest.raises(ReferenceFileError, match=r"dblp\.xml is not valid XML"):
        next(references)


def test_a_file_of_people_alone_is_refused():
    with pytest.raises(ReferenceFileError, match="holds no reference"):
        read_all('<www key="homepages/g/X"><title>Home Page</title></www>')
