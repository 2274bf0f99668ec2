"""EndNote XML: every record, its fields and their places; nothing outside the text is looked up."""

from __future__ import annotations

import pytest

from citecheck.datatypes import FieldName, Kind
from citecheck.parsing import find_citations

RECORD = """<record><database name="a.enl" path="a.enl">a.enl</database><rec-number>7</rec-number>
<ref-type name="Journal Article">17</ref-type>
<contributors><authors>
  <author><style face="normal">Li, Wei</style></author><author>van den Berg, Anna</author>
</authors><secondary-authors><author>Doe, Jo</author></secondary-authors></contributors>
<titles><title><style face="normal">On Things &amp; </style><style face="italic">others &#233;t&#xE9;</style></title>
<secondary-title>Journal of Things</secondary-title></titles>
<pages>45-67</pages><volume>12</volume><number>3</number>
<dates><year><style>2020</style></year></dates><publisher>Springer</publisher><isbn>1234-5678</isbn>
<electronic-resource-num>10.1000/XYZ</electronic-resource-num>
<urls><related-urls><url>https://example.org/a?b=1&amp;c=2</url></related-urls></urls></record>"""


def wrapped(*records):
    return f'<?xml version="1.0"?>\n<xml><records>{"".join(records)}</records></xml>'


def only(text):
    (citation,) = find_citations(text, format="endnote-xml")
    assert citation.span.of(text) == citation.raw
    assert all(citation.span.contains(item.span) and item.span for item in citation.field_spans)
    return citation


def test_every_field_of_a_record_is_read():
    citation = only(wrapped(RECORD))
    assert (citation.raw, citation.key, citation.kind) == (RECORD, "7", Kind.ARTICLE)
    assert citation.title == "On Things & others été"
    assert [str(name) for name in citation.authors] == ["Wei Li", "Anna van den Berg"]
    assert (citation.venue, citation.volume, citation.issue) == ("Journal of Things", "12", "3")
    assert (citation.pages, citation.publisher, citation.year) == ("45-67", "Springer", 2020)
    assert list(map(str, citation.identifiers)) == ["doi:10.1000/xyz", "url:https://example.org/a?b=1&c=2"]


def test_spans_leave_the_tags_around_a_value_out():
    text = wrapped(RECORD)
    places = {item.field: item.span.of(text) for item in only(text).field_spans if item.field != FieldName.IDENTIFIER}
    assert places[FieldName.YEAR] == "2020"
    assert places[FieldName.AUTHORS] == "Li, Wei</style></author><author>van den Berg, Anna"
    assert places[FieldName.TITLE].startswith("On Things &amp;")
    assert places[FieldName.TITLE].endswith("&#xE9;")


@pytest.mark.parametrize(
    "broken",
    [
        "<record>",
        "<record><titles><title>X</titles>",
        "<record><titles",
        "<record></titles></title></record>",
        "</record>",
    ],
)
def test_a_broken_record_does_not_lose_the_others(broken):
    found = find_citations(wrapped(RECORD, broken, RECORD), format="endnote-xml")
    assert [citation.title for citation in found].count("On Things & others été") == 2
    assert len(found) <= 3


def test_entities_of_a_document_type_are_not_expanded():
    text = (
        '<!DOCTYPE xml [<!ENTITY a "x"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
        "<xml><records><record><titles><title>T &a; &b;</title></titles></record></records></xml>"
    )
    assert only(text).title == "T &a; &b;"


def test_other_xml_holds_no_citations():
    assert find_citations("<note><title>T</title></note>", format="endnote-xml") == ()
