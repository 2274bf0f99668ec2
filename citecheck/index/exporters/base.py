"""The Exporter protocol: from references to the text of a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from citecheck.datatypes import Reference


class Exporter(Protocol):
    """Writes one format of reference files."""

    def chunks(self, references: Iterable[Reference]) -> Iterator[str]:
        """Yield the text of a file of ``references`` in pieces that can be written to UTF-8, no more than one held."""
        ...
