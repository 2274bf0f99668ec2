"""An index as a source: found with candidates, absent only when there is nothing at all."""

from __future__ import annotations

from datetime import date

import pytest

from citecheck.datatypes import Absent, Citation, CitationForm, Coverage, CoverageLevel, Found, Kind, Reference, Span
from citecheck.index import ReferenceIndex
from citecheck.sources import LocalSource


@pytest.fixture
def index(tmp_path):
    works = [Reference("a", "Deep Learning"), Reference("b", "Deep Thought"), Reference("c", "Shallow Waters")]
    return ReferenceIndex.build(tmp_path / "mine", works, created=date(2026, 1, 31))


def citation(title, kind=Kind.UNKNOWN, form=CitationForm.ENTRY):
    return Citation(Span(0, 3), "raw", form, kind, title)


def test_what_is_found_comes_with_candidates_up_to_k(index):
    """One that is surely meant comes alone, others in company."""
    surely, perhaps = LocalSource(index, k=2).search([citation("Deep learnin"), citation("Deep thnking")])
    assert [[item.reference.id for item in answer.candidates] for answer in (surely, perhaps)] == [["a"], ["a", "b"]]
    (answer,) = LocalSource(index, k=1).search([citation("Deep thnking")])
    assert isinstance(answer, Found)
    assert [item.reference.id for item in answer.candidates] == ["a"]
    assert answer.coverage == Coverage(CoverageLevel.PARTIAL, "index mine of 3 references (partial), built 2026-01-31")


def test_absence_comes_with_what_it_means(index):
    (answer,) = LocalSource(index).search([citation(None, Kind.WEBPAGE, CitationForm.IDENTIFIER)])
    assert answer == Absent(
        "mine",
        Coverage(
            CoverageLevel.NONE,
            "index mine of 3 references (partial), built 2026-01-31, holds no works of kind webpage",
            "index mine of 3 references (partial), built 2026-01-31",
        ),
    )
