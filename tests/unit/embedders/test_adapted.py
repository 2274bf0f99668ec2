"""Embedders of others: functions and LangChain's Embeddings by their shape."""

from __future__ import annotations

import numpy as np
import pytest

from citecheck.embedders import StaticEmbedder, adapt
from citecheck.embedders.adapted import AdaptedEmbedder, signature
from citecheck.errors import ConfigurationError


def lengths(texts):
    return [[len(text), text.count("a"), 1.0] for text in texts]


def test_an_embedder_stays_what_it_is():
    embedder = StaticEmbedder.load()
    assert adapt(embedder) is embedder


def test_a_function_is_named_in_the_fingerprint():
    embedder = adapt(lengths)
    assert embedder.fingerprint.startswith("lengths:")
    assert embedder.dimension == 3


def test_functions_with_other_vectors_have_other_fingerprints():
    turned = AdaptedEmbedder(lambda texts: -np.array(lengths(texts)), "n")
    assert AdaptedEmbedder(lengths, "n").fingerprint != turned.fingerprint


def test_noise_in_the_last_digits_does_not_change_the_fingerprint():
    rng = np.random.default_rng(7)
    vectors = rng.normal(size=(4, 300)).astype(np.float32)
    noisy = vectors + rng.normal(scale=1e-6, size=vectors.shape).astype(np.float32)
    assert signature(vectors) == signature(noisy)


@pytest.mark.parametrize(
    "function",
    [
        lambda texts: [[1.0]],
        lambda texts: [1.0] * len(texts),
        lambda texts: [[]] * len(texts),
        lambda texts: [[float("nan")]] * len(texts),
        lambda texts: [["word"]] * len(texts),
        lambda texts: [[1.0], [1.0, 2.0], [1.0], [1.0]],
        lambda texts: None,
    ],
)
def test_a_function_that_returns_no_vectors_is_refused(function):
    with pytest.raises(ConfigurationError, match="embedder broken"):
        AdaptedEmbedder(function, "broken")


@pytest.mark.parametrize("model", [None, 7, "a/model", object()])
def test_what_is_no_embedder_is_refused(model):
    with pytest.raises(ConfigurationError, match="is no embedder"):
        adapt(model)
