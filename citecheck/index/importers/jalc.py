"""The RDF of the Japan Link Center: articles described in Japanese and English side by side."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, BinaryIO

from citecheck.datatypes import Kind, PersonName, Reference, Scheme
from citecheck.index.importers.xml_elements import read_elements
from citecheck.index.importers.xml_records import (
    make_person,
    make_reference,
    page_range,
    read_records,
    without_full_stop,
)
from citecheck.index.importers.xml_text import find_line, line_of
from citecheck.text.names import parse_person

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree.ElementTree import Element

    from citecheck.index.importers.base import Skipped


class JalcImporter:
    """Reads the descriptions of a JaLC file."""

    def references(self, file: BinaryIO, name: str, skipped: Skipped) -> Iterator[Reference]:
        """Yield the references of ``file``; one without title is named to ``skipped``."""
        return read_records(read_elements(file, name, ("Description",)), name, skipped, _reference)


def _reference(item: Element, source: str) -> Reference:
    record = find_line(item, "doi") or next((text for key, text in item.items() if key.endswith("about")), "")
    titles = [without_full_stop(text) for text in _lines(item, "title")]
    is_latin = bool(titles) and _is_latin(titles[0])
    return make_reference(
        source,
        record,
        titles[0] if titles else "",
        authors=_authors(item, is_latin=is_latin),
        years=_lines(item, "date"),
        identifiers=((Scheme.DOI, record),),
        kind=Kind.ARTICLE,
        other_titles=titles[1:],
        venue=_in_script(_lines(item, "publicationName"), is_latin=is_latin),
        volume=find_line(item, "volume"),
        issue=find_line(item, "number"),
        pages=page_range(find_line(item, "startingPage"), find_line(item, "endingPage")),
        publisher=_in_script(_lines(item, "publisher"), is_latin=is_latin),
        abstract=_in_script(_lines(item, "description"), is_latin=is_latin),
    )


def _authors(item: Element, *, is_latin: bool) -> list[PersonName | None]:
    """Return each author once: of the two scripts the one that names more of them, else that of the title."""
    people = [_person(creator) for creator in item.iterfind("creator/Person")]
    people = people or [parse_person(text) for text in _lines(item, "creator")]
    latin = [person for person in people if person and _is_latin(str(person))]
    other = [person for person in people if person and not _is_latin(str(person))]
    if len(latin) == len(other):
        return [*(latin if is_latin else other)]
    return [*(latin if len(latin) > len(other) else other)]


def _person(person: Element) -> PersonName | None:
    parts = make_person(find_line(person, "familyName"), find_line(person, "givenName"))
    name = find_line(person, "name")
    return parts or (parse_person(name) if name else None)


def _lines(item: Element, path: str) -> list[str]:
    return [text for found in item.iterfind(path) if (text := line_of(found))]


def _in_script(texts: Iterable[str], *, is_latin: bool) -> str:
    """Return the first text in the script that is asked for, else the first."""
    found = list(texts)
    return next((text for text in found if _is_latin(text) is is_latin), found[0] if found else "")


def _is_latin(text: str) -> bool:
    """Tell whether most letters of ``text`` are Latin ones of usual width."""
    letters = [char for char in text if char.isalpha()]
    latin = sum(unicodedata.name(char, "").startswith("LATIN") for char in letters)
    return latin * 2 > len(letters)
