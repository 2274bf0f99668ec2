"""What coverage costs and how well venues fold: microseconds an answer and a name, pairs of names, bytes and seconds.

    CITECHECK_DATA=DIR python -m tests.bench.coverage [--size 36k|143k|all]

Counts the works of a corpus by venue and year as a build does, and asks for the coverage of citations of it. Times are
CPU time, the best of three. Of the pairs of names in ``tests/golden/venues`` every second one was held out: not looked
at while the folding was made.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from citecheck.datatypes import Citation, CitationForm, Reference, Span
from citecheck.index import ReferenceIndex, venue_counts
from citecheck.index.tallies import Tallies
from citecheck.index.venue_counts import VENUE_FILES, VenueCounts, VenueCountWriter
from citecheck.text.venues import fold_venue
from tests.bench.corpus import SIZES, corpus

N_ASKED = 10_000
REPEATS = 3
PAIRS = Path(__file__).resolve().parents[1] / "golden" / "venues"


def main() -> None:
    """Measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", choices=SIZES, default="36k")
    options = parser.parse_args()
    _agreement()
    works = list(_slim(corpus(Path(os.environ["CITECHECK_DATA"]), options.size)))
    with TemporaryDirectory() as folder:
        _counting(works, Path(folder))
        _answers(works, Path(folder) / "index")


def _slim(references: Iterator[Reference]) -> Iterator[Reference]:
    """Yield what coverage asks for, with titles that cost no vectors."""
    for number, work in enumerate(references):
        yield Reference(f"{number}", "", year=work.year, venue=work.venue, kind=work.kind, provenance=work.provenance)


def _agreement() -> None:
    print("| pairs | half | of them | agree |\n|---|---|--:|--:|")
    for name in ("same", "different"):
        lines = (PAIRS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
        pairs = [line.split(" | ") for line in lines if line and not line.startswith("#")]
        for place, half in enumerate(("looked at", "held out")):
            some = pairs[place::2]
            agreeing = sum(fold_venue(first) == fold_venue(second) for first, second in some)
            print(f"| {name} | {half} | {len(some)} | {agreeing} ({100 * agreeing / len(some):.1f} %) |")


def _counting(works: list[Reference], folder: Path) -> None:
    spent = _best(lambda: _count(works, folder), prepare=_forget)
    size = sum((folder / name).stat().st_size for name in VENUE_FILES)
    n_venues = VenueCounts(folder).n_venues
    print(
        f"{len(works):,} works of {n_venues:,} venues: counted in {spent:.2f} s of CPU time, "
        f"{size / len(works):.1f} bytes a work"
    )
    names = list({work.venue for work in works if work.venue})
    spent = _best(lambda: [fold_venue(name) for name in names], prepare=_forget)
    print(f"{len(names):,} different names folded in {1e6 * spent / len(names):.1f} microseconds each")


def _count(works: list[Reference], folder: Path) -> None:
    writer, tallies = VenueCountWriter(), Tallies()
    for row, work in enumerate(works):
        writer.add(work, row)
        tallies.add(work)
    writer.write(folder)


def _answers(works: list[Reference], path: Path) -> None:
    step = max(1, len(works) // N_ASKED)
    asked = [
        Citation(Span(0, 1), f"{number}", CitationForm.ENTRY, work.kind, f"{number}", year=work.year, venue=work.venue)
        for number, work in enumerate(works[::step][:N_ASKED])
    ]
    ReferenceIndex.build(path, works[:: 10 * step], complete_for=["ACL 2017-2023", "Physical Review Letters"])
    n_venues = len({item.venue for item in asked})
    print(f"{len(asked):,} different citations of {n_venues:,} names of venues")
    for label, prepare in (("cold", _forget), ("names folded before", lambda: None)):
        spent = min(_ask(ReferenceIndex.open(path), asked, prepare) for _ in range(REPEATS))
        print(f"coverage, {label}: {1e6 * spent / len(asked):.2f} microseconds each")
    index = ReferenceIndex.open(path)
    _ask(index, asked, lambda: None)
    print(f"coverage, asked again: {1e6 * _ask(index, asked, lambda: None) / len(asked):.2f} microseconds each")


def _ask(index: ReferenceIndex, asked: list[Citation], prepare: Callable[[], None]) -> float:
    """Return the seconds of all answers, the first one, which reads the tables, not counted."""
    index.coverage_of(Citation(Span(0, 1), "raw", CitationForm.ENTRY, venue="Nature", year=2000))
    prepare()
    start = time.process_time()
    for citation in asked:
        index.coverage_of(citation)
    return time.process_time() - start


def _forget() -> None:
    fold_venue.cache_clear()
    venue_counts.hash_venue.cache_clear()


def _best(work: Callable[[], object], prepare: Callable[[], None]) -> float:
    spent = []
    for _ in range(REPEATS):
        prepare()
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return min(spent)


if __name__ == "__main__":
    main()
