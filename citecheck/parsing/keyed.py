r"""Pointers by key: Pandoc's ``[@li2020; @wu2021, p. 3]`` and ``@li2020``, and LaTeX's ``\cite{li2020,wu2021}``."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from citecheck.datatypes import Span
from citecheck.parsing.cite_commands import find_cite_commands
from citecheck.parsing.pointers import Pointer

_AT = r"-?@(?:\{(?P<braced>[^{}\s]{1,80})\}|(?P<key>[^\W_][\w:.#$%&+?<>~/-]{0,80}))"
_AT_KEY = re.compile(rf"(?<![\w@./\\]){_AT}")
_BRACKET = re.compile(r"\[(?<![!\\\w]\[)(?P<inner>[^\[\]\n]{0,200}@[^\[\]\n]{1,400})\](?![(:\[])")
_YEAR_IN_KEY = re.compile(r"[^\W\d_]{2,40}[:_-]?(?:1[5-9]|20)\d\d")
_CITED = re.compile(r"[^\W_][^\s,]{0,79}")
_DATED = re.compile(r"(?=.{0,76}(?:(?:1[5-9]|20)\d\d|:\w))[^\W\d_]")
"""A key that no entry has must look like one: ``li2020``, ``smith:frogs``; ``[@octocat]`` is a person."""
_CROSS_REFERENCE = re.compile(r"<<(?P<key>[^<>\s,]{1,40})(?:,[^<>\n]{0,80})?>>")
"""``<<li2020>>`` or ``<<li2020,p. 3>>`` in AsciiDoc."""
_TRAILING = ".,;:?!)]/-"


def find_keyed_pointers(body: str, keys: Collection[str]) -> Iterator[Pointer]:
    r"""Yield the pointers by key; ``keys`` are the labels of the entries.

    ``@key`` in the sentence is a pointer only if an entry has this key (it is also how people are called) or if it
    names a year and others stand in brackets;
    ``[@key]`` and ``\cite{key}`` are pointers without one too, as the list may stand in another file.
    """
    if "@" in body:
        brackets = [(match, list(_in_bracket(match, keys))) for match in _BRACKET.finditer(body)]
        is_pandoc = any(found for _, found in brackets)
        floor = 0
        for match, found in brackets:
            yield from found
            end = match.start() if found else match.end()
            yield from _in_sentence(body, Span(floor, end), keys, is_pandoc=is_pandoc)
            floor = match.end()
        yield from _in_sentence(body, Span(floor, len(body)), keys, is_pandoc=is_pandoc)
    if "<<" in body:
        for reference in _CROSS_REFERENCE.finditer(body):
            if reference["key"] in keys:
                yield Pointer(Span(*reference.span("key")), Span(*reference.span()), keys=(reference["key"],))
    if "\\" in body:
        for command in find_cite_commands(body):
            for key in command.keys:
                if _CITED.fullmatch(body, key.start, key.end):
                    yield Pointer(key, command.span, keys=(key.of(body),))


def _in_bracket(match: re.Match[str], keys: Collection[str]) -> Iterator[Pointer]:
    """Yield the pointers of one bracket; each takes its locator along: ``@wu2021, p. 3``."""
    offset = match.start("inner")
    dated = any(_DATED.match(_key_of(found)) for found in _AT_KEY.finditer(match["inner"]))
    for part in match["inner"].split(";"):
        found = _AT_KEY.search(part)
        key = _key_of(found) if found else ""
        if found and (key in keys or dated or found.group().startswith("-")):
            span = Span(offset + found.start(), offset + len(part.rstrip()))
            yield Pointer(span, Span(*match.span()), keys=(key,))
        offset += len(part) + 1


def _in_sentence(body: str, place: Span, keys: Collection[str], *, is_pandoc: bool) -> Iterator[Pointer]:
    """Yield the pointers outside of brackets: keys of entries, and beside Pandoc's brackets also ``@newman2003``."""
    for match in _AT_KEY.finditer(body, place.start, place.end):
        key = _key_of(match)
        if (key in keys or (is_pandoc and _YEAR_IN_KEY.match(key))) and body[match.start() - 1 : match.start()] != "[":
            stop = match.end() if match["braced"] else match.start("key") + len(key)
            yield Pointer(Span(match.start(), stop), Span(match.start(), stop), keys=(key,))


def _key_of(match: re.Match[str]) -> str:
    return match["braced"] or match["key"].rstrip(_TRAILING)
