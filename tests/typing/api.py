"""The public API as a type checker sees it: checked by mypy --strict, never run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, assert_type

import citecheck
from citecheck.datatypes import (
    Absent,
    Candidate,
    Citation,
    Coverage,
    CoverageLevel,
    Edit,
    Finding,
    Found,
    Match,
    Reference,
    Report,
    SourceAnswer,
    Span,
    Unavailable,
    Verdict,
    Verification,
)

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from citecheck.embedders import Embedder
    from citecheck.sources import Source


class LibrarySource:
    """A source of a caller's own: the protocol is all it needs."""

    @property
    def name(self) -> str:
        return "library"

    def search(self, citations: Sequence[Citation]) -> tuple[SourceAnswer, ...]:
        return tuple(Unavailable(self.name, "closed on Sundays") for _ in citations)


class ConstantEmbedder:
    """An embedder of a caller's own."""

    @property
    def fingerprint(self) -> str:
        return "constant"

    @property
    def dimension(self) -> int:
        return 2

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        raise NotImplementedError


source: Source = LibrarySource()
embedder: Embedder = ConstantEmbedder()

report = citecheck.verify("text")
assert_type(report, Report)
assert_type(citecheck.verify("text", index=Path("library"), sources=[source], format="markdown"), Report)
assert_type(citecheck.rewrite(report), str)
assert_type(citecheck.rewrite(report, mode="replace"), str)
assert_type(citecheck.find_citations("text", format="plain"), tuple[Citation, ...])
assert_type(citecheck.scan(["a.md", Path("b.txt")], index="library", workers=2), Iterator[Report])

verifier = citecheck.Verifier("library", sources=[source], settings=citecheck.Settings(candidates=5))
assert_type(verifier.verify("text", format="auto", name="answer"), Report)
assert_type(verifier.verify_citations(citecheck.find_citations("text")), tuple[Verification, ...])

assert_type(report.verifications, tuple[Verification, ...])
assert_type(report.findings, tuple[Finding, ...])
assert_type(report.edits, tuple[Edit, ...])
assert_type(report.counts, dict[str, int])
assert_type(report.count(Verdict.MISMATCH), int)
assert_type(report.to_dict(), dict[str, Any])


def conclusion(verification: Verification) -> str:
    assert_type(verification.citation.span, Span)
    assert_type(verification.match, Match | None)
    assert_type(verification.verdict, Verdict)
    return verification.reason


def words(answer: SourceAnswer) -> str:
    match answer:
        case Found(candidates=candidates):
            return candidates[0].reference.title
        case Absent(coverage=coverage):
            return coverage.reason
        case Unavailable(reason=reason):
            return reason


def build(references: Iterable[Reference]) -> citecheck.ReferenceIndex:
    coverage = Coverage(CoverageLevel.COMPLETE, "everything that may be cited")
    return citecheck.ReferenceIndex.build("library", references, embedder=embedder, name="library", coverage=coverage)


index = citecheck.ReferenceIndex.open("library", embedder=embedder)
assert_type(index, citecheck.ReferenceIndex)
assert_type(citecheck.ReferenceIndex.starter(), citecheck.ReferenceIndex)
assert_type(index.search(["a title", *citecheck.find_citations("text")], 5), tuple[tuple[Candidate, ...], ...])
assert_type(index.nearest(["a claim"], k=3), tuple[tuple[Candidate, ...], ...])
assert_type(len(index), int)
assert_type(index.version, str)

failure: citecheck.errors.CitecheckError = citecheck.errors.IndexMissingError("there is none")
