"""Any sentence-transformers model as an embedder, from a local folder or the hub; the only file that imports it."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from citecheck.embedders.adapted import PROBES, signature
from citecheck.errors import ConfigurationError, MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    import numpy.typing as npt

PACKAGE = "sentence-transformers"


class SentenceTransformerEmbedder:
    """Encodes texts with a sentence-transformers model.

    model: a folder, or the name of a model on the hub (which sentence-transformers downloads if it is not cached).
    device: where it runs, ``cpu`` by default, so that vectors are the same everywhere. batch_size: texts at a time.
    Raises ``MissingExtraError`` without the package and ``ConfigurationError`` when the model cannot be loaded.
    """

    def __init__(self, model: str | os.PathLike[str], *, device: str = "cpu", batch_size: int = 64) -> None:
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            raise MissingExtraError(PACKAGE, PACKAGE) from error
        name = os.fspath(model)
        _check_name(name)
        try:
            self._model = SentenceTransformer(name, device=device)
        except (OSError, ValueError, KeyError, RuntimeError) as error:
            reason = " ".join(str(error).split())
            raise ConfigurationError(f"model {name} cannot be loaded ({reason}); check name or folder") from error
        self._batch_size = batch_size
        self._dimension = _dimension(self._model, name)
        digest = _digest(self._model)
        digest.update(signature(self.encode(PROBES)).encode())  # tokeniser and pooling have no weights
        self._fingerprint = f"{PACKAGE}/{Path(name).name}:{digest.hexdigest()[:16]}"

    @property
    def fingerprint(self) -> str:
        """Name of the model and digest of its weights and settings."""
        return self._fingerprint

    @property
    def dimension(self) -> int:
        """Length of the vectors."""
        return self._dimension

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Return ``float32[n, dimension]``, rows of unit length."""
        import numpy as np

        if not texts:
            return np.zeros((0, self._dimension), dtype=np.float32)
        vectors = self._model.encode(
            list(texts),
            batch_size=self._batch_size,
            normalize_embeddings=True,
            convert_to_numpy=True,
            show_progress_bar=False,
        )
        return np.asarray(vectors, dtype=np.float32)


def _check_name(name: str) -> None:
    """Raise ``ConfigurationError`` for a folder that does not exist, before it is taken for the name of a model."""
    path = Path(name).expanduser()
    looks_local = path.is_absolute() or name.startswith((".", "~")) or len(path.parts) > 2
    if looks_local and not path.is_dir():
        raise ConfigurationError(f"model folder {path} does not exist; give a folder or the name of a model on the hub")


def _dimension(model: Any, name: str) -> int:  # noqa: ANN401 - sentence_transformers is not installed everywhere
    read = getattr(model, "get_embedding_dimension", None) or model.get_sentence_embedding_dimension
    dimension = read()
    if not dimension:
        raise ConfigurationError(f"model {name} does not say how long its vectors are; choose another model")
    return int(dimension)


def _digest(model: Any) -> hashlib._Hash:  # noqa: ANN401 - as above
    """Return a SHA-256 over the modules and every weight: names, shapes, types and bytes."""
    digest = hashlib.sha256(repr([type(module).__name__ for module in model]).encode())
    for text, content in _weights(model):
        digest.update(text.encode())
        digest.update(content)
    return digest


def _weights(model: Any) -> Iterator[tuple[str, memoryview]]:  # noqa: ANN401 - as above
    import torch

    for name, tensor in sorted(model.state_dict().items()):
        flat = tensor.detach().cpu().contiguous().flatten()
        yield f"{name} {tuple(tensor.shape)} {tensor.dtype}", memoryview(flat.view(torch.uint8).numpy())
