"""How well records of one work are brought together, and what it costs.

    CITECHECK_DATA=DIR python -m tests.bench.merging [--half develop|report] [--errors N]
    CITECHECK_DATA=DIR python -m tests.bench.merging --cost

Pairs are labelled by identifiers, which the merger does not see: it is given titles, authors, years, kinds, venues and
pages. Two records with one DOI or arXiv id are one work; two with different DOIs, or different arXiv ids, are not.
Records are of ``all`` and those of ``diverse`` and ``abstracts`` that ``all`` has merged away. Halves are split by the
hash of the first author; thresholds were chosen on ``develop``. A pair is found when its records are merged or linked.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import time
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

from rapidfuzz import fuzz

from citecheck.datatypes import Kind, Provenance, Reference, Scheme
from citecheck.index.importers.csl import reference_from_csl
from citecheck.index.merging import merge_references
from citecheck.index.postings import family_key
from citecheck.text.folding import title_key
from tests.bench.corpus import corpus, rendered_otherwise
from tests.bench.intervals import wilson

LABELS = (Scheme.DOI, Scheme.ARXIV)
MOST_SHARING = 3
"""Records with one identifier; more share one that is not theirs alone, a proceedings' for instance."""
NEARLY = 90
"""Ratio of letters (0-100) of titles that are one title written twice."""


def main() -> None:
    """Measure the pairs of one half, or the cost of merging all."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--half", choices=("develop", "report"), default="develop")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="pairs of each kind of error to show")
    parser.add_argument("--cost", action="store_true", help="measure time and memory on all records instead")
    options = parser.parse_args()
    data = Path(os.environ["CITECHECK_DATA"])
    if options.cost:
        _cost(data)
        return
    records = [record for record in labelled(data) if half_of(record) == options.half]
    _pairs(records, options.errors)


def labelled(data: Path) -> Iterator[Reference]:
    """Yield the records with authors and a label."""
    seen = set()
    for record in corpus(data, "all"):
        seen.add(record.id)
        if record.authors and _labels(record):
            yield record
    for item in rendered_otherwise(data, seen):
        try:
            record = reference_from_csl(item, "otherwise")
        except ValueError:  # a record without title
            continue
        if record.authors and _labels(record):
            yield record


def half_of(record: Reference) -> str:
    """Return the half that a record is in, by its first author."""
    return "develop" if zlib.crc32(family_key(record.authors[0]).encode()) % 2 else "report"


def _labels(record: Reference) -> set[str]:
    return {str(item) for item in record.identifiers if item.scheme in LABELS}


def _pairs(records: list[Reference], n_errors: int) -> None:
    merged, linked = _merged(records)
    positive = _positive(records)
    found = merged | linked
    print(f"{len(records):,} records, {len(positive):,} labelled pairs of one work")
    for name, chosen in (("titles fold alike", _alike), ("nearly alike", _near), ("otherwise", _renamed)):
        some = {pair for pair in positive if chosen(*(records[row].title for row in pair))}
        _share(f"recall, {name}", len(some & found), len(some))
        _show([records[a] for pair in _drawn(some - found, n_errors) for a in pair], f"missed, {name}")
    for name, pairs in (("merged", merged), ("linked", linked)):
        wrong = {pair for pair in pairs if _is_negative(*(records[row] for row in pair))}
        right = {pair for pair in pairs if not _labels(records[pair[0]]).isdisjoint(_labels(records[pair[1]]))}
        twice = {pair for pair in wrong if _is_one_thing(*(records[row] for row in pair))}
        wrong -= twice
        _share(f"precision, {name}", len(right), len(right) + len(wrong))
        print(f"  not counted: {len(twice)} pairs that are one work under two identifiers")
        _show([records[a] for pair in _drawn(wrong, n_errors) for a in pair], f"wrong, {name}")


def _merged(records: list[Reference]) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """Return the pairs of rows that are merged, and those that are linked."""
    hidden = (
        replace(record, id=f"r{row}", identifiers=(), provenance=(Provenance("bench", str(row)),), versions=())
        for row, record in enumerate(records)
    )
    works = {work.id: work for work in merge_references(hidden)}
    rows = {key: sorted(int(item.record) for item in work.provenance) for key, work in works.items()}
    merged = {pair for some in rows.values() for pair in combinations(some, 2)}
    linked = {
        (min(a, b), max(a, b))
        for key, work in works.items()
        for other in work.versions
        for a in rows[key]
        for b in rows[other]
    }
    return merged, linked


def _positive(records: list[Reference]) -> set[tuple[int, int]]:
    rows = defaultdict(list)
    for row, record in enumerate(records):
        for label in _labels(record):
            rows[label].append(row)
    return {pair for some in rows.values() if len(some) <= MOST_SHARING for pair in combinations(some, 2)}


def _is_negative(one: Reference, other: Reference) -> bool:
    """Tell whether each has a label that the other has not, of one scheme, and they share none."""
    if not _labels(one).isdisjoint(_labels(other)):
        return False
    return bool({item.scheme for item in one.identifiers} & {item.scheme for item in other.identifiers} & {*LABELS})


def _is_one_thing(one: Reference, other: Reference) -> bool:
    """Tell whether a label is wrong: one page of one volume, or one preprint put into an archive twice.

    The latter are two records that agree in title, authors and year: nothing else is there to tell them apart.
    """
    if not _alike(one.title, other.title) or one.year != other.year:
        return False
    if one.pages and other.pages:
        return one.volume == other.volume and one.pages.split("-")[0] == other.pages.split("-")[0]
    families = [[family_key(person) for person in work.authors] for work in (one, other)]
    return one.kind is other.kind is Kind.PREPRINT and families[0] == families[1]


def _alike(one: str, other: str) -> bool:
    return title_key(one) == title_key(other)


def _near(one: str, other: str) -> bool:
    return not _alike(one, other) and fuzz.ratio(title_key(one), title_key(other)) >= NEARLY


def _renamed(one: str, other: str) -> bool:
    return not _alike(one, other) and not _near(one, other)


def _share(name: str, right: int, n: int) -> None:
    low, high = wilson(right, n)
    print(f"{name:32} {right / max(1, n):8.4f}  ({low:.4f} to {high:.4f}), n = {n:,}")


def _drawn(pairs: Iterable[tuple[int, int]], n: int) -> list[tuple[int, int]]:
    ordered = sorted(pairs)
    return random.Random(5).sample(ordered, min(n, len(ordered)))


def _show(records: list[Reference], why: str) -> None:
    for place, work in enumerate(records):
        people = ", ".join(map(str, work.authors[:3]))
        place_of = f"{work.venue} {work.volume or ''} {work.pages or ''}"
        print(f"  {why if place % 2 == 0 else '':26} {work.kind} | {work.title} | {people} | {work.year} | {place_of}")
        print(f"  {'':26} {' '.join(map(str, work.identifiers))}")


def _cost(data: Path) -> None:
    """Merge all records with their identifiers; reading them is measured alone and taken off."""
    start = time.process_time()
    n_records = sum(1 for _ in corpus(data, "all"))
    reading = time.process_time() - start
    start = time.process_time()
    n_works = sum(1 for _ in merge_references(corpus(data, "all")))
    spent = time.process_time() - start - reading
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{n_records:,} records, {n_works:,} works: {n_records / spent:,.0f} records/s of CPU time, peak {peak:,.0f} MB"
    )


if __name__ == "__main__":
    main()
