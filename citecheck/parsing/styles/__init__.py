"""Readers of reference styles: each is one pure function from the view of an entry to a reading.

What none of them reads whole is decided by the learned reader (``citecheck/parsing/learned``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citecheck.parsing.styles.author_first import read_author_date, read_author_first
from citecheck.parsing.styles.gost import read_gost
from citecheck.parsing.styles.legal import read_legal
from citecheck.parsing.styles.lined import read_lined
from citecheck.parsing.styles.quoted import read_quoted
from citecheck.parsing.styles.reading import SURE, Reader, Reading
from citecheck.parsing.styles.regular import read_regular
from citecheck.parsing.styles.title_first import (
    BEST_OF_TITLE_FIRST,
    read_bracketed,
    read_marked_title,
    read_title_first,
)

if TYPE_CHECKING:
    from citecheck.parsing.styles.view import View

READERS: tuple[Reader, ...] = (
    read_regular,
    read_legal,
    read_gost,
    read_lined,
    read_quoted,
    read_marked_title,
    read_bracketed,
    read_author_date,
    read_author_first,
    read_title_first,
)
"""The readers in the order in which they are asked."""


def choose_reading(view: View, readers: tuple[Reader, ...] = READERS) -> Reading:
    """Return the first reading that is sure, else the one with the highest score, else an empty one."""
    best = Reading()
    for reader in readers:
        if reader is read_title_first and best.score >= BEST_OF_TITLE_FIRST:
            continue
        reading = reader(view)
        if reading is None:
            continue
        if reading.score >= SURE:
            return reading
        if reading.score > best.score:
            best = reading
    return best
