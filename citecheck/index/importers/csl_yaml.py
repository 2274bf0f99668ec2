"""CSL-YAML, as Better BibTeX exports and pandoc reads it: a list of items under ``references``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from citecheck.errors import ReferenceFileError
from citecheck.index.importers.csl import reference_from_csl
from citecheck.index.importers.yaml_items import parse_item, read_items

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citecheck.datatypes import Reference
    from citecheck.index.importers.base import Skipped

_EMPHASIS = re.compile(r"(?<![*\w\\])(\*{1,2})(?=[^\s*])([^*]{1,500}?)(?<=[^\s\\])\1(?![*\w])")
_SCRIPT = re.compile(r"(?<!\\)([~^])([^\s~^\\]{1,30})\1")
_TEXTS = ("title", "container-title", "publisher", "abstract", "title-short")


class CslYamlImporter:
    """Reads the items of a YAML file one by one."""

    def references(self, file: BinaryIO, name: str, skipped: Skipped) -> Iterator[Reference]:
        """Yield the references of ``file``; an item that is none is named to ``skipped``.

        Raises ``ReferenceFileError`` where there is no list of references, or nothing in it can be read.
        """
        n_read, first_fault = 0, ""
        for number, lines in read_items(file, name, "references"):
            try:
                reference = _reference(parse_item(lines), name)
            except ValueError as error:
                first_fault = first_fault or f"; line {number}: {error}"
                skipped(f"{name}, line {number}: {error}")
                continue
            n_read += 1
            yield reference
        if not n_read:
            raise ReferenceFileError(f"{name} holds no reference that can be read{first_fault}")


def _reference(item: object, source: str) -> Reference:
    if not isinstance(item, dict):
        raise ValueError("not a mapping of fields")  # noqa: TRY004 - a broken record, not a wrong type of the caller
    plain = {key: _without_markdown(item[key]) for key in _TEXTS if isinstance(item.get(key), str)}
    return reference_from_csl({**item, **plain}, source)


def _without_markdown(text: str) -> str:
    """Return ``text`` without the Markdown in which YAML for pandoc writes emphasis and small raised letters."""
    return _SCRIPT.sub(r"\2", _EMPHASIS.sub(r"\2", text))
