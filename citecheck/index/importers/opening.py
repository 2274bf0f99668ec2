"""Opening a file of references as bytes, plain or compressed with gzip, by its first two bytes."""

from __future__ import annotations

import gzip
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

_GZIP = b"\x1f\x8b"
_MARK = b"\xef\xbb\xbf"


def open_bytes(path: Path) -> BinaryIO:
    """Return the file at ``path``, opened after a byte order mark; raises ``OSError`` as ``open`` does."""
    with path.open("rb") as file:
        compressed = file.read(2) == _GZIP
    opened = gzip.open(path) if compressed else path.open("rb")  # noqa: SIM115 - the caller closes it
    buffered = io.BufferedReader(opened)
    if buffered.peek(3).startswith(_MARK):
        buffered.read(3)
    return buffered
