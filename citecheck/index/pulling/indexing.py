"""What a pulled collection does to an index: its references are merged into it, or its notices joined to it."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from citecheck.datatypes import Coverage
from citecheck.errors import ConfigurationError, IndexMissingError, ReferenceFileError
from citecheck.index import ReferenceIndex, Retractions, describe, merge_references
from citecheck.index.pulling.extracts import read_extracts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from citecheck.index.pulling.filters import Selection
    from citecheck.index.pulling.recipes import Recipe
    from citecheck.index.pulling.watching import Watcher


def has_index(folder: Path) -> bool:
    """Tell whether an index stands in ``folder``; raises ``ReferenceIndexError`` for one that cannot be used."""
    try:
        describe(folder)
    except IndexMissingError:
        return False
    return True


def check_notices(recipe: Recipe, into: Path, selection: Selection) -> None:
    """Raise ``ConfigurationError`` where notices cannot be joined: they need an index, and no filter fits them."""
    if selection.written:
        raise ConfigurationError(f"{recipe.name} holds {recipe.holds}, to which no filter applies; pull it without")
    if not has_index(into):
        raise ConfigurationError(
            f"{recipe.name} holds {recipe.holds}, which are joined to the references of an index, and {into} is none; "
            "build or pull one first, or pull without --into to download only"
        )


def index_references(
    recipe: Recipe, into: Path, extracts: tuple[Path, ...], selection: Selection, watcher: Watcher
) -> ReferenceIndex:
    """Return the index at ``into`` with the references of ``extracts`` in it, one for each work."""
    references = read_extracts(extracts)
    first = next(references, None)
    if first is None:
        raise ReferenceFileError(
            f"{recipe.name} holds no reference that fits {selection}; choose other filters"
            if selection.written
            else f"{recipe.name} holds no reference"
        )
    found = itertools.chain((first,), references)
    if has_index(into):
        return ReferenceIndex.add(into, found, merge=True, progress=watcher.built)
    stated = recipe.stated
    reason = f"{stated.reason}; only {selection}" if selection.written else stated.reason
    coverage = Coverage(stated.level, reason)
    return ReferenceIndex.build(into, merge_references(found, watcher.built), coverage=coverage, progress=watcher.built)


def join_notices(into: Path, files: Iterable[Path], watcher: Watcher) -> ReferenceIndex:
    """Return the index at ``into``, its references marked with what the notices in ``files`` say of them."""
    notices = Retractions()
    for file in files:
        notices.add(file)
    return ReferenceIndex.add(into, (), retractions=notices, progress=watcher.built)
