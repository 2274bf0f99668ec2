"""Compare lengths and types of vectors: how often vectors alone lead to the true record, and how fast they are made.

    CITECHECK_DATA=DIR python -m tests.bench.vectors [--size 36k|143k|all] [--queries 500] [--types Flat,PQ64x4fs]
        NAME=FOLDER[:DIMENSION] ...

Each FOLDER holds a static embedder; ``shipped`` is the one in the package. Queries are those of
``tests/bench/retrieval.py``; nothing is re-ranked. Recall at 1, 20 and 50, and means over the kinds of noisy titles and
over the styles of whole reference strings.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory

from citecheck.embedders import Embedder, StaticEmbedder
from citecheck.index.vectors import TRAINING_SAMPLE, VectorTable, encode, write_vectors
from citecheck.text.folding import title_key
from tests.bench.corpus import SIZES, corpus, drawn_works
from tests.bench.retrieval import STYLES, cases
from tests.bench.title_noise import NOISE

DEPTHS = (1, 32, 50, 128)
CHUNK = 4_096


def load(text: str) -> tuple[str, Embedder]:
    """Return name and embedder of ``NAME=FOLDER[:DIMENSION]``."""
    name, _, place = text.partition("=")
    folder, _, dimension = place.partition(":")
    path = None if folder == "shipped" else Path(folder)
    return name, StaticEmbedder.load(path, dimension=int(dimension) if dimension else None)


def recalls(
    table: VectorTable, embedder: Embedder, queries: Sequence[tuple[str, str]], keys: Sequence[str]
) -> list[float]:
    """Return recall in % at each of ``DEPTHS`` for pairs (text, folded title that is meant)."""
    found = table.search(encode(embedder, [text for text, _ in queries]), DEPTHS[-1])
    shares = []
    for depth in DEPTHS:
        hits = sum(
            any(keys[row] == key for row, _ in some[:depth]) for (_, key), some in zip(queries, found, strict=True)
        )
        shares.append(100 * hits / len(queries))
    return shares


def main() -> None:
    """Print a table for each embedder and type of vectors."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("embedders", nargs="+", metavar="NAME=FOLDER[:DIMENSION]")
    parser.add_argument("--size", choices=SIZES, default="36k")
    parser.add_argument("--queries", type=int, default=500)
    parser.add_argument("--types", default="Flat")
    options = parser.parse_args()
    data = Path(os.environ["CITECHECK_DATA"])
    titles = [reference.title for reference in corpus(data, options.size)]
    keys = [title_key(title) for title in titles]
    works = drawn_works(data, options.size, options.queries)
    kinds = {
        name: [(query, title_key(work.title)) for work, query in some if isinstance(query, str)]
        for name, some in cases(works, parsed=False)
    }
    print(f"{len(titles):,} titles, {options.queries} works; recall at {', '.join(map(str, DEPTHS))}")
    for name, embedder in map(load, options.embedders):
        start = time.process_time()
        chunks = [encode(embedder, titles[place : place + CHUNK]) for place in range(0, len(titles), CHUNK)]
        print(f"{name}: {len(titles) / (time.process_time() - start):,.0f} titles a second of CPU time")
        for kind in options.types.split(","):
            _report(f"{name} {kind}", _table(chunks, kind, embedder), embedder, kinds, keys)


def _table(chunks: Sequence, kind: str, embedder: Embedder) -> VectorTable:
    import numpy as np

    every = np.concatenate(chunks)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "vectors.faiss"
        step = max(1, len(every) // TRAINING_SAMPLE)
        write_vectors(path, kind, embedder.dimension, np.ascontiguousarray(every[::step]), chunks)
        return VectorTable(path, len(every), embedder.dimension)


def _report(label: str, table: VectorTable, embedder: Embedder, kinds: dict, keys: Sequence[str]) -> None:
    found = {name: recalls(table, embedder, queries, keys) for name, queries in kinds.items() if queries}
    for name, shares in found.items():
        if name not in STYLES:
            print(f"  {label:24} {name:26} {' '.join(f'{share:5.1f}' for share in shares)}")
    for group, names in (("mean of noisy titles", set(NOISE)), ("mean of ten styles", set(STYLES))):
        columns = zip(*(shares for name, shares in found.items() if name in names), strict=True)
        print(f"  {label:24} {group:26} {' '.join(f'{fmean(column):5.1f}' for column in columns)}", flush=True)


if __name__ == "__main__":
    main()
