"""Importers: files of references in the formats that people have, recognised by their content."""

from __future__ import annotations

import re
import zlib
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from citecheck.errors import ReferenceFileError
from citecheck.index.importers.opening import open_bytes

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

    from citecheck.datatypes import Reference
    from citecheck.index.importers.base import Importer, Skipped

HEAD_BYTES = 1 << 16
"""How much of a file is looked at to recognise its format."""

_BIBTEX_ENTRY = re.compile(rb"(?s).*?(?:^|[\n\r}])[ \t]{0,80}@[ \t]{0,8}[A-Za-z]{3,30}[ \t]{0,8}[{(]")
_RECOGNISERS: tuple[tuple[re.Pattern[bytes], str, str], ...] = (
    (re.compile(rb"\s*\{"), "json_lines", "JsonLinesImporter"),
    (re.compile(rb"\s*\["), "csl_json", "CslJsonImporter"),
    (_BIBTEX_ENTRY, "bibtex", "BibtexImporter"),
)
"""What a file of each format begins with, and the module and class that read it."""


def import_references(path: str | os.PathLike[str], skipped: Skipped | None = None) -> Iterator[Reference]:
    """Yield the references of a JSON Lines, CSL-JSON or BibTeX file (plain or gzip) one by one.

    ``skipped`` is called with one line of text (file, place, reason) for each broken record, which is left out. Raises
    ``ReferenceFileError`` when the file cannot be read or is in none of these formats.
    """
    file = Path(path)
    try:
        yield from find_importer(file).references(file, skipped or _ignore)
    except (OSError, EOFError, zlib.error) as error:
        raise ReferenceFileError(f"{file} cannot be read ({error})") from error


def find_importer(path: Path) -> Importer:
    """Return the importer for the format of the file at ``path``; raises ``ReferenceFileError`` if there is none."""
    with open_bytes(path) as file:
        head = file.read(HEAD_BYTES)
    for pattern, module, name in _RECOGNISERS:
        if pattern.match(head):
            importer: Importer = getattr(import_module(f"{__name__}.{module}"), name)()
            return importer
    raise ReferenceFileError(
        f"{path} is neither JSON Lines, CSL-JSON nor BibTeX; export the references in one of these formats"
    )


def _ignore(description: str) -> None:
    """Let a broken record pass unnamed."""
