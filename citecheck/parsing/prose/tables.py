"""Tables of works: one citation per row of a table whose header names a title and what is said of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.datatypes import Citation, FieldName, FieldSpan, Span
from citecheck.parsing.markers import read_pointer
from citecheck.parsing.patterns import HAS_YEAR, YEAR
from citecheck.parsing.prose.evidence import Evidence, bare_span
from citecheck.parsing.prose.named import make_named
from citecheck.parsing.rows import cells_of, find_rows
from citecheck.parsing.scholarly import find_works
from citecheck.parsing.shapes import is_reference
from citecheck.parsing.titles import is_title_like
from citecheck.text.folding import fold

_COLUMNS = {
    FieldName.TITLE: "paper|title|paper title|article title|book title|work|work title|article|book|study"
    "|publication|reference|titel|werk|titre|titulo|obra|titolo|opera|titre de l article",
    FieldName.AUTHORS: "author|authors|author s|writer|writers|by whom|researchers|author editor|authors editors"
    "|autor|auteur s|autoren|autor innen|auteur|auteurs|autores|by",
    FieldName.YEAR: "year|date|published|jahr|annee|ano|fecha|datum|publication year|year published"
    "|year of publication|when|anno|annee de publication",
    FieldName.VENUE: "venue|journal|conference|journal venue|venue journal|journal conference|published in|source"
    "|publisher|where|where published|appeared in|outlet|in|publication venue|journal publisher"
    "|publisher journal|journal or publisher|publisher or journal|journal book"
    "|journal or conference|proceedings|zeitschrift|zeitschrift verlag|erschienen in|ort|wo|revue"
    "|revue editeur|editeur|revista|editorial|editora|publicado en|publicado em|rivista|editore"
    "|verlag|quelle",
}
"""Folded words of header cells."""

_FIELD_OF = {word: name for name, words in _COLUMNS.items() for word in words.split("|")}
_TITLES = frozenset({"title", "paper title", "article title", "book title", "work title", "titel", "titre", "titulo"})
"""Those that can be nothing else than titles."""
_PAPERS = re.compile(r"\b(?:papers?|articles?|stud(?:y|ies)|journals?|doi|arxiv)\b", re.IGNORECASE)
_WORDS = re.compile(r"\w+")
_LINK = re.compile(r"\[(?P<title>[^\[\]\n]{1,300})\]\([^\s()]{1,500}\)")
_YEAR_AFTER_VENUE = re.compile(rf"(?P<venue>[^\n]{{2,200}}?),?\s\(?(?P<year>{YEAR})\)?")
_YEAR_AT_END = re.compile(rf"\s\((?P<year>{YEAR})\)$")


def find_in_tables(text: str, body: str) -> list[Citation]:
    """Return one citation per row of each table in ``body`` that has a column of titles, in text order.

    A row counts if its title cell is no pointer and authors, a year, a venue or an identifier stand in it too. The
    span reaches from the first cell that is used to the last.
    """
    found: list[Citation] = []
    header: Span | None = None
    columns: dict[int, FieldName] = {}
    for heading, row in find_rows(body):
        if heading != header:
            header, columns = heading, columns_of(body, heading)
        if columns:
            found.extend(read_row(text, body, row, columns))
    return found


def columns_of(body: str, line: Span) -> dict[int, FieldName]:
    """Return the field of each column that the header names; nothing without a column of titles.

    Films and songs have titles and years too, so there must be authors, or the header must speak of papers or journals.
    """
    columns: dict[int, FieldName] = {}
    for index, cell in enumerate(cells_of(body, line)):
        heading = " ".join(_WORDS.findall(fold(cell.of(body))))
        name = _FIELD_OF.get(heading)
        if name is FieldName.TITLE and heading in _TITLES and FieldName.AUTHORS not in columns.values():
            # "Study | Title": the first of the two names the work by authors and year.
            columns = {at: FieldName.AUTHORS if known is name else known for at, known in columns.items()}
        if name and name not in columns.values():
            columns[index] = name
    if FieldName.TITLE not in columns.values() or len(columns) < 2:
        return {}
    return columns if FieldName.AUTHORS in columns.values() or _PAPERS.search(line.of(body)) else {}


def read_row(text: str, body: str, line: Span, header: dict[int, FieldName]) -> Iterator[Citation]:
    """Yield the work that a row names whose cells hold the fields in ``header``, if it is one."""
    cells = {header.get(index, index): cell for index, cell in enumerate(cells_of(body, line))}
    whole = cells.get(FieldName.TITLE)
    if whole is None or not whole.of(body).strip():
        return
    filled = bare_span(body, whole, " \t")
    title = _title_of(body, filled)
    if not is_title_like(title.of(body)) or read_pointer(title.of(body)) or is_reference(title.of(body)):
        return
    evidence = Evidence(filled.start, filled.end)
    dated = _YEAR_AT_END.search(title.of(body))
    if dated and evidence.take_year(body, Span(*dated.span("year")).shifted(title.start)):
        title = Span(title.start, title.start + dated.start())
    for name, cell in cells.items():
        if isinstance(name, FieldName) and name is not FieldName.TITLE:
            _take_cell(body, name, bare_span(body, cell, ' \t*_"“”'), evidence)
    for identifier, inside in find_works(line.of(body)):
        place = inside.shifted(line.start)
        evidence.identifiers.append(identifier)
        evidence.spans.append(FieldSpan(FieldName.IDENTIFIER, place))
        cell = next(cell for cell in cells.values() if cell.contains(place))
        filled = bare_span(body, cell, " \t")
        evidence.reach(filled.start, filled.end)
    if evidence.spans:
        yield make_named(text, title, evidence)


def _title_of(body: str, cell: Span) -> Span:
    """Return the title in a cell without link, quotes and emphasis."""
    title = bare_span(body, cell, ' *_"“”„«»')
    link = _LINK.fullmatch(title.of(body))
    return bare_span(body, Span(*link.span("title")).shifted(title.start), ' *_"“”„«»') if link else title


def _take_cell(body: str, name: FieldName, cell: Span, evidence: Evidence) -> None:
    if not len(cell):
        return
    taken = False
    if name is FieldName.YEAR:
        found = HAS_YEAR.search(cell.of(body))
        taken = bool(found) and evidence.take_year(body, Span(*found.span()).shifted(cell.start)) if found else False
    elif name is FieldName.AUTHORS:
        pointer = read_pointer(cell.of(body), cell.start)
        if pointer and pointer.authors_span and pointer.year_span:
            taken = evidence.take_authors(body, pointer.authors_span)
            evidence.take_year(body, Span(pointer.year_span.start, pointer.year_span.start + 4))
        else:
            taken = evidence.take_authors(body, cell)
    elif name is FieldName.VENUE:
        found = _YEAR_AFTER_VENUE.fullmatch(cell.of(body))
        venue = Span(*found.span("venue")).shifted(cell.start) if found else cell
        taken = evidence.take_venue(body, venue)
        if found:
            evidence.take_year(body, Span(*found.span("year")).shifted(cell.start))
    if taken:
        evidence.reach(cell.start, cell.end)
