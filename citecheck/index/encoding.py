"""Turning the texts of many rows into vectors, chunk by chunk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from citecheck.index import vectors

if TYPE_CHECKING:
    from citecheck.embedders.base import Embedder

CHUNK = 2_048
"""Texts that are encoded at a time."""

Progress = Callable[[str, int, int | None], None]
"""Is told what is being done, how much of it is done, and how much there is, if that is known."""


def ignore_progress(stage: str, done: int, total: int | None) -> None:
    """Let progress pass unseen."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How vectors are made: by which embedder, of which type (``""``: by the size), and who is told of the progress."""

    embedder: Embedder
    vectors: str = ""
    progress: Progress = ignore_progress


def sampled(embedder: Embedder, kind: str, rows: Sequence[int], text_of: Callable[[int], str]) -> vectors.Matrix:
    """Return the vectors that a quantiser learns from, spread evenly over ``rows``; none for exact vectors."""
    n_wanted = 0 if kind == "Flat" else min(len(rows), vectors.TRAINING_SAMPLE)
    places = np.linspace(0, len(rows) - 1, n_wanted, dtype=np.int64).tolist()
    return vectors.encode(embedder, [text_of(rows[place]) for place in places])


def encoded(recipe: Recipe, stage: str, rows: Sequence[int], text_of: Callable[[int], str]) -> Iterator[vectors.Matrix]:
    """Yield the vectors of the texts of ``rows``, chunk by chunk."""
    for start in range(0, len(rows), CHUNK):
        recipe.progress(stage, start, len(rows))
        yield vectors.encode(recipe.embedder, [text_of(row) for row in rows[start : start + CHUNK]])
    if len(rows):
        recipe.progress(stage, len(rows), len(rows))
