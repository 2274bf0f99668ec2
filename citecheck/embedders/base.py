"""The Embedder protocol: anything that turns texts into unit vectors, and says which one it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


class Embedder(Protocol):
    """Turns texts into vectors; deterministic, and independent of how texts are batched."""

    @property
    def fingerprint(self) -> str:
        """A short stable text that names the model and its weights; equal fingerprints give equal vectors."""
        ...

    @property
    def dimension(self) -> int:
        """Length of the vectors."""
        ...

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Return ``float32[n, dimension]``, each row of unit length (or all zeros for a text without features)."""
        ...
