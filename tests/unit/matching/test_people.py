"""People: the many ways to write one name, and the names that exclude each other."""

from __future__ import annotations

import pytest

from citecheck.datatypes import Outcome, PersonName
from citecheck.matching.people import compare_people


def person(text: str) -> PersonName:
    """``Family, Given`` or a literal."""
    family, comma, given = text.partition(", ")
    return PersonName(family, given) if comma else PersonName(literal=text)


SAME = [
    ("Vaswani, Ashish", "Vaswani, Ashish", "exact"),
    ("Vaswani, A.", "Vaswani, Ashish", "equivalent"),
    ("VASWANI, A", "Vaswani, Ashish", "equivalent"),
    ("LeCun, Y.", "Le Cun, Yann", "equivalent"),
    ("van den Oord, A.", "Oord, Aäron van den", "equivalent"),
    ("Müller, K.-R.", "Mueller, Klaus-Robert", "equivalent"),
    ("Erdos, P.", "Erdős, Paul", "equivalent"),
    ("Santos, Nuno", "Santos 0001, Nuno", "exact"),
    ("Zhang, Yi", "Yi, Zhang", "equivalent"),
    ("Chebyshev, P. L.", "Tschebyscheff, P. L.", "equivalent"),
    ("Gates, Bill", "Gates, William", "near"),
    ("Hinton, Geoffrey", "Hinton, Geoffrey E.", "equivalent"),
    ("Ouarda, TBMJ", "Ouarda, Taha B. M. J.", "equivalent"),
    ("Hinton, GE", "Hinton, Geoffrey E.", "equivalent"),
    ("Tversky, A.", "Tverskey, A.", "near"),
    ("Garcia Marquez, G.", "García, Gabriel", "equivalent"),
    ("King Jr., Martin Luther", "King, Martin Luther", "equivalent"),
    ("ATLAS Collaboration", "The ATLAS Collaboration", "equivalent"),
    ("Sarma, Das", "Das Sarma, S.", "equivalent"),
    ("Boer, W. de", "de Boer, Wietse", "equivalent"),
    ("Mohd Isa, R.", "Isa, Rosiatimah Mohd", "equivalent"),
    ("WHO", "World Health Organization", "equivalent"),
]
DIFFERENT = [
    ("Vaswani, A.", "Shazeer, N."),
    ("Mussgnug, Anna Maria", "Mussgnug, Alexander Martin"),
    ("Smith, J.", "Smith, Adam"),
    ("Wang, L.", "Wong, L."),
    ("Li, Fei", "Liu, Fei"),
    ("CMS Collaboration", "ATLAS Collaboration"),
    ("Devlin, Jacob", "Devlin, Susan"),
]


@pytest.mark.parametrize(("claimed", "recorded", "outcome"), SAME)
def test_one_person_in_other_letters(claimed: str, recorded: str, outcome: str) -> None:
    """Initials, order, particles, accents, transliteration, suffixes and nicknames are the same person."""
    found = compare_people(person(claimed), person(recorded))
    assert found is not Outcome.CONFLICT
    if outcome != "exact":
        assert found is Outcome(outcome) or found is Outcome.EXACT


@pytest.mark.parametrize(("claimed", "recorded"), DIFFERENT)
def test_two_people(claimed: str, recorded: str) -> None:
    """Another family name, or given names that exclude each other, are another person."""
    assert compare_people(person(claimed), person(recorded)) is Outcome.CONFLICT
