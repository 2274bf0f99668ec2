"""The default embedder: near for the same title in other dress, read only when needed, and the same everywhere."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys

import numpy as np
import pytest

from citecheck.embedders.static import CONFIG_FILE, MAX_PIECES, TABLE_FILE, TOKENIZER_FILE, StaticEmbedder
from citecheck.errors import ConfigurationError
from citecheck.shipped import shipped_path

TITLE = "The Structure of Scientific Revolutions"
FILES = (CONFIG_FILE, TABLE_FILE, TOKENIZER_FILE)


@pytest.fixture(scope="module")
def embedder():
    return StaticEmbedder.load()


@pytest.fixture
def folder(tmp_path):
    copy = tmp_path / "embedder"
    copy.mkdir()
    for name in FILES:
        shutil.copy(shipped_path("embedder") / name, copy)
    return copy


def cosine(embedder, one, two):
    first, second = embedder.encode([one, two])
    return float(first @ second)


@pytest.mark.parametrize(
    "other", [TITLE.upper(), "The structure of scientific  revolutions", "Thé Strúcture of Scientific Revolutions"]
)
def test_case_and_accents_do_not_matter(embedder, other):
    assert cosine(embedder, TITLE, other) == pytest.approx(1.0, abs=1e-6)


@pytest.mark.parametrize(
    ("other", "low", "high"),
    [
        ("The Strcture of Scientific Revolutoins", 0.5, 0.99),
        ("Kuhn, T. S. (1962). The structure of scientific revolutions. University of Chicago Press.", 0.6, 1.0),
        ("Scientific Revolutions, the Structure of", 0.9, 1.01),
        ("A Note on the Two-Body Problem", -0.3, 0.4),
    ],
)
def test_similarity_falls_with_the_difference(embedder, other, low, high):
    assert low < cosine(embedder, TITLE, other) < high


def test_a_topic_is_nearer_than_another_field(embedder):
    claim = "We show that transformers trained on large corpora translate between languages without recurrence."
    near, far = "Attention models for neural machine translation", "Orchids of the eastern Himalaya"
    assert cosine(embedder, claim, near) > cosine(embedder, claim, far) + 0.2


def test_the_quick_way_for_plain_text_gives_the_same_pieces(embedder):
    """The same words with a mark that only the long way knows, and drops."""
    text = " ".join(map(chr, range(33, 127))) + f"  {TITLE}  x"
    assert np.array_equal(*embedder.encode([text, text + "\u200b"]))


@pytest.mark.parametrize("text", ["", " ", "—", "?! ... (*)", "\u200b\u00ad"])
def test_a_text_without_letters_and_digits_has_no_direction(embedder, text):
    assert not embedder.encode([text]).any()


def test_what_follows_the_first_two_thousand_characters_does_not_count(embedder):
    assert cosine(embedder, "word " * 400 + "one", "word " * 400 + "other") == pytest.approx(1.0)


@pytest.mark.parametrize("dimension", [64, 128])
def test_fewer_dimensions_are_the_first_coordinates(embedder, dimension):
    short = StaticEmbedder.load(dimension=dimension)
    cut = embedder.encode([TITLE, "deep learning"])[:, :dimension]
    assert short.dimension == dimension
    assert short.fingerprint != embedder.fingerprint
    assert np.allclose(
        short.encode([TITLE, "deep learning"]), cut / np.linalg.norm(cut, axis=1, keepdims=True), atol=1e-6
    )


@pytest.mark.parametrize("dimension", [0, -1, 257])
def test_a_dimension_that_the_model_does_not_have_is_refused(dimension):
    with pytest.raises(ConfigurationError, match="between 1 and 256"):
        StaticEmbedder.load(dimension=dimension)


def test_long_and_short_texts_together_are_encoded_like_each_alone(embedder):
    """Sums are made in parts of a bounded number of pieces; where a part ends must not show."""
    texts = ["q z " * 500, "", TITLE] * (MAX_PIECES // 900)
    assert np.array_equal(embedder.encode(texts), np.concatenate([embedder.encode([text]) for text in texts]))


def test_the_digests_are_those_of_the_files():
    """``load`` compares sizes alone, which is quick; that the fingerprint tells the bytes is checked here."""
    folder = shipped_path("embedder")
    files = json.loads((folder / CONFIG_FILE).read_text())["files"]
    assert {name: entry["sha256"] for name, entry in files.items()} == {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in (TABLE_FILE, TOKENIZER_FILE)
    }


def test_another_digest_is_another_embedder(folder):
    content = json.loads((folder / CONFIG_FILE).read_text())
    content["files"][TABLE_FILE]["sha256"] = "0" * 64
    (folder / CONFIG_FILE).write_text(json.dumps(content))
    assert StaticEmbedder.load(folder).fingerprint != StaticEmbedder.load().fingerprint


def test_loading_reads_neither_tokenizer_nor_table(folder):
    for name in (TABLE_FILE, TOKENIZER_FILE):
        size = (folder / name).stat().st_size
        (folder / name).write_bytes(b"\0" * size)
    embedder = StaticEmbedder.load(folder)
    assert embedder.fingerprint == StaticEmbedder.load().fingerprint
    with pytest.raises(ConfigurationError, match="embedder"):
        embedder.encode([TITLE])


def test_the_tokenizer_is_imported_with_the_first_text():
    code = """
import sys
from citecheck.embedders import StaticEmbedder
embedder = StaticEmbedder.load()
embedder.fingerprint, embedder.dimension, embedder.encode([])
assert "tokenizers" not in sys.modules
embedder.encode(["a title"])
assert "tokenizers" in sys.modules and "torch" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def _write_table(folder, header, content=b""):
    """Put a table with ``header`` in place, and its size in the configuration."""
    text = json.dumps(header).encode()
    (folder / TABLE_FILE).write_bytes(len(text).to_bytes(8, "little") + text + content)
    _note_size(folder, TABLE_FILE)


def _note_size(folder, name):
    config = json.loads((folder / CONFIG_FILE).read_text())
    config["files"][name]["bytes"] = (folder / name).stat().st_size
    (folder / CONFIG_FILE).write_text(json.dumps(config))


@pytest.mark.parametrize(
    "harm",
    [
        shutil.rmtree,
        lambda folder: (folder / CONFIG_FILE).write_text("{"),
        lambda folder: (folder / CONFIG_FILE).write_text("[]"),
        lambda folder: (folder / CONFIG_FILE).write_text('{"name": "n", "dimension": 256}'),
        lambda folder: (folder / CONFIG_FILE).write_text((folder / CONFIG_FILE).read_text().replace("256,", "0,")),
        lambda folder: (folder / TABLE_FILE).unlink(),
        lambda folder: (folder / TOKENIZER_FILE).write_text("{}"),
    ],
)
def test_a_folder_that_holds_no_embedder_is_named(folder, harm):
    assert StaticEmbedder.load(folder).fingerprint == StaticEmbedder.load().fingerprint
    harm(folder)
    with pytest.raises(ConfigurationError, match="embedder"):
        StaticEmbedder.load(folder)


WIDTH = {"dtype": "I8", "shape": [2, 256], "data_offsets": [0, 512]}
WEIGHTS = {"dtype": "F32", "shape": [2], "data_offsets": [512, 520]}


@pytest.mark.parametrize(
    ("header", "content"),
    [
        ({}, b""),
        ({"embeddings": WIDTH}, b""),
        ({"embeddings": WIDTH, "weights": WEIGHTS}, b""),  # the bytes are missing
        ({"embeddings": WIDTH, "weights": WEIGHTS}, b"\0" * 520),  # two rows are not enough for all pieces
        ({"embeddings": WIDTH | {"dtype": "F32"}, "weights": WEIGHTS}, b"\0" * 520),
        ({"embeddings": WIDTH | {"shape": [4, 128]}, "weights": WEIGHTS}, b"\0" * 520),
        ({"embeddings": WIDTH, "weights": WEIGHTS}, b"\0" * 512 + np.float32([0.5, 1.0]).tobytes()),
    ],
)
def test_a_table_that_does_not_fit_is_named_at_the_first_text(folder, header, content):
    _write_table(folder, header, content)
    with pytest.raises(ConfigurationError, match="embedder"):
        StaticEmbedder.load(folder).encode([TITLE])


def test_a_header_of_unlikely_length_is_not_read(folder):
    (folder / TABLE_FILE).write_bytes(b"\xff" * 16)
    _note_size(folder, TABLE_FILE)
    with pytest.raises(ConfigurationError, match="header"):
        StaticEmbedder.load(folder).encode([TITLE])


def test_a_tokenizer_that_cannot_be_read_is_named_at_the_first_text(folder):
    (folder / TOKENIZER_FILE).write_text("{}")
    _note_size(folder, TOKENIZER_FILE)
    with pytest.raises(ConfigurationError, match=TOKENIZER_FILE):
        StaticEmbedder.load(folder).encode([TITLE])


@pytest.mark.parametrize("dimension", [64, 128, 256])
def test_sentence_transformers_gives_the_same_vectors(embedder, dimension):
    library = pytest.importorskip("sentence_transformers", reason="sentence-transformers is not installed")
    texts = [
        TITLE, TITLE.upper(), "Zur Elektrodynamik bewegter Körper", "深度学习的方法", "Введение в теорию", "x",
        "Li, F.-F., & Müller, J. (2019). On $\\mathbb{Z}$-graded rings: II. J. Alg., 12(3), 1–20. doi:10.1000/xyz",
        "a sentence of some length about the origin of the magnetic field " * 20,
    ]  # fmt: skip
    model = library.SentenceTransformer(str(shipped_path("embedder")), truncate_dim=dimension, device="cpu")
    theirs = model.encode(texts, normalize_embeddings=True)
    ours = StaticEmbedder.load(dimension=dimension).encode(texts)
    assert np.abs(theirs - ours).max() < 1e-4
