"""Sources: who can be asked which references a citation may mean."""

from __future__ import annotations

from citecheck.sources.base import Source
from citecheck.sources.local import LocalSource

__all__ = ["LocalSource", "Source"]
