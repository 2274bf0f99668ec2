"""What an index holds and claims, told without its embedder: by venue, by year, and what a miss there means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citecheck.index.contents import Contents
from citecheck.index.coverage import CoverageAnswers
from citecheck.index.manifest import read_manifest
from citecheck.index.pins import Pin, pin
from citecheck.index.scopes import parse_scope

if TYPE_CHECKING:
    import os


class Holdings:
    """The counts and claims of an index; made by ``open``."""

    def __init__(self, held: Pin) -> None:
        """Read what the generation that is held says of itself."""
        self._held = held
        self.manifest = read_manifest(held.generation)
        self._contents = Contents(held.folder, self.manifest)

    @classmethod
    def open(cls, path: str | os.PathLike[str]) -> Holdings:
        """Return the holdings of the index at ``path``.

        Raises ``IndexMissingError``, ``IndexDamagedError`` or ``IndexSchemaError``.
        """
        return cls(pin(path))

    @property
    def n_venues(self) -> int:
        """How many venues there are works of."""
        return self._contents.venues.n_venues

    def largest_venues(self, n_venues: int) -> tuple[tuple[str, int], ...]:
        """Return the venues with most works, as a record calls each, with their counts."""
        found = self._contents.venues.largest(n_venues)
        return tuple((self._contents.records[row].venue or "", count) for count, row in found)

    def works_by_year(self) -> tuple[tuple[int, int], ...]:
        """Return the years with the works of each, ascending; the year 0 stands for works without one."""
        return self._contents.venues.by_year()

    def explain(self, question: str) -> tuple[str, ...]:
        """Return in sentences what is held of ``ACL 2019`` or ``Mind 1950-1960``, and what a miss there means.

        Raises ``ConfigurationError`` for a question that names no venue.
        """
        return CoverageAnswers(self._contents).explain(parse_scope(question))
