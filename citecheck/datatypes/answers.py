"""What a source answers: candidates, absence with its coverage, or that it did not answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from citecheck.datatypes.references import Reference


class FoundBy(StrEnum):
    """The lane of retrieval that proposed a candidate, in the order in which they are asked."""

    IDENTIFIER = "identifier"
    TITLE_KEY = "title_key"
    WORDS = "words"
    VECTOR = "vector"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A reference that retrieval proposed and nobody has compared yet.

    ``score`` is the retrieval similarity: 1.0 for exact keys; for words and vectors how like the titles are, in [0, 1];
    for what is nearest to a topic the cosine, in [-1, 1].
    """

    reference: Reference
    found_by: FoundBy
    score: float


class CoverageLevel(StrEnum):
    """Whether absence from what was searched is evidence."""

    COMPLETE = "complete"
    """What was searched claims to hold every work that may be cited: absence is evidence."""
    PARTIAL = "partial"
    """What was searched holds some works of this kind: absence proves nothing."""
    NONE = "none"
    """What was searched holds no works of this kind at all: absence says nothing."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What absence means here: the level, and in words why.

    ``searched`` says what was searched where ``reason`` says more of it, for this one citation; else it is empty.
    """

    level: CoverageLevel
    reason: str
    searched: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A source answered with candidates, best first."""

    source: str
    candidates: tuple[Candidate, ...]
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class Absent:
    """A source answered that it holds nothing like the citation."""

    source: str
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class Unavailable:
    """A source did not answer; never to be read as absence."""

    source: str
    reason: str


SourceAnswer = Found | Absent | Unavailable
