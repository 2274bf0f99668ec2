"""CSL-JSON: one array of items, as Zotero and most reference managers export; read item by item."""

from __future__ import annotations

import codecs
import json
from typing import TYPE_CHECKING

from citecheck.errors import ReferenceFileError
from citecheck.index.importers.csl import reference_from_csl
from citecheck.index.importers.opening import open_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

    from citecheck.datatypes import Reference
    from citecheck.index.importers.base import Skipped

CHUNK_BYTES = 1 << 16
_BLANKS = " \t\r\n"


class CslJsonImporter:
    """Reads an array of CSL items without loading it whole."""

    def references(self, path: Path, skipped: Skipped) -> Iterator[Reference]:
        """Yield the references of ``path``; an item that is none is named to ``skipped``.

        Raises ``ReferenceFileError`` where the file stops being JSON: what follows cannot be told apart.
        """
        with open_bytes(path) as file:
            for number, item in enumerate(_Items(file, path), start=1):
                if not isinstance(item, dict):
                    skipped(f"{path.name}, item {number}: not a JSON object")
                    continue
                try:
                    yield reference_from_csl(item, path.name)
                except ValueError as error:
                    skipped(f"{path.name}, item {number}: {error}")


class _Items:
    """The items of a JSON array in a file, one at a time."""

    def __init__(self, file: BinaryIO, path: Path) -> None:
        self._file = file
        self._path = path
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._text = ""
        self._place = 0
        self._ended = False

    def __iter__(self) -> Iterator[object]:
        self._expect("[")
        if self._next_char() == "]":
            return
        while True:
            yield self._item()
            if self._expect(",]") == "]":
                return

    def _item(self) -> object:
        """Return the next item, reading twice as much each time that it is not whole yet."""
        self._next_char()
        while True:
            try:
                item, end = json.JSONDecoder().raw_decode(self._text, self._place)
            except (ValueError, RecursionError) as error:
                if self._ended or isinstance(error, RecursionError):
                    raise ReferenceFileError(f"{self._path} is not valid JSON ({error})") from error
                self._read(max(CHUNK_BYTES, len(self._text)))
                continue
            self._text, self._place = (self._text[end:], 0) if end > CHUNK_BYTES else (self._text, end)
            return item

    def _expect(self, chars: str) -> str:
        found = self._next_char()
        if not found or found not in chars:
            wanted = " or ".join(chars)
            raise ReferenceFileError(f"{self._path} is no whole JSON array: {wanted} expected, {found or 'end'} found")
        self._place += 1
        return found

    def _next_char(self) -> str:
        """Return the next character that is not blank without passing it, ``""`` at the end of the file."""
        while True:
            while self._place < len(self._text):
                if self._text[self._place] not in _BLANKS:
                    return self._text[self._place]
                self._place += 1
            if self._ended:
                return ""
            self._read(CHUNK_BYTES)

    def _read(self, n_bytes: int) -> None:
        chunk = self._file.read(n_bytes)
        self._ended = not chunk
        self._text, self._place = self._text[self._place :] + self._decode(chunk, not chunk), 0
