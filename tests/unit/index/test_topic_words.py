"""The words of titles and abstracts: what is counted, and that merging is building."""

from __future__ import annotations

import numpy as np
import pytest

from citecheck.datatypes import Reference
from citecheck.errors import IndexDamagedError
from citecheck.index.topic_words import COUNTS, FILES, TopicWordTable, TopicWordWriter, topic_terms

WORKS = (
    Reference("a", "Fish of rivers", abstract="A fish swims. Fishes of a river are fish of the water."),
    Reference("b", "On theories", abstract="The theory of theories."),
    Reference("c", "Nets", abstract="A net holds fish."),
)


def write(folder, works, earlier=None):
    folder.mkdir()
    writer = TopicWordWriter()
    for work in works:
        writer.add(work)
    writer.write(folder, earlier)
    return folder


def counts_of(table, word):
    (term,) = topic_terms(word)
    places, counts = table.lookup(term)
    return [(place, count >> 4, count & 15) for place, count in zip(places.tolist(), counts.tolist(), strict=True)]


@pytest.fixture
def folder(tmp_path):
    return write(tmp_path / "whole", WORKS)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("fish", [(0, 1, 2), (2, 0, 1)]),
        ("river", [(0, 1, 1)]),
        ("theories", [(1, 1, 2)]),
        ("whale", []),
    ],
)
def test_occurrences_are_counted_by_title_and_abstract_with_plurals_cut(folder, word, expected):
    assert counts_of(TopicWordTable(folder, 3), word) == expected


def test_function_words_are_no_terms_and_each_term_keeps_its_first_word():
    assert list(topic_terms("The theories of a theory").values()) == ["theories"]


def test_lengths_are_those_of_title_and_abstract(folder):
    assert TopicWordTable(folder, 3).lengths.tolist() == [15, 6, 5]


def test_no_count_is_higher_than_its_four_bits(tmp_path):
    table = TopicWordTable(write(tmp_path / "many", [Reference("x", "fish " * 40, abstract="fish " * 400)]), 1)
    assert counts_of(table, "fish") == [(0, 15, 15)]


def test_what_is_added_later_makes_the_same_files(tmp_path, folder):
    first = write(tmp_path / "first", WORKS[:2])
    both = write(tmp_path / "both", WORKS[2:], TopicWordTable(first, 2))
    for name in FILES:
        assert (both / name).read_bytes() == (folder / name).read_bytes()


def test_removed_places_are_not_found_and_not_counted(folder):
    table = TopicWordTable(folder, 3, frozenset({0}))
    assert (table.n_left, counts_of(table, "fish"), counts_of(table, "river")) == (2, [(2, 0, 1)], [])


def test_files_that_do_not_fit_each_other_are_refused(folder):
    np.save(folder / COUNTS, np.zeros(1, dtype=np.uint8))
    with pytest.raises(IndexDamagedError, match="does not fit its words and places"):
        TopicWordTable(folder, 3)
