"""References from fields: ids, years, identifiers, marks in titles."""

from __future__ import annotations

import pytest

from citecheck.datatypes import Retraction, Scheme, Standing
from citecheck.index.importers.xml_records import earliest_year, make_reference, page_range, without_full_stop


@pytest.mark.parametrize(
    ("record", "given", "expected"),
    [
        ("r", {}, "r"),
        ("r", {"reference_id": "own"}, "own"),
        ("r", {"identifiers": [(Scheme.DOI, "10.1000/X")]}, "doi:10.1000/x"),
        ("r", {"identifiers": [(Scheme.URL, "http://a.org")]}, "r"),
        ("", {"identifiers": [(Scheme.URL, "http://a.org")]}, "url:https://a.org"),
        ("", {}, "file:atitle"),
    ],
)
def test_ids_outlive_the_file_where_they_can(record, given, expected):
    assert make_reference("file", record, "A Title", **given).id == expected


def test_the_mark_of_a_title_yields_to_what_the_record_says():
    told = Retraction(Standing.RETRACTED, "2001")
    assert make_reference("f", "r", "RETRACTED: A", retraction=told).retraction == told
    assert make_reference("f", "r", "RETRACTED: A").retraction == Retraction(Standing.RETRACTED)


def test_identifiers_that_are_none_are_left_out():
    claimed = [(Scheme.DOI, "none"), (Scheme.DOI, ""), (Scheme.DOI, "10.1000/X"), (Scheme.URL, "doi.org/10.1000/x")]
    assert [str(item) for item in make_reference("f", "r", "A", identifiers=claimed).identifiers] == ["doi:10.1000/x"]


@pytest.mark.parametrize(
    ("dates", "year"),
    [(["2018", "2017-05"], 2017), (["9999", "0000", None, ""], None), (["1944-1945"], 1944), ([], None)],
)
def test_earliest_year(dates, year):
    assert earliest_year(dates) == year


def test_pages_and_full_stops():
    assert [page_range("1", "2"), page_range("1", "1"), page_range("", "2"), page_range("", "")] == [
        "1-2",
        "1",
        "2",
        "",
    ]
    assert [without_full_stop(title) for title in ("A.", "A", "A...", "")] == ["A", "A", "A...", ""]


@pytest.mark.parametrize("title", ["", " ", "...", "[]"])
def test_no_title_is_no_reference(title):
    with pytest.raises(ValueError, match=r"no title \(r\)"):
        make_reference("f", "r", title)
