"""ReferenceIndex: verified references in one folder, found by identifier, by title and by similarity of title."""

from __future__ import annotations

from functools import cached_property
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from citecheck.datatypes import Candidate, Citation, Coverage, CoverageLevel, FoundBy, Kind, Reference
from citecheck.embedders.static import StaticEmbedder
from citecheck.errors import EmbedderMismatchError
from citecheck.index.build import Statement, build_folder
from citecheck.index.keys import KeyTable
from citecheck.index.manifest import Manifest, check_files, describe
from citecheck.index.records import RecordStore
from citecheck.index.search import NEAR_ENOUGH, ExactHits, Query, find_exact
from citecheck.index.vectors import VectorTable, encode
from citecheck.shipped import shipped_path

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from citecheck.embedders.base import Embedder

_UNLIKE_PAPERS = frozenset({Kind.WEBPAGE, Kind.SOFTWARE, Kind.DATASET, Kind.STANDARD, Kind.LEGAL})
"""Kinds that nobody takes for a paper or a book: an index without any says nothing about them."""


class ReferenceIndex:
    """An open index; made by ``open``, ``build`` or ``starter``. May be searched from several threads."""

    def __init__(self, path: Path, manifest: Manifest, embedder: Embedder) -> None:
        self.path = path
        self.manifest = manifest
        self.embedder = embedder
        self._records = RecordStore(path, manifest.n_references)
        self._keys = KeyTable(path, manifest.n_references)

    @classmethod
    def open(cls, path: str | os.PathLike[str], *, embedder: Embedder | None = None) -> ReferenceIndex:
        """Return the index in the folder ``path``; ``embedder`` is the one it was built with, if not the default.

        Every file is compared with its checksum first. Raises ``IndexMissingError``, ``IndexDamagedError``,
        ``IndexSchemaError`` or ``EmbedderMismatchError``.
        """
        folder = Path(path)
        manifest = describe(folder)
        chosen = embedder or StaticEmbedder.load()
        if (manifest.embedder, manifest.dimension) != (chosen.fingerprint, chosen.dimension):
            raise EmbedderMismatchError(
                f"{folder} was built with embedder {manifest.embedder} ({manifest.dimension} dimensions) and cannot be "
                f"searched with {chosen.fingerprint} ({chosen.dimension}); open it with the embedder that it was built "
                "with, or build it again"
            )
        check_files(folder, manifest)
        return cls(folder, manifest, chosen)

    @classmethod
    def build(  # noqa: PLR0913 - keyword-only, each of its own kind
        cls,
        path: str | os.PathLike[str],
        references: Iterable[Reference],
        *,
        embedder: Embedder | None = None,
        name: str = "",
        coverage: Coverage | None = None,
        created: date | None = None,
        replace: bool = False,
    ) -> ReferenceIndex:
        """Write an index of ``references`` to the folder ``path`` and return it opened.

        ``name`` is by default that of the folder, ``coverage`` partial, ``created`` today. ``replace`` puts the new
        index in the place of one that stands there. Repeated references are kept once, a repeated id of another
        reference becomes ``id~2``. Raises ``IndexExistsError``, or ``ReferenceIndexError`` when it cannot be written.
        """
        folder = Path(path)
        chosen = embedder or StaticEmbedder.load()
        statement = Statement(name or folder.name, created.isoformat() if created else "", coverage)
        build_folder(folder, references, chosen, statement, replace_old=replace)
        return cls.open(folder, embedder=chosen)

    @classmethod
    def starter(cls) -> ReferenceIndex:
        """Return the index that ships with citecheck: landmark works of many fields; partial."""
        return cls.open(shipped_path("starter/built"))

    def __len__(self) -> int:
        return self.manifest.n_references

    def __iter__(self) -> Iterator[Reference]:
        """Iterate over the references in the order in which they were stored."""
        return iter(self._records)

    @property
    def version(self) -> str:
        """Name of the index and short digest of its contents, for reports."""
        return f"{self.manifest.name}@{self.manifest.digest[:12]}"

    def search(self, citations: Sequence[Citation | str], k: int = 10) -> tuple[tuple[Candidate, ...], ...]:
        """Return up to ``k`` candidates for each citation (or text), best first: identifiers, titles, then vectors.

        Equal citations are searched once; the answer to one does not depend on the others.
        """
        queries = [Query.of(citation) for citation in citations]
        unique = list(dict.fromkeys(queries))
        exact = find_exact(unique, self._keys, self._records)
        open_queries = [None if hits.settled else query for query, hits in zip(unique, exact, strict=True)]
        near = self._near([query.text if query else "" for query in open_queries], k)
        far = [
            query if found and found[0][1] < NEAR_ENOUGH else None
            for query, found in zip(open_queries, near, strict=True)
        ]
        whole = self._near([query.whole if query else "" for query in far], k)
        lanes = zip(unique, exact, near, whole, strict=True)
        answers = {query: self._merge(hits, _alternate(*found), k) for query, hits, *found in lanes}
        return tuple(answers[query] for query in queries)

    def nearest(self, texts: Sequence[str], k: int = 10) -> tuple[tuple[Candidate, ...], ...]:
        """Return the ``k`` references whose titles are nearest to each text, by cosine."""
        unlocated = ExactHits((), settled=False)
        return tuple(self._merge(unlocated, near, k) for near in self._near(texts, k))

    def coverage_of(self, citation: Citation) -> Coverage:
        """Return what it means for this index not to hold ``citation``."""
        kind = citation.kind
        if kind in _UNLIKE_PAPERS and not self.manifest.count(kind):
            return Coverage(CoverageLevel.NONE, f"{self.manifest.coverage.reason}, holds no works of kind {kind.value}")
        return self.manifest.coverage

    @cached_property
    def _vectors(self) -> VectorTable:
        return VectorTable(self.path, self.manifest.n_references, self.manifest.dimension)

    def _near(self, texts: Sequence[str], k: int) -> list[list[tuple[int, float]]]:
        """Return (row, cosine) pairs for each text; faiss is loaded only if there is a text to search."""
        wanted = list(dict.fromkeys(text for text in texts if text))
        if not wanted:
            return [[] for _ in texts]
        found = dict(zip(wanted, self._vectors.search(encode(self.embedder, wanted), k), strict=True))
        return [found.get(text, []) for text in texts]

    def _merge(self, exact: ExactHits, near: list[tuple[int, float]], k: int) -> tuple[Candidate, ...]:
        """Return the exact hits, then the near ones; exact hits that settle nothing leave half of the places.

        Hundreds of works share a main title such as "Nobel Lecture" and would crowd out the one that was meant.
        """
        shown = dict(exact.hits[: (k + 1) // 2 if near else k])
        fresh = [(row, cosine) for row, cosine in near if row not in shown][: k - len(shown)]
        vectors = (Candidate(self._records[row], FoundBy.VECTOR, cosine) for row, cosine in fresh)
        return (*shown.values(), *vectors)


def _alternate(first: list[tuple[int, float]], second: list[tuple[int, float]]) -> list[tuple[int, float]]:
    """Return the rows of both lists in turn, each once; the first list alone when the second is empty."""
    if not second:
        return first
    mixed = [pair for pairs in zip_longest(first, second) for pair in pairs if pair is not None]
    best: dict[int, float] = {}
    for row, cosine in mixed:
        best.setdefault(row, cosine)
    return list(best.items())
