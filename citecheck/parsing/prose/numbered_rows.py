"""Rows of tables that the text points at by number: ``| 2 | Li, A. (2017). A title. | why |`` answers ``[2]``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from citecheck.datatypes import Citation, CitationForm, FieldName, Span
from citecheck.parsing.entries import parse_entry
from citecheck.parsing.numbered import find_cited_keys
from citecheck.parsing.prose.evidence import bare_span
from citecheck.parsing.prose.tables import columns_of, read_row
from citecheck.parsing.rows import cells_of, find_rows
from citecheck.parsing.shapes import is_reference, score

_NUMBER = re.compile(r"[\s\[(*^]{0,6}(?P<number>\d{1,4})[\s\])*.]{0,6}")
_LEAST_SIGNS = 3
"""Signs that a cell shows which is a whole reference."""


def find_numbered_rows(text: str, body: str) -> Iterator[tuple[Span, Citation]]:
    """Yield the rows whose first cell is a number that ``body`` cites, each with the entry in it."""
    cited = find_cited_keys(body) if "|" in body else frozenset()
    if not cited:
        return
    header: Span | None = None
    columns: dict[int, FieldName] = {}
    for heading, row in find_rows(body):
        if heading != header:
            header, columns = heading, columns_of(body, heading)
        cells = cells_of(body, row)
        number = _NUMBER.fullmatch(cells[0].of(body)) if len(cells) > 1 else None
        if number and number["number"] in cited:
            entry = _entry(text, body, row, cells[1:], columns)
            if entry:
                yield row, replace(entry, form=CitationForm.ENTRY, key=number["number"])


def _entry(text: str, body: str, row: Span, cells: list[Span], columns: dict[int, FieldName]) -> Citation | None:
    """Return the work of a row: its fields have columns, or one cell holds the whole reference."""
    named = next(read_row(text, body, row, columns), None) if columns else None
    if named:
        return named
    cell = max(cells, key=lambda cell: score(cell.of(body).strip()))
    span = bare_span(body, cell, " \t")
    is_entry = is_reference(span.of(body)) or score(span.of(body)) >= _LEAST_SIGNS
    return parse_entry(text, span) if is_entry else None
