"""The Source protocol: who can be asked about citations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from citecheck.datatypes import Citation, SourceAnswer


class Source(Protocol):
    """Something that can be asked which references a citation may mean."""

    @property
    def name(self) -> str:
        """Name of the source as it appears in reports."""
        ...

    def search(self, citations: Sequence[Citation]) -> tuple[SourceAnswer, ...]:
        """Return one answer per citation, in order; a failure is ``Unavailable``, never an exception or ``Absent``."""
        ...
