"""LaTeX source as the text that it prints, with a map back to the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from citecheck.datatypes import Span
from citecheck.text.tex import ACCENTED, decode_tex

_TOKEN = re.compile(
    r"""(?P<comment>(?<!\\)%[^\n]*\n?[ \t]*)"""
    r"""|(?P<named>\\(?:bibinfo|bibfield)\s{0,4}\{[^{}]{0,40}\})"""
    rf"""|(?P<accent>{ACCENTED})"""
    r"""|(?P<math>\$[^$\n]{1,200}\$)"""
    r"""|(?P<break>\\\\|~|\\(?:newblock|newline|par|quad|qquad|hskip|hspace|vspace|ldots)(?![A-Za-z])"""
    r"""(?:\{[^{}]{0,40}\})?|\\[ ,;:])"""
    r"""|(?P<command>\\[A-Za-z]{1,40}\*?[ \t]{0,4})"""
    r"""|(?P<sign>\\[^A-Za-z\s]|---?|``|''|[{}])"""
    r"""|(?P<space>\s+)"""
)


@dataclass(frozen=True, slots=True)
class View:
    """The printed ``text``; piece ``n`` of it begins at ``printed[n]`` and comes from ``source[n]`` of the LaTeX text.

    Pieces that are copied character by character have a source as long as they are; others stand for it as a whole.
    """

    text: str
    printed: tuple[int, ...]
    source: tuple[Span, ...]

    def original(self, span: Span) -> Span:
        """Return where the characters of ``span`` (not empty) stand in the LaTeX text."""
        return Span(self._source(span.start).start, self._source(span.end - 1).end)

    def _source(self, position: int) -> Span:
        number = bisect_right(self.printed, position) - 1
        source = self.source[number]
        end = self.printed[number + 1] if number + 1 < len(self.printed) else len(self.text)
        if end - self.printed[number] != len(source):
            return source
        start = source.start + position - self.printed[number]
        return Span(start, start + 1)


def make_view(text: str, span: Span) -> View:
    """Return what the LaTeX at ``span`` of ``text`` prints: accents decoded, commands, braces and comments left out."""
    parts: list[str] = []
    printed: list[int] = []
    source: list[Span] = []
    length = 0

    def add(said: str, start: int, end: int) -> None:
        nonlocal length
        if said == " " and (not parts or parts[-1].endswith(" ")):
            return
        if said:
            parts.append(said)
            printed.append(length)
            source.append(Span(start, end))
            length += len(said)

    position = span.start
    for token in _TOKEN.finditer(text, span.start, span.end):
        add(text[position : token.start()], position, token.start())
        add(_said(token), token.start(), token.end())
        position = token.end()
    add(text[position : span.end], position, span.end)
    return View("".join(parts), tuple(printed), tuple(source))


def _said(token: re.Match[str]) -> str:
    """Return what a token prints."""
    kind = token.lastgroup
    if kind in {"comment", "named"}:
        return ""
    if kind in {"break", "space"}:
        return " "
    written = token.group()
    if kind == "command":
        decoded = decode_tex(written.strip() + "{}")
        return "" if decoded == written.strip(" \t*\\") else decoded
    return decode_tex(written)
