"""How many citations of law are found whole in sentences of ``law.txt``, and what else is taken for law.

    python tests/bench/law.py [built-in | eyecite]

A line of ``law.txt`` is a sentence whose citations stand in double brackets; the headings are printed.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from citecheck import Settings
from citecheck.datatypes import Kind
from citecheck.parsing import find_citations

MARKED = re.compile("⟦(.{1,300}?)⟧")


def main(reporters: str) -> None:
    settings = Settings(reporters=reporters)
    counts: dict[str, list[int]] = {}
    heading = ""
    for line in Path(__file__).with_name("law.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            heading = line
            counts[heading] = [0, 0, 0]
            continue
        expected = MARKED.findall(line)
        found = find_citations(MARKED.sub(r"\1", line), settings=settings)
        raws = [item.raw for item in found if item.kind is Kind.LEGAL]
        whole = [raw for raw in expected if raw in raws]
        counts[heading][0] += len(expected)
        counts[heading][1] += len(whole)
        counts[heading][2] += len(raws) - len(whole)
        if len(raws) != len(whole) or len(whole) != len(expected):
            print(f"  {line}\n      read: {raws}")
    for name, (n_expected, n_whole, n_other) in counts.items():
        print(f"{name}\n    {n_expected} citations, {n_whole} found whole, {n_other} others taken for law")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "built-in")
