"""Writes the trained model as a folder that both sentence-transformers and citecheck load, with its table in int8."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from safetensors.numpy import save_file

from citecheck.embedders.static import CONFIG_FILE, MAX_WEIGHT, TABLE_FILE, TOKENIZER_FILE

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

LEVELS = 31
"""Largest number in a row. Coarser than int8 allows, since the numbers then take a quarter less in a compressed wheel
and recall stays the same (README.md)."""


def save(model: SentenceTransformer, folder: Path, name: str) -> None:
    """Write ``model``, a static embedding and a normalisation, to ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    table, weights = quantise(model[0].embedding.weight.detach().cpu().numpy())
    model.save(str(folder), create_model_card=False)
    save_file({"embeddings": table, "weights": weights}, folder / TABLE_FILE)
    model[0].tokenizer.save(str(folder / TOKENIZER_FILE), pretty=False)
    for file in (TABLE_FILE, TOKENIZER_FILE):
        (folder / file).chmod(0o644)
    describe(folder, name, table.shape[1])


def quantise(rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return ``rows`` as int8 and a whole weight for each; kept are directions and the ratios of lengths."""
    largest = np.abs(rows).max(axis=1)
    weights = np.rint(largest / largest.max() * MAX_WEIGHT)
    scales = np.where(largest > 0, largest, 1.0)[:, None] / LEVELS
    return np.rint(rows / scales).astype(np.int8), weights.astype(np.float32)


def describe(folder: Path, name: str, dimension: int) -> None:
    """Write ``embedder.json``: name and dimension of the model, and size and digest of the files that make vectors."""
    files = {
        file: {
            "bytes": (folder / file).stat().st_size,
            "sha256": hashlib.sha256((folder / file).read_bytes()).hexdigest(),
        }
        for file in (TABLE_FILE, TOKENIZER_FILE)
    }
    content = {"name": name, "dimension": dimension, "files": files}
    (folder / CONFIG_FILE).write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
