"""Rows of tables as Markdown writes them, and the cells in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.datatypes import Span
from citecheck.parsing.prose.evidence import bare_span

MAX_ROW = 5_000
"""Longest row that is read, in characters."""

_LINE = re.compile(r"[^\n]+")
_DELIMITER = re.compile(r"[ \t|:-]{3,2000}")
_STUDIES = re.compile(
    r"\b(?:stud(?:y|ies)|references?|refs?|sources?|citations?|papers?|authors?|publications?|works?|researchers?|Studien?"
    r"|Quellen?|Autor(?:en|es)?|études?|auteurs?|estudios?|referencias?|referências?|estudos?|autores|studi(?:o|i)|fonti)\b"
    r"|文献|研究|作者|著者",
    re.IGNORECASE,
)
_CELL = re.compile(r"(?:[^|\\\n]|\\.){1,2000}")


def find_rows(body: str) -> Iterator[tuple[Span, Span]]:
    """Yield the line of the header and the line of the row for each row of the tables in ``body``, in text order."""
    if "|" not in body:
        return
    header: Span | None = None
    previous: Span | None = None
    for line in _LINE.finditer(body):
        place = Span(*line.span())
        if previous is not None and "|" in line.group() and _DELIMITER.fullmatch(line.group()):
            header = previous if previous.end + 1 == place.start else None
        elif "|" not in line.group() or (previous is not None and previous.end + 1 != place.start):
            header = None
        elif header and len(place) <= MAX_ROW:
            yield header, place
        previous = place


def cells_of(body: str, line: Span) -> list[Span]:
    """Return the cells of a row; an empty one is an empty span."""
    raw = line.of(body)
    start = line.start + len(raw) - len(raw.lstrip(" \t>"))
    end = line.start + len(raw.rstrip())
    start += body[start : start + 1] == "|"
    end -= end > start and body[end - 1] == "|"
    cells: list[Span] = []
    while start <= end:
        found = _CELL.match(body, start, end)
        stop = found.end() if found else start
        cells.append(Span(start, stop))
        start = stop + 1
    return cells


def study_cells(body: str) -> set[Span]:
    """Return what the cells of tables hold whose column is headed by a word for studies or their authors."""
    found: set[Span] = set()
    header: Span | None = None
    columns: list[int] = []
    for heading, row in find_rows(body):
        if heading != header:
            header = heading
            columns = [index for index, cell in enumerate(cells_of(body, heading)) if _STUDIES.search(cell.of(body))]
        cells = cells_of(body, row) if columns else []
        found.update(bare_span(body, cells[index], " \t*_") for index in columns if index < len(cells))
    return found
