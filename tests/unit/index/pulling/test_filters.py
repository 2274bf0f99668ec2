"""Filters want what they say: years within bounds, one of the venues, one of the fields."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck import testing
from citecheck.errors import ConfigurationError
from citecheck.index.pulling.filters import parse_filters


def work(year=2017, venue="ACL"):
    return testing.reference("A Title", year=year, venue=venue)


@pytest.mark.parametrize(
    ("filters", "year", "wanted"),
    [
        ([], None, True),
        (["year>=2015"], 2015, True),
        (["year>=2015"], 2014, False),
        (["year>=2015"], None, False),
        (["year>2015"], 2015, False),
        (["year<2015"], 2015, False),
        (["year<=2015"], 2015, True),
        (["year=2015"], 2015, True),
        (["year=2015"], 2016, False),
        (["year=2015..2017"], 2017, True),
        (["year=2015..2017"], 2018, False),
        (["year >= 2015", " year<2018 "], 2017, True),
        (["year>=2015", "year>=2018"], 2017, False),
        (["year<2020", "year<2017"], 2017, False),
    ],
)
def test_years_narrow(filters, year, wanted):
    assert parse_filters(filters)(work(year)) is wanted


@pytest.mark.parametrize(
    ("filters", "venue", "wanted"),
    [
        (["venue=ACL"], "ACL", True),
        (["venue=acl"], "ACL", True),
        (["venue=Jose e Joao"], "José & João", False),
        (["venue=José"], "JOSE", True),
        (["venue=ACL"], "EMNLP", False),
        (["venue=ACL"], None, False),
        (["venue=ACL", "venue=EMNLP"], "EMNLP", True),
    ],
)
def test_venues_are_alternatives_and_compared_folded(filters, venue, wanted):
    assert parse_filters(filters)(work(venue=venue)) is wanted


@pytest.mark.parametrize(
    ("filters", "categories", "wanted"),
    [
        ([], [], True),
        (["field=cs.CL"], ["cs.CL", "cs.LG"], True),
        (["field=cs"], ["math.CO", "cs.LG"], True),
        (["field=CS.cl"], ["cs.CL"], True),
        (["field=cs.C"], ["cs.CL"], False),
        (["field=cs.CL"], ["cs"], False),
        (["field=cs.CL", "field=math"], ["math.CO"], True),
        (["field=cs.CL"], [], False),
    ],
)
def test_a_field_holds_what_lies_within_it(filters, categories, wanted):
    assert parse_filters(filters).has_category(categories) is wanted


@pytest.mark.parametrize(
    ("filters", "reason"),
    [
        (["author=Li"], "no filter"),
        (["year"], "no filter"),
        (["year=="], "no year"),
        (["year>=soon"], "no year"),
        (["year>=2015..2017"], "no year"),
        (["year=0015"], "no year"),
        (["venue>=ACL"], "can only be equal"),
        (["field<cs"], "can only be equal"),
        (["venue=..."], "letters or digits"),
        (["year>2015", "year<2016"], "no year fits"),
        (["year=2017..2015"], "no year fits"),
        (["venue=" + "x" * 5000], "no filter"),
    ],
)
def test_what_is_no_filter_is_refused_with_the_way_out(filters, reason):
    with pytest.raises(ConfigurationError, match=reason):
        parse_filters(filters)


@given(st.integers(1900, 2100), st.integers(1900, 2100), st.integers(1900, 2100))
def test_a_range_wants_exactly_the_years_in_it(year, one, other):
    first, last = sorted((one, other))
    selection = parse_filters([f"year={first}..{last}"])
    assert selection(work(year)) is (first <= year <= last)
    assert selection(work(year)) is parse_filters([f"year>={first}", f"year<={last}"])(work(year))
