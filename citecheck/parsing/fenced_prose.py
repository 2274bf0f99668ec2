"""References in fenced blocks that are no records: a list shown as it should look, a docstring, a comment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from citecheck.datatypes import Span
from citecheck.parsing.fences import Fence, find_fences
from citecheck.parsing.headings import names_references
from citecheck.parsing.lines import LINE, read_line
from citecheck.parsing.shapes import is_reference

_SHOWN = frozenset({"", "text", "txt", "plaintext", "plain"})
"""Languages of blocks that hold no program, or any."""
_RECORDS = frozenset(
    "bibtex bib biblatex ris json jsonl csl csl-json latex tex xml html yaml yml toml csv tsv diff".split()
)
"""Languages of blocks that other readers read, or that hold data."""
_TRIPLE_QUOTED = re.compile(
    r"\"\"\"(?P<double>(?:[^\"]|\"(?!\"\")){1,20000}+)\"\"\"|'''(?P<single>(?:[^']|'(?!'')){1,20000}+)'''"
)
_COMMENT = re.compile(r"[ \t]{0,40}(?P<mark>#'?|//[/!]?|/?\*{1,2}|--|%{1,3}|;{1,3})[ \t]{1,8}(?=\S)")
_RECORD = re.compile(r"[ \t]{0,20}(?:@\w{3,20}\s?\{|\{\s?\"|TY\s{1,3}-|\\[a-z]{3,20}\{|%[0A-Z]\s)")


def reveal_fenced(text: str, masked: str) -> str:
    """Return ``masked`` with those blocks, docstrings and comments of ``text`` in it that hold references."""
    parts: list[str] = []
    position = 0
    for fence in find_fences(text):
        for span, shown in _shown(text, fence):
            parts += [masked[position : span.start], shown]
            position = span.end
    return "".join((*parts, masked[position:]))


def _shown(text: str, fence: Fence) -> Iterator[tuple[Span, str]]:
    """Yield what of a block reads as prose, with spaces for the marks of its comments."""
    content = fence.content.of(text)
    if fence.language in _SHOWN:
        if _holds_references(content) and not any(_RECORD.match(line.group()) for line in LINE.finditer(content)):
            yield fence.content, content
    elif fence.language not in _RECORDS:
        # Docstrings are Python's, whose comments rarely hold a list; their spans must come in order.
        found = [*_docstrings(content)] or [*_comments(content)]
        yield from ((span.shifted(fence.content.start), shown) for span, shown in found)


def _docstrings(content: str) -> Iterator[tuple[Span, str]]:
    for found in _TRIPLE_QUOTED.finditer(content):
        inside = Span(*found.span(found.lastgroup or 0))
        before = content[content.rfind("\n", 0, found.start()) + 1 : found.start()]
        is_value = before.strip() not in ("", "r")
        if not is_value and _holds_references(inside.of(content)):
            yield inside, inside.of(content)


def _comments(content: str) -> Iterator[tuple[Span, str]]:
    for is_comment, run in groupby(LINE.finditer(content), key=lambda line: bool(_COMMENT.match(line.group()))):
        lines = list(run) if is_comment else []
        shown = "".join(_without_mark(line.group()) for line in lines)
        if lines and _holds_references(shown):
            yield Span(lines[0].start(), lines[-1].end()), shown


def _without_mark(line: str) -> str:
    """Return a line of a comment with spaces for its mark."""
    mark = _COMMENT.match(line)
    return " " * mark.end() + line[mark.end() :] if mark else line


def _holds_references(shown: str) -> bool:
    """Tell whether a line of ``shown`` is a reference or announces some."""
    lines = (read_line(line.start(), line.group().rstrip()) for line in LINE.finditer(shown))
    return any(is_reference(line.body.strip()) or names_references(line.text.strip(" \t:*#@")) for line in lines)
