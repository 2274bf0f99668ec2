"""CSL-JSON: one array of items, as Zotero and most reference managers export; read item by item."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from citecheck.index.importers.csl import reference_from_csl
from citecheck.index.importers.json_items import read_items

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
        for number, item in enumerate(read_items(file, name), start=1):
            if not isinstance(item, dict):
                skipped(f"{name}, item {number}: not a JSON object")
                continue
            try:
                yield reference_from_csl(item, name)
            except ValueError as error:
                skipped(f"{name}, item {number}: {error}")
