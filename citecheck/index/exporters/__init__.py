"""Exporters: references as files that other programs read, and that the importers read back without loss.

``formats`` is the table of the formats, and one module writes each; ``carrying`` finds what a format cannot hold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citecheck.errors import ConfigurationError
from citecheck.index.exporters.formats import EXPORT_FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from citecheck.datatypes import Reference


def export_references(references: Iterable[Reference], format: str) -> Iterator[str]:  # noqa: A002 - as in ``verify``
    """Yield the text of a file of ``references`` in pieces; ``format`` is bibtex, csl-json, jsonl or ris.

    Importing that text gives the same references again. Raises ``ConfigurationError`` for another format.
    """
    found = next((item for item in EXPORT_FORMATS if item.name == format), None)
    if found is None:
        names = ", ".join(item.name for item in EXPORT_FORMATS)
        raise ConfigurationError(f"references cannot be exported as {format!r}; known are: {names}")
    return found.load().chunks(references)
