"""Which records of a group are one work: the best agreement first, until no two of what is left are the same."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from citecheck.index.merging.combining import combine, rank
from citecheck.index.merging.keys import keys_of
from citecheck.index.merging.same_work import Relation, relate

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from citecheck.datatypes import Reference

MOST_COMPARED = 32
"""Works with which one is compared for a key that they share; more share a title that means nothing."""
MOST_KEPT = 16
"""Records of a work that are combined anew when one is added; before that, what they make counts as one record."""


@dataclass(eq=False, slots=True)
class Work:
    """The records found to be one work so far: the rows they came from, themselves, and what they make."""

    rows: list[int]
    records: list[Reference]
    reference: Reference
    keys: list[int]
    order: tuple[object, ...]


def resolve(rows: Sequence[int], records: Sequence[Reference]) -> tuple[list[Work], list[tuple[Work, Work]]]:
    """Return the works of a group, and the pairs of them that are versions of each other.

    The result does not depend on the order of the records, as long as no key is shared by more than ``MOST_COMPARED``.
    """
    order = sorted(range(len(records)), key=lambda place: _order(records[place]))
    waiting = [_work([rows[place]], [records[place]]) for place in reversed(order)]
    standing: dict[int, list[Work]] = defaultdict(list)
    while waiting:
        work = waiting.pop()
        same = _most_alike(work, standing)
        if same is None:
            for key in work.keys:
                standing[key].append(work)
            continue
        for key in same.keys:
            standing[key].remove(same)
        waiting.append(_united(same, work))
    works = list({id(work): work for some in standing.values() for work in some}.values())
    return works, _versions(works, standing)


def _order(reference: Reference) -> tuple[object, ...]:
    """Return what puts the most believed record first, by contents alone."""
    ranks = tuple(-value for value in rank(reference))
    return ranks, reference.id, reference.title, reference.year or 0, reference.venue or "", reference.provenance != ()


def _work(rows: list[int], records: list[Reference]) -> Work:
    reference = combine(records)
    return Work(rows, records, reference, keys_of(reference), _order(reference))


def _united(one: Work, other: Work) -> Work:
    records = sorted((*one.records, *other.records), key=_order)
    if len(records) > MOST_KEPT:
        records = [combine(records)]
    return _work(sorted((*one.rows, *other.rows)), records)


def _most_alike(work: Work, standing: dict[int, list[Work]]) -> Work | None:
    """Return the work that is the same with the best reason, the earliest of several."""
    best, found = 0, None
    for candidate in _candidates(work, standing):
        related = relate(candidate.reference, work.reference)
        if related.relation is Relation.SAME and related.strength > best:
            best, found = related.strength, candidate
    return found


def _candidates(work: Work, standing: dict[int, list[Work]]) -> list[Work]:
    found = (candidate for key in work.keys for candidate in standing.get(key, ())[-MOST_COMPARED:])
    return sorted({id(candidate): candidate for candidate in found}.values(), key=lambda item: item.order)


def _versions(works: Collection[Work], standing: dict[int, list[Work]]) -> list[tuple[Work, Work]]:
    return [
        (work, other)
        for work in works
        for other in _candidates(work, standing)
        if work.rows[0] < other.rows[0] and relate(work.reference, other.reference).relation is Relation.VERSIONS
    ]
