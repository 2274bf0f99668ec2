"""CSL-JSON: one array of items, as Zotero and most reference managers export; read item by item."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from citecheck.index.importers.json_records import read_references
from citecheck.index.importers.lossless import reference_from_item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citecheck.datatypes import Reference
    from citecheck.index.importers.base import Skipped


class CslJsonImporter:
    """Reads an array of CSL items without loading it whole."""

    def references(self, file: BinaryIO, name: str, skipped: Skipped) -> Iterator[Reference]:
        """Yield the references of ``file``; an item that is none is named to ``skipped``.

        Raises ``ReferenceFileError`` where the file stops being JSON: what follows cannot be told apart.
        """
        return read_references(file, name, skipped, reference_from_item)
