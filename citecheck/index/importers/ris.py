"""RIS files, as EndNote, Zotero, Mendeley and most publishers export them.

The tags are those of the format's specification of 2011 and of what programs made of it: ``T1`` and ``TI``, ``JF``,
``JO`` and ``T2`` mean one thing.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, BinaryIO

from citecheck.datatypes import Kind
from citecheck.index.carried import CARRIED_KEY
from citecheck.index.importers.record_ids import record_id
from citecheck.index.importers.tagged import TaggedRecord, read_tagged, read_text_lines
from citecheck.text.folding import title_key
from citecheck.text.kinds import PREPRINT_SERVERS, RIS_KINDS
from citecheck.text.names import parse_person
from citecheck.text.years import FOUR_DIGITS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citecheck.datatypes import Reference
    from citecheck.index.importers.base import Skipped

CARRIED_TAG = "U5"
"""The field of the user in which an export of citecheck keeps what RIS has no field for."""
CARRIED_MARK = f"{CARRIED_KEY}: "

_FIELD = re.compile(r"[\ufeff\s]{0,8}([A-Z][A-Z0-9])[ \t]{1,4}-(?:[ \t]|$)(.*)")
_TITLES = ("TI", "T1", "CT")
_VENUES = ("JF", "T2", "BT", "JO", "JA", "J2", "J1", "C3")
_WHOLE = frozenset({Kind.BOOK, Kind.THESIS, Kind.REPORT})
"""Kinds of works whose ``T2`` is the series that they stand in."""
_ARXIV = re.compile(r"arxiv[:.\s/]{1,3}(?:abs/)?((?:[a-z-]{2,12}(?:\.[a-z]{2})?/)?\d[\d.]{5,10})", re.IGNORECASE)
_DOI = re.compile(r"10\.\d{4,9}/\S{1,300}")


class RisImporter:
    """Reads records from ``TY`` to ``ER``."""

    def references(self, file: BinaryIO, name: str, skipped: Skipped) -> Iterator[Reference]:
        """Yield the references of ``file``; a record that is none is named to ``skipped``."""
        return read_tagged(_records(file, name), name, skipped, csl_from_ris, shape="RIS")


def _records(file: BinaryIO, name: str) -> Iterator[TaggedRecord]:
    """Yield the records; where ``ER`` is missing, a type with a title of its own begins the next one."""
    record: TaggedRecord | None = None
    further: TaggedRecord | None = None
    for number, line in read_text_lines(file, name):
        found = _FIELD.match(line)
        if found is None:
            open_record = further or record
            if open_record is not None and line.strip():
                open_record.go_on(line)
            continue
        tag, value = found[1], found[2]
        if tag == "ER":
            yield from _closed(record, further)
            record = further = None
        elif tag == "TY" and (record is None or len(record.fields) > 1):
            if record is not None:
                yield from (complete := _closed(record, further))[:-1]
                record = complete[-1]
                further = TaggedRecord(name, number)
                further.add(tag, value)
            else:
                record = TaggedRecord(name, number)
                record.add(tag, value)
        elif (open_record := further or record) is not None:
            open_record.add(tag, value)
    yield from _closed(record, further)


def _closed(record: TaggedRecord | None, further: TaggedRecord | None) -> list[TaggedRecord]:
    """Return the records that two runs of fields are: one, if the second has no title of its own."""
    if record is None or further is None:
        return [record] if record else []
    if further.first(*_TITLES):
        return [record, further]
    for tag, values in further.fields.items():
        record.fields.setdefault(tag, []).extend(values)
    return [record]


def csl_from_ris(record: TaggedRecord) -> dict[str, Any]:
    """Return the fields of a record as CSL-like data."""
    kind = _kind(record)
    title, other_titles = _titles(record, kind)
    venues = [value for tag in _VENUES for value in record.all(tag) if tag != "T2" or kind not in _WHOLE]
    venue = next((value for value in venues if title_key(value) != title_key(title)), "")
    if kind is Kind.UNKNOWN or kind is Kind.ARTICLE:
        named = venue or record.first("PB")
        kind = Kind.PREPRINT if named.lower().startswith(PREPRINT_SERVERS) else kind
    editors = record.all("ED", "A2") if kind is Kind.BOOK else []
    dates = [value for value in record.all("PY", "Y1", "DA", "Y2") if FOUR_DIGITS.search(value)]
    data: dict[str, Any] = {
        "title": title,
        "other-titles": [*record.all("TT"), *other_titles],
        "type": kind,
        "author": [_person(name) for name in record.all("AU", "A1") or editors],
        "issued": {"raw": next(iter(dates), None)},
        "container-title": venue,
        "volume": record.first("VL"),
        "issue": record.first("IS"),
        "page": _pages(record),
        "publisher": record.first("PB"),
        "edition": record.first("ET"),
        "abstract": record.first("AB", "N2"),
        "identifiers": [f"{scheme}:{value}" for scheme, value in _claims(record)],
    }
    data["id"] = next(iter(record.lines("ID")), "") or record_id(data)
    carried = record.first(CARRIED_TAG)
    if carried.startswith(CARRIED_MARK):
        data["custom"] = {CARRIED_KEY: _carried(carried.removeprefix(CARRIED_MARK))}
    return data


def _kind(record: TaggedRecord) -> Kind:
    types = [value.split()[0].upper() for value in record.all("TY")]
    return next((kind for name in reversed(types) if (kind := RIS_KINDS.get(name))), Kind.UNKNOWN)


def _titles(record: TaggedRecord, kind: Kind) -> tuple[str, list[str]]:
    """Return the title and others: a second one behind a colon is the subtitle, one that says the same is dropped."""
    tags = (*_TITLES, "BT") if kind is Kind.BOOK else _TITLES
    title, *others = record.all(*(tag for tag in record.fields if tag in tags)) or [""]
    kept: list[str] = []
    for other in others:
        if title_key(other) in title_key(title):
            continue
        if title_key(title) in title_key(other):
            title = other
        elif title.endswith(":"):
            title = f"{title} {other}"
        else:
            kept.append(other)
    return title, kept


def _person(name: str) -> dict[str, str]:
    """Return a name as it is written: ``Family, Given, Suffix``; one with nothing behind its comma is a group's."""
    family, comma, rest = name.partition(",")
    given, _, suffix = rest.partition(",")
    if comma and not given.strip() and " " in family.strip():
        return {"literal": family.strip()}
    if comma and given.strip():
        return {"family": family.strip(), "given": given.strip(), "suffix": suffix.strip()}
    person = parse_person(name)
    return {"family": person.family, "given": person.given, "suffix": person.suffix, "literal": person.literal}


def _pages(record: TaggedRecord) -> str:
    first, last = record.first("SP"), record.first("EP")
    if first and last and last != first and not first.endswith(last):
        return f"{first}-{last}"
    return first or last or record.first("C7", "AR")


def _claims(record: TaggedRecord) -> Iterator[tuple[str, str]]:
    """Yield what the fields say are identifiers: scheme and value."""
    yield from (("doi", value) for value in record.all("DO", "DI"))
    for value in record.all("M3", "N1", "L3", "C1"):
        if "doi" in value.lower() and (found := _DOI.search(value)):
            yield "doi", found.group()
    if any(word in record.first("DB", "DP").lower() for word in ("pubmed", "medline")):
        yield from (("pmid", value) for value in record.all("AN") if value.isdigit())
    yield from (("pmcid", value) for value in record.all("C2") if value.upper().startswith("PMC"))
    yield from (("isbn", part) for value in record.all("SN") for part in re.split(r"[,;(]|\s(?=97[89])", value))
    for value in record.all("JF", "JO", "T2", "M1", "AN", "N1", "PB"):
        if "arxiv" in value.lower() and (found := _ARXIV.search(value)):
            yield "arxiv", found[1]
    yield from (("url", part) for value in record.all("UR", "LK", "L2") for part in value.split()[:4] if "." in part)


def _carried(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None  # a note that only looks like ours
