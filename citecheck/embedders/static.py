"""The default embedder: hashed words and character n-grams, weighted by rarity, projected at random; numpy only.

A text is folded, cut into words and n-grams, and each of these features adds its weight, with a sign, to a few
coordinates that its hash chooses. Texts that share most of their features point the same way, whatever their case,
accents and typing slips. The weight of a feature is its rarity (IDF) among real titles, learned by
``index/embedder/train.py``; everything else needs no learning.

Weights are whole numbers, so a sum of them is exact in any order: a vector depends on nothing but its text, not on the
batch and not on the machine.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from citecheck.errors import ConfigurationError
from citecheck.shipped import shipped_path
from citecheck.text.folding import fold_words

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

Hashes = npt.NDArray[np.uint64]
Owners = npt.NDArray[np.int64]

CHUNK = 512
"""Texts that are encoded at a time, to bound memory."""
MAX_CHARACTERS = 2_000
"""Of a longer text only the beginning is encoded: a title, a reference and a claim are shorter."""

_BASE = 0x9E3779B97F4A7C15
_BASE_INVERSE = pow(_BASE, -1, 1 << 64)
_FIELD_BITS = 16
_SPACE = 32


@dataclass(frozen=True, slots=True)
class StaticConfig:
    """The recipe of a static embedder, as in its ``config.json``.

    dimension: length of the vectors. ngrams: lengths of the character n-grams taken inside words (a word carries a
    blank on either side). words: whole words are features too. spread: coordinates per feature (1 to 4).
    """

    name: str
    dimension: int
    ngrams: tuple[int, ...]
    words: bool
    spread: int

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> StaticConfig:
        """Return the configuration in ``data``; raises ``KeyError``, ``TypeError`` or ``ValueError`` for other data."""
        config = cls(
            str(data["name"]), int(data["dimension"]), tuple(map(int, data["ngrams"])), bool(data["words"]),
            int(data["spread"]),
        )  # fmt: skip
        if config.dimension < 1 or not 1 <= config.spread <= 64 // _FIELD_BITS or min(config.ngrams, default=1) < 1:
            raise ValueError("dimension, spread or ngrams out of range")
        return config


class StaticEmbedder:
    """Encodes texts by hashed features; see the module for how, and ``index/embedder/README.md`` for its figures."""

    def __init__(self, config: StaticConfig, weights: npt.NDArray[np.uint8], fingerprint: str) -> None:
        self.config = config
        self._weights = weights.astype(np.float64)
        self._fingerprint = fingerprint

    @classmethod
    def load(cls, path: str | os.PathLike[str] | None = None) -> StaticEmbedder:
        """Return the embedder in the folder ``path`` (``config.json``, ``weights.npy``), by default the shipped one.

        Raises ``ConfigurationError`` when the folder does not hold one.
        """
        folder = shipped_path("embedder") if path is None else Path(path)
        try:
            config_bytes = (folder / "config.json").read_bytes()
            weights_bytes = (folder / "weights.npy").read_bytes()
            config = StaticConfig.from_dict(json.loads(config_bytes))
            weights = np.load(folder / "weights.npy", allow_pickle=False)
        except (OSError, ValueError, KeyError, TypeError, EOFError) as error:
            raise ConfigurationError(
                f"{folder} holds no static embedder ({error}); it needs config.json and weights.npy like index/embedder"
            ) from error
        if weights.dtype != np.uint8 or weights.shape != (1 << _FIELD_BITS,):
            raise ConfigurationError(f"{folder / 'weights.npy'} is not a table of {1 << _FIELD_BITS} uint8 weights")
        digest = hashlib.sha256(config_bytes + weights_bytes).hexdigest()
        return cls(config, weights, f"{config.name}:{digest[:16]}")

    @property
    def fingerprint(self) -> str:
        """Name of the recipe and digest of its configuration and weights."""
        return self._fingerprint

    @property
    def dimension(self) -> int:
        """Length of the vectors."""
        return self.config.dimension

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Return ``float32[n, dimension]``, rows of unit length (zeros for a text without letters and digits)."""
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for start in range(0, len(texts), CHUNK):
            part = texts[start : start + CHUNK]
            vectors[start : start + len(part)] = self._encode_chunk(part)
        return vectors

    def _encode_chunk(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        hashes, owners = hash_features(texts, self.config)
        weights = self._weights[buckets_of(hashes)]
        n_cells = len(texts) * self.dimension
        sums = np.zeros(n_cells)
        for place in range(self.config.spread):
            field = (hashes >> np.uint64(_FIELD_BITS * place)).astype(np.int64) & ((1 << _FIELD_BITS) - 1)
            cells = owners * self.dimension + (field >> 1) % self.dimension
            sums += np.bincount(cells, weights=weights * (1 - 2 * (field & 1)), minlength=n_cells)
        rows = sums.reshape(len(texts), self.dimension)
        lengths = np.sqrt(np.square(rows).sum(axis=1, keepdims=True))
        vectors: npt.NDArray[np.float32] = (rows / np.maximum(lengths, 1.0)).astype(np.float32)
        return vectors


def hash_features(texts: Sequence[str], config: StaticConfig) -> tuple[Hashes, Owners]:
    """Return the hash of every feature of ``texts``, and beside it the number of the text that it stands in."""
    padded = [f" {' '.join(fold_words(text[:MAX_CHARACTERS]))} " for text in texts]
    codes = np.frombuffer("".join(padded).encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint64)
    owners = np.repeat(np.arange(len(texts)), [len(text) for text in padded])
    if not len(codes):
        return np.zeros(0, np.uint64), owners
    spaces = np.flatnonzero(codes == _SPACE)
    prefix = _prefix_hashes(codes)
    found = [_word_features(prefix, owners, spaces)] if config.words else []
    found += [_ngram_features(prefix, owners, codes == _SPACE, length) for length in config.ngrams]
    return np.concatenate([item[0] for item in found]), np.concatenate([item[1] for item in found])


def buckets_of(hashes: Hashes) -> npt.NDArray[np.int64]:
    """Return the row of the weight table for each feature hash."""
    return (_mix(hashes, 0xD6E8FEB86659FD93) >> np.uint64(64 - _FIELD_BITS)).astype(np.int64)


def _prefix_hashes(codes: Hashes) -> Hashes:
    """Return sums of code x base^position up to each position (modulo 2^64); any substring's hash follows from two."""
    sums = np.zeros(len(codes) + 1, dtype=np.uint64)
    np.cumsum((codes + np.uint64(1)) * _powers(_BASE, len(codes)), out=sums[1:])
    return sums


def _substring_hashes(prefix: Hashes, starts: npt.NDArray[np.intp], ends: npt.NDArray[np.intp], seed: int) -> Hashes:
    raw = (prefix[ends] - prefix[starts]) * _powers(_BASE_INVERSE, len(prefix))[starts]
    return _mix(raw, 2 * seed + 1)


def _word_features(prefix: Hashes, owners: Owners, spaces: npt.NDArray[np.intp]) -> tuple[Hashes, Owners]:
    starts, ends = spaces[:-1] + 1, spaces[1:]
    filled = ends > starts  # the last blank of a text and the first of the next enclose nothing
    return _substring_hashes(prefix, starts[filled], ends[filled], 0), owners[starts[filled]]


def _ngram_features(prefix: Hashes, owners: Owners, blank: npt.NDArray[np.bool_], length: int) -> tuple[Hashes, Owners]:
    n_blank = np.concatenate([[0], np.cumsum(blank)])
    starts = np.arange(max(0, len(owners) - length + 1))
    inside = n_blank[starts + length - 1] == n_blank[np.minimum(starts + 1, starts + length - 1)]
    starts = starts[inside]
    return _substring_hashes(prefix, starts, starts + length, length), owners[starts]


def _mix(values: Hashes, multiplier: int) -> Hashes:
    """Return ``values`` scrambled so that all bits depend on all bits (finaliser of splitmix64)."""
    mixed = values * np.uint64(multiplier)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))


def _powers(base: int, length: int) -> Hashes:
    """Return base^0 to base^(length - 1) modulo 2^64."""
    return _power_table(base, max(1 << 12, 1 << length.bit_length()))[:length]


@lru_cache(maxsize=16)
def _power_table(base: int, length: int) -> Hashes:
    table = np.full(length, base, dtype=np.uint64)
    table[0] = 1
    return np.cumprod(table, dtype=np.uint64)
