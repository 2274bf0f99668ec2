"""``citecheck index``: build an index of references, say what one holds, compare its files with their checksums."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from citecheck.cli.options import chosen_index
from citecheck.datatypes import Coverage, CoverageLevel
from citecheck.index import ReferenceIndex, describe, import_references, verify_files
from citecheck.writers.text import printable

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from citecheck.datatypes import Reference

REASONS_SHOWN = 5
"""Records that were left out and are named."""
DAMAGED = 2


def run(arguments: argparse.Namespace) -> int:
    """Do what is asked and return the exit code."""
    return _ACTIONS[arguments.action](arguments)


def _build(arguments: argparse.Namespace) -> int:
    skipped: list[str] = []
    counted = _Counted(arguments.files, skipped)
    coverage = Coverage(CoverageLevel.COMPLETE, "") if arguments.complete else None
    index = ReferenceIndex.build(
        arguments.folder, counted, name=arguments.name, coverage=coverage, replace=arguments.replace
    )
    for reason in skipped[:REASONS_SHOWN]:
        print(f"left out: {printable(reason)}", file=sys.stderr)
    if len(skipped) > REASONS_SHOWN:
        print(f"left out: {len(skipped) - REASONS_SHOWN} more", file=sys.stderr)
    print(f"{arguments.folder}: {len(index):,} references, {counted.n_read:,} records read, {len(skipped):,} left out")
    print(f"Index: {index.version}")
    return 0


class _Counted:
    """The references of several files, with a count of those read."""

    def __init__(self, files: Sequence[str], skipped: list[str]) -> None:
        self._files = files
        self._skipped = skipped
        self.n_read = 0

    def __iter__(self) -> Iterator[Reference]:
        for file in self._files:
            for reference in import_references(file, self._skipped.append):
                self.n_read += 1
                yield reference


def _info(arguments: argparse.Namespace) -> int:
    folder = _folder(arguments.folder)
    manifest = describe(folder)
    print(f"{manifest.name}: {manifest.n_references:,} references, built {manifest.created}")
    for kind, count in manifest.kinds:
        print(f"  {kind.value}: {count:,}")
    print(f"Coverage: {manifest.coverage.level.value}; {printable(manifest.coverage.reason)}")
    print(f"Embedder: {printable(manifest.embedder)}, {manifest.dimension} dimensions, vectors {manifest.vectors}")
    size = sum(file.size for file in manifest.files)
    print(f"Files: {len(manifest.files)} in {folder}, {size:,} bytes, digest {manifest.digest}")
    return 0


def _verify(arguments: argparse.Namespace) -> int:
    folder = _folder(arguments.folder)
    problems = verify_files(folder)
    for problem in problems:
        print(f"citecheck: error: {problem}", file=sys.stderr)
    if not problems:
        print(f"{folder}: every file is as it was written")
    return DAMAGED if problems else 0


def _folder(argument: str | None) -> Path:
    return chosen_index(argument) or ReferenceIndex.starter().path


_ACTIONS = {"build": _build, "info": _info, "verify": _verify}
