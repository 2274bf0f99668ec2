"""Importers: files of references in the formats that people have, recognised by their content.

``opening`` turns a file, an archive or a folder into streams, ``formats`` tells by their first bytes what they are, and
one module for each format yields references. What several formats share stands in ``csl`` (from fields to a Reference)
and ``lines``; for JSON and YAML in ``json_records``, ``json_items`` and ``yaml_items``; for XML in ``xml_bytes``,
``xml_elements``, ``xml_text`` and ``xml_records``; for tagged lines and BibTeX in ``tagged`` and ``decoding``.
"""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from citecheck.errors import OversizedFileError, ReferenceFileError
from citecheck.index.importers.formats import FORMATS, recognise
from citecheck.index.importers.opening import HEAD_BYTES, find_sources

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

    from citecheck.datatypes import Reference
    from citecheck.index.importers.base import Skipped
    from citecheck.index.importers.opening import Source

_FAULTS = (OSError, EOFError, zlib.error)


def import_references(path: str | os.PathLike[str], skipped: Skipped | None = None) -> Iterator[Reference]:
    """Yield the references of a file, a zip archive or a folder of files one by one, plain or compressed.

    ``skipped`` is called with one line of text (file, place, reason) for each broken record, which is left out, and for
    each file of an archive or folder that cannot be read or is in no known format. Raises ``ReferenceFileError`` when
    that is so of a file that stands alone, or of all, and ``OversizedFileError`` at once.
    """
    place, told = Path(path), skipped or _ignore
    faults: list[ReferenceFileError] = []
    n_read = 0
    try:
        for source in find_sources(place, told):
            try:
                for reference in _read(source, place, told):
                    n_read += 1
                    yield reference
            except OversizedFileError:  # made to exhaust what reads it, as no export is: nothing beside it is trusted
                raise
            except ReferenceFileError as error:
                if source.name == str(place):  # no archive or folder: there is nothing to go on with
                    raise
                faults.append(error)
                told(str(error))
    except _FAULTS as error:
        raise ReferenceFileError(f"{place} cannot be read ({error})") from error
    if not n_read:
        raise faults[0] if faults else ReferenceFileError(f"{place} holds no file of references")


def _read(source: Source, place: Path, told: Skipped) -> Iterator[Reference]:
    """Yield the references of one file; raises ``ReferenceFileError`` if it cannot be read or is in no known format."""
    try:
        with source.open() as file:
            shape = recognise(file.peek(HEAD_BYTES))
            if shape is None:
                names = ", ".join(dict.fromkeys(shape.name for shape in FORMATS))
                raise ReferenceFileError(f"{source.name} is in none of the formats that are read: {names}")
            yield from shape.load().references(file, _short(source, place), told)
    except _FAULTS as error:
        raise ReferenceFileError(f"{source.name} cannot be read ({error})") from error


def count_records(path: str | os.PathLike[str]) -> int | None:
    """Return about how many records a file of references holds, without reading them; ``None`` if nobody can say."""
    try:
        counts = [_count(source) for source in find_sources(Path(path), _ignore)]
    except (*_FAULTS, ReferenceFileError):
        return None  # reading it will say why
    known = [count for count in counts if count is not None]
    return sum(known) or None if len(known) == len(counts) else None


def _count(source: Source) -> int | None:
    with source.open() as file:
        shape = recognise(file.peek(HEAD_BYTES))
        if shape is None:
            return 0
        blocks = iter(lambda: file.read(HEAD_BYTES), b"")
        return sum(block.count(shape.mark) for block in blocks) if shape.mark else None


def _short(source: Source, place: Path) -> str:
    """Return the name of a file as messages and provenance give it: without the folders above ``place``."""
    return source.name.removeprefix(f"{place.parent}/") if place.parent != Path() else source.name


def _ignore(description: str) -> None:
    """Let a broken record pass unnamed."""
