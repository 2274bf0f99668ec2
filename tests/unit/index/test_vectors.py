"""Vectors are found alike in every batch, and rows that are skipped cost no more than they must."""

from __future__ import annotations

import numpy as np
import pytest

from citecheck.errors import IndexDamagedError
from citecheck.index.vectors import VectorTable, extend_vectors, vector_type, write_vectors

DIMENSION = 32


def unit(chance, count):
    made = chance.standard_normal((count, DIMENSION)).astype(np.float32)
    return made / np.linalg.norm(made, axis=1, keepdims=True)


@pytest.fixture(scope="module")
def rows():
    return unit(np.random.default_rng(3), 400)


@pytest.fixture(params=["Flat", "SQ8", "PQ32x4fs"])
def table(request, rows, tmp_path):
    write_vectors(tmp_path / "some.faiss", request.param, DIMENSION, rows, [rows[:100], rows[100:]])
    return VectorTable(tmp_path / "some.faiss", len(rows), DIMENSION)


@pytest.mark.parametrize(
    ("n_vectors", "dimension", "kind"),
    [
        (0, 256, "Flat"),
        (20_000, 256, "Flat"),
        (20_001, 256, "SQ8"),
        (100_001, 256, "PQ64x4fs"),
        (100_001, 96, "PQ48x4fs"),
        (100_001, 7, "SQ8"),
    ],
)
def test_the_type_follows_from_the_number_of_vectors(n_vectors, dimension, kind):
    assert vector_type(n_vectors, dimension) == kind


def test_a_query_is_answered_alike_in_every_batch(table, rows):
    queries = unit(np.random.default_rng(4), 40)
    for skipped in (frozenset(), frozenset(range(0, 400, 3)), frozenset(range(5, 400))):
        together = table.search(queries, 5, skipped)
        assert together == [table.search(queries[place : place + 1], 5, skipped)[0] for place in range(40)]


@pytest.mark.parametrize("n_skipped", [1, 4, 39, 200, 390, 400])
def test_skipped_rows_are_left_out_and_others_take_their_place(table, rows, n_skipped):
    nearest = [row for row, _ in table.search(rows[7:8], 400)[0]]
    skipped = frozenset(nearest[:n_skipped])
    (found,) = table.search(rows[7:8], 10, skipped)
    assert not {row for row, _ in found} & skipped
    assert len(found) == min(10, len(nearest) - n_skipped)
    assert [cosine for _, cosine in found] == sorted((cosine for _, cosine in found), reverse=True)


def test_exact_vectors_without_some_are_those_of_an_index_without_them(rows, tmp_path):
    kept = np.arange(0, 400, 2)
    write_vectors(tmp_path / "all.faiss", "Flat", DIMENSION, rows, [rows])
    write_vectors(tmp_path / "kept.faiss", "Flat", DIMENSION, rows, [rows[kept]])
    queries = unit(np.random.default_rng(5), 20)
    found = VectorTable(tmp_path / "all.faiss", 400, DIMENSION).search(queries, 25, frozenset(range(1, 400, 2)))
    expected = VectorTable(tmp_path / "kept.faiss", 200, DIMENSION).search(queries, 25)
    assert found == [[(int(kept[row]), cosine) for row, cosine in some] for some in expected]


def test_no_more_vectors_are_read_than_needed(table, rows, monkeypatch):
    asked = []
    chunk = table._search_chunk
    monkeypatch.setattr(
        table, "_search_chunk", lambda queries, k: (asked.append((len(queries), k)), chunk(queries, k))[1]
    )
    table.search(rows[:20], 5, frozenset(range(300, 400)))
    assert asked[0] == (20, 5)
    assert all(n_queries < 20 for n_queries, _ in asked[1:])
    assert max(k for _, k in asked) <= 40


def test_a_query_of_zeros_is_near_nothing(table):
    assert table.search(np.zeros((2, DIMENSION), np.float32), 5, frozenset({1})) == [[], []]


def test_vectors_that_were_added_are_those_of_one_index(rows, tmp_path):
    write_vectors(tmp_path / "whole.faiss", "Flat", DIMENSION, rows, [rows])
    write_vectors(tmp_path / "former.faiss", "Flat", DIMENSION, rows, [rows[:150]])
    extend_vectors(tmp_path / "grown.faiss", tmp_path / "former.faiss", [rows[150:300], rows[300:]])
    assert (tmp_path / "grown.faiss").read_bytes() == (tmp_path / "whole.faiss").read_bytes()


def test_a_file_that_is_none_cannot_be_extended(tmp_path, rows):
    (tmp_path / "former.faiss").write_bytes(b"IxF2 and no more")
    with pytest.raises(IndexDamagedError, match=r"former.faiss cannot be read .*; build the index again"):
        extend_vectors(tmp_path / "grown.faiss", tmp_path / "former.faiss", [rows])
