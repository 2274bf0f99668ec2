"""PubMed's MEDLINE format (``.nbib``, ``.txt``): https://www.nlm.nih.gov/bsd/mms/medlineelements.html."""

from __future__ import annotations

import re
from functools import reduce
from typing import TYPE_CHECKING, Any, BinaryIO

from citecheck.datatypes import Kind, PersonName, Scheme, Standing
from citecheck.index.importers.record_ids import record_id
from citecheck.index.importers.tagged import TaggedRecord, read_tagged, read_text_lines
from citecheck.text.identifiers import find_identifiers
from citecheck.text.kinds import MEDLINE_KINDS
from citecheck.text.names import parse_person
from citecheck.text.titles import with_subtitle
from citecheck.text.years import FOUR_DIGITS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citecheck.datatypes import Reference
    from citecheck.index.importers.base import Skipped

_FIELD = re.compile(r"\ufeff?([A-Z]{2,4}) {0,4}- ?(.*)")
_NOTICES = {"RIN": Standing.RETRACTED, "ECI": Standing.CONCERN}
"""Fields that cite the notice on this work; ``ROF`` and ``ECF`` stand in the notice itself."""
_LABELLED = re.compile(r"(.{1,400}?)\s?\[(doi|pii|bookaccession)\]$")
_DOI = re.compile(r"10\.\d{4,9}/\S{1,300}")


class MedlineImporter:
    """Reads records that a blank line or the next ``PMID`` ends."""

    def references(self, file: BinaryIO, name: str, skipped: Skipped) -> Iterator[Reference]:
        """Yield the references of ``file``; a record that is none is named to ``skipped``."""
        return read_tagged(_records(file, name), name, skipped, csl_from_medline, shape="MEDLINE", id_tag="PMID")


def _records(file: BinaryIO, name: str) -> Iterator[TaggedRecord]:
    record: TaggedRecord | None = None
    for number, line in read_text_lines(file, name):
        found = _FIELD.match(line)
        ends = not line or (found is not None and found[1] == "PMID")
        if ends and record is not None and (not line or "PMID" in record.fields):
            yield record
            record = None
        if found is not None:
            record = record or TaggedRecord(name, number)
            record.add(found[1], found[2])
        elif record is not None and line[:1].isspace():
            record.go_on(line)
    if record is not None:
        yield record


def csl_from_medline(record: TaggedRecord) -> dict[str, Any]:
    """Return the fields of a record as CSL-like data."""
    titles = [_clean(title) for title in record.all("TI")]
    book = _clean(record.first("BTI", "CTI"))
    dates = [value for value in record.all("DP", "DEP") if FOUR_DIGITS.search(value)]
    data: dict[str, Any] = {
        "title": reduce(with_subtitle, titles) if titles else book,
        "other-titles": [_clean(title) for title in record.all("TT")],
        "type": _kind(record, is_part=bool(titles and book)),
        "author": _people(record),
        "issued": {"raw": next(iter(dates), None)},
        "container-title": record.first("JT", "TA") or (book if titles else ""),
        "volume": record.first("VI"),
        "issue": record.first("IP"),
        "page": record.first("PG"),
        "publisher": record.first("PB"),
        "edition": record.first("EN"),
        "abstract": record.first("AB", "OAB"),
        "identifiers": [f"{scheme}:{value}" for scheme, value in _claims(record)],
    }
    retraction = _retraction(record)
    if retraction:
        data["retraction"] = retraction
    data["id"] = record_id(data)
    return data


def _clean(title: str) -> str:
    """Return a title without the full stop behind it and the brackets around one that was translated."""
    title = title[:-1].rstrip() if title.endswith(".") and not title.endswith("..") else title
    return title[1:-1] if title.startswith("[") and title.endswith("]") and "[" not in title[1:] else title


def _kind(record: TaggedRecord, *, is_part: bool) -> Kind:
    types = record.all("PT")
    kinds = [MEDLINE_KINDS[name] for name in types if name in MEDLINE_KINDS]
    if is_part and Kind.BOOK in kinds:
        return Kind.CHAPTER
    told = [kind for kind in kinds if kind is not Kind.ARTICLE]
    if told:
        return told[0]
    return Kind.ARTICLE if kinds or record.first("JT", "TA") else Kind.UNKNOWN


def _people(record: TaggedRecord) -> list[dict[str, str]]:
    names, short = record.all("FAU"), record.all("AU")
    if len(names) < len(short):
        names = short
    if not names and not record.all("CN"):
        names = record.all("FED", "ED")
    groups = [{"literal": name} for name in record.all("CN")]
    return [_person(parse_person(name)) for name in names] + groups


def _person(person: PersonName) -> dict[str, str]:
    return {"family": person.family, "given": person.given, "suffix": person.suffix, "literal": person.literal}


def _claims(record: TaggedRecord) -> Iterator[tuple[str, str]]:
    """Yield what the fields say are identifiers: scheme and value."""
    for value in record.all("AID", "LID"):
        labelled = _LABELLED.fullmatch(value)
        if labelled and labelled[2] == "doi":
            yield "doi", labelled[1]
        elif not labelled and (found := _DOI.search(value)):
            yield "doi", found.group()
    yield from (("pmid", value) for value in record.all("PMID"))
    yield from (("pmcid", value) for value in record.all("PMC"))
    yield from (("isbn", value.partition(" (")[0]) for value in record.all("ISBN"))


def _retraction(record: TaggedRecord) -> dict[str, str] | None:
    for tag, standing in _NOTICES.items():
        cited = record.first(tag)
        if cited:
            year = FOUR_DIGITS.search(cited)
            found = [item for item, _ in find_identifiers(cited) if item.scheme in {Scheme.DOI, Scheme.PMID}]
            notice = {"notice": str(found[0])} if found else {}
            return {"standing": standing.value, "date": year.group() if year else "", **notice}
    if any(name.lower() == "retracted publication" for name in record.all("PT")):
        return {"standing": Standing.RETRACTED.value}
    return None
