"""The Writer protocol: from reports to one string."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecheck.datatypes import Report


class Writer(Protocol):
    """Writes reports in one output format."""

    def write(self, reports: Sequence[Report]) -> str:
        """Return the reports as text; pure, in stable order, with the texts of others made inert."""
        ...
