"""Plain text of the Web of Science (ISI): https://images.webofknowledge.com/images/help/WOS/hs_wos_fieldtags.html."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, BinaryIO

from citecheck.datatypes import Kind, Standing
from citecheck.index.importers.record_ids import record_id
from citecheck.index.importers.tagged import TaggedRecord, read_tagged, read_text_lines
from citecheck.text.kinds import ISI_KINDS
from citecheck.text.names import parse_person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citecheck.datatypes import Reference
    from citecheck.index.importers.base import Skipped

_FIELD = re.compile(r"\ufeff?([A-Z][A-Z0-9])(?: (.*))?$")
_FILE_TAGS = frozenset({"FN", "VR", "EF"})
_TYPES = {"J": Kind.ARTICLE, "B": Kind.BOOK, "S": Kind.CHAPTER, "C": Kind.CONFERENCE}
_NOBODY = "[anonymous]"


class IsiImporter:
    """Reads records from ``PT`` to ``ER``."""

    def references(self, file: BinaryIO, name: str, skipped: Skipped) -> Iterator[Reference]:
        """Yield the references of ``file``; a record that is none is named to ``skipped``."""
        return read_tagged(_records(file, name), name, skipped, csl_from_isi, shape="ISI")


def _records(file: BinaryIO, name: str) -> Iterator[TaggedRecord]:
    record: TaggedRecord | None = None
    for number, line in read_text_lines(file, name):
        found = _FIELD.match(line)
        if found is None:
            if record is not None and line[:1].isspace():
                record.go_on(line)
            continue
        tag = found[1]
        if tag in {"ER", "EF", "PT"} and record is not None:
            yield record
            record = None
        if tag == "PT" or (record is None and tag not in _FILE_TAGS and tag != "ER"):
            record = TaggedRecord(name, number)
        if record is not None:
            record.add(tag, found[2] or "")
    if record is not None:
        yield record


def csl_from_isi(record: TaggedRecord) -> dict[str, Any]:
    """Return the fields of a record as CSL-like data."""
    kind, title = _kind(record), record.first("TI")
    venue = record.first("SO", "JI", "J9")
    data: dict[str, Any] = {
        "title": title or venue,
        "other-titles": record.all("FT", "Z1"),
        "type": kind,
        "author": _people(record, kind),
        "issued": {"raw": record.first("PY", "EA", "PD")},
        "container-title": venue if title and kind is not Kind.BOOK else "",
        "volume": record.first("VL"),
        "issue": record.first("IS"),
        "page": "-".join(dict.fromkeys(record.all("BP") + record.all("EP"))) or record.first("AR"),
        "publisher": record.first("PU"),
        "abstract": record.first("AB"),
        "identifiers": [f"{scheme}:{value}" for scheme, value in _claims(record)],
    }
    if any(name.lower() == "retracted publication" for name in _document_types(record)):
        data["retraction"] = {"standing": Standing.RETRACTED.value}
    data["id"] = record.first("UT") or record_id(data)
    return data


def _document_types(record: TaggedRecord) -> list[str]:
    return [name.strip() for name in record.first("DT").split(";")]


def _kind(record: TaggedRecord) -> Kind:
    """Return what the last document type says: the first of ``Article; Proceedings Paper`` says less."""
    kinds = [ISI_KINDS[name] for name in _document_types(record) if name in ISI_KINDS]
    return kinds[-1] if kinds else _TYPES.get(record.first("PT")[:1], Kind.UNKNOWN)


def _people(record: TaggedRecord, kind: Kind) -> list[dict[str, str]]:
    full, short = record.lines("AF"), record.lines("AU")
    names = full if len(full) >= len(short) else short
    names = names or record.lines("BF") or record.lines("BA") or (record.lines("BE", "ED") if kind is Kind.BOOK else [])
    people = [parse_person(name) for name in names if name.lower() != _NOBODY]
    groups = [{"literal": name} for value in record.all("CA") for name in value.split(";") if name.strip()]
    return [
        {"family": person.family, "given": person.given, "suffix": person.suffix, "literal": person.literal}
        for person in people
    ] + groups


def _claims(record: TaggedRecord) -> Iterator[tuple[str, str]]:
    """Yield what the fields say are identifiers: scheme and value."""
    yield from (("doi", value) for value in record.all("DI", "D2"))
    yield from (("pmid", value) for value in record.all("PM"))
    yield from (("isbn", part) for value in record.all("BN") for part in re.split(r"[;,]|\s(?=97[89])", value))
