"""Verifications made by hand: the citations of a small text, and the record that they are compared with."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citecheck.datatypes import (
    Absent,
    Candidate,
    Coverage,
    CoverageLevel,
    FieldComparison,
    FieldName,
    FoundBy,
    Marker,
    Match,
    Outcome,
    Provenance,
    Reason,
    Report,
    Span,
    Verdict,
    Verification,
)
from citecheck.rewriting import plan_edits, rewrite
from citecheck.testing import reference

PARTIAL = Coverage(CoverageLevel.PARTIAL, "starter index of 3 references (partial)")


@pytest.fixture
def vaswani():
    """The record that the citations of these tests are held against."""
    return reference(
        "Attention Is All You Need",
        authors=["Vaswani, Ashish", "Shazeer, Noam", "Parmar, Niki"],
        year=2017,
        id="vaswani2017attention",
        identifiers=["arXiv:1706.03762"],
        venue="Advances in Neural Information Processing Systems",
        volume="30",
        provenance=(Provenance("dblp", "conf/nips/VaswaniSPUJGKP17", "CC0"),),
    )


@pytest.fixture
def not_found():
    """Make the verification of a citation that no source holds."""

    def make(citation, suggestion=None, similarity=0.62):
        shown = Candidate(suggestion, FoundBy.VECTOR, similarity) if suggestion else None
        answers = (Absent("starter index", PARTIAL),)
        return Verification(
            citation, Verdict.NOT_FOUND, Reason.ABSENT, answers=answers, coverage=PARTIAL, suggestion=shown
        )

    return make


@pytest.fixture
def mismatch(vaswani):
    """Make the verification of a citation that contradicts the record in some fields: field = (claimed, recorded)."""

    def make(citation, record=vaswani, reason=Reason.CONTRADICTED, **fields):
        comparisons = tuple(
            FieldComparison(FieldName(field), claimed, recorded, Outcome.CONFLICT, "differs")
            for field, (claimed, recorded) in fields.items()
        )
        match = Match(record, FoundBy.TITLE_KEY, comparisons, 0.9)
        return Verification(citation, Verdict.MISMATCH, reason, match, coverage=PARTIAL)

    return make


@pytest.fixture
def untouchable():
    """Make the verification of a citation that rewriting must leave alone."""

    def make(citation, verdict=Verdict.VERIFIED):
        reason = Reason.AGREES if verdict is Verdict.VERIFIED else Reason.TOO_LITTLE
        return Verification(citation, verdict, reason)

    return make


@pytest.fixture
def pointed():
    """Give a citation pointers: (pointer, bracket, keys) each, found in the text in order."""

    def make(text, citation, *pointers, key=None):
        markers = []
        for raw, bracket, keys in pointers:
            group = text.index(bracket)
            start = text.index(raw, group)
            markers.append(Marker(Span(start, start + len(raw)), raw, Span(group, group + len(bracket)), tuple(keys)))
        return replace(citation, markers=tuple(markers), key=key or citation.key)

    return make


@pytest.fixture
def rewritten():
    """Rewrite a text by verifications made for it."""

    def make(text, verifications, mode):
        report = Report("test", text, tuple(verifications), (), plan_edits(text, verifications), "test@0")
        return rewrite(report, mode=mode)

    return make
