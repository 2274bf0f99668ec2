"""Writing a generation of an index: readers see the whole of it or nothing, whatever happens in between.

Files, then the folder, then its name, then ``CURRENT``: each is flushed before the next one relies on it. Numbers are
never used again while a folder of that number stands, and what a writer that died has left is swept by the next one.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from citecheck.errors import (
    IndexBusyError,
    IndexDamagedError,
    IndexExistsError,
    IndexMissingError,
    ReferenceIndexError,
)
from citecheck.index import durable
from citecheck.index.layout import (
    CHECK_DIGITS,
    CURRENT,
    CURRENT_DRAFT,
    DRAFT_SUFFIX,
    LOCK,
    MANIFEST,
    Generation,
    current_generation,
    generation_folder,
    holds_only_layout,
    number_of,
    render_current,
)
from citecheck.index.locks import locked
from citecheck.index.manifest import read_manifest, read_manifest_data, size_problems
from citecheck.index.sweeping import listed_files, sweep, sweep_leftovers

if TYPE_CHECKING:
    from collections.abc import Iterator

Expectation: TypeAlias = Literal["absent", "present", "any"]
"""What a writer expects to find: no index, an index in order, or whichever, also a damaged one that it replaces."""

_WAYS_OUT = {
    errno.ENOSPC: "make room or choose another place",
    errno.EDQUOT: "make room or choose another place",
    errno.EROFS: "choose another place",
    errno.EACCES: "allow writing there or choose another place",
    errno.EPERM: "allow writing there or choose another place",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A generation that is being written: its folder, and the folder of the generation that it follows, if any.

    Files that do not change may be linked from there (``durable.link_or_copy``); no file of it may be changed in place.
    """

    folder: Path
    former: Path | None


@contextmanager
def new_generation(path: str | os.PathLike[str], *, expect: Expectation) -> Iterator[Draft]:
    """Give a folder to write files and manifest into, and publish it when the block ends without an error.

    On an error, also an interrupt, the index stays as it was. Files that were opened in the folder must be closed
    before the block ends. Raises ``IndexExistsError`` or ``IndexMissingError`` where the expectation fails,
    ``IndexBusyError`` while another process writes, ``ReferenceIndexError`` when the folder cannot be written.
    """
    index = Path(path)
    with _explained(index), _place(index, expect), locked(index / LOCK) as is_writer:
        if not is_writer:
            raise IndexBusyError(f"{index} is being written by another process; wait until it has ended and try again")
        former = _former(index, expect)
        number = 1 + max((number_of(folder) for folder in index.iterdir()), default=0)
        draft = generation_folder(index, number).with_suffix(DRAFT_SUFFIX)
        try:
            sweep_leftovers(index, former)
            if former is None:  # the writer that made the folder may have died before its name was durable
                durable.flush_folder(index.parent)
            draft.mkdir()
            yield Draft(draft, former.folder if former else None)
            published = _publish(index, draft, generation_folder(index, number))
        except BaseException:
            _take_back(index, number)
            raise
        with suppress(OSError):
            sweep(index, {published.number, former.number if former else 0})


def _publish(index: Path, draft: Path, folder: Path) -> Generation:
    manifest = read_manifest(Generation(draft))
    problems = size_problems(draft, manifest)
    if problems:
        raise IndexDamagedError(f"{'; '.join(problems)}; nothing was published")
    for file in sorted(draft.iterdir()):
        durable.flush_file(file)
    durable.flush_folder(draft)
    durable.move(draft, folder)
    durable.flush_folder(index)
    published = Generation(folder, manifest.digest[:CHECK_DIGITS])
    durable.write_file(index / CURRENT_DRAFT, render_current(published))
    durable.move(index / CURRENT_DRAFT, index / CURRENT)
    try:
        durable.flush_folder(index)
    except OSError as error:
        raise ReferenceIndexError(
            f"{index} is written, and the disk does not confirm it ({error}); check the disk, then: "
            f"citecheck index verify {index}"
        ) from error
    return published


def _take_back(index: Path, number: int) -> None:
    """Remove the generation ``number`` and what belongs to it, unless ``CURRENT`` names it already."""
    folder = generation_folder(index, number)
    if _names(index, folder):
        return
    for left in (folder.with_suffix(DRAFT_SUFFIX), folder):
        with suppress(OSError):
            durable.remove_folder(left)
    with suppress(OSError):
        (index / CURRENT_DRAFT).unlink()
    _remove_lock(index)


def _names(index: Path, folder: Path) -> bool:
    try:
        return current_generation(index).folder == folder
    except (ReferenceIndexError, OSError):
        return False


# What stands at the place before the first byte is written.


@contextmanager
def _place(index: Path, expect: Expectation) -> Iterator[None]:
    """Make the folder of the index if need be, and remove it again when nothing could be published."""
    if expect != "present" and index.exists() and not _is_index(index):
        raise IndexExistsError(f"{index} exists and is not an index; choose another place")
    _former(index, expect)
    made = durable.make_folder(index)
    try:
        yield
    except BaseException:
        if sys.platform == "win32":  # an open file cannot be removed there, so this comes after the lock
            _remove_lock(index)
        with suppress(OSError):
            for folder in reversed(made):
                folder.rmdir()
        raise


def _remove_lock(index: Path) -> None:
    """Remove the lock of a folder that holds nothing else, so that it is again as it was found."""
    with suppress(OSError):
        if [entry.name for entry in index.iterdir()] == [LOCK]:
            (index / LOCK).unlink()


def _is_index(path: Path) -> bool:
    if not path.is_dir():
        return False
    if (path / MANIFEST).is_file():
        return listed_files(path / MANIFEST) is not None
    if holds_only_layout(path):
        return True
    try:
        return bool(current_generation(path).number)
    except ReferenceIndexError:
        return False


def _former(index: Path, expect: Expectation) -> Generation | None:
    """Return the generation that readers see now, as far as the writer expects one."""
    try:
        former = current_generation(index)
        if expect == "present":
            read_manifest_data(former)
    except IndexMissingError:
        if expect == "present":
            raise
        return None
    except IndexDamagedError:
        if expect == "present":
            raise
        former = None
    if expect == "absent":
        raise IndexExistsError(f"{index} holds an index already; remove it, replace it or choose another place")
    return former


# Errors of the file system, in words.


@contextmanager
def _explained(index: Path) -> Iterator[None]:
    """Turn errors of the disk into ``ReferenceIndexError``; those of files elsewhere stay what they are."""
    try:
        yield
    except OSError as error:
        if _is_elsewhere(error, index):
            raise
        way_out = _WAYS_OUT.get(error.errno or 0, "choose another place or make room")
        kept = "; what it held is as it was" if _is_held(index) else ""
        raise ReferenceIndexError(f"{index} cannot be written ({error}){kept}; {way_out}") from error


def _is_elsewhere(error: OSError, index: Path) -> bool:
    if not isinstance(error.filename, str | os.PathLike):
        return False
    file, place = Path(error.filename).absolute(), index.absolute()
    return place not in (file, *file.parents) and file not in place.parents


def _is_held(index: Path) -> bool:
    try:
        return current_generation(index) is not None
    except (ReferenceIndexError, OSError):
        return False
