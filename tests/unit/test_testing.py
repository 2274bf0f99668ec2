"""The support for users' tests does what it says."""

from __future__ import annotations

import pytest

from citecheck import testing, verify
from citecheck.datatypes import (
    Absent,
    CitationForm,
    CoverageLevel,
    FieldName,
    Found,
    Identifier,
    PersonName,
    Reason,
    Scheme,
    Span,
    Unavailable,
    Verdict,
)

KNOWN = testing.reference(
    "A Title", authors=["Li, Xiu"], year=2020, identifiers=["https://doi.org/10.1000/X"], volume="3"
)


def test_a_reference_is_built_from_what_people_write():
    assert (KNOWN.id, KNOWN.year, KNOWN.volume) == ("atitle", 2020, "3")
    assert KNOWN.authors == (PersonName("Li", "Xiu"),)
    assert KNOWN.identifiers == (Identifier(Scheme.DOI, "10.1000/x"),)
    assert KNOWN.provenance[0].source == "test"


def test_a_citation_stands_where_it_stands_in_the_text():
    text = "See Li, X. (2020). A title. doi:10.1000/x, please."
    made = testing.citation(
        text,
        text[4:-9],
        authors="Li, X.",
        year=2020,
        title="A title",
        identifiers=["doi:10.1000/x"],
        form=CitationForm.PROSE,
    )
    assert made.span.of(text) == made.raw == "Li, X. (2020). A title. doi:10.1000/x"
    assert {item.field: item.span.of(text) for item in made.field_spans} == {
        FieldName.AUTHORS: "Li, X.",
        FieldName.YEAR: "2020",
        FieldName.TITLE: "A title",
        FieldName.IDENTIFIER: "doi:10.1000/x",
    }
    assert made.identifiers == KNOWN.identifiers


def test_a_citation_that_does_not_stand_in_the_text_is_refused():
    with pytest.raises(ValueError, match="not found"):
        testing.citation("text", "other")


@pytest.mark.parametrize(
    ("source", "title", "answer"),
    [
        (testing.MemorySource([KNOWN]), "a title!", Found),
        (testing.MemorySource([KNOWN]), "Other", Absent),
        (testing.MemorySource([KNOWN], failure="timed out"), "A title", Unavailable),
    ],
)
def test_a_source_in_memory_answers_as_told(source, title, answer):
    (given,) = source.search([testing.citation("x", title=title)])
    assert isinstance(given, answer)
    assert given.source == source.name == "memory"


def test_a_source_in_memory_says_what_absence_from_it_means():
    (given,) = testing.MemorySource(complete=True).search([testing.citation("x", title="y")])
    assert isinstance(given, Absent)
    assert given.coverage.level is CoverageLevel.COMPLETE


def test_a_temporary_index_verifies_and_is_gone_afterwards():
    with testing.temporary_index([KNOWN], name="mine") as index:
        (verification,) = verify("Li, X. (2020). A title. Journal, 3.", index=index).verifications
        assert verification.verdict is Verdict.VERIFIED
        assert index.manifest.name == "mine"
    assert not index.path.exists()


def test_a_second_source_verifies_what_the_index_lacks_and_its_failure_is_no_absence():
    text = "Li, X. (2020). A title of some length. Journal of Things, 3, 1-9."
    known = testing.reference("A title of some length", authors=["Li, Xiu"], year=2020)
    with testing.temporary_index([testing.reference("Something else entirely")]) as index:
        (found,) = verify(text, index=index, sources=[testing.MemorySource([known])]).verifications
        (silent,) = verify(text, index=index, sources=[testing.MemorySource(failure="timed out")]).verifications
    assert found.verdict is Verdict.VERIFIED
    assert (silent.verdict, silent.reason) == (Verdict.UNCHECKED, Reason.SOURCE_UNAVAILABLE)


def test_spans_are_those_of_the_whole_text():
    assert testing.citation("ab cd", "cd").span == Span(3, 5)
