"""The items of a JSON array in a file, read one at a time."""

from __future__ import annotations

import codecs
import json
from typing import TYPE_CHECKING, BinaryIO

from citecheck.errors import ReferenceFileError
from citecheck.index.importers.base import MAX_RECORD

if TYPE_CHECKING:
    from collections.abc import Iterator

CHUNK_BYTES = 1 << 16
_BLANKS = " \t\r\n"


def read_items(file: BinaryIO, name: str, key: str = "") -> Iterator[object]:
    """Yield the items of the array that ``file`` is, or that stands under ``key`` in the object that it is.

    What stands before and behind that key is passed over, one value at a time. Raises ``ReferenceFileError`` where the
    file stops being JSON, what follows cannot be told apart, and at an item larger than ``MAX_RECORD``.
    """
    text = _Text(file, name)
    if not key:
        yield from text.items()
        return
    text.expect("{")
    while text.next_char() == '"':
        found = text.value()
        text.expect(":")
        if found == key and text.next_char() == "[":
            yield from text.items()
            return
        text.value()
        if text.expect(",}") == "}":
            break
    raise ReferenceFileError(f"{name} has no list of {key}")


class _Text:
    """The text of a file from a place on that moves forward."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._file = file
        self._name = name
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._text = ""
        self._place = 0
        self._ended = False

    def items(self) -> Iterator[object]:
        self.expect("[")
        if self.next_char() == "]":
            return
        while True:
            yield self.value()
            if self.expect(",]") == "]":
                return

    def value(self) -> object:
        """Return the next value, reading twice as much each time that it is not whole yet."""
        self.next_char()
        while True:
            try:
                value, end = json.JSONDecoder().raw_decode(self._text, self._place)
            except (ValueError, RecursionError) as error:
                if self._ended or isinstance(error, RecursionError):
                    raise ReferenceFileError(f"{self._name} is not valid JSON ({error})") from error
                if len(self._text) - self._place > MAX_RECORD:
                    raise ReferenceFileError(
                        f"{self._name} is not valid JSON, or holds an item larger than {MAX_RECORD >> 20} MiB ({error})"
                    ) from error
                self._read(max(CHUNK_BYTES, len(self._text)))
                continue
            self._text, self._place = (self._text[end:], 0) if end > CHUNK_BYTES else (self._text, end)
            return value

    def expect(self, chars: str) -> str:
        found = self.next_char()
        if not found or found not in chars:
            wanted = " or ".join(chars)
            raise ReferenceFileError(f"{self._name} is not whole JSON: {wanted} expected, {found or 'end'} found")
        self._place += 1
        return found

    def next_char(self) -> str:
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
