"""Adding, removing and compacting: what an index holds afterwards, and what it says about itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from citecheck.datatypes import Coverage, CoverageLevel, FoundBy, Identifier, Kind, PersonName, Reference, Scheme
from citecheck.embedders import AdaptedEmbedder
from citecheck.errors import (
    EmbedderMismatchError,
    IndexDamagedError,
    IndexExistsError,
    IndexMissingError,
    ReferenceIndexError,
)
from citecheck.index import ReferenceIndex, changing, describe, vectors, verify_files
from citecheck.index.layout import current_generation
from citecheck.index.venue_counts import VENUE_FILES

NEW = (
    Reference("elman", "Finding Structure in Time", (PersonName("Elman"),), 1990, kind=Kind.ARTICLE),
    Reference("shannon", "A Mathematical Theory of Communication", (PersonName("Shannon"),), 1948, kind=Kind.REPORT),
)
LETTERS = AdaptedEmbedder(lambda texts: [[text.count(letter) + 0.1 for letter in "aeio"] for text in texts], "four")


def files(path):
    folder = current_generation(path).folder
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def state(path):
    """Everything below the folder of the index that readers see."""
    return {file.relative_to(path).as_posix(): file.read_bytes() for file in path.rglob("*") if file.is_file()}


def numbered(count, start=0):
    return [Reference(f"n{number}", f"Work number {number} of many") for number in range(start, start + count)]


# Adding.


def test_what_was_added_stands_behind_and_is_found_in_every_way(index_path, references, cite):
    index = ReferenceIndex.add(index_path, iter(NEW))
    assert tuple(index) == (*references, *NEW)
    assert (len(index), index.manifest.parts, index.manifest.count(Kind.REPORT)) == (8, (1, 2), 1)
    asked = [
        cite(title)
        for title in (
            "Finding structure in time",
            "Mathematcal theory of communication",
            "Mathemtical Theori of Comunicatin",
        )
    ]
    found = [some[0] for some in index.search(asked)]
    assert [item.found_by for item in found] == [FoundBy.TITLE_KEY, FoundBy.WORDS, FoundBy.VECTOR]
    assert [item.reference.id for item in found] == ["elman", "shannon", "shannon"]
    assert index.nearest(["communication theory"], 1)[0][0].reference.id == "shannon"
    assert verify_files(index_path) == ()


def test_an_addition_links_the_records_that_stay(index_path):
    before = current_generation(index_path).folder
    ReferenceIndex.add(index_path, NEW)
    after = current_generation(index_path).folder
    for name in ("records-1.bin", "offsets-1.npy"):
        assert (before / name).samefile(after / name)


def test_an_addition_makes_the_files_of_one_build_but_for_the_parts(tmp_path, index_path, references):
    ReferenceIndex.build(tmp_path / "whole", [*references, *NEW], name="index", created=date(2026, 1, 31))
    ReferenceIndex.add(index_path, NEW)
    grown, whole = files(index_path), files(tmp_path / "whole")
    for name in ("ids.npy", "keys.npy", "terms.npy", "term_starts.npy", "term_rows.npy", "titles.faiss"):
        assert grown[name] == whole[name]
    assert grown["records-1.bin"] + grown["records-2.bin"] == whole["records-1.bin"]
    ReferenceIndex.compact(index_path)
    assert files(index_path) == whole


def test_what_an_index_says_about_itself_stays(tmp_path, references):
    stated = Coverage(CoverageLevel.COMPLETE, "every paper of the workshop")
    path = tmp_path / "index"
    first = ReferenceIndex.build(path, references, name="mine", coverage=stated, created=date(2020, 2, 3)).manifest
    for manifest in (
        ReferenceIndex.add(path, NEW).manifest,
        ReferenceIndex.remove(path, ["elman"]).manifest,
        ReferenceIndex.compact(path).manifest,
    ):
        assert (manifest.name, manifest.created, manifest.stated) == (first.name, first.created, first.stated)


def test_the_words_of_the_coverage_count_anew(index_path):
    assert "of 8 references (partial)" in ReferenceIndex.add(index_path, NEW).manifest.coverage.reason
    assert "of 7 references (partial)" in ReferenceIndex.remove(index_path, ["elman"]).manifest.coverage.reason


def test_references_that_are_there_already_are_not_added_again(index_path, references):
    before = ReferenceIndex.open(index_path)
    after = ReferenceIndex.add(index_path, [*references, NEW[0], NEW[0]])
    assert tuple(after) == (*references, NEW[0])
    assert after.version != before.version


def test_another_reference_with_a_taken_id_gets_one_of_its_own(index_path, references):
    others = [replace(references[0], title=title) for title in ("First", "Second", "First", references[0].title)]
    index = ReferenceIndex.add(index_path, others)
    added = [(work.id, work.title) for work in index][len(references) :]
    assert added == [("vaswani~2", "First"), ("vaswani~3", "Second")]
    again = ReferenceIndex.add(index_path, [replace(references[0], title="Third"), others[1]])
    assert [(work.id, work.title) for work in again][len(references) :] == [*added, ("vaswani~4", "Third")]


def test_nothing_may_be_added(index_path, references):
    assert tuple(ReferenceIndex.add(index_path, [])) == references
    assert verify_files(index_path) == ()


def test_an_empty_index_grows(tmp_path):
    ReferenceIndex.build(tmp_path / "index", [])
    index = ReferenceIndex.add(tmp_path / "index", NEW)
    assert tuple(index) == NEW
    assert index.search(["finding structure in time"])[0][0].reference == NEW[0]


@pytest.mark.parametrize(
    "change",
    [
        lambda path: ReferenceIndex.add(path, NEW),
        lambda path: ReferenceIndex.remove(path, ["a"]),
        ReferenceIndex.compact,
    ],
    ids=["add", "remove", "compact"],
)
def test_only_an_index_is_changed(tmp_path, index_path, change):
    with pytest.raises(IndexMissingError, match="citecheck index build"):
        change(tmp_path / "none")
    file = current_generation(index_path).folder / "records-1.bin"
    file.write_bytes(file.read_bytes()[:-1] + b"x")
    before = state(index_path)
    with pytest.raises(IndexDamagedError, match=r"records-1.bin was altered"):
        change(index_path)
    assert state(index_path) == before


def test_references_that_fail_while_they_are_read_change_nothing(index_path):
    def broken():
        yield NEW[0]
        raise KeyError("the source of the references fails")

    before = state(index_path)
    with pytest.raises(KeyError):
        ReferenceIndex.add(index_path, broken())
    with pytest.raises(KeyError):
        ReferenceIndex.build(index_path, broken(), replace=True)
    assert state(index_path) == before


def test_an_index_may_be_added_to_itself_and_built_from_itself(index_path, references):
    index = ReferenceIndex.open(index_path)
    assert tuple(ReferenceIndex.add(index_path, index)) == references
    assert tuple(ReferenceIndex.build(index_path, (work for work in index if work.year > 2000), replace=True)) == tuple(
        work for work in references if work.year > 2000
    )


# Removing.


def test_what_was_removed_is_found_in_no_way(index_path, references, cite):
    index = ReferenceIndex.remove(index_path, ["lecun", "vaswani"])
    assert tuple(index) == tuple(work for work in references if work.id not in {"lecun", "vaswani"})
    assert (len(index), index.manifest.n_rows, index.manifest.n_removed) == (4, 6, 2)
    assert (index.manifest.count(Kind.BOOK), index.manifest.count(Kind.ARTICLE)) == (2, 2)
    asked = [
        cite(None, Identifier(Scheme.DOI, "10.1038/nature14539")),
        cite("Deep learning", authors=("LeCun",), year=2015),
        cite("Atention is al you nead"),
        cite("Attention", authors=("Vaswani",), year=2017),
    ]
    found = {item.reference.id for some in (*index.search(asked), *index.nearest(["deep attention"])) for item in some}
    assert found
    assert not found & {"lecun", "vaswani"}
    assert [len(some) for some in index.nearest(["deep attention"], 4)] == [4]


def test_removed_records_stay_on_disk_until_the_index_is_compacted(index_path, references):
    before = files(index_path)
    ReferenceIndex.remove(index_path, ["lecun"])
    after = files(index_path)
    assert {name for name in after if after[name] != before.get(name)} <= {"manifest.json", "removed.npy", *VENUE_FILES}
    index = ReferenceIndex.compact(index_path)
    assert (index.manifest.n_rows, index.manifest.n_removed, "removed.npy" in files(index_path)) == (5, 0, False)
    assert tuple(index) == tuple(work for work in references if work.id != "lecun")


def test_references_are_removed_again_and_again(index_path, references):
    for number, work in enumerate(references, 1):
        index = ReferenceIndex.remove(index_path, [work.id, work.id])
        assert (len(index), index.manifest.n_removed, tuple(index)) == (6 - number, number, references[number:])
    assert index.search(["Deep learning"]) == index.nearest(["Deep learning"]) == ((),)
    assert index.manifest.kinds == ()
    assert len(ReferenceIndex.compact(index_path)) == 0


@pytest.mark.parametrize("ids", [["nobody"], ["lecun", "nobody", "vaswani"]])
def test_an_unknown_id_is_named_and_changes_nothing(index_path, ids):
    before = state(index_path)
    with pytest.raises(ReferenceIndexError, match=r"holds no reference with the id nobody; nothing was removed"):
        ReferenceIndex.remove(index_path, ids)
    assert state(index_path) == before


def test_what_is_removed_cannot_be_removed_again(index_path):
    ReferenceIndex.remove(index_path, ["lecun"])
    with pytest.raises(ReferenceIndexError, match="holds no reference with the id lecun"):
        ReferenceIndex.remove(index_path, ["lecun"])


def test_nothing_may_be_removed(index_path, references):
    assert tuple(ReferenceIndex.remove(index_path, [])) == references
    assert verify_files(index_path) == ()


def test_a_removed_id_may_be_given_again(index_path, references):
    ReferenceIndex.remove(index_path, ["lecun"])
    other = replace(references[3], title="Another work")
    index = ReferenceIndex.add(index_path, [other, references[3]])
    assert [(work.id, work.title) for work in index][-2:] == [("lecun", "Another work"), ("lecun~2", "Deep Learning")]
    ReferenceIndex.remove(index_path, ["lecun"])
    assert [work.id for work in ReferenceIndex.compact(index_path)][-1] == "lecun~2"


def test_an_open_index_goes_on_answering_as_it_was(index, index_path, references, cite):
    ReferenceIndex.remove(index_path, ["lecun"])
    ReferenceIndex.add(index_path, NEW)
    ReferenceIndex.compact(index_path)
    assert tuple(index) == references
    assert index.search([cite("Deep learning", authors=("LeCun",))])[0][0].reference.id == "lecun"
    assert len(ReferenceIndex.open(index_path)) == 7


# Embedders.


def test_an_index_grows_only_with_the_embedder_it_was_built_with(index_path):
    before = state(index_path)
    with pytest.raises(EmbedderMismatchError, match=r"citecheck-static.* with four:.*citecheck index compact"):
        ReferenceIndex.add(index_path, NEW, embedder=LETTERS)
    assert state(index_path) == before


def test_references_are_removed_whatever_the_embedder(tmp_path, references):
    ReferenceIndex.build(tmp_path / "index", references, embedder=LETTERS)
    assert len(ReferenceIndex.remove(tmp_path / "index", ["lecun"], embedder=LETTERS)) == 5


def test_compacting_may_change_the_embedder(index_path, references):
    index = ReferenceIndex.compact(index_path, embedder=LETTERS)
    assert (index.manifest.embedder, index.manifest.dimension) == (LETTERS.fingerprint, 4)
    assert len(index.nearest(["Deep learning"])[0]) == 6
    with pytest.raises(EmbedderMismatchError, match="built with embedder four"):
        ReferenceIndex.open(index_path)
    assert tuple(ReferenceIndex.compact(index_path)) == references


def test_a_type_of_vectors_that_the_new_embedder_cannot_have_is_chosen_anew(tmp_path):
    ReferenceIndex.build(tmp_path / "index", numbered(100), vectors="PQ64x4fs")
    assert ReferenceIndex.compact(tmp_path / "index").manifest.vectors == "PQ64x4fs"
    assert ReferenceIndex.compact(tmp_path / "index", embedder=LETTERS).manifest.vectors == "Flat"


# The type of the vectors, and the parts.


@pytest.fixture
def small_sizes(monkeypatch):
    monkeypatch.setattr(vectors, "MAX_FLAT", 8)
    monkeypatch.setattr(vectors, "MAX_SQ8", 40)


def test_the_type_of_the_vectors_follows_the_size(tmp_path, small_sizes):
    path = tmp_path / "index"
    seen = [(ReferenceIndex.build(path, numbered(8)).manifest.vectors, (1,))]
    for count, start in ((1, 8), (3, 9), (88, 12)):
        manifest = ReferenceIndex.add(path, numbered(count, start)).manifest
        seen.append((manifest.vectors, manifest.parts))
    assert seen == [("Flat", (1,)), ("SQ8", (1,)), ("SQ8", (1, 2)), ("PQ64x4fs", (1,))]
    index = ReferenceIndex.remove(path, [f"n{number}" for number in range(10, 100)])
    assert (index.manifest.vectors, ReferenceIndex.compact(path).manifest.vectors) == ("PQ64x4fs", "SQ8")
    assert [work.id for work in index] == [f"n{number}" for number in range(10)]


def test_a_type_of_vectors_that_was_chosen_stays(tmp_path, small_sizes):
    path = tmp_path / "index"
    ReferenceIndex.build(path, numbered(4), vectors="SQ8")
    seen = [ReferenceIndex.add(path, numbered(count, 4)).manifest.vectors for count in (2, 50)]
    assert [*seen, ReferenceIndex.compact(path).manifest.vectors] == ["SQ8", "SQ8", "SQ8"]
    ReferenceIndex.build(path, numbered(20), vectors="Flat", replace=True)
    manifest = ReferenceIndex.add(path, numbered(50, 20)).manifest
    assert (manifest.vectors, manifest.parts) == ("Flat", (1, 2))
    assert ReferenceIndex.compact(path).manifest.vectors == "Flat"


def test_an_index_of_many_parts_is_written_in_one_again(tmp_path, monkeypatch):
    monkeypatch.setattr(changing, "MAX_PARTS", 3)
    path = tmp_path / "index"
    ReferenceIndex.build(path, numbered(2))
    parts = [ReferenceIndex.add(path, numbered(2, start)).manifest.parts for start in range(2, 12, 2)]
    assert parts == [(1, 2), (1, 2, 3), (1,), (1, 2), (1, 2, 3)]
    assert list(ReferenceIndex.open(path)) == numbered(12)


@pytest.mark.parametrize(("n_removed", "n_rows"), [(2, 11), (3, 8)])
def test_an_addition_to_an_index_of_which_much_was_removed_writes_it_anew(tmp_path, n_removed, n_rows):
    path = tmp_path / "index"
    ReferenceIndex.build(path, numbered(10))
    ReferenceIndex.remove(path, [f"n{number}" for number in range(n_removed)])
    manifest = ReferenceIndex.add(path, numbered(1, 10)).manifest
    assert (manifest.n_rows, manifest.n_references) == (n_rows, 11 - n_removed)
    assert [work.id for work in ReferenceIndex.open(path)] == [f"n{number}" for number in range(n_removed, 11)]


def test_a_failed_change_leaves_the_folder_as_it_was(index_path):
    before = state(index_path)
    with pytest.raises(IndexExistsError):
        ReferenceIndex.build(index_path, NEW)
    assert state(index_path) == before
    assert describe(index_path).n_references == 6


def test_progress_is_told_in_stages(tmp_path, references):
    told = []

    def progress(stage, done, total):
        told.append((stage, done, total))

    works = [replace(work, abstract="About it.") for work in references]
    ReferenceIndex.build(tmp_path / "index", works[:4], progress=progress)
    built = [("references", 4, 4), ("titles", 0, 4), ("titles", 4, 4), ("abstracts", 0, 4), ("abstracts", 4, 4)]
    assert told == built
    told.clear()
    ReferenceIndex.add(tmp_path / "index", works[4:], progress=progress)
    assert told == [(stage, done // 2, total // 2) for stage, done, total in built]
    told.clear()
    ReferenceIndex.compact(tmp_path / "index", progress=progress)
    assert {stage for stage, _, _ in told} == {"references", "titles", "abstracts"}
    assert told[0] == ("references", 6, 6)
