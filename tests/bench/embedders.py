"""Measure embedders on works that the default one never saw: noisy titles, whole references, and topics.

    CITECHECK_DATA=DIR python tests/bench/embedders.py [--embedder FOLDER] [--queries 1500]
        [--crowd 300000] [--abstracts 300000] [--dimensions 128 256]

Queries are made of works whose id has a CRC-32 divisible by 50, which ``index/embedder/train.py`` leaves out. Titles
are sought among CROWD titles (all those works, and others by chance), sentences of abstracts among ABSTRACTS records of
title and abstract, from which the sentence was taken out. Exact search by cosine. Needs ``zstandard``.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import re
import time
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import zstandard
from intervals import wilson
from record_noise import APPLIES, NOISE, Noise, drop_words
from styles import STYLES, render
from title_noise import with_slips

from citecheck.embedders import Embedder, StaticEmbedder
from citecheck.index.importers.csl import reference_from_csl
from citecheck.text.folding import title_key

DEPTHS = (1, 10, 20, 50)
UNSEEN = "lost blanks (a kind never trained on)"
_MISREAD = (
    ("m", "rn"), ("l", "1"), ("O", "0"), ("o", "0"), ("d", "cl"), ("e", "c"), ("i", "l"), ("rn", "m"), ("S", "5"),
    ("h", "li"), ("w", "vv"),
)  # fmt: skip
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)\]$][.?!])\s+(?=[A-Z$])")
_SHORTEST_SENTENCE = 40
_KINDS = ("arXiv", "other")

Topic = tuple[int, str, str]


def misread(record: dict, rng: random.Random) -> str:
    """Return the title as character recognition reads it, a word broken at a line end."""
    title = record["title"]
    for _ in range(max(2, len(title) // 20)):
        wrong, right = rng.choice(_MISREAD)
        at = title.find(wrong, rng.randrange(len(title)))
        if at >= 0:
            title = title[:at] + right + title[at + len(wrong) :]
    words = title.split(" ")
    long = [place for place, word in enumerate(words) if len(word) >= 7]
    if long:
        place = rng.choice(long)
        at = rng.randrange(3, len(words[place]) - 2)
        words[place] = f"{words[place][:at]}- {words[place][at:]}"
    return " ".join(words)


def join_words(record: dict, rng: random.Random) -> str:
    """Return the title with a quarter of its blanks lost."""
    words = record["title"].split(" ")
    for _ in range(max(1, len(words) // 4)):
        if len(words) > 2:
            at = rng.randrange(len(words) - 1)
            words[at : at + 2] = [words[at] + words[at + 1]]
    return " ".join(words)


def mix(record: dict, rng: random.Random) -> str:
    """Return the title with two typos, dropped words and misread letters at once."""
    return misread({"title": drop_words(with_slips(record["title"], 2, rng), rng)}, rng)


def in_a_style(record: dict, rng: random.Random) -> str:
    """Return the whole reference in one of the styles of the accuracy bench."""
    return render(record["reference"], rng.choice(STYLES))


def in_a_style_with_typos(record: dict, rng: random.Random) -> str:
    """Return the whole reference with a slip in every 25 characters."""
    text = in_a_style(record, rng)
    return with_slips(text, max(2, len(text) // 25), rng)


KINDS: dict[str, Noise] = {
    **{name: noise for name, noise in NOISE.items() if name not in {"as it is", "case"}},
    "misread and hyphenated": misread,
    UNSEEN: join_words,
    "typos, dropped words and misread": mix,
    f"reference in {len(STYLES)} styles": in_a_style,
    f"reference in {len(STYLES)} styles, 4 % typos": in_a_style_with_typos,
}


def read_lines(name: str) -> Iterator[dict]:
    """Yield the records of one of the large files."""
    path = Path(os.environ["CITECHECK_DATA"]) / "references" / f"{name}.jsonl.zst"
    with path.open("rb") as file:
        for line in io.TextIOWrapper(zstandard.ZstdDecompressor().stream_reader(file), encoding="utf-8"):
            yield json.loads(line)


def is_held_out(record: dict) -> bool:
    """Return whether the embedder was never trained on this work."""
    return zlib.crc32(record["id"].encode()) % 50 == 0


def read_titles(n_crowd: int) -> tuple[list[str], list[tuple[int, dict]]]:
    """Return titles, and those of works held out: their rows and records."""
    rng = random.Random("crowd")
    kept = [record for record in read_lines("all") if is_held_out(record) or rng.random() < n_crowd / 1_450_000]
    titles: list[str] = []
    held_out: list[tuple[int, dict]] = []
    for record in kept:
        try:
            reference = reference_from_csl(record, "bench")
        except ValueError:
            continue
        if len(title_key(reference.title)) >= 10:
            if is_held_out(record) and record.get("author") and reference.year:
                held_out.append((len(titles), record | {"title": reference.title, "reference": reference}))
            titles.append(reference.title)
    return titles, held_out


def queries_of(held_out: Sequence[tuple[int, dict]], n: int) -> Iterator[tuple[str, list[int], list[str]]]:
    """Yield each kind of noise, the rows sought and the queries."""
    for name, noise in KINDS.items():
        rng = random.Random(name)
        usable = [entry for entry in held_out if APPLIES.get(name, lambda record: True)(entry[1])]
        chosen = rng.sample(usable, min(n, len(usable)))
        yield name, [row for row, _ in chosen], [noise(record, rng) for _, record in chosen]


def read_topics(n_records: int, n_queries: int) -> tuple[list[str], dict[str, list[Topic]]]:
    """Return texts of title and abstract, and by kind of corpus the rows sought with sentence and text without it."""
    rng = random.Random("topics")
    texts: list[str] = []
    asked: dict[str, list[Topic]] = {kind: [] for kind in _KINDS}
    for record in read_lines("abstracts"):
        held_out = is_held_out(record)
        if not held_out and rng.random() > n_records / 277_000:
            continue
        sentences = _SENTENCE_END.split(record["abstract"])
        places = [place for place, sentence in enumerate(sentences) if len(sentence) >= _SHORTEST_SENTENCE]
        if held_out and len(sentences) >= 3 and places:
            place = rng.choice(places)
            rest = " ".join(sentences[:place] + sentences[place + 1 :])
            kind = _KINDS[record["corpus"] != "arxiv_1991_2019"]
            asked[kind].append((len(texts), sentences[place], f"{record['title']}. {rest}"))
        texts.append(f"{record['title']}. {record['abstract']}")
    for kind, topics in asked.items():
        asked[kind] = rng.sample(topics, min(n_queries, len(topics)))
        for row, _, text in asked[kind]:
            texts[row] = text
    return texts, asked


def cut(vectors: np.ndarray, dimension: int) -> np.ndarray:
    """Return the first coordinates, brought to unit length."""
    part = vectors[:, :dimension]
    return part / np.maximum(np.linalg.norm(part, axis=1, keepdims=True), 1e-9)


def recalls(matrix: np.ndarray, queries: np.ndarray, keys: np.ndarray, sought: np.ndarray) -> list[float]:
    """Return the share of queries whose work is among the first, for each of ``DEPTHS``."""
    found = []
    for start in range(0, len(queries), 100):
        cosines = queries[start : start + 100] @ matrix.T
        near = np.argpartition(-cosines, max(DEPTHS), axis=1)[:, : max(DEPTHS)]
        order = np.argsort(-np.take_along_axis(cosines, near, 1), axis=1, kind="stable")
        found.append(keys[np.take_along_axis(near, order, 1)] == sought[start : start + 100, None])
    hits = np.concatenate(found)
    return [float(hits[:, :depth].any(axis=1).mean()) for depth in DEPTHS]


def print_row(name: str, dimension: int, shares: list[float], n: int) -> None:
    """Print a row of the table; in brackets the 95 % interval (Wilson)."""
    bounded = [(share, *wilson(share * n, n)) for share in shares]
    bounds = " | ".join(f"{100 * share:.1f} ({100 * low:.1f}–{100 * high:.1f})" for share, low, high in bounded)
    print(f"| {name} | {dimension} | {n} | {bounds} |", flush=True)


def measure_titles(embedder: Embedder, dimensions: Sequence[int], n_crowd: int, n_queries: int) -> None:
    """Print the table of titles and references."""
    titles, held_out = read_titles(n_crowd)
    start = time.process_time()
    vectors = embedder.encode(titles)
    speed = len(titles) / (time.process_time() - start)
    print(f"{embedder.fingerprint}: {len(titles):,} titles, {speed:,.0f} a second")
    numbers: dict[str, int] = {}
    keys = np.array([numbers.setdefault(title_key(title), len(numbers)) for title in titles])
    print(
        f"| noise | dimensions | queries | {' | '.join(f'@{depth}' for depth in DEPTHS)} |\n|---|--:|--:|{'--:|' * 4}"
    )
    asked = [(name, rows, embedder.encode(queries)) for name, rows, queries in queries_of(held_out, n_queries)]
    for dimension in dimensions:
        matrix = cut(vectors, dimension)
        for name, rows, queries in asked:
            print_row(name, dimension, recalls(matrix, cut(queries, dimension), keys, keys[rows]), len(rows))


def measure_topics(embedder: Embedder, dimensions: Sequence[int], n_records: int, n_queries: int) -> None:
    """Print the table of topics."""
    texts, asked = read_topics(n_records, n_queries)
    vectors = embedder.encode(texts)
    print(f"{len(texts):,} records with abstract")
    numbers = np.arange(len(texts))
    for dimension in dimensions:
        matrix = cut(vectors, dimension)
        for kind, topics in asked.items():
            queries = cut(embedder.encode([sentence for _, sentence, _ in topics]), dimension)
            rows = np.array([row for row, _, _ in topics])
            print_row(f"sentence of an abstract, {kind}", dimension, recalls(matrix, queries, numbers, rows), len(rows))


def main() -> None:
    """Print both tables for one embedder."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--embedder", type=Path, help="folder of a static model (default: the shipped one)")
    parser.add_argument("--dimensions", type=int, nargs="+", default=[128, 256])
    parser.add_argument("--queries", type=int, default=1500)
    parser.add_argument("--crowd", type=int, default=300_000)
    parser.add_argument("--abstracts", type=int, default=300_000)
    options = parser.parse_args()
    embedder = StaticEmbedder.load(options.embedder)
    measure_titles(embedder, options.dimensions, options.crowd, options.queries)
    measure_topics(embedder, options.dimensions, options.abstracts, options.queries)


if __name__ == "__main__":
    main()
