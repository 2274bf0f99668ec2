"""Vectors in FAISS; the only file that imports it, and only when vectors are needed.

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
    from collections.abc import Collection, Iterable, Sequence
    from pathlib import Path

    from citecheck.embedders.base import Embedder

TITLES = "titles.faiss"
Matrix = npt.NDArray[np.float32]

MAX_FLAT = 20_000
"""Up to this many vectors are kept whole and searched exhaustively."""
MAX_SQ8 = 100_000
"""Up to this many vectors are kept in one byte per coordinate; more by product quantisation."""
MAX_SUBSPACES = 64
"""Codes of half a byte per vector in product quantisation: 32 bytes."""
MIN_SUBSPACES = 16
TRAINING_SAMPLE = 65_536
"""Vectors, spread evenly over the index, that a quantiser learns from."""
MARGIN = 8
"""Vectors proposed beyond those asked for, so that ties at the end fall by row and not by chance."""
QUERY_CHUNK = 512
_MORE = 8
"""How many times as many vectors are proposed when too many of them were skipped."""


@cache
def _faiss() -> Any:  # noqa: ANN401 - faiss carries no types
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of its generated bindings, on newer Pythons
        import faiss
    faiss.omp_set_num_threads(1)
    return faiss


def vector_type(n_vectors: int, dimension: int, max_sq8: int | None = None) -> str:
    """Return the FAISS factory string for an index of this size: exact, one byte per coordinate, or 4-bit fast scan.

    max_sq8: another bound than ``MAX_SQ8``.
    """
    if n_vectors <= MAX_FLAT:
        return "Flat"
    subspaces = max(number for number in range(1, MAX_SUBSPACES + 1) if dimension % number == 0)
    in_bytes = n_vectors <= (MAX_SQ8 if max_sq8 is None else max_sq8) or subspaces < MIN_SUBSPACES
    return "SQ8" if in_bytes else f"PQ{subspaces}x4fs"


def check_vector_type(kind: str, dimension: int) -> None:
    """Raise ``ConfigurationError`` unless FAISS can make an index of type ``kind`` for this dimension."""
    try:
        _faiss().index_factory(dimension, kind, _faiss().METRIC_INNER_PRODUCT)
    except RuntimeError as error:
        raise ConfigurationError(
            f"vectors of {dimension} coordinates cannot be kept as {kind!r}; use Flat, SQ8 or PQ64x4fs, "
            "or leave the choice to the size of the index"
        ) from error


def encode(embedder: Embedder, texts: Sequence[str]) -> Matrix:
    """Return the vectors of ``texts``; raises ``ConfigurationError`` when the embedder breaks its promises."""
    vectors = np.ascontiguousarray(embedder.encode(texts), dtype=np.float32)
    if vectors.shape != (len(texts), embedder.dimension) or not np.isfinite(vectors).all():
        raise ConfigurationError(
            f"embedder {embedder.fingerprint} returned {vectors.shape} numbers for {len(texts)} texts; it must return "
            f"{embedder.dimension} finite ones for each"
        )
    return vectors


def write_vectors(path: Path, kind: str, dimension: int, sample: Matrix, chunks: Iterable[Matrix]) -> None:
    """Write an index of type ``kind``, trained on ``sample``, filled from ``chunks`` in the order of the rows."""
    faiss = _faiss()
    index = faiss.index_factory(dimension, kind, faiss.METRIC_INNER_PRODUCT)
    if not index.is_trained:
        index.train(sample)
    for chunk in chunks:
        index.add(chunk)
    _write(path, index)


def extend_vectors(path: Path, former: Path, chunks: Iterable[Matrix]) -> None:
    """Write to ``path`` what ``former`` holds, and ``chunks`` behind it; the quantiser stays as it is."""
    index = _read(former)
    for chunk in chunks:
        index.add(chunk)
    _write(path, index)


def _write(path: Path, index: Any) -> None:  # noqa: ANN401 - faiss carries no types
    """Write ``index`` to ``path``; FAISS by itself would not notice when the disk is full at the end."""
    with path.open("wb") as file:
        _faiss().write_index(index, _faiss().PyCallbackIOWriter(file.write))


def _read(path: Path) -> Any:  # noqa: ANN401 - faiss carries no types
    try:
        return _faiss().read_index(str(path))
    except (RuntimeError, OSError) as error:
        raise IndexDamagedError(f"{path} cannot be read ({error}); build the index again") from error


class VectorTable:
    """Vectors of an index, loaded into memory."""

    def __init__(self, path: Path, n_vectors: int, dimension: int) -> None:
        """Load the vectors; raises ``IndexDamagedError`` when they contradict the manifest."""
        self._index = _read(path)
        if (self._index.ntotal, self._index.d) != (n_vectors, dimension):
            raise IndexDamagedError(
                f"{path} holds {self._index.ntotal} vectors of {self._index.d} coordinates where the manifest says "
                f"{n_vectors} of {dimension}; build the index again"
            )

    def search(self, queries: Matrix, k: int, skipped: Collection[int] = ()) -> list[list[tuple[int, float]]]:
        """Return for each row of ``queries`` up to ``k`` pairs (row, cosine), highest first, ties by row.

        A query of zeros is near nothing and gets none. skipped: rows that are left out.
        """
        found: list[list[tuple[int, float]]] = []
        for start in range(0, len(queries), QUERY_CHUNK):
            found += self._search_kept(queries[start : start + QUERY_CHUNK], k, skipped)
        return found

    def _search_kept(self, queries: Matrix, k: int, skipped: Collection[int]) -> list[list[tuple[int, float]]]:
        """Search for more wherever too much of what was found is skipped; one query never hangs on another."""
        found = self._search_chunk(queries, k)
        n_wanted = k
        while skipped:
            kept = [[pair for pair in some if pair[0] not in skipped] for some in found]
            lacking = [place for place, some in enumerate(kept) if len(some) < k and len(found[place]) >= n_wanted]
            if not lacking or n_wanted >= self._index.ntotal:
                return [some[:k] for some in kept]
            n_wanted = min(_MORE * n_wanted, self._index.ntotal)
            for place, some in zip(lacking, self._search_chunk(queries[lacking], n_wanted), strict=True):
                found[place] = some
        return found

    def vectors(self, rows: npt.NDArray[np.int64]) -> Matrix:
        """Return the vectors of ``rows``, as exactly as they are stored."""
        found: Matrix = self._index.reconstruct_batch(rows)
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
