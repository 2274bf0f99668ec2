"""Records of XML files come one at a time; what would cost memory or reach outside the file is refused."""

from __future__ import annotations

import io
from xml.etree.ElementTree import tostring

import pytest

from citecheck.errors import ReferenceFileError
from citecheck.index.importers import xml_elements
from citecheck.index.importers.xml_elements import read_elements


def read(text, *tags):
    found = read_elements(io.BytesIO(text if isinstance(text, bytes) else text.encode()), "file.xml", tags or ("r",))
    return [tostring(element, encoding="unicode") for element in found]


def test_each_outermost_element_with_the_tag_is_a_record():
    assert read("<a><r>1</r>between<b><r k='v'>2<r>in 2</r></r></b></a>") == ["<r>1</r>", '<r k="v">2<r>in 2</r></r>']
    assert read("<m:a xmlns:m='x'><m:r><m:b/></m:r></m:a>") == ["<r><b /></r>"]
    assert read("<a><b/></a>") == []


def test_elements_around_records_can_be_told_where_they_begin():
    file = io.BytesIO(b"<a><v id='1'><r>1</r></v><v id='2'><w/><r><v/></r></v></a>")
    found = list(read_elements(file, "file.xml", ("r",), opening=("v",)))
    assert [(element.tag, element.get("id")) for element in found] == [("v", "1"), ("r", None), ("v", "2"), ("r", None)]


def test_records_before_a_fault_are_yielded_first():
    found = read_elements(io.BytesIO(b"<a><r>1</r><r>2</r><r>&</r></a>"), "file.xml", ("r",))
    assert [next(found).text, next(found).text] == ["1", "2"]
    with pytest.raises(ReferenceFileError, match="not valid XML"):
        next(found)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_encodings_are_those_that_the_file_declares(encoding):
    assert read(f"<?xml version='1.0' encoding='{encoding}'?><r>ü</r>".encode(encoding)) == ["<r>ü</r>"]


def test_named_entities_of_an_absent_declaration_are_those_of_html():
    text = "<!DOCTYPE dblp SYSTEM 'dblp.dtd'><dblp><r>M&uuml;ller &amp; S&oslash;n &#8212; &nonsense;</r></dblp>"
    assert read(text) == ["<r>Müller &amp; Søn — &amp;nonsense;</r>"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "declaration",
    [
        "<!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;'>",
        "<!ENTITY a SYSTEM 'file:///etc/passwd'>",
        "<!ENTITY % p SYSTEM 'http://example.org/x.dtd'> %p;",
    ],
)
def test_a_file_that_declares_entities_is_refused(declaration, encoding):
    with pytest.raises(ReferenceFileError, match=r"file\.xml declares the entity [abp]"):
        read(f"<!DOCTYPE x [{declaration}]><x><r>&a;</r></x>".encode(encoding))


@pytest.mark.parametrize("text", ["", "words", "<a>", "<a><r></a>", "<a>\x00</a>", "<a/><b/>", "{}"])
def test_what_is_no_xml_is_refused(text):
    with pytest.raises(ReferenceFileError, match=r"file\.xml is not valid XML"):
        read(text)


@pytest.mark.parametrize(
    "text",
    [
        "<a><r>" + "<b>x</b>" * 1000,
        "<a><r>" + "x" * 5000,
        "<a><r k='" + "x" * 5000,
        "<a>" + "x" * 5000,
        "<a><!--" + "x" * 5000,
    ],
)
def test_a_record_or_tag_without_end_is_refused(monkeypatch, text):
    monkeypatch.setattr(xml_elements, "CHUNK_BYTES", 256)
    monkeypatch.setattr(xml_elements, "MAX_RECORD", 2048)
    with pytest.raises(ReferenceFileError, match="holds a record or a tag larger than"):
        read(text)


def test_elements_that_nest_without_end_are_refused():
    with pytest.raises(ReferenceFileError, match="nests elements more than 200 deep"):
        read("<a><r>" + "<b>" * 1_000_000)


def test_a_large_file_of_small_records_is_no_problem(monkeypatch):
    monkeypatch.setattr(xml_elements, "MAX_RECORD", 2048)
    monkeypatch.setattr(xml_elements, "CHUNK_BYTES", 256)
    assert len(read("<a>" + "<r>one</r>" * 1000 + "</a>")) == 1000
