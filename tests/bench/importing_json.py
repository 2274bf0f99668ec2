"""How many records a second the importers of JSON and YAML read, on one core.

    CITECHECK_DATA=DIR python -m tests.bench.importing_json [--records N]

Reads N references of DIR in citecheck's own form and as CSL items of others, and each sample of DIR/formats repeated to
N records. Times are CPU time, the best of three.
"""

from __future__ import annotations

import argparse
import gzip
import io
import itertools
import json
import os
import time
from pathlib import Path

from citecheck.index.importers.formats import recognise
from citecheck.index.importers.opening import HEAD_BYTES
from citecheck.index.serialising import reference_to_dict
from tests.bench.corpus import corpus

REPEATS = 3
SAMPLES = (
    "crossref_works_dump_2018_lines.json", "datacite_1k_records.jsonl.gz", "doaj_articles.json", "fatcat_releases.json",
    "openalex_W2741809807.json", "s2orc_metadata_sample.jsonl", "semanticscholar_bulk_papers_sample.jsonl",
    "arxiv_kaggle_metadata_0704.0001.json",
)  # fmt: skip
"""Files of one record per line; what is read of YAML is repeated as items of one list."""


def main() -> None:
    """Measure and print one row for each kind of file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--records", type=int, default=50_000)
    n_records = parser.parse_args().records
    data = Path(os.environ["CITECHECK_DATA"])
    print(f"{'file':44} {'records':>8} {'bytes each':>10} {'records/s':>10}")
    ours = [json.dumps(reference_to_dict(reference), ensure_ascii=False) for reference in corpus(data, "36k")]
    _measure("citecheck's own JSON Lines", _repeated([line.encode() for line in ours], n_records), n_records)
    with gzip.open(data / "references" / "diverse.jsonl.gz") as file:
        _measure("CSL items of others, one per line", _repeated(file.read().splitlines(), n_records), n_records)
    for name in SAMPLES:
        packed = (data / "formats" / name).read_bytes()
        lines = (gzip.decompress(packed) if name.endswith(".gz") else packed).splitlines()
        _measure(name, _repeated(lines, n_records // 10), n_records // 10)
    head, _, items = (data / "formats" / "bbt_csl.yml").read_bytes().partition(b"\n")
    _measure("bbt_csl.yml", head + b"\n" + items * (n_records // 40), n_records // 10)


def _repeated(lines: list[bytes], n_records: int) -> bytes:
    return b"\n".join(itertools.islice(itertools.cycle(lines), n_records)) + b"\n"


def _measure(name: str, content: bytes, n_records: int) -> None:
    """Print what one kind of file costs; broken records, of which the samples hold some, are counted as read."""
    shape = recognise(content[:HEAD_BYTES])
    if shape is None:
        raise SystemExit(f"{name} is in no known format")
    seconds = min(_seconds(shape.load(), content) for _ in range(REPEATS))
    print(f"{name:44} {n_records:8,} {len(content) // n_records:10,} {n_records / seconds:10,.0f}")


def _seconds(importer, content: bytes) -> float:
    start = time.process_time()
    for _ in importer.references(io.BufferedReader(io.BytesIO(content), HEAD_BYTES), "bench", lambda _: None):
        pass
    return time.process_time() - start


if __name__ == "__main__":
    main()
