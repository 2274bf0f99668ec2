"""References as JSON Lines: one CSL-like object per line; the format in which citecheck itself stores and exports."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from citecheck.index.importers.json_records import read_references
from citecheck.index.importers.lossless import reference_from_item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citecheck.datatypes import Reference
    from citecheck.index.importers.base import Skipped


class JsonLinesImporter:
    """Reads one object per line; empty lines are allowed, and so is a single object over several lines."""

    def references(self, file: BinaryIO, name: str, skipped: Skipped) -> Iterator[Reference]:
        """Yield the references of ``file``; a line that is none is named to ``skipped``."""
        return read_references(file, name, skipped, reference_from_item, lists=("items", "references"))
