"""JSON as values with their places: what ``json`` reads, with the offsets that it does not tell (RFC 8259).

Strings and numbers are read by the standard library; objects and arrays are kept on a stack of our own, so that
nesting costs no recursion and reading is linear in the text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from citecheck.datatypes import Span
from citecheck.errors import DocumentError
from citecheck.parsing.structured.records import Value

_SPACES = " \t\r\n\ufeff"
_SPACE = re.compile(rf"[{_SPACES}]*")
_SCALARS = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str, strict=False)


@dataclass(slots=True)
class JsonObject:
    """An object and its place, braces included; of a name given twice the first value stays."""

    span: Span
    members: dict[str, Json] = field(default_factory=dict)


@dataclass(slots=True)
class JsonArray:
    """An array and its place, brackets included."""

    span: Span
    items: list[Json] = field(default_factory=list)


_OPEN = Span(0, 0)
"""The place of an object or array that is not closed yet."""

Json = JsonObject | JsonArray | Value | None
"""A value: a string (its place without the quotes) or a number is a ``Value``; true, false and null are ``None``."""


def scan_json(text: str) -> tuple[Json, ...]:
    """Return the values that ``text`` holds one after the other: one document, or one per line.

    Raises ``DocumentError`` naming line and column of the first place that is no JSON.
    """
    reader = _Reader(text)
    return tuple(reader.values())


def scan_cut_json(text: str, start: int = 0) -> tuple[Json, int]:
    """Return the value that begins at ``start``, and its end; one that is not JSON to its end is cut there."""
    reader = _Reader(text, start)
    try:
        return reader.value(), reader.position
    except DocumentError:
        return reader.unfinished(), max(reader.position, start + 1)


class _Reader:
    """One pass over a JSON text."""

    def __init__(self, text: str, start: int = 0) -> None:
        self._text = text
        self._position = start
        self._open: list[JsonObject | JsonArray] = []
        self._starts: list[int] = []

    def values(self) -> Iterator[Json]:
        """Yield the values at the top."""
        while self._peek():
            yield self.value()

    @property
    def position(self) -> int:
        """Where reading goes on."""
        return self._position

    def unfinished(self) -> Json:
        """Return the value that was being read when the text stopped being JSON."""
        for holder, start in zip(self._open, self._starts, strict=True):
            holder.span = Span(start, self._position)
        return self._open[0] if self._open else None

    def value(self) -> Json:
        """Return the value at the position, with everything inside it."""
        self._peek()
        depth = len(self._open)
        value = self._begin()
        while len(self._open) > depth:
            value = self._step()
        return value

    def _step(self) -> Json:
        """Read the next member, item or closing bracket of the innermost open value, and return that value."""
        holder = self._open[-1]
        closing, held = ("}", holder.members) if isinstance(holder, JsonObject) else ("]", holder.items)
        if self._peek() == closing:
            self._position += 1
            holder.span = Span(self._starts.pop(), self._position)
            self._open.pop()
            return holder
        if held:
            self._expect(",")
            if self._peek() == closing:  # a comma at the end, which models like to write
                return holder
        if isinstance(holder, JsonObject):
            name = self._name()
            self._expect(":")
            self._peek()
            holder.members.setdefault(name, self._begin())
        else:
            holder.items.append(self._begin())
        return holder

    def _begin(self) -> Json:
        """Return the scalar at the position, or open the object or array there."""
        start = self._position
        char = self._text[start : start + 1]
        if char in {"{", "["}:
            self._position += 1
            opened: JsonObject | JsonArray = JsonObject(_OPEN) if char == "{" else JsonArray(_OPEN)
            self._open.append(opened)
            self._starts.append(start)
            return opened
        value = self._scalar()
        if char == '"':
            clean = str(value).encode("utf-8", "replace").decode("utf-8")  # a lone surrogate cannot be written out
            return Value(clean, Span(start + 1, self._position - 1))
        return Value(value, Span(start, self._position)) if isinstance(value, str) else None

    def _scalar(self) -> object:
        try:
            value, self._position = _SCALARS.raw_decode(self._text, self._position)
        except json.JSONDecodeError as error:
            raise self._error(error.pos, error.msg[:1].lower() + error.msg[1:]) from None
        return value

    def _name(self) -> str:
        if self._text[self._position : self._position + 1] != '"':
            raise self._error(self._position, "a name in quotes is expected")
        return str(self._scalar())

    def _expect(self, char: str) -> None:
        if self._peek() != char:
            raise self._error(self._position, f"{char!r} is expected")
        self._position += 1

    def _peek(self) -> str:
        """Skip white space and return the character there, nothing at the end."""
        char = self._text[self._position : self._position + 1]
        if char not in _SPACES or not char:
            return char
        space = _SPACE.match(self._text, self._position)
        self._position = space.end() if space else self._position
        return self._text[self._position : self._position + 1]

    def _error(self, position: int, reason: str) -> DocumentError:
        line = self._text.count("\n", 0, position) + 1
        column = position - (self._text.rfind("\n", 0, position) + 1) + 1
        return DocumentError(
            f"the text is no JSON at line {line}, column {column}: {reason}; correct it or give another format"
        )
