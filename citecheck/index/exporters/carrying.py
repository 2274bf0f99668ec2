"""One reference in a format of others, with what that format cannot hold carried beside the rest."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from citecheck.errors import ReferenceFileError
from citecheck.index.carried import carried_data

if TYPE_CHECKING:
    from citecheck.datatypes import Reference
    from citecheck.index.importers.base import Importer

_NOBODY = "\0"
"""A name of no file, so that a provenance which only the name of the file would tell is carried."""
_UNTITLED = "Untitled"

Render = Callable[["Reference", dict[str, Any]], str]
"""Writes the natural fields of a reference, and carried data where there are any, as one whole file."""


def rendered(reference: Reference, render: Render, importer: Importer) -> str:
    """Return what ``render`` makes of ``reference``, so that ``importer`` reads the same again."""
    text = _clean(render(reference, {}))
    read = _read_back(text, importer)
    named = reference
    if read is None:  # no importer takes a record whose title is nothing but signs
        named = replace(reference, title=_UNTITLED)
        read = _read_back(_clean(render(named, {})), importer)
    if read is None:
        return text
    carried = carried_data(reference, read)
    return _clean(render(named, carried)) if carried else text


def one_line(carried: dict[str, Any]) -> str:
    """Return carried data as one line of ASCII without two blanks in a row."""
    return json.dumps(carried, ensure_ascii=True).replace("  ", " \\u0020")


def _read_back(text: str, importer: Importer) -> Reference | None:
    file = io.BufferedReader(io.BytesIO(text.encode()))
    try:
        found = list(importer.references(file, _NOBODY, lambda _: None))
    except ReferenceFileError:
        return None
    return found[0] if len(found) == 1 else None


def _clean(text: str) -> str:
    """Return ``text`` without lone surrogates, which no file can hold."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
