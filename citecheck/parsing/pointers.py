"""A pointer: what stands in the text for a work that is described elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from citecheck.datatypes import PersonName, Span


@dataclass(frozen=True, slots=True)
class Pointer:
    """A pointer as it stands: ``span`` alone, ``group`` with its bracket, and what it says.

    Numeric and label pointers have ``keys``; pointers by name have ``authors``, ``year`` and the ``letter`` after it.
    ``certain`` is false for a single capitalised word with a year, which counts only if an entry answers it.
    """

    span: Span
    group: Span
    keys: tuple[str, ...] = ()
    authors: tuple[PersonName, ...] = ()
    truncated: bool = False
    year: int | None = None
    letter: str = ""
    authors_span: Span | None = None
    year_span: Span | None = None
    certain: bool = True
