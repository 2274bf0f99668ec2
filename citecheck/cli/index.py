"""``citecheck index``: build and change an index of references, search it, check its files."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from citecheck.cli.holdings import index_folder, print_coverage, print_info
from citecheck.cli.output import write_pieces
from citecheck.cli.progress import StageProgress
from citecheck.datatypes import Coverage, CoverageLevel
from citecheck.index import (
    ReferenceIndex,
    Retractions,
    count_records,
    describe,
    export_references,
    import_references,
    is_retraction_list,
    merge_references,
    verify_files,
)
from citecheck.writers.text import printable

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from citecheck.datatypes import Candidate, Reference

REASONS_SHOWN = 5
"""Records that were left out and are named."""
DAMAGED = 2
_AUTHORS_SHOWN = 3


def run(arguments: argparse.Namespace) -> int:
    """Do what is asked and return the exit code."""
    return _ACTIONS[arguments.action](arguments)


def _build(arguments: argparse.Namespace) -> int:
    read = _Read(arguments.files)
    coverage = Coverage(CoverageLevel.COMPLETE, "") if arguments.complete else None
    with read.progress() as progress:
        index = ReferenceIndex.build(
            arguments.folder,
            read if arguments.no_merge else merge_references(read, progress),
            name=arguments.name,
            coverage=coverage,
            complete_for=arguments.complete_for,
            snapshot=arguments.snapshot,
            vectors=arguments.vectors,
            replace=arguments.replace,
            progress=progress,
        )
    read.report()
    works = "" if arguments.no_merge else f", {len(index):,} works after merging"
    print(f"{arguments.folder}: {len(index):,} references, {read.counts}{works}")
    print(f"Index: {index.version}")
    return 0


def _add(arguments: argparse.Namespace) -> int:
    read = _Read(arguments.files)
    before = describe(arguments.folder).n_references
    with read.progress() as progress:
        index = ReferenceIndex.add(
            arguments.folder,
            read,
            merge=not arguments.no_merge,
            retractions=read.retractions,
            progress=progress,
        )
    read.report()
    print(f"{arguments.folder}: {len(index):,} references, {len(index) - before:,} of them new, {read.counts}")
    print(f"Index: {index.version}")
    return 0


def _remove(arguments: argparse.Namespace) -> int:
    before = describe(arguments.folder).n_references
    index = ReferenceIndex.remove(arguments.folder, arguments.ids)
    print(f"{arguments.folder}: {len(index):,} references, {before - len(index):,} removed")
    print(f"Index: {index.version}")
    return 0


def _compact(arguments: argparse.Namespace) -> int:
    with StageProgress(sys.stderr) as progress:
        index = ReferenceIndex.compact(arguments.folder, progress=progress)
    print(f"{arguments.folder}: {len(index):,} references, written anew")
    print(f"Index: {index.version}")
    return 0


class _Read:
    """The references of several files, with a count of those read and the reasons of those left out.

    Lists of retractions among the files are joined to the references of the others.
    """

    def __init__(self, files: Sequence[str]) -> None:
        lists = [file for file in files if is_retraction_list(file)]
        self._files = [file for file in files if file not in lists]
        self.retractions = Retractions()
        for file in lists:
            self.retractions.add(file)
        self._skipped: list[str] = []
        self._n_read = 0

    def __iter__(self) -> Iterator[Reference]:
        for file in self._files:
            for reference in import_references(file, self._skipped.append):
                self._n_read += 1
                yield self.retractions.mark(reference)

    def progress(self) -> StageProgress:
        """Return bars that know about how many records the files hold, if somebody is there to see them."""
        counts = [count_records(file) for file in self._files] if sys.stderr.isatty() else [None]
        known = [count for count in counts if count is not None]
        total = sum(known) if len(known) == len(counts) else None
        return StageProgress(sys.stderr, {"references": total, "reading": total})

    @property
    def counts(self) -> str:
        """How many records were read and left out, in words."""
        return f"{self._n_read:,} records read, {len(self._skipped):,} left out"

    def report(self) -> None:
        """Name the records that were left out."""
        for reason in self._skipped[:REASONS_SHOWN]:
            print(f"left out: {printable(reason)}", file=sys.stderr)
        if len(self._skipped) > REASONS_SHOWN:
            print(f"left out: {len(self._skipped) - REASONS_SHOWN} more", file=sys.stderr)


def _pull(arguments: argparse.Namespace) -> int:
    from citecheck.cli import index_pull

    return index_pull.run(arguments)


def _verify(arguments: argparse.Namespace) -> int:
    folder = index_folder(arguments.folder)
    problems = verify_files(folder)
    for problem in problems:
        print(f"citecheck: error: {problem}", file=sys.stderr)
    if not problems:
        print(f"{folder}: every file is as it was written")
    return DAMAGED if problems else 0


def _search(arguments: argparse.Namespace) -> int:
    index = ReferenceIndex.open(arguments.folder)
    text = " ".join(arguments.text)
    search = index.nearest if arguments.topic else index.search
    (found,) = search([text], k=arguments.number)
    for candidate in found:
        print(_line(candidate))
    if not found:
        print(f"{arguments.folder} holds nothing like it")
    return 0


def _export(arguments: argparse.Namespace) -> int:
    index = ReferenceIndex.open(index_folder(arguments.folder))
    write_pieces(export_references(index, arguments.format), arguments.output)
    return 0


def _line(candidate: Candidate) -> str:
    reference = candidate.reference
    people = ", ".join(map(str, reference.authors[:_AUTHORS_SHOWN]))
    people += " et al." if len(reference.authors) > _AUTHORS_SHOWN else ""
    said = (people, str(reference.year or ""), reference.title, reference.venue or "")
    words = ". ".join(part.rstrip(".") for part in said if part)
    return f"{candidate.score:.2f} {candidate.found_by.value:10} {printable(words)} [{printable(reference.id)}]"


_ACTIONS = {
    "build": _build,
    "add": _add,
    "remove": _remove,
    "compact": _compact,
    "info": print_info,
    "coverage": print_coverage,
    "verify": _verify,
    "search": _search,
    "pull": _pull,
    "export": _export,
}
