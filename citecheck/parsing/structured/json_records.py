"""Citations in JSON: CSL-JSON, exports of databases, and objects with a title that a model returned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from citecheck.datatypes import Citation, FieldName, Kind, PersonName, Scheme, Span
from citecheck.parsing.authors import AuthorList, parse_authors
from citecheck.parsing.structured.json_scanner import Json, JsonArray, JsonObject, scan_json
from citecheck.parsing.structured.records import Record, Value, citation_of, identifiers_inside, identify
from citecheck.text.kinds import BIBTEX_KINDS, CSL_KINDS
from citecheck.text.names import parse_person
from citecheck.text.tex import decode_tex

_KINDS = BIBTEX_KINDS | CSL_KINDS | {
    "journal": Kind.ARTICLE, "journalarticle": Kind.ARTICLE, "conferencepaper": Kind.CONFERENCE,
    "booksection": Kind.CHAPTER, "website": Kind.WEBPAGE, "reference": Kind.UNKNOWN,
}  # fmt: skip
"""Types of CSL and BibTeX, and the words that databases and models use."""

_FIELDS = {
    FieldName.TITLE: ("title", "article-title"),
    FieldName.VENUE: (
        "container-title", "journal", "venue", "publicationtitle", "publication", "booktitle", "conference",
        "journaltitle",
    ),
    FieldName.VOLUME: ("volume",),
    FieldName.ISSUE: ("issue", "number"),
    FieldName.PAGES: ("page", "pages"),
    FieldName.PUBLISHER: ("publisher", "institution", "school"),
}  # fmt: skip
_PEOPLE = ("author", "authors", "creators", "creator", "editor", "editors")
_DATES = ("issued", "year", "date", "published", "published-print", "published-online", "publicationdate", "pubyear")
_SCHEMES = {
    "doi": Scheme.DOI, "arxiv": Scheme.ARXIV, "arxivid": Scheme.ARXIV, "pmid": Scheme.PMID, "pmcid": Scheme.PMCID,
    "isbn": Scheme.ISBN, "url": Scheme.URL, "link": Scheme.URL,
}  # fmt: skip
_KEYS = ("id", "citation-key", "citationkey", "key", "ref")
_NESTED_IDS = ("externalids", "identifiers", "ids")
_IDENTIFYING = frozenset((*_PEOPLE, *_DATES, *_SCHEMES, *_FIELDS[FieldName.VENUE]))
"""An object with a title and one of these is a citation; a title alone stands in any JSON."""
_FAMILY = ("family", "last", "lastname", "surname")
_GIVEN = ("given", "first", "firstname", "forename")
_OTHERS = frozenset({"et al", "others", "and others", "…"})
_NAMES = frozenset(("container-title", "article-title", "citation-key", "published-print", "published-online"))
"""Names that keep their hyphen; all others are compared without."""

Members = dict[str, Json]


def find_in_json(text: str) -> tuple[Citation, ...]:
    """Return one citation per object that has a title and says who, when, where or which identifier.

    An object with an array of such objects inside is a list of citations and none itself. Raises ``DocumentError``,
    naming line and column, when ``text`` is not JSON.
    """
    return tuple(citation_of(text, _record(text, found, members)) for found, members in _citing(scan_json(text)))


def _citing(values: Iterable[Json]) -> Iterator[tuple[JsonObject, Members]]:
    """Yield the objects that are citations with their members, in text order and none inside another."""
    titled: list[tuple[JsonObject, Members]] = []
    stack: list[Json] = list(values)[::-1]
    while stack:
        value = stack.pop()
        if isinstance(value, JsonArray):
            stack.extend(reversed(value.items))
        elif isinstance(value, JsonObject):
            members = _members(value)
            is_citation = _is_citation(members)
            if is_citation:
                titled.append((value, members))
            parts = [part for name, part in members.items() if name not in _PEOPLE]
            stack.extend(part for part in reversed(parts) if not (is_citation and isinstance(part, JsonObject)))
    starts = [value.span.start for value, _ in titled[1:]]
    for number, (value, members) in enumerate(titled):
        if number == len(starts) or starts[number] >= value.span.end:
            yield value, members


def _is_citation(members: Members) -> bool:
    title = _text_of(members, _FIELDS[FieldName.TITLE])
    return title is not None and any(members.get(name) is not None for name in _IDENTIFYING)


def _record(text: str, found: JsonObject, members: Members) -> Record:
    values = {name: value for name, keys in _FIELDS.items() if (value := _text_of(members, keys))}
    people = next((members[name] for name in _PEOPLE if members.get(name)), None)
    authors = _people(people)
    key = _text_of(members, _KEYS)
    return Record(
        span=found.span,
        key=key.text if key else None,
        kind=_kind(members),
        authors=authors.names,
        authors_truncated=authors.truncated,
        authors_span=_place(people),
        fields={name: replace(value, text=" ".join(decode_tex(value.text).split())) for name, value in values.items()},
        dates=tuple(value for name in _DATES for value in _leaves(members.get(name))),
        identifiers=identify(_claims(text, members)),
    )


def _members(value: JsonObject) -> Members:
    """Return the members by name in lower case without underscores: ``container_title`` is ``container-title``."""
    found: Members = {}
    for name, member in value.members.items():
        plain = name.lower().replace("_", "-")
        found.setdefault(plain if plain in _NAMES else plain.replace("-", ""), member)
    return found


def _text_of(members: Members, names: Iterable[str]) -> Value | None:
    """Return the first non-empty text under ``names``; an array stands for its first item, an object for its name."""
    for name in names:
        value = members.get(name)
        if isinstance(value, JsonArray):
            value = value.items[0] if value.items else None
        if isinstance(value, JsonObject):
            value = next((value.members[key] for key in ("name", "title") if key in value.members), None)
        if isinstance(value, Value) and value.text.strip():
            return value
    return None


def _leaves(value: Json) -> Iterator[Value]:
    """Yield the strings and numbers inside ``value`` in text order."""
    stack: list[Json] = [value]
    while stack:
        part = stack.pop()
        if isinstance(part, Value):
            yield part
        elif isinstance(part, JsonArray):
            stack.extend(reversed(part.items))
        elif isinstance(part, JsonObject):
            stack.extend(reversed(part.members.values()))


def _place(value: Json) -> Span | None:
    """Return the place of a string, or from the first to the last item of an array."""
    if isinstance(value, JsonArray):
        ends = [item.span for item in value.items if item is not None]
        return Span(ends[0].start, ends[-1].end) if ends else None
    return value.span if value is not None else None


def _people(value: Json) -> AuthorList:
    if isinstance(value, Value):
        return parse_authors(decode_tex(value.text)) if value.text.strip() else AuthorList((), truncated=False)
    items = value.items if isinstance(value, JsonArray) else [value]
    if len(items) == 1 and isinstance(items[0], Value):
        return _people(items[0])
    named = [item for item in items if not (isinstance(item, Value) and _is_cut(item.text))]
    people = tuple(name for name in map(_person, named) if name and str(name))
    return AuthorList(people, truncated=len(named) < len(items))


def _is_cut(text: str) -> bool:
    return text.strip(" .").lower() in _OTHERS


def _person(value: Json) -> PersonName | None:
    if isinstance(value, Value):
        return parse_person(decode_tex(value.text))
    if not isinstance(value, JsonObject):
        return None
    members = _members(value)
    particles = (_line(members, ("droppingparticle",)), _line(members, ("nondroppingparticle",)))
    family = " ".join(filter(None, (*particles, _line(members, _FAMILY))))
    given = _line(members, _GIVEN)
    if family:
        return PersonName(family, given, _line(members, ("suffix",)))
    literal = _line(members, ("literal",))
    return PersonName(literal=literal) if literal else parse_person(_line(members, ("name",)) or given)


def _line(members: Members, names: Iterable[str]) -> str:
    value = _text_of(members, names)
    return " ".join(decode_tex(value.text).split()) if value else ""


def _kind(members: Members) -> Kind:
    written = _line(members, ("type", "itemtype", "entrytype")).lower()
    if written == Kind.PREPRINT:
        return Kind.PREPRINT if "issued" in members else Kind.UNKNOWN
    return _KINDS.get(written, Kind.UNKNOWN)


def _claims(text: str, members: Members) -> Iterator[tuple[Scheme, Value]]:
    nested = (members.get(name) for name in _NESTED_IDS)
    for holder in (members, *(_members(value) for value in nested if isinstance(value, JsonObject))):
        for name, scheme in _SCHEMES.items():
            for value in _leaves(holder.get(name)):
                yield scheme, value
    venue = _text_of(members, _FIELDS[FieldName.VENUE])
    if venue:
        yield from identifiers_inside(text, [venue])
