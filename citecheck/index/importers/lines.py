"""Lines of a file of references, none longer than a record may be."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from citecheck.errors import ReferenceFileError
from citecheck.index.importers.base import MAX_RECORD

if TYPE_CHECKING:
    from collections.abc import Iterator


def read_lines(file: BinaryIO, name: str) -> Iterator[tuple[int, bytes]]:
    """Yield the number, from 1, and the bytes of each line that is not blank, with its end.

    Raises ``ReferenceFileError`` at a line longer than ``MAX_RECORD``.
    """
    number = 0
    while line := file.readline(MAX_RECORD):
        number += 1
        if len(line) == MAX_RECORD and not line.endswith(b"\n"):
            raise ReferenceFileError(f"{name}, line {number} is longer than {MAX_RECORD >> 20} MiB: no record is")
        if not line.isspace():
            yield number, line
