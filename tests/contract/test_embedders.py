"""What every embedder promises, asked of each of them."""

from __future__ import annotations

import numpy as np
import pytest

from citecheck.embedders import AdaptedEmbedder, StaticEmbedder, adapt

TEXTS = (
    "Attention Is All You Need",
    "On the electrodynamics of moving bodies",
    "",
    "Zur Elektrodynamik bewegter Körper",
    "深度学习",
    "a",
    "x" * 50_000,
    "lone \ud800 surrogate",
    "nul \x00 and \u202e marks",
)


def _letters(texts):
    return [[float(text.count(letter)) for letter in "abcdefghijklmnop"] for text in texts]


class LangChainLike:
    def embed_documents(self, texts):
        return _letters(texts)


EMBEDDERS = {
    "static": StaticEmbedder.load,
    "static, 64 dimensions": lambda: StaticEmbedder.load(dimension=64),
    "callable": lambda: AdaptedEmbedder(_letters, "letters"),
    "embed_documents": lambda: adapt(LangChainLike()),
}


@pytest.fixture(params=EMBEDDERS)
def make(request):
    return EMBEDDERS[request.param]


def test_vectors_are_rows_of_unit_length_or_zero(make):
    embedder = make()
    vectors = embedder.encode(TEXTS)
    assert (vectors.shape, vectors.dtype) == ((len(TEXTS), embedder.dimension), np.float32)
    lengths = np.linalg.norm(vectors, axis=1)
    assert all(length == pytest.approx(1.0, abs=1e-5) or length == 0.0 for length in lengths)
    assert lengths[0] > 0


def test_a_vector_does_not_depend_on_its_batch(make):
    embedder = make()
    together = embedder.encode(TEXTS)
    alone = np.concatenate([embedder.encode([text]) for text in TEXTS])
    backwards = embedder.encode(TEXTS[::-1])[::-1]
    assert np.array_equal(together, alone)
    assert np.array_equal(together, backwards)


def test_many_texts_are_encoded_like_one(make):
    embedder = make()
    vectors = embedder.encode([TEXTS[0]] * 1_100)
    assert np.array_equal(vectors, np.repeat(embedder.encode([TEXTS[0]]), 1_100, axis=0))


def test_a_second_instance_gives_the_same(make):
    first, second = make(), make()
    assert first.fingerprint == second.fingerprint
    assert np.array_equal(first.encode(TEXTS), second.encode(TEXTS))


def test_no_texts_give_no_rows(make):
    embedder = make()
    assert embedder.encode([]).shape == (0, embedder.dimension)


def test_the_fingerprint_is_one_short_line(make):
    assert 0 < len(make().fingerprint) <= 120
    assert make().fingerprint.isprintable()
