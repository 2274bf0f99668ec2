"""A collection on its way from server to index; whatever stops it, the next run goes on, and the old index stands."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from citecheck.errors import ConfigurationError, DownloadError, ReferenceFileError
from citecheck.index.durable import make_folder
from citecheck.index.locks import locked
from citecheck.index.pulling.disk import writing
from citecheck.index.pulling.downloading import download
from citecheck.index.pulling.extracts import (
    check_selection,
    extract_name,
    is_recognised,
    write_extract,
)
from citecheck.index.pulling.filters import EVERYTHING, Selection
from citecheck.index.pulling.indexing import check_notices, has_index, index_references, join_notices
from citecheck.index.pulling.listing import list_files, with_checksum
from citecheck.index.pulling.watching import Silence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from citecheck.http import Client
    from citecheck.index import ReferenceIndex
    from citecheck.index.pulling.recipes import Recipe
    from citecheck.index.pulling.remote import RemoteFile
    from citecheck.index.pulling.watching import Watcher

_LOCK = "LOCK"
NOTICES = "notices"
"""What a collection holds that joins references instead of being some."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to become of a collection.

    into: the index to build or add to, ``None`` to download only. source: a file or folder that is there already, read
    instead of downloading. keep: leave downloaded files where they are once their references are taken.
    """

    into: Path | None = None
    source: Path | None = None
    selection: Selection = EVERYTHING
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Pulled:
    """What a pull came to: the files that lie there, the index if there is one, how many references were read now."""

    files: tuple[Path, ...]
    index: ReferenceIndex | None = None
    n_read: int = 0


def pull(recipe: Recipe, folder: Path, client: Client, wish: Wish, watcher: Watcher | None = None) -> Pulled:
    """Download the collection into ``folder``, and put the references that are wanted into an index.

    Raises ``ConfigurationError``, ``DownloadError``, ``ReferenceFileError`` or ``ReferenceIndexError``; what was
    downloaded and read until then is taken up by the next run.
    """
    watcher = watcher or Silence()
    _check(recipe, wish)
    with _alone(recipe, folder):
        work = _Work(recipe, folder, client, wish, watcher)
        if wish.into is None:
            return Pulled(work.download())
        if recipe.holds == NOTICES:
            index = join_notices(wish.into, (wish.source,) if wish.source else work.download(), watcher)
        else:
            index = index_references(recipe, wish.into, work.extract(), wish.selection, watcher)
        work.clear()
        return Pulled(work.kept(), index, work.n_read)


class _Work:
    """The files of one collection, downloaded and read one after the other."""

    def __init__(self, recipe: Recipe, folder: Path, client: Client, wish: Wish, watcher: Watcher) -> None:
        self.n_read = 0
        self._recipe, self._client, self._wish = recipe, client, wish
        self._watcher = watcher
        self._files, self._extracts = folder / "files", folder / "references"

    def download(self) -> tuple[Path, ...]:
        """Fetch all files."""
        files = list_files(self._recipe, self._client)
        return tuple(self._fetched(file, number, len(files)) for number, file in enumerate(files, 1))

    def extract(self) -> tuple[Path, ...]:
        """Return an extract of each file, made now unless a former run did."""
        if self._wish.source:
            return tuple(self._extract_of_local(file) for file in self._local_files(self._wish.source))
        files = list_files(self._recipe, self._client)
        return tuple(self._extract_of(file, number, len(files)) for number, file in enumerate(files, 1))

    def clear(self) -> None:
        """Remove what is needed no longer once the index stands, extracts of former runs with other filters too."""
        folders = (self._extracts,) if self._wish.keep or self._wish.source else (self._extracts, self._files)
        for folder in folders:
            for file in folder.iterdir() if folder.is_dir() else ():
                file.unlink()

    def kept(self) -> tuple[Path, ...]:
        """Return the downloaded files that were to be kept."""
        found = self._files.iterdir() if self._wish.keep and self._files.is_dir() else ()
        return tuple(sorted(file for file in found if file.suffix not in {".part", ".json"}))

    def _extract_of(self, file: RemoteFile, number: int, count: int) -> Path:
        target = self._extracts / extract_name(file.name, (file.url, file.size), self._wish.selection)
        if self._is_new(file.name, target):
            path = self._fetched(file, number, count)
            try:
                self._read(path, target)
            except ReferenceFileError as error:
                raise ReferenceFileError(f"{error}; if the file is damaged, remove {path} and pull again") from error
            if count > 1 and not self._wish.keep:  # such collections may be larger than the disk
                path.unlink()
        return target

    def _extract_of_local(self, file: Path) -> Path:
        state = file.stat()
        identity = (str(file.resolve()), state.st_size, state.st_mtime_ns)
        target = self._extracts / extract_name(file.name, identity, self._wish.selection)
        if self._is_new(file.name, target):
            self._read(file, target)
        return target

    def _is_new(self, name: str, target: Path) -> bool:
        if target.exists():
            self._watcher.say(f"{name}: going on with the references that were read before")
        return not target.exists()

    def _local_files(self, source: Path) -> Iterator[Path]:
        """Yield the files at ``source``, those of a folder one by one: what was read is not read again after a stop."""
        if not source.is_dir():
            yield source
            return
        for file in sorted(source.rglob("*")):
            if any(part.startswith(".") for part in file.relative_to(source).parts) or file.is_dir():
                continue
            if file.is_symlink() or not file.is_file():
                self._watcher.left_out(f"{file}: a link or device inside a folder is not read")
            elif is_recognised(file):
                yield file
            else:
                self._watcher.left_out(f"{file}: in no known format")

    def _fetched(self, file: RemoteFile, number: int, count: int) -> Path:
        if count > 1:
            self._watcher.say(f"file {number:,} of {count:,}: {file.name}")
        return download(self._client, with_checksum(self._recipe, file, self._client), self._files, self._watcher)

    def _read(self, source: Path, target: Path) -> None:
        with writing(target):
            self.n_read += write_extract(source, target, self._recipe, self._wish.selection, self._watcher)


def _check(recipe: Recipe, wish: Wish) -> None:
    """Refuse before anything is downloaded what could only fail afterwards."""
    if wish.into is None:
        if wish.source or wish.selection.written:
            raise ConfigurationError("a file of your own or a filter needs an index to go into; name it with --into")
        return
    if wish.source and not wish.source.exists():
        raise ReferenceFileError(f"there is no file or folder {wish.source}")
    if recipe.holds == NOTICES:
        check_notices(recipe, wish.into, wish.selection)
    else:
        check_selection(recipe, wish.selection)
        has_index(wish.into)


@contextmanager
def _alone(recipe: Recipe, folder: Path) -> Iterator[None]:
    """Let one process at a time work in ``folder``."""
    with ExitStack() as stack:
        with writing(folder):
            make_folder(folder)
            held = stack.enter_context(locked(folder / _LOCK))
        if not held:
            raise DownloadError(f"{recipe.name} is being pulled into {folder} by another process; wait for it")
        yield
