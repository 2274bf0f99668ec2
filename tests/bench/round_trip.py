"""Whether export and import change anything, and how fast both are.

    CITECHECK_DATA=DIR python -m tests.bench.round_trip [--records 10000]

The first N records of DIR/references/diverse.jsonl.gz are imported, written in each format of ``citecheck index
export`` and read back. Different are references of which any field differs. Times are CPU time; reading is the best of
three.
"""

from __future__ import annotations

import argparse
import io
import itertools
import os
import time
from collections.abc import Iterator
from pathlib import Path

from citecheck.datatypes import Reference
from citecheck.index import export_references, import_references
from citecheck.index.exporters.formats import EXPORT_FORMATS
from citecheck.index.importers.formats import recognise

REPEATS = 3
_HEAD = 1 << 16


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--records", type=int, default=10_000)
    options = parser.parse_args()
    source = Path(os.environ["CITECHECK_DATA"]) / "references" / "diverse.jsonl.gz"
    references = list(itertools.islice(import_references(source), options.records))
    print(f"{len(references):,} references\n| format | different | left out | MB | written a second | read a second |")
    print("|---|--:|--:|--:|--:|--:|")
    for item in EXPORT_FORMATS:
        start = time.process_time()
        data = "".join(export_references(references, item.name)).encode()
        written = len(references) / (time.process_time() - start)
        skipped: list[str] = []
        found = list(_read(data, skipped))
        different = sum(one != other for one, other in itertools.zip_longest(found, references))
        read = max(_rate(data) for _ in range(REPEATS))
        print(f"| {item.name} | {different} | {len(skipped)} | {len(data) / 1e6:.1f} | {written:,.0f} | {read:,.0f} |")


def _read(data: bytes, skipped: list[str]) -> Iterator[Reference]:
    shape = recognise(data[:_HEAD])
    if shape is None:
        raise SystemExit("an export is in no known format")
    return shape.load().references(io.BufferedReader(io.BytesIO(data)), "export", skipped.append)


def _rate(data: bytes) -> float:
    start = time.process_time()
    n_read = sum(1 for _ in _read(data, []))
    return n_read / (time.process_time() - start)


if __name__ == "__main__":
    main()
