"""What an item of a list says besides its reference."""

import pytest

from citecheck.parsing.comments import comment_start

LI = "Li, X. (2018). Growing frogs in cold water. Ibis, 3, 4-5."


@pytest.mark.parametrize(
    ("reference", "comment"),
    [
        ('Ada Li et al., "Growing frogs in cold water," *Ibis* (1986)', ": the obvious place to start. It says why."),
        ("Ada Li, *Growing frogs in cold water* (1972).", " Strong on applications."),
        ("Ada Li, *Growing frogs in cold water* (2018).", " Demanding. Skip the technical middle part."),
        ("**Ada Li (2006)**. *Growing frogs*. The Frogs of Asia.", " Es la más accesible y sirve como introducción."),
        ("Ada Li, *Growing frogs in cold water*, 2001.", " Più tecnico; concentrati sull'introduzione."),
        (LI, " More technical; start with the discussion."),
        ("Li, X. (2018). Growing frogs. Ibis. https://doi.org/10.1/j.x", " More technical; start at the end."),
        ("Li, X. (2018). Growing frogs in cold water. arXiv.", " The most thorough comparison."),
        ('Li and Wu (2018), "Growing frogs in cold water", Ibis', " (a classic; read it twice)"),
        ('Li and Wu (2018), "Growing frogs in cold water", arXiv', " (section 3 is our baseline)"),
        ("Ada Li, « Growing frogs in cold water », *Ibis*, 2013", " : plus accessible que le premier."),
    ],
)
def test_what_is_said_behind_a_reference_is_left_out(reference, comment):
    assert comment_start(reference + comment) == len(reference)


@pytest.mark.parametrize(
    "reference",
    [
        LI,
        "**Ben Li (2006)**. On the growth of frogs in the spring.",
        "Li, X. (2018). *Growing frogs in cold water*. American family physician.",
        "Li, X. (2018). *Growing frogs*. Doctoral dissertation, university of the cold north.",
        "Li, X. (2018). Growing frogs in cold water: an account of many years.",
        "Li X. Growing frogs. A second sentence of this title. Ibis. 2018;3:4-5.",
        "Li, A. (2013). *Frogs in the pond* (translated from the German).",
        "Li, X. (2018). *Growing frogs*. With a foreword by Ada Wu. Translated by several hands.",
    ],
)
def test_no_title_venue_or_note_of_a_catalogue_is_left_out(reference):
    assert comment_start(reference) == len(reference)
