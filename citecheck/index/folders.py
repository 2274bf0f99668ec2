"""A folder that appears whole or not at all: written beside its place, flushed to disk, renamed."""

from __future__ import annotations

import os
import secrets
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from citecheck.errors import IndexExistsError, ReferenceIndexError
from citecheck.index.manifest import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def new_folder(path: Path, *, replace: bool = False) -> Iterator[Path]:
    """Give a temporary folder to write into, and put it in place of ``path`` when the block ends without an error.

    Raises ``IndexExistsError`` when ``path`` is taken: by an index without ``replace``, or by anything else at all.
    """
    _check_place(path, replace=replace)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.building")
    try:
        draft.mkdir(parents=True)
        yield draft
        _flush(draft)
        _put_in_place(draft, path)
    except OSError as error:
        raise ReferenceIndexError(f"{path} cannot be written ({error}); choose another place or make room") from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _check_place(path: Path, *, replace: bool) -> None:
    if (path / MANIFEST).is_file():
        if not replace:
            raise IndexExistsError(f"{path} holds an index already; remove it, replace it or choose another place")
    elif path.exists() and not (path.is_dir() and not any(path.iterdir())):
        raise IndexExistsError(f"{path} exists and is not an index; choose another place")


def _put_in_place(draft: Path, path: Path) -> None:
    if not path.exists():
        draft.rename(path)
        return
    former = draft.with_suffix(".former")
    path.rename(former)
    draft.rename(path)
    shutil.rmtree(former)


def _flush(folder: Path) -> None:
    for file in folder.iterdir():
        with file.open("rb+") as opened:
            os.fsync(opened.fileno())
    if hasattr(os, "O_DIRECTORY"):  # Windows cannot flush folders
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
