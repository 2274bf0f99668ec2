"""Groups of rows that share keys: what has to be compared, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator

MOST_ALIKE = 32
"""Rows that share a key and are compared whatever else they have; more must share the first author, then the year."""

_Numbers = npt.NDArray[np.uint64]


def find_groups(
    keys: array[int], rows: array[int], authors: array[int], years: array[int]
) -> Iterator[npt.NDArray[np.uint32]]:
    """Yield the rows of each group of two or more that hang together by shared keys.

    keys, rows: each key and a row that has it. authors, years: those of each row. A key of more than ``MOST_ALIKE``
    rows joins only those with one first author, and of more than that those of one year too.
    """
    edges = _edges(_numbers(keys), np.frombuffer(rows, dtype=np.uint32), _numbers(authors), _numbers(years))
    roots = _roots(len(years), edges)
    order = np.argsort(roots, kind="stable").astype(np.uint32)
    starts = np.flatnonzero(np.diff(roots[order], prepend=-1))
    sizes = np.diff(starts, append=len(order))
    for place in np.flatnonzero(sizes > 1).tolist():
        yield order[starts[place] : starts[place] + sizes[place]]


def _numbers(values: array[int]) -> _Numbers:
    return np.frombuffer(values, dtype=np.uint64)


def _edges(keys: _Numbers, rows: npt.NDArray[np.uint32], authors: _Numbers, years: _Numbers) -> npt.NDArray[np.uint32]:
    """Return pairs of rows, neighbours among those that share a key."""
    found = []
    for further in (authors, years, None):
        order = np.lexsort((rows, keys))
        keys, rows = keys[order], rows[order]
        starts = np.flatnonzero(np.diff(keys, prepend=~keys[:1])) if len(keys) else np.zeros(0, dtype=np.intp)
        sizes = np.diff(starts, append=len(keys))
        many = np.repeat(sizes > MOST_ALIKE, sizes) if further is not None else np.zeros(len(keys), dtype=bool)
        joined = (keys[1:] == keys[:-1]) & ~many[1:]
        found.append(np.stack((rows[:-1][joined], rows[1:][joined]), axis=1))
        if further is None or not many.any():
            break
        rows = rows[many]
        keys = _mixed(keys[many], further[rows])
    return np.concatenate(found)


def _mixed(keys: _Numbers, further: _Numbers) -> _Numbers:
    """Return keys of both; the factor is that of Fibonacci hashing."""
    mixed: _Numbers = (keys ^ (further + np.uint64(1))) * np.uint64(0x9E3779B97F4A7C15)
    return mixed


def _roots(n_rows: int, edges: npt.NDArray[np.uint32]) -> npt.NDArray[np.int64]:
    """Return for each row the first row that it hangs together with."""
    parents = list(range(n_rows))
    for start in range(0, len(edges), 1 << 16):
        for first, second in edges[start : start + (1 << 16)].tolist():
            one, other = _root(parents, first), _root(parents, second)
            parents[max(one, other)] = min(one, other)
    for row in range(n_rows):  # a parent stands before its children
        parents[row] = parents[parents[row]]
    return np.array(parents, dtype=np.int64)


def _root(parents: list[int], row: int) -> int:
    while parents[row] != row:
        parents[row] = row = parents[parents[row]]
    return row
