"""Bytes of reference files as text: UTF-8, the code page of Windows where they are not, UTF-16 where a mark says so."""

from __future__ import annotations

import codecs
import io
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Callable

UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_CHUNK_BYTES = 1 << 16


def decode(data: bytes) -> str:
    """Return ``data`` as text; a line that is not UTF-8 is read in code page 1252, in which old exports are written."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return "\n".join(_decode_line(line) for line in data.split(b"\n"))


def _decode_line(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")


class Utf16Stream(io.RawIOBase):
    """A stream of UTF-16 that begins with its mark, read as UTF-8 without one."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._decode: Callable[[bytes, bool], str] = codecs.getincrementaldecoder("utf-16")("replace").decode
        self._ready = b""

    def readable(self) -> bool:
        """Say that bytes can be read."""
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - anything that has a buffer
        """Fill ``buffer`` and return how many bytes there were."""
        chunk = b"-"
        while chunk and not self._ready:
            chunk = self._file.read(_CHUNK_BYTES)
            self._ready = self._decode(chunk, not chunk).encode("utf-8", "replace")
        size = min(len(buffer), len(self._ready))
        buffer[:size], self._ready = self._ready[:size], self._ready[size:]
        return size

    def close(self) -> None:
        """Close the stream and what it reads from."""
        self._file.close()
        super().close()
