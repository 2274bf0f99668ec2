"""The default embedder: near for the same title in other dress, far for another one, and the same everywhere."""

from __future__ import annotations

import shutil

import numpy as np
import pytest

from citecheck.embedders.static import StaticConfig, StaticEmbedder, hash_features
from citecheck.errors import ConfigurationError
from citecheck.shipped import shipped_path

TITLE = "The Structure of Scientific Revolutions"
RECIPE = {"name": "n", "dimension": 8, "ngrams": [3], "words": True, "spread": 2}


@pytest.fixture(scope="module")
def embedder():
    return StaticEmbedder.load()


def cosine(embedder, one, two):
    first, second = embedder.encode([one, two])
    return float(first @ second)


@pytest.mark.parametrize(
    "other",
    [TITLE.upper(), "The structure of scientific  revolutions.", "“The Strúcture” of Scientific Revolutions"],
)
def test_case_accents_and_punctuation_do_not_matter(embedder, other):
    assert cosine(embedder, TITLE, other) == pytest.approx(1.0, abs=1e-6)


@pytest.mark.parametrize(
    ("other", "low", "high"),
    [
        ("The Strcture of Scientific Revolutoins", 0.5, 0.95),
        ("The Structure of Scientific Theories", 0.5, 0.95),
        ("Scientific Revolutions, the Structure of", 0.99, 1.01),
        ("A Note on the Two-Body Problem", -0.2, 0.3),
    ],
)
def test_similarity_falls_with_the_difference(embedder, other, low, high):
    assert low < cosine(embedder, TITLE, other) < high


def test_what_follows_the_first_two_thousand_characters_does_not_count(embedder):
    assert cosine(embedder, "word " * 400 + "one", "word " * 400 + "other") == pytest.approx(1.0)


def test_vectors_stay_what_they_are():
    """They stand in index files; a change of hashing needs a new name of the recipe."""
    config = StaticConfig.from_dict(RECIPE)
    (vector,) = StaticEmbedder(config, np.ones(1 << 16, np.uint8), "n").encode(["Deep Learning"])
    assert (4 * vector).tolist() == [-1.0, 1.0, -1.0, 2.0, 0.0, 2.0, 1.0, -2.0]


def test_features_are_words_and_ngrams_inside_words():
    config = StaticConfig("n", 8, (3,), words=True, spread=1)
    hashes, owners = hash_features(["ab cd", "", "ab"], config)
    # 2 words, and ␣ab ab␣ ␣cd cd␣; none for the empty text; 1 word, ␣ab ab␣
    assert np.bincount(owners, minlength=3).tolist() == [6, 0, 3]
    assert set(hashes[owners == 2]) < set(hashes[owners == 0])


@pytest.mark.parametrize(
    "harm",
    [
        shutil.rmtree,
        lambda folder: (folder / "config.json").write_text("{"),
        lambda folder: (folder / "config.json").write_text('{"name": "n"}'),
        lambda folder: (folder / "config.json").write_text((folder / "config.json").read_text().replace("256", "0")),
        lambda folder: (folder / "weights.npy").write_bytes(b"no array"),
        lambda folder: np.save(folder / "weights.npy", np.ones(5, np.uint8)),
        lambda folder: np.save(folder / "weights.npy", np.ones(1 << 16, np.float32)),
        lambda folder: np.save(folder / "weights.npy", np.array([{}]), allow_pickle=True),
    ],
)
def test_a_folder_that_holds_no_embedder_is_named(tmp_path, harm):
    folder = tmp_path / "embedder"
    folder.mkdir()
    for name in ("config.json", "weights.npy"):
        shutil.copy(shipped_path("embedder") / name, folder)
    assert StaticEmbedder.load(folder).fingerprint == StaticEmbedder.load().fingerprint
    harm(folder)
    with pytest.raises(ConfigurationError, match="embedder"):
        StaticEmbedder.load(folder)


def test_other_weights_are_another_embedder(tmp_path):
    for name in ("config.json", "weights.npy"):
        shutil.copy(shipped_path("embedder") / name, tmp_path)
    weights = np.load(tmp_path / "weights.npy")
    weights[0] ^= 1
    np.save(tmp_path / "weights.npy", weights)
    assert StaticEmbedder.load(tmp_path).fingerprint != StaticEmbedder.load().fingerprint
