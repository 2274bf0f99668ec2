"""Reports as text for people: what is verified, what is not and why, what was not checked, and what was searched."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from citecheck.datatypes import Outcome, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from citecheck.datatypes import Finding, Match, Report, Verification

LONGEST_CITATION = 110
"""Characters of a citation that are shown."""

_SECTIONS = (
    ("Verified", (Verdict.VERIFIED,)),
    ("Unverifiable", (Verdict.MISMATCH, Verdict.NOT_FOUND)),
    ("Unchecked", (Verdict.UNCHECKED,)),
)
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
"""Categories of control characters, bidirectional marks, surrogates, private use, line and paragraph separators."""


class TextWriter:
    """Writes one block per report; the blocks of several reports follow each other."""

    def write(self, reports: Sequence[Report]) -> str:
        """Return the reports as lines for people."""
        return "".join(f"{line}\n" for report in reports for line in _lines(report))


def printable(text: str) -> str:
    """Return ``text`` in one line, without characters that a terminal obeys or that hide what is shown."""
    line = " ".join(text.split())
    return "".join(char for char in line if unicodedata.category(char) not in _DROPPED)


def _lines(report: Report) -> Iterator[str]:
    yield f"{printable(report.document)}: {_counted(report)}"
    starts = _line_starts(report.text)
    for title, verdicts in _SECTIONS:
        chosen = [item for item in report.verifications if item.verdict in verdicts]
        if chosen:
            yield f"\n{title} ({len(chosen)})"
        for verification in chosen:
            yield from _entry(verification, _findings_of(verification, report.findings), starts)
    yield ""
    yield from (f"Searched: {printable(words)}" for words in _coverages(report.verifications))
    yield f"Index: {printable(report.index_version)}"
    yield ""


def _counted(report: Report) -> str:
    n_citations = len(report.verifications)
    counts = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in report.counts.items())
    n_findings = len(report.findings)
    return f"{n_citations} citation{_s(n_citations)}: {counts}; {n_findings} finding{_s(n_findings)}"


def _s(count: int) -> str:
    return "" if count == 1 else "s"


def _entry(verification: Verification, findings: Iterable[Finding], starts: list[int]) -> Iterator[str]:
    citation = verification.citation
    line, column = _position(citation.span.start, starts)
    key = f"[{printable(citation.key)}] " if citation.key else ""
    raw = printable(citation.raw)
    shown = raw if len(raw) <= LONGEST_CITATION else raw[: LONGEST_CITATION - 1] + "…"
    verdict = verification.verdict.value.replace("_", " ")
    yield f"  {line}:{column} {verdict}: {key}{shown}"
    if verification.match and verification.verdict is Verdict.VERIFIED:
        yield f"      {_evidence(verification.match)}"
    for finding in findings:
        yield f"      {finding.code} {finding.severity}: {printable(finding.message)}"


def _evidence(match: Match) -> str:
    """Return which record the verdict rests on, and which fields agree with it."""
    agreeing = [
        item.field.value for item in match.comparisons if item.outcome not in {Outcome.MISSING, Outcome.CONFLICT}
    ]
    sources = ", ".join(f"{item.source} {item.record}".strip() for item in match.reference.provenance)
    origin = f" ({printable(sources)})" if sources else ""
    return f"record {printable(match.reference.id)}{origin} agrees in {', '.join(dict.fromkeys(agreeing))}"


def _findings_of(verification: Verification, findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the findings that lie in the citation, from findings in order of their spans."""
    span = verification.citation.span
    first = bisect_left(findings, span.start, key=lambda finding: finding.span.start)
    for place in range(first, len(findings)):
        if findings[place].span.start >= max(span.end, span.start + 1):
            break
        yield findings[place]


def _coverages(verifications: Iterable[Verification]) -> list[str]:
    return list(
        dict.fromkeys(item.coverage.searched or item.coverage.reason for item in verifications if item.coverage)
    )


def _line_starts(text: str) -> list[int]:
    starts = [0]
    place = text.find("\n")
    while place >= 0:
        starts.append(place + 1)
        place = text.find("\n", place + 1)
    return starts


def _position(offset: int, starts: list[int]) -> tuple[int, int]:
    """Return line and column of ``offset``, both counted from 1."""
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1
