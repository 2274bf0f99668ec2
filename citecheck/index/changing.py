"""Changes of an index that stands: add, remove, compact. Each is a new generation; what stays is linked or extended."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from citecheck.errors import EmbedderMismatchError, ReferenceIndexError
from citecheck.index.build import Statement, write_generation, write_manifest
from citecheck.index.contents import Contents
from citecheck.index.durable import link_or_copy
from citecheck.index.generations import new_generation
from citecheck.index.layout import current_generation
from citecheck.index.manifest import Manifest, check_files, read_manifest, read_manifest_data
from citecheck.index.merging.joining import join_index
from citecheck.index.migrating import FIRST_SCHEMA, read_first_schema
from citecheck.index.removed import REMOVED, write_removed
from citecheck.index.retractions import Retractions
from citecheck.index.topics import topic_type
from citecheck.index.vectors import vector_type
from citecheck.index.venue_counts import VENUE_FILES, VenueCountWriter
from citecheck.text.venues import venue_folding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from citecheck.datatypes import Reference
    from citecheck.embedders.base import Embedder
    from citecheck.index.encoding import Recipe

MAX_PARTS = 32
"""Files of records in one index; one more addition writes all records anew."""
MAX_REMOVED_SHARE = 0.25
"""Share of removed rows beyond which the next addition leaves them out for good."""


def build_index(
    path: Path, references: Iterable[Reference], recipe: Recipe, statement: Statement, *, replace_old: bool
) -> None:
    """Write an index of ``references`` to ``path``, whole or not at all; equal input gives equal files."""
    with new_generation(path, expect="any" if replace_old else "absent") as draft:
        write_generation(draft.folder, references, recipe, statement)


def add_references(
    path: Path,
    references: Iterable[Reference],
    recipe: Recipe,
    *,
    merge: bool = False,
    retractions: Retractions | None = None,
) -> None:
    """Put ``references`` behind those of the index at ``path``: the result is that of one build of both.

    With ``merge``, one of a work that the index holds takes the place of the former record, which is removed; so do
    records that ``retractions`` have something to say of.

    Vectors of the new ones are coded by the quantiser that the index has. Where its size asks for vectors of another
    type, or much was removed, or its records are in many parts, the index is written anew. Raises
    ``EmbedderMismatchError`` for another embedder than that of the index.
    """
    with _changed(path) as (folder, standing):
        check_embedder(path, standing.manifest, recipe.embedder)
        former, fresh = standing, tuple(references)
        if merge or retractions:
            replaced, fresh = join_index(standing, fresh, merge=merge, retractions=retractions or Retractions())
            former = standing.without(replaced)
        n_abstracts = sum(bool(reference.abstract) for reference in fresh)
        if _grows_in_place(former.manifest, len(fresh), n_abstracts):
            write_generation(folder, fresh, recipe, _statement(former.manifest), former)
        else:
            kept = replace(recipe, vectors=recipe.vectors or chosen_type(former.manifest))
            write_generation(folder, chain(former, fresh), kept, _statement(former.manifest))


def remove_references(path: Path, ids: Sequence[str]) -> None:
    """Remove the references with these ids from the index at ``path``; their records stay until it is compacted.

    Raises ``ReferenceIndexError`` naming the ids that the index does not hold; then nothing is removed.
    """
    with _changed(path) as (folder, former):
        found = {reference_id: former.ids.find(reference_id) for reference_id in ids}
        missing = [reference_id for reference_id, row in found.items() if row is None]
        if missing:
            raise ReferenceIndexError(
                f"{path} holds no reference with the id {', '.join(missing[:10])}; nothing was removed; "
                f"citecheck index search {path} TEXT shows the ids"
            )
        left = former.without({row for row in found.values() if row is not None})
        write_removed(folder, left.removed)
        for entry in former.manifest.files:
            if entry.name not in {REMOVED, *VENUE_FILES}:
                link_or_copy(former.folder / entry.name, folder / entry.name)
        VenueCountWriter().write(folder, former.venues, left.gone)
        write_manifest(folder, left.manifest, former.manifest)


def compact_index(path: Path, recipe: Recipe) -> None:
    """Write the index at ``path`` anew: without what was removed, in one part, in the schema of this version.

    The embedder may be another one than before: all vectors are computed.
    """
    with new_generation(path, expect="present") as draft:
        generation = current_generation(path)
        data = read_manifest_data(generation)
        if data["schema"] == FIRST_SCHEMA:
            name, created, coverage, references = read_first_schema(generation.folder, data)
            write_generation(draft.folder, references, recipe, Statement(name, created, coverage))
            return
        manifest = read_manifest(generation, older=True)
        check_files(generation.folder, manifest)
        former = Contents(generation.folder, manifest)
        chosen = chosen_type(manifest) if manifest.dimension == recipe.embedder.dimension else ""
        kept = replace(recipe, vectors=recipe.vectors or chosen)
        write_generation(draft.folder, former, kept, _statement(manifest))


def check_embedder(path: Path, manifest: Manifest, embedder: Embedder) -> None:
    """Raise ``EmbedderMismatchError`` unless ``embedder`` is the one that the index was built with."""
    if (manifest.embedder, manifest.dimension) != (embedder.fingerprint, embedder.dimension):
        raise EmbedderMismatchError(
            f"{path} was built with embedder {manifest.embedder} ({manifest.dimension} dimensions) and cannot be "
            f"searched with {embedder.fingerprint} ({embedder.dimension}); open it with the embedder that it was "
            f"built with, or compute its vectors anew: citecheck index compact {path}"
        )


def chosen_type(manifest: Manifest) -> str:
    """Return the type of the vectors if somebody chose it, ``""`` if it follows from the size of the index."""
    return "" if manifest.vectors == vector_type(manifest.n_rows, manifest.dimension) else manifest.vectors


@contextmanager
def _changed(path: Path) -> Iterator[tuple[Path, Contents]]:
    """Give the folder of a new generation and the contents of the one that it follows."""
    with new_generation(path, expect="present") as draft:
        generation = current_generation(path)
        manifest = read_manifest(generation)
        check_files(generation.folder, manifest)
        yield draft.folder, Contents(generation.folder, manifest)


def _grows_in_place(manifest: Manifest, n_fresh: int, n_abstracts: int) -> bool:
    n_rows = manifest.n_rows + n_fresh
    same_type = chosen_type(manifest) or manifest.vectors == vector_type(n_rows, manifest.dimension)
    few_removed = manifest.n_removed <= MAX_REMOVED_SHARE * manifest.n_rows
    topics_fit = not manifest.n_topics or manifest.topics == topic_type(
        manifest.n_topics + n_abstracts, manifest.dimension
    )
    same_venues = manifest.venues == venue_folding()
    return bool(same_venues and same_type and topics_fit and few_removed and len(manifest.parts) < MAX_PARTS)


def _statement(manifest: Manifest) -> Statement:
    return Statement(manifest.name, manifest.created, manifest.stated, manifest.complete_for, manifest.snapshot)
