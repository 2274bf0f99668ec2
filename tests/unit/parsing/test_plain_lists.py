"""Lists of names that are written alike."""

import pytest

from citecheck.datatypes import PersonName
from citecheck.parsing.plain_lists import read_plain_list

LI, VAN = PersonName("Li", "X."), PersonName("van der Berg", "A. B.")


@pytest.mark.parametrize(
    "text",
    ["Li, X., van der Berg, A. B.", "Li, X., & van der Berg, A. B.", "X. Li and A. B. van der Berg"],
)
def test_names_with_initials_are_read(text):
    assert read_plain_list(text) == (LI, VAN)


def test_initials_without_full_stops_keep_none_of_the_list():
    assert read_plain_list("Li X, O’Neil AB.") == (PersonName("Li", "X"), PersonName("O’Neil", "AB"))


def test_given_names_written_out_are_read():
    assert read_plain_list("Xia Li, Ana B. O'Neil, and J. Doe") == (
        PersonName("Li", "Xia"),
        PersonName("O'Neil", "Ana B."),
        PersonName("Doe", "J."),
    )


@pytest.mark.parametrize(
    "text",
    [
        "A. Garcia Lopez, B. Li",  # two families behind initials
        "Xia Li, Doe, J.",  # two forms in one list
        "Li, X., Jr.",
        "Guy L. Steele Jr., Ann Ray",
        "World Health Organization",
        "Li, X., et al.",
        "",
    ],
)
def test_every_other_list_is_left_to_the_careful_reader(text):
    assert read_plain_list(text) is None
