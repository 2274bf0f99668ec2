"""A reference index as a source: the first that is asked, and the only one that never leaves the machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citecheck.datatypes import Absent, Candidate, Citation, Found, SourceAnswer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecheck.index.reference_index import ReferenceIndex


class LocalSource:
    """Answers from an index, with up to ``k`` candidates per citation."""

    def __init__(self, index: ReferenceIndex, k: int = 10) -> None:
        self._index = index
        self._k = k

    @property
    def name(self) -> str:
        """Name of the index."""
        return self._index.manifest.name

    def search(self, citations: Sequence[Citation]) -> tuple[SourceAnswer, ...]:
        """Return ``Found``, or ``Absent`` where the index has nothing like the citation; an index always answers."""
        found = self._index.search(citations, self._k)
        return tuple(map(self._answer, citations, found))

    def _answer(self, citation: Citation, candidates: tuple[Candidate, ...]) -> SourceAnswer:
        coverage = self._index.coverage_of(citation)
        return Found(self.name, candidates, coverage) if candidates else Absent(self.name, coverage)
