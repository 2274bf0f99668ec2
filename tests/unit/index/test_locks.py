"""One holder at a time, and no holder by mistake."""

from __future__ import annotations

import errno
import os

import pytest

from citecheck.errors import ReferenceIndexError
from citecheck.index import locks
from citecheck.index.locks import locked, share, unread

posix = pytest.mark.skipif(os.name == "nt", reason="Windows holds files open instead of locking them")


def test_a_lock_is_had_once_at_a_time(tmp_path):
    file = tmp_path / "LOCK"
    with locked(file) as first, locked(file) as second:
        assert (first, second) == (True, False)
    with locked(file) as third:
        assert third


@posix
def test_a_lock_on_a_file_that_is_gone_is_none(tmp_path, monkeypatch):
    """The holder before may remove the file between opening and locking: then its name has to be locked anew."""
    file, lock = tmp_path / "LOCK", locks._lock
    removed = []

    def late(descriptor):
        if not removed:
            removed.append(file.unlink())
        return lock(descriptor)

    monkeypatch.setattr(locks, "_lock", late)
    with locked(file) as is_held:
        assert is_held
        monkeypatch.setattr(locks, "_lock", lock)
        with locked(file) as is_held_twice:
            assert not is_held_twice
    assert removed


@posix
def test_a_file_that_is_read_is_told_from_one_that_is_not(tmp_path):
    file = tmp_path / "manifest.json"
    file.write_bytes(b"")
    descriptor = os.open(file, os.O_RDONLY)
    share(descriptor)
    with unread(file) as is_unread:
        assert not is_unread
    os.close(descriptor)
    with unread(file) as is_unread, unread(tmp_path / "none") as is_unread_too:
        assert (is_unread, is_unread_too) == (True, True)


@posix
def test_without_locks_nothing_is_written_and_nobody_is_taken_for_a_reader(stored, tmp_path, monkeypatch):
    import fcntl

    def refuse(descriptor, operation):
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    stored.publish(tmp_path / "index", "old")
    monkeypatch.setattr(fcntl, "flock", refuse)
    with pytest.raises(ReferenceIndexError, match=r"cannot be written .*; what it held is as it was; choose another"):
        stored.publish(tmp_path / "index", "new")
    with unread(tmp_path / "index" / "gen-1" / "manifest.json") as is_unread:
        assert is_unread
