"""The default embedder: a trained table of one vector for each piece of a word, summed; numpy and tokenizers only.

The folder is one that ``SentenceTransformer(path)`` loads too (its ``StaticEmbedding`` module in the format of
model2vec: a table ``int8``, and one weight for each row), with ``embedder.json`` beside it: name, dimension, and size
and SHA-256 of the two files that make the vectors. Weights are whole numbers, so a sum of weighted rows is exact in any
order: a vector depends on nothing but its text, not on the batch.

Nothing but ``embedder.json`` is read before the first text is encoded. Of the table, which is mapped into memory, only
the rows of pieces that occur are read.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from citecheck.errors import ConfigurationError
from citecheck.shipped import shipped_path

if TYPE_CHECKING:
    from tokenizers import Tokenizer

MAX_CHARACTERS = 2_000
"""Of a longer text only the beginning is encoded: a title, a reference and a claim are shorter."""
CHUNK = 256
"""Texts that are cut into pieces at a time."""
MAX_PIECES = 1 << 13
"""Pieces whose rows are summed at a time, to bound memory."""
MAX_WEIGHT = 4095
"""Largest weight of a row: the sum over any text of ``MAX_CHARACTERS`` fits 32 bits."""

CONFIG_FILE = "embedder.json"
TABLE_FILE = "model.safetensors"
TOKENIZER_FILE = "tokenizer.json"
_LENGTH_BYTES = 8
_LONGEST_HEADER = 1 << 20
_PRINTABLE = "".join(map(chr, range(32, 127)))

Pieces = npt.NDArray[np.int64]
Normalise = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class StaticConfig:
    """What ``embedder.json`` says: the model's name, the length of its vectors, and the sizes of its files in bytes."""

    name: str
    dimension: int
    sizes: tuple[tuple[str, int], ...]

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> StaticConfig:
        """Return the configuration in ``data``; raises ``KeyError``, ``TypeError`` or ``ValueError`` for other data."""
        files = data["files"]
        sizes = tuple((name, int(files[name]["bytes"])) for name in (TABLE_FILE, TOKENIZER_FILE))
        config = cls(str(data["name"]), int(data["dimension"]), sizes)
        if config.dimension < 1:
            raise ValueError("dimension out of range")
        return config


class StaticEmbedder:
    """Encodes texts by summing trained vectors of their pieces; see ``index/embedder/README.md`` for its figures."""

    def __init__(self, folder: Path, config: StaticConfig, digest: str, dimension: int) -> None:
        self._folder = folder
        self._config = config
        self._dimension = dimension
        self._fingerprint = f"{config.name}:{digest}/{dimension}"

    @classmethod
    def load(cls, path: str | os.PathLike[str] | None = None, *, dimension: int | None = None) -> StaticEmbedder:
        """Return the embedder in the folder ``path``, by default the shipped one.

        dimension: how many of the coordinates are kept, the first ones; all of them by default. The shipped model is
        trained for 64, 128 and 256. Raises ``ConfigurationError`` when the folder does not hold a model of this kind.
        """
        folder = shipped_path("embedder") if path is None else Path(path)
        try:
            content = (folder / CONFIG_FILE).read_bytes()
            config = StaticConfig.from_dict(json.loads(content))
            sizes = tuple((name, (folder / name).stat().st_size) for name, _ in config.sizes)
        except (OSError, KeyError, TypeError, ValueError, AttributeError) as error:
            raise _broken(folder, f"{type(error).__name__}: {error}") from error
        if sizes != config.sizes:
            raise _broken(folder, f"sizes of files are {dict(sizes)}, not {dict(config.sizes)}")
        if dimension is not None and not 1 <= dimension <= config.dimension:
            raise ConfigurationError(
                f"dimension {dimension} is not between 1 and {config.dimension}; choose 64, 128 or 256"
            )
        digest = hashlib.sha256(content).hexdigest()[:16]
        return cls(folder, config, digest, dimension or config.dimension)

    @property
    def fingerprint(self) -> str:
        """Name of the model, digest of its files and length of the vectors."""
        return self._fingerprint

    @property
    def dimension(self) -> int:
        """Length of the vectors."""
        return self._dimension

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Return ``float32[n, dimension]``: rows of unit length, zeros for a text without letters and digits."""
        vectors = np.zeros((len(texts), self._dimension), dtype=np.float32)
        for start in range(0, len(texts), CHUNK):
            pieces, ends = self._pieces(texts[start : start + CHUNK])
            for first, last in _spans(ends):
                begin = ends[first - 1] if first else 0
                sums = self._sums(pieces[begin : ends[last - 1]], ends[first:last] - begin)
                vectors[start + first : start + last] = _unit(sums)
        return vectors

    def _pieces(self, texts: Sequence[str]) -> tuple[Pieces, Pieces]:
        """Return the numbers of the pieces of all ``texts`` in one row, and where each text ends in it."""
        tokenizer, normalise = self._tokenizer
        # One by one, since encode_batch starts threads that warn when a process forks afterwards.
        found = [tokenizer.encode(normalise(text[:MAX_CHARACTERS]), add_special_tokens=False).ids for text in texts]
        ends = np.cumsum(np.fromiter(map(len, found), np.int64, len(found)))
        return np.fromiter(chain.from_iterable(found), np.int64, int(ends[-1])), ends

    def _sums(self, pieces: Pieces, ends: Pieces) -> npt.NDArray[np.int32]:
        """Return the sum of the weighted rows of each text, exact in whole numbers."""
        sums = np.zeros((len(ends), self._dimension), dtype=np.int32)
        starts = np.concatenate([[0], ends[:-1]])
        filled = ends > starts
        if filled.any():
            table, weights = self._table
            rows = table[pieces, : self._dimension] * weights[pieces, None]
            sums[filled] = np.add.reduceat(rows, starts[filled], axis=0)
        return sums

    @cached_property
    def _tokenizer(self) -> tuple[Tokenizer, Normalise]:
        """The tokenizer without its first step, and that step: what it does to a text before it is cut."""
        from tokenizers import Tokenizer, normalizers

        path = self._folder / TOKENIZER_FILE
        try:
            tokenizer = Tokenizer.from_file(str(path))
        except Exception as error:  # the package raises Exception itself
            raise _broken(self._folder, f"{path.name}: {error}") from error
        nothing = normalizers.Sequence([])
        normalise = _normalisation((tokenizer.normalizer or nothing).normalize_str)
        tokenizer.normalizer = nothing
        return tokenizer, normalise

    @cached_property
    def _table(self) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.int32]]:
        """The rows, mapped into memory, and the weight of each."""
        path = self._folder / TABLE_FILE
        try:
            table, weights = _read_table(path, self._config.dimension)
        except (OSError, KeyError, TypeError, ValueError, AttributeError) as error:
            raise _broken(self._folder, f"{path.name}: {error}") from error
        if len(table) < self._tokenizer[0].get_vocab_size() or len(weights) != len(table):
            raise _broken(self._folder, f"{path.name} has fewer rows than {TOKENIZER_FILE} has pieces")
        return table, weights


def _normalisation(normalise: Normalise) -> Normalise:
    """Return ``normalise`` with a quick way for plain English, if lower case is all that it does to that.

    Most texts are ASCII, and to follow each character through NFKD and the removal of accents is a third of the work.
    """
    only_lowers = normalise(_PRINTABLE) == _PRINTABLE.lower()

    def normalised(text: str) -> str:
        if not any(map(str.isalnum, text)):
            return ""  # marks alone are near nothing
        if only_lowers and text.isascii() and text.isprintable():
            return text.lower()
        return normalise(text.encode("utf-8", "replace").decode())  # lone surrogates are no text to the tokenizer

    return normalised


def _read_table(path: Path, dimension: int) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.int32]]:
    """Return table and weights of a safetensors file: a length, a JSON header of that length, then the bytes."""
    with path.open("rb") as file:
        length = int.from_bytes(file.read(_LENGTH_BYTES), "little")
        if not 0 < length <= _LONGEST_HEADER:
            raise ValueError(f"header of {length} bytes")
        header = json.loads(file.read(length))
    table, weights = header["embeddings"], header["weights"]
    n_rows, width = table["shape"]
    if (table["dtype"], weights["dtype"], width, weights["shape"]) != ("I8", "F32", dimension, [n_rows]):
        raise ValueError(f"expected int8 rows of {dimension} and a float32 weight for each")
    first = _LENGTH_BYTES + length
    mapped = np.memmap(path, np.int8, "r", first + table["data_offsets"][0], (n_rows, width))
    stored = np.memmap(path, "<f4", "r", first + weights["data_offsets"][0], (n_rows,))
    whole = np.clip(np.rint(stored), 0, MAX_WEIGHT).astype(np.int32)
    if not np.array_equal(whole, stored):
        raise ValueError(f"weights are not whole numbers from 0 to {MAX_WEIGHT}")
    return mapped.view(np.ndarray), whole


def _spans(ends: Pieces) -> Iterator[tuple[int, int]]:
    """Yield first and last text of runs of texts that hold up to ``MAX_PIECES`` pieces together, or are one text."""
    first = 0
    while first < len(ends):
        before = ends[first - 1] if first else 0
        last = max(first + 1, int(np.searchsorted(ends, before + MAX_PIECES, side="right")))
        yield first, last
        first = last


def _unit(sums: npt.NDArray[np.int32]) -> npt.NDArray[np.float32]:
    """Return rows brought to unit length; zeros stay zeros."""
    rows = sums.astype(np.float64)
    lengths = np.sqrt(np.square(rows).sum(axis=1, keepdims=True))
    vectors: npt.NDArray[np.float32] = (rows / np.maximum(lengths, 1.0)).astype(np.float32)
    return vectors


def _broken(folder: Path, reason: str) -> ConfigurationError:
    return ConfigurationError(
        f"{folder} holds no static embedder ({reason}); "
        f"give a folder with {CONFIG_FILE}, {TABLE_FILE} and {TOKENIZER_FILE}"
    )
