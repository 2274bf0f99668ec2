"""Measure how often the true record is found under noise, by vectors alone and by the whole search.

    CITECHECK_DATA=DIR python tests/bench/retrieval.py [--embedder DIR] [--without-weights] [--crowd]

Every record of DIR/references/diverse.jsonl.gz is indexed; queries are drawn by the hash of the work's id (one half of
the works for choosing a recipe, ``--half develop``; the other for reporting, ``--half report``). ``--crowd`` adds the
titles that the embedder learned from, as records that nobody asks for.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import runpy
import tempfile
import time
import unicodedata
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from citecheck.datatypes import Citation, CitationForm, Reference, Span
from citecheck.embedders import Embedder, StaticEmbedder
from citecheck.index import ReferenceIndex
from citecheck.index.importers.csl import reference_from_csl
from citecheck.text.folding import title_key

Noise = Callable[[dict, random.Random], str]

REFERENCE = "whole reference string"
Search = Callable[[str, list[str]], list[list[str]]]
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
    REFERENCE: _reference_string,
}
APPLIES: dict[str, Callable[[dict], bool]] = {
    "cut subtitle": lambda record: len(record["title"].partition(": ")[0]) >= 12 and ": " in record["title"],
    "accents lost": lambda record: _ascii(record["title"]) != record["title"] and len(_ascii(record["title"])) >= 12,
    "abbreviations": lambda record: any(word.lower() in _ABBREVIATIONS for word in record["title"].split()),
}


def read_records() -> tuple[list[dict], list[Reference]]:
    """Return the records of ``diverse`` whose title has at least ten characters, raw and imported."""
    path = Path(os.environ["CITECHECK_DATA"]) / "references" / "diverse.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        records = [record for record in map(json.loads, file) if len(title_key(record["title"])) >= 10]
    references = [reference_from_csl(record, "diverse") for record in records]
    raw = [record | {"title": reference.title} for record, reference in zip(records, references, strict=True)]
    return raw, references


def read_crowd() -> list[Reference]:
    """Return the titles that the embedder learned from, as references."""
    path = Path(os.environ["CITECHECK_DATA"]) / "references" / "all.jsonl.zst"
    train = runpy.run_path(str(Path(__file__).parents[2] / "index" / "embedder" / "train.py"))
    return [Reference(f"crowd{number}", title) for number, title in enumerate(train["titles"](path))]


def draw(records: list[dict], half: str, n_queries: int) -> Iterator[tuple[str, list[int], list[str]]]:
    """Yield for each kind of noise its name, the rows of the works chosen and the queries made of them."""
    wanted = 0 if half == "develop" else 1
    rows = [row for row, record in enumerate(records) if zlib.crc32(record["id"].encode()) % 2 == wanted]
    for name, noise in NOISE.items():
        rng = random.Random(name)
        usable = [row for row in rows if APPLIES.get(name, lambda record: True)(records[row])]
        chosen = rng.sample(usable, min(n_queries, len(usable)))
        yield name, chosen, [noise(records[row], rng) for row in chosen]


def by_vectors(embedder: Embedder, titles: list[str]) -> Search:
    """Return exact search by cosine, as a function from queries to the titles found."""
    matrix = embedder.encode(titles)

    def search(name: str, queries: list[str]) -> list[list[str]]:
        found = []
        for start in range(0, len(queries), 200):
            cosines = embedder.encode(queries[start : start + 200]) @ matrix.T
            near = np.argpartition(-cosines, 10, axis=1)[:, :10]
            order = np.argsort(-np.take_along_axis(cosines, near, 1), axis=1, kind="stable")
            found += [[titles[row] for row in rows] for rows in np.take_along_axis(near, order, 1)]
        return found

    return search


def by_index(index: ReferenceIndex) -> Search:
    """Return the whole search, as a function from queries to the titles found."""

    def search(name: str, queries: list[str]) -> list[list[str]]:
        citations = [
            Citation(Span(0, len(text)), text, CitationForm.ENTRY, title=None if name == REFERENCE else text)
            for text in queries
        ]
        return [[candidate.reference.title for candidate in found] for found in index.search(citations)]

    return search


def recall(search: Search, name: str, queries: list[str], titles: list[str]) -> tuple[float, float]:
    """Return the shares of queries whose work (any record of its title) comes first, and among the first ten."""
    keys = [title_key(title) for title in titles]
    found = [[title_key(title) for title in some] for some in search(name, queries)]
    first = sum(key in some[:1] for key, some in zip(keys, found, strict=True))
    ten = sum(key in some for key, some in zip(keys, found, strict=True))
    return 100 * first / len(keys), 100 * ten / len(keys)


def main() -> None:
    """Print the speed of encoding and of the search, and the table of recall."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--embedder", type=Path)
    parser.add_argument("--without-weights", action="store_true")
    parser.add_argument("--crowd", action="store_true")
    parser.add_argument("--half", choices=("develop", "report"), default="report")
    parser.add_argument("--queries", type=int, default=1000)
    options = parser.parse_args()
    embedder = StaticEmbedder.load(options.embedder)
    if options.without_weights:
        embedder = StaticEmbedder(embedder.config, np.ones(1 << 16, np.uint8), "without weights")
    records, references = read_records()
    references += read_crowd() if options.crowd else []
    titles = [reference.title for reference in references]
    with tempfile.TemporaryDirectory() as folder:
        start = time.process_time()
        index = ReferenceIndex.build(Path(folder) / "index", references, embedder=embedder)
        built = time.process_time()
        embedder.encode(titles)
        print(f"{embedder.fingerprint}: {len(titles)} titles, {index.manifest.vectors}, built in {built - start:.1f} s")
        print(f"encoding {len(titles) / (time.process_time() - built):,.0f} titles a second")
        searches = {"vectors": by_vectors(embedder, titles), "search": by_index(index)}
        print("| noise | queries | vectors @1 | @10 | whole search @1 | @10 | search, ms a query |")
        print("|---|--:|--:|--:|--:|--:|--:|")
        for name, chosen, queries in draw(records, options.half, options.queries):
            meant = [titles[row] for row in chosen]
            one = recall(searches["vectors"], name, queries, meant)
            start = time.process_time()
            two = recall(searches["search"], name, queries, meant)
            cost = 1000 * (time.process_time() - start) / len(queries)
            cells = " | ".join(f"{value:.1f}" for value in (*one, *two))
            print(f"| {name} | {len(queries)} | {cells} | {cost:.2f} |")


if __name__ == "__main__":
    main()
