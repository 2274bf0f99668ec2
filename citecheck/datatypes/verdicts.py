"""What was compared and concluded about one citation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from citecheck.datatypes.answers import Candidate, Coverage, FoundBy, SourceAnswer
from citecheck.datatypes.citations import Citation
from citecheck.datatypes.references import Reference
from citecheck.datatypes.works import FieldName


class Outcome(StrEnum):
    """How a claimed field compares with the recorded one."""

    EXACT = "exact"
    EQUIVALENT = "equivalent"
    """Another way to write the same: initials, abbreviation, case, dropped subtitle."""
    NEAR = "near"
    """A slip that does not change what is meant: a typo, a year of preprint against publication."""
    CONFLICT = "conflict"
    MISSING = "missing"
    """Not claimed, or not on record: no evidence either way."""


@dataclass(frozen=True, slots=True)
class FieldComparison:
    """One field of a citation against a record, with the name of the rule that decided."""

    field: FieldName
    claimed: str
    recorded: str
    outcome: Outcome
    rule: str


@dataclass(frozen=True, slots=True)
class Match:
    """A candidate after comparison; ``probability`` in [0, 1] that the cited and the recorded work are the same."""

    reference: Reference
    found_by: FoundBy
    comparisons: tuple[FieldComparison, ...]
    probability: float

    def comparison_of(self, field: FieldName) -> FieldComparison | None:
        """Return the comparison of ``field``: the first conflict if there is one, else the first, else ``None``."""
        found = [item for item in self.comparisons if item.field is field]
        return next((item for item in found if item.outcome is Outcome.CONFLICT), found[0] if found else None)

    def conflicts(self) -> tuple[FieldComparison, ...]:
        """Return the comparisons that contradict."""
        return tuple(item for item in self.comparisons if item.outcome is Outcome.CONFLICT)


class Verdict(StrEnum):
    """The conclusion on one citation; see DESIGN in the README, "What a verdict means"."""

    VERIFIED = "verified"
    MISMATCH = "mismatch"
    NOT_FOUND = "not_found"
    UNCHECKED = "unchecked"


UNVERIFIABLE = frozenset({Verdict.MISMATCH, Verdict.NOT_FOUND})
"""The verdicts that rewriting flags, corrects or removes; ``unchecked`` is never touched."""


class Reason(StrEnum):
    """The typed reason of a verdict."""

    AGREES = "every claimed field agrees with the record"
    CONTRADICTED = "a claimed field contradicts the record"
    OTHER_WORK = "the identifier belongs to another work"
    ALTERED_TITLE = "the closest record differs in the words of its title"
    ABSENT = "no source that was asked holds this work"
    TOO_LITTLE = "too little to go on: no title or identifier could be read"
    GENERIC_TITLE = "the title alone does not identify a work"
    AMBIGUOUS = "several records fit equally well"
    KIND_NOT_COVERED = "no source that was asked holds works of this kind"
    SOURCE_UNAVAILABLE = "a source that had to answer did not"


@dataclass(frozen=True, slots=True)
class Verification:
    """The verdict on one citation with all its evidence.

    ``match`` is the compared record that the verdict rests on; ``alternatives`` are other compared records, best
    first. ``suggestion`` is, for ``not_found``, the record nearest to the topic of the claim when it is near enough
    to be proposed (``Settings.suggestion_similarity``).
    """

    citation: Citation
    verdict: Verdict
    reason: Reason
    match: Match | None = None
    alternatives: tuple[Match, ...] = ()
    answers: tuple[SourceAnswer, ...] = ()
    coverage: Coverage | None = None
    suggestion: Candidate | None = None
