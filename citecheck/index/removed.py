"""The rows that were removed: their records stay on disk until the index is compacted, and nobody finds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from citecheck.errors import IndexDamagedError
from citecheck.index.records import load_array, save_array

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

REMOVED = "removed.npy"


def load_removed(folder: Path, n_removed: int) -> frozenset[int]:
    """Return the ``n_removed`` rows that were removed; raises ``IndexDamagedError`` if they are more or fewer."""
    rows = frozenset(load_array(folder / REMOVED, np.uint32).tolist()) if n_removed else frozenset[int]()
    if len(rows) != n_removed:
        raise IndexDamagedError(
            f"{folder / REMOVED} holds {len(rows)} rows where the manifest says {n_removed}; build it again"
        )
    return rows


def write_removed(folder: Path, rows: Iterable[int]) -> None:
    """Write ``removed.npy``: ``uint32``, ascending."""
    save_array(folder / REMOVED, np.array(sorted(rows), dtype=np.uint32))
