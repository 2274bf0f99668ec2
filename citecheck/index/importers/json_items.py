"""The records of a JSON file of any layout, read one at a time: an array, objects, a list inside an object."""

from __future__ import annotations

import codecs
import json
import re
from typing import TYPE_CHECKING, Any, BinaryIO

from citecheck.errors import ReferenceFileError
from citecheck.index.importers.base import MAX_RECORD

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

CHUNK_BYTES = 1 << 16
_BLANKS = " \t\r\n"
_MAX_DEPTH = 3
"""How many objects may stand around a list: Crossref wraps its ``items`` in a ``message`` in the answer."""
_DECODER = json.JSONDecoder()
_OPENS_OBJECT = re.compile(rb"\s*\{")


def read_items(file: BinaryIO, name: str, lists: Collection[str] = ()) -> Iterator[object]:
    """Yield the records of the JSON values in ``file``, which may stand one after another.

    Of an array these are its items. Of an object they are the items of the list that it holds under one of the keys
    ``lists`` (in an object under one of them, too), and the object itself where it holds none. Raises
    ``ReferenceFileError`` where the file stops being JSON, what follows cannot be told apart, and at an item larger
    than ``MAX_RECORD``.
    """
    text = _Text(file, name)
    while text.next_char():
        yield from text.records(lists)


def stands_in_lines(head: bytes, lists: Collection[str]) -> bool:
    """Tell whether the file that begins with ``head`` holds one object per line and no list under one of ``lists``."""
    if not _OPENS_OBJECT.match(head):
        return False
    first, newline, rest = head.lstrip().partition(b"\n")
    if not newline:
        return not any(re.search(rb'"%s"\s*:\s*[\[{]' % key.encode(), first) for key in lists)
    try:
        value = json.loads(first)
    except (ValueError, RecursionError):
        is_cut = first.rstrip().endswith((b"{", b"[", b",", b":")) and bool(rest.strip())
        return not is_cut or rest.lstrip().startswith(b"{")  # a broken line, not an object over many lines
    return isinstance(value, dict) and not any(isinstance(value.get(key), list | dict) for key in lists)


class _Text:
    """The text of a file from a place on that moves forward."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._file = file
        self._name = name
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._text = ""
        self._place = 0
        self._passed = 0
        self._ended = False

    def records(self, lists: Collection[str], depth: int = 0) -> Iterator[object]:
        """Yield the records of the next value, which stands in ``depth`` objects."""
        opening = self.next_char()
        if opening == "[":
            yield from self._array()
        elif opening == "{" and lists and depth < _MAX_DEPTH:
            yield from self._object(lists, depth + 1)
        else:
            yield self.value()

    def _array(self) -> Iterator[object]:
        self.expect("[")
        if self.next_char() == "]":
            self.expect("]")
            return
        while True:
            yield self.value()
            if self.expect(",]") == "]":
                return

    def _object(self, lists: Collection[str], depth: int) -> Iterator[object]:
        """Yield the records of the list inside an object, or the object, whose members are read one by one."""
        members: dict[str, Any] = {}
        is_wrapped, start = False, self._passed + self._place
        self.expect("{")
        ended = self.next_char() == "}"
        if ended:
            self.expect("}")
        while not ended:
            key = self._key()
            self.expect(":")
            if key in lists and self.next_char() in ("[", "{"):
                is_wrapped = True
                yield from self.records(lists, depth)
            else:
                value = self.value()
                if not is_wrapped:
                    members[key] = value
            if self._passed + self._place - start > MAX_RECORD and not is_wrapped:
                raise ReferenceFileError(f"{self._name} holds an object larger than {MAX_RECORD >> 20} MiB")
            ended = self.expect(",}") == "}"
        if not is_wrapped:
            yield members

    def _key(self) -> str:
        if self.next_char() != '"':
            self.expect('"')
        return str(self.value())

    def value(self) -> object:
        """Return the next value, reading twice as much each time that it is not whole yet."""
        self.next_char()
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._place)
            except (ValueError, RecursionError) as error:
                if self._ended or isinstance(error, RecursionError):
                    raise ReferenceFileError(f"{self._name} is not valid JSON ({error})") from error
                if len(self._text) - self._place > MAX_RECORD:
                    raise ReferenceFileError(
                        f"{self._name} is not valid JSON, or holds an item larger than {MAX_RECORD >> 20} MiB ({error})"
                    ) from error
                self._read(max(CHUNK_BYTES, len(self._text)))
                continue
            if end == len(self._text) and not self._ended and self._text[end - 1] not in '"]}':
                self._read(CHUNK_BYTES)  # a number may go on
                continue
            self._place = end
            if end > CHUNK_BYTES:
                self._forget()
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

    def _forget(self) -> None:
        self._text, self._passed, self._place = self._text[self._place :], self._passed + self._place, 0

    def _read(self, n_bytes: int) -> None:
        chunk = self._file.read(n_bytes)
        self._ended = not chunk
        self._forget()
        self._text += self._decode(chunk, not chunk)
