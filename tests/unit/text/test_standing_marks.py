"""Marks of retraction in titles, and titles that only look like it."""

from __future__ import annotations

import pytest

from citecheck.datatypes import Standing
from citecheck.text.standing_marks import split_standing


@pytest.mark.parametrize(
    "title",
    [
        "RETRACTED: A Title", "Retracted: A Title", "RETRACTED ARTICLE: A Title", "WITHDRAWN: A Title",
        "[RETRACTED] A Title", "(Retracted) A Title", "A Title (Retracted)", "A Title [retracted article]",
        "A Title (Retracted article. See vol. 3, pg. 12, 2010)", "Retracted Chapter: A Title",
        "TEMPORARY REMOVAL: A Title",
    ],
)  # fmt: skip
def test_a_mark_is_taken_off(title):
    assert split_standing(title) == ("A Title", Standing.RETRACTED)


def test_a_concern_in_brackets_is_one():
    assert split_standing("A Title [Expression of Concern]") == ("A Title", Standing.CONCERN)


@pytest.mark.parametrize(
    "title",
    [
        "A Title", "Retraction: A Title", "Retraction note to: A Title", "Retracted papers in biology",
        "Expression of concern: A Title", "RETRACTED:", "Withdrawn from the world", "On papers (retractions and after)",
        "RETRACTED SCIENCE AND ITS READERS",
    ],
)  # fmt: skip
def test_other_titles_stay(title):
    assert split_standing(title) == (title, None)
