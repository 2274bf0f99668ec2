"""Measure how often the true record is found under noise, by vectors alone and by the whole search.

    CITECHECK_DATA=DIR python tests/bench/retrieval.py [--embedder DIR] [--without-idf] [--queries 2000]

Every record of DIR/references/diverse.jsonl.gz is indexed; queries are drawn by the hash of the work's id (one half of
the works for choosing a recipe, ``--half develop``; the other for reporting, ``--half report``).
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import time
import unicodedata
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np

from citecheck.embedders.static import StaticEmbedder

Noise = Callable[[dict, random.Random], str]

_ABBREVIATIONS = {
    "international": "Int.", "systems": "Syst.", "analysis": "Anal.", "theory": "Th.", "applications": "Appl.",
    "method": "Meth.", "methods": "Meth.", "networks": "Netw.", "neural": "Neur.", "language": "Lang.",
    "learning": "Learn.", "processing": "Proc.", "information": "Inf.", "model": "Mod.", "models": "Mod.",
    "science": "Sci.", "recognition": "Recogn.", "mathematical": "Math.", "quantum": "Quant.",
    "development": "Dev.", "approach": "Appr.", "dynamics": "Dyn.", "university": "Univ.",
}  # fmt: skip


def _typos(title: str, rng: random.Random, n_typos: int) -> str:
    chars = list(title)
    for _ in range(n_typos):
        place = rng.randrange(len(chars))
        kind = rng.randrange(4)
        if kind == 0:
            chars[place] = rng.choice("abcdefghijklmnopqrstuvwxyz")
        elif kind == 1 and len(chars) > 3:
            del chars[place]
        elif kind == 2:
            chars.insert(place, rng.choice("abcdefghijklmnopqrstuvwxyz"))
        elif place + 1 < len(chars):
            chars[place], chars[place + 1] = chars[place + 1], chars[place]
    return "".join(chars)


def _drop_words(title: str, rng: random.Random) -> str:
    words = title.split()
    for _ in range(max(1, len(words) // 5)):
        if len(words) > 2:
            del words[rng.randrange(len(words))]
    return " ".join(words)


def _reference_string(record: dict, rng: random.Random) -> str:
    people = [person.get("family") or person.get("literal", "") for person in record.get("author", [])][:6]
    initials = [f"{name}, {rng.choice('ABCDEJKLMRST')}." for name in people]
    year = record.get("issued", {}).get("date-parts", [[""]])[0][0]
    venue = record.get("container-title", record.get("publisher", ""))
    place = f"{record.get('volume', '')}, {record.get('page', '')}"
    return f"{', '.join(initials)} ({year}). {record['title']}. {venue}, {place}"


def _ascii(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


NOISE: dict[str, Noise] = {
    "as it is": lambda record, rng: record["title"],
    "case": lambda record, rng: record["title"].upper(),
    "two typos": lambda record, rng: _typos(record["title"], rng, 2),
    "10 % typos": lambda record, rng: _typos(record["title"], rng, max(1, len(record["title"]) // 10)),
    "dropped words": lambda record, rng: _drop_words(record["title"], rng),
    "cut subtitle": lambda record, rng: record["title"].partition(": ")[0],
    "accents lost": lambda record, rng: _ascii(record["title"]),
    "abbreviations": lambda record, rng: " ".join(
        _ABBREVIATIONS.get(word.lower(), word) for word in record["title"].split()
    ),
    "words exchanged in order": lambda record, rng: " ".join(rng.sample(words := record["title"].split(), len(words))),
    "whole reference string": _reference_string,
}
APPLIES: dict[str, Callable[[dict], bool]] = {
    "cut subtitle": lambda record: len(record["title"].partition(": ")[0]) >= 12 and ": " in record["title"],
    "accents lost": lambda record: _ascii(record["title"]) != record["title"] and len(_ascii(record["title"])) >= 12,
    "abbreviations": lambda record: any(word.lower() in _ABBREVIATIONS for word in record["title"].split()),
}


def read_records() -> list[dict]:
    """Return the records of ``diverse`` whose title has at least ten characters."""
    path = Path(os.environ["CITECHECK_DATA"]) / "references" / "diverse.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [record for record in map(json.loads, file) if len(record["title"]) >= 10]


def measure_vectors(
    embedder: StaticEmbedder, records: list[dict], half: str, n_queries: int
) -> dict[str, tuple[int, float, float]]:
    """Return by kind of noise: number of queries, recall@1 and recall@10 of exact vector search.

    A hit is a record with the title of the work that the query was made from.
    """
    matrix = embedder.encode([record["title"] for record in records])
    keys = np.array([zlib.crc32(record["title"].lower().encode()) for record in records])
    wanted = 0 if half == "develop" else 1
    rows = [row for row, record in enumerate(records) if zlib.crc32(record["id"].encode()) % 2 == wanted]
    results = {}
    for name, noise in NOISE.items():
        rng = random.Random(name)
        usable = [row for row in rows if APPLIES.get(name, lambda record: True)(records[row])]
        chosen = rng.sample(usable, min(n_queries, len(usable)))
        queries = embedder.encode([noise(records[row], rng) for row in chosen])
        similarity = queries @ matrix.T
        best = np.argsort(-similarity, axis=1, kind="stable")[:, :10]
        hits = keys[best] == keys[chosen][:, None]
        results[name] = (len(chosen), float(hits[:, 0].mean()), float(hits.any(axis=1).mean()))
    return results


def main() -> None:
    """Print the table of recall and the speed of encoding."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--embedder", type=Path)
    parser.add_argument("--without-idf", action="store_true")
    parser.add_argument("--half", choices=("develop", "report"), default="report")
    parser.add_argument("--queries", type=int, default=2000)
    options = parser.parse_args()
    embedder = StaticEmbedder.load(options.embedder)
    if options.without_idf:
        embedder = StaticEmbedder(embedder.config, np.ones(1 << 16, np.uint8), "without IDF")
    records = read_records()
    start = time.process_time()
    embedder.encode([record["title"] for record in records])
    seconds = time.process_time() - start
    print(f"{embedder.fingerprint}, {len(records)} records, {len(records) / seconds:.0f} titles a second")
    print("| noise | queries | recall@1 | recall@10 |\n|---|--:|--:|--:|")
    for name, (n_queries, first, ten) in measure_vectors(embedder, records, options.half, options.queries).items():
        print(f"| {name} | {n_queries} | {100 * first:.1f} | {100 * ten:.1f} |")


if __name__ == "__main__":
    main()
