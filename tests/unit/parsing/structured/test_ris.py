"""RIS: every record, its fields and their places."""

from __future__ import annotations

import pytest

from citecheck.datatypes import FieldName, Kind
from citecheck.parsing import find_citations

FULL = """TY  - JOUR
ID  - li2020
AU  - Li, Wei
AU  - van den Berg, Anna
TI  - On Things: a title
  over two lines
JO  - Journal of Things
VL  - 12
IS  - 3
SP  - 45
EP  - 67
PY  - 2020/05/01/
PB  - Springer
DO  - 10.1000/XYZ
UR  - https://arxiv.org/abs/1706.03762
ER  -"""


def only(text):
    (citation,) = find_citations(text, format="ris")
    assert citation.span.of(text) == citation.raw
    assert all(citation.span.contains(item.span) and item.span for item in citation.field_spans)
    return citation


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_every_field_of_a_record_is_read(line_end):
    text = f"\ufeff{FULL}  \n".replace("\n", line_end)
    citation = only(text)
    assert (citation.key, citation.kind, citation.title) == (
        "li2020",
        Kind.ARTICLE,
        "On Things: a title over two lines",
    )
    assert [str(name) for name in citation.authors] == ["Wei Li", "Anna van den Berg"]
    assert (citation.venue, citation.volume, citation.issue, citation.pages) == (
        "Journal of Things",
        "12",
        "3",
        "45-67",
    )
    assert (citation.year, citation.publisher) == (2020, "Springer")
    assert list(map(str, citation.identifiers)) == ["doi:10.1000/xyz", "arxiv:1706.03762"]
    assert citation.raw == FULL.replace("\n", line_end)


def test_spans_cover_the_values_alone():
    citation = only(FULL)
    places = {item.field: item.span.of(FULL) for item in citation.field_spans if item.field != FieldName.IDENTIFIER}
    assert places[FieldName.TITLE] == "On Things: a title\n  over two lines"
    assert places[FieldName.AUTHORS] == "Li, Wei\nAU  - van den Berg, Anna"
    assert places[FieldName.PAGES] == "45\nEP  - 67"
    assert places[FieldName.YEAR] == "2020"


RECORDS = [
    ("TY  - BOOK\nTI  - A\nTY  - THES\nTI  - B\nER  -\n", ["A", "B"]),
    ("TY  - BOOK\nTI  - A\nER  -\n\nTY  - THES\nTI  - B", ["A", "B"]),
    ("TY  - BOOK\nT1  - A\nER  - \nnoise\nTI  - stray\n", ["A"]),
    ("TY  - BOOK\nTY  - JOUR\nER  -\n", []),
    ("TY  - BOOK\nTI  - \nAU  - Li, W.\n\nnot a name\nER  -\n", [None]),
    ("TI  - no record\n", []),
]


@pytest.mark.parametrize(("text", "titles"), RECORDS)
def test_records_end_at_er_at_the_next_ty_or_with_the_text(text, titles):
    assert [citation.title for citation in find_citations(text, format="ris")] == titles


def test_editors_stand_in_for_missing_authors():
    assert [str(name) for name in only("TY  - BOOK\nTI  - A\nA2  - Doe, Jo\nER  -").authors] == ["Jo Doe"]
