"""Measure grounding: a sentence of an abstract, taken out of the record, is to lead to its paper among all abstracts.

    CITECHECK_DATA=DIR python -m tests.bench.grounding [--targets 2000] [--set report|develop] [--index DIR]
        [--peers tantivy,tantivy-stems,bm25s,bm25s-stems]

Reads DIR/references/abstracts.jsonl.zst (277,022 records). Targets are works that the embedder was not trained on,
drawn by the hash of their ids; ``develop`` and ``report`` share none. Of each, one sentence of at least 40 characters
is the query and is taken out of the record before anything is indexed. A hit is a record of the same folded title: some
works are there twice, as preprint and published. The peers get title and abstract and the words of the sentence:
tantivy two fields as they are, or one field with English stems; bm25s one text, its English stopwords, and with or
without English stems; ``pip install tantivy bm25s PyStemmer`` (another environment will do for them alone).
"""

from __future__ import annotations

import argparse
import io
import json
import os
import re
import time
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import zstandard

from citecheck.datatypes import Reference
from citecheck.index import ReferenceIndex
from citecheck.text.folding import title_key
from tests.bench.intervals import wilson

HELD_OUT = 50
"""Of the hash of an id, works of remainder 0 were never trained on (index/embedder/README.md)."""
SHORTEST = 40
DEPTHS = (1, 10)
_BETWEEN = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"'(\[$\\])")
Target = tuple[int, str]
"""The row of a work and the sentence that was taken out of it."""
Search = Callable[[list[str], int], list[list[int]]]


def read(path: Path) -> list[dict]:
    """Return the records with their abstracts as one line."""
    with path.open("rb") as file:
        lines = io.TextIOWrapper(zstandard.ZstdDecompressor().stream_reader(file), encoding="utf-8")
        return [record | {"abstract": " ".join(record["abstract"].split())} for record in map(json.loads, lines)]


def take_out(records: list[dict], wanted: str, n_targets: int) -> list[Target]:
    """Take one sentence out of each of ``n_targets`` works, and return rows and sentences."""
    remainder = 0 if wanted == "develop" else 1
    rows_of: dict[str, list[int]] = {}
    for row, record in enumerate(records):
        rows_of.setdefault(title_key(record["title"]), []).append(row)
    held = [row for row, record in enumerate(records) if _hash(record["id"]) % HELD_OUT == 0]
    targets: list[Target] = []
    for row in sorted(held, key=lambda row: _hash(f"target:{records[row]['id']}")):
        record = records[row]
        sentences = _BETWEEN.split(record["abstract"])
        usable = [sentence for sentence in sentences if len(sentence) >= SHORTEST]
        if _hash(f"half:{record['id']}") % 2 != remainder or len(sentences) < 2 or not usable:
            continue
        sentence = usable[_hash(f"sentence:{record['id']}") % len(usable)]
        for same in rows_of[title_key(record["title"])]:
            records[same]["abstract"] = records[same]["abstract"].replace(sentence, " ")
        targets.append((row, sentence))
        if len(targets) == n_targets:
            break
    return targets


def _hash(text: str) -> int:
    return zlib.crc32(text.encode())


def by_index(records: Sequence[dict], place: Path | None) -> Search:
    """Return the search of citecheck over ``records``, kept in ``place`` if that is given."""
    temporary = TemporaryDirectory()
    folder = place or Path(temporary.name) / "index"
    works = (
        Reference(str(row), record["title"] or "untitled", abstract=record["abstract"].strip() or None)
        for row, record in enumerate(records)
    )
    start = time.process_time()
    index = ReferenceIndex.build(folder, works, replace=True)
    print(f"citecheck built in {time.process_time() - start:.0f} s of CPU time, {index.manifest.topics}")

    def search(texts: list[str], k: int, keep: object = temporary) -> list[list[int]]:
        return [[int(item.reference.id) for item in found] for found in index.nearest(texts, k)]

    return search


def by_tantivy(records: Sequence[dict], *, stems: bool = False) -> Search:
    """Return the search of tantivy, BM25 of any of the words: title and abstract as two fields, or stems of one."""
    import tantivy

    fields = ["body"] if stems else ["title", "body"]
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("row", stored=True)
    for field in fields:
        builder.add_text_field(field, tokenizer_name="en_stem" if stems else "default")
    index = tantivy.Index(builder.build())
    writer = index.writer(200_000_000, 1)
    for row, record in enumerate(records):
        title, abstract = record["title"], record["abstract"]
        texts = {"body": f"{title} {abstract}"} if stems else {"title": title, "body": abstract}
        writer.add_document(tantivy.Document(row=row, **texts))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def one(text: str, k: int) -> list[int]:
        query = index.parse_query(" ".join(re.findall(r"\w+", text.lower())), fields)
        return [searcher.doc(address)["row"][0] for _, address in searcher.search(query, k).hits]

    return lambda texts, k: [one(text, k) for text in texts]


def by_bm25s(records: Sequence[dict], *, stems: bool = False) -> Search:
    """Return the search of bm25s with its English stopwords, with or without an English stemmer."""
    import bm25s
    import Stemmer

    stemmer = Stemmer.Stemmer("english") if stems else None
    options = {"stopwords": "en", "stemmer": stemmer, "show_progress": False}
    index = bm25s.BM25()
    index.index(
        bm25s.tokenize([f"{item['title']} {item['abstract']}" for item in records], **options), show_progress=False
    )

    def search(texts: list[str], k: int) -> list[list[int]]:
        found, _ = index.retrieve(bm25s.tokenize(texts, **options), k=k, show_progress=False, n_threads=1)
        return [[int(row) for row in rows] for rows in found]

    return search


def main() -> None:
    """Print recall of citecheck and of the peers on the same sentences."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--targets", type=int, default=2_000)
    parser.add_argument("--set", choices=("report", "develop"), default="report")
    parser.add_argument("--index", type=Path)
    parser.add_argument("--peers", default="tantivy,tantivy-stems,bm25s,bm25s-stems")
    options = parser.parse_args()
    records = read(Path(os.environ["CITECHECK_DATA"]) / "references" / "abstracts.jsonl.zst")
    targets = take_out(records, options.set, options.targets)
    print(f"{len(records):,} records, {len(targets):,} sentences")
    makers = {"citecheck": lambda: by_index(records, options.index)}
    makers |= {"tantivy": lambda: by_tantivy(records), "bm25s": lambda: by_bm25s(records)}
    makers["tantivy-stems"] = lambda: by_tantivy(records, stems=True)
    makers["bm25s-stems"] = lambda: by_bm25s(records, stems=True)
    keys = [title_key(record["title"]) for record in records]
    for name in ("citecheck", *filter(None, options.peers.split(","))):
        search = makers[name]()
        search([targets[0][1]], DEPTHS[-1])
        start = time.process_time()
        found = search([sentence for _, sentence in targets], DEPTHS[-1])
        spent = 1000 * (time.process_time() - start) / len(targets)
        print(f"{name:14} {_shares(found, targets, keys)}  {spent:.1f} ms of CPU time a sentence", flush=True)


def _shares(found: list[list[int]], targets: Sequence[Target], keys: Sequence[str]) -> str:
    words = []
    for depth in DEPTHS:
        hits = sum(
            any(keys[place] == keys[row] for place in some[:depth])
            for (row, _), some in zip(targets, found, strict=True)
        )
        low, high = wilson(hits, len(targets))
        words.append(f"@{depth} {100 * hits / len(targets):.1f} ({100 * low:.1f}-{100 * high:.1f})")
    return "  ".join(words)


if __name__ == "__main__":
    main()
