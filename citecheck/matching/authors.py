"""Compare two author lists: who is on both, in which order, who is missing and who was added.

"et al." and cut lists are style: the listed names must then be the first ones. An added name, an exchanged name or
an exchanged first author is a contradiction, whatever share of the rest agrees.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from citecheck.datatypes import FieldComparison, FieldName, Outcome, PersonName
from citecheck.matching.people import compare_people

CUT_LIST_MIN = 3
"""Names that a list cut short without "et al." keeps (styles cut after 3, 6, 7, 10 or 20 names); the first author may
also stand alone for as many. One name left out of two or three is no short form."""
_COLLABORATION = re.compile(
    r"(?i)collaborat|consorti|\b(?:group|team|network|project|committee|investigators|initiative)\b"
)
NOT_CLAIMED, CUT_SHORT = "no authors claimed", "list cut short without et al."
UNREAD = frozenset({NOT_CLAIMED, CUT_SHORT})
"""Rules of agreement or silence that rest on a list which may have been read only in part."""
SHOWN = 6
"""Names of a long list that a comparison shows."""


@dataclass(frozen=True, slots=True)
class _Pairing:
    """Which claimed name (index) met which recorded one, and how."""

    pairs: tuple[tuple[int, int, Outcome], ...]
    n_claimed: int
    n_recorded: int

    @property
    def in_order(self) -> bool:
        places = [place for _, place, _ in self.pairs]
        return places == sorted(places)

    @property
    def is_prefix(self) -> bool:
        return [place for _, place, _ in self.pairs] == list(range(self.n_claimed))


def compare_authors(
    claimed: tuple[PersonName, ...], recorded: tuple[PersonName, ...], *, truncated: bool = False, partial: bool = False
) -> FieldComparison:
    """Return how the claimed authors compare with the recorded ones, with the name of the rule that decided.

    ``truncated``: the claimed list ends in "et al.". ``partial``: the text does not give a full list anyway (a work
    named in running text), so that any of the authors, first one first, is enough.
    """
    outcome, rule = _compare(claimed, recorded, truncated=truncated, partial=partial)
    return FieldComparison(FieldName.AUTHORS, _listed(claimed, truncated=truncated), _listed(recorded), outcome, rule)


def agreeing_share(claimed: tuple[PersonName, ...], recorded: tuple[PersonName, ...]) -> float:
    """Return the share in [0, 1] of the claimed authors that are on record; 0 when none is claimed."""
    return len(_pair(claimed, recorded).pairs) / len(claimed) if claimed else 0.0


def _compare(
    claimed: tuple[PersonName, ...], recorded: tuple[PersonName, ...], *, truncated: bool, partial: bool
) -> tuple[Outcome, str]:
    claimed, recorded = _lettered(claimed), _lettered(recorded)
    if not claimed or not recorded:
        return Outcome.MISSING, NOT_CLAIMED if not claimed else "no authors on record"
    found = _pair(claimed, recorded)
    if _is_collective(claimed) != _is_collective(recorded) and not found.pairs:
        return _compare_collective(claimed, recorded)
    if len(found.pairs) < len(claimed):
        return Outcome.CONFLICT, _contradiction(found)
    worst = max((outcome for _, _, outcome in found.pairs), key=_ORDER.index)
    if len(claimed) == len(recorded):
        if found.in_order:
            return worst, "same authors"
        return Outcome.NEAR, "order differs"
    return _compare_shorter(found, worst, truncated=truncated, partial=partial)


_ORDER = (Outcome.EXACT, Outcome.EQUIVALENT, Outcome.NEAR)


def _compare_shorter(found: _Pairing, worst: Outcome, *, truncated: bool, partial: bool) -> tuple[Outcome, str]:
    """Every claimed author is on record, and the record has more."""
    if truncated or partial:
        places = {place for _, place, _ in found.pairs}
        if 0 not in places:
            return Outcome.CONFLICT, "first author differs"
        first = set(range(found.n_claimed))
        with_last = first - {found.n_claimed - 1} | {found.n_recorded - 1}
        if partial or places in (first, with_last):
            return max(worst, Outcome.EQUIVALENT, key=_ORDER.index), "list cut short"
        return Outcome.CONFLICT, "authors left out"
    if not found.is_prefix:
        return Outcome.CONFLICT, "authors left out"
    if found.n_claimed >= CUT_LIST_MIN or (found.n_claimed == 1 and found.n_recorded >= CUT_LIST_MIN):
        return Outcome.NEAR, CUT_SHORT
    return Outcome.CONFLICT, "authors left out"


def _lettered(names: tuple[PersonName, ...]) -> tuple[PersonName, ...]:
    """Return the names that hold a letter; stray punctuation in a list is nobody's name."""
    return tuple(name for name in names if any(map(str.isalpha, name.family or name.literal)))


def _contradiction(found: _Pairing) -> str:
    agreeing = len(found.pairs)
    if not agreeing:
        return "all authors differ"
    if agreeing == found.n_recorded:
        return "authors added"
    if 0 not in {place for place, _, _ in found.pairs} or 0 not in {place for _, place, _ in found.pairs}:
        return "first author differs"
    return "authors exchanged" if agreeing * 2 >= found.n_claimed else "most authors differ"


def _is_collective(names: tuple[PersonName, ...]) -> bool:
    return all(name.literal for name in names)


def _compare_collective(claimed: tuple[PersonName, ...], recorded: tuple[PersonName, ...]) -> tuple[Outcome, str]:
    """A collaboration stands for its many members; a literal that is no collaboration says nothing about persons."""
    people, collective = (recorded, claimed) if _is_collective(claimed) else (claimed, recorded)
    if len(people) > SHOWN and any(_COLLABORATION.search(name.literal) for name in collective):
        return Outcome.EQUIVALENT, "collaboration for its members"
    return Outcome.CONFLICT, "organisation against persons"


def _pair(claimed: tuple[PersonName, ...], recorded: tuple[PersonName, ...]) -> _Pairing:
    """Pair each claimed name with the best free recorded one, the one in the same place first."""
    free = list(range(len(recorded)))
    pairs: list[tuple[int, int, Outcome]] = []
    for index, name in enumerate(claimed):
        places = sorted(free, key=lambda place: abs(place - index))
        best: tuple[int, Outcome] | None = None
        for place in places:
            outcome = compare_people(name, recorded[place])
            if outcome is not Outcome.CONFLICT and (best is None or _ORDER.index(outcome) < _ORDER.index(best[1])):
                best = (place, outcome)
                if outcome is Outcome.EXACT:
                    break
        if best:
            free.remove(best[0])
            pairs.append((index, *best))
    return _Pairing(tuple(pairs), len(claimed), len(recorded))


def _listed(names: tuple[PersonName, ...], *, truncated: bool = False) -> str:
    shown = "; ".join(str(name) for name in names[:SHOWN])
    return f"{shown} et al." if names and (truncated or len(names) > SHOWN) else shown
