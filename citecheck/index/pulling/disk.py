"""What the disk refuses, as an error that says what to do."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from citecheck.errors import DownloadError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Raise an ``OSError`` of the block, which writes ``path``, as ``DownloadError``; what was written before stays."""
    try:
        yield
    except OSError as error:
        raise DownloadError(
            f"{path} cannot be written ({error.strerror or os.strerror(error.errno or 0)}); make room or name another "
            "folder with --to, and run it again: it goes on where it stopped"
        ) from error
