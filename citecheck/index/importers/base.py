"""The Importer protocol: from an open file of references to Reference values."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO, Protocol

from citecheck.datatypes import Reference

Skipped = Callable[[str], None]
"""Called with a one-line description (file, place, reason) of each broken record that is left out."""

MAX_RECORD = 1 << 26
"""Bytes of one record, 64 MiB: the largest real ones, whole articles in XML, stay far below."""


class Importer(Protocol):
    """Reads one format of reference files."""

    def references(self, file: BinaryIO, name: str, skipped: Skipped) -> Iterator[Reference]:
        """Yield the references of ``file`` one by one; ``name`` is what messages and provenance call it.

        A broken record is passed to ``skipped`` and left out; a file that is not of this format, or of which nothing
        can be read, raises ``ReferenceFileError``. No more than one record is held at a time.
        """
        ...
