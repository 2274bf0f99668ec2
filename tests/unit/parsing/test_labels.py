"""Labels with their ends marked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from citecheck.parsing.learned.labels import find_runs, mark_ends

LABELS = st.lists(st.sampled_from(["author", "title", "container", "date", "other"]), max_size=30)


def test_first_and_last_words_of_the_long_parts_are_marked():
    labels = ["author", "author", "author", "date", "title", "title", "container"]
    assert mark_ends(labels) == ["B-author", "author", "E-author", "date", "B-title", "E-title", "E-container"]


@given(LABELS)
def test_the_runs_of_marked_labels_are_the_runs_of_the_plain_ones(labels):
    found = [label for label, start, end in find_runs(mark_ends(labels)) for _ in range(start, end)]
    assert found == labels


def test_a_first_word_behind_another_part_of_its_kind_begins_a_new_run():
    assert list(find_runs(["B-title", "E-title", "B-title", "E-title"])) == [("title", 0, 2), ("title", 2, 4)]


def test_no_words_have_no_runs():
    assert list(find_runs([])) == []
