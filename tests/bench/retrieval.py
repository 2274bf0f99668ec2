"""Measure how often the true record is found under noise, and what a query costs.

    CITECHECK_DATA=DIR python -m tests.bench.retrieval [--size 36k|143k|all] [--index DIR] [--as text|citation]
        [--without words|vectors] [--queries 1000]

The records of DIR/references are indexed (``diverse``, every tenth of ``all``, or ``all``), or an index built before is
opened. Works are drawn by the hash of their id; each is asked for under every kind of noise that applies to its title
(``title_noise.py``), as a whole reference string in ten styles, and by a cut title with author and year. A hit is a
record of the same folded title. Queries go in batches of 64, in one thread; times are CPU times.
"""

from __future__ import annotations

import argparse
import os
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from citecheck.datatypes import Citation, CitationForm, Reference, Span
from citecheck.index import ReferenceIndex
from citecheck.index.search import Lanes
from citecheck.text.folding import title_key
from tests.bench.corpus import SHORTEST_TITLE, SIZES, corpus, drawn_works
from tests.bench.intervals import wilson
from tests.bench.styles import render
from tests.bench.title_noise import NOISE, truncated, two_typos

STYLES = ("apa", "ieee", "mla", "chicago", "harvard", "vancouver", "acm", "acl", "neurips", "springer")
BATCH = 64
DEPTH = 20

Case = tuple[Reference, Citation | str]


def cited(text: str, title: str | None, reference: Reference | None = None) -> Citation:
    """Return ``text`` as a parsed entry with this title, and with first author and year if ``reference`` is given."""
    authors = reference.authors[:1] if reference else ()
    year = reference.year if reference else None
    return Citation(Span(0, len(text)), text, CitationForm.ENTRY, title=title, authors=authors, year=year)


def cases(works: Sequence[Reference], *, parsed: bool) -> Iterator[tuple[str, list[Case]]]:
    """Yield for each kind of query its name and the queries with the works that are meant."""
    for name, noise in NOISE.items():
        rng = random.Random(name)
        made = [(work, noise(work.title, rng)) for work in works]
        yield name, [(work, cited(text, text) if parsed else text) for work, text in made if _says_enough(text)]
    rng = random.Random("truncated")
    made = [(work, truncated(work.title, rng)) for work in works if work.authors and work.year]
    yield "truncated, author, year", [(work, _cut(work, text, parsed=parsed)) for work, text in made if text]
    for style in STYLES:
        yield style, [(work, _string(render(work, style), parsed=parsed)) for work in works]
    rng = random.Random("typos")
    yield "apa with two typos", [(work, _string(two_typos(render(work, "apa"), rng), parsed=parsed)) for work in works]


def _says_enough(text: str | None) -> bool:
    return text is not None and len(title_key(text)) >= SHORTEST_TITLE


def _cut(work: Reference, text: str, *, parsed: bool) -> Citation | str:
    line = f"{work.authors[0].family or work.authors[0].literal} ({work.year}). {text}"
    return cited(line, text, work) if parsed else line


def _string(text: str, *, parsed: bool) -> Citation | str:
    return cited(text, None) if parsed else text


def measure(index: ReferenceIndex, queries: list[Case]) -> tuple[float, float, float, float]:
    """Return recall at 1 and at ``DEPTH`` in %, the share of answers that vectors were asked for, and ms per query."""
    asked = _Counted(index)
    first = found = 0
    spent = 0.0
    for place in range(0, len(queries), BATCH):
        batch = queries[place : place + BATCH]
        start = time.process_time()
        answers = index.search([query for _, query in batch], k=DEPTH)
        spent += time.process_time() - start
        for (work, _), candidates in zip(batch, answers, strict=True):
            keys = [title_key(candidate.reference.title) for candidate in candidates]
            first += title_key(work.title) in keys[:1]
            found += title_key(work.title) in keys
    n = len(queries)
    return 100 * first / n, 100 * found / n, 100 * asked.stop() / n, 1000 * spent / n


class _Counted:
    """Counts the texts for which vectors are searched."""

    def __init__(self, index: ReferenceIndex) -> None:
        self._index, self._search, self._n = index, index._rows_near, 0
        index._rows_near = self._near  # type: ignore[method-assign]

    def _near(self, texts: Sequence[str], k: int) -> list[list[int]]:
        self._n += len(texts)
        return self._search(texts, k)

    def stop(self) -> int:
        del self._index._rows_near
        return self._n


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", choices=SIZES, default="36k")
    parser.add_argument("--index", type=Path)
    parser.add_argument("--as", dest="form", choices=("text", "citation"), default="citation")
    parser.add_argument("--without", choices=("words", "vectors"))
    parser.add_argument("--queries", type=int, default=1000)
    options = parser.parse_args()
    data = Path(os.environ["CITECHECK_DATA"])
    works = drawn_works(data, options.size, options.queries)
    if options.without == "words":
        Lanes._by_words = lambda self, probe, listed, votes: []  # type: ignore[method-assign]
    if options.without == "vectors":
        ReferenceIndex._rows_near = lambda self, texts, k: [[] for _ in texts]  # type: ignore[method-assign]
    with TemporaryDirectory() as folder:
        index = ReferenceIndex.open(options.index) if options.index else _build(Path(folder), data, options.size)
        print(f"{len(index):,} references, {index.manifest.embedder}, {index.manifest.vectors}, as {options.form}")
        index.search(["a first query that loads what later ones need"])
        print("| query | n | @1 | @20 (95 %) | asked of vectors | ms |")
        print("|---|--:|--:|--:|--:|--:|")
        for name, queries in cases(works, parsed=options.form == "citation"):
            if not queries:
                continue
            one, deep, vectors, cost = measure(index, queries)
            low, high = wilson(round(deep * len(queries) / 100), len(queries))
            bounds = f"{100 * low:.1f}-{100 * high:.1f}"
            print(f"| {name} | {len(queries)} | {one:.1f} | {deep:.1f} ({bounds}) | {vectors:.0f} % | {cost:.2f} |")


def _build(folder: Path, data: Path, size: str) -> ReferenceIndex:
    return ReferenceIndex.build(folder / "index", corpus(data, size))


if __name__ == "__main__":
    main()
