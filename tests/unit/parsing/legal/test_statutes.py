"""Statutes, regulations, rules and constitutions are recognised by their designation."""

from __future__ import annotations

import pytest

from citecheck.datatypes import CitationForm, Kind
from citecheck.parsing import find_citations

DESIGNATIONS = [
    "42 U.S.C. § 1983",
    "42 U. S. C. §1983",
    "28 U.S.C. §§ 1331, 1343",
    "15 U.S.C. § 78j(b)",
    "42 U.S.C. § 2000e et seq.",
    "18 U.S.C. § 1001 (2018)",
    "17 C.F.R. § 240.10b-5",
    "45 C.F.R. Part 164",
    "Pub. L. No. 104-191",
    "Public Law 104-191",
    "Pub. L. No. 104-191, 110 Stat. 1936 (1996)",
    "85 Fed. Reg. 12,345 (Mar. 2, 2020)",
    "Cal. Penal Code § 187(a)",
    "N.Y. Gen. Bus. Law § 349",
    "Mass. Gen. Laws ch. 93A, § 2",
    "Tex. Civ. Prac. & Rem. Code § 16.003",
    "U.S. Const. amend. XIV, § 1",
    "Fed. R. Civ. P. 12(b)(6)",
    "U.C.C. § 2-207",
    "Regulation (EU) 2016/679",
    "Directive 95/46/EC",
]


@pytest.mark.parametrize("raw", DESIGNATIONS)
def test_a_designation_is_one_legal_citation(raw):
    (found,) = find_citations(f"It follows from {raw}, as they say.")
    assert (found.raw, found.kind, found.form, found.title) == (raw, Kind.LEGAL, CitationForm.PROSE, None)


@pytest.mark.parametrize(
    "text",
    ["See § 4 below.", "The U.S. Code is long.", "Regulation 5/10 of the club.", "Decision 12 was made in 2016."],
)
def test_other_numbers_and_sections_are_none(text):
    assert find_citations(text) == ()
