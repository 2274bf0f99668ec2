"""Files of references as streams of bytes: plain, compressed with gzip or zstd, in a zip archive, or a whole folder.

Nothing is unpacked to disk. What expands beyond all measure is refused, and links inside folders are not followed.
"""

from __future__ import annotations

import gzip
import io
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

from citecheck.errors import OversizedFileError, ReferenceFileError
from citecheck.index.importers.decoding import UTF16_MARKS, Utf16Stream

if TYPE_CHECKING:
    from pathlib import Path

    from citecheck.index.importers.base import Skipped

_GZIP, _ZSTD, _ZIP = b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"PK\x03\x04"
_MARK = b"\xef\xbb\xbf"
MAX_EXPANSION = 200
"""How many times larger than its file an unpacked stream may be; bibliographic data reach 5 to 30."""
FREE_EXPANSION = 1 << 28
"""Bytes that any file may expand to, 256 MiB: small files of much alike records compress well."""
HEAD_BYTES = 1 << 16
"""How much of a stream can be looked at before it is read."""
_Unpacking = tuple[Any, tuple[type[Exception], ...]]
"""A stream that unpacks, and what it raises where the packed bytes are damaged."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read: its name for messages, and how it is opened as often as wanted."""

    name: str
    open: Callable[[], io.BufferedReader]


def find_sources(path: Path, skipped: Skipped) -> Iterator[Source]:
    """Yield what is to be read at ``path``: one file, the members of a zip archive, or the files of a folder by name.

    Of a folder, links and what is neither file nor folder are named to ``skipped``; hidden files are passed over.
    Raises ``OSError`` as ``open`` does, and ``ReferenceFileError`` for what is no file at all.
    """
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        for child in sorted(path.iterdir()):
            if child.name.startswith("."):
                continue
            if child.is_symlink() or not (child.is_dir() or child.is_file()):
                skipped(f"{child}: a link or device inside a folder is not read")
                continue
            yield from find_sources(child, skipped)
    elif not stat.S_ISREG(mode):
        raise ReferenceFileError(f"{path} is neither a file nor a folder")
    elif _head(path.open("rb")) == _ZIP:
        yield from _members(path, skipped)
    else:
        yield Source(
            str(path), lambda: _unpacked(_buffered(path.open("rb", buffering=0)), path.stat().st_size, str(path))
        )


def _members(path: Path, skipped: Skipped) -> Iterator[Source]:
    try:
        archive = zipfile.ZipFile(path)
    except zipfile.BadZipFile as error:
        raise ReferenceFileError(f"{path} is no whole zip archive ({error})") from error
    with archive:
        for member in archive.infolist():
            name = f"{path}/{member.filename}"
            if member.is_dir() or member.filename.rpartition("/")[2].startswith((".", "__MACOSX")):
                continue
            if member.flag_bits & 1:
                skipped(f"{name}: encrypted")
                continue
            yield Source(name, _opener(archive, member, name))


def _opener(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> Callable[[], io.BufferedReader]:
    def opened() -> io.BufferedReader:
        try:
            unpacking = (archive.open(member), (zipfile.BadZipFile, zlib.error, EOFError))
        except (zipfile.BadZipFile, NotImplementedError) as error:
            raise ReferenceFileError(f"{name} cannot be unpacked ({error})") from error
        return _unpacked(_buffered(_Limited(unpacking, member.compress_size, name)), member.compress_size, name)

    return opened


def _buffered(file: io.RawIOBase) -> io.BufferedReader:
    return io.BufferedReader(file, HEAD_BYTES)


def _unpacked(file: io.BufferedReader, size: int, name: str) -> io.BufferedReader:
    """Return ``file`` read through the compression and encoding that its first bytes tell, after a byte order mark."""
    head = file.peek(4)[:4]
    if head.startswith(_GZIP):
        file = _buffered(_Limited((gzip.GzipFile(fileobj=file), (zlib.error, EOFError)), size, name, file))
    elif head == _ZSTD:
        file = _buffered(_Limited(_zstd(file), size, name, file))
    try:
        head = file.peek(4)[:4]
    except (OSError, EOFError):
        file.close()
        raise
    if head.startswith(_MARK):
        file.read(3)
    elif head[:2] in UTF16_MARKS and b"<" not in head[2:4]:  # parsers of XML know UTF-16 themselves
        file = _buffered(Utf16Stream(file))
    return file


def _zstd(file: BinaryIO) -> _Unpacking:
    import zstandard

    reader = zstandard.ZstdDecompressor(max_window_size=1 << 27).stream_reader(file, read_across_frames=True)
    return reader, (zstandard.ZstdError,)


def _head(file: BinaryIO) -> bytes:
    with file:
        return file.read(4)


class _Limited(io.RawIOBase):
    """A stream of unpacked bytes that ends in an error when it expands beyond all measure."""

    def __init__(self, unpacking: _Unpacking, packed_size: int, name: str, *beneath: BinaryIO) -> None:
        self._file, self._faults = unpacking
        self._beneath = beneath
        self._left = max(FREE_EXPANSION, MAX_EXPANSION * packed_size)
        self._name = name

    def readable(self) -> bool:
        """Say that bytes can be read."""
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - anything that has a buffer
        """Fill ``buffer`` and return how many bytes there were; raises ``OversizedFileError`` beyond the limit."""
        try:
            data: bytes = self._file.read(min(len(buffer), HEAD_BYTES))
        except self._faults as error:
            raise OSError(f"damaged: {error}") from error
        self._left -= len(data)
        if self._left < 0:
            raise OversizedFileError(
                f"{self._name} unpacks to more than {MAX_EXPANSION} times its size; unpack it yourself if that is right"
            )
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close the stream and what it reads from."""
        if not self.closed:
            self._file.close()
            for file in self._beneath:
                file.close()
        super().close()
