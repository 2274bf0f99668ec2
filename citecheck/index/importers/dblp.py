"""dblp.xml, the whole of dblp in one file, and what dblp.org gives for a person or a single record."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from citecheck.datatypes import Kind, PersonName, Reference, Retraction, Scheme, Standing
from citecheck.index.importers.xml_elements import read_elements
from citecheck.index.importers.xml_records import make_reference, read_records, without_full_stop
from citecheck.index.importers.xml_text import line_of
from citecheck.text.names import HOMONYM_NUMBER, ORGANISATION_WORDS, PARTICLES, SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from citecheck.index.importers.base import Skipped

_KINDS = {
    "article": Kind.ARTICLE, "inproceedings": Kind.CONFERENCE, "proceedings": Kind.BOOK, "book": Kind.BOOK,
    "incollection": Kind.CHAPTER, "phdthesis": Kind.THESIS, "mastersthesis": Kind.THESIS, "data": Kind.DATASET,
    "www": Kind.WEBPAGE,
}  # fmt: skip
RECORDS = (*_KINDS, "person")
"""The elements that are records of dblp."""

_DOI_ADDRESSES = ("https://doi.org/10.", "http://doi.org/10.", "http://dx.doi.org/10.", "https://dx.doi.org/10.")
_NO_EDITION = "https://www.wikidata.org/"
"""Dblp links items of Wikidata as it links editions; they are none."""
_ORGANISATIONS = frozenset(form for word in ORGANISATION_WORDS for form in (word, word.capitalize(), word.upper()))
_UNUSUAL = _ORGANISATIONS | PARTICLES | {form for word in SUFFIXES for form in (word, word.capitalize(), word.upper())}
"""Words in whose presence a name is more than given names and one family name."""
_ALWAYS_ONE = {"title": "", "year": "", "pages": "", "volume": "", "number": "", "publisher": ""}
_MOST_BOOKS = 1 << 17
"""How many titles of proceedings are remembered for the papers that only point to theirs; dblp has 70,000."""


class DblpImporter:
    """Reads the publications of dblp; its pages of people are none."""

    def references(self, file: BinaryIO, name: str, skipped: Skipped) -> Iterator[Reference]:
        """Yield the references of ``file`` in constant memory; one without title or key is named to ``skipped``."""
        return read_records(read_elements(file, name, RECORDS), name, skipped, _Books().reference)


class _Books:
    """Makes references of records; remembers how proceedings are called for papers that do not say it themselves."""

    def __init__(self) -> None:
        self._titles: dict[str, str] = {}

    def reference(self, element: Element, source: str) -> Reference | None:
        """Return the publication that ``element`` describes, ``None`` for the page of a person."""
        key = element.get("key", "")
        if element.tag == "person" or (element.tag == "www" and key.startswith("homepages/")):
            return None
        fields, people, editors, links = _fields(element)
        kind, arxiv = _KINDS[element.tag], ""
        if kind is Kind.BOOK:
            venue = fields.get("series") or fields.get("booktitle", "")
            if "booktitle" in fields and len(self._titles) < _MOST_BOOKS:
                self._titles[key] = fields["booktitle"]
        else:
            venue = fields.get("journal") or fields.get("booktitle") or self._titles.get(fields.get("crossref", ""), "")
        if venue == "CoRR":
            kind, arxiv = Kind.PREPRINT, fields["volume"]
        states = element.get("publtype", "")
        if "software" in states:
            kind = Kind.SOFTWARE
        return make_reference(
            source,
            key,
            without_full_stop(fields["title"]),
            reference_id=key,
            authors=people or editors,
            years=(fields["year"],),
            identifiers=((Scheme.ARXIV, arxiv), *links),
            kind=kind,
            retraction=Retraction(Standing.RETRACTED) if "withdrawn" in states else None,
            venue=venue,
            volume=fields["volume"],
            issue=fields["number"],
            pages=fields["pages"],
            publisher=fields["publisher"] or fields.get("school", ""),
        )


def _fields(
    element: Element,
) -> tuple[dict[str, str], list[PersonName | None], list[PersonName | None], list[tuple[Scheme, str]]]:
    """Return the first value of each field, the authors, the editors and the identifiers of a record."""
    fields = _ALWAYS_ONE.copy()
    people: list[PersonName | None] = []
    editors: list[PersonName | None] = []
    links: list[tuple[Scheme, str]] = []
    for child in element:
        tag, text = child.tag, (child.text or "").strip()
        if not text.isprintable() or tag == "title":
            text = line_of(child)
        if tag == "author":
            people.append(_person(text))
        elif tag == "editor":
            editors.append(_person(text))
        elif tag == "ee":
            links.append(_link(text))
        elif tag == "isbn":
            links.append((Scheme.ISBN, text))
        elif not fields.get(tag):
            fields[tag] = text
    if element.tag == "www" and "url" in fields:
        links.append((Scheme.URL, fields["url"]))
    return fields, people, editors, links


def _link(address: str) -> tuple[Scheme, str]:
    """Return the address of an electronic edition as claimed identifier; one that is torn by a space is nobody's."""
    if " " in address or address.startswith(_NO_EDITION):
        return Scheme.URL, ""
    if address.startswith(_DOI_ADDRESSES):
        return Scheme.DOI, address
    return Scheme.URL, address


def _person(name: str) -> PersonName | None:
    """Return the parts of a name as dblp writes it, given names first: ``Wei Li 0001``, ``Juan de la Cruz Jr.``."""
    given, _, family = name.rpartition(" ")
    if family.isdigit():
        given, _, family = HOMONYM_NUMBER.sub("", name).rpartition(" ")
    words = given.split(" ")
    if family not in _UNUSUAL and _UNUSUAL.isdisjoint(words):
        return PersonName(family, given) if family else None
    if family in _ORGANISATIONS or not _ORGANISATIONS.isdisjoint(words):
        return PersonName(literal=f"{given} {family}".strip())
    words.append(family)
    suffix = words.pop() if len(words) > 2 and family.lower() in SUFFIXES else ""
    start = len(words) - 1
    while start > 1 and words[start - 1] in PARTICLES:
        start -= 1
    return PersonName(" ".join(words[start:]), " ".join(words[:start]), suffix)
