"""Citations in JSON: CSL-JSON, exports of databases, and objects with a title that a model returned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from citecheck.datatypes import Citation, FieldName, Kind, PersonName, Scheme, Span
from citecheck.parsing.authors import AuthorList, parse_authors
from citecheck.parsing.structured.bibtex_names import read_names
from citecheck.parsing.structured.json_scanner import Json, JsonArray, JsonObject, scan_cut_json, scan_json
from citecheck.parsing.structured.json_strings import LISTS, WRITTEN, read_string
from citecheck.parsing.structured.records import Record, Value, citation_of, identifiers_inside, identify
from citecheck.text.kinds import BIBTEX_KINDS, CSL_KINDS
from citecheck.text.names import parse_person
from citecheck.text.tex import decode_tex

_KINDS = BIBTEX_KINDS | CSL_KINDS | {
    "journal": Kind.ARTICLE, "journalarticle": Kind.ARTICLE, "conferencepaper": Kind.CONFERENCE,
    "booksection": Kind.CHAPTER, "website": Kind.WEBPAGE, "reference": Kind.UNKNOWN,
}  # fmt: skip
"""Types of CSL and BibTeX, and the words that databases and models use."""

_TITLES = ("title", "article-title", "papertitle", "titles")
_FIELDS = {
    FieldName.TITLE: _TITLES,
    FieldName.VENUE: (
        "container-title", "journal", "venue", "publicationtitle", "publication", "booktitle", "conference",
        "journaltitle", "journalname", "conferencename", "publicationvenue", "proceedings",
    ),
    FieldName.VOLUME: ("volume",),
    FieldName.ISSUE: ("issue", "number"),
    FieldName.PAGES: ("page", "pages"),
    FieldName.PUBLISHER: ("publisher", "institution", "school"),
}  # fmt: skip
_PEOPLE = ("author", "authors", "creators", "creator", "authorships", "contribs", "editor", "editors")
_DATES = (
    "issued", "year", "date", "published", "published-print", "published-online", "publicationdate", "pubyear",
    "publicationyear", "publishedyear", "yearpublished", "datepublished", "releaseyear", "releasedate",
)  # fmt: skip
_SCHEMES = {
    "doi": Scheme.DOI, "doiurl": Scheme.DOI, "arxiv": Scheme.ARXIV, "arxivid": Scheme.ARXIV, "pmid": Scheme.PMID,
    "pmcid": Scheme.PMCID, "isbn": Scheme.ISBN, "url": Scheme.URL, "link": Scheme.URL,
}  # fmt: skip
_KEYS = ("id", "citation-key", "citationkey", "key", "ref")
_NESTED_IDS = ("externalids", "identifiers", "ids")
_IDENTIFYING = frozenset((*_PEOPLE, *_DATES, *_SCHEMES, *_FIELDS[FieldName.VENUE]))
"""An object with a title and one of these is a citation; a title alone stands in any JSON."""
_FAMILY = ("family", "last", "lastname", "familyname", "surname")
_GIVEN = ("given", "first", "firstname", "givenname", "forename")
_WHOLE = ("name", "displayname", "rawname", "author")
_OTHERS = frozenset({"et al", "others", "and others", "…"})
_NAMES = frozenset(("container-title", "article-title", "citation-key", "published-print", "published-online"))
"""Names that keep their hyphen; all others are compared without."""

Members = dict[str, Json]


def find_in_json(text: str) -> tuple[Citation, ...]:
    """Return one citation per object that has a title and says who, when, where or which identifier.

    An object with an array of such objects inside is a list of citations and none itself. A string in a list of
    references is read like an entry of a printed one. Raises ``DocumentError``, naming line and column, when ``text``
    is not JSON.
    """
    return _find(text, scan_json(text))


def find_in_cut_json(text: str, start: int = 0) -> tuple[tuple[Citation, ...], int]:
    """Return the citations of the JSON that begins at ``start``, and where it ends or breaks off. Never raises."""
    value, end = scan_cut_json(text, start)
    return _find(text, [value]), end


def _find(text: str, values: Iterable[Json]) -> tuple[Citation, ...]:
    titled, strings = _walk(values)
    found = [citation_of(text, _record(text, item)) for item in _innermost(titled)]
    found.extend(item for value, key in strings for item in read_string(text, value, key or None))
    return tuple(sorted(found, key=lambda item: item.span))


@dataclass(frozen=True, slots=True)
class _Part:
    """A value on the way: ``name`` is its key in an object of references, ``listed`` that it stands for a reference."""

    value: Json
    name: str = ""
    listed: bool = False


@dataclass(frozen=True, slots=True)
class _Titled:
    """An object that is a citation."""

    span: Span
    members: Members
    name: str


def _walk(values: Iterable[Json]) -> tuple[list[_Titled], list[tuple[Value, str]]]:
    """Return the objects that are citations, and the strings that stand for one with their keys."""
    titled: list[_Titled] = []
    strings: list[tuple[Value, str]] = []
    stack = [_Part(value, listed=isinstance(value, JsonArray)) for value in values][::-1]
    while stack:
        part = stack.pop()
        if isinstance(part.value, JsonArray):
            stack.extend(_Part(item, part.name, part.listed) for item in reversed(part.value.items))
        elif isinstance(part.value, JsonObject):
            members = _members(part.value)
            is_citation = _is_citation(members)
            if is_citation:
                titled.append(_Titled(part.value.span, members, part.name))
            inside = _parts_of_citation(members) if is_citation else _parts(part, members)
            stack.extend(reversed([*inside]))
        elif part.value and part.listed:
            strings.append((part.value, part.name))
    return titled, strings


def _parts_of_citation(members: Members) -> Iterator[_Part]:
    """Yield the arrays in which other citations may stand: the references of a survey."""
    yield from (_Part(value) for name, value in members.items() if isinstance(value, JsonArray) and name not in _PEOPLE)


def _parts(part: _Part, members: Members) -> Iterator[_Part]:
    written = _text_of(members, WRITTEN) if part.listed else None
    if written:
        key = _text_of(members, _KEYS)
        yield _Part(written, key.text if key else part.name, listed=True)
        return
    for name, value in members.items():
        if isinstance(value, JsonObject) and name in LISTS and not _text_of(_members(value), _TITLES):
            yield from (_Part(item, key, listed=True) for key, item in value.members.items())
        elif name not in _PEOPLE:
            yield _Part(value, listed=name in LISTS)


def _innermost(titled: list[_Titled]) -> Iterator[_Titled]:
    """Yield the citations that have none inside."""
    starts = [item.span.start for item in titled[1:]]
    for number, item in enumerate(titled):
        if number == len(starts) or starts[number] >= item.span.end:
            yield item


def _is_citation(members: Members) -> bool:
    title = _text_of(members, _TITLES)
    return title is not None and any(members.get(name) is not None for name in _IDENTIFYING)


def _record(text: str, item: _Titled) -> Record:
    members = item.members
    values = {name: value for name, keys in _FIELDS.items() if (value := _text_of(members, keys))}
    people = next((members[name] for name in _PEOPLE if members.get(name)), None)
    authors = _people(people)
    key = _text_of(members, _KEYS)
    return Record(
        span=item.span,
        key=key.text if key else item.name or None,
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
            value = next(
                (value.members[key] for key in ("name", "title", "display_name") if key in value.members), None
            )
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
        return _listed_people(value.text)
    items = value.items if isinstance(value, JsonArray) else [value]
    if len(items) == 1 and isinstance(items[0], Value):
        return _people(items[0])
    named = [item for item in items if not (isinstance(item, Value) and _is_cut(item.text))]
    people = tuple(name for name in map(_person, named) if name and str(name))
    return AuthorList(people, truncated=len(named) < len(items))


def _listed_people(text: str) -> AuthorList:
    """Return the people of one string; ``Li, Wei and Wu, Min`` is a list as BibTeX has it."""
    names = [name.split(",") for name in text.split(" and ")]
    if all(len(name) == 2 and name[1].strip() for name in names) and (len(names) > 1 or " " not in names[0][0].strip()):
        return read_names(text)
    return parse_authors(decode_tex(text)) if text.strip() else AuthorList((), truncated=False)


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
    return PersonName(literal=literal) if literal else parse_person(_line(members, _WHOLE) or given)


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
