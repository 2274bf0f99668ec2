"""What holds of every index, whatever references it is made of."""

from __future__ import annotations

import json
import os
import string
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from citecheck.datatypes import (
    Citation,
    CitationForm,
    Identifier,
    Kind,
    PersonName,
    Provenance,
    Reference,
    Retraction,
    Scheme,
    Span,
    Standing,
)
from citecheck.errors import ReferenceIndexError
from citecheck.index import ReferenceIndex
from citecheck.index.layout import CURRENT
from citecheck.index.records import RecordStore, RecordWriter, encode_record, records_name
from citecheck.index.serialising import reference_from_dict, reference_to_dict
from citecheck.text.folding import title_key

texts = st.text(max_size=40)
wild_texts = st.text(st.characters(), max_size=40)  # lone surrogates too
identifiers = st.builds(Identifier, st.sampled_from(Scheme), wild_texts)
references = st.builds(
    Reference,
    id=wild_texts,
    title=wild_texts,
    authors=st.lists(st.builds(PersonName, texts, texts, texts, texts), max_size=3).map(tuple),
    year=st.none() | st.integers(-10_000, 10_000),
    **dict.fromkeys(("venue", "volume", "issue", "pages", "publisher", "abstract"), st.none() | wild_texts),
    identifiers=st.lists(identifiers, max_size=4).map(tuple),
    kind=st.sampled_from(Kind),
    retraction=st.none() | st.builds(Retraction, st.sampled_from(Standing), texts, texts, st.none() | identifiers),
    provenance=st.lists(st.builds(Provenance, texts, texts, texts), max_size=2).map(tuple),
)
words = st.text(string.ascii_lowercase + "äé ", min_size=1, max_size=12)
titles = st.lists(words, min_size=1, max_size=8).map(" ".join)
cited_titles = titles | titles.map(str.upper) | titles.map(lambda title: f"{title}: a subtitle")
disk = settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])


def cite(title=None, *found):
    return Citation(Span(0, 3), "raw", CitationForm.ENTRY, title=title, identifiers=found)


@pytest.fixture(autouse=True)
def quick_flushes(monkeypatch):
    """Nothing here waits for the disk."""
    monkeypatch.setattr(os, "fsync", os.fstat)


def build(tmp_path_factory, works):
    return ReferenceIndex.build(tmp_path_factory.mktemp("property") / "index", works)


@disk
@given(works=st.lists(references, max_size=3))
def test_a_stored_reference_comes_back_exactly(tmp_path_factory, works):
    folder = tmp_path_factory.mktemp("records")
    with (folder / records_name(1)).open("wb") as file:
        writer = RecordWriter(folder, 1, file)
        for work in works:
            writer.write(encode_record(work))
        writer.finish()
    store = RecordStore(folder, len(works), (1,))
    assert list(store) == works
    assert [store.title(row) for row in range(len(works))] == [work.title for work in works]
    assert [store.encoded(row) for row in range(len(works))] == [encode_record(work) for work in works]


@given(references)
def test_a_reference_is_data_and_comes_back(reference):
    data = json.loads(json.dumps(reference_to_dict(reference)))
    assert reference_from_dict(data) == reference


@disk
@given(works=st.lists(references, max_size=6, unique_by=lambda work: work.id))
def test_an_index_of_any_references_gives_them_back(tmp_path_factory, works):
    assert list(build(tmp_path_factory, works)) == works


@disk
@given(works=st.lists(references, min_size=1, max_size=6, unique_by=lambda work: work.id))
def test_every_reference_is_found_by_its_own_identifiers_and_title(tmp_path_factory, works):
    index = build(tmp_path_factory, works)
    for work in works:
        for identifier in work.identifiers:
            (found,) = index.search([cite(None, identifier)])
            exact = [item.reference for item in found if identifier in item.reference.identifiers]
            assert work in exact
            assert found[0].reference in exact
        if title_key(work.title):
            (found,) = index.search([cite(work.title)])
            assert title_key(found[0].reference.title) == title_key(work.title)
            assert work in [item.reference for item in found]


@disk
@given(stored=st.lists(titles, min_size=1, max_size=30), cited=st.lists(cited_titles, min_size=1, max_size=40))
def test_a_batch_of_queries_is_answered_like_one_by_one(tmp_path_factory, stored, cited):
    index = build(tmp_path_factory, [Reference(str(row), title) for row, title in enumerate(stored)])
    queries = [cite(title) for title in [*cited, *stored]]
    assert index.search(queries, 3) == tuple(found for query in queries for found in index.search([query], 3))
    assert index.nearest(cited, 3) == tuple(found for title in cited for found in index.nearest([title], 3))


@disk
@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7), number=st.integers(0, 19))
def test_a_flipped_bit_anywhere_is_refused(tmp_path_factory, place, bit, number):
    works = [Reference("a", "Déjà Vu", (PersonName("Li"),), 2020), Reference("b", "Other", abstract="Of it.")]
    index = build(tmp_path_factory, works)
    files = [index.path / CURRENT, *sorted((index.path / "gen-1").iterdir())]
    assert len(files) == 20
    file = files[number]
    content = bytearray(file.read_bytes())
    content[int(place * len(content))] ^= 1 << bit
    file.write_bytes(content)
    with pytest.raises(ReferenceIndexError):
        ReferenceIndex.open(index.path)


@disk
@given(works=st.lists(references, min_size=1, max_size=5))
def test_equal_references_make_equal_indexes(tmp_path_factory, works):
    assert build(tmp_path_factory, works).version == build(tmp_path_factory, works).version


@disk
@given(works=st.lists(references, min_size=1, max_size=4), title=titles)
def test_ids_are_unique_in_an_index(tmp_path_factory, works, title):
    assume(title_key(title))
    same = [replace(work, id="same", title=f"{title} {number}") for number, work in enumerate(works)]
    ids = [work.id for work in build(tmp_path_factory, [*works, *same])]
    assert len(ids) == len(set(ids))
