"""What it means that an index does not hold a work."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citecheck.datatypes import Citation, CitationForm, Coverage, CoverageLevel, Kind, Reference, Span
from citecheck.index import Holdings, ReferenceIndex, coverage
from citecheck.index.coverage import CoverageAnswers

WORKS = [
    *(Reference(f"acl{n}", f"On matter {n}", year=2019, venue="ACL", kind=Kind.CONFERENCE) for n in range(3)),
    Reference("mind", "On mind", year=1950, venue="Mind", kind=Kind.ARTICLE),
]
COMPLETE, PARTIAL, NONE = CoverageLevel


@pytest.fixture
def index(tmp_path):
    return ReferenceIndex.build(
        tmp_path / "index", WORKS, complete_for=["ACL 2017-2019", "kind:thesis 2000-2010"], name="mine"
    )


def cite(venue=None, year=None, kind=Kind.UNKNOWN):
    return Citation(Span(0, 1), "raw", CitationForm.ENTRY, kind, "A title", year=year, venue=venue)


@pytest.mark.parametrize(
    ("citation", "level", "words"),
    [
        (cite("Annual Meeting of the ACL", 2019), COMPLETE, "complete for ACL 2017-2019, holds 3 works of Annual"),
        (cite("ACL 2018", 2018), COMPLETE, "holds nothing of ACL 2018, 3 of other years"),
        (cite("ACL", 2020), PARTIAL, "holds nothing of ACL 2020, 3 of other years"),
        (cite("ACL"), PARTIAL, "holds 3 works of ACL"),
        (cite("NAACL", 2019), PARTIAL, "holds nothing of NAACL 2019"),
        (cite("Mind", 1950), PARTIAL, "holds 1 work of Mind 1950"),
        (cite(None, 2005, Kind.THESIS), COMPLETE, "complete for kind:thesis 2000-2010"),
        (cite(None, 2011, Kind.THESIS), PARTIAL, "(partial), built"),
        (cite(None, 2011, Kind.DATASET), NONE, "holds no works of kind dataset"),
        (cite("x" * 200, 2000), PARTIAL, "holds nothing of " + "x" * 80 + "… 2000"),
    ],
)
def test_claims_make_absence_complete_and_counts_say_the_rest(index, citation, level, words):
    said = index.coverage_of(citation)
    assert (said.level, words in said.reason) == (level, True), said
    assert (said.searched or said.reason) == index.manifest.coverage.reason
    assert index.coverage_of(citation) == said


def test_an_index_of_everything_says_so_of_everything(tmp_path):
    whole = ReferenceIndex.build(tmp_path / "whole", WORKS, coverage=Coverage(COMPLETE, "my library"))
    assert whole.coverage_of(cite("NAACL", 2019)) == Coverage(COMPLETE, "my library")


def test_claims_stay_when_the_index_changes(index):
    ReferenceIndex.add(index.path, [Reference("more", "More", year=2019, venue="Proceedings of ACL 2019")])
    ReferenceIndex.remove(index.path, ["acl0"])
    for changed in (ReferenceIndex.open(index.path), ReferenceIndex.compact(index.path)):
        assert "complete for ACL 2017-2019, holds 3 works of ACL 2019" in changed.coverage_of(cite("ACL", 2019)).reason


def test_counts_of_other_rules_are_not_believed_and_made_anew(index, monkeypatch):
    contents = index._contents
    contents.manifest = replace(contents.manifest, venues="0-other")
    assert CoverageAnswers(contents).answer(Kind.UNKNOWN, "Mind", 1950) == contents.manifest.coverage
    assert CoverageAnswers(contents).answer(Kind.UNKNOWN, "ACL", 2019).level is COMPLETE


def test_answers_are_remembered_within_bounds(index, monkeypatch):
    monkeypatch.setattr(coverage, "MAX_REMEMBERED", 2)
    answers = CoverageAnswers(index._contents)
    for year in range(2000, 2010):
        answers.answer(Kind.UNKNOWN, "ACL", year)
    assert len(answers._known) <= 2


@pytest.mark.parametrize(
    ("question", "sentences"),
    [
        (
            "ACL 2019",
            ("mine holds 3 works of ACL 2019", "claims to hold all of ACL 2017-2019: a work of ACL 2019 that"),
        ),
        ("ACL 2018", ("mine holds nothing of ACL 2018, and 3 works of other years", "claims to hold all")),
        ("ACL", ("mine holds 3 works of ACL", "does not claim to hold all of ACL:")),
        ("ACL 2016-2018", ("mine holds nothing of ACL 2016-2018", "does not claim")),
        (
            "kind:thesis 2001",
            ("mine holds 0 works of thesis in all years", "claims to hold all of kind:thesis 2000-2010"),
        ),
    ],
)
def test_a_question_is_answered_in_sentences(index, question, sentences):
    answer = Holdings.open(index.path).explain(question)
    assert all(part in said for part, said in zip(sentences, answer, strict=True)), answer
