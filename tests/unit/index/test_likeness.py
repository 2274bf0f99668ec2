"""How like a stored title is: enough to put the one that was meant first."""

from __future__ import annotations

import pytest

from citecheck.index.likeness import STEM, StringQuery, TitleQuery
from citecheck.text.folding import fold_words

TITLE = "Attention Is All You Need"
STRING = "Vaswani, A. et al. Attention is all you need. In Advances in Neural Information Processing Systems, 2017."
PARTS = ("Attention is all you need", "In Advances in Neural Information Processing Systems, 2017.")


def title_query(text):
    return TitleQuery(fold_words(text))


def string_query(text, parts):
    return StringQuery(fold_words(text), list(map(fold_words, parts)))


@pytest.mark.parametrize(
    ("asked", "stored", "low", "high"),
    [
        (TITLE, TITLE, 1.0, 1.0),
        ("ATTENTION—is all; you need!", TITLE, 1.0, 1.0),
        ("You need is all attention", TITLE, 0.98, 0.98),
        ("Atention is al you nead", TITLE, 0.9, 0.97),
        ("Attention is all", TITLE, STEM, STEM),
        ("Attention", TITLE, 0.4, 0.6),
        (TITLE, "Attention", 0.4, 0.6),
        (TITLE, "The Tragedy of the Commons", 0.2, 0.55),
        ("", "", 1.0, 1.0),
        (TITLE, "", 0.0, 0.0),
        ("", TITLE, 0.0, 0.0),
        ("—", "?!", 1.0, 1.0),
    ],
)
def test_a_title_is_like_another_by_its_letters(asked, stored, low, high):
    assert low <= title_query(asked).likeness(stored) <= high
    assert title_query(asked).likeness_as_title(stored, 0.9) == 0.9


@pytest.mark.parametrize(
    ("asked", "better", "worse"),
    [
        ("Deep residual learning", "Deep residual learning for image recognition", "Deep reinforcement learning"),
        ("Finding structure in time", "Structure in time, finding", "Finding structure with time and space"),
        ("A theory of justice", "Theory of Justice", "A theory of justification and its critics"),
    ],
)
def test_a_beginning_and_another_order_are_nearer_than_other_words(asked, better, worse):
    assert title_query(asked).likeness(better) > title_query(asked).likeness(worse)


def test_a_short_beginning_says_nothing():
    assert title_query("Deep").likeness("Deep learning for everything") < 0.5
    assert title_query("Deep learning").likeness("Deep learning for everything") == STEM


def test_a_title_inside_a_reference_string_is_found_there():
    query = string_query(STRING, PARTS)
    assert query.likeness(TITLE) == 1.0
    assert query.likeness(TITLE) > title_query(STRING).likeness(TITLE)
    assert query.likeness("Attention Is Not All You Need to Know") < 0.9


def test_proceedings_come_behind_the_title():
    query = string_query(STRING, PARTS)
    title, proceedings = map(query.likeness, (TITLE, "In Advances in Neural Information Processing Systems, 2017"))
    assert title > proceedings > 0.9


def test_a_title_of_few_letters_that_a_string_holds_counts_less():
    text = "LeCun Y Bengio Y Hinton G Deep learning and the many ways to learn representations Nature 2015"
    query = string_query(text, (text,))
    longer = query.likeness("Deep learning and the many ways to learn representations")
    shorter = query.likeness("Deep learning")
    assert 0.7 < shorter < longer < 1.0
    assert query.likeness("Deep fishing in the many seas of the southern hemisphere") < 0.5


def test_words_lacking_weigh_like_words_held():
    query = string_query("of the gamma, 1999; many other words: alpha; and at last the beta", ())
    assert query.likeness("alpha beta gamma") > 0.7
    assert max(query.likeness(f"alpha beta gamma {more}") for more in ("omega", "omega phi", "omega phi chi")) < 0.5


def test_a_string_is_a_title_only_as_a_whole():
    assert string_query(STRING, PARTS).likeness_as_title(TITLE, 0.9) < 0.6
    assert string_query(TITLE, (TITLE,)).likeness_as_title(TITLE, 0.9) == 1.0


@pytest.mark.parametrize("text", ["", "—", "\ud800", "x" * 5_000])
def test_any_text_is_compared(text):
    assert 0.0 <= string_query(text, (text,)).likeness(TITLE) <= 1.0
    assert 0.0 <= string_query(TITLE, ()).likeness(text) <= 1.0


@pytest.mark.parametrize(
    ("asked", "stored", "expected"),
    [
        ("Deep residual learning for images", "Deep residual learning for image recognition", False),
        ("Deep residual for recognition", "Deep residual learning for image recognition", True),
        ("A new deep residual learning for image recognition", "Deep residual learning for image recognition", True),
        ("Deep learning", "Deep residual learning", False),
    ],
)
def test_titles_of_which_one_is_the_other_with_words_left_out_are_told(asked, stored, expected):
    assert title_query(asked).differs_by_whole_words(stored) is expected


def test_a_title_within_a_string_is_not_the_string_with_words_put_in():
    title = "Proceedings of the Annual Meeting of the Society"
    assert not string_query(f"Some words. In {title}", (title,)).differs_by_whole_words(title)
