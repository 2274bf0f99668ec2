"""A report that has everything in it, made by hand."""

from __future__ import annotations

import pytest

from citecheck.datatypes import (
    Absent,
    Candidate,
    Coverage,
    CoverageLevel,
    FieldComparison,
    FieldName,
    Found,
    FoundBy,
    Identifier,
    Marker,
    Match,
    Outcome,
    Reason,
    Report,
    Retraction,
    Scheme,
    Span,
    Standing,
    Unavailable,
    Verdict,
    Verification,
)
from citecheck.findings import find_findings
from citecheck.rewriting import plan_edits
from citecheck.testing import citation, reference

TEXT = "So [1].\n\n[1] Li, X. (2018). A title. doi:10.1000/x\n[2] No such title.\n[3] Right title.\n[4] ?\n"


@pytest.fixture
def report():
    """One citation of each verdict, with every kind of answer."""
    known = reference(
        "A title", authors=["Li, Xiu"], year=2017, id="li2017", identifiers=["doi:10.1000/x"],
        abstract="About\x1b[31m it.",
        retraction=Retraction(Standing.RETRACTED, "2020", "data", Identifier(Scheme.DOI, "10.1000/notice")),
    )  # fmt: skip
    coverage = Coverage(CoverageLevel.PARTIAL, "test index of 3 references (partial)")
    candidate = Candidate(known, FoundBy.VECTOR, 0.5)
    same = FieldComparison(FieldName.TITLE, "A title", "A title", Outcome.EXACT, "same title")
    other = FieldComparison(FieldName.YEAR, "2018", "2017", Outcome.CONFLICT, "year differs")
    match = Match(known, FoundBy.IDENTIFIER, (same, other), 0.95)
    agreeing = Match(known, FoundBy.TITLE_KEY, (same,), 0.99)
    first = citation(
        TEXT, "Li, X. (2018). A title. doi:10.1000/x", authors="Li, X.", year=2018, key="1",
        identifiers=["doi:10.1000/x"],
        markers=(Marker(Span(4, 5), "1", Span(3, 6), ("1",), Span(0, 7)),),
    )  # fmt: skip
    verifications = (
        Verification(
            first, Verdict.MISMATCH, Reason.CONTRADICTED, match, (agreeing,),
            (Found("test", (candidate,), coverage),), coverage,
        ),
        Verification(
            citation(TEXT, "No such title.", key="2"), Verdict.NOT_FOUND, Reason.ABSENT, None, (match,),
            (Absent("test", coverage), Unavailable("online", "timed out")), coverage, candidate,
        ),
        Verification(
            citation(TEXT, "Right title.", key="3"), Verdict.VERIFIED, Reason.AGREES, agreeing, coverage=coverage
        ),
        Verification(citation(TEXT, "?", key="4"), Verdict.UNCHECKED, Reason.TOO_LITTLE),
    )  # fmt: skip
    edits = plan_edits(TEXT, verifications)
    findings = find_findings(TEXT, verifications, edits)
    return Report("answer.md", TEXT, verifications, findings, edits, "test@0123456789ab")
