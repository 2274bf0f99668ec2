"""Lines of a file of references, none longer than a record may be."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from citecheck.errors import OversizedFileError
from citecheck.index.importers.base import MAX_RECORD

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BLANK = 1_000_000
"""Blank lines one after the other; a file may end in some."""


def read_lines(file: BinaryIO, name: str) -> Iterator[tuple[int, bytes]]:
    """Yield the number, from 1, and the bytes of each line that is not blank, with its end.

    Raises ``OversizedFileError`` at a line longer than ``MAX_RECORD`` and behind ``MAX_BLANK`` blank ones.
    """
    number = n_blank = 0
    while line := file.readline(MAX_RECORD):
        number += 1
        if len(line) == MAX_RECORD and not line.endswith(b"\n"):
            raise OversizedFileError(f"{name}, line {number} is longer than {MAX_RECORD >> 20} MiB: no record is")
        if not line.isspace():
            n_blank = 0
            yield number, line
            continue
        n_blank += 1
        if n_blank > MAX_BLANK:
            raise OversizedFileError(
                f"{name}, line {number}: {MAX_BLANK:,} blank lines; nothing is expected behind them"
            )
