"""The entries of a BibTeX file, read one at a time.

The grammar is that of BibTeX 0.99d ("Tame the BeaST", section 2). An entry ends, at the latest, where a line begins the
next one, so a missing brace costs one entry only, and no more than one entry is held.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from citecheck.errors import OversizedFileError
from citecheck.index.importers.base import MAX_RECORD
from citecheck.index.importers.decoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citecheck.index.importers.base import Skipped

CHUNK_BYTES = 1 << 18
MAX_EXPANDED = 1 << 20
"""Characters that macros may add to an entry, and that one may hold: a macro of macros can grow without end."""

_HEAD_BYTES = re.compile(rb"@[ \t]{0,8}[A-Za-z][\w-]{0,40}[ \t\r\n]{0,40}[{(]")
_LONGEST_HEAD = 128
_MAX_INDENT = 40
_HEAD = re.compile(r"(?<!\w)@[ \t]{0,8}([A-Za-z][\w-]{0,40})\s{0,40}([{(])")
_KEYS = {
    "{": re.compile(r"\s{0,200}([^,{}\"=\r\n]{0,300})(?:,|(?=[\r\n}]))"),
    "(": re.compile(r"\s{0,200}([^,{}\"=\r\n()]{0,300})(?:,|(?=[\r\n)]))"),
}
_NAME = r"[\s,]*([^\s=,{}\"#()@%]{1,80})\s*=\s*"
_WHOLE_FIELD = re.compile(rf"{_NAME}(?:\{{([^{{}}]*)(?<!\\)\}}|\"([^{{}}\"]*)(?<!\\)\"|(\d+))\s*(?=[,}}])")
"""A field whose value holds no brace, as most do: read at once."""
_FIELD = re.compile(_NAME)
_BETWEEN = re.compile(r"[\s,]*")
_COMMENT = re.compile(r"%[^\n]*\n?")
_SPACE = re.compile(r"\s*")
_BARE = re.compile(r"[^\s,#{}\"()=@]{1,200}")
_MARKS = {
    ("{", True): re.compile(r"\\.|[{}]", re.DOTALL), ('"', True): re.compile(r"\\.|[{}\"]", re.DOTALL),
    ("{", False): re.compile(r"[{}]"), ('"', False): re.compile(r"[{}\"]"),
}  # fmt: skip
"""What is looked at to find the end of a value, by its delimiter and by whether a backslash hides a brace."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as written: its type in lower case, its key, its fields by lower-case name with values still in TeX."""

    line: int
    type: str
    key: str
    fields: dict[str, str]


def read_entries(file: BinaryIO, name: str, skipped: Skipped) -> Iterator[Entry]:
    """Yield the entries of ``file`` in order; one that is broken or never closed is named to ``skipped``.

    Macros are put in where they stand, those that no ``@string`` explains as their names. Raises ``ReferenceFileError``
    at an entry larger than ``MAX_RECORD``.
    """
    macros: dict[str, str] = {}
    for first_line, block in _blocks(file, name):
        text, place, line, counted = decode(block), 0, first_line, 0
        while head := _HEAD.search(text, place):
            place = head.end()
            kind = head[1].lower()
            if kind in {"comment", "preamble"}:
                place = _passed(text, head)
                continue
            nearby = max(0, head.start() - _LONGEST_HEAD)
            if "%" in text[max(nearby, text.rfind("\n", nearby, head.start()) + 1) : head.start()]:
                continue  # an entry that is commented out
            line += text.count("\n", counted, head.start())
            counted = head.start()
            try:
                entry, place = _read(text, head, line, macros)
            except ValueError as error:
                skipped(f"{name}, line {line}: {error}")
                break
            if kind == "string":
                macros.update((key, value) for key, value in entry.fields.items() if len(value) <= MAX_EXPANDED)
            else:
                yield entry


def _blocks(file: BinaryIO, name: str) -> Iterator[tuple[int, bytes]]:
    """Yield the parts of ``file`` from one line that begins an entry to the next, with the number of their line."""
    buffer, line, searched, chunk = b"", 1, 0, b"-"
    while chunk:
        chunk = file.read(max(CHUNK_BYTES, len(buffer)))
        buffer += chunk
        start = 0
        for head in _HEAD_BYTES.finditer(buffer, searched):
            place = _line_start(buffer, head.start())
            if place > start:
                yield line, buffer[start:place]
                line += buffer.count(b"\n", start, place)
                start = place
        buffer = buffer[start:]
        searched = max(0, len(buffer) - _LONGEST_HEAD)
        if len(buffer) > MAX_RECORD:
            raise OversizedFileError(f"{name}, line {line}: an entry is larger than {MAX_RECORD >> 20} MiB")
    yield line, buffer


def _line_start(buffer: bytes, place: int) -> int:
    """Return where the line of ``place`` begins if nothing but blanks stands before it, else -1."""
    start = place
    while start and place - start < _MAX_INDENT and buffer[start - 1] in b" \t":
        start -= 1
    return start if not start or buffer[start - 1] in b"\r\n" else -1


def _passed(text: str, head: re.Match[str]) -> int:
    """Return the end of a block whose content does not matter."""
    end = _closing(text, head.end(), "{") if head[2] == "{" else text.find(")", head.end())
    return end + 1 if end >= 0 else len(text)


def _read(text: str, head: re.Match[str], line: int, macros: dict[str, str]) -> tuple[Entry, int]:
    """Return the entry that ``head`` begins, and its end; raises ``ValueError`` where it cannot be read.

    A backslash hides a brace for most programs and not for BibTeX; the second reading is for what that explains.
    """
    try:
        return _Reading(text, macros, escapes=True).entry(head, line)
    except ValueError:
        if "\\" not in text[head.end() :]:
            raise
        return _Reading(text, macros, escapes=False).entry(head, line)


class _Reading:
    """One reading of an entry in ``text``."""

    def __init__(self, text: str, macros: dict[str, str], *, escapes: bool) -> None:
        self._text = text
        self._macros = macros
        self._escapes = escapes
        self._expanded = 0

    def entry(self, head: re.Match[str], line: int) -> tuple[Entry, int]:
        kind, opening, place = head[1].lower(), head[2], head.end()
        key, closing = "", "}" if opening == "{" else ")"
        if kind != "string" and (found := _KEYS[opening].match(self._text, place)):
            key, place = found[1].strip(), found.end()
        fields: dict[str, str] = {}
        while True:
            while found := _WHOLE_FIELD.match(self._text, place):
                fields.setdefault(found[1].lower(), found[found.lastindex or 2])
                place = found.end()
            place = self._next(place)
            if self._text.startswith(closing, place):
                return Entry(line, kind, key, fields), place + 1
            named = _FIELD.match(self._text, place)
            if named is None:
                raise ValueError(self._fault(kind, key, place))
            value, place = self._value(named.end(), kind, key)
            fields.setdefault(named[1].lower(), value)

    def _next(self, place: int) -> int:
        """Return where the next field, or the end, begins: behind blanks, commas and comments."""
        while True:
            found = _BETWEEN.match(self._text, place)
            place = found.end() if found else place
            if (comment := _COMMENT.match(self._text, place)) is None:
                return place
            place = comment.end()

    def _fault(self, kind: str, key: str, place: int) -> str:
        said = " ".join(self._text[place : place + 30].split())
        if not said:
            return f"the {kind} {key!r} is never closed"
        return f"the {kind} {key!r} cannot be read at {said!r}"

    def _value(self, place: int, kind: str, key: str) -> tuple[str, int]:
        """Return the value at ``place`` and its end; pieces joined by ``#`` are one value."""
        pieces: list[str] = []
        while True:
            opening = self._text[place : place + 1]
            if opening and opening in '{"':
                end = _closing(self._text, place + 1, opening, escapes=self._escapes)
                if end < 0:
                    raise ValueError(f"the {kind} {key!r} is never closed")
                pieces.append(self._text[place + 1 : end])
                place = end + 1
            elif bare := _BARE.match(self._text, place):
                pieces.append(self._macro(bare.group(), kind, key))
                place = bare.end()
            else:
                raise ValueError(self._fault(kind, key, place))
            space = _SPACE.match(self._text, place)
            following = space.end() if space else place
            if not self._text.startswith("#", following):
                return "".join(pieces), place
            space = _SPACE.match(self._text, following + 1)
            place = space.end() if space else following + 1

    def _macro(self, word: str, kind: str, key: str) -> str:
        value = self._macros.get(word.lower())
        if value is None:
            return word
        self._expanded += len(value)
        if self._expanded > MAX_EXPANDED:
            raise ValueError(f"the macros in the {kind} {key!r} stand for more than {MAX_EXPANDED:,} characters")
        return value


def _closing(text: str, place: int, opening: str, *, escapes: bool = True) -> int:
    """Return where the brace or quote opened before ``place`` is closed, -1 if nowhere."""
    depth = 0
    for found in _MARKS[opening, escapes].finditer(text, place):
        mark = found.group()
        if mark == "{":
            depth += 1
        elif mark == "}":
            depth -= 1
            if depth < 0:
                return found.start() if opening == "{" else -1
        elif mark == '"' and depth == 0:
            return found.start()
    return -1
