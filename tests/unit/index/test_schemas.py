"""Indexes of other versions: newer ones are refused, older ones are moved to the present schema as a new generation."""

from __future__ import annotations

import shutil

import pytest

from citecheck.errors import IndexDamagedError, IndexSchemaError
from citecheck.index import describe, manifest
from citecheck.index.generations import new_generation
from citecheck.index.layout import MANIFEST, Generation, current_generation
from citecheck.index.manifest import (
    SCHEMA_VERSION,
    check_file,
    check_files,
    check_sizes,
    read_manifest,
    read_manifest_data,
)


@pytest.fixture
def index(stored, tmp_path):
    stored.publish(tmp_path / "index", "text")
    return tmp_path / "index"


@pytest.mark.parametrize("versions", [{"schema": SCHEMA_VERSION + 1}, {"folding": 99}])
def test_an_index_of_a_newer_citecheck_is_refused(stored, tmp_path, versions):
    stored.write_flat(tmp_path / "flat", "text")
    stored.write_manifest(tmp_path / "flat", "text", **versions)
    number = next(iter(versions.values()))
    with pytest.raises(
        IndexSchemaError, match=f"written by a newer citecheck: it has .* {number} .*; upgrade citecheck"
    ):
        describe(tmp_path / "flat")
    with pytest.raises(IndexSchemaError, match="newer citecheck"), new_generation(tmp_path / "flat", expect="present"):
        pass


@pytest.mark.parametrize("versions", [{"schema": 1}, {"schema": 2}, {"folding": 0}])
def test_an_index_of_an_older_citecheck_is_moved_to_the_present_schema(stored, tmp_path, versions):
    path = tmp_path / "flat"
    stored.write_flat(path, "text")
    stored.write_manifest(path, "text", **versions)
    with pytest.raises(IndexSchemaError, match=f"flat has .* this citecheck .*: citecheck index compact {path}$"):
        describe(path)
    with new_generation(path, expect="present") as draft:
        former = read_manifest_data(Generation(draft.former))
        if former["schema"] == SCHEMA_VERSION:
            check_files(draft.former, read_manifest(Generation(draft.former), older=True))
        stored.write(draft.folder, former["name"], draft.former)
    assert (stored.read(path), describe(path).schema) == ("text", SCHEMA_VERSION)
    assert not (path / MANIFEST).exists()


def test_the_way_out_names_the_index_and_not_its_generation(stored, index, monkeypatch):
    monkeypatch.setattr(manifest, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    with pytest.raises(IndexSchemaError, match=f"citecheck index compact {index}$"):
        describe(index)


@pytest.mark.parametrize("name", ["..", ".", "", "gen-1/records.jsonl", "a\\b", "/etc/hosts", "C:x", "CURRENT", "LOCK"])
def test_a_manifest_lists_files_of_its_own_folder_only(stored, tmp_path, name):
    stored.write_flat(tmp_path / "flat", "text")
    held = current_generation(tmp_path / "flat")
    listed = read_manifest(held)
    entry = manifest.FileEntry(name, 1, "0")
    changed = manifest.replace(listed, files=(*listed.files, entry))
    (held.folder / MANIFEST).write_bytes(changed.render())
    with pytest.raises(IndexDamagedError, match="lies outside the folder or has a name that the layout uses"):
        describe(tmp_path / "flat")


def alter(file):
    content = file.read_bytes()
    file.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))


def test_a_small_index_is_compared_when_it_is_opened(index):
    held = current_generation(index)
    listed = read_manifest(held)
    check_sizes(held.folder, listed)
    (held.folder / "notes.txt").write_bytes(b"more files do no harm")
    check_sizes(held.folder, listed)
    alter(held.folder / "records.jsonl")
    with pytest.raises(IndexDamagedError, match=r"records.jsonl was altered"):
        check_sizes(held.folder, listed)


def test_a_file_of_a_large_index_is_compared_when_it_is_used(index, monkeypatch):
    monkeypatch.setattr(manifest, "MAX_CHECKED_AT_OPEN", 100)
    held = current_generation(index)
    listed = read_manifest(held)
    alter(held.folder / "records.jsonl")
    check_sizes(held.folder, listed)
    check_file(held.folder, listed, "keys.npy")
    with pytest.raises(IndexDamagedError, match=r"records.jsonl was altered"):
        check_file(held.folder, listed, "records.jsonl")
    with pytest.raises(IndexDamagedError, match="does not list words"):
        check_file(held.folder, listed, "words")
    (held.folder / "records.jsonl").write_bytes(b"")
    with pytest.raises(IndexDamagedError, match="has 0 bytes where the manifest says"):
        check_sizes(held.folder, listed)


def test_an_index_may_be_copied_whole_and_a_generation_alone(stored, index, tmp_path):
    shutil.copytree(index, tmp_path / "copy")
    shutil.copytree(index / "gen-1", tmp_path / "snapshot")
    assert stored.read(tmp_path / "copy") == stored.read(tmp_path / "snapshot") == "text"
