"""Building, opening, searching: what a user of an index may rely on."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from citecheck.datatypes import (
    CitationForm,
    Coverage,
    CoverageLevel,
    FoundBy,
    Identifier,
    Kind,
    PersonName,
    Reference,
    Scheme,
)
from citecheck.embedders import AdaptedEmbedder
from citecheck.errors import ConfigurationError, EmbedderMismatchError, IndexDamagedError, IndexExistsError
from citecheck.index import ReferenceIndex, vectors

DOI = Identifier(Scheme.DOI, "10.1038/nature14539")


def ids(candidates):
    return [candidate.reference.id for candidate in candidates]


def test_an_index_gives_back_its_references_in_order(index, references):
    assert (len(index), tuple(index)) == (6, references)


def test_an_identifier_leads_to_its_record_alone(index, cite):
    """A bare identifier that is on record is settled: nothing else is proposed."""
    (found,) = index.search([cite(None, DOI, form=CitationForm.IDENTIFIER)])
    assert [(item.reference.id, item.found_by, item.score) for item in found] == [("lecun", FoundBy.IDENTIFIER, 1.0)]


def test_an_identifier_of_another_work_brings_both_works(index, cite):
    """The record of the identifier comes first, the work of the title is among the candidates."""
    (found,) = index.search([cite("The Tragedy of the Comons", DOI)])
    assert ids(found)[0] == "lecun"
    assert ids(found)[1] == "hardin"
    assert [item.found_by for item in found[:2]] == [FoundBy.IDENTIFIER, FoundBy.WORDS]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("attention is all you need.", "vaswani"),
        ("ATTENTION—IS ALL YOU NEED", "vaswani"),
        ("Governing the Commons", "ostrom"),
        ("Governing the Commons: A Very Different Subtitle", "ostrom"),
        ("The Tragedy of the Commons: Revisited", "hardin"),
    ],
)
def test_a_title_is_found_in_other_dress_and_without_its_subtitle(index, cite, title, expected):
    (found,) = index.search([cite(title)])
    assert (found[0].reference.id, found[0].found_by) == (expected, FoundBy.TITLE_KEY)


@pytest.mark.parametrize(("author", "expected"), [("LeCun", "lecun"), ("Goodfellow", "goodfellow")])
def test_of_two_works_with_one_title_the_one_with_the_author_comes_first(index, cite, author, expected):
    (found,) = index.search([cite("Deep learning", authors=(author,))])
    assert ids(found)[0] == expected
    assert set(ids(found)) == {"lecun", "goodfellow"}


@pytest.mark.parametrize("title", ["Über Sinn und Bedeutung", "uber sinn und bedeutung", "On Sense and Reference"])
def test_a_work_is_found_by_each_of_its_titles(tmp_path, references, cite, title):
    """The original, and translations of it; an index that has grown by it is searched alike."""
    work = Reference(
        "frege", "On Sense and Reference", (PersonName("Frege"),), 1892, other_titles=("Über Sinn und Bedeutung",)
    )
    ReferenceIndex.build(tmp_path / "index", references)
    index = ReferenceIndex.add(tmp_path / "index", [work])
    (found,) = index.search([cite(title, authors=("Frege",), year=1892)])
    assert [(item.reference.id, item.found_by) for item in found] == [("frege", FoundBy.TITLE_KEY)]


def test_of_two_works_with_one_title_the_nearer_year_comes_first(index, cite):
    (older,), (newer,) = index.search([cite("Deep learning", year=2014), cite("Deep learning", year=2018)], k=1)
    assert (older.reference.id, newer.reference.id) == ("lecun", "goodfellow")


def test_a_title_with_typing_slips_is_found_by_its_vector(index, cite):
    (found,) = index.search([cite("Atention is al you nead")])
    assert (found[0].reference.id, found[0].found_by) == ("vaswani", FoundBy.VECTOR)
    assert 0.3 < found[0].score < 1.0


def test_a_title_of_other_authors_still_brings_near_titles(tmp_path, references, cite):
    """The work that was meant may have a slip in its title and another one's words."""
    works = [*references, Reference("meant", "Deep Learnings", (PersonName("Vaswani"),), 2017)]
    index = ReferenceIndex.build(tmp_path / "index", works)
    (found,) = index.search([cite("Deep learning", authors=("Vaswani",))])
    assert set(ids(found)) == {"goodfellow", "lecun", "meant"}
    (found,) = index.search([cite("Deep learning", authors=("Vaswani",), year=2017)])
    assert set(ids(found)) == {"goodfellow", "lecun", "meant"}
    (found,) = index.search([cite("Deep learning", authors=("LeCun",))])
    assert set(ids(found)) == {"goodfellow", "lecun"}


def test_works_that_share_a_main_title_do_not_crowd_out_the_one_meant(tmp_path, cite):
    words = "atom nucleus electron neutrino photon laser maser crystal quark gluon boson vacuum neutron".split()
    works = [Reference(str(number), f"Nobel Lecture: On the {word}") for number, word in enumerate(words)]
    index = ReferenceIndex.build(tmp_path / "index", works)
    (found,) = index.search([cite("Nobel Lecture: On the vacum")], k=6)
    assert len(found) == 6
    assert "11" in ids(found)


def test_without_a_title_the_whole_entry_is_searched(index, cite):
    (found,) = index.search([cite(None, raw="Vaswani et al., Attention is all you need, NIPS 2017")])
    assert ids(found)[0] == "vaswani"


@pytest.mark.parametrize("form", [CitationForm.IDENTIFIER, CitationForm.MARKER])
def test_the_words_of_a_bare_pointer_are_not_searched(index, cite, form):
    assert index.search([cite(None, raw="(Attention, 2017)", form=form)]) == ((),)


def test_a_text_is_searched_by_identifier_title_and_vector(index):
    (found,) = index.search(["deep learning doi:10.1038/nature14539"], k=3)
    assert found[0].found_by is FoundBy.IDENTIFIER
    assert len(found) == 3


def test_nearest_goes_by_similarity_alone(index):
    (found,) = index.nearest(["how institutions evolve that govern commons"], k=2)
    assert ids(found) == ["ostrom", "hardin"]
    assert {item.found_by for item in found} == {FoundBy.VECTOR}


@pytest.mark.parametrize("queries", [[], [""], ["—"], ["x" * 100_000]])
def test_any_text_is_a_query(index, queries):
    assert len(index.search(queries)) == len(index.nearest(queries)) == len(queries)


def test_no_more_candidates_than_asked_for(index, cite):
    assert [len(found) for found in index.search([cite("Deep learning"), cite("Commons")], k=1)] == [1, 1]


def test_an_empty_index_answers_with_nothing(tmp_path):
    empty = ReferenceIndex.build(tmp_path / "empty", [])
    assert (len(empty), empty.search(["Deep learning"]), empty.nearest(["x"])) == (0, ((),), ((),))


def test_equal_references_make_equal_files(tmp_path, references):
    first = ReferenceIndex.build(tmp_path / "a", references, name="n", created=date(2026, 1, 1))
    second = ReferenceIndex.build(tmp_path / "b", iter(references), name="n", created=date(2026, 1, 1))
    assert first.version == second.version
    assert contents_of(first.path) == contents_of(second.path)


def contents_of(path):
    files = [file for file in path.rglob("*") if file.is_file()]
    return {file.relative_to(path).as_posix(): file.read_bytes() for file in files}


def test_a_reference_given_twice_is_kept_once(tmp_path, references):
    assert len(ReferenceIndex.build(tmp_path / "index", [*references, *references])) == len(references)


def test_other_references_with_a_taken_id_get_an_id_of_their_own(tmp_path):
    works = [Reference("smith2020", title) for title in ("First work", "Second work", "Third work", "Second work")]
    index = ReferenceIndex.build(tmp_path / "index", works)
    assert [(item.id, item.title) for item in index] == [
        ("smith2020", "First work"), ("smith2020~2", "Second work"), ("smith2020~3", "Third work"),
    ]  # fmt: skip


def test_a_failed_build_leaves_nothing_behind(tmp_path, references):
    def broken():
        yield references[0]
        raise IndexDamagedError("the source of the references fails")

    with pytest.raises(IndexDamagedError):
        ReferenceIndex.build(tmp_path / "index", broken())
    assert list(tmp_path.iterdir()) == []


def test_an_index_is_not_overwritten_unless_asked(index_path, references):
    with pytest.raises(IndexExistsError, match="holds an index already"):
        ReferenceIndex.build(index_path, references[:1])
    assert len(ReferenceIndex.open(index_path)) == 6
    assert len(ReferenceIndex.build(index_path, references[:1], replace=True)) == 1
    assert [path.name for path in index_path.parent.iterdir()] == ["index"]


def test_a_folder_of_other_things_is_never_replaced(tmp_path, references):
    (tmp_path / "letter.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(IndexExistsError, match="is not an index"):
        ReferenceIndex.build(tmp_path, references, replace=True)
    assert (tmp_path / "letter.txt").exists()


def test_an_index_is_searched_only_with_the_embedder_it_was_built_with(tmp_path, references):
    other = AdaptedEmbedder(lambda texts: [[len(text), 1.0] for text in texts], "lengths")
    ReferenceIndex.build(tmp_path / "index", references, embedder=other)
    with pytest.raises(EmbedderMismatchError, match="built with embedder lengths:"):
        ReferenceIndex.open(tmp_path / "index")
    assert len(ReferenceIndex.open(tmp_path / "index", embedder=other).nearest(["Deep Learning"], k=2)[0]) == 2


class Wrong:
    fingerprint, dimension = "wrong", 2

    def __init__(self, vectors):
        self.vectors = vectors

    def encode(self, texts):
        return self.vectors


@pytest.mark.parametrize("vectors", [np.zeros((6, 3)), np.zeros((5, 2)), np.full((6, 2), np.nan)])
def test_an_embedder_that_breaks_its_promise_is_named(tmp_path, references, vectors):
    with pytest.raises(ConfigurationError, match="embedder wrong returned"):
        ReferenceIndex.build(tmp_path / "index", references, embedder=Wrong(vectors))


@pytest.mark.parametrize(
    ("kind", "level"),
    [
        (Kind.UNKNOWN, CoverageLevel.PARTIAL),
        (Kind.ARTICLE, CoverageLevel.PARTIAL),
        (Kind.THESIS, CoverageLevel.PARTIAL),
        (Kind.WEBPAGE, CoverageLevel.NONE),
        (Kind.SOFTWARE, CoverageLevel.NONE),
        (Kind.DATASET, CoverageLevel.NONE),
        (Kind.LEGAL, CoverageLevel.NONE),
    ],
)
def test_absence_of_a_kind_that_the_index_does_not_hold_says_nothing(index, cite, kind, level):
    assert index.coverage_of(cite("Any", kind=kind)).level is level


def test_coverage_is_partial_unless_declared(tmp_path, index, references, cite):
    assert index.coverage_of(cite("Any")) == Coverage(
        CoverageLevel.PARTIAL, "index index of 6 references (partial), built 2026-01-31"
    )
    declared = Coverage(CoverageLevel.COMPLETE, "every paper of the workshop")
    whole = ReferenceIndex.build(tmp_path / "whole", references, coverage=declared)
    assert whole.coverage_of(cite("Any", kind=Kind.CONFERENCE)) == declared


@pytest.mark.parametrize(("flat", "eight", "kind"), [(100, 100, "Flat"), (0, 100, "SQ8"), (0, 0, "PQ64x4fs")])
def test_every_type_of_vector_index_finds_its_own_titles(tmp_path, monkeypatch, flat, eight, kind):
    monkeypatch.setattr(vectors, "MAX_FLAT", flat)
    monkeypatch.setattr(vectors, "MAX_SQ8", eight)
    nouns = "river mountain number theory protein market syntax galaxy contract memory".split()
    titles = [f"{first} and {second} in the study of {third}" for first in nouns for second in nouns for third in nouns]
    works = [Reference(str(row), title, (PersonName("A"),)) for row, title in enumerate(titles[::10])]
    index = ReferenceIndex.build(tmp_path / "index", works)
    assert index.manifest.vectors == kind
    assert index.nearest(["—", "deep sea"], k=3)[0] == ()
    found = index.nearest([work.title for work in works], k=3)
    assert sum(work in [item.reference for item in some] for work, some in zip(works, found, strict=True)) >= 95


def test_faiss_is_loaded_only_for_vectors(index_path):
    code = (
        "import sys; from citecheck.index import ReferenceIndex\n"
        f"index = ReferenceIndex.open({str(index_path)!r}); assert len(index) == 6; assert 'faiss' not in sys.modules\n"
        "index.nearest(['x y z']); assert 'faiss' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_version_names_index_and_contents(tmp_path, index, references):
    changed = [replace(references[0], year=1999), *references[1:]]
    other = ReferenceIndex.build(tmp_path / "other", changed, name="index", created=date(2026, 1, 31))
    assert index.version.startswith("index@")
    assert other.version.startswith("index@")
    assert index.version != other.version


def test_the_starter_index_opens_and_says_that_it_is_partial(cite):
    starter = ReferenceIndex.starter()
    assert len(starter) >= 1_500
    assert starter.coverage_of(cite("Any")).level is CoverageLevel.PARTIAL
    assert f"{len(starter):,} landmark works (partial)" in starter.manifest.coverage.reason
    (found,) = starter.search(["Attention Is All You Need"], k=1)
    assert found[0].reference.authors[0].family == "Vaswani"


def test_every_starter_work_names_the_record_that_confirmed_it():
    starter = ReferenceIndex.starter()
    assert [item.id for item in starter if not (item.provenance and item.authors and item.year and item.venue)] == []
