"""Text in, report out: find the citations, ask the sources, compare, decide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from os import PathLike
from typing import TYPE_CHECKING

from citecheck.datatypes import (
    Citation,
    Document,
    Format,
    Found,
    Report,
    SourceAnswer,
    Verdict,
    Verification,
)
from citecheck.errors import DocumentError
from citecheck.findings import find_findings
from citecheck.matching import compare, decide
from citecheck.parsing import find_citations, resolve_format
from citecheck.parsing.structured.blocks import find_in_prose
from citecheck.rewriting import plan_edits
from citecheck.settings import Settings
from citecheck.sources.local import LocalSource

if TYPE_CHECKING:
    from citecheck.index import ReferenceIndex
    from citecheck.sources.base import Source

REWRITTEN = frozenset({Format.PLAIN, Format.MARKDOWN, Format.LATEX})
"""Formats in which an edit leaves a valid document; in JSON, XML, RIS or BibTeX a mark or a bare value would not.

Nor are records of these formats edited that stand in an answer.
"""


class Verifier:
    """Verifies text after text against one index and any further sources.

    index: the index of verified references, or the path of one; ``None`` means the starter index.
    sources: who is asked after the index, in this order, about the citations that are not verified yet.
    settings: numbers that may be changed, see ``Settings``.

    Raises the errors of ``ReferenceIndex.open`` when the index cannot be used.
    """

    def __init__(
        self,
        index: ReferenceIndex | str | PathLike[str] | None = None,
        *,
        sources: Iterable[Source] = (),
        settings: Settings | None = None,
    ) -> None:
        self.settings = settings or Settings()
        self.index = _opened(index)
        self.sources: tuple[Source, ...] = (LocalSource(self.index, self.settings.candidates), *sources)

    def verify(self, text: str, *, format: Format | str = Format.AUTO, name: str = "text") -> Report:  # noqa: A002
        """Return the report on ``text``.

        format: the markup, see ``Format``; ``auto`` recognises it.
        name: what the report calls the document.

        Raises ``UnsupportedFormatError`` for a format without parser and ``DocumentError`` for a text longer than
        ``Settings.max_characters``.
        """
        if len(text) > self.settings.max_characters:
            raise DocumentError(
                f"{name} has {len(text):,} characters and the limit is {self.settings.max_characters:,}; "
                "split it, or raise Settings.max_characters"
            )
        markup = resolve_format(text, format)
        citations = find_citations(text, format=markup, settings=self.settings)
        verifications = self._suggest(text, self.verify_citations(citations))
        edits = plan_edits(text, _editable(text, verifications)) if markup in REWRITTEN else ()
        findings = find_findings(text, verifications, edits)
        return Report(name, text, verifications, findings, edits, self.index.version)

    def verify_document(self, document: Document) -> Report:
        """Return the report on a document that a reader has read."""
        return self.verify(document.text, format=document.format, name=document.name)

    def verify_citations(self, citations: Sequence[Citation]) -> tuple[Verification, ...]:
        """Return one verification per citation, in order; each source is asked once, with all that is still open."""
        answers: list[tuple[SourceAnswer, ...]] = [()] * len(citations)
        found: list[Verification | None] = [None] * len(citations)
        for source in self.sources:
            still_open = [place for place, item in enumerate(found) if not item or item.verdict is not Verdict.VERIFIED]
            if not still_open:
                break
            given = source.search([citations[place] for place in still_open])
            for place, answer in zip(still_open, given, strict=True):
                answers[place] = (*answers[place], answer)
                found[place] = self._decide(citations[place], answers[place])
        return tuple(item for item in found if item)

    def _decide(self, citation: Citation, answers: tuple[SourceAnswer, ...]) -> Verification:
        candidates = [item for answer in answers if isinstance(answer, Found) for item in answer.candidates]
        matches = [compare(citation, candidate) for candidate in candidates]
        return decide(citation, matches, answers, alternatives=self.settings.alternatives)

    def _suggest(self, text: str, verifications: tuple[Verification, ...]) -> tuple[Verification, ...]:
        """Return the verifications, a work not found with the nearest record on the claim's topic if near enough."""
        missing = [place for place, item in enumerate(verifications) if item.verdict is Verdict.NOT_FOUND]
        if not missing:
            return verifications
        topics = [_topic_of(verifications[place].citation, text) for place in missing]
        result = list(verifications)
        for place, candidates in zip(missing, self.index.nearest(topics, 1), strict=True):
            if candidates and candidates[0].score >= self.settings.suggestion_similarity:
                result[place] = replace(result[place], suggestion=candidates[0])
        return tuple(result)


def verify(
    text: str,
    *,
    index: ReferenceIndex | str | PathLike[str] | None = None,
    sources: Iterable[Source] = (),
    format: Format | str = Format.AUTO,  # noqa: A002 - the name is part of the public API
    settings: Settings | None = None,
) -> Report:
    """Return the report on ``text``: every citation in it with a verdict and the evidence.

    index: the index of verified references, or the path of one; ``None`` means the starter index.
    sources: who is asked after the index about what it does not verify.
    format: the markup, see ``Format``; ``auto`` recognises it.

    Raises the errors of ``Verifier`` and ``Verifier.verify``.
    """
    return Verifier(index, sources=sources, settings=settings).verify(text, format=format)


def _opened(index: ReferenceIndex | str | PathLike[str] | None) -> ReferenceIndex:
    from citecheck.index import ReferenceIndex

    if index is None:
        return ReferenceIndex.starter()
    return ReferenceIndex.open(index) if isinstance(index, str | PathLike) else index


def _editable(text: str, verifications: Sequence[Verification]) -> list[Verification]:
    in_prose = find_in_prose(text, [item.citation for item in verifications])
    return [item for item, editable in zip(verifications, in_prose, strict=True) if editable]


def _topic_of(citation: Citation, text: str) -> str:
    """Return what the citation is about: its title and the sentence that it supports."""
    claims = [citation.claim, *(marker.claim for marker in citation.markers)]
    sentences = [claim.of(text) for claim in dict.fromkeys(claims) if claim]
    return " ".join([citation.title or "", *sentences[:1]]).strip()
