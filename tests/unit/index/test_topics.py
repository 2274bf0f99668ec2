"""Works are near a text by what they are about: by title and abstract, or by the title alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from citecheck.datatypes import FoundBy, Reference
from citecheck.errors import IndexDamagedError
from citecheck.index import ReferenceIndex, vectors
from citecheck.index.topics import TOPIC_FILES, topic_text

WORKS = (
    Reference("plain", "Fish of the southern seas"),
    Reference("tagger", "A new method", abstract="Tagging the words of a sentence with their parts of speech."),
    Reference("empty", "Nets of the northern seas", abstract=""),
    Reference("herring", "Observations", abstract="The herring of the Atlantic and where the fish spawn."),
)  # fmt: skip


@pytest.fixture
def index(tmp_path):
    return ReferenceIndex.build(tmp_path / "index", WORKS, created=date(2026, 1, 31))


def ids(index, text, k=10):
    (found,) = index.nearest([text], k)
    assert {item.found_by for item in found} <= {FoundBy.VECTOR}
    return [item.reference.id for item in found]


def test_a_record_with_an_abstract_is_taken_by_title_and_abstract(index):
    assert topic_text(WORKS[1]).startswith("A new method. Tagging the words")
    assert ids(index, "parts of speech are tagged in a sentence", 1) == ["tagger"]
    assert ids(index, "where herring spawn in the Atlantic", 1) == ["herring"]


def test_a_record_without_abstract_is_taken_by_its_title(index):
    assert ids(index, "fish of southern seas")[0] == "plain"
    assert ids(index, "nets of northern seas")[0] == "empty"


def test_the_nearer_of_title_and_abstract_counts(index):
    for text, about in (("A new method", "A new method"), ("parts of speech of a sentence", topic_text(WORKS[1]))):
        (found,) = index.nearest([text])
        (tagger,) = (item for item in found if item.reference.id == "tagger")
        cosine = index.embedder.encode([text])[0] @ index.embedder.encode([about])[0]
        assert tagger.score == pytest.approx(float(cosine), abs=1e-5)


def test_what_is_nearest_does_not_depend_on_how_many_are_asked_for(tmp_path):
    nouns = "fish river sea net herring ocean whale".split()
    many = [
        Reference(str(number), f"On the {nouns[number % 7]} {number}", abstract=f"Of {nouns[number % 5]} and {number}.")
        for number in range(40)
    ]
    index = ReferenceIndex.build(tmp_path / "index", many)
    for noun in nouns:
        whole = ids(index, f"On the {noun} and the net", 40)
        assert [ids(index, f"On the {noun} and the net", k) for k in (1, 3, 10)] == [whole[:1], whole[:3], whole[:10]]


def test_each_record_is_near_once_and_all_are_there_if_asked_for(index):
    assert sorted(ids(index, "fish", 50)) == sorted(work.id for work in WORKS)
    assert ids(index, "fish", 2) == ids(index, "fish", 50)[:2]


def test_the_manifest_counts_abstracts_and_names_their_type(index, tmp_path, references):
    assert (index.manifest.n_topics, index.manifest.topics) == (2, "Flat")
    names = {entry.name for entry in index.manifest.files}
    assert set(TOPIC_FILES) <= names
    without = ReferenceIndex.build(tmp_path / "without", references)
    assert (without.manifest.n_topics, without.manifest.topics) == (0, "")
    assert not set(TOPIC_FILES) & {entry.name for entry in without.manifest.files}


def test_the_search_for_a_citation_goes_by_titles_alone(index, cite):
    (found,) = index.search([cite("Tagging words of a sentence with their parts of speech")], k=1)
    assert found[0].score < 0.5


def test_abstracts_come_and_go_with_their_records(index):
    path = index.path
    added = ReferenceIndex.add(path, [Reference("whale", "Notes", abstract="Whales sing in the deep of the ocean.")])
    assert (added.manifest.n_topics, ids(added, "deep ocean whales sing", 1)) == (3, ["whale"])
    removed = ReferenceIndex.remove(path, ["whale", "herring"])
    assert not {"whale", "herring"} & set(ids(removed, "deep ocean whales sing, herring spawn in the Atlantic"))
    assert (removed.manifest.n_topics, len(ids(removed, "fish", 50))) == (3, 3)
    compacted = ReferenceIndex.compact(path)
    assert (compacted.manifest.n_topics, compacted.manifest.n_rows) == (1, 3)
    assert ids(compacted, "fish", 50) == ids(removed, "fish", 50)


def test_the_first_abstracts_may_come_with_an_addition(tmp_path):
    ReferenceIndex.build(tmp_path / "index", WORKS[:1])
    grown = ReferenceIndex.add(tmp_path / "index", WORKS[1:])
    whole = ReferenceIndex.build(tmp_path / "whole", WORKS)
    texts = ["fish", "speech", "herring in the seas"]
    assert grown.nearest(texts) == whole.nearest(texts)
    assert grown.manifest.topics == whole.manifest.topics == "Flat"


def test_the_last_abstract_may_be_removed(index):
    ReferenceIndex.remove(index.path, ["tagger", "herring"])
    compacted = ReferenceIndex.compact(index.path)
    assert (compacted.manifest.n_topics, compacted.manifest.topics) == (0, "")
    assert sorted(ids(compacted, "fish")) == ["empty", "plain"]


def test_many_abstracts_are_quantised_by_their_own_number(tmp_path, monkeypatch):
    monkeypatch.setattr(vectors, "MAX_FLAT", 3)
    index = ReferenceIndex.build(tmp_path / "index", WORKS)
    assert (index.manifest.vectors, index.manifest.topics) == ("SQ8", "Flat")
    more = [replace(WORKS[1], id=f"tagger {number}", title=f"Method {number}") for number in range(3)]
    grown = ReferenceIndex.add(tmp_path / "index", more)
    assert (grown.manifest.vectors, grown.manifest.topics, grown.manifest.parts) == ("SQ8", "SQ8", (1,))
    assert ids(grown, "where herring spawn in the Atlantic", 1) == ["herring"]


@pytest.mark.parametrize("rows", [[0], [0, 1, 2], [1, 4], [1, 2**32 - 1]])
def test_rows_that_do_not_fit_their_vectors_are_damage(index, rows, monkeypatch):
    folder = index.path / "gen-1"
    np.save(folder / "topic_rows.npy", np.array(rows, np.uint32), allow_pickle=False)
    monkeypatch.setattr(type(index._contents), "_check", lambda *_: None)
    with pytest.raises(IndexDamagedError):
        index.nearest(["fish"])


@pytest.mark.parametrize("texts", [[], [""], ["—"], ["x" * 100_000], ["\ud800"]])
def test_any_text_is_asked(index, texts):
    assert len(index.nearest(texts)) == len(texts)
