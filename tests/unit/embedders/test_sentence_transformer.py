"""Any sentence-transformers model serves; tried with a tiny one that the test makes and saves itself."""

from __future__ import annotations

import importlib.util
import sys

import numpy as np
import pytest

from citecheck.datatypes import Reference
from citecheck.embedders import SentenceTransformerEmbedder
from citecheck.errors import ConfigurationError, EmbedderMismatchError, MissingExtraError
from citecheck.index import ReferenceIndex

INSTALLED = importlib.util.find_spec("sentence_transformers") is not None
needs_extra = pytest.mark.skipif(
    not INSTALLED, reason="needs the extra: pip install 'citecheck-verifier[sentence-transformers]'"
)
quiet = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning", "ignore::UserWarning")
TITLES = ("deep learning for proteins", "the tragedy of the commons", "deep learning for commons", "")


def _save_model(path, seed):
    """Save a model of 16 dimensions that averages one random vector per word."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.models import StaticEmbedding
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Whitespace

    words = sorted({word for title in TITLES for word in title.split()})
    tokenizer = Tokenizer(WordLevel({word: number for number, word in enumerate(["[UNK]", *words])}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    weights = torch.randn(len(words) + 1, 16, generator=torch.Generator().manual_seed(seed))
    SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_weights=weights)]).save(str(path))
    return path


@pytest.fixture(scope="module")
def model_path(tmp_path_factory):
    return _save_model(tmp_path_factory.mktemp("models") / "tiny", seed=1)


@needs_extra
@quiet
def test_a_saved_model_encodes_to_unit_vectors_whatever_the_batch(model_path):
    embedder = SentenceTransformerEmbedder(model_path, batch_size=2)
    vectors = embedder.encode(TITLES)
    assert (vectors.shape, vectors.dtype, embedder.dimension) == ((4, 16), np.float32, 16)
    assert np.linalg.norm(vectors[:3], axis=1) == pytest.approx(1.0, abs=1e-5)
    assert np.concatenate([embedder.encode([title]) for title in TITLES]) == pytest.approx(vectors, abs=1e-6)
    assert embedder.encode([]).shape == (0, 16)


@needs_extra
@quiet
def test_the_fingerprint_follows_the_weights_not_the_folder(model_path, tmp_path):
    first = SentenceTransformerEmbedder(model_path).fingerprint
    assert first.startswith("sentence-transformers/tiny:")
    assert SentenceTransformerEmbedder(_save_model(tmp_path / "same" / "tiny", seed=1)).fingerprint == first
    assert SentenceTransformerEmbedder(_save_model(tmp_path / "other" / "tiny", seed=2)).fingerprint != first


@needs_extra
@quiet
def test_an_index_is_built_and_searched_with_it(model_path, tmp_path):
    embedder = SentenceTransformerEmbedder(model_path)
    works = [Reference(title, title) for title in TITLES[:3]]
    ReferenceIndex.build(tmp_path / "index", works, embedder=embedder)
    index = ReferenceIndex.open(tmp_path / "index", embedder=SentenceTransformerEmbedder(model_path))
    assert index.nearest(["proteins deep learning"], k=1)[0][0].reference == works[0]
    with pytest.raises(EmbedderMismatchError):
        ReferenceIndex.open(tmp_path / "index")


@needs_extra
@quiet
@pytest.mark.parametrize("name", ["./no/such/folder", "/no/such/folder", "~/no-such-folder", "a/b/c"])
def test_a_folder_that_does_not_exist_is_named(name):
    with pytest.raises(ConfigurationError, match=r"model folder .* does not exist"):
        SentenceTransformerEmbedder(name)


@needs_extra
@quiet
def test_a_folder_without_a_model_is_named(tmp_path):
    (tmp_path / "config.json").write_text("{", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="cannot be loaded"):
        SentenceTransformerEmbedder(tmp_path)


def test_without_the_extra_the_error_says_how_to_install_it(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'citecheck-verifier\[sentence-transformers\]'"):
        SentenceTransformerEmbedder(tmp_path)
