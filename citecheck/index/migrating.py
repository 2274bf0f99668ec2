"""Reading an index of the first schema, so that it can be written anew.

Schema 1 kept its records in ``records.jsonl``, one CSL-like object per line, beside ``manifest.json``. Schema 2 has the
records of this one, and ``changing`` reads them as such.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from citecheck.datatypes import Coverage, CoverageLevel, Reference
from citecheck.errors import IndexDamagedError
from citecheck.index.layout import MANIFEST, WAY_OUT
from citecheck.index.manifest import measure_file
from citecheck.index.serialising import reference_from_dict

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FIRST_SCHEMA = 1
RECORDS = "records.jsonl"


def read_first_schema(folder: Path, data: dict[str, Any]) -> tuple[str, str, Coverage, Iterator[Reference]]:
    """Return name, date, coverage and references of an index of schema 1, whose manifest says ``data``.

    Raises ``IndexDamagedError`` when its records were altered.
    """
    try:
        stored = data["files"][RECORDS]["sha256"]
        coverage = Coverage(CoverageLevel(data["coverage"]["level"]), _own_words(data["coverage"]["reason"], data))
        name, created = str(data["name"]), str(data["created"])
    except (ValueError, KeyError, TypeError) as error:
        raise IndexDamagedError(f"{folder / MANIFEST} lacks or garbles a field ({error!r}); {WAY_OUT}") from error
    file = folder / RECORDS
    if not file.is_file() or measure_file(file).sha256 != stored:
        raise IndexDamagedError(f"{file} is missing or was altered; {WAY_OUT}")
    return name, created, coverage, _references(file)


def _own_words(reason: str, data: dict[str, Any]) -> str:
    """Return the words of the coverage unless they were made of name and counts, which are made anew."""
    return "" if reason.startswith(f"index {data['name']} of ") else reason


def _references(file: Path) -> Iterator[Reference]:
    with file.open("rb") as lines:
        for line in lines:
            yield reference_from_dict(json.loads(line.decode("utf-8", "surrogatepass")))
