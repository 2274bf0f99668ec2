"""Doubtful pointers by name that their company makes certain."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from citecheck.parsing.attribution import ACTS, NO_AUTHOR
from citecheck.parsing.letters import CAPITAL
from citecheck.parsing.organisations import is_acronym
from citecheck.parsing.pointers import Pointer
from citecheck.parsing.rows import study_cells
from citecheck.text.names import fold_family

_JOINS = re.compile(r"[や与和及、]|[,;]?\s(?:(?:and|und|et|y|e|&|or)\s(?:d['’]|de\s)?)?")
_CLAUSE = re.compile(
    r"(?!,)[^.!?()\n]{4,200}(?:;|,(?=\s(?:and|but|while|whereas|und|aber|während|et|mais|tandis que|y|pero"
    r"|mientras que)\s))\s(?:[a-zäöüßáéíóúàèù]{1,10}\s){0,3}"
)
"""What stands between the subjects of two clauses."""
_PART_OF_NAME = re.compile(
    r"(?:(?<!\w)(?!(?:But|And|Yet|So|Or|What|That|As|Here|Thus|Then|Later|Although|While)\s)"
    rf"{CAPITAL}[\w’'-]{{0,38}}|\bthe|\ban?)\s$"
)
"""What stands before the last word of the name of a thing: ``the July`` Crisis."""
_HABIT = 2
"""Certain pointers that make an organisation with a year a pointer too, and not the founding of it."""


def confirmed(pointers: list[Pointer], body: str) -> list[Pointer]:
    """Return the pointers, those made certain that share a bracket or an author with a certain one.

    Where others stand without a comma (``Li and Wu 2020``), a name alone may too.
    """
    certain = [pointer for pointer in pointers if pointer.certain]
    groups = {pointer.group for pointer in certain}
    joined = {
        place
        for left, right in pairwise(pointers)
        if left.certain != right.certain
        and (_JOINS.fullmatch(body, left.span.end, right.span.start) or _are_parallel(left, right, body))
        for place in (left.span, right.span)
    }
    for chain in (pairwise(pointers), pairwise(reversed(pointers))):
        for left, right in chain:
            first, second = (left, right) if left.span.start < right.span.start else (right, left)
            if left.span in joined and not right.certain and _JOINS.fullmatch(body, first.span.end, second.span.start):
                joined.add(right.span)
    families = {fold_family(author) for pointer in certain for author in pointer.authors}
    cells = set() if len(certain) == len(pointers) else study_cells(body)
    n_narrative = len({pointer.authors for pointer in certain if pointer.group.start == pointer.span.start})
    n_bracketed = sum(_has_comma(pointer, body) for pointer in certain)
    no_comma = any(_stands_without_comma(pointer, body) for pointer in certain)

    def is_confirmed(pointer: Pointer) -> bool:
        called = str(pointer.authors[0])
        in_cell = pointer.span in cells
        if _is_unbracketed(pointer, body) and not in_cell and not is_acronym(called):
            return fold_family(pointer.authors[0]) in families
        is_body = is_acronym(called) or (pointer.authors[0].literal and not NO_AUTHOR.search(called))
        if is_body and len(certain) >= _HABIT:
            return True
        if fold_family(pointer.authors[0]) in families:
            return True
        if pointer.authors_span and NO_AUTHOR.search(pointer.authors_span.of(body)):
            return False
        if n_narrative >= _HABIT and _acts(pointer, body):
            return True
        if in_cell or (n_bracketed >= _HABIT and _has_comma(pointer, body)):
            return True
        return pointer.group in groups or pointer.span in joined or (no_comma and _stands_without_comma(pointer, body))

    return [
        replace(pointer, certain=True) if not pointer.certain and is_confirmed(pointer) else pointer
        for pointer in pointers
    ]


def _are_parallel(left: Pointer, right: Pointer, body: str) -> bool:
    """Tell whether each pointer opens a clause of one sentence: ``Li and Wu (2014) agree; Sato (1979) does not``."""
    start = left.span.start
    return (
        body[left.span.end - 1] == body[right.span.end - 1] == ")"
        and bool(_CLAUSE.fullmatch(body, left.span.end, right.span.start))
        and not body[max(0, start - 2) : start].strip(" \n.!?;:")
    )


def _is_unbracketed(pointer: Pointer, body: str) -> bool:
    """Tell whether neither the pointer nor its year stands in a bracket."""
    return body[pointer.span.end - 1] not in ")]" and pointer.group == pointer.span


def _acts(pointer: Pointer, body: str) -> bool:
    """Tell whether the pointer is one word with a year in a bracket, of which a verb is said: ``Li (2020) denies``."""
    author = pointer.authors[0]
    in_bracket = pointer.group.start == pointer.span.start and body[pointer.group.end - 1] == ")"
    is_word = bool(author.family and not author.given)
    if not in_bracket or not is_word or _PART_OF_NAME.search(body, max(0, pointer.span.start - 40), pointer.span.start):
        return False
    return ACTS.match(body, pointer.group.end) is not None


def _has_comma(pointer: Pointer, body: str) -> bool:
    """Tell whether the pointer is ``Li, 2020`` in a bracket."""
    authors, year = pointer.authors_span, pointer.year_span
    return pointer.group.start < pointer.span.start and bool(
        authors and year and body[authors.end : year.start] == ", "
    )


def _stands_without_comma(pointer: Pointer, body: str) -> bool:
    """Tell whether the pointer is ``Li and Wu 2020`` in a bracket."""
    authors, year = pointer.authors_span, pointer.year_span
    return pointer.group.start < pointer.span.start and bool(
        authors and year and body[authors.end : year.start].isspace() and body[authors.end - 1] not in ",."
    )
