"""Citations in the templates of wikis: ``{{cite journal |last=Li |first=A. |title=... |journal=... |year=2020}}``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.datatypes import Citation, FieldName, Kind, PersonName, Scheme, Span
from citecheck.parsing.authors import parse_authors
from citecheck.parsing.structured.records import Record, Value, citation_of, first, identify, trimmed
from citecheck.text.names import parse_person

_OPEN = re.compile(
    r"\{\{\s{0,4}(?:(?:cite|cita|citar|vcite)[ _](?P<kind>[^\W\d_]{2,14})|citation|literatur|internetquelle"
    r"|article|ouvrage|chapitre|lien web)\s{0,8}(?=\|)",
    re.IGNORECASE,
)
_MARK = re.compile(r"\{\{|\}\}|\[\[|\]\]|\|")
_PARAMETER = re.compile(r"\s{0,200}(?P<name>[^\W_][\w .-]{0,30}?)(?P<count>\d{0,2})\s{0,20}=")
_LINK = re.compile(r"\[\[(?:[^\[\]|]{1,200}\|)?([^\[\]|]{1,200})\]\]")
_LONGEST = 8_000
"""Longest template in characters."""
_MOST_BROKEN = 50
"""Templates that may lack their end; each costs a look at all that follows it."""
_KINDS = {
    "journal": Kind.ARTICLE, "news": Kind.ARTICLE, "magazine": Kind.ARTICLE, "book": Kind.BOOK, "libro": Kind.BOOK,
    "livro": Kind.BOOK, "conference": Kind.CONFERENCE, "thesis": Kind.THESIS, "report": Kind.REPORT,
    "web": Kind.WEBPAGE, "arxiv": Kind.PREPRINT, "biorxiv": Kind.PREPRINT, "periódico": Kind.ARTICLE,
}  # fmt: skip
_FIELDS = {
    FieldName.TITLE: ("title", "titel", "titre", "titolo", "título", "titulo"),
    FieldName.VENUE: (
        "journal", "periodical", "magazine", "newspaper", "work", "website", "encyclopedia", "book-title", "conference",
        "sammelwerk", "werk", "périodique", "rivista", "revista", "publicación", "jornal",
    ),
    FieldName.PUBLISHER: ("publisher", "verlag", "éditeur", "editore", "editorial", "editora"),
    FieldName.VOLUME: ("volume", "vol", "band", "tome", "volumen"),
    FieldName.ISSUE: ("issue", "number", "nummer", "numéro", "numero", "número"),
    FieldName.PAGES: ("pages", "page", "seiten", "pagine", "páginas", "passage"),
}  # fmt: skip
_DATES = ("year", "date", "jahr", "datum", "année", "anno", "año", "fecha", "ano", "data")
_WHOLE = ("author", "authors", "vauthors", "autor", "auteur", "autore")
_FAMILIES = ("last", "surname", "nom", "apellidos", "cognome", "sobrenome", "último", "nachname")
_GIVEN = ("first", "given", "prénom", "nombre", "nome", "primeiro", "vorname")
_NAMES = frozenset((*_WHOLE, *_FAMILIES, *_GIVEN))
_SCHEMES = {
    "doi": Scheme.DOI, "pmid": Scheme.PMID, "pmc": Scheme.PMCID, "isbn": Scheme.ISBN, "arxiv": Scheme.ARXIV,
    "eprint": Scheme.ARXIV, "url": Scheme.URL,
}  # fmt: skip


def find_cite_templates(text: str) -> Iterator[Citation]:
    """Yield one citation per template that names a title, in text order."""
    floor = n_broken = 0
    for opening in _OPEN.finditer(text):
        if opening.start() < floor:
            continue
        parts, end = _parts(text, opening.end())
        floor = max(floor, end)
        n_broken += not end
        if n_broken > _MOST_BROKEN:
            return
        values = dict(_parameters(text, parts))
        if first(values, _FIELDS[FieldName.TITLE]):
            kind = _KINDS.get((opening["kind"] or "").lower(), Kind.UNKNOWN)
            yield citation_of(text, _record(Span(opening.start(), end), kind, values))


def _parts(text: str, start: int) -> tuple[list[Span], int]:
    """Return the parameters between the bars of the template's own level, and its end; 0 if it is not closed."""
    bars: list[int] = []
    depth = 0
    for mark in _MARK.finditer(text, start, start + _LONGEST):
        sign = mark.group()
        if sign == "|":
            bars.extend([mark.start()] if not depth else ())
        elif sign == "}}" and not depth:
            ends = [*bars[1:], mark.start()]
            return [Span(bar + 1, end) for bar, end in zip(bars, ends, strict=True)], mark.end()
        else:
            depth += 1 if sign in ("{{", "[[") else -1
    return [], 0


def _parameters(text: str, parts: list[Span]) -> Iterator[tuple[str, Value]]:
    for part in parts:
        name = _PARAMETER.match(text, part.start, part.end)
        if name:
            place = trimmed(text, name.end(), part.end)
            count = name["count"].lstrip("0") if name["count"] not in ("1", "01") else ""
            yield name["name"].strip().lower() + count, Value(_plain(place.of(text)), place)


def _plain(value: str) -> str:
    return " ".join(_LINK.sub(r"\1", value).replace("''", "").split())


def _record(span: Span, kind: Kind, values: dict[str, Value]) -> Record:
    whole = first(values, _WHOLE)
    people = list(_people(values))
    places = [value.span for name, value in values.items() if name.rstrip("0123456789") in _NAMES]
    return Record(
        span=span,
        kind=kind,
        authors=parse_authors(whole.text).names if whole else tuple(people),
        authors_span=Span(min(places).start, max(place.end for place in places)) if places else None,
        fields={name: value for name, names in _FIELDS.items() if (value := first(values, names))},
        dates=tuple(values[name] for name in _DATES if name in values),
        identifiers=identify((scheme, values[name]) for name, scheme in _SCHEMES.items() if name in values),
    )


def _people(values: dict[str, Value]) -> Iterator[PersonName]:
    for count in ("", *map(str, range(2, 31))):
        family = first(values, [name + count for name in _FAMILIES])
        given = first(values, [name + count for name in _GIVEN])
        if family:
            yield PersonName(family.text, given.text if given else "")
        elif count and (author := first(values, [name + count for name in _WHOLE])):
            yield parse_person(author.text)
