"""RIS, in the tags that EndNote, Zotero and Mendeley read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from citecheck.datatypes import Kind, PersonName, Scheme
from citecheck.index.exporters.carrying import one_line, rendered
from citecheck.index.exporters.csl_json import address_of
from citecheck.index.importers.ris import CARRIED_MARK, CARRIED_TAG, RisImporter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from citecheck.datatypes import Reference

_TYPES = {
    Kind.ARTICLE: "JOUR", Kind.CONFERENCE: "CPAPER", Kind.BOOK: "BOOK", Kind.CHAPTER: "CHAP", Kind.THESIS: "THES",
    Kind.REPORT: "RPRT", Kind.DATASET: "DATA", Kind.SOFTWARE: "COMP", Kind.WEBPAGE: "ELEC", Kind.STANDARD: "STAND",
    Kind.LEGAL: "CASE", Kind.PREPRINT: "UNPB",
}  # fmt: skip
_PAGES = re.compile(r"(\S{1,40}?)\s?[-–]{1,2}\s?(\S{1,40})")
_TAGS = {Scheme.DOI: "DO", Scheme.ISBN: "SN", Scheme.PMCID: "C2"}


class RisExporter:
    """Writes one record after the other."""

    def chunks(self, references: Iterable[Reference]) -> Iterator[str]:
        """Yield one record after the other."""
        importer = RisImporter()
        for reference in references:
            yield rendered(reference, _record, importer)


def _record(reference: Reference, carried: dict[str, Any]) -> str:
    lines = [("TY", _TYPES.get(reference.kind, "GEN")), ("ID", reference.id), *_fields(reference)]
    if carried:
        lines.append((CARRIED_TAG, CARRIED_MARK + one_line(carried)))
    written = ((tag, " ".join(value.split())) for tag, value in lines if value)
    return "".join(f"{tag}  - {value}\n" for tag, value in written) + "ER  - \n\n"


def _fields(reference: Reference) -> Iterator[tuple[str, str | None]]:
    yield "TI", reference.title
    yield from (("AU", _name(person)) for person in reference.authors)
    yield "PY", str(reference.year) if reference.year is not None else None
    yield "T2", reference.venue
    yield "VL", reference.volume
    yield "IS", reference.issue
    pages = _PAGES.fullmatch(reference.pages or "")
    yield "SP", pages[1] if pages else reference.pages
    yield "EP", pages[2] if pages else None
    yield "PB", reference.publisher
    yield "ET", reference.edition
    yield from ((_TAGS[item.scheme], item.value) for item in reference.identifiers if item.scheme in _TAGS)
    for item in reference.identifiers:
        if item.scheme is Scheme.PMID:
            yield "DB", "PubMed"
            yield "AN", item.value
    yield "UR", address_of(reference.identifiers)
    yield from (("TT", title) for title in reference.other_titles)
    yield "AB", reference.abstract


def _name(person: PersonName) -> str:
    if person.literal:
        return f"{person.literal},"
    return ", ".join(part for part in (person.family, person.given, person.suffix) if part)
