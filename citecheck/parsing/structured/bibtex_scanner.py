"""BibTeX as blocks and fields with their places; nothing is decoded here.

An entry ends, at the latest, where the next one begins at the start of a line, so a missing brace costs one entry only
and reading is linear in the text. The grammar is that of BibTeX 0.99d ("Tame the BeaST", section 2).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from citecheck.datatypes import Span
from citecheck.parsing.structured.records import Value, trimmed

_HEAD = re.compile(r"@[ \t]{0,8}(?P<type>[A-Za-z][\w-]{0,40})\s{0,40}(?P<open>[{(])")
_LINE_HEAD = re.compile(r"^[ \t]{0,40}@[ \t]{0,8}[A-Za-z][\w-]{0,40}\s{0,40}[{(]", re.MULTILINE)
_KEY = re.compile(r"\s*(?P<key>[^\s,{}\"=](?:[^,{}\"=\n]{0,200}[^\s,{}\"=])?|)(?:\s{0,80},|[ \t]{0,80}\r?\n)")
_FIELD = re.compile(r"(?P<name>[A-Za-z_][\w.:+/-]{0,60})\s{0,80}=\s{0,80}")
_BARE = re.compile(r"[^\s,#{}\"()=@]{1,200}")
_BETWEEN = re.compile(r"[\s,]*")
_SPACE = re.compile(r"\s*")
_BRACE = re.compile(r"[\\{}]")
_BRACE_OR_QUOTE = re.compile(r"[\\{}\"]")
_NO_WORKS = frozenset({"comment", "preamble"})
_NEXT_FIELD = re.compile(
    r",?[ \t]{0,40}\r?\n[ \t]{0,80}(?:author|editor|title|journal|journaltitle|booktitle|year|date|month|volume|number"
    r"|pages|publisher|doi|url|eprint|isbn|issn|note|abstract|keywords)[ \t]{0,40}=[ \t]{0,40}[{\"\d]",
    re.IGNORECASE,
)
"""A line that begins the next field: no value holds one, so the brace or quote before it is missing."""
_MAX_REPAIRS = 3
"""How many values of an entry may lack their end; each costs a look at the rest of the entry."""
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as written: its type in lower case, its key, and its fields by lower-case name, values still in TeX.

    ``complete`` is false when the end of the entry was not found; what was read until then is kept.
    """

    span: Span
    type: str
    key: str
    fields: dict[str, Value]
    complete: bool


def scan_entries(text: str) -> Iterator[Entry]:
    """Yield the entries of ``text`` in order, those that are broken as far as they can be read."""
    macros = dict(zip(_MONTHS, _MONTHS, strict=True))
    limits = [found.start() for found in _LINE_HEAD.finditer(text)] + [len(text)]
    number, position = 0, 0
    while head := _HEAD.search(text, position):
        while limits[number] <= head.start():
            number += 1
        block = _Block(text, limits[number], macros)
        kind = head["type"].lower()
        if kind in _NO_WORKS:
            position = block.skip(head)
            continue
        entry = block.read(head, has_key=kind != "string")
        position = entry.span.end if entry.complete else limits[number]
        if kind == "string":
            macros.update({name: value.text for name, value in entry.fields.items()})
        elif entry.fields:
            yield entry


class _Block:
    """The reading of one ``@...`` block of ``text``, which may reach to ``limit``."""

    def __init__(self, text: str, limit: int, macros: dict[str, str]) -> None:
        self._text = text
        self._limit = limit
        self._macros = macros
        self._repairs = 0

    def skip(self, head: re.Match[str]) -> int:
        """Return the end of a block whose content does not matter."""
        end = self._closing(head.end(), _BRACE) if head["open"] == "{" else self._text.find(")", head.end())
        return end + 1 if 0 <= end < self._limit else self._limit

    def read(self, head: re.Match[str], *, has_key: bool) -> Entry:
        """Return the entry, up to the first place that cannot be read."""
        closing = "}" if head["open"] == "{" else ")"
        key, position = "", head.end()
        if has_key and (found := _KEY.match(self._text, position, self._limit)):
            key, position = found["key"].strip(), found.end()
        fields: dict[str, Value] = {}
        end = position
        while True:
            position = self._after(_BETWEEN, position)
            if self._text[position : position + 1] == closing and position < self._limit:
                return Entry(Span(head.start(), position + 1), head["type"].lower(), key, fields, complete=True)
            name = _FIELD.match(self._text, position, self._limit)
            value = self._value(name.end()) if name else None
            if name is None or value is None:
                break
            fields.setdefault(name["name"].lower(), value[0])
            position = end = value[1]
        return Entry(Span(head.start(), end), head["type"].lower(), key, fields, complete=False)

    def _value(self, position: int) -> tuple[Value, int] | None:
        """Return the value at ``position`` and where it ends; pieces joined by ``#`` are one value."""
        first: Span | None = None
        pieces: list[str] = []
        start = position
        while True:
            piece = self._piece(position)
            if piece is None:
                return None
            said, inside, position = piece
            pieces.append(said)
            first = first or inside
            following = self._after(_SPACE, position)
            if following >= self._limit or self._text[following] != "#":
                break
            position = self._after(_SPACE, following + 1)
        span = first if len(pieces) == 1 else trimmed(self._text, start, position)
        return Value("".join(pieces), span), position

    def _piece(self, position: int) -> tuple[str, Span, int] | None:
        """Return what one piece says, the place inside its delimiters, and its end."""
        opening = self._text[position : position + 1] if position < self._limit else ""
        if opening and opening in '{"':
            end = self._closing(position + 1, _BRACE if opening == "{" else _BRACE_OR_QUOTE)
            following = _NEXT_FIELD.search(self._text, position, self._limit if end < 0 else end)
            if following and self._repairs < _MAX_REPAIRS:
                self._repairs += 1
                end = following.start()
                return self._text[position + 1 : end], trimmed(self._text, position + 1, end), end
            if end < 0:
                return None
            return self._text[position + 1 : end], trimmed(self._text, position + 1, end), end + 1
        bare = _BARE.match(self._text, position, self._limit)
        if bare is None:
            return None
        return self._macros.get(bare.group().lower(), bare.group()), Span(*bare.span()), bare.end()

    def _closing(self, position: int, marks: re.Pattern[str]) -> int:
        """Return where the brace, or with quotes among ``marks`` the quote, opened before ``position`` is closed."""
        depth = 0
        while found := marks.search(self._text, position, self._limit):
            mark = found.group()
            position = found.end() + (mark == "\\")
            if mark == "{":
                depth += 1
            elif mark == "}":
                depth -= 1
                if depth < 0:
                    return found.start() if marks is _BRACE else -1
            elif mark == '"' and depth == 0:
                return found.start()
        return -1

    def _after(self, pattern: re.Pattern[str], position: int) -> int:
        found = pattern.match(self._text, position, self._limit)
        return found.end() if found else position
