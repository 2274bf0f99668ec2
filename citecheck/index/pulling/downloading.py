"""One file from a server to disk: resumed where it broke off, compared with what is known of it, renamed when whole.

While it comes it is called ``NAME.part``, and ``NAME.part.json`` holds what the server said about it, by which a later
run knows whether it may go on. Nothing is called ``NAME`` that was not compared; ``NAME.json`` tells whether it is new.
"""

from __future__ import annotations

import gzip
import itertools
import shutil
import zlib
from typing import TYPE_CHECKING

from citecheck.errors import DownloadError, DownloadInterruptedError
from citecheck.http import shown
from citecheck.index.durable import flush_file, flush_folder, make_folder, move
from citecheck.index.pulling.disk import writing
from citecheck.index.pulling.remote import Receipt
from citecheck.index.pulling.web_pages import is_web_page, title_of_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from citecheck.http import Answer, Client
    from citecheck.index.pulling.remote import RemoteFile
    from citecheck.index.pulling.watching import Watcher

_WHOLE, _PARTIAL, _UNCHANGED, _BEYOND_END = 200, 206, 304, 416


def download(client: Client, remote: RemoteFile, folder: Path, watcher: Watcher) -> Path:
    """Return ``remote`` as a file in ``folder``, fetched unless the same lies there.

    Raises ``DownloadInterruptedError`` when it can be gone on with later, ``DownloadError`` for what is not as it
    should be, and for a disk that is full.
    """
    with writing(folder):
        make_folder(folder)
    return _Download(client, remote, folder, watcher).run()


class _Download:
    """A file on its way."""

    def __init__(self, client: Client, remote: RemoteFile, folder: Path, watcher: Watcher) -> None:
        self._client, self._remote, self._watcher = client, remote, watcher
        self._target = folder / remote.name
        self._part = folder / f"{remote.name}.part"
        self._noted, self._begun = folder / f"{remote.name}.json", folder / f"{remote.name}.part.json"
        self._url = shown(remote.url)
        self._furthest = 0
        self._resumed = self._unchanged = False

    def run(self) -> Path:
        """Fetch, compare, rename."""
        if self._is_known_to_be_current():
            return self._target
        self._fetch()
        if self._unchanged:
            return self._target
        problem = self._problem()
        if problem and self._resumed:  # pieces of two versions of the file, or a server that resumes wrongly
            self._watcher.say(f"{self._remote.name}: the pieces do not fit together; starting over")
            self._discard()
            self._fetch()
            problem = self._problem()
        if problem:
            self._discard()
            raise DownloadError(f"{self._url} {problem}; it was not kept")
        with writing(self._part):
            flush_file(self._part)
            self._noted.unlink(missing_ok=True)
            move(self._part, self._target)
            move(self._begun, self._noted)
            flush_folder(self._target.parent)
        return self._target

    def _is_known_to_be_current(self) -> bool:
        """Tell without asking the server, from what was published, whether the file lies there already."""
        if not self._target.is_file() or self._part.exists():
            return False
        if self._remote.checksum:
            return self._remote.checksum.of(self._target) == self._remote.checksum
        return self._remote.size is not None and self._target.stat().st_size == self._remote.size

    def _fetch(self) -> None:
        try:
            self._client.persist(self._attempt, lambda: self._furthest)
        except DownloadInterruptedError:
            expected = self._remote.checksum  # a server may announce more than there is
            if not (expected and self._part.exists() and expected.of(self._part) == expected):
                raise

    def _attempt(self) -> None:
        receipt = Receipt.read(self._begun, self._remote.url)
        have = self._part.stat().st_size if receipt and receipt.validator and self._part.exists() else 0
        if receipt and have and have == (self._remote.size or receipt.size):
            self._resumed = True  # stopped between the last byte and the rename
            return
        headers = {"Range": f"bytes={have}-", "If-Range": receipt.validator} if receipt and have else self._conditions()
        with self._client.get(self._remote.url, headers) as answer:
            self._take(answer, receipt, have)

    def _conditions(self) -> dict[str, str]:
        """Return the headers that ask for the file only if it is newer than the one that lies there."""
        former = Receipt.read(self._noted, self._remote.url)
        kept = former and self._target.is_file() and self._target.stat().st_size == former.size
        return former.conditions if former and kept and not self._part.exists() else {}

    def _take(self, answer: Answer, receipt: Receipt | None, have: int) -> None:
        if answer.status == _UNCHANGED and self._target.is_file():
            self._unchanged = True
            return
        if answer.status == _BEYOND_END and have:
            self._end_at(answer, have)
            return
        if answer.status != _WHOLE and not (answer.status == _PARTIAL and have):
            raise DownloadInterruptedError(f"{self._url}: the server answers with {answer.status}, unasked")
        chunks = answer.chunks()
        first = next(chunks, b"")
        self._refuse_page(answer, b"" if answer.status == _PARTIAL else first)
        total = answer.length
        if answer.status == _PARTIAL:
            self._go_on(answer, have)
            total = receipt.size if receipt else None
        else:
            self._start(answer, receipt, have)
            have = 0
        self._check_room(total, have)
        self._write(itertools.chain((first,), chunks), have, total)

    def _refuse_page(self, answer: Answer, head: bytes) -> None:
        if is_web_page(answer.headers.get("Content-Type", ""), head):
            title = title_of_page(head)
            raise DownloadError(
                f"{self._url} answers with a web page{f' (“{title}”)' if title else ''} instead of data; open it in a "
                "browser to see why"
            )

    def _go_on(self, answer: Answer, have: int) -> None:
        sent = answer.headers.get("Content-Range", "")
        if not sent.startswith(f"bytes {have}-"):
            self._discard()
            raise DownloadInterruptedError(f"{self._url}: asked for the rest, the server sent another part")
        self._resumed = True

    def _start(self, answer: Answer, receipt: Receipt | None, have: int) -> None:
        fresh = Receipt.of(self._remote.url, answer.headers, answer.length)
        if receipt and have:
            changed = (fresh.etag, fresh.last_modified) != (receipt.etag, receipt.last_modified)
            reason = "it changed on the server" if changed else "the server cannot send the rest alone"
            self._watcher.say(f"{self._remote.name}: {reason}; starting over")
        self._discard()
        with writing(self._begun):
            fresh.write(self._begun)

    def _end_at(self, answer: Answer, have: int) -> None:
        """Take what is there for the whole file if the server says that it ends there, else start over."""
        self._resumed = True
        if answer.headers.get("Content-Range", "").replace(" ", "") == f"bytes*/{have}":
            return
        self._watcher.say(f"{self._remote.name}: it changed on the server; starting over")
        self._discard()
        raise DownloadInterruptedError(f"{self._url}: the file is shorter than before", retry_after=0.0)

    def _check_room(self, total: int | None, have: int) -> None:
        needed, free = (total or 0) - have, shutil.disk_usage(self._part.parent).free
        if needed > free:
            raise DownloadError(
                f"{self._remote.name} needs {needed:,} bytes more and {self._part.parent} has {free:,} free; make room "
                "or name another folder with --to"
            )

    def _write(self, chunks: Iterator[bytes], have: int, total: int | None) -> None:
        expected = self._remote.size or total
        with writing(self._part), self._part.open("ab", buffering=0) as file:
            for chunk in chunks:
                rest = memoryview(chunk)
                while rest:
                    written = file.write(rest)
                    have, rest = have + written, rest[written:]
                self._furthest = max(self._furthest, have)
                self._watcher.moved(self._remote.name, have, expected)
                if have > (self._remote.limit or have):
                    raise DownloadError(f"{self._url} goes on beyond {self._remote.limit:,} bytes, more than it can be")
        if have < (expected or 0):
            raise DownloadInterruptedError(f"{self._url} ended after {have:,} of {expected:,} bytes")

    def _problem(self) -> str:
        """Return what is wrong with the file that came, in words; a checksum decides where there is one."""
        expected, size = self._remote.checksum, self._part.stat().st_size
        with writing(self._part):
            if expected:
                found = expected.of(self._part)
                names = f"has the {expected.algorithm} checksum {found.value}, and {expected.value} was published"
                return "" if found == expected else names
            if self._remote.size is not None:
                return (
                    "" if size == self._remote.size else f"has {size:,} bytes where {self._remote.size:,} were listed"
                )
            receipt = Receipt.read(self._begun, self._remote.url)
            if receipt and receipt.size not in {None, size}:
                return f"ended after {size:,} bytes where the server had announced {receipt.size:,}"
            return _unpacking_problem(self._part) if self._remote.name.endswith(".gz") else ""

    def _discard(self) -> None:
        self._part.unlink(missing_ok=True)


def _unpacking_problem(file: Path) -> str:
    """Return why a gzip file of which nothing else is known is not whole, ``""`` if it is."""
    try:
        with gzip.open(file) as opened:
            while opened.read(1 << 20):
                pass
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        return f"is no whole gzip file ({error})"
    return ""
