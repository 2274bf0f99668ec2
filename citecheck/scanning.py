"""Scanning: many documents with one verifier, in path order, each on its own.

A document that cannot be read or is too large stops nobody: ``scan_documents`` yields a ``ScanFailure`` in its place,
and ``scan``, whose items are reports, goes on and raises one error at the end that names all of them.
"""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from citecheck.datatypes import Report
from citecheck.errors import ConfigurationError, DocumentError
from citecheck.readers import READERS, SHARED_ENDINGS, read_document
from citecheck.verifier import Verifier

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from os import PathLike

    from citecheck.index import ReferenceIndex
    from citecheck.settings import Settings
    from citecheck.sources.base import Source

AHEAD = 4
"""Documents per worker that are read ahead of the one that is waited for."""
FAILURES_NAMED = 10
"""Documents that the error of ``scan`` names."""


@dataclass(frozen=True, slots=True)
class ScanFailure:
    """A document that could not be checked, and why."""

    document: str
    message: str


def scan(
    paths: Iterable[str | PathLike[str]],
    *,
    index: ReferenceIndex | str | PathLike[str] | None = None,
    sources: Sequence[Source] = (),
    workers: int | None = None,
    settings: Settings | None = None,
) -> Iterator[Report]:
    """Yield the report on each document of ``paths`` in path order; folders are walked.

    index, sources, settings: as for ``Verifier``.
    workers: processes that work at the same time; ``None`` and 1 work in this one. More than one need ``sources`` to
        be empty, the default embedder, and ``if __name__ == "__main__":`` around a script that starts them.

    Raises ``DocumentError`` after the last report if documents could not be checked, and at once the errors of
    ``Verifier``, and ``ConfigurationError`` for arguments that do not go together.
    """
    failures: list[ScanFailure] = []
    for item in scan_documents(find_documents(paths), index=index, sources=sources, workers=workers, settings=settings):
        if isinstance(item, Report):
            yield item
        else:
            failures.append(item)
    if failures:
        named = "; ".join(f"{item.document}: {item.message}" for item in failures[:FAILURES_NAMED])
        more = f"; and {len(failures) - FAILURES_NAMED} more" if len(failures) > FAILURES_NAMED else ""
        raise DocumentError(f"{len(failures)} of the documents could not be checked: {named}{more}")


def find_documents(paths: Iterable[str | PathLike[str]]) -> tuple[Path, ...]:
    """Return the documents that ``paths`` name, in their order and each once.

    A folder stands for the files below it that have a reader, sorted; hidden ones are left out.
    """
    found: dict[Path, None] = {}
    for path in map(Path, paths):
        if path.is_dir():
            found |= dict.fromkeys(sorted(item for item in path.rglob("*") if _is_document(item, path)))
        else:
            found[path] = None
    return tuple(found)


def scan_documents(
    documents: Sequence[Path],
    *,
    index: ReferenceIndex | str | PathLike[str] | None = None,
    sources: Sequence[Source] = (),
    workers: int | None = None,
    settings: Settings | None = None,
) -> Iterator[Report | ScanFailure]:
    """Yield a report or a failure for each of ``documents``, in order; arguments as for ``scan``."""
    if workers is not None and workers < 1:
        raise ConfigurationError(f"workers is {workers}; it must be 1 or more")
    if workers and workers > 1 and sources:
        raise ConfigurationError(
            "sources cannot be handed to other processes; scan with one worker, or without sources"
        )
    verifier = Verifier(index, sources=sources, settings=settings)
    if not workers or workers == 1 or len(documents) < 2:
        return (_checked(verifier, path) for path in documents)
    path = verifier.index.path
    Verifier(path, settings=settings)  # a worker opens it so: what fails must fail here, with its own message
    return _scan_in_processes(documents, path, workers, settings)


def _is_document(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return not hidden and path.suffix.lower() in READERS.keys() - SHARED_ENDINGS and path.is_file()


def _checked(verifier: Verifier, path: Path) -> Report | ScanFailure:
    try:
        return verifier.verify_document(read_document(path))
    except (DocumentError, ConfigurationError) as error:
        return ScanFailure(str(path), str(error))


_VERIFIERS: list[Verifier] = []
"""The verifier of a worker process, made once when it starts."""


def _start_worker(index: Path, settings: Settings | None) -> None:
    _VERIFIERS[:] = [Verifier(index, settings=settings)]


def _check_in_worker(path: Path) -> Report | ScanFailure:
    return _checked(_VERIFIERS[0], path)


def _scan_in_processes(
    documents: Sequence[Path], index: Path, workers: int, settings: Settings | None
) -> Iterator[Report | ScanFailure]:
    """Yield in order what ``workers`` processes find, never more than ``AHEAD`` documents per worker ahead."""
    waiting: deque[Future[Report | ScanFailure]] = deque()
    todo = iter(documents)
    with ProcessPoolExecutor(workers, get_context("spawn"), _start_worker, (index, settings)) as pool:
        try:
            for path in islice(todo, workers * AHEAD):
                waiting.append(pool.submit(_check_in_worker, path))
            while waiting:
                yield waiting.popleft().result()
                waiting.extend(pool.submit(_check_in_worker, path) for path in islice(todo, 1))
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
