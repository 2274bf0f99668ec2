"""Pointers by name without a date: each needs a work that it can mean."""

from __future__ import annotations

import pytest

from citecheck.parsing import find_citations

WORKS_CITED = """

Works Cited

Li, Ada, and Bo Wu. "Morphology for Jets." Physical Review D, vol. 105, 2020, pp. 14-20.

Macy, Michael. "Learning to Cooperate." American Journal of Sociology, vol. 97, 1991, pp. 808-843.

Nojiri, Mihoko, et al. "Jets and More." Physics Letters, vol. 3, 2011, pp. 1-4.

"An Effective Approach to Things." Nature, 2011, www.nature.com/x.
"""


def links(text):
    return {
        entry.year if entry.authors else entry.title: [marker.raw for marker in entry.markers]
        for entry in find_citations(text)
        if entry.markers
    }


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("It is so (Li and Wu 14).", {2020: ["Li and Wu 14"]}),
        ("It is so (Macy 203; see also Nojiri et al. 5-7).", {1991: ["Macy 203"], 2011: ["Nojiri et al. 5-7"]}),
        ('It is so (Macy, "Learning" 808).', {1991: ['Macy, "Learning" 808']}),
        ("It is so (Macy, *Learning to Cooperate* 808).", {1991: ["Macy, *Learning to Cooperate* 808"]}),
        ("It is so (qtd. in Macy 45, 48).", {1991: ["Macy 45, 48"]}),
        ("It is so (Macy).", {1991: ["Macy"]}),
        ('It is so ("An Effective Approach" 3).', {"An Effective Approach to Things": ['"An Effective Approach" 3']}),
        ("Macy argues that it is so (211).", {1991: ["211"]}),
        ("In Macy's words, it is so (211).", {1991: ["211"]}),
        ("We asked many of them (36).", {}),
        ("Sato argues that it is so (36).", {}),
        ("It is so (Sato 14).", {}),
        ('It is so (Macy, "Frogs" 14).', {}),
    ],
)
def test_names_pages_and_titles_mean_the_works_of_the_list(prose, expected):
    assert links(prose + WORKS_CITED) == expected


def test_a_name_or_page_alone_is_no_pointer_where_others_have_dates():
    entry = "\n\nReferences\n\nLong, A. (2010). The thing that is. Journal of Cats, 3(2), 14-20."
    assert links("Long argues so (Long, 2010), if cold (Long). Long argues it (14)." + entry) == {2010: ["Long, 2010"]}


def test_a_name_and_a_page_without_a_work_are_nothing():
    assert not find_citations("The team won (Arsenal 3) and the train left (Platform 9).")
