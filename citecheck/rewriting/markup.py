"""The markup around a citation: which link or code span it stands in, and which marks close right behind it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from citecheck.datatypes import Citation, Span
from citecheck.text.identifiers import find_identifiers

_TARGET = r"\((?:[^()\s]|\([^()\s]{0,200}\)){1,1000}(?:\s\"[^\"\n]{0,200}\")?\)"
_WHOLE = re.compile(
    rf"!?\[(?P<label>[^\[\]\n]{{0,600}})\](?P<target>{_TARGET})"
    r"|(?<!`)(?P<ticks>`{1,3})(?!`)[^`\n]{1,600}(?P=ticks)(?!`)"
    r"|<https?://[^<>\s]{1,1000}>"
)
"""Inline links, code spans and autolinks: nothing may be put into them."""

_CLOSERS = re.compile(r"(?:[.,]?[\"”’»]|[*_~]{1,3}){1,3}")
_JOINING = tuple(".,;:!?)")
_INERT = str.maketrans(
    {"[": "(", "]": ")", "<": "‹", ">": "›", "`": "'", "*": "", "|": "/", "\\": "", "{": "(", "}": ")", "$": ""}
)
_POINTING_WORDS = frozenset(" link doi pdf paper source here url arxiv article ref reference web website".split(" "))
"""Labels of links that say nothing once the address is gone."""
LONGEST_QUOTE = 160
"""Characters of a recorded value that are quoted in a note."""


@dataclass(frozen=True, slots=True)
class Link:
    """An inline Markdown link: the whole, what is shown, and where it leads."""

    span: Span
    label: Span
    target: Span


class Markup:
    """A text and the constructs of its markup, found once."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _wholes(self) -> list[re.Match[str]]:
        return list(_WHOLE.finditer(self.text))

    @cached_property
    def _starts(self) -> list[int]:
        return [found.start() for found in self._wholes]

    def _around(self, offset: int) -> re.Match[str] | None:
        place = bisect_right(self._starts, offset) - 1
        found = self._wholes[place] if place >= 0 else None
        return found if found and offset < found.end() else None

    def link_around(self, span: Span) -> Link | None:
        """Return the link that holds ``span``, in its label or its target."""
        found = self._around(span.start)
        link = _link_of(found) if found else None
        return link if link and link.span.contains(span) else None

    def address_of(self, citation: Citation) -> Link | None:
        """Return the link whose address is all that there is of ``citation``: ``[this study](https://doi.org/...)``."""
        link = self.link_around(citation.span)
        read = [item.span for item in citation.field_spans] or [citation.span]
        return link if link and all(link.target.contains(span) for span in read) else None

    def label_of(self, link: Link) -> str:
        """Return what the link shows if it is part of the sentence, ``""`` if it is an address, "link" or the like."""
        label = link.label.of(self.text)
        bare = label.strip(" *_`").casefold()
        return "" if bare in _POINTING_WORDS or bare.isdecimal() or find_identifiers(label) else label

    def place_behind(self, offset: int) -> int:
        """Return the first place from ``offset`` on that is outside of links, code and attached closing marks."""
        for _ in range(3):
            found = self._around(offset)
            if found and found.start() < offset:
                offset = found.end()
            closers = _CLOSERS.match(self.text, offset)
            if not closers:
                break
            offset = closers.end()
        return offset

    def note(self, words: str, offset: int) -> str:
        """Return ``words`` as a bracketed note to be put at ``offset``: inert, and no link with what follows."""
        following = self.text[offset : offset + 1]
        space = "" if self.text[offset - 1 : offset].isspace() else " "
        return f"{space}[{words}]{' ' if following and following in '([{:' else ''}"


def with_space(text: str, span: Span) -> Span:
    """Return ``span``, which is to be cut out, with the space before it, or behind it at the start of a line.

    What follows decides: punctuation joins the line before, and a full stop is not doubled.
    """
    start, end = span.start, span.end
    while start and text[start - 1] in " \t":
        start -= 1
    if start > 1 and text[start - 1] == "\n" and text[start - 2] != "\n" and text[end : end + 1] in _JOINING:
        start -= 1
        while start and text[start - 1] in " \t\r":
            start -= 1
    if start and text[start - 1] != "\n":
        doubled = text[start - 1] in ".!?" and text[end : end + 1] == "."
        return Span(start, end + doubled)
    while text[end : end + 1] in (" ", "\t"):
        end += 1
    return Span(span.start, end)


def one_line(text: str, limit: int = LONGEST_QUOTE) -> str:
    """Return ``text`` of others as one line without control characters, cut to ``limit`` characters."""
    line = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return line if len(line) <= limit else f"{line[: limit - 1].rstrip()}…"


def inert(text: str) -> str:
    """Return ``text`` of others as one short line that no markup language reads as markup."""
    return one_line(text.translate(_INERT))


def _link_of(found: re.Match[str]) -> Link | None:
    if found["target"] is None:
        return None
    return Link(Span(*found.span()), Span(*found.span("label")), Span(*found.span("target")))
