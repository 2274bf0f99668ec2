"""What it means that an index does not hold a work: by what its builder claims, and by what it holds of its like."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from citecheck.datatypes import Coverage, CoverageLevel, Kind
from citecheck.index.scopes import Scope
from citecheck.index.venue_counts import hash_venue
from citecheck.text.venues import venue_folding

if TYPE_CHECKING:
    from citecheck.index.contents import Contents

UNLIKE_PAPERS = frozenset({Kind.WEBPAGE, Kind.SOFTWARE, Kind.DATASET, Kind.STANDARD, Kind.LEGAL})
"""Kinds that nobody takes for a paper or a book: an index without any says nothing about them."""
MAX_REMEMBERED = 1 << 16
"""Answers that are kept, so that what is asked again costs a look."""
LONGEST_NAME = 80
"""Characters of a venue's name that are repeated in words."""


class CoverageAnswers:
    """Answers for one index what absence means; what was once answered is remembered."""

    def __init__(self, contents: Contents) -> None:
        self._contents = contents
        self._whole = contents.manifest.coverage
        self._by_venue: dict[int, list[Scope]] = defaultdict(list)
        for scope in contents.manifest.complete_for:
            self._by_venue[hash_venue(scope.venue) if scope.venue else 0].append(scope)
        self._counted = contents.manifest.venues == venue_folding()
        self._known: dict[tuple[Kind, str | None, int | None], Coverage] = {}

    def answer(self, kind: Kind, venue: str | None, year: int | None) -> Coverage:
        """Return what it means not to hold a work of this kind, venue and year, as far as they are claimed."""
        asked = (kind, venue, year)
        known = self._known.get(asked)
        if known is None:
            if len(self._known) >= MAX_REMEMBERED:
                self._known.clear()
            known = self._known[asked] = self._answer(kind, venue, year)
        return known

    def explain(self, scope: Scope) -> tuple[str, ...]:
        """Return in sentences what is held of ``scope``, what is claimed of it, and what a miss there means."""
        manifest = self._contents.manifest
        hashed = hash_venue(scope.venue) if scope.venue else 0
        claimed = next((claim for claim in self._claims(scope.kind, hashed) if _spans(claim, scope)), None)
        name = manifest.name
        if manifest.stated.level is CoverageLevel.COMPLETE:
            claim = f"{name} claims to hold every work that may be cited: what is not found there may not be cited."
        elif claimed:
            claim = f"{name} claims to hold all of {claimed}: a work of {scope} that is not found there is an error."
        else:
            claim = f"{name} does not claim to hold all of {scope}: a work that is not found there may well exist."
        return f"{self._held(scope, hashed)}, as of {manifest.state}.", claim

    def _held(self, scope: Scope, hashed: int) -> str:
        name = self._contents.manifest.name
        if scope.kind:
            dated = "" if scope.first is None and scope.last is None else " in all years"
            return f"{name} holds {_works(self._contents.manifest.count(scope.kind))} of {scope.kind.value}{dated}"
        if not self._counted:
            return f"{name} counts venues by other rules, until it is compacted"
        n_works = self._contents.venues.held(hashed, scope.first, scope.last)
        n_others = self._contents.venues.held(hashed) - n_works
        others = f", and {_works(n_others)} of other years" if n_others else ""
        return f"{name} holds {_works(n_works) if n_works else 'nothing'} of {scope}{others}"

    def _answer(self, kind: Kind, venue: str | None, year: int | None) -> Coverage:
        level, words = self._whole.level, self._whole.reason
        if kind in UNLIKE_PAPERS and not self._contents.manifest.count(kind):
            return Coverage(CoverageLevel.NONE, f"{words}, holds no works of kind {kind.value}", words)
        if level is CoverageLevel.COMPLETE:
            return self._whole
        hashed = hash_venue(venue) if venue else 0
        claimed = next((scope for scope in self._claims(kind, hashed) if scope.includes(year)), None)
        parts = [words, *([f"complete for {claimed}"] if claimed else []), *self._holdings(hashed, venue or "", year)]
        level = CoverageLevel.COMPLETE if claimed else level
        return Coverage(level, ", ".join(parts), words) if len(parts) > 1 else self._whole

    def _claims(self, kind: Kind | None, hashed: int) -> list[Scope]:
        by_kind = [scope for scope in self._by_venue.get(0, ()) if kind and scope.kind is kind]
        return [*(self._by_venue.get(hashed, ()) if hashed else ()), *by_kind]

    def _holdings(self, hashed: int, venue: str, year: int | None) -> tuple[str, ...]:
        if not hashed or not self._counted:
            return ()
        name = venue if len(venue) <= LONGEST_NAME else f"{venue[:LONGEST_NAME]}…"
        dated = name if year is None or str(year) in name else f"{name} {year}"
        n_works = self._contents.venues.held(hashed, year, year)
        if n_works:
            return (f"holds {_works(n_works)} of {dated}",)
        others = self._contents.venues.held(hashed) if year is not None else 0
        return (f"holds nothing of {dated}{f', {others:,} of other years' if others else ''}",)


def _works(count: int) -> str:
    return f"{count:,} work{'s' if count != 1 else ''}"


def _spans(claim: Scope, asked: Scope) -> bool:
    """Tell whether all years that are asked for are among those claimed."""
    begins = claim.first is None or (asked.first is not None and claim.first <= asked.first)
    return begins and (claim.last is None or (asked.last is not None and asked.last <= claim.last))
