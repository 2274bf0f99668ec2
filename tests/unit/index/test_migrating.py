"""An index of an earlier schema is refused with the way out, and compacting it moves it here."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import replace
from datetime import date

import pytest

from citecheck.datatypes import Coverage, CoverageLevel, Reference
from citecheck.errors import IndexDamagedError, IndexExistsError, IndexSchemaError
from citecheck.index import ReferenceIndex, describe, verify_files
from citecheck.index.layout import CURRENT, LOCK, MANIFEST
from citecheck.index.venue_counts import VENUE_FILES
from citecheck.text.folding import FOLDING_VERSION

OLD_FILES = {"key_rows.npy", "keys.npy", "manifest.json", "offsets.npy", "records.jsonl", "vectors.faiss"}


def names(path):
    return {entry.name for entry in path.iterdir()}


@pytest.fixture
def old(stored, tmp_path, references):
    stored.write_schema_1(tmp_path / "old", references)
    assert names(tmp_path / "old") == OLD_FILES
    return tmp_path / "old"


@pytest.mark.parametrize(
    "use",
    [
        ReferenceIndex.open,
        describe,
        verify_files,
        lambda path: ReferenceIndex.add(path, [Reference("a", "A")]),
        lambda path: ReferenceIndex.remove(path, ["lecun"]),
    ],
    ids=["open", "describe", "verify", "add", "remove"],
)
def test_it_is_refused_and_the_way_out_is_named(old, use):
    before = {file.name: file.read_bytes() for file in old.iterdir()}
    words = f"{old} has schema 1 and this citecheck reads schema 3; .*: citecheck index compact {old}$"
    with pytest.raises(IndexSchemaError, match=words):
        use(old)
    assert {name: (old / name).read_bytes() for name in before} == before


def test_compacting_moves_it_here(old, references, cite):
    index = ReferenceIndex.compact(old)
    assert tuple(index) == references
    assert names(old) == {CURRENT, LOCK, "gen-1"}
    assert (index.manifest.schema, index.manifest.name, index.manifest.created) == (3, "old", "2020-02-03")
    assert index.manifest.embedder == index.embedder.fingerprint
    assert index.search([cite("Deep learning", authors=("LeCun",))], k=1)[0][0].reference.id == "lecun"
    assert verify_files(old) == ()
    assert tuple(ReferenceIndex.add(old, [Reference("a", "A")]))[:-1] == references


def test_what_it_holds_is_that_of_a_build(old, tmp_path, references):
    """Of words that were made of name and counts, the new ones are made anew."""
    moved = ReferenceIndex.compact(old)
    built = ReferenceIndex.build(tmp_path / "built", references, name="old", created=date(2020, 2, 3))
    assert moved.manifest == built.manifest
    assert moved.manifest.stated == Coverage(CoverageLevel.PARTIAL, "")


def test_words_of_its_own_about_its_coverage_stay(stored, tmp_path, references):
    stored.write_schema_1(tmp_path / "old", references, reason="landmark works")
    assert ReferenceIndex.compact(tmp_path / "old").manifest.coverage.reason == "landmark works"


def test_lone_surrogates_come_along(stored, tmp_path):
    works = [Reference("lone \ud800", "A \udfff title"), Reference("empty", "")]
    stored.write_schema_1(tmp_path / "old", works)
    assert list(ReferenceIndex.compact(tmp_path / "old")) == works


def test_an_empty_one_is_moved_too(stored, tmp_path):
    stored.write_schema_1(tmp_path / "old", [])
    assert len(ReferenceIndex.compact(tmp_path / "old")) == 0


def test_it_is_replaced_only_when_asked(old, references):
    with pytest.raises(IndexExistsError, match="holds an index already"):
        ReferenceIndex.build(old, references[:1])
    assert len(ReferenceIndex.build(old, references[:1], replace=True)) == 1
    assert names(old) == {CURRENT, LOCK, "gen-1"}


def test_other_files_beside_it_are_left_alone(old):
    (old / "notes.txt").write_text("mine", encoding="utf-8")
    ReferenceIndex.compact(old)
    assert names(old) == {CURRENT, LOCK, "gen-1", "notes.txt"}


@pytest.mark.parametrize(
    "harm",
    [
        lambda old: (old / "records.jsonl").unlink(),
        lambda old: (old / "records.jsonl").write_bytes((old / "records.jsonl").read_bytes()[:-1]),
        lambda old: (old / "records.jsonl").write_bytes((old / "records.jsonl").read_bytes().replace(b"2015", b"2016")),
        lambda old: (old / MANIFEST).write_bytes((old / MANIFEST).read_bytes().replace(b"2020", b"2021")),
        lambda old: (old / MANIFEST).write_bytes(b"{"),
    ],
    ids=["lost", "cut", "altered", "edited", "torn"],
)
def test_a_damaged_one_is_not_moved(old, harm):
    harm(old)
    before = names(old)
    with pytest.raises(IndexDamagedError):
        ReferenceIndex.compact(old)
    assert names(old) - {LOCK} == before


@pytest.mark.parametrize("lost", ["name", "created", "files", "coverage", "embedder"])
def test_a_manifest_that_lacks_a_field_is_damage(stored, old, lost):
    data = json.loads((old / MANIFEST).read_bytes())
    del data["digest"], data[lost]
    data["digest"] = hashlib.sha256(stored.canonical(data)).hexdigest()
    (old / MANIFEST).write_bytes(stored.canonical(data))
    if lost == "embedder":
        ReferenceIndex.compact(old)  # vectors are computed anew, whoever made the old ones
        return
    with pytest.raises(IndexDamagedError, match="lacks or garbles a field"):
        ReferenceIndex.compact(old)


def test_an_index_folded_by_former_rules_is_moved_too(tmp_path, generation, references, cite):
    flat = tmp_path / "flat"
    shutil.copytree(generation, flat)
    (flat / MANIFEST).write_bytes(replace(describe(flat), folding=0).render())
    for use in (ReferenceIndex.open, lambda path: ReferenceIndex.add(path, references)):
        with pytest.raises(IndexSchemaError, match=f"folded by rules 0 .*: citecheck index compact {flat}$"):
            use(flat)
    index = ReferenceIndex.compact(flat)
    assert (tuple(index), index.manifest.folding) == (references, FOLDING_VERSION)
    assert index.search([cite("Deep learning", authors=("LeCun",))], k=1)[0][0].reference.id == "lecun"


# Schema 2: the records of today, counted by kind alone


@pytest.fixture
def second(tmp_path, references):
    """An index of schema 2, as far as anything of it is still read."""
    ReferenceIndex.build(tmp_path / "now", references, name="second", created=date(2020, 2, 3))
    folder = tmp_path / "second"
    shutil.copytree(tmp_path / "now" / "gen-1", folder)
    data = json.loads((folder / MANIFEST).read_bytes())
    for name in ("digest", "sources", "licences", "snapshot", "venues"):
        del data[name]
    del data["coverage"]["complete_for"]
    for name in VENUE_FILES:
        (folder / name).unlink()
        del data["files"][name]
    data["schema"] = 2
    digest = hashlib.sha256(canonical(data)).hexdigest()
    (folder / MANIFEST).write_bytes(canonical({**data, "digest": digest}))
    return folder


def canonical(data):
    return (json.dumps(data, indent=2, sort_keys=True) + "\n").encode("ascii")


def test_schema_2_is_refused_and_the_way_out_is_named(second):
    with pytest.raises(IndexSchemaError, match=f"has schema 2 and this .*: citecheck index compact {second}$"):
        ReferenceIndex.open(second)


def test_compacting_schema_2_makes_what_a_build_makes(second, tmp_path):
    moved = ReferenceIndex.compact(second)
    assert moved.manifest == ReferenceIndex.open(tmp_path / "now").manifest
    assert verify_files(second) == ()
