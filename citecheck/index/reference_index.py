"""ReferenceIndex: verified references in one folder, found by identifier, title, words, and nearness of meaning."""

from __future__ import annotations

from datetime import date
from functools import cache, cached_property
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from citecheck.datatypes import Candidate, Citation, Coverage, CoverageLevel, FoundBy, Reference
from citecheck.embedders.adapted import adapt
from citecheck.embedders.static import StaticEmbedder
from citecheck.index.build import Statement
from citecheck.index.changing import add_references, build_index, check_embedder, compact_index, remove_references
from citecheck.index.contents import Contents
from citecheck.index.coverage import CoverageAnswers
from citecheck.index.encoding import Progress, Recipe, ignore_progress
from citecheck.index.exact import ExactHits, find_exact
from citecheck.index.manifest import Manifest, read_manifest
from citecheck.index.nearest import find_nearest
from citecheck.index.pins import Pin, pin
from citecheck.index.query import Query, string_probe, title_probe
from citecheck.index.scopes import parse_scope
from citecheck.index.search import NEAR_ENOUGH, Lanes, Near
from citecheck.index.vectors import check_vector_type, encode
from citecheck.shipped import shipped_path

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator, Sequence

    from citecheck.embedders.base import Embedder
    from citecheck.index.retractions import Retractions


class ReferenceIndex:
    """An open index; made by ``open``, ``build`` or ``starter``. May be searched from several threads.

    It goes on answering from the generation that it opened, whatever is written to the folder meanwhile.
    """

    def __init__(self, path: Path, held: Pin, manifest: Manifest, embedder: Embedder) -> None:
        self.path = path
        self.manifest = manifest
        self.embedder = embedder
        self._held = held
        self._contents = Contents(held.folder, manifest)

    @classmethod
    def open(cls, path: str | os.PathLike[str], *, embedder: object | None = None) -> ReferenceIndex:
        """Return the index in the folder ``path``; ``embedder`` is the one it was built with, if not the default.

        It may be an embedder, a ``SentenceTransformer``, a LangChain ``Embeddings`` object, or a function from texts to
        vectors.

        A small index is compared with its checksums at once, a large one file by file before the first use. Raises
        ``IndexMissingError``, ``IndexDamagedError``, ``IndexSchemaError`` or ``EmbedderMismatchError``.
        """
        held = pin(path)
        manifest = read_manifest(held.generation)
        chosen = _embedder(embedder)
        check_embedder(Path(path), manifest, chosen)
        return cls(Path(path), held, manifest, chosen)

    @classmethod
    def build(  # noqa: PLR0913 - keyword-only, each of its own kind
        cls,
        path: str | os.PathLike[str],
        references: Iterable[Reference],
        *,
        embedder: object | None = None,
        vectors: str = "",
        name: str = "",
        coverage: Coverage | None = None,
        complete_for: Sequence[str] = (),
        created: date | None = None,
        snapshot: date | None = None,
        replace: bool = False,
        progress: Progress = ignore_progress,
    ) -> ReferenceIndex:
        """Write an index of ``references`` to the folder ``path`` and return it opened.

        ``vectors`` is the FAISS type of the title vectors (``Flat``, ``SQ8``, ``PQ64x4fs``), by default chosen by size.
        ``name`` is by default that of the folder, ``coverage`` partial, ``created`` today; ``snapshot`` is the date of
        the data. ``complete_for`` names venues and years, or kinds, of which it holds all: ``ACL 2017-2023``,
        ``kind:thesis 1990-2000``. ``replace`` puts the new index in the place of one that stands there. ``progress`` is
        told the stage, how much is done and of how much. Repeated references are kept once, a repeated id of another
        reference becomes ``id~2``. Raises ``IndexExistsError``, ``IndexBusyError``, ``ReferenceIndexError`` when it
        cannot be written, or ``ConfigurationError`` for a ``complete_for`` that names nothing.
        """
        recipe = Recipe(_embedder(embedder), vectors, progress)
        if vectors:
            check_vector_type(vectors, recipe.embedder.dimension)
        day = created or date.today()  # noqa: DTZ011 - the builder's own calendar day
        statement = Statement(
            name or Path(path).name,
            day.isoformat(),
            coverage or Coverage(CoverageLevel.PARTIAL, ""),
            tuple(map(parse_scope, complete_for)),
            snapshot.isoformat() if snapshot else "",
        )
        build_index(Path(path), references, recipe, statement, replace_old=replace)
        return cls.open(path, embedder=recipe.embedder)

    @classmethod
    def add(  # noqa: PLR0913 - keyword-only, each of its own kind
        cls,
        path: str | os.PathLike[str],
        references: Iterable[Reference],
        *,
        embedder: object | None = None,
        merge: bool = False,
        retractions: Retractions | None = None,
        progress: Progress = ignore_progress,
    ) -> ReferenceIndex:
        """Add ``references`` to the index at ``path`` and return it opened: as one build of all would have made it.

        With ``merge``, a reference to a work that the index holds becomes one record with the former one, under its id;
        ``retractions`` are joined to what the index holds already.

        Raises the errors of ``open`` and ``build``.
        """
        recipe = Recipe(_embedder(embedder), progress=progress)
        add_references(Path(path), references, recipe, merge=merge, retractions=retractions)
        return cls.open(path, embedder=recipe.embedder)

    @classmethod
    def remove(
        cls, path: str | os.PathLike[str], ids: Sequence[str], *, embedder: object | None = None
    ) -> ReferenceIndex:
        """Remove the references with these ids from the index at ``path`` and return it opened.

        Raises the errors of ``open`` and ``build``, and ``ReferenceIndexError`` for an id that it does not hold.
        """
        remove_references(Path(path), ids)
        return cls.open(path, embedder=embedder)

    @classmethod
    def compact(
        cls, path: str | os.PathLike[str], *, embedder: object | None = None, progress: Progress = ignore_progress
    ) -> ReferenceIndex:
        """Write the index at ``path`` anew, without what was removed, and return it opened.

        Moves an index of the former schema to this one; ``embedder`` may be another one than before. Raises the errors
        of ``open`` and ``build``.
        """
        recipe = Recipe(_embedder(embedder), progress=progress)
        compact_index(Path(path), recipe)
        return cls.open(path, embedder=recipe.embedder)

    @classmethod
    def starter(cls) -> ReferenceIndex:
        """Return the index that ships with citecheck: landmark works of many fields; partial."""
        return cls.open(shipped_path("starter/built"))

    def __len__(self) -> int:
        return len(self._contents)

    def __iter__(self) -> Iterator[Reference]:
        """Iterate over the references in the order in which they were stored."""
        return iter(self._contents)

    @property
    def version(self) -> str:
        """Name of the index and short digest of its contents, for reports."""
        return f"{self.manifest.name}@{self.manifest.digest[:12]}"

    @cached_property
    def _coverage(self) -> CoverageAnswers:
        return CoverageAnswers(self._contents)

    def search(self, citations: Sequence[Citation | str], k: int = 10) -> tuple[tuple[Candidate, ...], ...]:
        """Return up to ``k`` candidates for each citation (or text), best first.

        Identifiers and titles come first, then what words and vectors propose, by how like the titles are. Where a
        title surely is the one meant, little else is returned. Equal citations are searched once; the answer to one
        does not depend on the others.
        """
        queries = [Query.of(citation) for citation in citations]
        unique = list(dict.fromkeys(queries))
        contents = self._contents
        exact = find_exact(unique, contents)
        still_open = [None if hits.settled else query for query, hits in zip(unique, exact, strict=True)]
        titled = [
            title_probe(query, thorough=bool(hits.hits)) if query else None
            for query, hits in zip(still_open, exact, strict=True)
        ]
        lanes = Lanes(contents.records, contents.postings, contents.removed)
        near = lanes.find(titled, self._rows_near)
        unsure = [
            query if query and not (found and found[0].likeness >= NEAR_ENOUGH) else None
            for query, found in zip(still_open, near, strict=True)
        ]
        whole = lanes.find([string_probe(query) if query else None for query in unsure], self._rows_near)
        answers = {
            query: self._merge(hits, _alternate(first, second), k)
            for query, hits, first, second in zip(unique, exact, near, whole, strict=True)
        }
        return tuple(answers[query] for query in queries)

    def nearest(self, texts: Sequence[str], k: int = 10) -> tuple[tuple[Candidate, ...], ...]:
        """Return the ``k`` references nearest to each text by what they are about, with their cosine.

        A record is taken by its title, or by title and abstract where these are nearer.
        """
        found = find_nearest(self._contents, self.embedder, texts, k)
        return tuple(
            tuple(Candidate(self._contents.records[row], FoundBy.VECTOR, cosine) for row, cosine in some)
            for some in found
        )

    def coverage_of(self, citation: Citation) -> Coverage:
        """Return what it means for this index not to hold ``citation``."""
        return self._coverage.answer(citation.kind, citation.venue, citation.year)

    def _rows_near(self, texts: Sequence[str], k: int) -> list[list[int]]:
        """Return the rows whose titles are nearest to each text; faiss is loaded only if there is a text to search."""
        if not texts:
            return []
        found = self._contents.titles.search(encode(self.embedder, texts), k, self._contents.removed)
        return [[row for row, _ in some] for some in found]

    def _merge(self, exact: ExactHits, near: Sequence[Near], k: int) -> tuple[Candidate, ...]:
        """Return the exact hits, then the near ones; exact hits that settle nothing leave half of the places.

        Hundreds of works share a main title such as "Nobel Lecture" and would crowd out the one that was meant.
        """
        shown = dict(exact.hits[: (k + 1) // 2 if near else k])
        fresh = [item for item in near if item.row not in shown][: k - len(shown)]
        found = (Candidate(self._contents.records[item.row], item.found_by, item.likeness) for item in fresh)
        return (*shown.values(), *found)


def _embedder(model: object | None) -> Embedder:
    return _shipped() if model is None else adapt(model)


@cache
def _shipped() -> Embedder:
    """Return the default embedder, the same for all indexes of a process: it reads its pieces once."""
    return StaticEmbedder.load()


def _alternate(first: list[Near], second: list[Near]) -> list[Near]:
    """Return the rows of both lists in turn, each once; the first list alone when the second is empty."""
    if not second:
        return first
    mixed = (item for pair in zip_longest(first, second) for item in pair if item is not None)
    best: dict[int, Near] = {}
    for item in mixed:
        best.setdefault(item.row, item)
    return list(best.values())
