"""References as JSON Lines: one CSL-like object per line; the format in which citecheck itself stores and exports."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, BinaryIO

from citecheck.errors import ReferenceFileError
from citecheck.index.importers.csl import reference_from_csl
from citecheck.index.importers.lines import read_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citecheck.datatypes import Reference
    from citecheck.index.importers.base import Skipped


class JsonLinesImporter:
    """Reads one object per line; empty lines are allowed."""

    def references(self, file: BinaryIO, name: str, skipped: Skipped) -> Iterator[Reference]:
        """Yield the references of ``file``; a line that is none is named to ``skipped``."""
        n_read = 0
        for number, line in read_lines(file, name):
            try:
                yield _reference(json.loads(line), name)
                n_read += 1
            except (ValueError, RecursionError) as error:
                skipped(f"{name}, line {number}: {error}")
        if not n_read:
            raise ReferenceFileError(f"{name} holds no reference in JSON Lines; one JSON object per line is needed")


def _reference(data: object, source: str) -> Reference:
    if not isinstance(data, dict):
        raise ValueError("not a JSON object")  # noqa: TRY004 - a broken record, not a wrong type of the caller
    return reference_from_csl(data, source)
