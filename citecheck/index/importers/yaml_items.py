"""The items of a list in a YAML file, read one at a time: the part of YAML in which references are written.

Block and flow lists and mappings and all kinds of scalars are read, every scalar as text. Anchors, aliases and tags,
by which a few lines of YAML grow without end or name code, are refused; references need none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from citecheck.errors import OversizedFileError, ReferenceFileError
from citecheck.index.importers.base import MAX_RECORD

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_ITEM = 1 << 22
"""Bytes of one item, 4 MiB; three thousand authors need 200 KiB."""
_MAX_DEPTH = 20
_MAX_TOKENS = 100_000
"""Words and signs of one list or mapping in brackets; the authors of the largest collaborations need 30,000."""
_KEY = re.compile(
    r"""(?:"([^"]{0,200})"|'([^']{0,200})'|([^\s"'#\[\]{},&*!|>%@`-][^:#]{0,200}?|-[^\s:#]{1,200}))\s{0,9}:(?=\s|$)"""
)
_COMMENT = re.compile(r"(?:^|\s)#.*$")
_BLOCK = re.compile(r"[|>][+\-1-9]{0,2}(?:\s+#.*)?$")
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))", re.DOTALL)
_ESCAPED = {
    "n": "\n",
    "t": "\t",
    "r": "\r",
    "0": "",
    "_": "\u00a0",
    "N": "\x85",
    "L": "\u2028",
    "P": "\u2029",
    "\n": "",
}
_FLOW = re.compile(
    r"""\s*(?:([\[\]{},])|"((?:[^"\\]|\\.)*+)"|'((?:[^']|'')*+)'|(:)(?=[\s\[\]{},"']|$)|((?:[^\[\]{},:"'\s]|:(?!\s|$)|\s(?=[^\s#])|(?<=\S)["'])+))"""
)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


def read_items(file: BinaryIO, name: str, key: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the first line number and the lines of each item of the list under ``key``, or of the list at the top.

    Raises ``ReferenceFileError`` where there is no such list, and at an item larger than ``MAX_ITEM``.
    """
    opening = re.compile(rf"{re.escape(key)}\s*:\s*(?:#.*)?$")
    inside, column, start, size = False, -1, 0, 0
    item: list[str] = []
    for number, line in _lines(file, name):
        bare = line.lstrip(" ")
        indent = len(line) - len(bare)
        begins = bare.startswith("- ") or bare == "-"
        if not inside:
            inside = opening.match(line) is not None or (begins and indent == 0)
            if not begins or not inside:
                continue
        if begins and (column < 0 or indent == column):
            if item:
                yield start, item
            column, start, size, item = indent, number, 0, [" " * (indent + 1) + bare[1:]]
        elif column >= 0 and (not bare or indent > column or bare.startswith("#")):
            item.append(line)
        elif bare and not bare.startswith("#"):
            break
        size += len(line)
        if size > MAX_ITEM:
            raise OversizedFileError(f"{name}, line {start}: an item is larger than {MAX_ITEM >> 20} MiB")
    if item:
        yield start, item
    if not inside:
        raise ReferenceFileError(f"{name} has no list of {key}")


def parse_item(lines: list[str]) -> object:
    """Return the value that ``lines`` hold: dictionaries, lists, texts and ``None``; raises ``ValueError``."""
    block = _Block(lines)
    value = block.node(0)
    if block.line() is not None:
        raise ValueError(f"not the YAML of references: {block.line()!r:.80}")
    return value


def _lines(file: BinaryIO, name: str) -> Iterator[tuple[int, str]]:
    number = 0
    while line := file.readline(MAX_RECORD):
        number += 1
        if len(line) == MAX_RECORD:
            raise OversizedFileError(f"{name}, line {number} is longer than {MAX_RECORD >> 20} MiB: no record is")
        yield number, line.decode("utf-8", "replace").rstrip()


class _Block:
    """Lines that are taken apart from the first on."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._place = 0

    def line(self) -> str | None:
        """Return the next line that is neither blank nor a comment, ``None`` at the end."""
        while self._place < len(self._lines):
            line = self._lines[self._place]
            bare = line.lstrip(" ")
            if bare and not bare.startswith("#"):
                return line
            self._place += 1
        return None

    def node(self, least: int, depth: int = 0) -> object:
        """Return the value that begins at the next line, ``None`` unless it is indented by ``least`` or more."""
        if depth > _MAX_DEPTH:
            raise ValueError(f"nested more than {_MAX_DEPTH} deep")
        line = self.line()
        indent = _indent(line)
        if line is None or indent < least:
            return None
        bare = line[indent:]
        if bare.startswith("- ") or bare == "-":
            return self._sequence(indent, depth)
        if _KEY.match(bare):
            return self._mapping(indent, depth)
        self._place += 1
        return self._scalar(bare, least - 1, depth)

    def _sequence(self, indent: int, depth: int) -> list[object]:
        items = []
        while (line := self.line()) is not None and _indent(line) == indent and line[indent:][:2].rstrip() == "-":
            self._lines[self._place] = " " * (indent + 1) + line[indent + 1 :]
            if not line[indent + 1 :].strip():
                self._place += 1
            items.append(self.node(indent + 1, depth + 1))
        return items

    def _mapping(self, indent: int, depth: int) -> dict[str, object]:
        members: dict[str, object] = {}
        while (line := self.line()) is not None and _indent(line) == indent:
            found = _KEY.match(line, indent)
            if found is None:
                break
            self._place += 1
            members[found[1] or found[2] or found[3] or ""] = self._member(line[found.end() :].strip(), indent, depth)
        return members

    def _member(self, rest: str, indent: int, depth: int) -> object:
        """Return the value of a key at ``indent`` behind which ``rest`` stands."""
        if rest and not rest.startswith("#"):
            return self._scalar(rest, indent, depth)
        line = self.line()
        is_list = line is not None and _indent(line) == indent and line[indent:][:2].rstrip() == "-"
        return self._sequence(indent, depth + 1) if is_list else self.node(indent + 1, depth + 1)

    def _scalar(self, first: str, indent: int, depth: int) -> object:
        """Return the value that begins with ``first`` and goes on in the lines indented by more than ``indent``."""
        if first[0] in "&*!":
            raise ValueError(f"anchors, aliases and tags of YAML are not read: {first:.40}")
        following = self._following(indent)
        if _BLOCK.match(first):
            return ("\n" if first[0] == "|" else " ").join(line.strip() or "\n" for line in following)
        if first[0] in "\"'[{":
            return _flow("\n".join([first, *map(str.strip, following)]), depth)
        plain = [_COMMENT.sub("", line).strip() for line in (first, *following)]
        text = " ".join(plain).strip()
        return None if text in _NULLS else text

    def _following(self, indent: int) -> list[str]:
        start = self._place
        while self._place < len(self._lines):
            line = self._lines[self._place]
            if line and _indent(line) <= indent:
                break
            self._place += 1
        return self._lines[start : self._place]


def _indent(line: str | None) -> int:
    return len(line) - len(line.lstrip(" ")) if line is not None else -1


def _flow(text: str, depth: int) -> object:
    """Return the value of a quoted text or a flow list or mapping."""
    tokens = []
    place = 0
    while found := _FLOW.match(text, place):
        if found.end() == place:
            break
        tokens.append(found)
        if len(tokens) > _MAX_TOKENS:
            raise ValueError(f"a list or mapping in brackets of more than {_MAX_TOKENS:,} words")
        place = found.end()
    if _COMMENT.sub("", text[place:]).strip():
        raise ValueError(f"not the YAML of references: {text[place:]!r:.80}")
    tokens.reverse()
    value = _flow_value(tokens, depth)
    if tokens:
        raise ValueError(f"not the YAML of references: {text!r:.80}")
    return value


def _flow_value(tokens: list[re.Match[str]], depth: int) -> object:
    if depth > _MAX_DEPTH or not tokens:
        raise ValueError("a list or mapping without end" if not tokens else f"nested more than {_MAX_DEPTH} deep")
    token = tokens.pop()
    if token[1] == "[":
        return _flow_items(tokens, "]", depth)
    if token[1] == "{":
        pairs = _flow_items(tokens, "}", depth)
        return {str(pair[0]): pair[1] for pair in pairs if isinstance(pair, tuple)}
    if token[1] or token[4]:
        raise ValueError(f"{token[0].strip()} where a value must stand")
    if token[2] is not None:
        return _ESCAPE.sub(_unescaped, token[2])
    if token[3] is not None:
        return token[3].replace("''", "'")
    text = token[5].strip()
    if text[0] in "&*!":
        raise ValueError(f"anchors, aliases and tags of YAML are not read: {text:.40}")
    return None if text in _NULLS else text


def _flow_items(tokens: list[re.Match[str]], end: str, depth: int) -> list[object]:
    """Return the items up to ``end``; those with a colon are pairs."""
    items: list[object] = []
    while tokens and tokens[-1][1] != end:
        value = _flow_value(tokens, depth + 1)
        if tokens and tokens[-1][4]:
            tokens.pop()
            following = tokens[-1][1] if tokens else None
            value = (value, None if following in (",", end) else _flow_value(tokens, depth + 1))
        items.append(value)
        if tokens and tokens[-1][1] == ",":
            tokens.pop()
        elif tokens and tokens[-1][1] != end:
            raise ValueError(f"{end} or , expected in a list or mapping")
    if not tokens:
        raise ValueError("a list or mapping without end")
    tokens.pop()
    return items


def _unescaped(found: re.Match[str]) -> str:
    code = found[1] or found[2] or found[3]
    if code:
        return chr(int(code, 16)) if int(code, 16) < 0x110000 else "\ufffd"
    return _ESCAPED.get(found[4], found[4])
