"""``citecheck scan``: many documents, one after the other, with progress on a terminal."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from citecheck.cli.options import chosen_index
from citecheck.cli.output import CLEAN, FINDINGS, INCOMPLETE, exit_code, write_text
from citecheck.cli.progress import Progress
from citecheck.datatypes import Report
from citecheck.errors import ConfigurationError
from citecheck.scanning import ScanFailure, find_documents, scan_documents
from citecheck.writers import get_writer
from citecheck.writers.json import JsonWriter

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from citecheck.writers.base import Writer

STREAMED = frozenset({"text", "jsonl"})
"""Formats in which the output for many documents is that for each of them, one after the other."""


def run(arguments: argparse.Namespace) -> int:
    """Check many documents and return the exit code."""
    writer = JsonWriter(array=True) if arguments.format == "json" else get_writer(arguments.format)
    documents = find_documents(arguments.paths)
    if not documents:
        raise ConfigurationError(f"no document to check in {', '.join(arguments.paths)}")
    outcomes = scan_documents(documents, index=chosen_index(arguments.index), workers=arguments.workers)
    tally = _Tally()
    parts = _written(_observed(outcomes, tally, len(documents)), writer, streamed=arguments.format in STREAMED)
    if arguments.output is None:
        for part in parts:
            write_text(part, None)
    else:
        _write_file(parts, Path(arguments.output))
    tally.tell()
    return 0 if arguments.exit_zero else tally.code


class _Tally:
    """What a scan has come to so far."""

    def __init__(self) -> None:
        self.n_reports = 0
        self.n_failures = 0
        self.codes: set[int] = set()

    def add(self, outcome: Report | ScanFailure) -> None:
        if isinstance(outcome, Report):
            self.n_reports += 1
            self.codes.add(exit_code([outcome]))
        else:
            self.n_failures += 1
            self.codes.add(INCOMPLETE)

    @property
    def code(self) -> int:
        return next((code for code in (FINDINGS, INCOMPLETE) if code in self.codes), CLEAN)

    def tell(self) -> None:
        checked = f"{self.n_reports} document{'' if self.n_reports == 1 else 's'} checked"
        print(f"{checked}, {self.n_failures} could not be read" if self.n_failures else checked, file=sys.stderr)


def _observed(outcomes: Iterator[Report | ScanFailure], tally: _Tally, total: int) -> Iterator[Report]:
    """Yield the reports; tell failures and progress on standard error."""
    with Progress(total, sys.stderr) as progress:
        for outcome in outcomes:
            tally.add(outcome)
            progress.step()
            if isinstance(outcome, Report):
                yield outcome
            else:
                progress.say(f"citecheck: error: {' '.join(outcome.message.split())}")


def _written(reports: Iterator[Report], writer: Writer, *, streamed: bool) -> Iterator[str]:
    if streamed:
        for report in reports:
            yield writer.write([report])
    else:
        yield writer.write(list(reports))


def _write_file(parts: Iterator[str], path: Path) -> None:
    try:
        with path.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
            file.writelines(parts)
    except OSError as error:
        raise ConfigurationError(
            f"{path} cannot be written ({error.strerror}); name another file by --output"
        ) from error
