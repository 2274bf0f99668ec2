"""Marks of retraction in titles are read and taken out; notices and titles about retraction stay as they are."""

from __future__ import annotations

import pytest

from citecheck.datatypes import Standing
from citecheck.text.standing_marks import is_withdrawn, read_standing_mark


@pytest.mark.parametrize(
    "title",
    [
        "RETRACTED: A Work of Note",
        "RETRACTED ARTICLE: A Work of Note",
        "Retracted Article: A Work of Note",
        "Retracted: A Work of Note",
        "RETRACTED CHAPTER: A Work of Note",
        "[Retracted] A Work of Note",
        "[RETRACTED ARTICLE] A Work of Note",
        "(Retracted) A Work of Note",
        "RETRACTED – A Work of Note",
        "WITHDRAWN: A Work of Note",
        "Withdrawn article: A Work of Note",
        "[Withdrawn] A Work of Note",
        "Notice of Retraction: A Work of Note",
        "Notice of Retraction<br>A Work of Note",
        "REMOVED: A Work of Note",
        "TEMPORARY REMOVAL: A Work of Note",
        "A Work of Note [Retracted]",
        "A Work of Note (RETRACTED)",
        "A Work of Note (Retracted article. See vol. 19, pg 1, 2010)",
        "A Work of Note - RETRACTED",
        "A Work of Note (Withdrawn Publication)",
        "RETRACTED: A Work of Note (Retracted article)",
    ],
)
def test_a_mark_of_retraction_is_taken_out(title):
    assert read_standing_mark(title) == ("A Work of Note", Standing.RETRACTED)


def test_a_mark_of_doubt_is_taken_out():
    assert read_standing_mark("A Work (Expression of Concern)") == ("A Work", Standing.CONCERN)


@pytest.mark.parametrize(
    "title",
    [
        "A Work of Note",
        "Retraction: A Work of Note",
        "Retraction Note: A Work of Note",
        "Retraction notice to “A Work”",
        "Expression of concern: A Work of Note",
        "Retracted papers in biomedicine",
        "Why articles are retracted",
        "Citations of retracted articles: a study",
        "Withdrawn: A Memoir",
        "The king who was withdrawn (and others)",
        "RETRACTED",
        "[Retracted]",
        "",
    ],
)
def test_other_titles_stay(title):
    assert read_standing_mark(title) == (title, None)


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("This paper has been withdrawn by the author due to an error in Lemma 2", True),
        ("This submission has now been withdrawn", True),
        ("Withdrawn", True),
        ("12 pages; retracted by the authors is not said here", False),
        ("7 pages, 2 figures", False),
        ("We study withdrawn papers", False),
        ("", False),
    ],
)
def test_remarks_that_say_withdrawn(comment, expected):
    assert is_withdrawn(comment) is expected
