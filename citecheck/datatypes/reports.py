"""What is written out about one document: findings, edits, the report."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from citecheck.datatypes.documents import Span
from citecheck.datatypes.verdicts import Verdict, Verification


class Severity(StrEnum):
    """How much a finding matters; only errors and warnings make the exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class RewriteMode(StrEnum):
    """What to do with an unverifiable citation."""

    FLAG = "flag"
    REPLACE = "replace"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class Edit:
    """One replacement in the original text, made only in ``mode``.

    ``safe`` is true when nothing that the author wrote is lost or changed in meaning (a mark added). ``reason`` names
    the record and the source behind the edit.
    """

    mode: RewriteMode
    span: Span
    replacement: str
    safe: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A reportable problem: what (``code``), how bad (``severity``), how sure (``confidence`` in [0, 1]), where."""

    code: str
    severity: Severity
    confidence: float
    span: Span
    message: str
    edit: Edit | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that was concluded about one document."""

    document: str
    text: str
    verifications: tuple[Verification, ...]
    findings: tuple[Finding, ...]
    edits: tuple[Edit, ...]
    index_version: str

    def count(self, verdict: Verdict) -> int:
        """Return how many citations have ``verdict``."""
        return sum(item.verdict is verdict for item in self.verifications)

    @property
    def counts(self) -> dict[str, int]:
        """Return the number of citations by verdict, every verdict present."""
        found = Counter(item.verdict for item in self.verifications)
        return {verdict.value: found[verdict] for verdict in Verdict}

    def edits_for(self, mode: RewriteMode | str) -> tuple[Edit, ...]:
        """Return the edits that ``rewrite(report, mode=mode)`` makes, in order of their spans."""
        return tuple(item for item in self.edits if item.mode is RewriteMode(mode))

    def to_dict(self) -> dict[str, Any]:
        """Return the report as JSON-ready data, as described by ``citecheck/writers/report.schema.json``."""
        from citecheck.writers.json import report_to_dict

        return report_to_dict(self)
