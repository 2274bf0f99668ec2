"""The XML of the ACL Anthology: a file for each collection of volumes, with the papers in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO
from xml.etree.ElementTree import Element

from citecheck.datatypes import Kind, PersonName, Reference, Retraction, Scheme, Standing
from citecheck.index.importers.xml_elements import read_elements
from citecheck.index.importers.xml_records import make_reference, read_records
from citecheck.index.importers.xml_text import find_line, line_of
from citecheck.text.names import parse_person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citecheck.index.importers.base import Skipped

_RECORDS = ("meta", "frontmatter", "paper", "event")
_OF_JOURNAL = re.compile(r",\s(?:Volume|Issue|Number)\b.*$")
_HAS_ID = re.compile(r"[A-Z]\d\d-\d{4}|\d{4}\.[a-z\d]+-[a-z\d]+\.\d+")


class AclAnthologyImporter:
    """Reads the papers of a collection, and its volumes as books."""

    def references(self, file: BinaryIO, name: str, skipped: Skipped) -> Iterator[Reference]:
        """Yield the references of ``file``; a paper without title is named to ``skipped``."""
        volume = _Volume()
        elements = read_elements(file, name, _RECORDS, opening=("collection", "volume"))
        return read_records(filter(volume.is_record, elements), name, skipped, volume.reference)


class _Volume:
    """What holds for all papers of the volume that is being read."""

    def __init__(self) -> None:
        self._collection = self._volume = ""
        self._is_journal = False
        self._meta = Element("meta")

    def is_record(self, element: Element) -> bool:
        """Tell whether ``element`` is a paper or front matter; anything else is remembered."""
        if element.tag == "collection":
            self._collection = element.get("id", "")
        elif element.tag == "volume":
            self._volume, self._meta = element.get("id", ""), Element("meta")
            self._is_journal = element.get("type") == "journal"
            self._collection = self._collection or self._volume  # before 2019: <volume id="P19"><paper id="1001">
        elif element.tag == "meta":
            self._meta = element
        return element.tag in {"paper", "frontmatter"}

    def reference(self, element: Element, source: str) -> Reference:
        """Return the paper, or the whole volume for front matter."""
        is_front = element.tag == "frontmatter"
        record = self._id(element)
        booktitle = find_line(self._meta, "booktitle") or find_line(element, "booktitle")
        journal = find_line(element, "journal") or find_line(self._meta, "journal-title")
        venue = journal or (_OF_JOURNAL.sub("", booktitle) if self._is_journal else booktitle)
        kind = Kind.ARTICLE if self._is_journal or journal else Kind.CONFERENCE
        own = [(Scheme.DOI, find_line(element, "doi")), (Scheme.URL, _address(element))]
        if is_front:
            own += [(Scheme.DOI, find_line(self._meta, "doi")), (Scheme.ISBN, find_line(self._meta, "isbn"))]
        return make_reference(
            source,
            record,
            (is_front and booktitle) or find_line(element, "title"),
            authors=_people(element, "author") or _people(element if not is_front else self._meta, "editor"),
            years=(find_line(element, "year") or find_line(self._meta, "year"),),
            identifiers=((Scheme.ACL, record), *own),
            kind=Kind.BOOK if is_front else kind,
            retraction=_retraction(element),
            venue="" if is_front else venue,
            volume=find_line(self._meta, "journal-volume") or find_line(element, "volume"),
            issue=find_line(element, "issue") or find_line(self._meta, "journal-issue"),
            pages=find_line(element, "pages"),
            publisher=find_line(self._meta, "publisher") or find_line(element, "publisher"),
            abstract=find_line(element, "abstract"),
        )

    def _id(self, element: Element) -> str:
        """Return the id under which the Anthology lists a paper, put together as its own scripts do."""
        url = find_line(element, "url").removesuffix(".pdf").rpartition("/")[2]
        if _HAS_ID.fullmatch(url):
            return url
        paper = element.get("id", "0")
        if self._collection[:1].isdigit():
            return f"{self._collection}-{self._volume}.{paper}"
        if self._collection == self._volume:
            return f"{self._collection}-{paper:0>4}"
        is_workshop = self._collection.startswith("W") or self._collection == "C69"
        if is_workshop or (self._collection == "D19" and self._volume.isdigit() and int(self._volume) >= 5):
            return f"{self._collection}-{self._volume:0>2}{paper:0>2}"
        return f"{self._collection}-{self._volume}{paper:0>3}"


def _people(element: Element, role: str) -> list[PersonName]:
    return [person for item in element.iterfind(role) if (person := _person(item)) is not None]


def _person(author: Element) -> PersonName | None:
    given, family = find_line(author, "first"), find_line(author, "last")
    if family and given:
        return PersonName(family, given)
    whole = family or given or (line_of(author) if not len(author) else "")
    return parse_person(whole) if whole else None


def _address(element: Element) -> str:
    url = find_line(element, "url")
    return url if url.startswith("http") else ""


def _retraction(element: Element) -> Retraction | None:
    for path in ("retracted", "removed"):
        notice = element.find(path)
        if notice is not None:
            return Retraction(Standing.RETRACTED, notice.get("date", ""), line_of(notice))
    return None
