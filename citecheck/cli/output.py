"""What a command writes, where, and the exit code that follows from what it found."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from citecheck.datatypes import Severity
from citecheck.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from citecheck.datatypes import Report

CLEAN, FINDINGS, INCOMPLETE = 0, 1, 3
SOURCE_UNAVAILABLE = "CC902"
"""A citation left open because a source did not answer: incomplete, not a finding."""


def write_text(text: str, path: str | None) -> None:
    """Write ``text`` to the file at ``path``, or to standard output when it is ``None``."""
    write_pieces((text,), path)


def write_pieces(pieces: Iterable[str], path: str | None) -> None:
    """Write a text that comes in pieces, each when it comes, as ``write_text`` does."""
    if path is None:
        sys.stdout.writelines(pieces)
        return
    try:
        with Path(path).open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
            file.writelines(pieces)
    except OSError as error:
        raise ConfigurationError(
            f"{path} cannot be written ({error.strerror}); name another file by --output"
        ) from error


def exit_code(reports: Iterable[Report], *, incomplete: bool = False) -> int:
    """Return 1 if there is an error or a warning, else 3 if something could not be checked, else 0."""
    for report in reports:
        for finding in report.findings:
            if finding.code == SOURCE_UNAVAILABLE:
                incomplete = True
            elif finding.severity is not Severity.INFO:
                return FINDINGS
    return INCOMPLETE if incomplete else CLEAN
