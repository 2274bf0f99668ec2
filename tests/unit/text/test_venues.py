"""One key for all names of a venue."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.text.venue_words import ending, readings
from citecheck.text.venues import fold_venue

NAMES = st.text(max_size=60) | st.lists(
    st.sampled_from(
        "Journal J. of the Physics Phys. Rev. A B 2019 ACL, Proceedings (ACL) Workshop: vol. 3 & '19".split()
    )
).map(" ".join)


@given(NAMES)
def test_a_key_folds_to_itself(name):
    key = fold_venue(name)
    assert fold_venue(key) == key


@given(NAMES)
def test_simple_names_are_read_as_all_others(name):
    """A shortcut, no other rule: a trailing bracket that is cut takes the long way."""
    assert [words for words, stands in readings(name) if stands] == [
        words for words, stands in readings(f"{name} ()") if stands
    ]


@given(st.text(string.ascii_letters + " .,&:()", max_size=60))
def test_case_and_space_around_do_not_count(name):
    assert fold_venue(name) == fold_venue(f"  {name.upper()} ")


@pytest.mark.parametrize("name", ["", " ", "...", "—", "()"])
def test_nothing_folds_to_nothing(name):
    assert fold_venue(name) == ""


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Journal of Invented Zymurgy", "J. Invented Zymurgy"),
        ("The Journal of Invented Zymurgy", "Journal of Invented Zymurgy"),
        ("Proceedings of the 3rd Invented Zymurgy Conference", "Invented Zymurgy Conference 2019"),
        ("Phys.\\ Rev.\\ Lett.", "Physical Review Letters"),
        ('Journal f{\\"u}r die reine und angewandte Mathematik', "J. reine angew. Math."),
        ("arXiv preprint arXiv:1706.03762", "arXiv"),
        ("NIPS2017", "NeurIPS"),
        ("Nature &amp; Science of Invented Zymurgy", "Nature and Science of Invented Zymurgy"),
        ("Proc. Natl. Acad. Sci. U. S. A.", "Proc. Natl. Acad. Sci. USA"),
        ("Comptes rendus de l’Académie des sciences", "Comptes Rendus de l'Academie des Sciences"),
    ],
)
def test_styles_of_writing_agree(first, second):
    assert fold_venue(first) == fold_venue(second) != ""


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Invented Psychologist", "Invented Psychology"),
        ("Invented Computer Letters", "Invented Computing Letters"),
        ("Journal of Zymurgy A", "Journal of Zymurgy B"),
        ("Invented Zymurgy Conference", "Invented Zymurgy Conference Workshops"),
        ("Proceedings of the Zymurgical Society", "Transactions of the Zymurgical Society"),
        ("Journal of Zymurgy, Part I", "Journal of Zymurgy, Part II"),
        ("第一回会議", "物理学会誌"),
    ],
)
def test_what_tells_unknown_venues_apart_is_kept(first, second):
    assert fold_venue(first) != fold_venue(second)


def test_a_hostile_name_takes_no_time_to_speak_of():
    """Pieces and prefixes are looked up, but only so many."""
    for name in ("a, " * 5_000, "(" * 10_000, "Proceedings of " * 3_000, "A B " * 5_000, "J. Phys. A: " * 2_000):
        fold_venue(name)


def test_the_first_reading_that_stands_for_a_venue_has_no_bracket_year_or_ordinal():
    found = [words for words, stands in readings("Proceedings of the 57th Zymurgy Meeting (ZYM 2019)") if stands]
    assert found == [("zymurgy", "meeting")]


@pytest.mark.parametrize(
    ("first", "second"), [("physics", "physical"), ("science", "sciences"), ("education", "educational")]
)
def test_nouns_and_their_adjectives_are_one_kind(first, second):
    assert ending(first) == ending(second)
