"""Entries that are written exactly as their style wants."""

import pytest

from citecheck.datatypes import FieldName, Span
from citecheck.parsing.styles.regular import read_regular
from citecheck.parsing.styles.view import make_view

TITLE = "Cells in the light of day"
REGULAR = {
    "APA": f"Li, X., & van der Berg, A. B. (2001). {TITLE}. Nature, 12(3), 45–67.",
    "APA, in proceedings": f"Li, X., & Doe, J. (2001). {TITLE}. In Proceedings of the IEEE (pp. 45–67).",
    "ACL": f"Xia Li and Ana B. Doe. 2001. {TITLE}. Nature, 12(3):45–67.",
    "ACM": f"Xia Li and Ana B. Doe. 2001. {TITLE}. Nature 12, 3 (2001), 45–67.",
    "Vancouver": f"Li X, Doe AB. {TITLE}. Nature. 2001;12(3):45–67.",
    "NeurIPS": f"X. Li and A. B. Doe. {TITLE}. Nature, 12(3):45–67, 2001.",
    "Springer": f"Li, X., Doe, A. B.: {TITLE}. Nature 12(3), 45–67 (2001).",
    "IEEE": f'X. Li and A. B. Doe, "{TITLE}," Nature, vol. 12, no. 3, pp. 45–67, 2001.',
    "MLA": f'Li, Xia, and Ana Doe. "{TITLE}." Nature, vol. 12, no. 3, 2001, pp. 45–67.',
    "MLA, more authors": f'Li, Xia, et al. "{TITLE}." Nature, vol. 12, no. 3, 2001, pp. 45–67.',
    "Chicago": f'Li, Xia, and Ana Doe. "{TITLE}." Nature 12, no. 3 (2001): 45–67.',
    "Harvard": f"Li, X. and Doe, A. B. (2001) '{TITLE}', Nature, 12(3), pp. 45–67.",
}


def read(text):
    view = make_view(text, Span(0, len(text)), ())
    reading = read_regular(view)
    return reading and {name: place.of(view.text) for name, place in reading.fields.items()}


@pytest.mark.parametrize("text", REGULAR.values(), ids=REGULAR)
def test_each_part_is_read(text):
    fields = read(text)
    assert fields[FieldName.TITLE] == TITLE
    assert fields[FieldName.YEAR] == "2001"
    assert fields[FieldName.PAGES] == "45–67"
    assert fields[FieldName.AUTHORS] in text.split(TITLE)[0]
    assert fields[FieldName.AUTHORS].startswith(("Li", "Xia", "X."))
    if "Proceedings" not in text:
        assert (fields[FieldName.VENUE], fields[FieldName.VOLUME], fields[FieldName.ISSUE]) == ("Nature", "12", "3")


def test_names_that_are_left_out_belong_to_the_authors():
    assert read(REGULAR["MLA, more authors"])[FieldName.AUTHORS] == "Li, Xia, et al."


def test_the_stops_of_an_abbreviated_venue_belong_to_it():
    fields = read(f"Li, X. (2001). {TITLE}. Phys. Rev. Lett., 12(3), 45–67.")
    assert fields[FieldName.VENUE] == "Phys. Rev. Lett."


@pytest.mark.parametrize(
    "text",
    [
        f"Li, X. (2001). {TITLE}. Journal of What Nobody Knows, 12(3), 45–67.",
        f"Li, X. (2001). {TITLE}. A second sentence. Nature, 12(3), 45–67.",
        f"Li, X. (2001). {TITLE}. Nature, 12(3), 45–67. Retrieved from the library.",
        f"Li, X. (2001). {TITLE}. Springer, 12.",
        f"Li, X. (2001). {TITLE}. Unpublished.",
        f"Xia Li. 2001. {TITLE}. Nature 12, 3 (1999), 45–67.",
        f"World Health Organization. (2001). {TITLE}. Nature, 12(3), 45–67.",
        f'Li, Xia. "{TITLE}" and "Another." Nature 12, no. 3 (2001): 45–67.',
        "Paul R. Wilson. Nature. 1991;12:3.",
        "",
    ],
)
def test_what_leaves_a_choice_is_left_to_the_other_readers(text):
    assert read(text) is None


def test_pages_may_be_counted_by_article():
    fields = read(f"Li, X., & Doe, J. (2023). {TITLE}. In CHI (pp. 356:1-356:6).")
    assert fields[FieldName.PAGES] == "356:1-356:6"
