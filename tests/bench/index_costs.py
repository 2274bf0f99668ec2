"""What an index costs: seconds to build, memory, bytes per record, opening, the first query, exact keys, additions.

    CITECHECK_DATA=DIR python -m tests.bench.index_costs [--size 36k|143k|all] [--folder DIR]

Builds an index of the references of DIR by the command line, as a user would, in ``--folder`` (kept; by default
temporary), and measures in processes of their own. Seconds are wall time unless they are called CPU time.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from citecheck.datatypes import Citation, CitationForm, Reference, Span
from citecheck.index import ReferenceIndex, describe
from citecheck.index.exact import find_exact, hashes_of_query
from citecheck.index.query import Query
from citecheck.index.serialising import reference_to_dict
from tests.bench.corpus import SIZES, corpus, drawn_works

SEARCH_FILES = ("keys.npy", "terms.npy", "term_starts.npy", "term_rows.npy", "titles.faiss", "topics.faiss")
N_ADDED = 1_000
REPEATS = 5
COLD = """
import mmap, sys, time
def resident():  # not the peak, which a child process inherits from its parent
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * mmap.PAGESIZE / 2**20
start = time.perf_counter()
from citecheck.index import ReferenceIndex
imported = time.perf_counter()
before = resident()
index = ReferenceIndex.open(sys.argv[1])
opened = time.perf_counter()
after = resident()
index.search([sys.argv[2]])
done = time.perf_counter()
print(imported - start, opened - imported, done - start, after, after - before)
"""
"""Import, open and a first query that needs words and vectors, in a process of its own."""
UNKNOWN = "A title that is in no record at all and so is asked of every lane"


def main() -> None:
    """Build, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", choices=SIZES, default="36k")
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    data = Path(os.environ["CITECHECK_DATA"])
    with TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        path = folder / f"index-{options.size}"
        source = folder / f"{options.size}.jsonl"
        if not source.exists():
            _write(source, corpus(data, options.size))
        _build(path, source)
        _sizes(path)
        _cold(path)
        _exact(path, drawn_works(data, options.size, 1_024, identifiers=True))
        _add(path, folder)


def _write(file: Path, references: Sequence[Reference]) -> None:
    with file.open("w", encoding="utf-8") as out:
        for reference in references:
            out.write(json.dumps(reference_to_dict(reference), ensure_ascii=False) + "\n")


def _build(path: Path, source: Path) -> None:
    wall, cpu, peak = _run("index", "build", str(path), str(source), "--replace", "--name", "bench")
    print(f"build: {wall:.0f} s, {cpu:.0f} s of CPU time, peak {peak:.0f} MB")


def _run(*arguments: str) -> tuple[float, float, float]:
    """Return wall seconds, CPU seconds and peak memory (MB) of a command of citecheck."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "citecheck", *arguments], check=True, stdout=subprocess.DEVNULL)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu, after.ru_maxrss / 1024


def _sizes(path: Path) -> None:
    manifest = describe(path)
    n = manifest.n_references
    whole = sum(entry.size for entry in manifest.files) / n
    searched = sum(entry.size for entry in manifest.files if entry.name in SEARCH_FILES) / n
    print(f"{n:,} references, {manifest.vectors}: {whole:.0f} bytes per record, search structures {searched:.1f}")
    print("  " + ", ".join(f"{entry.name} {entry.size / n:.1f}" for entry in manifest.files))


def _cold(path: Path) -> None:
    rows = []
    for _ in range(REPEATS):
        done = subprocess.run(
            [sys.executable, "-c", COLD, str(path), UNKNOWN], check=True, capture_output=True, text=True
        )
        rows.append(tuple(map(float, done.stdout.split())))
    imported, opened, first, memory, grown = (sorted(column)[REPEATS // 2] for column in zip(*rows, strict=True))
    print(
        f"open: {1000 * opened:.0f} ms after {1000 * imported:.0f} ms of imports, {memory:.0f} MB "
        f"({grown:.0f} of them by opening); cold process to the first answer {first:.2f} s (medians of {REPEATS})"
    )


def _exact(path: Path, works: Sequence[Reference]) -> None:
    index = ReferenceIndex.open(path)
    citations = [
        Citation(Span(0, 1), work.title, CitationForm.ENTRY, title=work.title, authors=work.authors, year=work.year)
        for work in works
    ]
    contents = index._contents
    queries = [Query.of(citation) for citation in citations]
    hashes = [hashes_of_query(query) for query in queries]
    flat = [value for values in hashes for value in values]
    n_rows = len(contents.records)
    for label, work in (
        ("lookup of keys", lambda: contents.keys.lookup(flat, n_rows)),
        (
            "lookup with hits confirmed and references read",
            lambda: _batched(queries, lambda some: find_exact(some, contents)),
        ),
        ("whole search", lambda: _batched(citations, index.search)),
    ):
        print(f"exact keys, {label}: {1e6 * _fastest(work) / len(works):.1f} microseconds of CPU time a query")


def _batched(items: Sequence[object], work: Callable[[Sequence], object]) -> None:
    for start in range(0, len(items), 64):
        work(items[start : start + 64])


def _fastest(work: Callable[[], object]) -> float:
    spent = []
    for _ in range(REPEATS):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return min(spent)


def _add(path: Path, folder: Path) -> None:
    source = folder / "added.jsonl"
    _write(source, [Reference(f"added:{n}", f"An added work on the matter of number {n}") for n in range(N_ADDED)])
    wall, cpu, peak = _run("index", "add", str(path), str(source))
    print(f"{N_ADDED:,} references added: {wall:.1f} s, {cpu:.1f} s of CPU time, peak {peak:.0f} MB")


if __name__ == "__main__":
    main()
