"""Embedders of others: any callable on texts, and any object with ``embed_documents`` as LangChain's have."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

import numpy as np

from citecheck.errors import ConfigurationError

if TYPE_CHECKING:
    import numpy.typing as npt

    from citecheck.embedders.base import Embedder

EmbedTexts = Callable[[list[str]], Any]
"""From n texts to n vectors: a list of lists of numbers, or an array."""

PROBES = (
    "Attention is all you need",
    "On the electrodynamics of moving bodies",
    "Une nouvelle méthode, 1902",
    "protein folding; monetary policy; Proto-Indo-European",
)
"""Texts whose vectors tell one model from another."""


@runtime_checkable
class DocumentEmbedder(Protocol):
    """What LangChain calls Embeddings, as far as it is needed here."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return a vector for each text."""
        ...


class AdaptedEmbedder:
    """Makes an embedder of a function from texts to vectors; the vectors are brought to unit length.

    The fingerprint is ``name`` and a digest of the vectors of ``PROBES``.
    """

    def __init__(self, embed: EmbedTexts, name: str) -> None:
        self._embed = embed
        self._name = name
        probes = self._vectors(PROBES)
        self._dimension = int(probes.shape[1])
        self._fingerprint = f"{name}:{hashlib.sha256(signature(probes).encode()).hexdigest()[:16]}"

    @property
    def fingerprint(self) -> str:
        """Name of the class and digest of the probe vectors."""
        return self._fingerprint

    @property
    def dimension(self) -> int:
        """Length of the vectors."""
        return self._dimension

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Return ``float32[n, dimension]``, rows of unit length."""
        return self._vectors(texts) if texts else np.zeros((0, self._dimension), dtype=np.float32)

    def _vectors(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        try:
            vectors = np.asarray(self._embed(list(texts)), dtype=np.float32)
        except (TypeError, ValueError) as error:
            raise ConfigurationError(f"embedder {self._name} does not return vectors of numbers ({error})") from error
        if vectors.ndim != 2 or len(vectors) != len(texts) or not vectors.shape[1] or not np.isfinite(vectors).all():
            raise ConfigurationError(
                f"embedder {self._name} returned numbers of shape {vectors.shape} for {len(texts)} texts; "
                "it must return one vector of finite numbers for each"
            )
        lengths = np.sqrt(np.square(vectors.astype(np.float64)).sum(axis=1, keepdims=True))
        unit: npt.NDArray[np.float32] = (vectors / np.where(lengths > 0, lengths, 1.0)).astype(np.float32)
        return unit


def signature(vectors: npt.NDArray[np.float32]) -> str:
    """Return where each vector is largest and with which sign: the same on every machine, though last digits differ."""
    places = np.abs(vectors).argmax(axis=1)
    signs = np.sign(np.take_along_axis(vectors, places[:, None], axis=1)).ravel()
    return repr((vectors.shape[1], places.tolist(), signs.tolist()))


def adapt(model: object) -> Embedder:
    """Return ``model`` as an embedder: as it is if it is one, else by ``embed_documents``, ``encode`` or a call.

    So a LangChain ``Embeddings`` object, a ``SentenceTransformer`` and a function from texts to vectors all will do.

    Raises ``ConfigurationError`` when it is neither.
    """
    if all(hasattr(model, name) for name in ("fingerprint", "dimension", "encode")):
        return model  # type: ignore[return-value]  # checked above, member by member
    name = getattr(model, "__name__", type(model).__name__)
    if isinstance(model, DocumentEmbedder):
        return AdaptedEmbedder(model.embed_documents, name)
    encode = getattr(model, "encode", None) if not isinstance(model, str) else None
    if callable(encode):
        return AdaptedEmbedder(encode, name)
    if callable(model):
        return AdaptedEmbedder(model, name)
    raise ConfigurationError(f"{name} is no embedder; it needs encode, fingerprint and dimension, or embed_documents")
