"""The verifier: what text it asks about, in which order, and what it leaves alone."""

from __future__ import annotations

import pytest

import citecheck
from citecheck.datatypes import (
    Absent,
    Candidate,
    Citation,
    Coverage,
    CoverageLevel,
    Found,
    FoundBy,
    Kind,
    Reason,
    SourceAnswer,
    Verdict,
)
from citecheck.errors import DocumentError, UnsupportedFormatError
from citecheck.testing import reference, temporary_index

KNOWN = reference(title="Deep Residual Learning for Image Recognition", authors=["He, Kaiming"], year=2016)
OTHER = reference(title="A Theory of Frogs in the Northern Lakes", authors=["Li, Wei"], year=2019)
BOTH = (
    "- He, K. (2016). Deep Residual Learning for Image Recognition. CVPR.\n"
    "- Li, W. (2019). A Theory of Frogs in the Northern Lakes. Nature.\n"
)
PARTIAL = Coverage(CoverageLevel.PARTIAL, "a catalogue (partial)")


class Catalogue:
    """A source that knows ``OTHER`` and remembers what it was asked."""

    name = "catalogue"

    def __init__(self) -> None:
        self.asked: list[str | None] = []

    def search(self, citations: list[Citation]) -> tuple[SourceAnswer, ...]:
        self.asked += [item.title for item in citations]
        found = Found(self.name, (Candidate(OTHER, FoundBy.TITLE_KEY, 1.0),), PARTIAL)
        return tuple(found if item.title == OTHER.title else Absent(self.name, PARTIAL) for item in citations)


def test_further_sources_are_asked_only_about_what_is_still_open() -> None:
    """A reference that the index verifies costs no second question; one that it lacks is found by the next source."""
    catalogue = Catalogue()
    with temporary_index([KNOWN]) as index:
        report = citecheck.verify(BOTH, index=index, sources=[catalogue])
    assert catalogue.asked == [OTHER.title]
    assert [item.verdict for item in report.verifications] == [Verdict.VERIFIED, Verdict.VERIFIED]


def test_what_no_source_holds_is_not_found_by_all_of_them() -> None:
    """The verification keeps the answer of each source that was asked."""
    with temporary_index([KNOWN]) as index:
        report = citecheck.verify("- Doe, J. (2018). Of nothing at all in particular. Nature.\n" + BOTH, index=index,
                                  sources=[Catalogue()])  # fmt: skip
    missing = report.verifications[0]
    assert missing.verdict is Verdict.NOT_FOUND
    assert [answer.source for answer in missing.answers][-1] == "catalogue"
    assert missing.coverage is not None
    assert "a catalogue (partial)" in missing.coverage.reason


def test_a_text_over_the_limit_is_refused_not_cut() -> None:
    """The message names the text, its length and the way out."""
    with temporary_index([KNOWN]) as index, pytest.raises(DocumentError, match=r"12 characters.*max_characters"):
        citecheck.verify("x" * 12, index=index, settings=citecheck.Settings(max_characters=11))


def test_an_unknown_format_is_refused() -> None:
    """The formats that are known are named."""
    with temporary_index([KNOWN]) as index, pytest.raises(UnsupportedFormatError, match="markdown"):
        citecheck.verify("text", index=index, format="docx")


@pytest.mark.parametrize(
    "text",
    [
        '[{"title": "Of nothing at all in particular", "author": [{"family": "Doe", "given": "J."}], "year": 2018}]',
        "@article{doe, title = {Of nothing at all in particular}, author = {Doe, J.}, year = {2018}}\n",
    ],
)
def test_structured_files_are_checked_and_not_rewritten(text: str) -> None:
    """A mark inside JSON or BibTeX would break the file: the findings stand, the text stays."""
    with temporary_index([KNOWN]) as index:
        report = citecheck.verify(text, index=index)
    assert [item.verdict for item in report.verifications] == [Verdict.NOT_FOUND]
    assert report.findings
    assert {citecheck.rewrite(report, mode=mode) for mode in ("flag", "replace", "remove")} == {text}


def test_records_in_an_answer_are_checked_and_not_rewritten() -> None:
    """The prose beside a record is rewritten, the record stays valid in its format."""
    record = "@article{doe,\n  title = {Of nothing at all in particular},\n  author = {Doe, J.},\n  year = {2018}\n}\n"
    prose = "See *Another Title That Nobody Wrote* by Wei Li (2011)."
    with temporary_index([KNOWN]) as index:
        report = citecheck.verify(f"{prose}\n\n```bibtex\n{record}```\n", index=index)
    assert [item.verdict for item in report.verifications] == [Verdict.NOT_FOUND, Verdict.NOT_FOUND]
    flagged = citecheck.rewrite(report, mode="flag")
    assert record in flagged
    assert flagged.startswith(prose[:-1])
    assert "not verified" in flagged


def test_law_and_standards_are_never_matched_with_papers() -> None:
    """An article about a case bears its name; the case itself stays unchecked where no source covers law."""
    text = (
        "In Brown v. Board of Education, 347 U.S. 483 (1954), the Court held so. See ISO 9001 and 42 U.S.C. § 1983.\n\n"
        "# References\n\n[1] Brown v. Board of Education, 347 U.S. 483 (1954).\n"
        "[2] ISO 9001:2015. Quality management systems. ISO, 2015.\n"
    )
    papers = [
        reference(title="Brown v. Board of Education", authors=["Smith, Jane"], year=1954, kind=Kind.ARTICLE),
        reference(title="ISO 9001:2015. Quality management systems", year=2015, kind=Kind.ARTICLE),
    ]
    with temporary_index(papers) as index:
        report = citecheck.verify(text, index=index)
    assert len(report.verifications) == 5
    assert {(item.verdict, item.reason) for item in report.verifications} == {
        (Verdict.UNCHECKED, Reason.KIND_NOT_COVERED)
    }
