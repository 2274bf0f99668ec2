"""A file on a server, what is known of it beforehand, and what was noted when it was fetched."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from citecheck.errors import DownloadError
from citecheck.index.durable import write_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_LENGTHS = {"md5": 32, "sha1": 40, "sha256": 64}
_HEXADECIMAL = re.compile(r"(?<![0-9A-Fa-f])[0-9A-Fa-f]{32,64}(?![0-9A-Fa-f])")
_PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.=+-]{0,150}")


@dataclass(frozen=True, slots=True)
class Checksum:
    """A checksum of a file: name of the algorithm, value in hexadecimal."""

    algorithm: str
    value: str

    def of(self, file: Path) -> Checksum:
        """Return the checksum of ``file`` by the same algorithm."""
        with file.open("rb") as opened:
            digest = hashlib.file_digest(opened, lambda: hashlib.new(self.algorithm, usedforsecurity=False))
        return Checksum(self.algorithm, digest.hexdigest())


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file to fetch: its address, its name on disk, and what was published about it.

    size: bytes; ``None`` if nobody says. limit: bytes beyond which it cannot be what is meant.
    """

    url: str
    name: str
    size: int | None = None
    checksum: Checksum | None = None
    limit: int | None = None

    def __post_init__(self) -> None:
        if not _PLAIN_NAME.fullmatch(self.name) or self.name.endswith((".part", ".json")):
            raise DownloadError(f"a file called {self.name!r} is not downloaded: that is no plain name")


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the server said about a file when its first byte came: enough to go on later, and to see that it changed."""

    url: str
    etag: str = ""
    last_modified: str = ""
    size: int | None = None

    @classmethod
    def of(cls, url: str, headers: Mapping[str, str], size: int | None) -> Receipt:
        """Return the receipt for an answer with ``headers``."""
        return cls(url, headers.get("ETag", ""), headers.get("Last-Modified", ""), size)

    @classmethod
    def read(cls, file: Path, url: str) -> Receipt | None:
        """Return the receipt in ``file`` if it is a whole one for ``url``."""
        try:
            receipt = cls(**json.loads(file.read_bytes()))
        except (FileNotFoundError, ValueError, TypeError):
            return None
        return receipt if receipt.url == url else None

    def write(self, file: Path) -> None:
        """Write the receipt to ``file``."""
        write_file(file, json.dumps(asdict(self)).encode())

    @property
    def validator(self) -> str:
        """What ``If-Range`` may carry: a strong entity tag, else the date (RFC 9110, 13.1.5); empty for neither."""
        return self.last_modified if self.etag.startswith("W/") or not self.etag else self.etag

    @property
    def conditions(self) -> dict[str, str]:
        """The headers by which a server answers 304 if nothing changed."""
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in named.items() if value}


def parse_checksum(text: str, url: str) -> Checksum:
    """Return the checksum in a file beside the data, as ``md5sum`` or BSD (``MD5(name)= value``) write it.

    Raises ``DownloadError`` when there is none.
    """
    values = [value for value in _HEXADECIMAL.findall(text[:10_000]) if len(value) in _LENGTHS.values()]
    if len(set(values)) != 1:
        raise DownloadError(f"{url} holds {'no' if not values else 'more than one'} checksum; nothing was downloaded")
    algorithm = next(name for name, length in _LENGTHS.items() if length == len(values[0]))
    return Checksum(algorithm, values[0].lower())
