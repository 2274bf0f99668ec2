"""From which similarity the nearest record is on the topic of a claim, so that it may be proposed.

    CITECHECK_DATA=DIR python tests/bench/suggestions.py [--indexed 60000] [--asked 2000] [--seed 0]

Papers with abstracts and a subject category are drawn from ``DIR/references/abstracts.jsonl.zst``. Some are left out
of the index and asked for as a citation that cannot be found would be: by title and one sentence of the abstract.
The nearest record counts as on the topic when it has the same primary category (173 of them; a strict reading, since
neighbouring categories overlap), and in the loose reading when it has the same archive (cs, math, astro-ph ...).
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import zstandard

from citecheck.datatypes import Kind, Reference
from citecheck.index import ReferenceIndex

THRESHOLDS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.65, 0.7, 0.72, 0.75, 0.78, 0.8, 0.85)


def main() -> None:
    """Print precision and share of answered claims by similarity."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--indexed", type=int, default=60_000)
    parser.add_argument("--asked", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    if "CITECHECK_DATA" not in os.environ:
        raise SystemExit("CITECHECK_DATA does not name the folder of reference data")
    rng = random.Random(options.seed)
    papers = list(_papers(Path(os.environ["CITECHECK_DATA"], "references", "abstracts.jsonl.zst")))
    rng.shuffle(papers)
    asked, indexed = papers[: options.asked], papers[options.asked : options.asked + options.indexed]
    topics = {str(place): paper["category"] for place, paper in enumerate(indexed)}
    references = (Reference(str(place), paper["title"], kind=Kind.PREPRINT) for place, paper in enumerate(indexed))
    with tempfile.TemporaryDirectory() as folder:
        index = ReferenceIndex.build(Path(folder, "index"), references)
        for name, query in (("title and claim", _title_and_claim), ("title", _title), ("claim", _claim)):
            nearest = index.nearest([query(paper, rng) for paper in asked], 1)
            scores = np.array([found[0].score if found else 0.0 for found in nearest])
            found = [topics[found[0].reference.id] if found else "" for found in nearest]
            same = np.array([topic == paper["category"] for topic, paper in zip(found, asked, strict=True)])
            near = np.array([_archive(topic) == _archive(p["category"]) for topic, p in zip(found, asked, strict=True)])
            _print_table(name, scores, same, near)


def _papers(path: Path) -> Iterator[dict[str, str]]:
    with path.open("rb") as file:
        for line in io.TextIOWrapper(zstandard.ZstdDecompressor().stream_reader(file), encoding="utf-8"):
            record = json.loads(line)
            if record.get("category") and len(record.get("abstract") or "") > 200:
                category = record["category"].split(maxsplit=1)[0]
                yield {"title": record["title"], "abstract": record["abstract"], "category": category}


def _archive(category: str) -> str:
    return category.partition(".")[0]


def _title(paper: dict[str, str], rng: random.Random) -> str:
    return paper["title"]


def _claim(paper: dict[str, str], rng: random.Random) -> str:
    sentences = [part for part in paper["abstract"].split(". ") if len(part) > 40]
    return rng.choice(sentences or [paper["abstract"]])


def _title_and_claim(paper: dict[str, str], rng: random.Random) -> str:
    return f"{paper['title']} {_claim(paper, rng)}"


def _print_table(name: str, scores: np.ndarray, same: np.ndarray, near: np.ndarray) -> None:
    print(f"\nasked by {name}, n = {len(scores)}\n similarity   answered   same category   same archive")
    for threshold in THRESHOLDS:
        chosen = scores >= threshold
        if chosen.any():
            print(f"{threshold:10.2f} {chosen.mean():10.1%} {same[chosen].mean():15.1%} {near[chosen].mean():14.1%}")


if __name__ == "__main__":
    main()
