"""Reading text files: bytes to text, strictly UTF-8, with a limit on size."""

from __future__ import annotations

import codecs
from pathlib import Path

from citecheck.datatypes import Document, Format
from citecheck.errors import DocumentError

MAX_BYTES = 64 * 1024 * 1024
"""Largest file that is read whole into memory (bytes); a text of this size is some 10,000 pages."""


class PlainReader:
    """Reads a text file; its text is the file, so that every span is a place in the file."""

    def __init__(self, markup: Format = Format.PLAIN, *, max_bytes: int = MAX_BYTES) -> None:
        """``markup`` is the format that the document gets, ``max_bytes`` the largest file that is read."""
        self._markup = markup
        self._max_bytes = max_bytes

    def read(self, path: Path) -> Document:
        """Return the document; raises ``DocumentError`` when the file cannot be read as text."""
        return Document(str(path), decode(read_bytes(path, self._max_bytes), str(path)), self._markup)


def read_bytes(path: Path, max_bytes: int = MAX_BYTES) -> bytes:
    """Return the bytes of a file of at most ``max_bytes``; raises ``DocumentError`` otherwise."""
    try:
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)
    except IsADirectoryError:
        raise DocumentError(f"{path} is a folder, not a document; use: citecheck scan {path}") from None
    except OSError as error:
        raise DocumentError(f"{path} cannot be read: {error.strerror or error}") from error
    if len(data) > max_bytes:
        raise DocumentError(f"{path} is larger than {max_bytes} bytes; split it into smaller documents")
    return data


def decode(data: bytes, name: str) -> str:
    """Return ``data`` as text: UTF-8, a byte order mark is dropped; line ends stay as they are.

    ``name`` is how messages call the document. Raises ``DocumentError`` for binary data and for another encoding.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise DocumentError(f"{name} is UTF-16; convert it to UTF-8: iconv -f UTF-16 -t UTF-8")
    null = data.find(b"\0")
    if null >= 0:
        raise DocumentError(f"{name} is binary (NUL at byte {null}); give a text file: plain text or Markdown in UTF-8")
    bom = len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
    try:
        return data[bom:].decode("utf-8")
    except UnicodeDecodeError as error:
        place = bom + error.start
        raise DocumentError(
            f"{name} is not UTF-8 (byte 0x{data[place]:02x} at offset {place}); "
            "convert it first, for example: iconv -f WINDOWS-1252 -t UTF-8"
        ) from None
