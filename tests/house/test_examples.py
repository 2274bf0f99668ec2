"""The answer in ``examples/`` gets the verdicts it deserves: nothing genuine accused, nothing altered passed."""

from __future__ import annotations

import pytest

import citecheck
from citecheck.datatypes import FieldName, Verdict

UNVERIFIABLE = {
    "2": (Verdict.MISMATCH, FieldName.IDENTIFIER),  # the DOI of another work
    "5": (Verdict.MISMATCH, FieldName.TITLE),  # one word of the title exchanged
    "6": (Verdict.MISMATCH, FieldName.YEAR),  # eight years too late
    "16": (Verdict.MISMATCH, FieldName.AUTHORS),  # a borrowed title
    "17": (Verdict.NOT_FOUND, None),  # no such work
    "Grounded Attribution at Scale: A Field Guide": (Verdict.NOT_FOUND, None),  # no such work
}
"""Citations by their key, or by their title where they have none: the verdict, and the field that contradicts."""
N_CITATIONS = 24


@pytest.fixture(scope="module")
def report(repository):
    return citecheck.verify((repository / "examples" / "answer.md").read_text(encoding="utf-8"))


def test_every_citation_is_read(report):
    assert len(report.verifications) == N_CITATIONS


def test_exactly_the_altered_ones_are_unverifiable(report):
    found = {
        item.citation.key or item.citation.title or item.citation.raw: item.verdict
        for item in report.verifications
        if item.verdict is not Verdict.VERIFIED
    }
    assert found == {key: verdict for key, (verdict, _) in UNVERIFIABLE.items()}


def test_the_field_that_contradicts_is_named(report):
    found = {
        item.citation.key: [comparison.field for comparison in item.match.conflicts()]
        for item in report.verifications
        if item.verdict is Verdict.MISMATCH
    }
    assert found == {key: [field] for key, (_, field) in UNVERIFIABLE.items() if field}
