"""What an index holds and what its absence means, in words: ``citecheck index info`` and ``coverage``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citecheck.cli.options import chosen_index
from citecheck.index import Holdings, ReferenceIndex
from citecheck.writers.text import printable

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from citecheck.index import Manifest

VENUES_SHOWN = 10
NAMES_SHOWN = 8
"""Sources or licences that are named."""
FIRST_YEAR = 1000
"""The first year that is believed; there are typing errors in every collection."""


def index_folder(argument: str | None) -> Path:
    """Return the folder of the index that is meant."""
    return chosen_index(argument) or ReferenceIndex.starter().path


def print_info(arguments: argparse.Namespace) -> int:
    """Print what an index holds; return the exit code."""
    folder = index_folder(arguments.folder)
    holdings = Holdings.open(folder)
    manifest = holdings.manifest
    snapshot = f", data of {manifest.snapshot}" if manifest.snapshot else ""
    print(f"{manifest.name}: {manifest.n_references:,} references, built {manifest.created}{snapshot}")
    for kind, count in manifest.kinds:
        print(f"  {kind.value}: {count:,}")
    if manifest.n_removed:
        print(f"  removed, and gone when the index is compacted: {manifest.n_removed:,}")
    for line in (*_named(manifest), *_counted(holdings)):
        print(f"{'  ' if line.startswith('  ') else ''}{printable(line)}")
    print(f"Coverage: {manifest.coverage.level.value}; {printable(manifest.coverage.reason)}")
    for scope in manifest.complete_for:
        print(f"  complete for {printable(str(scope))}")
    print(f"Embedder: {printable(manifest.embedder)}, {manifest.dimension} dimensions, vectors {manifest.vectors}")
    if manifest.n_topics:
        print(f"Abstracts: {manifest.n_topics:,}, vectors {manifest.topics}")
    size = sum(file.size for file in manifest.files)
    print(f"Files: {len(manifest.files)} in {folder}, {size:,} bytes, digest {manifest.digest}")
    return 0


def print_coverage(arguments: argparse.Namespace) -> int:
    """Print what an index holds of a venue and what a miss there means; return the exit code."""
    for sentence in Holdings.open(index_folder(arguments.index)).explain(" ".join(arguments.question)):
        print(printable(sentence))
    return 0


def _named(manifest: Manifest) -> Iterator[str]:
    for title, counts in (("Sources", manifest.sources), ("Licences", manifest.licences)):
        if counts:
            yield f"{title}: {_listed(sorted(counts, key=lambda item: -item[1]))}"


def _listed(counts: Sequence[tuple[str, int]]) -> str:
    shown = "; ".join(f"{name} {count:,}" for name, count in counts[:NAMES_SHOWN])
    return f"{shown}; {len(counts) - NAMES_SHOWN:,} more" if len(counts) > NAMES_SHOWN else shown


def _counted(holdings: Holdings) -> Iterator[str]:
    years = holdings.works_by_year()
    if years:
        yield from _histogram(years)
    venues = holdings.largest_venues(VENUES_SHOWN)
    if venues:
        yield f"Venues: {holdings.n_venues:,}; most works are of"
        yield from (f"  {name}: {count:,}" for name, count in venues)


def _histogram(years: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Yield the years in words and the works of each decade; decades before the last ten together."""
    dated = [(year, count) for year, count in years if year >= FIRST_YEAR]
    undated = sum(count for year, count in years if year < FIRST_YEAR)
    tail = f"; {undated:,} without a year" if undated else ""
    if not dated:
        yield f"Years: none{tail}"
        return
    last = dated[-1][0] // 10
    decades: dict[int, int] = {}
    for year, count in dated:
        decade = max(year // 10, last - 10)
        decades[decade] = decades.get(decade, 0) + count
    yield f"Years: {dated[0][0]} to {dated[-1][0]}{tail}"
    earlier = decades.pop(last - 10, 0)
    shown = [f"before {10 * (last - 9)}: {earlier:,}"] if earlier else []
    shown += [f"{10 * decade}s: {count:,}" for decade, count in decades.items()]
    yield f"  {', '.join(shown)}"
