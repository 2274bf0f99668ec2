"""Title vectors in FAISS; the only file that imports it, and only when vectors are needed.

Answers do not depend on how queries are batched: FAISS proposes, and the similarity of the proposed vectors is computed
again row by row, so that ties and last digits fall the same way every time.
"""

from __future__ import annotations

import warnings
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from citecheck.errors import ConfigurationError, IndexDamagedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from citecheck.embedders.base import Embedder

VECTORS = "vectors.faiss"
Matrix = npt.NDArray[np.float32]

MAX_FLAT = 20_000
"""Up to this many vectors are kept whole and searched exhaustively."""
MAX_SQ8 = 100_000
"""Up to this many vectors are kept in one byte per coordinate; more by product quantisation (half a byte)."""
TRAINING_SAMPLE = 65_536
"""Vectors, spread evenly over the index, that a quantiser learns from."""
MARGIN = 8
"""Vectors proposed beyond those asked for, so that ties at the end fall by row and not by chance."""
QUERY_CHUNK = 512


@cache
def _faiss() -> Any:  # noqa: ANN401 - faiss carries no types
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of its generated bindings, on newer Pythons
        import faiss
    faiss.omp_set_num_threads(1)
    return faiss


def vector_type(n_vectors: int, dimension: int) -> str:
    """Return the FAISS factory string for an index of this size."""
    if n_vectors <= MAX_FLAT or dimension % 2:
        return "Flat"
    return "SQ8" if n_vectors <= MAX_SQ8 else f"PQ{dimension // 2}x4fs"


def encode(embedder: Embedder, texts: Sequence[str]) -> Matrix:
    """Return the vectors of ``texts``; raises ``ConfigurationError`` when the embedder breaks its promises."""
    vectors = np.ascontiguousarray(embedder.encode(texts), dtype=np.float32)
    if vectors.shape != (len(texts), embedder.dimension) or not np.isfinite(vectors).all():
        raise ConfigurationError(
            f"embedder {embedder.fingerprint} returned {vectors.shape} numbers for {len(texts)} texts; it must return "
            f"{embedder.dimension} finite ones for each"
        )
    return vectors


def write_vectors(folder: Path, kind: str, dimension: int, sample: Matrix, chunks: Iterable[Matrix]) -> None:
    """Write ``vectors.faiss`` of type ``kind``: trained on ``sample``, filled from ``chunks`` in order of the rows."""
    faiss = _faiss()
    index = faiss.index_factory(dimension, kind, faiss.METRIC_INNER_PRODUCT)
    if not index.is_trained:
        index.train(sample)
    for chunk in chunks:
        index.add(chunk)
    faiss.write_index(index, str(folder / VECTORS))


class VectorTable:
    """The title vectors of an index, loaded into memory."""

    def __init__(self, folder: Path, n_references: int, dimension: int) -> None:
        """Load the vectors; raises ``IndexDamagedError`` when they contradict the manifest."""
        path = folder / VECTORS
        try:
            self._index = _faiss().read_index(str(path))
        except RuntimeError as error:
            raise IndexDamagedError(f"{path} cannot be read ({error}); build the index again") from error
        if (self._index.ntotal, self._index.d) != (n_references, dimension):
            raise IndexDamagedError(
                f"{path} holds {self._index.ntotal} vectors of {self._index.d} coordinates where the manifest says "
                f"{n_references} of {dimension}; build the index again"
            )

    def search(self, queries: Matrix, k: int) -> list[list[tuple[int, float]]]:
        """Return for each row of ``queries`` up to ``k`` pairs (row, cosine), highest first, ties by row.

        A query of zeros is near nothing and gets none.
        """
        found: list[list[tuple[int, float]]] = []
        for start in range(0, len(queries), QUERY_CHUNK):
            found += self._search_chunk(queries[start : start + QUERY_CHUNK], k)
        return found

    def _search_chunk(self, queries: Matrix, k: int) -> list[list[tuple[int, float]]]:
        n_proposed = min(k + MARGIN, self._index.ntotal)
        if not n_proposed:
            return [[] for _ in queries]
        _, rows = self._index.search(queries, n_proposed)
        vectors = self._index.reconstruct_batch(np.maximum(rows, 0).ravel()).reshape(len(queries), n_proposed, -1)
        cosines = np.einsum("qkd,qd->qk", vectors, queries).astype(np.float64).round(6)
        cosines[rows < 0] = -np.inf  # where faiss proposes nothing, it says -1
        order = np.lexsort((rows, -cosines))[:, :k]
        rows, cosines = np.take_along_axis(rows, order, 1), np.take_along_axis(cosines, order, 1)
        return [
            [(row, cosine) for row, cosine in zip(some_rows, some_cosines, strict=True) if row >= 0 and query.any()]
            for query, some_rows, some_cosines in zip(queries, rows.tolist(), cosines.tolist(), strict=True)
        ]
