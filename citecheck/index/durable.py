"""The operations on files that must outlast a loss of power, each a small function.

A file is durable once its content is flushed and the folder that names it is flushed too; a rename once the folder is.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
import time
from contextlib import suppress
from pathlib import Path

if sys.platform == "darwin":
    import fcntl

_BINARY = getattr(os, "O_BINARY", 0)
_UNKNOWN = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}
"""What file systems answer that know no flushing of folders."""
_PAUSES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds between attempts on Windows, where a file that somebody has open, if only to read it, cannot be replaced."""


def write_file(file: Path, content: bytes) -> None:
    """Write ``content`` to ``file`` and flush it."""
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, 0o666)
    try:
        while content:
            content = content[os.write(descriptor, content) :]
        _flush(descriptor)
    finally:
        os.close(descriptor)


def flush_file(file: Path) -> None:
    """Flush what was written to ``file``, by whoever wrote it."""
    descriptor = os.open(file, os.O_RDWR if sys.platform == "win32" else os.O_RDONLY)
    try:
        _flush(descriptor)
    finally:
        os.close(descriptor)


def flush_folder(folder: Path) -> None:
    """Flush the names that ``folder`` holds; Windows cannot and keeps a journal of them itself."""
    if sys.platform == "win32":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except PermissionError:
        return  # a folder that one may enter and not list
    try:
        _flush(descriptor)
    except OSError as error:
        if error.errno not in _UNKNOWN:
            raise
    finally:
        os.close(descriptor)


def make_folder(folder: Path) -> tuple[Path, ...]:
    """Make ``folder`` and the folders above it that are missing, flushed; return those made, the uppermost first."""
    if folder.is_dir():
        return ()
    above = make_folder(folder.parent)
    try:
        folder.mkdir()
    except FileExistsError:
        return above
    try:
        flush_folder(folder.parent)
    except BaseException:
        folder.rmdir()
        raise
    return (*above, folder)


def move(source: Path, target: Path) -> None:
    """Give ``source`` the name ``target`` at once, in place of a file that has it."""
    for pause in _PAUSES:
        try:
            source.replace(target)
        except PermissionError:
            if sys.platform != "win32":
                raise
            time.sleep(pause)
        else:
            return
    source.replace(target)


def read_file(file: Path, limit: int) -> bytes:
    """Return the first ``limit`` bytes of ``file``, also while it is being replaced."""
    for pause in _PAUSES:
        try:
            return _read(file, limit)
        except PermissionError:
            if sys.platform != "win32":
                raise
            time.sleep(pause)
    return _read(file, limit)


def remove_folder(folder: Path, first: str = "") -> None:
    """Remove ``folder`` and all in it; ``first`` is the file that goes first, if it is there."""
    if first:
        (folder / first).unlink(missing_ok=True)
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
    folder.rmdir()


def link_or_copy(source: Path, target: Path) -> None:
    """Make ``target`` the same file as ``source``, or a copy of it where the file system has no hard links.

    Neither may be changed in place afterwards: that would change both.
    """
    with suppress(OSError):
        os.link(source, target)
        return
    shutil.copyfile(source, target)


def _read(file: Path, limit: int) -> bytes:
    with file.open("rb") as opened:
        return opened.read(limit)


def _flush(descriptor: int) -> None:
    os.fsync(descriptor)
    if sys.platform == "darwin":  # fsync leaves the data in the cache of the drive there
        with suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
