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
_MARKS = ((re.compile(rb"\s*\{"), b"\n"), (_BIBTEX_ENTRY, b"\n@"))
"""What a format begins with, and what stands once for each of its records, nearly always."""


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


def count_records(path: str | os.PathLike[str]) -> int | None:
    """Return about how many records a file of references holds, without reading them; ``None`` if nobody can say."""
    try:
        with open_bytes(Path(path)) as file:
            head = file.read(HEAD_BYTES)
            mark = next((mark for pattern, mark in _MARKS if pattern.match(head)), None)
            if mark is None:
                return None
            blocks = iter(lambda: file.read(HEAD_BYTES), b"")
            return head.count(mark) + sum(block.count(mark) for block in blocks)
    except (OSError, EOFError, zlib.error):
        return None  # reading it will say why


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
