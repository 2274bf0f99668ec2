"""Reading documents: from a file to a ``Document``, chosen by the name's ending.

A new kind of file is one module and one line in ``READERS``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from citecheck.datatypes import Document, Format
from citecheck.readers.plain import PlainReader

if TYPE_CHECKING:
    from citecheck.readers.base import Reader

READERS: dict[str, Reader] = {
    ".txt": PlainReader(Format.AUTO),
    ".text": PlainReader(Format.AUTO),
    ".md": PlainReader(Format.MARKDOWN),
    ".markdown": PlainReader(Format.MARKDOWN),
    ".mdown": PlainReader(Format.MARKDOWN),
    ".mkd": PlainReader(Format.MARKDOWN),
    ".qmd": PlainReader(Format.MARKDOWN),
    ".rmd": PlainReader(Format.MARKDOWN),
    ".bib": PlainReader(Format.BIBTEX),
    ".ris": PlainReader(Format.RIS),
    ".json": PlainReader(Format.JSON),
    ".xml": PlainReader(Format.ENDNOTE_XML),
    ".tex": PlainReader(Format.LATEX),
    ".bbl": PlainReader(Format.LATEX),
}
"""The reader of each ending (lower case, with the dot)."""
SHARED_ENDINGS = frozenset({".json", ".xml"})
"""Endings of many files that cite nothing: read when they are named, passed over when a folder is searched."""

_FALLBACK = PlainReader(Format.AUTO)


def read_document(path: Path | str) -> Document:
    """Return the document at ``path``; a file with an unknown ending is read as text whose markup is to be detected.

    Raises ``DocumentError``, naming the file, the reason and the way out, when it cannot be read.
    """
    path = Path(path)
    return READERS.get(path.suffix.lower(), _FALLBACK).read(path)
