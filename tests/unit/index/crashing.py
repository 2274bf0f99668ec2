"""Writers that die: at each operation on files in turn, with a disk that refuses it, or with the power cut.

``operations(action, root)`` runs an action and names what it does to files below ``root``; ``crash`` runs it again and
dies at one of these; ``refused`` lets one fail; ``power_cuts`` gives what a disk holds if the power goes at each.
All watch the functions of ``os`` and ``open``, whoever calls them; what a C library writes is seen when it is flushed.
"""

from __future__ import annotations

import builtins
import io
import os
import stat
import warnings
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

WATCHED = ("fsync", "link", "mkdir", "remove", "rename", "replace", "rmdir", "unlink", "write")
CRASHED = 77
"""Exit code of a child that died where it should."""
_OPENED = {}
"""The path by which each descriptor was opened: a file with several names is called by the one that was used."""


class Died(BaseException):
    """Stands for the end of the process where it cannot be forked; nothing is written after it."""


def operations(action, root):
    """Return the operations of ``action`` on files below ``root``, such as ``replace CURRENT.tmp CURRENT``."""
    found = []
    with watched(root, lambda operation, perform: (found.append(operation), perform())[1]):
        action()
    return found


def crash(action, root, number, *, after=False, torn=False):
    """Run ``action`` in a child process that dies right before (or after) operation ``number``, and see it die there.

    With ``torn`` it dies in the middle of the operation, if that is a write.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # threads of numeric libraries sleep while children run
        child = os.fork()
    if not child:
        _die_at(action, root, number, after=after, torn=torn)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == CRASHED, f"nothing died at operation {number}"


def crash_here(action, root, number):
    """Run ``action`` in this process as if it died before operation ``number``: no later one reaches the disk.

    For actions that use threads of a C library, which do not survive a fork, and for systems without forks.
    """
    counted = iter(range(number))

    def die(operation, perform):
        if next(counted, None) is None:
            raise Died(operation)
        return perform()

    with watched(root, die), pytest.raises(Died):
        action()


@contextmanager
def refused(root, number, error):
    """Let operation ``number`` below ``root`` fail with ``error`` while the block runs; give a list of what failed."""
    failed, seen = [], []

    def refuse(operation, perform):
        seen.append(operation)
        if len(seen) == number + 1:
            failed.append(operation)
            raise error
        return perform()

    with watched(root, refuse):
        yield failed


def power_cuts(action, root):
    """Yield (number of operations done, files left) for each moment of ``action`` at which the power may go.

    Files left are nested dictionaries of names. What was not flushed is lost: once in full, and once with names that
    reached the disk before the content of their files, which is then cut.
    """
    disk = Disk(root)
    moments = []

    def watch(operation, perform):
        disk.look()
        moments.extend([disk.left(eager=False), disk.left(eager=True)])
        return perform()

    try:
        with watched(root, watch, flushed=disk.flush):
            action()
        disk.look()
        moments.extend([disk.left(eager=False), disk.left(eager=True)])
    finally:
        disk.close()
    return [(number // 2, left) for number, left in enumerate(moments)]


def restore(left, folder):
    """Write nested dictionaries of names, as of ``power_cuts``, into ``folder``."""
    folder.mkdir(exist_ok=True)
    for name, content in left.items():
        if isinstance(content, dict):
            restore(content, folder / name)
        else:
            (folder / name).write_bytes(content)


class Disk:
    """What is durable of the files below a folder: contents by flushes of files, names by flushes of folders."""

    def __init__(self, root):
        self._root = root
        self._open = {}  # keeps every inode in use, so that no number is given twice
        self._contents = {}
        self._names = {}
        self.look()
        for number in list(self._open):
            self._flush_inode(number)

    def look(self):
        """Notice files that are new; nothing of them is durable yet."""
        for path in (self._root, *self._root.rglob("*")):
            with suppress(OSError):
                number = path.stat().st_ino
                if number not in self._open:
                    self._open[number] = os.open(path, os.O_RDONLY)

    def flush(self, descriptor):
        """Make durable what the open file or folder holds now."""
        self.look()
        self._flush_inode(os.fstat(descriptor).st_ino)

    def left(self, *, eager):
        """Return what is on the disk; ``eager`` for names that are there without having been flushed."""
        return self._folder(self._root.stat().st_ino, eager=eager)

    def close(self):
        """Let the files go."""
        for descriptor in self._open.values():
            os.close(descriptor)

    def _flush_inode(self, number):
        descriptor = self._open[number]
        if _is_folder(descriptor):
            self._names[number] = self._listing(descriptor)
        else:
            self._contents[number] = _content(descriptor)

    def _listing(self, descriptor):
        with os.scandir(descriptor) as entries:
            return {entry.name: entry.inode() for entry in entries if entry.inode() in self._open}

    def _folder(self, number, *, eager):
        names = self._listing(self._open[number]) if eager else self._names.get(number, {})
        return {name: self._entry(child, eager=eager) for name, child in names.items()}

    def _entry(self, number, *, eager):
        descriptor = self._open[number]
        if _is_folder(descriptor):
            return self._folder(number, eager=eager)
        live = _content(descriptor)
        return self._contents.get(number, live[: len(live) // 2])


@contextmanager
def watched(root, around, flushed=lambda descriptor: None):
    """Call ``around(operation, perform)`` for each operation on files below ``root`` while the block runs."""
    root = Path(root)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "open", _remember(os.open))
        for name in WATCHED:
            patch.setattr(os, name, _watch(name, getattr(os, name), root, around, flushed))
        opened = _watch_open(io.open, root, around)
        patch.setattr(io, "open", opened)
        patch.setattr(builtins, "open", opened)
        yield


def _remember(function):
    def opening(path, *arguments, **options):
        descriptor = function(path, *arguments, **options)
        _OPENED[descriptor] = Path(os.fsdecode(path))
        return descriptor

    return opening


def _watch(name, function, root, around, flushed):
    def watching(*arguments, **options):
        n_files = 2 if name in {"link", "rename", "replace"} else 1
        names = [_name(argument, root, options) for argument in arguments[:n_files]]
        if None in names:
            return function(*arguments, **options)

        def perform(*instead):
            answer = function(*(instead or arguments), **options)
            if name == "fsync":
                flushed(arguments[0])
            return answer

        perform.arguments = arguments
        return around(" ".join([name, *names]), perform)

    return watching


def _watch_open(function, root, around):
    def opening(file, mode="r", *arguments, **options):
        name = _name(file, root, {}) if set(mode) & set("wax+") else None
        if name is None:
            return function(file, mode, *arguments, **options)
        return around(f"open {name}", lambda: function(file, mode, *arguments, **options))

    return opening


def _name(file, root, options):
    """Return the name below ``root`` of a path or of an open file; None for what lies elsewhere."""
    if isinstance(file, int):
        found = os.fstat(file)
        paths = (*([_OPENED[file]] if file in _OPENED else []), root, *root.rglob("*"))
        return next((_below(path, root) for path in paths if _is_same(path, found)), None)
    if options.get("dir_fd") is not None:
        return os.fsdecode(file)
    return _below(Path(os.fsdecode(file)), root)


def _is_same(path, found):
    with suppress(OSError):
        return os.path.samestat(path.stat(), found)
    return False


def _below(path, root):
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else None


def _die_at(action, root, number, *, after, torn):
    """Run ``action`` in the child; the parent sees from the exit code whether it came to operation ``number``."""
    counted = iter(range(number))

    def die(operation, perform):
        if next(counted, None) is not None:
            return perform()
        if torn and operation.startswith("write"):
            descriptor, content = perform.arguments
            perform(descriptor, content[: len(content) // 2])
        elif after:
            perform()
        os._exit(CRASHED)

    code = 1
    try:
        with watched(root, die):
            action()
        code = 0
    finally:
        os._exit(code)


def _is_folder(descriptor):
    return stat.S_ISDIR(os.fstat(descriptor).st_mode)


def _content(descriptor):
    return os.pread(descriptor, os.fstat(descriptor).st_size, 0)
