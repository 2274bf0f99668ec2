"""The real references that benches index and draw from, in the folder that CITECHECK_DATA names."""

from __future__ import annotations

import gzip
import heapq
import io
import json
import zlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from citecheck.datatypes import Reference
from citecheck.index.importers.csl import reference_from_csl
from citecheck.text.folding import title_key

SIZES = ("36k", "143k", "all")
"""``diverse``, every tenth record of ``all``, and ``all`` of 1.44 million."""
SHORTEST_TITLE = 10
"""Letters of a title that is asked for; a shorter one stands for many works."""


def corpus(data: Path, size: str) -> Iterator[Reference]:
    """Yield the references of a corpus of ``SIZES``."""
    for record in _records(data, size):
        try:
            yield reference_from_csl(record, size)
        except ValueError:  # a record without title
            continue


def drawn_works(data: Path, size: str, n_works: int, *, identifiers: bool = False) -> list[Reference]:
    """Return ``n_works`` of a corpus, drawn by the hash of their ids, as a rule without identifiers.

    A reference string is to be found by its words, not by a DOI in it.
    """
    hashed = ((zlib.crc32(f"drawn:{record['id']}".encode()), record["id"], record) for record in _records(data, size))
    chosen = heapq.nsmallest(2 * n_works, hashed, key=lambda item: item[:2])
    works = [reference_from_csl(record, size) for _, _, record in chosen if title_key(record["title"])]
    long_enough = [work for work in works if len(title_key(work.title)) >= SHORTEST_TITLE]
    return [work if identifiers else replace(work, identifiers=()) for work in long_enough[:n_works]]


def rendered_otherwise(data: Path, known: Collection[str]) -> Iterator[dict]:
    """Yield records of ``diverse`` and ``abstracts``, as CSL items, whose ids are not ``known``.

    ``all`` has them only as another corpus writes them.
    """
    folder, seen = data / "references", set(known)
    for name in ("diverse.jsonl.gz", "abstracts.jsonl.zst"):
        with _lines(folder / name) as lines:
            for line in lines:
                record = json.loads(line)
                if record["id"] not in seen:
                    seen.add(record["id"])
                    is_preprint = str(record["id"]).startswith("arxiv:")
                    record.setdefault("type", "article" if is_preprint else "paper-conference")
                    record.setdefault("container-title", record.get("venue"))
                    record.setdefault("issued", {"date-parts": [[record.get("year")]]})
                    yield record


def _records(data: Path, size: str) -> Iterator[dict]:
    folder = data / "references"
    with _lines(folder / ("diverse.jsonl.gz" if size == "36k" else "all.jsonl.zst")) as lines:
        for number, line in enumerate(lines):
            if size != "143k" or number % 10 == 0:
                yield json.loads(line)


@contextmanager
def _lines(path: Path) -> Iterator[io.TextIOBase]:
    if path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf-8") as file:
            yield file
        return
    import zstandard

    with path.open("rb") as packed:
        yield io.TextIOWrapper(zstandard.ZstdDecompressor().stream_reader(packed), encoding="utf-8")
