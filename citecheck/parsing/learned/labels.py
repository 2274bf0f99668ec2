"""The labels of the tagger: which part of a reference a word belongs to, and whether it is the first or the last of it.

A chain of plain labels cannot learn what the end of a title looks like; with its ends told apart it does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_WITH_ENDS = frozenset({"author", "title", "container"})
_FIRST, _LAST = "B-", "E-"


def mark_ends(labels: Sequence[str]) -> list[str]:
    """Return ``labels`` with the first and last word of each author list, title and container marked.

    A part of one word is marked as an end.
    """
    marked = list(labels)
    for index, label in enumerate(labels):
        if label not in _WITH_ENDS:
            continue
        if index + 1 == len(labels) or labels[index + 1] != label:
            marked[index] = _LAST + label
        elif index == 0 or labels[index - 1] != label:
            marked[index] = _FIRST + label
    return marked


def find_runs(labels: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Yield the plain label of each run in marked ``labels``, and which words it is: from start to before end."""
    start, current = 0, ""
    for index, label in enumerate(labels):
        plain = label.removeprefix(_FIRST).removeprefix(_LAST)
        if plain != current or label.startswith(_FIRST):
            if current:
                yield current, start, index
            start, current = index, plain
    if current:
        yield current, start, len(labels)
