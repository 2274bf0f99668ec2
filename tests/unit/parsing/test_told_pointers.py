"""Pointers that a sentence spells out, with the year before the names."""

from __future__ import annotations

import pytest

from citecheck.parsing import find_citations
from citecheck.parsing.markers import find_author_year_pointers

ENTRY = "\n\nReferences\n\nChen, A. (2015). A title of frogs. Minerva, 3, 4-5.\n"


@pytest.mark.parametrize(
    ("text", "span", "family", "certain"),
    [
        ("A 2015 study by Chen and colleagues finds it.", "2015 study by Chen and colleagues", "Chen", True),
        ("A 2018 meta-analysis by Garcia et al. agrees.", "2018 meta-analysis by Garcia et al.", "Garcia", True),
        ("See the 2001 paper by Li and Wu on it.", "2001 paper by Li and Wu", "Li", True),
        ("A 2015 study by Chen finds it.", "2015 study by Chen", "Chen", False),
        ("In 2019, Smith et al. showed it.", "2019, Smith et al.", "Smith", True),
    ],
)
def test_the_year_may_stand_before_the_names(text, span, family, certain):
    (pointer,) = find_author_year_pointers(text)
    assert (pointer.span.of(text), pointer.authors[0].family, pointer.certain) == (span, family, certain)


@pytest.mark.parametrize(
    "text",
    [
        "A 2014 study by Harvard University finds it.",
        "The 2009 film by James Cameron and Jon Landau is long.",
        "In 2019, Apple introduced it.",
        "In 2019, Smith and others left the firm.",
    ],
)
def test_firms_films_and_events_are_not_told_so(text):
    assert not find_author_year_pointers(text)


def test_a_lone_name_counts_if_an_entry_answers_it():
    (entry,) = find_citations("It is so in a 2015 study by Chen." + ENTRY)
    assert [marker.raw for marker in entry.markers] == ["2015 study by Chen"]
