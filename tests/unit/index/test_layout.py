"""Which generation of an index folder is read, and what is said where there is none."""

from __future__ import annotations

import pytest

from citecheck.errors import IndexDamagedError, IndexMissingError
from citecheck.index.layout import CURRENT, LOCK, MANIFEST, Generation, current_generation, number_of


def test_the_current_generation_is_the_one_that_was_published_last(stored, tmp_path):
    for text in ("one", "two", "three"):
        stored.publish(tmp_path / "index", text)
    current = current_generation(tmp_path / "index")
    assert (current.folder, current.number) == (tmp_path / "index" / "gen-3", 3)
    assert stored.read(tmp_path / "index") == "three"


def test_a_folder_with_a_manifest_is_a_generation_of_its_own(stored, tmp_path):
    stored.write_flat(tmp_path / "flat", "snapshot")
    assert current_generation(tmp_path / "flat") == Generation(tmp_path / "flat")
    stored.publish(tmp_path / "index", "new")
    assert stored.read(tmp_path / "flat") == "snapshot"
    assert stored.read(tmp_path / "index" / "gen-1") == "new"


def test_a_published_generation_goes_before_a_manifest_beside_it(stored, tmp_path):
    stored.publish(tmp_path / "index", "published")
    stored.write(tmp_path / "index", "flat")
    assert stored.read(tmp_path / "index") == "published"


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ((), "holds no index"),
        (("letter.txt",), "holds no index"),
        ((LOCK,), "was begun and not finished"),
        (("records.jsonl",), "without manifest.json"),
    ],
)
def test_a_folder_without_index_is_said_to_be_one(tmp_path, names, words):
    for name in names:
        (tmp_path / name).write_bytes(b"")
    with pytest.raises(IndexMissingError, match=f"{words}; build one with: citecheck index build"):
        current_generation(tmp_path)
    with pytest.raises(IndexMissingError, match="holds no index"):
        current_generation(tmp_path / "none")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"", "does not name a generation"),
        (b"gen-1\n", "does not name a generation"),
        (b"gen-1 0123456789ABCDEF\n", "does not name a generation"),
        (b"gen-1 0123456789abcdef", "does not name a generation"),
        (b"gen-1 0123456789abcdef\n" * 9, "does not name a generation"),
        (b"gen-0 0123456789abcdef\n", "does not name a generation"),
        (b"../gen-1 0123456789abcdef\n", "does not name a generation"),
        (b"gen-1 0123456789abcdef\n\xff", "does not name a generation"),
        (b"gen-9 0123456789abcdef\n", "names gen-9, which is not there"),
    ],
)
def test_a_current_that_leads_nowhere_is_damage(stored, tmp_path, line, words):
    stored.publish(tmp_path / "index", "old")
    (tmp_path / "index" / CURRENT).write_bytes(line)
    with pytest.raises(IndexDamagedError, match=f"{words}; build it again from its references"):
        current_generation(tmp_path / "index")


def test_a_generation_without_manifest_is_damage(stored, tmp_path):
    stored.publish(tmp_path / "index", "old")
    (tmp_path / "index" / "gen-1" / MANIFEST).unlink()
    with pytest.raises(IndexDamagedError, match="names gen-1, which is not there"):
        current_generation(tmp_path / "index")


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("gen-1", 1),
        ("gen-20", 20),
        ("gen-3.writing", 3),
        ("gen-0", 0),
        ("gen-01", 0),
        ("gen-1.former", 0),
        ("generation-1", 0),
        ("gen-1x", 0),
    ],
)
def test_folders_of_generations_are_told_from_others(tmp_path, name, number):
    assert number_of(tmp_path / name) == number
