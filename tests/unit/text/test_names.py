"""One written name becomes family, given, suffix or an organisation."""

from __future__ import annotations

import pytest

from citecheck.datatypes import PersonName
from citecheck.text.names import fold_family, is_initials, parse_person


@pytest.mark.parametrize(
    ("text", "family", "given"),
    [
        ("Vaswani, A.", "Vaswani", "A."),
        ("A. Vaswani", "Vaswani", "A."),
        ("Vaswani A", "Vaswani", "A"),
        ("Smith JAB", "Smith", "JAB"),
        ("PURI AK", "PURI", "AK"),
        ("Heidegger M.", "Heidegger", "M."),
        ("van den Oord, Aäron", "van den Oord", "Aäron"),
        ("Aäron van den Oord", "van den Oord", "Aäron"),
        ("van den Oord A", "van den Oord", "A"),
        ("J. Scott Armstrong", "Armstrong", "J. Scott"),
        ("J.-P. Serre", "Serre", "J.-P."),
        ("Guido 't Hooft", "'t Hooft", "Guido"),
        ("Bo-Qiang Ma", "Ma", "Bo-Qiang"),
        ("M-Y Chen", "Chen", "M-Y"),
        ("AMRD Senarathne", "Senarathne", "AMRD"),
        ("CLERVAL Anne", "CLERVAL", "Anne"),
        ("Vanda M. KON", "KON", "Vanda M."),
        ("Edith M. San Juan", "San Juan", "Edith M."),
        ("Martin Senior", "Senior", "Martin"),
        ("Koji WADA", "WADA", "Koji"),
        ("Nuno Santos 0001", "Santos", "Nuno"),
        ("Plato", "Plato", ""),
    ],
)
def test_family_and_given_are_told_apart(text: str, family: str, given: str) -> None:
    name = parse_person(text)
    assert (name.family, name.given, name.literal) == (family, given, "")


@pytest.mark.parametrize("text", ["Martin Luther King Jr.", "King, Jr., Martin Luther", "King, Martin Luther, Jr."])
def test_a_suffix_belongs_to_neither_part(text: str) -> None:
    assert parse_person(text) == PersonName(family="King", given="Martin Luther", suffix="Jr.")


@pytest.mark.parametrize("text", ["ATLAS Collaboration", "World Health Organization", "R Core Team"])
def test_an_organisation_is_literal(text: str) -> None:
    assert parse_person(text) == PersonName(literal=text)


def test_in_a_list_of_initials_everything_behind_them_is_the_family() -> None:
    assert parse_person("G. García Márquez", given_are_initials=True).family == "García Márquez"


def test_nobody_is_named_by_empty_text() -> None:
    assert parse_person(" ,") == PersonName()


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        (PersonName(family="van den Oord", given="A."), "oord"),
        (PersonName(family="Müßig"), "mussig"),
        (PersonName(family="Van"), "van"),
        (PersonName(family="O'Neil"), "oneil"),
        (PersonName(literal="ATLAS Collaboration"), "atlas collaboration"),
    ],
)
def test_folding_drops_accents_and_leading_particles(name: PersonName, folded: str) -> None:
    assert fold_family(name) == folded


@pytest.mark.parametrize(
    ("text", "expected"), [("A.", True), ("J.-P.", True), ("AB", True), ("Ma", False), ("", False)]
)
def test_initials_are_recognised(text: str, *, expected: bool) -> None:
    assert is_initials(text) is expected
