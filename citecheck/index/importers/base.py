"""The Importer protocol: from a file of references to Reference values."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

from citecheck.datatypes import Reference

Skipped = Callable[[str], None]
"""Called with a one-line description (file, place, reason) of each broken record that is left out."""


class Importer(Protocol):
    """Reads one format of reference files."""

    def references(self, path: Path, skipped: Skipped) -> Iterator[Reference]:
        """Yield the references of ``path`` one by one.

        A broken record is passed to ``skipped`` and left out; a file that is not of this format raises
        ``ReferenceFileError``.
        """
        ...
