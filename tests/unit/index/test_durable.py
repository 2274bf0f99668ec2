"""Small operations on files that keep what they promise, also where the file system is poor."""

from __future__ import annotations

import errno
import os

import pytest

from citecheck.index import durable

needs_flushes = pytest.mark.skipif(os.name == "nt", reason="folders have no flushes here")


@pytest.mark.parametrize("content", [b"", b"gen-1\n", b"\r\n\x00\x1a" * 100_000])
def test_a_file_holds_what_was_written_in_place_of_what_it_held(tmp_path, content):
    (tmp_path / "file").write_bytes(b"longer than what comes" * 2)
    durable.write_file(tmp_path / "file", content)
    assert (tmp_path / "file").read_bytes() == content
    assert durable.read_file(tmp_path / "file", 4) == content[:4]


def test_a_file_is_written_whole_by_a_disk_that_takes_a_byte_at_a_time(tmp_path, monkeypatch):
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, content: write(descriptor, content[:1]))
    durable.write_file(tmp_path / "file", b"gen-1\n")
    assert (tmp_path / "file").read_bytes() == b"gen-1\n"


@needs_flushes
def test_every_folder_that_is_made_is_flushed_into_the_one_above(crashing, tmp_path):
    found = crashing.operations(lambda: durable.make_folder(tmp_path / "a" / "b"), tmp_path)
    assert found == ["mkdir a", "fsync .", "mkdir a/b", "fsync a"]
    assert durable.make_folder(tmp_path / "a" / "b") == ()
    assert durable.make_folder(tmp_path / "a" / "c" / "d") == (tmp_path / "a" / "c", tmp_path / "a" / "c" / "d")


def test_a_file_takes_the_place_of_another(tmp_path):
    (tmp_path / "new").write_bytes(b"new")
    (tmp_path / "old").write_bytes(b"old")
    durable.move(tmp_path / "new", tmp_path / "old")
    assert [path.name for path in tmp_path.iterdir()] == ["old"]
    assert (tmp_path / "old").read_bytes() == b"new"


def test_a_link_is_the_same_file(tmp_path):
    (tmp_path / "file").write_bytes(b"content")
    durable.link_or_copy(tmp_path / "file", tmp_path / "other")
    assert (tmp_path / "file").samefile(tmp_path / "other")


@pytest.mark.parametrize("number", [errno.EPERM, errno.ENOTSUP, errno.EXDEV, errno.EMLINK], ids=errno.errorcode.get)
def test_a_file_system_without_links_gets_copies(tmp_path, monkeypatch, number):
    def refuse(source, target):
        raise OSError(number, os.strerror(number))

    (tmp_path / "file").write_bytes(b"content")
    monkeypatch.setattr(os, "link", refuse)
    durable.link_or_copy(tmp_path / "file", tmp_path / "other")
    assert (tmp_path / "other").read_bytes() == b"content"
    assert not (tmp_path / "file").samefile(tmp_path / "other")


def test_a_folder_is_removed_with_all_in_it_and_the_first_file_first(crashing, tmp_path):
    (tmp_path / "gen" / "inner").mkdir(parents=True)
    for name in ("a", "manifest.json", "inner/b"):
        (tmp_path / "gen" / name).write_bytes(b"")
    found = crashing.operations(lambda: durable.remove_folder(tmp_path / "gen", first="manifest.json"), tmp_path)
    assert found[0] == "unlink gen/manifest.json"
    assert not (tmp_path / "gen").exists()


@needs_flushes
@pytest.mark.parametrize(("number", "is_passed_on"), [(errno.EINVAL, False), (errno.ENOTSUP, False), (errno.EIO, True)])
def test_a_folder_that_cannot_be_flushed_is_told_from_a_disk_that_fails(tmp_path, monkeypatch, number, is_passed_on):
    def refuse(descriptor):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    if is_passed_on:
        with pytest.raises(OSError, match=os.strerror(number)):
            durable.flush_folder(tmp_path)
    else:
        durable.flush_folder(tmp_path)
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OSError, match=os.strerror(number)):
        durable.flush_file(tmp_path / "file")
