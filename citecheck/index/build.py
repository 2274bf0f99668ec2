"""Writing the files of a generation: records, keys and words in one pass over the references, then the vectors.

The same pass serves a new index and one that grows: of the former generation the records are linked, keys and words
merged, vectors extended; only what is new is computed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from citecheck.datatypes import Coverage, Reference
from citecheck.index import vectors
from citecheck.index.durable import link_or_copy
from citecheck.index.encoding import Progress, Recipe, encoded, sampled
from citecheck.index.ids import IdWriter
from citecheck.index.keys import KeyWriter
from citecheck.index.manifest import MANIFEST, Manifest, measure_file
from citecheck.index.postings import PostingWriter
from citecheck.index.records import RecordStore, RecordWriter, encode_record, part_files, records_name
from citecheck.index.removed import write_removed
from citecheck.index.scopes import Scope
from citecheck.index.tallies import Tallies
from citecheck.index.topics import TopicWriter
from citecheck.index.vectors import TITLES
from citecheck.index.venue_counts import VenueCountWriter
from citecheck.text.venues import venue_folding

if TYPE_CHECKING:
    from pathlib import Path

    from citecheck.index.contents import Contents

REPORTED_EVERY = 2_048
"""References between two reports of progress."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What an index says about itself: its name, the day it was made (ISO 8601), what its absence means.

    complete_for is what it holds all of, snapshot the date of its data, empty if that is not known.
    """

    name: str
    created: str
    coverage: Coverage
    complete_for: tuple[Scope, ...] = ()
    snapshot: str = ""


def write_generation(
    folder: Path, references: Iterable[Reference], recipe: Recipe, statement: Statement, former: Contents | None = None
) -> None:
    """Write an index of ``references``, behind those of ``former``, to ``folder``; equal input gives equal files.

    A reference that occurs twice is kept once. When two different references have one id, the later ones are renamed
    ``id~2``, ``id~3``: keys of BibTeX files are unique in their file only, and a build should not stop for that.
    """
    earlier = former.manifest if former else None
    rows = _Rows(former)
    number = max(earlier.parts) + 1 if earlier else 1
    rows.write_records(folder, number, references, recipe.progress)
    rows.write_keys(folder)
    if former:
        _link(former, folder)
    store = RecordStore(folder, rows.n_rows, (*earlier.parts, number) if earlier else (number,))
    kind = earlier.vectors if earlier else recipe.vectors or vectors.vector_type(len(store), recipe.embedder.dimension)
    _write_titles(folder, store, kind, recipe, former)
    n_topics, topic_kind = rows.topics.write(folder, store, recipe, former)
    n_removed = earlier.n_removed if earlier else 0
    manifest = Manifest(
        name=statement.name,
        created=statement.created,
        n_references=len(store) - n_removed,
        kinds=rows.tallies.kinds,
        embedder=recipe.embedder.fingerprint,
        dimension=recipe.embedder.dimension,
        vectors=kind,
        stated=statement.coverage,
        files=(),
        parts=store.parts,
        n_removed=n_removed,
        n_topics=n_topics,
        topics=topic_kind,
        sources=rows.tallies.sources,
        licences=rows.tallies.licences,
        complete_for=statement.complete_for,
        snapshot=statement.snapshot,
        venues=venue_folding(),
    )
    write_manifest(folder, manifest, earlier)


def write_manifest(folder: Path, manifest: Manifest, former: Manifest | None = None) -> None:
    """Write ``manifest`` with the files of ``folder``; those of ``former`` records are not measured again."""
    linked = {entry.name: entry for entry in former.files if entry.name in part_files(former.parts)} if former else {}
    names = sorted(file.name for file in folder.iterdir())
    files = tuple(linked.get(name) or measure_file(folder / name) for name in names)
    (folder / MANIFEST).write_bytes(replace(manifest, files=files).render())


def _link(former: Contents, folder: Path) -> None:
    for name in part_files(former.manifest.parts):
        link_or_copy(former.folder / name, folder / name)
    if former.removed:
        write_removed(folder, former.removed)


class _Rows:
    """The pass over the references: their records, and what is collected from each."""

    def __init__(self, former: Contents | None) -> None:
        self._former = former
        self.n_rows = former.manifest.n_rows if former else 0
        self.tallies = Tallies(former.manifest if former else None)
        self.topics = TopicWriter()
        self._venues = VenueCountWriter()
        self._keys, self._postings, self._ids = KeyWriter(), PostingWriter(), IdWriter()

    def write_records(self, folder: Path, number: int, references: Iterable[Reference], progress: Progress) -> None:
        first_row = self.n_rows
        with (folder / records_name(number)).open("wb") as file:
            records = RecordWriter(folder, number, file)
            for reference, record in _distinct(references, self._former):
                records.write(record)
                for writer in (self._keys, self._postings, self._ids, self._venues, self.topics):
                    writer.add(reference, self.n_rows)
                self.tallies.add(reference)
                self.n_rows += 1
                if self.n_rows % REPORTED_EVERY == 0:
                    progress("references", self.n_rows - first_row, None)
            records.finish()
        progress("references", self.n_rows - first_row, self.n_rows - first_row)

    def write_keys(self, folder: Path) -> None:
        self._keys.write(folder, self._former.keys.entries if self._former else None)
        self._postings.write(folder, self._former.postings if self._former else None)
        self._ids.write(folder, self._former.folder if self._former else None)
        if self._former:
            self._venues.write(folder, self._former.venues, self._former.gone)
        else:
            self._venues.write(folder)


def _distinct(references: Iterable[Reference], former: Contents | None) -> Iterator[tuple[Reference, bytes]]:
    """Yield each reference once, with its record, under an id of its own."""
    digests: dict[str, bytes] = {}

    def digest_of(reference_id: str) -> bytes | None:
        row = former.ids.find(reference_id) if former and reference_id not in digests else None
        return digests.get(reference_id) if former is None or row is None else _digest(former.records.encoded(row))

    for reference in references:
        kept, number = reference, 1
        record = encode_record(reference)
        while (taken := digest_of(kept.id)) is not None and taken != _digest(record):
            number += 1
            kept = replace(reference, id=f"{reference.id}~{number}")
            record = encode_record(kept)
        if taken is None:
            digests[kept.id] = _digest(record)
            yield kept, record


def _digest(record: bytes) -> bytes:
    return blake2b(record, digest_size=16).digest()


def _write_titles(folder: Path, store: RecordStore, kind: str, recipe: Recipe, former: Contents | None) -> None:
    first_row = former.manifest.n_rows if former else 0
    chunks = encoded(recipe, "titles", range(first_row, len(store)), store.title)
    if former:
        vectors.extend_vectors(folder / TITLES, former.folder / TITLES, chunks)
        return
    sample = sampled(recipe.embedder, kind, range(len(store)), store.title)
    vectors.write_vectors(folder / TITLES, kind, recipe.embedder.dimension, sample, chunks)
