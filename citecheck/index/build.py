"""Building an index folder from references: records and keys in one pass, then the vectors of their titles."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

from citecheck.datatypes import Coverage, CoverageLevel, Kind, Reference
from citecheck.index import vectors
from citecheck.index.folders import new_folder
from citecheck.index.keys import KEYS, ROWS, KeyWriter
from citecheck.index.manifest import MANIFEST, Manifest, measure_file
from citecheck.index.records import OFFSETS, RECORDS, RecordStore, RecordWriter, record_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from citecheck.embedders.base import Embedder

FILES = tuple(sorted((RECORDS, OFFSETS, KEYS, ROWS, vectors.VECTORS)))
"""The files of an index, beside its manifest."""
CHUNK = 2_048
"""Titles that are encoded at a time."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What an index says about itself: its name, the day it was made (ISO 8601), what its absence means."""

    name: str
    created: str = ""
    coverage: Coverage | None = None


def build_folder(
    path: Path, references: Iterable[Reference], embedder: Embedder, statement: Statement, *, replace_old: bool = False
) -> None:
    """Write an index of ``references`` to ``path``, whole or not at all; equal input gives equal files.

    A reference that occurs twice is kept once. When two different references have one id, the later ones are renamed
    ``id~2``, ``id~3``: keys of BibTeX files are unique in their file only, and a build should not stop for that.
    """
    with new_folder(path, replace=replace_old) as folder:
        kinds = _write_records(folder, references)
        n_references = sum(kinds.values())
        kind = vectors.vector_type(n_references, embedder.dimension)
        store = RecordStore(folder, n_references)
        sample = _sample(store, embedder, kind)
        vectors.write_vectors(folder, kind, embedder.dimension, sample, _chunks(store, embedder))
        created = statement.created or date.today().isoformat()  # noqa: DTZ011 - the builder's own calendar day
        manifest = Manifest(
            name=statement.name,
            created=created,
            n_references=n_references,
            kinds=tuple((kind, kinds[kind]) for kind in sorted(kinds)),
            embedder=embedder.fingerprint,
            dimension=embedder.dimension,
            vectors=kind,
            coverage=_coverage(replace(statement, created=created), n_references),
            files=tuple(measure_file(folder / name) for name in FILES),
        )
        (folder / MANIFEST).write_bytes(manifest.render())


def _write_records(folder: Path, references: Iterable[Reference]) -> Counter[Kind]:
    kinds: Counter[Kind] = Counter()
    keys = KeyWriter()
    with (folder / RECORDS).open("wb") as file:
        records = RecordWriter(folder, file)
        for reference, line in _distinct(references):
            keys.add(reference, records.write(line))
            kinds[reference.kind] += 1
        records.finish()
    keys.write(folder)
    return kinds


def _distinct(references: Iterable[Reference]) -> Iterator[tuple[Reference, bytes]]:
    """Yield each reference once, with its line, under an id of its own."""
    digests: dict[str, bytes] = {}
    for reference in references:
        line = record_line(reference)
        digest = blake2b(line, digest_size=16).digest()
        if digests.get(reference.id) == digest:
            continue
        new_id, number = reference.id, 1
        while new_id in digests:
            number += 1
            new_id = f"{reference.id}~{number}"
            if digests.get(new_id) == digest:
                break
        else:
            digests[new_id] = digest
            kept = reference if new_id == reference.id else replace(reference, id=new_id)
            yield kept, line if kept is reference else record_line(kept)


def _sample(store: RecordStore, embedder: Embedder, kind: str) -> vectors.Matrix:
    n_wanted = 0 if kind == "Flat" else min(len(store), vectors.TRAINING_SAMPLE)
    rows = np.linspace(0, len(store) - 1, n_wanted, dtype=np.int64).tolist()
    return vectors.encode(embedder, [store[row].title for row in rows])


def _chunks(store: RecordStore, embedder: Embedder) -> Iterator[vectors.Matrix]:
    for start in range(0, len(store), CHUNK):
        rows = range(start, min(start + CHUNK, len(store)))
        yield vectors.encode(embedder, [store[row].title for row in rows])


def _coverage(statement: Statement, n_references: int) -> Coverage:
    level = statement.coverage.level if statement.coverage else CoverageLevel.PARTIAL
    reason = statement.coverage.reason if statement.coverage else ""
    words = f"index {statement.name} of {n_references:,} references ({level.value}), built {statement.created}"
    return Coverage(level, reason or words)
