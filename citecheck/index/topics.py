"""What records with an abstract are about: vectors of title and abstract together, and the words of both.

The vectors know what is related, the words what is meant; a topic is found by both. ``topic_rows.npy`` says which row
each vector of ``topics.faiss`` belongs to (``uint32``, ascending); its place there is its place in the table of words.
Records without an abstract are represented by the vectors of their titles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from citecheck.errors import IndexDamagedError
from citecheck.index import topic_words, vectors
from citecheck.index.encoding import encoded, sampled
from citecheck.index.records import load_array, save_array
from citecheck.index.topic_words import TopicWordTable, TopicWordWriter

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from citecheck.datatypes import Reference
    from citecheck.index.contents import Contents
    from citecheck.index.encoding import Recipe
    from citecheck.index.manifest import Manifest
    from citecheck.index.records import RecordStore

TOPICS, TOPIC_ROWS = "topics.faiss", "topic_rows.npy"
TOPIC_FILES = (TOPICS, TOPIC_ROWS, *topic_words.FILES)
MAX_SQ8 = 1_000_000
"""Up to this many vectors of abstracts are kept in one byte per coordinate: topics differ finely."""


def topic_text(reference: Reference) -> str:
    """Return what stands for the topic of ``reference``."""
    return f"{reference.title}. {reference.abstract}"


def topic_type(n_topics: int, dimension: int) -> str:
    """Return the FAISS type of so many vectors of abstracts."""
    return vectors.vector_type(n_topics, dimension, MAX_SQ8)


class TopicWriter:
    """Collects the rows that have an abstract and their words, and writes these with their vectors."""

    def __init__(self) -> None:
        self._rows: list[int] = []
        self._words = TopicWordWriter()

    def add(self, reference: Reference, row: int) -> None:
        """Note ``row`` and its words if ``reference`` has an abstract."""
        if reference.abstract:
            self._rows.append(row)
            self._words.add(reference)

    def write(self, folder: Path, store: RecordStore, recipe: Recipe, former: Contents | None) -> tuple[int, str]:
        """Write the files, if there is anything to write; return the number of vectors and their type."""
        earlier = former.topics if former else None
        rows = np.concatenate([earlier.rows, self._rows]) if earlier else np.array(self._rows)
        if not len(rows):
            return 0, ""
        save_array(folder / TOPIC_ROWS, rows.astype(np.uint32))
        self._words.write(folder, earlier.words if earlier else None)

        def text_of(row: int) -> str:
            return topic_text(store[row])

        chunks = encoded(recipe, "abstracts", self._rows, text_of)
        if former and earlier:
            vectors.extend_vectors(folder / TOPICS, former.folder / TOPICS, chunks)
            return len(rows), former.manifest.topics
        kind = topic_type(len(rows), recipe.embedder.dimension)
        sample = sampled(recipe.embedder, kind, self._rows, text_of)
        vectors.write_vectors(folder / TOPICS, kind, recipe.embedder.dimension, sample, chunks)
        return len(rows), kind


class TopicTable:
    """The vectors and words of abstracts of an index."""

    def __init__(self, folder: Path, manifest: Manifest, removed: Collection[int] = ()) -> None:
        """Load them; ``removed`` rows are not found. Raises ``IndexDamagedError`` when they contradict the manifest."""
        self.rows = load_array(folder / TOPIC_ROWS, np.uint32)
        if len(self.rows) != manifest.n_topics or int(self.rows.max()) >= manifest.n_rows:
            raise IndexDamagedError(f"{folder / TOPIC_ROWS} does not fit its vectors; build the index again")
        self.removed = frozenset(np.flatnonzero(np.isin(self.rows, list(removed))).tolist())
        self.vectors = vectors.VectorTable(folder / TOPICS, manifest.n_topics, manifest.dimension)
        self.words = TopicWordTable(folder, manifest.n_topics, self.removed)
