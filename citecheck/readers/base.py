"""The Reader protocol: from a file to a Document."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from citecheck.datatypes import Document


class Reader(Protocol):
    """Reads one kind of file."""

    def read(self, path: Path) -> Document:
        """Return the document; raises ``DocumentError`` when the file cannot be read."""
        ...
