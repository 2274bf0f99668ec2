"""Locks between processes that use one index folder; they end with the process that holds them.

Raises ``OSError`` where the file system knows no locks.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def locked(file: Path) -> Iterator[bool]:
    """Lock ``file``, made if need be, for one holder while the block runs; give whether that could be had at once."""
    descriptor = _open_current(file)
    try:
        yield descriptor is not None
    finally:
        if descriptor is not None:
            _unlock(descriptor)
            os.close(descriptor)


@contextmanager
def unread(file: Path) -> Iterator[bool]:
    """Give whether no reader shares ``file``, and let none share it while the block runs.

    Windows holds no lock: there a file that a reader has open cannot be removed in the first place. Where locks are
    unknown nobody shares.
    """
    descriptor = _open(file) if os.name == "posix" and file.exists() else None
    try:
        yield descriptor is None or _free(descriptor)
    finally:
        if descriptor is not None:
            os.close(descriptor)


def share(descriptor: int) -> None:
    """Say that the open file is being read, where files can be locked."""
    if sys.platform != "win32":
        try:
            fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError:
            return


def _open_current(file: Path) -> int | None:
    """Return the locked descriptor of ``file``, or None if it is taken.

    The writer that held the lock before may have removed the file, so the name has to lead to what was locked.
    """
    while True:
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            if not _lock(descriptor):
                os.close(descriptor)
                return None
            if _is_named(descriptor, file):
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _open(file: Path) -> int:
    try:
        return os.open(file, os.O_RDWR)  # what some network file systems ask of one who locks
    except PermissionError:
        return os.open(file, os.O_RDONLY)


def _is_named(descriptor: int, file: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), file.stat())
    except FileNotFoundError:
        return False


def _lock(descriptor: int) -> bool:
    if sys.platform == "win32":
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
    else:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


def _unlock(descriptor: int) -> None:
    if sys.platform == "win32":  # elsewhere the lock goes with the descriptor
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)


def _free(descriptor: int) -> bool:
    try:
        return _lock(descriptor)
    except OSError:
        return True
