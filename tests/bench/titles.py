"""How often a title stands for works of several first authors, by the number of its content words.

    CITECHECK_DATA=DIR python tests/bench/titles.py

Reads ``DIR/references/all.jsonl.zst``. Only titles under 30 letters are counted: the records were merged by longer
ones, so that of those nothing can be said. The share is an upper bound, since some authors are written in several ways.
"""

from __future__ import annotations

import io
import json
import os
from collections import Counter, defaultdict
from pathlib import Path

import zstandard

from citecheck.text.folding import fold, title_key
from citecheck.text.titles import content_words

LONGEST = 30


def main() -> None:
    """Print the share of recurring titles."""
    if "CITECHECK_DATA" not in os.environ:
        raise SystemExit("CITECHECK_DATA does not name the folder of reference data")
    authors: dict[str, set[str]] = defaultdict(set)
    sizes: dict[str, int] = {}
    with Path(os.environ["CITECHECK_DATA"], "references", "all.jsonl.zst").open("rb") as file:
        for line in io.TextIOWrapper(zstandard.ZstdDecompressor().stream_reader(file), encoding="utf-8"):
            record = json.loads(line)
            key = title_key(record["title"])
            if key and len(key) < LONGEST and record.get("author"):
                first = record["author"][0]
                authors[key].add(fold(first.get("family") or first.get("literal") or ""))
                sizes[key] = min(6, len(content_words(record["title"])))
    total = Counter(sizes.values())
    shared = Counter(sizes[key] for key, names in authors.items() if len(names) > 1)
    print("content words   titles   under several first authors")
    for size in sorted(total):
        print(f"{size:13} {total[size]:8} {shared[size] / total[size]:12.1%}")


if __name__ == "__main__":
    main()
