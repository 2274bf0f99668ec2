"""Makes the word table of the reference parser: what words are used for in references, and the names of venues.

    CITECHECK_DATA=DIR python index/parser/lexicon.py

Writes ``lexicon.bin`` beside this file; the same bytes each time. Counted are names of people, titles, venues and
publishers in the open corpora of ``references/all.jsonl.zst`` (facts; corpora whose licence forbids reuse are left out,
and so are the works that the benches report on), and the journal names and abbreviations that JabRef collects (CC0).
"""

from __future__ import annotations

import gzip
import io
import json
import math
import os
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import zstandard

from citecheck.lexicon import write_lexicon
from citecheck.text.folding import fold_words
from citecheck.text.tex import decode_tex

HERE = Path(__file__).resolve().parent
_LEFT_OUT = frozenset({"bvitamins_physics_ml", "jesuit_history_theology", "arxiv_2023_2026_daily"})
_LEFT_OUT_SOURCES = ("NIME",)
_EVERY_THIRD = "arxiv_1991_2019"
_MANY = 8
_FEWEST_USES = 5
_LONGEST_VENUE = 14
_NAME_EDGES, _PERSON_EDGES, _TITLE_EDGES = (-1.5, 1.5), (-5.0, -2.0, 0.0, 2.0), (-3.0, -1.0, 1.0)
_SMALL = 0.3


@dataclass(slots=True)
class Counts:
    """How often each folded word stands in each part of references."""

    family: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)
    title: Counter[str] = field(default_factory=Counter)
    venue: Counter[str] = field(default_factory=Counter)
    publisher: Counter[str] = field(default_factory=Counter)
    venues: Counter[str] = field(default_factory=Counter)


def count(folder: Path) -> Counts:
    """Return the counts over the corpora that may be used."""
    counts = Counts()
    for record in _records(folder):
        counts.title.update(set(_words(record.get("title", ""))))
        venue = record.get("container-title")
        if venue and venue != "arXiv":
            words = _words(venue)
            counts.venue.update(set(words))
            counts.venues[" ".join(words)] += 1
        counts.publisher.update(set(_words(record.get("publisher") or "")))
        for person in record.get("author", ())[:_MANY]:
            counts.family.update(_words(person.get("family", "")))
            counts.given.update(word for word in _words(person.get("given", "")) if len(word) > 1)
    return counts


def _records(folder: Path) -> Iterator[dict[str, Any]]:
    reported = set(_reported(folder / "references" / "diverse.jsonl.gz"))
    with (folder / "references" / "all.jsonl.zst").open("rb") as file:
        lines = io.TextIOWrapper(zstandard.ZstdDecompressor().stream_reader(file), encoding="utf-8")
        for number, line in enumerate(lines):
            record = json.loads(line)
            if record["corpus"] in _LEFT_OUT or record.get("src", "").startswith(_LEFT_OUT_SOURCES):
                continue
            if record["id"] not in reported and not (record["corpus"] == _EVERY_THIRD and number % 3):
                yield record


def _reported(path: Path) -> Iterator[str]:
    """Yield the ids of the works that the benches report on: the even half."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            key = json.loads(line)["id"]
            if zlib.crc32(key.encode()) % 2 == 0:
                yield key


def _words(text: str) -> tuple[str, ...]:
    return fold_words(decode_tex(text) if "\\" in text or "{" in text else text)


def classify(counts: Counts) -> dict[str, int]:
    """Return the class of each word: 1 + family or given name + 3 * person or text + 15 * title or venue.

    Each is the bucket of a logarithm (base 2) of two frequencies: 0 to 2 from given to family name, 0 to 4 from text to
    person, 0 to 3 from venue or publisher to title.
    """
    n_titles = counts.title.total()
    n_venues = counts.venue.total() + counts.publisher.total()
    classes = {}
    for word in {*counts.family, *counts.given, *counts.title, *counts.venue, *counts.publisher}:
        family, given, title = counts.family[word], counts.given[word], counts.title[word]
        venue = counts.venue[word] + counts.publisher[word]
        people, text = family + given, title + venue
        if len(word) < 2 or word.isdigit() or people + text < _FEWEST_USES:
            continue
        name = _bucket(math.log2((family + _SMALL) / (given + _SMALL)), _NAME_EDGES)
        person = _bucket(math.log2((people + _SMALL) / (text + _SMALL)), _PERSON_EDGES)
        share = _bucket(math.log2((title + _SMALL) / n_titles / ((venue + _SMALL) / n_venues)), _TITLE_EDGES)
        classes[word] = 1 + name + 3 * person + 15 * share
    return classes


def _bucket(value: float, edges: Sequence[float]) -> int:
    return sum(value > edge for edge in edges)


def venue_names(counts: Counts, abbreviations: Path) -> set[str]:
    """Return the folded names of venues that occur twice, and journals with their abbreviations; without "the" too."""
    names = {name for name, n in counts.venues.items() if n > 1}
    with gzip.open(abbreviations, "rt", encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            names.update(" ".join(fold_words(name)) for name in line.rstrip("\n").split("\t")[:3])
    names.update(name.removeprefix("the ") for name in tuple(names))
    return {name for name in names if len(name) > 2 and not name.isdigit() and name.count(" ") < _LONGEST_VENUE}


def main() -> None:
    """Count, classify, write."""
    folder = os.environ.get("CITECHECK_DATA")
    if not folder:
        raise SystemExit("CITECHECK_DATA is not set: it names the folder of real references")
    counts = count(Path(folder))
    classes = classify(counts)
    venues = venue_names(counts, Path(folder) / "aux" / "journal_abbrev_jabref_cc0.tsv.gz")
    path = HERE / "lexicon.bin"
    write_lexicon(path, classes, venues)
    print(f"{len(classes):,} words, {len(venues):,} names of venues, {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
