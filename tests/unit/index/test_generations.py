"""Publishing generations: what is kept, what is swept, who may write where."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from citecheck.errors import (
    IndexBusyError,
    IndexDamagedError,
    IndexExistsError,
    IndexMissingError,
    ReferenceIndexError,
)
from citecheck.index.generations import new_generation
from citecheck.index.layout import CURRENT, LOCK, MANIFEST
from citecheck.index.manifest import read_manifest
from citecheck.index.pins import pin

posix = pytest.mark.skipif(os.name == "nt", reason="Windows holds files open instead of locking them")


def names(folder):
    return sorted(entry.name for entry in folder.iterdir())


@pytest.fixture
def index(tmp_path):
    return tmp_path / "index"


def test_the_last_two_generations_are_kept(stored, index):
    for number in range(1, 5):
        stored.publish(index, f"text {number}")
        kept = [f"gen-{known}" for known in range(max(1, number - 1), number + 1)]
        assert names(index) == sorted([CURRENT, LOCK, *kept])
    assert stored.read(index) == "text 4"
    assert stored.read(index / "gen-3") == "text 3"


def test_a_draft_names_the_folder_that_it_follows(stored, index):
    with new_generation(index, expect="absent") as draft:
        assert draft.former is None
        stored.write(draft.folder, "one")
    with new_generation(index, expect="present") as draft:
        assert draft.former == index / "gen-1"
        assert draft.folder.parent == index
        stored.write(draft.folder, "two", draft.former)
    assert (index / "gen-1" / "keys.npy").samefile(index / "gen-2" / "keys.npy")


def test_folders_above_the_index_are_made(stored, tmp_path):
    stored.publish(tmp_path / "a" / "b" / "index", "deep", expect="absent")
    assert stored.read(tmp_path / "a" / "b" / "index") == "deep"


def test_a_number_is_not_used_again_while_its_folder_stands(stored, index):
    """A folder that a writer left behind would stop every later one if numbers went by CURRENT alone."""
    stored.publish(index, "one")
    for name in ("gen-2", "gen-7"):
        (index / name).mkdir()
    stored.publish(index, "two")
    assert names(index) == [CURRENT, LOCK, "gen-1", "gen-8"]


@posix
def test_what_current_says_is_durable_before_anything_is_swept(crashing, stored, index, tmp_path):
    """The writer before may have died in between; of a generation the manifest goes first, so that no part is read."""
    stored.publish(index, "one")
    shutil.copytree(index / "gen-1", tmp_path / "kept")
    for text in ("two", "three"):
        stored.publish(index, text)
    shutil.move(tmp_path / "kept", index / "gen-1")
    found = crashing.operations(lambda: stored.publish(index, "four"), index)
    swept = [operation for operation in found if operation.startswith(("unlink gen-1/", "rmdir gen-1"))]
    assert swept[0] == "unlink gen-1/manifest.json"
    assert swept[-1] == "rmdir gen-1"
    assert found.index("fsync .") < found.index(swept[0])


@posix
def test_the_name_of_a_folder_that_another_writer_made_is_durable(crashing, stored, index):
    index.mkdir()
    found = crashing.operations(lambda: stored.publish(index, "one"), index.parent)
    assert found.index("fsync .") < found.index("replace index/CURRENT.tmp index/CURRENT")


@pytest.mark.parametrize("expect", ["absent", "any"])
def test_a_folder_of_other_things_is_left_alone(stored, tmp_path, expect):
    (tmp_path / "letter.txt").write_text("dear", encoding="utf-8")
    (tmp_path / "gen-1").mkdir()
    with pytest.raises(IndexExistsError, match="exists and is not an index; choose another place"):
        stored.publish(tmp_path, "new", expect=expect)
    assert names(tmp_path) == ["gen-1", "letter.txt"]


@pytest.mark.parametrize(
    "made",
    [
        {"gen-1": None},
        {"gen-1": None, "gen-2": None},
        {CURRENT: b"gen-1 0123456789abcdef\n"},
        {CURRENT: b"MANIFEST-000001\n", LOCK: b"", "000003.log": b""},
        {MANIFEST: b'{"manifest_version": 3, "name": "an extension of a browser"}'},
        {MANIFEST: b"[]"},
    ],
    ids=["a folder", "two folders", "no lock", "another database", "another manifest", "a list"],
)
def test_a_folder_that_resembles_an_index_is_left_alone(stored, tmp_path, made):
    for name, content in made.items():
        (tmp_path / name).mkdir() if content is None else (tmp_path / name).write_bytes(content)
    with pytest.raises(IndexExistsError, match="is not an index"):
        stored.publish(tmp_path, "new")
    assert names(tmp_path) == sorted(made)


def test_a_file_is_not_an_index(stored, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(IndexExistsError, match="is not an index"):
        stored.publish(tmp_path / "file", "new")


@pytest.mark.parametrize("write", ["publish", "write_flat"])
def test_an_index_is_not_replaced_unasked(stored, index, write):
    getattr(stored, write)(index, "old")
    before = names(index)
    with pytest.raises(IndexExistsError, match="holds an index already; remove it, replace it or choose another place"):
        stored.publish(index, "new", expect="absent")
    assert (names(index), stored.read(index)) == (before, "old")


def test_an_index_that_is_to_be_changed_has_to_be_there(stored, index):
    with pytest.raises(IndexMissingError, match="citecheck index build"):
        stored.publish(index, "new", expect="present")
    assert not index.exists()


def damage_current(index):
    (index / CURRENT).write_bytes(b"gen-")


def damage_manifest(index):
    (index / "gen-1" / MANIFEST).write_bytes(b"{")


def lose_generation(index):
    shutil.rmtree(index / "gen-1")


@pytest.mark.parametrize("harm", [damage_current, damage_manifest, lose_generation])
def test_a_damaged_index_is_replaced_when_asked_and_never_changed(stored, index, harm):
    stored.publish(index, "old")
    harm(index)
    with pytest.raises(IndexExistsError):
        stored.publish(index, "new", expect="absent")
    with pytest.raises(IndexDamagedError), new_generation(index, expect="present") as draft:
        stored.write(draft.folder, stored.read(draft.former))
    with new_generation(index, expect="any") as draft:
        stored.write(draft.folder, "new")
    assert stored.read(index) == "new"


@pytest.mark.parametrize("content", [b"", b'{"schema": 1'])
def test_a_flat_folder_with_a_damaged_manifest_is_replaced_when_asked(stored, index, content):
    stored.write_flat(index, "old")
    (index / MANIFEST).write_bytes(content)
    with new_generation(index, expect="any") as draft:
        stored.write(draft.folder, "new")
    assert stored.read(index) == "new"
    assert MANIFEST not in names(index)


def test_only_files_of_the_index_are_swept_from_a_flat_folder(stored, index):
    stored.write_flat(index, "old")
    (index / "notes.txt").write_text("mine", encoding="utf-8")
    stored.publish(index, "new")
    assert names(index) == [CURRENT, LOCK, "gen-1", "notes.txt"]


@pytest.mark.parametrize("harm", ["no manifest", "a file less", "a file cut"])
def test_what_is_no_whole_generation_is_not_published(stored, index, harm):
    stored.publish(index, "old")

    def write_less(folder):
        stored.write(folder, "new")
        file = folder / (MANIFEST if harm == "no manifest" else "records.jsonl")
        file.write_bytes(b"short") if harm == "a file cut" else file.unlink()

    with pytest.raises(IndexDamagedError), new_generation(index, expect="any") as draft:
        write_less(draft.folder)
    assert (names(index), stored.read(index)) == ([CURRENT, LOCK, "gen-1"], "old")


def test_an_empty_folder_is_empty_again_after_a_failed_build(stored, index):
    index.mkdir()
    with pytest.raises(ValueError, match="broken"), new_generation(index, expect="any"):
        raise ValueError("broken")
    assert names(index) == []


def test_a_missing_file_of_somebody_else_is_not_a_full_disk(index, tmp_path):
    with pytest.raises(FileNotFoundError), new_generation(index, expect="any"):
        (tmp_path / "references.bib").read_bytes()
    with pytest.raises(ReferenceIndexError, match="cannot be written"), new_generation(index, expect="any") as draft:
        (draft.folder / "none" / "records.jsonl").write_bytes(b"")


# One writer.


def test_a_second_writer_is_refused_at_once(stored, index):
    stored.publish(index, "old")
    words = "is being written by another process; wait until it has ended and try again"
    with new_generation(index, expect="any") as draft:
        with pytest.raises(IndexBusyError, match=words):
            stored.publish(index, "second")
        stored.write(draft.folder, "first")
    assert stored.read(index) == "first"
    stored.publish(index, "third")


def test_a_second_first_build_is_refused_and_leaves_the_first_alone(stored, index):
    with new_generation(index, expect="absent") as draft:
        with pytest.raises(IndexBusyError):
            stored.publish(index, "second", expect="absent")
        stored.write(draft.folder, "first")
    assert stored.read(index) == "first"


WRITER = """
import sys
from pathlib import Path
from citecheck.index.generations import new_generation
with new_generation(sys.argv[1], expect="any"):
    print("writing", flush=True)
    sys.stdin.read()
"""


def test_a_writer_of_another_process_is_seen_and_its_death_frees_the_index(stored, index):
    stored.publish(index, "old")
    command = [sys.executable, "-c", WRITER, str(index)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout.readline() == "writing\n"
        with pytest.raises(IndexBusyError, match="another process"):
            stored.publish(index, "new")
        other.kill()
        other.wait()
    assert stored.read(index) == "old"
    stored.publish(index, "new")
    assert stored.read(index) == "new"
    assert names(index) == [CURRENT, LOCK, "gen-1", "gen-3"]


# Readers.


@posix
def test_a_generation_that_is_read_stays_until_it_is_let_go(stored, index):
    stored.publish(index, "read")
    held = pin(index)
    for text in ("two", "three", "four"):
        stored.publish(index, text)
    assert names(index) == [CURRENT, LOCK, "gen-1", "gen-3", "gen-4"]
    assert stored.read_pinned(held) == "read"
    held.close()
    stored.publish(index, "five")
    assert names(index) == [CURRENT, LOCK, "gen-4", "gen-5"]


@posix
def test_a_flat_folder_that_is_read_stays_until_it_is_let_go(stored, index):
    stored.write_flat(index, "flat")
    held = pin(index)
    stored.publish(index, "one")
    assert stored.read_pinned(held) == "flat"
    assert stored.read(index) == "one"
    held.close()
    stored.publish(index, "two")
    assert names(index) == [CURRENT, LOCK, "gen-1", "gen-2"]


READER = """
import runpy, sys
from pathlib import Path
stored = runpy.run_path(sys.argv[1])
index, last, seen = Path(sys.argv[2]), sys.argv[3], []
while not seen or seen[-1] != last:
    text = stored["read"](index)
    if not seen:
        print("reading", flush=True)
    if not seen or seen[-1] != text:
        seen.append(text)
print(*seen)
"""


def test_readers_never_notice_that_generations_are_published(stored, index):
    """Four processes read all files, again and again, while 50 generations are published."""
    stored.publish(index, "0")
    command = [sys.executable, "-c", READER, stored.__file__, str(index), "50"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    readers = [subprocess.Popen(command, **pipes) for _ in range(4)]
    assert [reader.stdout.readline() for reader in readers] == ["reading\n"] * 4
    for number in range(1, 51):
        stored.publish(index, str(number))
    for reader in readers:
        output, errors = reader.communicate()
        seen = [int(text) for text in output.split()]
        assert (reader.returncode, errors) == (0, "")
        assert seen == sorted(set(seen)), "an older generation was read after a newer one"
        assert seen[-1] == 50
    stored.publish(index, "51")
    assert names(index) == [CURRENT, LOCK, "gen-51", "gen-52"]


def test_a_manifest_is_read_with_the_generation_that_is_held(stored, index):
    stored.publish(index, "one")
    with pin(index) as held:
        stored.publish(index, "two")
        assert read_manifest(held.generation).name == "one"
