"""EndNote XML, as EndNote itself, Bookends, Zotero and others export it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from citecheck.datatypes import Kind, PersonName, Reference, Scheme
from citecheck.index.importers.xml_elements import read_elements
from citecheck.index.importers.xml_records import make_reference, read_records
from citecheck.index.importers.xml_text import find_line, line_of
from citecheck.text.identifiers import find_identifiers
from citecheck.text.kinds import PREPRINT_SERVERS
from citecheck.text.names import parse_person

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from citecheck.index.importers.base import Skipped

_KINDS = {
    "book section": Kind.CHAPTER, "electronic book section": Kind.CHAPTER, "encyclopedia": Kind.CHAPTER,
    "dictionary": Kind.CHAPTER, "book": Kind.BOOK, "edited book": Kind.BOOK, "electronic book": Kind.BOOK,
    "classical work": Kind.BOOK, "case": Kind.LEGAL, "statute": Kind.LEGAL, "bill": Kind.LEGAL,
    "legal rule or regulation": Kind.LEGAL, "hearing": Kind.LEGAL, "computer program": Kind.SOFTWARE,
    "conference proceedings": Kind.CONFERENCE, "conference paper": Kind.CONFERENCE, "web page": Kind.WEBPAGE,
    "electronic source": Kind.WEBPAGE, "blog": Kind.WEBPAGE, "journal article": Kind.ARTICLE,
    "magazine article": Kind.ARTICLE, "newspaper article": Kind.ARTICLE, "electronic article": Kind.ARTICLE,
    "report": Kind.REPORT, "government document": Kind.REPORT, "thesis": Kind.THESIS, "dataset": Kind.DATASET,
    "standard": Kind.STANDARD, "preprint": Kind.PREPRINT,
}  # fmt: skip
"""EndNote's reference types by name."""
_NUMBERED = {
    "5": Kind.CHAPTER, "6": Kind.BOOK, "7": Kind.LEGAL, "9": Kind.SOFTWARE, "10": Kind.CONFERENCE, "12": Kind.WEBPAGE,
    "17": Kind.ARTICLE, "19": Kind.ARTICLE, "23": Kind.ARTICLE, "27": Kind.REPORT, "28": Kind.BOOK, "31": Kind.LEGAL,
    "32": Kind.THESIS, "43": Kind.ARTICLE, "44": Kind.BOOK, "46": Kind.REPORT, "47": Kind.CONFERENCE,
    "58": Kind.STANDARD, "59": Kind.DATASET, "60": Kind.CHAPTER,
}  # fmt: skip
"""The same by number, for records that give no name."""
_PEOPLE = ("authors", "secondary-authors", "tertiary-authors")
_NUMBER_OF_BOOK = re.compile(r"(?<!\d)[\dXx](?:[ -]?[\dXx]){8,12}(?!\d)")
_PUBMED = ("medline", "pubmed", "nlm", "pmid")
"""How the databases are called whose accession numbers are PMIDs."""
_ARXIV = re.compile(r"arxiv", re.IGNORECASE)


class EndnoteXmlImporter:
    """Reads the records of an EndNote library."""

    def references(self, file: BinaryIO, name: str, skipped: Skipped) -> Iterator[Reference]:
        """Yield the references of ``file``; a record without title is named to ``skipped``."""
        return read_records(read_elements(file, name, ("record",)), name, skipped, _reference)


def _reference(record: Element, source: str) -> Reference:
    number, kind = find_line(record, "rec-number"), _kind(record)
    authors = next((people for group in _PEOPLE if (people := _people(record, group))), [])
    venue = find_line(
        record, "titles/secondary-title", "periodical/full-title", "titles/alt-title", "periodical/abbr-1"
    )
    if kind in {Kind.ARTICLE, Kind.UNKNOWN} and venue.lower().startswith(PREPRINT_SERVERS):
        kind = Kind.PREPRINT
    return make_reference(
        source,
        number,
        find_line(record, "titles/title"),
        reference_id=_reference_id(record, number),
        authors=authors,
        years=(find_line(record, "dates/year") or find_line(record, "dates/pub-dates/date"),),
        identifiers=_identifiers(record, venue),
        kind=kind,
        other_titles=map(line_of, record.iterfind("titles/translated-title")),
        venue=venue or find_line(record, "titles/tertiary-title"),
        volume=find_line(record, "volume"),
        issue=find_line(record, "number", "issue"),
        pages=find_line(record, "pages") or (find_line(record, "custom7") if kind is Kind.ARTICLE else ""),
        publisher=find_line(record, "publisher"),
        edition=find_line(record, "edition"),
        abstract=find_line(record, "abstract"),
    )


def _reference_id(record: Element, number: str) -> str:
    """Return the number with the library that it counts in, as every library has a record 1."""
    key = record.find("foreign-keys/key[@db-id]")
    library = (key.get("db-id", "") if key is not None else "") or find_line(record, "database")
    return f"{library}:{number}" if library and number else number


def _kind(record: Element) -> Kind:
    told = record.find("ref-type")
    if told is None:
        return Kind.UNKNOWN
    return _KINDS.get(told.get("name", "").lower()) or _NUMBERED.get(line_of(told), Kind.UNKNOWN)


def _people(record: Element, group: str) -> list[PersonName]:
    """Return the people of a group; a comma at the end of a name is EndNote's sign of an organisation."""
    names = [line_of(author) for author in record.iterfind(f"contributors/{group}/author")]
    return [
        PersonName(literal=name.rstrip(", ")) if name.endswith(",") else parse_person(name)
        for name in names
        if any(map(str.isalnum, name)) and name.lower().strip(" .,") not in {"et al", "others"}
    ]


def _identifiers(record: Element, venue: str) -> Iterator[tuple[Scheme, str]]:
    for word in find_line(record, "electronic-resource-num").split():
        yield (Scheme.URL if word.startswith("http") else Scheme.DOI), word
    database, accession = find_line(record, "remote-database-name").lower(), find_line(record, "accession-num")
    if accession.isdigit() and database.startswith(_PUBMED):
        yield Scheme.PMID, accession
    for text in (accession, venue):
        if _ARXIV.match(text):
            yield Scheme.ARXIV, text
    yield from (
        (Scheme.PMCID, text) for path in ("custom1", "custom2") if (text := find_line(record, path))[:3] == "PMC"
    )
    yield from ((Scheme.ISBN, number) for number in _NUMBER_OF_BOOK.findall(find_line(record, "isbn")))
    for group in ("related-urls", "web-urls", "text-urls"):
        for item in record.iterfind(f"urls/{group}/url"):
            yield from ((found.scheme, found.value) for found, _ in find_identifiers(line_of(item)))
