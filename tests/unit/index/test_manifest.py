"""An index folder that is not as it was written is refused with one clear error, before faiss reads a byte."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from citecheck.datatypes import Kind
from citecheck.errors import IndexDamagedError, IndexMissingError, IndexSchemaError
from citecheck.index import ReferenceIndex, describe, verify_files
from citecheck.index.manifest import MANIFEST, measure_file
from citecheck.index.vectors import VECTORS

FILES = ("key_rows.npy", "keys.npy", "offsets.npy", "records.jsonl", "vectors.faiss")


def rewrite_manifest(path, **changes):
    data = json.loads((path / MANIFEST).read_text())
    data.update(changes)
    (path / MANIFEST).write_text(json.dumps(data), encoding="utf-8")


def test_the_manifest_says_what_the_index_holds(index_path):
    manifest = describe(index_path)
    assert (manifest.name, manifest.created, manifest.n_references) == ("index", "2026-01-31", 6)
    assert (manifest.count(Kind.BOOK), manifest.count(Kind.ARTICLE), manifest.count(Kind.THESIS)) == (2, 4, 0)
    assert tuple(entry.name for entry in manifest.files) == FILES
    assert verify_files(index_path) == ()


@pytest.mark.parametrize("missing", ["folder", "manifest"])
def test_a_missing_index_is_said_to_be_missing(index_path, missing):
    if missing == "manifest":
        (index_path / MANIFEST).unlink()
    path = index_path if missing == "manifest" else index_path / "none"
    with pytest.raises(IndexMissingError, match="citecheck index build"):
        ReferenceIndex.open(path)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (lambda file: file.unlink(), "cannot be read"),
        (lambda file: file.write_bytes(file.read_bytes()[:-1]), "bytes where the manifest says"),
        (lambda file: file.write_bytes(bytes([file.read_bytes()[0] ^ 1]) + file.read_bytes()[1:]), "was altered"),
    ],
)
def test_a_file_that_is_missing_cut_or_altered_is_named(index_path, name, harm, words):
    harm(index_path / name)
    with pytest.raises(IndexDamagedError, match=rf"{name} .*{words}.*build it again"):
        ReferenceIndex.open(index_path)
    assert len(verify_files(index_path)) == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "not valid JSON"),
        (b"\xff\xfe\x00", "not valid JSON"),
        (b'{"schema": 1', "not valid JSON"),
        (b"[" * 100_000, "not valid JSON"),
        (b"[]", "not the manifest"),
        (b"{}", "not the manifest"),
        (b'{"schema": 1, "folding": 1}', "lacks or garbles"),
        (b" " * (2 << 20), "larger than any manifest"),
    ],
)
def test_a_manifest_that_is_none_is_refused(index_path, content, words):
    (index_path / MANIFEST).write_bytes(content)
    with pytest.raises(IndexDamagedError, match=words):
        ReferenceIndex.open(index_path)


@pytest.mark.parametrize("changes", [{"name": "other"}, {"n_references": 7}, {"files": {}}, {"digest": "0"}])
def test_a_manifest_that_was_edited_is_refused(index_path, changes):
    rewrite_manifest(index_path, **changes)
    with pytest.raises(IndexDamagedError, match="was altered"):
        ReferenceIndex.open(index_path)


def test_a_manifest_cannot_point_out_of_its_folder(index_path):
    rewrite_manifest(index_path, files={"../secret": {"size": 1, "sha256": "0"}})
    with pytest.raises(IndexDamagedError, match="outside the folder"):
        ReferenceIndex.open(index_path)


@pytest.mark.parametrize(("field", "words"), [("schema", "has schema 99"), ("folding", "folded by rules 99")])
def test_an_index_of_another_version_is_told_apart_from_a_damaged_one(index_path, field, words):
    rewrite_manifest(index_path, **{field: 99})
    with pytest.raises(IndexSchemaError, match=words):
        ReferenceIndex.open(index_path)


def resign(path):
    """Write a manifest that is right about the files as they now are: a forger's work, or a program's fault."""
    manifest = describe(path)
    changed = replace(manifest, files=tuple(measure_file(path / name) for name in FILES))
    (path / MANIFEST).write_bytes(changed.render())


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (VECTORS, b"IxF2 and no more"),
        (VECTORS, b""),
        ("keys.npy", b"\x93NUMPY\x01\x00"),
        ("offsets.npy", b"no array at all"),
        ("records.jsonl", b"{}\n"),
    ],
)
def test_files_that_contradict_a_valid_manifest_are_refused(index_path, name, content):
    (index_path / name).write_bytes(content)
    resign(index_path)
    with pytest.raises(IndexDamagedError):
        ReferenceIndex.open(index_path).nearest(["Deep Learning"])


def test_vectors_of_another_index_are_refused(tmp_path, index_path, references):
    other = ReferenceIndex.build(tmp_path / "other", references[:3])
    (index_path / VECTORS).write_bytes((other.path / VECTORS).read_bytes())
    resign(index_path)
    with pytest.raises(IndexDamagedError, match="holds 3 vectors of 256 coordinates"):
        ReferenceIndex.open(index_path).nearest(["Deep Learning"])


def test_pickled_arrays_are_refused(index_path):
    np.save(index_path / "keys.npy", np.array([{"a": 1}], dtype=object), allow_pickle=True)
    resign(index_path)
    with pytest.raises(IndexDamagedError, match=r"pickle|Python objects"):
        ReferenceIndex.open(index_path)
