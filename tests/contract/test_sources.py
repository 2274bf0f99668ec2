"""What every source promises: one answer per citation, in order, never an exception, never absence for a failure."""

from __future__ import annotations

import pytest

from citecheck.datatypes import Absent, Citation, CitationForm, Found, Identifier, Reference, Scheme, Span, Unavailable
from citecheck.index import ReferenceIndex
from citecheck.sources import LocalSource

HELD = Reference("a", "Attention Is All You Need")


def _local(tmp_path):
    return LocalSource(ReferenceIndex.build(tmp_path / "index", [HELD]))


SOURCES = {"local": _local}


@pytest.fixture(params=SOURCES)
def source(request, tmp_path):
    return SOURCES[request.param](tmp_path)


def _citation(title, form=CitationForm.ENTRY, identifiers=()):
    return Citation(Span(0, 3), "raw", form, title=title, identifiers=identifiers)


CITATIONS = (
    _citation("Attention is all you need"),
    _citation(None, CitationForm.IDENTIFIER, (Identifier(Scheme.DOI, "10.1000/not-there"),)),
    _citation("\x00\ud800" * 100),
    _citation("Attention is all you need"),
)


def test_there_is_one_answer_for_each_citation_in_order(source):
    answers = source.search(CITATIONS)
    assert len(answers) == len(CITATIONS)
    assert isinstance(answers[0], Found)
    assert answers[0].candidates[0].reference == HELD
    assert answers[0] == answers[3]
    assert isinstance(answers[1], Absent)


def test_answers_carry_the_name_of_the_source_and_what_absence_means(source):
    for answer in source.search(CITATIONS):
        assert answer.source == source.name
        assert isinstance(answer, Unavailable) or answer.coverage.reason


def test_answers_do_not_depend_on_the_batch(source):
    assert source.search(CITATIONS) == tuple(answer for item in CITATIONS for answer in source.search([item]))


def test_nothing_asked_nothing_answered(source):
    assert source.search([]) == ()
