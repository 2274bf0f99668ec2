"""BibTeX files, by way of bibtexparser."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, BinaryIO

from citecheck.datatypes import Kind
from citecheck.errors import ReferenceFileError
from citecheck.index.importers.csl import reference_from_csl
from citecheck.text.kinds import BIBTEX_KINDS, PREPRINT_SERVERS
from citecheck.text.tex import decode_tex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bibtexparser.library import Library
    from bibtexparser.model import Block, Entry

    from citecheck.datatypes import Reference
    from citecheck.index.importers.base import Skipped

_FIELDS = {
    "title": ("title",), "container-title": ("journal", "journaltitle", "booktitle", "howpublished"),
    "volume": ("volume",), "issue": ("number", "issue"), "page": ("pages",),
    "publisher": ("publisher", "school", "institution", "organization"), "abstract": ("abstract",), "DOI": ("doi",),
    "PMID": ("pmid",), "PMCID": ("pmcid",), "ISBN": ("isbn",), "URL": ("url",),
}  # fmt: skip
"""CSL keys, and the BibTeX and BibLaTeX fields that fill them, first come first served."""


class BibtexImporter:
    """Reads the entries of a BibTeX or BibLaTeX file."""

    def references(self, file: BinaryIO, name: str, skipped: Skipped) -> Iterator[Reference]:
        """Yield the references of ``file``; a block that cannot be parsed is named to ``skipped``."""
        library = _parse(file.read().decode("utf-8", "replace"))
        if not library.entries:
            raise ReferenceFileError(f"{name} holds no BibTeX entry that can be read")
        for block in library.failed_blocks:
            skipped(f"{_place(name, block)}: {' '.join(str(block.error).split())}")
        for entry in library.entries:
            try:
                yield reference_from_csl(csl_from_entry(entry), name)
            except ValueError as error:
                skipped(f"{_place(name, entry)}, entry {entry.key}: {error}")


def csl_from_entry(entry: Entry) -> dict[str, Any]:
    """Return a parsed entry as CSL-like data."""
    fields = {field.key.lower(): str(field.value) for field in entry.fields}
    data: dict[str, Any] = {"id": entry.key, "type": BIBTEX_KINDS.get(entry.entry_type.lower(), Kind.UNKNOWN)}
    for key, names in _FIELDS.items():
        data[key] = next((fields[name] for name in names if fields.get(name)), None)
    if fields.get("subtitle"):
        data["title"] = f"{data['title']}: {fields['subtitle']}"
    data["author"] = _people(fields.get("author") or fields.get("editor", ""))
    data["issued"] = {"raw": fields.get("year") or fields.get("date")}
    _add_eprint(data, fields)
    return data


def _add_eprint(data: dict[str, Any], fields: dict[str, str]) -> None:
    archive = (fields.get("archiveprefix") or fields.get("eprinttype") or "arxiv").lower()
    if fields.get("eprint") and archive == "arxiv":
        data["arxiv"] = fields["eprint"]
    served = str(data["container-title"] or fields.get("publisher", "")).lower().startswith(PREPRINT_SERVERS)
    if served or (data["type"] is Kind.UNKNOWN and fields.get("eprint")):
        data["type"] = Kind.PREPRINT


def _people(text: str) -> list[dict[str, str]]:
    from bibtexparser.middlewares.names import split_multiple_persons_names

    names = split_multiple_persons_names(text) if text.strip() else []
    return [_person(" ".join(name.split())) for name in names if name.strip().lower() != "others"]


def _person(name: str) -> dict[str, str]:
    from bibtexparser.middlewares.names import parse_single_name_into_parts

    if name.startswith("{") and name.endswith("}"):
        return {"literal": decode_tex(name)}  # braces around a whole name: an organisation
    parts = parse_single_name_into_parts(name, strict=False)
    return {
        "family": " ".join((*parts.von, *parts.last)),
        "given": " ".join(parts.first),
        "suffix": " ".join(parts.jr),
    }


def _parse(text: str) -> Library:
    from bibtexparser.entrypoint import parse_string

    logger = logging.getLogger("bibtexparser")
    former, logger.disabled = logger.disabled, True  # broken blocks are named by us
    try:
        return parse_string(text)
    finally:
        logger.disabled = former


def _place(name: str, block: Block) -> str:
    return f"{name}, line {(block.start_line or 0) + 1}"
