"""Cases are recognised by name and place or court, so that no paper is sought for them; matches and films are none."""

from __future__ import annotations

import re

import pytest

from citecheck.datatypes import CitationForm, FieldName, Kind
from citecheck.parsing import find_citations

YEARS = re.compile(r"(?<!\d)\d{4}(?!\d)")
CASES = [
    ("In {}, the Court held it.", "Brown v. Board of Education, 347 U.S. 483 (1954)", "Brown v. Board of Education"),
    ("and {}, was", "*Roe v. Wade*, 410 U.S. 113 (1973)", "Roe v. Wade"),
    ("**Bold** and {} was.", "**Mata v. Avianca, Inc.**, 678 F. Supp. 3d 443 (S.D.N.Y. 2023)", "Mata v. Avianca, Inc."),
    ("See {}.", "Shapiro v. Thompson, 394 U. S. 618, 89 S. Ct. 1322, 22 L. Ed. 2d 600 (1969)", "Shapiro v. Thompson"),
    ("A court ({}) held", "Smith v. Jones Widget Co., 12 F.3d 345, 350 (9th Cir. 1993)", "Smith v. Jones Widget Co."),
    ("{}.", "Doe v. Acme Corp., No. 18-cv-1234, 2019 WL 123456, at *3 (S.D.N.Y. Mar. 3, 2019)", "Doe v. Acme Corp."),
    ("It is {}.", "Smith v. Jones, 2020 U.S. Dist. LEXIS 45678 (N.D. Cal. 2020)", "Smith v. Jones"),
    ("Compare {}, with that.", "In re Gault, 387 U.S. 1, 13–14 (1967)", "In re Gault"),
    ("Also {}.", "Ex parte Milligan, 71 U.S. 2 (1866)", "Ex parte Milligan"),
    ("In {}, it", "People v. Anderson, 6 Cal. 3d 628 (1972)", "People v. Anderson"),
    ("See {}.", "MacPherson v. Buick Motor Co., 217 N.Y. 382, 111 N.E. 1050 (1916)", "MacPherson v. Buick Motor Co."),
    ("As {} says.", "Marbury v. Madison, 5 U.S. (1 Cranch) 137 (1803)", "Marbury v. Madison"),
    ("{} binds.", "State v. Smith, 100 Ohio St. 3d 20, 2003-Ohio-1234 (2003)", "State v. Smith"),
    ("{} overruled it.", "Dobbs v. Jackson Women's Health Organization, 597 U.S. ___ (2022)",
     "Dobbs v. Jackson Women's Health Organization"),
    ("In {} it lost.", "Acme, Inc. v. U.S. Steel Corp., 12 F.4th 1 (2d Cir. 2021)", "Acme, Inc. v. U.S. Steel Corp."),
    ("In {} the snail won.", "Donoghue v Stevenson [1932] AC 562", "Donoghue v Stevenson"),
    ("See {}.", "R. v. Dudley and Stephens (1884) 14 QBD 273", "R. v. Dudley and Stephens"),
    ("see {}.", "Miranda v. Arizona (1966)", "Miranda v. Arizona"),
    ("In {}, the Court ruled.", "Obergefell v. Hodges (2015)", "Obergefell v. Hodges"),
    ("It is at {}.", "347 U.S. 483 (1954)", None),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "raw", "name"), CASES)
def test_a_case_is_one_citation_with_its_name_and_year(sentence, raw, name):
    text, year = sentence.format(raw), YEARS.findall(raw)[-1]
    (found,) = find_citations(text)
    assert (found.raw, found.title, found.year) == (raw, name, int(year))
    assert (found.kind, found.form) == (Kind.LEGAL, CitationForm.PROSE)
    assert found.span_of(FieldName.YEAR).of(text) == year
    assert name is None or found.span_of(FieldName.TITLE).of(text) == name


def test_cases_of_one_sentence_are_apart():
    text = "Bush v. Gore, 531 U.S. 98 (2000) (per curiam); Citizens United v. FEC, 558 U.S. 310 (2010)."
    assert [item.title for item in find_citations(text)] == ["Bush v. Gore", "Citizens United v. FEC"]


NONE = [
    "The film Batman v Superman: Dawn of Justice (2016) was long.",
    "Kramer vs. Kramer (1979) won five Oscars.",
    "Freddy vs. Jason (2003) and King Kong vs. Godzilla (1962) are fun.",
    "Real Madrid v. Barcelona (2011) ended 1-1.",
    "Kasparov v. Karpov, 24 games (1985), in Moscow.",
    "Kasparov vs. Deep Blue (1997) changed chess.",
    "Ali v. Frazier (1971) was the fight of the century.",
    "Linux vs. Windows, 5 reasons to switch.",
    "PostgreSQL vs. MySQL (2023) benchmarks.",
    "Street Fighter X Tekken v. 1.08 (2012) patch notes.",
    "Team A v. Team B drew 2-2.",
    "The 13 Colonies and the U.S. 1983 invasion of Grenada.",
    "I have 2 P. 3 copies, and He wrote in So. 20 streets.",
    "The price rose to $410 U.S. 113 days later.",
]


@pytest.mark.parametrize("text", NONE)
def test_films_matches_and_versions_are_no_cases(text):
    assert find_citations(text) == ()
