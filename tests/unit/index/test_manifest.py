"""An index folder that is not as it was written is refused with one clear error, before faiss reads a byte."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace

import numpy as np
import pytest

from citecheck.datatypes import Citation, CitationForm, Coverage, CoverageLevel, Kind, Span
from citecheck.errors import IndexDamagedError, IndexMissingError, IndexSchemaError
from citecheck.index import Holdings, ReferenceIndex, describe, manifest, verify_files
from citecheck.index.manifest import MANIFEST, measure_file
from citecheck.index.vectors import TITLES

FILES = (
    "ids.npy",
    "keys.npy",
    "offsets-1.npy",
    "records-1.bin",
    "term_rows.npy",
    "term_starts.npy",
    "terms.npy",
    "titles.faiss",
    "venue_counts.npy",
    "venue_examples.npy",
    "venue_years.npy",
)


def rewrite_manifest(path, **changes):
    data = json.loads((path / MANIFEST).read_text())
    data.update(changes)
    (path / MANIFEST).write_text(json.dumps(data), encoding="utf-8")


@pytest.fixture
def flat(tmp_path, generation):
    """A snapshot: its manifest is not confirmed by CURRENT, so that a forged one passes for its own."""
    shutil.copytree(generation, tmp_path / "flat")
    return tmp_path / "flat"


def forge(path, **changes):
    """Write a manifest that says something else and has the right form and digest: a forger's work."""
    data = json.loads((path / MANIFEST).read_text())
    del data["digest"]
    data.update(changes)
    data = {name: value for name, value in data.items() if value is not None}
    (path / MANIFEST).write_bytes(manifest._canonical({**data, "digest": manifest._digest(data)}))


def resign(path):
    """Write a manifest that is right about the files as they now are: a forger's work, or a program's fault."""
    changed = replace(describe(path), files=tuple(measure_file(path / name) for name in FILES))
    (path / MANIFEST).write_bytes(changed.render())


def test_the_manifest_says_what_the_index_holds(index_path):
    said = describe(index_path)
    assert (said.name, said.created, said.n_references) == ("index", "2026-01-31", 6)
    assert (said.count(Kind.BOOK), said.count(Kind.ARTICLE), said.count(Kind.THESIS)) == (2, 4, 0)
    assert (said.schema, said.parts, said.n_removed, said.n_rows) == (3, (1,), 0, 6)
    assert (said.vectors, said.topics, said.n_topics) == ("Flat", "", 0)
    assert tuple(entry.name for entry in said.files) == FILES
    assert verify_files(index_path) == ()


def test_the_words_of_the_coverage_are_made_of_what_is_in_the_index_unless_stated(index_path):
    said = describe(index_path)
    assert said.stated == Coverage(CoverageLevel.PARTIAL, "")
    assert said.coverage.reason == "index index of 6 references (partial), built 2026-01-31"
    assert replace(said, n_references=5).coverage.reason == "index index of 5 references (partial), built 2026-01-31"
    stated = Coverage(CoverageLevel.COMPLETE, "every paper of the workshop")
    assert replace(said, stated=stated).coverage == stated


@pytest.mark.parametrize("missing", ["folder", "manifest"])
def test_a_missing_index_is_said_to_be_missing(flat, missing):
    if missing == "manifest":
        (flat / MANIFEST).unlink()
    path = flat if missing == "manifest" else flat / "none"
    with pytest.raises(IndexMissingError, match="citecheck index build"):
        ReferenceIndex.open(path)


def test_a_missing_manifest_of_a_generation_is_damage(index_path, generation):
    (generation / MANIFEST).unlink()
    with pytest.raises(IndexDamagedError, match="citecheck index build"):
        ReferenceIndex.open(index_path)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (lambda file: file.unlink(), "cannot be read"),
        (lambda file: file.write_bytes(file.read_bytes()[:-1]), "bytes where the manifest says"),
        (lambda file: file.write_bytes(bytes([file.read_bytes()[0] ^ 1]) + file.read_bytes()[1:]), "was altered"),
    ],
)
def test_a_file_that_is_missing_cut_or_altered_is_named(index_path, generation, name, harm, words):
    harm(generation / name)
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
        (b'{"schema": 2, "folding": 1}', "was altered"),
        (b" " * (17 << 20), "larger than any manifest"),
    ],
)
def test_a_manifest_that_is_none_is_refused(index_path, generation, content, words):
    (generation / MANIFEST).write_bytes(content)
    with pytest.raises(IndexDamagedError, match=words):
        ReferenceIndex.open(index_path)


@pytest.mark.parametrize(
    "changes",
    [
        {"name": None},
        {"n_references": "six"},
        {"n_references": [6]},
        {"kinds": {"poem": 6}},
        {"kinds": {"book": "two"}},
        {"embedder": "static"},
        {"embedder": {"fingerprint": "static", "dimension": "many"}},
        {"vectors": "Flat"},
        {"vectors": {"titles": "Flat", "topics": "", "n_topics": "none"}},
        {"parts": 1},
        {"parts": ["one"]},
        {"parts": []},
        {"parts": [1, 2]},
        {"n_removed": None},
        {"coverage": {"level": "entire", "reason": ""}},
        {"files": ["keys.npy"]},
        {"files": {"keys.npy": 7}},
        {"files": {"keys.npy": {"size": "much", "sha256": "0"}}},
        {"folding": None},
        {"folding": "x"},
    ],
    ids=str,
)
def test_a_manifest_in_order_that_says_nonsense_is_refused(flat, changes):
    forge(flat, **changes)
    with pytest.raises((IndexDamagedError, IndexSchemaError)):
        ReferenceIndex.open(flat)


@pytest.mark.parametrize("changes", [{"name": "other"}, {"n_references": 7}, {"files": {}}, {"digest": "0"}])
def test_a_manifest_that_was_edited_is_refused(index_path, generation, flat, changes):
    for folder, path in ((generation, index_path), (flat, flat)):
        rewrite_manifest(folder, **changes)
        with pytest.raises(IndexDamagedError, match="was altered"):
            ReferenceIndex.open(path)


def test_a_manifest_that_another_one_replaced_is_refused(index_path, generation):
    forge(generation, name="other")
    with pytest.raises(IndexDamagedError, match="is not the manifest that CURRENT means"):
        ReferenceIndex.open(index_path)


def test_a_manifest_cannot_point_out_of_its_folder(flat):
    forge(flat, files={"../secret": {"size": 1, "sha256": "0"}})
    with pytest.raises(IndexDamagedError, match="outside the folder"):
        ReferenceIndex.open(flat)


@pytest.mark.parametrize(("field", "words"), [("schema", "has schema 99"), ("folding", "folded by rules 99")])
def test_an_index_of_another_version_is_told_apart_from_a_damaged_one(index_path, generation, field, words):
    rewrite_manifest(generation, **{field: 99})
    with pytest.raises(IndexSchemaError, match=words):
        ReferenceIndex.open(index_path)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (TITLES, b"IxF2 and no more"),
        (TITLES, b""),
        *(
            (name, content)
            for name in FILES
            if name.endswith(".npy")
            for content in (b"\x93NUMPY\x01\x00", b"no array at all", b"")
        ),
        ("records-1.bin", b"{}\n"),
        ("records-1.bin", b""),
    ],
)
def test_files_that_contradict_a_valid_manifest_are_refused(flat, name, content):
    (flat / name).write_bytes(content)
    resign(flat)
    with pytest.raises(IndexDamagedError):
        use(flat)


def use(path):
    """Ask the index for all that it can do."""
    index = ReferenceIndex.open(path)
    index.search(["Deep Learning"])
    index.nearest(["Deep Learning"])
    index.coverage_of(Citation(Span(0, 1), "raw", CitationForm.ENTRY, title="A", venue="Nature", year=2015))
    Holdings.open(path).largest_venues(3)
    index._contents.ids.find("lecun")
    return list(index)


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".npy")])
@pytest.mark.parametrize(
    "array",
    [
        np.array([1.5, 2.5]),
        np.arange(7, dtype=np.int16),
        np.zeros((3, 3), np.uint32),
        np.array([2**32 - 1] * 3, np.uint32),
        np.array([2**64 - 1] * 3, np.uint64),
        np.zeros(0, np.uint32),
        np.zeros(0, np.uint64),
    ],
    ids=lambda array: f"{array.dtype}{array.shape}",
)
def test_arrays_that_contradict_a_valid_manifest_do_no_harm(flat, name, array):
    """Numbers may lie and still lead to no row that is not there; mostly they are refused."""
    np.save(flat / name, array, allow_pickle=False)
    resign(flat)
    try:
        assert len(use(flat)) == 6
    except IndexDamagedError:
        return
    assert array.dtype in (np.uint32, np.uint64)


def test_vectors_of_another_index_are_refused(tmp_path, flat, references):
    other = ReferenceIndex.build(tmp_path / "other", references[:3])
    (flat / TITLES).write_bytes((other.path / "gen-1" / TITLES).read_bytes())
    resign(flat)
    with pytest.raises(IndexDamagedError, match="holds 3 vectors of 256 coordinates"):
        ReferenceIndex.open(flat).nearest(["Deep Learning"])


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".npy")])
def test_pickled_arrays_are_refused(flat, name):
    np.save(flat / name, np.array([{"a": 1}], dtype=object), allow_pickle=True)
    resign(flat)
    with pytest.raises(IndexDamagedError, match=r"pickle|Python objects"):
        use(flat)
