"""How many references of an index are of which kind, from which source, under which licence: counted as they come."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citecheck.datatypes import Kind, Reference
    from citecheck.index.manifest import Manifest


class Tallies:
    """Counts by kind, source and licence. A reference of two sources counts for both, one without for none."""

    def __init__(self, former: Manifest | None = None) -> None:
        """Begin with the counts of ``former``, or at nothing."""
        self._kinds: Counter[Kind] = Counter(dict(former.kinds) if former else {})
        self._sources: Counter[str] = Counter(dict(former.sources) if former else {})
        self._licences: Counter[str] = Counter(dict(former.licences) if former else {})

    def add(self, reference: Reference, by: int = 1) -> None:
        """Count ``reference``; with -1 for ``by`` no longer."""
        self._kinds[reference.kind] += by
        for source in {item.source for item in reference.provenance}:
            self._sources[source] += by
        for licence in {item.licence for item in reference.provenance if item.licence}:
            self._licences[licence] += by

    @property
    def kinds(self) -> tuple[tuple[Kind, int], ...]:
        """The kinds that occur with their counts, as they stand in a manifest."""
        return tuple((kind, self._kinds[kind]) for kind in sorted(self._kinds) if self._kinds[kind])

    @property
    def sources(self) -> tuple[tuple[str, int], ...]:
        """The sources with their counts."""
        return _sorted(self._sources)

    @property
    def licences(self) -> tuple[tuple[str, int], ...]:
        """The licences with their counts."""
        return _sorted(self._licences)


def _sorted(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple((name, counts[name]) for name in sorted(counts) if counts[name])
