"""Records of DataCite: lists of its API, lines with ``attributes`` or flat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from citecheck.datatypes import Kind, Reference
from citecheck.index.importers.csl import reference_from_csl
from citecheck.index.importers.json_records import read_references
from citecheck.index.importers.json_values import as_record, as_records, as_text
from citecheck.text.kinds import PREPRINT_SERVERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citecheck.index.importers.base import Skipped

_GENERAL_KINDS = {
    "dataset": Kind.DATASET, "datapaper": Kind.ARTICLE, "software": Kind.SOFTWARE, "workflow": Kind.SOFTWARE,
    "computationalnotebook": Kind.SOFTWARE, "preprint": Kind.PREPRINT, "journalarticle": Kind.ARTICLE,
    "conferencepaper": Kind.CONFERENCE, "conferenceproceeding": Kind.BOOK, "book": Kind.BOOK,
    "bookchapter": Kind.CHAPTER, "dissertation": Kind.THESIS, "report": Kind.REPORT, "standard": Kind.STANDARD,
    "outputmanagementplan": Kind.REPORT, "model": Kind.SOFTWARE,
}  # fmt: skip
"""Controlled types of DataCite (``resourceTypeGeneral``), schema 4.6, in lower case."""
_TOLD_KINDS = (
    ("thesis", Kind.THESIS), ("dissertation", Kind.THESIS), ("preprint", Kind.PREPRINT), ("chapter", Kind.CHAPTER),
    ("conference", Kind.CONFERENCE), ("proceeding", Kind.CONFERENCE), ("article", Kind.ARTICLE),
    ("report", Kind.REPORT), ("working paper", Kind.REPORT), ("book", Kind.BOOK), ("monograph", Kind.BOOK),
    ("software", Kind.SOFTWARE), ("dataset", Kind.DATASET),
)  # fmt: skip
"""Words in the free type that stands beside ``Text``, the first that occurs decides."""
_SCHEMES = {"arxiv": "arxiv", "pmid": "pmid", "pmcid": "pmcid", "isbn": "isbn", "doi": "doi"}


class DataciteImporter:
    """Reads records of DataCite in any of the layouts that they come in."""

    def references(self, file: BinaryIO, name: str, skipped: Skipped) -> Iterator[Reference]:
        """Yield the references of ``file``; a record without title is named to ``skipped``."""
        return read_references(file, name, skipped, reference_from_record, lists=("data",))


def reference_from_record(record: dict[str, Any], source: str) -> Reference:
    """Return the reference of a DataCite record; raises ``ValueError`` with the reason where there is none."""
    told = as_record(record.get("attributes")) or record
    doi = as_text(told.get("doi")) or as_text(record.get("id"))
    titles = _titles(told)
    container = _container(told)
    kind = _kind(told, doi)
    data = {
        "id": f"doi:{doi.lower()}" if doi else "",
        "type": kind.value,
        "title": titles[0],
        "other-titles": titles[1:],
        "author": [name for item in as_records(told.get("creators")) if (name := _creator(item))],
        "issued": _issued(told),
        "container-title": "arXiv" if kind is Kind.PREPRINT and doi.startswith("10.48550") else container["title"],
        "volume": container.get("volume"),
        "issue": container.get("issue") or container.get("number"),
        "page": _pages(container),
        "publisher": _name(told.get("publisher")),
        "abstract": _abstract(told),
        "identifiers": _identifiers(told, doi),
        "licence": _licence(told),
    }
    return reference_from_csl(data, source)


def _titles(told: dict[str, Any]) -> list[str]:
    """Return the title with its subtitle, and behind it those by which the work is known too."""
    titles = [(as_text(item.get("title")), as_text(item.get("titleType"))) for item in as_records(told.get("titles"))]
    plain = [title for title, kind in titles if title and not kind]
    other = [title for title, kind in titles if title and kind and kind != "Subtitle"]
    subtitle = next((title for title, kind in titles if kind == "Subtitle" and title), "")
    known = list(dict.fromkeys(plain + other)) or [as_text(told.get("title"))]
    if subtitle and subtitle.lower() not in known[0].lower():
        known[0] = f"{known[0]}: {subtitle}"
    return known


def _creator(creator: dict[str, Any]) -> dict[str, str] | str:
    """Return a name in parts, as an organisation, or as text to be taken apart; nothing where it is unavailable."""
    name = as_text(creator.get("name")) or as_text(creator.get("creatorName"))
    family, given = as_text(creator.get("familyName")), as_text(creator.get("givenName"))
    if name.lower().startswith(("(:un", "(:null")):
        return ""
    if as_text(creator.get("nameType")) == "Organizational":
        return {"literal": name}
    if family and (given or "," in name or name == family):
        return {"family": family, "given": given}
    return name or family


def _issued(told: dict[str, Any]) -> dict[str, Any]:
    dates = [as_text(item.get("date")) for item in as_records(told.get("dates")) if item.get("dateType") == "Issued"]
    return {"date-parts": [[told.get("publicationYear")]], "raw": (dates or [as_text(told.get("published"))])[0]}


def _kind(told: dict[str, Any], doi: str) -> Kind:
    types = as_record(told.get("types"))
    general = as_text(types.get("resourceTypeGeneral") or told.get("resourceTypeGeneral")).replace(" ", "").lower()
    free = as_text(types.get("resourceType") or told.get("resourceType")).lower()
    served = _name(told.get("publisher")).lower().startswith(PREPRINT_SERVERS)
    if doi.startswith("10.48550/") or (served and general in ("text", "preprint", "")):
        return Kind.PREPRINT
    known = _GENERAL_KINDS.get(general)
    if known is None and general in ("text", "other", ""):
        squeezed = free.replace("journalarticle", "article")
        known = next((kind for word, kind in _TOLD_KINDS if word in squeezed), None)
    return known or (Kind.THESIS if types.get("citeproc") == "thesis" else Kind.UNKNOWN)


def _container(told: dict[str, Any]) -> dict[str, Any]:
    """Return what the work is part of: ``container``, or the item that it is published in, of schema 4.4."""
    container = as_record(told.get("container"))
    if container.get("title"):
        return container
    for item in as_records(told.get("relatedItems")):
        if item.get("relationType") in ("IsPublishedIn", "IsPartOf"):
            titles = as_records(item.get("titles"))
            return {**item, "title": as_text(titles[0].get("title")) if titles else ""}
    return {**container, "title": ""}


def _pages(container: dict[str, Any]) -> str:
    first, last = as_text(container.get("firstPage")), as_text(container.get("lastPage"))
    return f"{first}-{last}" if first and last and first != last else first or last


def _name(publisher: object) -> str:
    """Return the name of a publisher, a text before schema 4.5 and an object since."""
    return as_text(publisher.get("name")) if isinstance(publisher, dict) else as_text(publisher)


def _abstract(told: dict[str, Any]) -> str:
    described = as_records(told.get("descriptions"))
    return next(
        (as_text(item.get("description")) for item in described if item.get("descriptionType") == "Abstract"), ""
    )


def _identifiers(told: dict[str, Any], doi: str) -> list[str]:
    found = [f"doi:{doi}"] if doi else []
    for key, kind, value in (
        ("identifiers", "identifierType", "identifier"),
        ("alternateIdentifiers", "alternateIdentifierType", "alternateIdentifier"),
    ):
        for item in as_records(told.get(key)):
            scheme = _SCHEMES.get(as_text(item.get(kind)).lower())
            if scheme:
                found.append(f"{scheme}:{as_text(item.get(value))}")
    return found


def _licence(told: dict[str, Any]) -> str:
    rights = as_records(told.get("rightsList"))
    known = (as_text(item.get("rightsIdentifier") or item.get("rightsUri") or item.get("rights")) for item in rights)
    return next((licence for licence in known if licence and not licence.startswith("info:eu-repo")), "")
