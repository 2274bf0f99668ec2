r"""The commands of LaTeX that cite: ``\cite`` and what natbib, BibLaTeX, apacite and REVTeX made of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from citecheck.datatypes import Span

_NAME = re.compile(r"\\(?P<name>[A-Za-z]{0,20}[cC]ite[A-Za-z]{0,20})\*?")
_NOT_CITING = re.compile(
    r"no[Cc]ite|cite(?:style|reset|text|sort|mark|name|dash|left|right|form|punct|index|setup|par)|defcite|bibcite"
    r"|[Dd]eclare|[Nn]ew|[Rr]enew|[Pp]rovide|At[A-Z]"
)
"""How the name of a command begins that holds no keys, or whose keys are not printed."""

_OPTION = r"\s{0,2}(?:\[(?:[^\[\]]|\[[^\[\]]{0,100}\]){0,300}\]|<[^<>]{0,300}>)"
_KEYS = r"\s{0,2}\{(?P<keys>[^{}\\#]{1,2000})\}"
_FIRST = re.compile(rf"(?:\s{{0,2}}\([^()]{{0,300}}\)){{0,2}}(?:{_OPTION}){{0,3}}{_KEYS}")
_FURTHER = re.compile(rf"(?:{_OPTION}){{0,2}}{_KEYS}")
_VOLUME = re.compile(rf"(?:{_OPTION}){{0,1}}\s{{0,2}}\{{[^{{}}]{{0,60}}\}}(?:{_OPTION}){{0,1}}{_KEYS}")
_KEY = re.compile(r"[^\s,](?:[^,]{0,200}[^\s,])?")
_MOST_GROUPS = 40
"""Groups of keys that one command is read to have."""


@dataclass(frozen=True, slots=True)
class CiteCommand:
    """A citing command: the whole with its arguments, and the place of each key."""

    span: Span
    keys: tuple[Span, ...]


def find_cite_commands(text: str) -> Iterator[CiteCommand]:
    r"""Yield the citing commands of ``text``: ``\citep*[see][p.~3]{a, b}``, ``\textcites[5]{a}{b}``.

    ``\nocite`` prints nothing and is none. Of ``\volcite{2}[5]{a}`` the volume comes first.
    """
    for command in _NAME.finditer(text):
        name = command["name"]
        if _NOT_CITING.match(name):
            continue
        groups = list(_groups(text, command.end(), name.lower()))
        keys = tuple(Span(*key.span()) for group in groups for key in _KEY.finditer(text, *group.span("keys")))
        if keys:
            yield CiteCommand(Span(command.start(), groups[-1].end()), keys)


def _groups(text: str, position: int, name: str) -> Iterator[re.Match[str]]:
    first = _VOLUME if name.endswith(("volcite", "volcites")) else _FIRST
    further = first if first is _VOLUME else _FURTHER
    group = first.match(text, position)
    n_groups = _MOST_GROUPS if name.endswith("cites") else 1
    while group and n_groups:
        yield group
        n_groups -= 1
        group = further.match(text, group.end()) if n_groups else None
