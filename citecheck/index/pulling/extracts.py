"""The wanted references of one file of a collection, kept in a file of their own until all of them are an index.

Such an extract is what a pull that was stopped goes on from: it is there whole or not at all.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from citecheck.errors import ConfigurationError, ReferenceFileError
from citecheck.index.durable import flush_file, make_folder, move
from citecheck.index.importers import import_references
from citecheck.index.importers.formats import recognise
from citecheck.index.importers.lines import read_lines
from citecheck.index.importers.opening import HEAD_BYTES, find_sources
from citecheck.index.serialising import reference_from_dict, reference_to_dict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from citecheck.datatypes import Reference
    from citecheck.index.pulling.filters import Selection
    from citecheck.index.pulling.recipes import Recipe
    from citecheck.index.pulling.watching import Watcher

REPORTED_EVERY = 1_000
"""References between two reports of progress."""


def extract_name(name: str, identity: object, selection: Selection) -> str:
    """Return the name of the extract of the file ``name``: another one for other content or other filters."""
    digest = hashlib.sha256(f"{identity!r} {sorted(selection.written)!r}".encode()).hexdigest()
    return f"{name}-{digest[:16]}.jsonl.gz"


def check_selection(recipe: Recipe, selection: Selection) -> None:
    """Raise ``ConfigurationError`` for a filter that says nothing about this collection."""
    if selection.categories and not recipe.categories:
        raise ConfigurationError(
            f"{recipe.name} names no field of study for a work; filter it by year or venue, not by field"
        )


def is_recognised(file: Path) -> bool:
    """Tell whether ``file``, or a member of the archive that it is, is in a format of references."""
    for item in find_sources(file, lambda _: None):
        with item.open() as opened:
            if recognise(opened.peek(HEAD_BYTES)):
                return True
    return False


def write_extract(source: Path, target: Path, recipe: Recipe, selection: Selection, watcher: Watcher) -> int:
    """Write the wanted references of the file or folder ``source`` to ``target``, and return how many were read.

    Raises ``ReferenceFileError`` for a file that cannot be read, and ``OSError`` as the disk does.
    """
    make_folder(target.parent)
    draft = target.with_name(f"{target.name}.part")
    n_read = 0
    with (
        _of_wanted_fields(source, draft, recipe, selection) as narrowed,
        gzip.GzipFile(draft, "wb", compresslevel=1, mtime=0) as file,
    ):
        for reference in import_references(narrowed, watcher.left_out) if narrowed else ():
            n_read += 1
            if n_read % REPORTED_EVERY == 0:
                watcher.read(source.name, n_read)
            if selection(reference):
                data = reference_to_dict(_stamped(reference, recipe, source.name))
                file.write(json.dumps(data, separators=(",", ":")).encode() + b"\n")
    watcher.read(source.name, n_read)
    flush_file(draft)
    move(draft, target)
    return n_read


def read_extracts(files: Iterable[Path]) -> Iterator[Reference]:
    """Yield the references of all extracts, file by file."""
    for file in files:
        try:
            with gzip.open(file) as lines:
                for line in lines:
                    yield reference_from_dict(json.loads(line))
        except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
            raise ReferenceFileError(f"{file} was altered ({error}); remove it and pull again") from error


def _stamped(reference: Reference, recipe: Recipe, name: str) -> Reference:
    """Return ``reference`` with the name and licence of its collection, where it has only that of the file ``name``."""
    provenance = tuple(
        replace(
            item,
            source=recipe.title if item.source.startswith(name) else item.source,
            licence=item.licence or recipe.licence,
        )
        for item in reference.provenance
    )
    return replace(reference, provenance=provenance)


@contextmanager
def _of_wanted_fields(source: Path, draft: Path, recipe: Recipe, selection: Selection) -> Iterator[Path | None]:
    """Give ``source``, or where fields are filtered a file of the lines that belong to one, ``None`` if none does.

    References keep no fields of study, so these are asked of the JSON Lines as they came.
    """
    if not selection.categories:
        yield source
        return
    narrowed = draft.with_name(f"{source.name}.jsonl")
    try:
        with narrowed.open("wb") as file:
            for line in _lines(source):
                if selection.has_category(_categories(line, recipe.categories)):
                    file.write(line)
        yield narrowed if narrowed.stat().st_size else None
    finally:
        narrowed.unlink(missing_ok=True)


def _lines(source: Path) -> Iterator[bytes]:
    for item in find_sources(source, lambda _: None):
        with item.open() as file:
            for _, line in read_lines(file, item.name):
                yield line


def _categories(line: bytes, key: str) -> list[str]:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        return []
    found = data.get(key) if isinstance(data, dict) else None
    return found.split() if isinstance(found, str) else [str(item) for item in found or () if isinstance(item, str)]
