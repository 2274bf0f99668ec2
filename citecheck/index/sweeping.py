"""Sweeping an index folder of what no reader needs. What cannot be removed now is left for the next writer.

Only the writer that holds the lock sweeps.
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING

from citecheck.index import durable
from citecheck.index.layout import (
    CURRENT,
    CURRENT_DRAFT,
    DRAFT_SUFFIX,
    FLAT_MANIFEST,
    MANIFEST,
    Generation,
    number_of,
)
from citecheck.index.locks import unread
from citecheck.index.manifest import MAX_MANIFEST_BYTES, is_plain_name

if TYPE_CHECKING:
    from pathlib import Path


def sweep_leftovers(index: Path, former: Generation | None) -> None:
    """Remove what writers that died have left; of an index whose ``CURRENT`` is damaged only what no one published."""
    with suppress(OSError):
        (index / CURRENT_DRAFT).unlink(missing_ok=True)
    for folder in _generations(index):
        if folder.name.endswith(DRAFT_SUFFIX):
            with suppress(OSError):
                durable.remove_folder(folder)
    if (index / CURRENT).exists() and former is None:
        return
    durable.flush_folder(index)  # a writer may have died before what CURRENT says was durable
    number = former.number if former else 0
    earlier = [number_of(folder) for folder in _generations(index) if number_of(folder) < number]
    sweep(index, {number, max(earlier, default=0)})


def sweep(index: Path, kept: set[int]) -> None:
    """Remove the generations but those ``kept`` and those that are being read."""
    for folder in _generations(index):
        if number_of(folder) not in kept:
            with suppress(OSError), unread(folder / MANIFEST) as is_unread:
                if is_unread:
                    durable.remove_folder(folder, first=MANIFEST)
    if (index / CURRENT).exists():
        with suppress(OSError), unread(index / MANIFEST) as is_unread:
            if is_unread:
                _sweep_flat(index)


def _generations(index: Path) -> list[Path]:
    return sorted(entry for entry in index.iterdir() if number_of(entry))


def _sweep_flat(index: Path) -> None:
    """Remove the files of a folder without generations, named by its manifest, which goes last."""
    manifest = index / FLAT_MANIFEST
    if (index / MANIFEST).is_file() and listed_files(index / MANIFEST) is not None:
        durable.move(index / MANIFEST, manifest)
    if not manifest.is_file():
        return
    for name in listed_files(manifest) or ():
        (index / name).unlink(missing_ok=True)
    manifest.unlink()


def listed_files(manifest: Path) -> tuple[str, ...] | None:
    """Return the names that a manifest of any schema lists: none if it is cut short, None if it is no manifest."""
    try:
        data = json.loads(durable.read_file(manifest, MAX_MANIFEST_BYTES))
    except (OSError, ValueError, RecursionError):
        return ()
    if not (isinstance(data, dict) and "schema" in data and isinstance(data.get("files"), dict)):
        return None
    return tuple(name for name in data["files"] if is_plain_name(name))
