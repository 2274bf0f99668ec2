"""Readers hold the generation they read, from the first moment, wherever that can be done."""

from __future__ import annotations

import errno
import gc
import os

import pytest

from citecheck.errors import IndexMissingError
from citecheck.index import pins
from citecheck.index.layout import MANIFEST
from citecheck.index.pins import pin

posix = pytest.mark.skipif(os.name == "nt", reason="Windows holds files open instead of locking them")


@pytest.fixture
def index(stored, tmp_path):
    stored.publish(tmp_path / "index", "zero")
    return tmp_path / "index"


@pytest.mark.parametrize("moment", ["before the file is opened", "before it is locked"])
def test_a_generation_that_is_swept_while_it_is_being_held_is_let_go_for_the_next(stored, index, monkeypatch, moment):
    texts = iter(["one", "two", "three", "four"])
    name = "_hold" if moment == "before the file is opened" else "share"
    function = getattr(pins, name)

    def late(argument):
        for _ in range(2):  # two generations later the first is swept
            text = next(texts, None)
            if text:
                stored.publish(index, text)
        return function(argument)

    monkeypatch.setattr(pins, name, late)
    held = pin(index)
    assert next(texts, None) is None
    assert stored.read_pinned(held) == "four"


@posix
def test_a_reader_that_is_forgotten_holds_nothing(stored, index):
    held = pin(index)
    del held
    gc.collect()
    stored.publish(index, "one")
    stored.publish(index, "two")
    assert not (index / "gen-1").exists()


def test_a_pin_is_closed_once_or_twice(index):
    with pin(index) as held:
        held.close()
    held.close()


@posix
def test_a_file_system_without_locks_is_read_without_them(stored, index, monkeypatch):
    import fcntl

    def refuse(descriptor, operation):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    assert stored.read(index) == "zero"


@posix
def test_a_folder_that_may_only_be_read_is_read(stored, index):
    for path in (index / "gen-1" / MANIFEST, index / "gen-1", index):
        path.chmod(path.stat().st_mode & ~0o222)
    try:
        assert stored.read(index) == "zero"
    finally:
        for path in (index, index / "gen-1"):
            path.chmod(0o755)


def test_there_is_nothing_to_hold_where_there_is_no_index(tmp_path):
    with pytest.raises(IndexMissingError):
        pin(tmp_path)
