"""BibTeX and BibLaTeX files, as reference managers, publishers and the ACL Anthology export them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, BinaryIO

from citecheck.datatypes import Kind, PersonName
from citecheck.errors import ReferenceFileError
from citecheck.index.carried import CARRIED_KEY
from citecheck.index.importers.bibtex_entries import read_entries
from citecheck.index.importers.bibtex_inheritance import with_inherited
from citecheck.index.importers.csl import reference_from_csl
from citecheck.index.importers.record_ids import record_id
from citecheck.text.bibtex_names import is_joined_by_commas, read_name, split_names
from citecheck.text.kinds import BIBTEX_KINDS, PREPRINT_SERVERS
from citecheck.text.names import parse_person
from citecheck.text.tex import decode_tex
from citecheck.text.titles import with_subtitle
from citecheck.text.years import FOUR_DIGITS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citecheck.datatypes import Reference
    from citecheck.index.importers.base import Skipped
    from citecheck.index.importers.bibtex_entries import Entry

_NO_WORKS = frozenset({"set", "xdata", "control", "ieeetranbstctl", "bibnote"})
"""Entry types that group other entries, hold data for them or steer a style."""
_FIELDS = {
    "title": ("title", "booktitle", "maintitle", "issuetitle"),
    "container-title": ("journal", "journaltitle", "booktitle", "howpublished"),
    "volume": ("volume",), "issue": ("number", "issue"), "page": ("pages", "eid", "articleno", "article-number"),
    "publisher": ("publisher", "school", "institution", "organization"), "edition": ("edition",),
    "abstract": ("abstract",),
}  # fmt: skip
"""CSL keys, and the BibTeX and BibLaTeX fields that fill them, first come first served."""
_DATES = ("date", "year", "eventdate")
_OTHER_TITLES = ("origtitle", "translatedtitle", "transtitle")
_SCHEMES = {
    "doi": "doi", "arxivid": "arxiv", "arxiv": "arxiv", "pmid": "pmid", "pmcid": "pmcid", "pmc": "pmcid",
    "isbn": "isbn", "url": "url",
}  # fmt: skip
_EPRINTS = {"": "arxiv", "arxiv": "arxiv", "pubmed": "pmid", "pmid": "pmid", "pmc": "pmcid", "pmcid": "pmcid"}
_FREE = ("journal", "howpublished", "note", "pages", "volume")
"""Fields in which Google Scholar and others write ``arXiv preprint arXiv:1706.03762`` or an address."""
_ADDRESS = re.compile(r"\\(?:url|path|nolinkurl)\s{0,4}\{?|(?=https?://)|(?=doi\.org/)")
_ARXIV = re.compile(r"arxiv[:.\s/]{1,3}(?:abs/)?((?:[a-z-]{2,12}(?:\.[a-z]{2})?/)?\d[\d.]{5,10})", re.IGNORECASE)
_TEX_IN_ADDRESS = re.compile(r"\\textasciitilde|\\sim|[\\{}$]")
_MORE_ISBNS = re.compile(r"[,;/]|\s(?=97[89])")
_IN_SERIES = frozenset({Kind.BOOK, Kind.CHAPTER, Kind.CONFERENCE})


class BibtexImporter:
    """Reads the entries of a BibTeX or BibLaTeX file."""

    def references(self, file: BinaryIO, name: str, skipped: Skipped) -> Iterator[Reference]:
        """Yield the references of ``file``; an entry that cannot be read is named to ``skipped``.

        An entry that inherits fields may come out behind the one that it has them from.
        """
        n_read = 0
        for entry in with_inherited(read_entries(file, name, skipped)):
            n_read += 1
            if entry.type in _NO_WORKS:
                continue
            try:
                yield reference_from_csl(csl_from_entry(entry), name)
            except ValueError as error:
                skipped(f"{name}, line {entry.line}, entry {entry.key}: {error}")
        if not n_read:
            raise ReferenceFileError(f"{name} holds no BibTeX entry that can be read")


def csl_from_entry(entry: Entry) -> dict[str, Any]:
    """Return an entry as CSL-like data; TeX is left for ``reference_from_csl`` but in names."""
    fields = entry.fields
    data: dict[str, Any] = {key: _first(fields, names) for key, names in _FIELDS.items()}
    if data["title"] and fields.get("subtitle"):
        data["title"] = with_subtitle(data["title"], fields["subtitle"])
    data["type"] = _kind(entry, data)
    if data["type"] is Kind.BOOK and "howpublished" not in fields:
        data["container-title"] = None  # its own title, which styles of old want in both fields
    if "series" in fields and data["type"] in _IN_SERIES:
        data["issue"] = None  # the number is that of the book in its series
    data["author"] = _people(fields.get("author") or fields.get("editor") or "")
    data["issued"] = {"raw": next((value for key in _DATES if FOUR_DIGITS.search(value := fields.get(key, ""))), None)}
    data["identifiers"] = [f"{scheme}:{value}" for scheme, value in _claims(fields)]
    data["other-titles"] = [fields[key] for key in _OTHER_TITLES if fields.get(key)]
    if data["container-title"] and _ADDRESS.match(data["container-title"]):
        data["container-title"] = None  # howpublished = {\url{...}}
    data["id"] = entry.key or record_id(data)
    if CARRIED_KEY in fields:
        data["custom"] = {CARRIED_KEY: _carried(fields[CARRIED_KEY])}
    return data


def _first(fields: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((value for name in names if (value := fields.get(name))), None)


def _kind(entry: Entry, data: dict[str, Any]) -> Kind:
    kind = BIBTEX_KINDS.get(entry.type, Kind.UNKNOWN)
    if str(data["container-title"] or data["publisher"] or "").lower().startswith(PREPRINT_SERVERS):
        return Kind.PREPRINT
    is_eprint = "eprint" in entry.fields and _eprint_scheme(entry.fields) == "arxiv"
    if is_eprint and (kind in {Kind.UNKNOWN, Kind.WEBPAGE} or (kind is Kind.ARTICLE and not data["container-title"])):
        return Kind.PREPRINT
    return kind


def _people(text: str) -> list[dict[str, str]]:
    names = [name for name in split_names(text) if name.lower() not in {"others", "et al", "et al."}] if text else []
    if 0 < len(names) < 3 and is_joined_by_commas(names[0]):
        people = [parse_person(decode_tex(part)) for name in names for part in name.split(",") if part.strip()]
    else:
        people = [read_name(" ".join(name.split())) for name in names]
    return [_person(person) for person in people]


def _person(person: PersonName) -> dict[str, str]:
    if person.literal:
        return {"literal": person.literal}
    named = {"family": person.family, "given": person.given}
    return named | {"suffix": person.suffix} if person.suffix else named


def _eprint_scheme(fields: dict[str, str]) -> str | None:
    return _EPRINTS.get((fields.get("archiveprefix") or fields.get("eprinttype") or "").strip().lower())


def _claims(fields: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield what the fields say are identifiers: scheme and value."""
    for name, scheme in _SCHEMES.items():
        if name in fields:
            value = _TEX_IN_ADDRESS.sub(_plain, fields[name])
            yield from ((scheme, part) for part in (_MORE_ISBNS.split(value) if scheme == "isbn" else (value,)))
            if name == "doi" and (scheme_of_eprint := _eprint_scheme(fields)) and "eprint" in fields:
                yield scheme_of_eprint, fields["eprint"]
    if "doi" not in fields and "eprint" in fields and (scheme_of_eprint := _eprint_scheme(fields)):
        yield scheme_of_eprint, fields["eprint"]
    for name in _FREE:
        value = fields.get(name, "")
        if "arxiv" in value.lower() and (found := _ARXIV.search(value)):
            yield "arxiv", found[1]
        if name == "howpublished" and (address := _ADDRESS.search(value)):
            yield "url", _TEX_IN_ADDRESS.sub(_plain, value[address.end() :]).split(" ", maxsplit=1)[0]


def _plain(found: re.Match[str]) -> str:
    return "~" if len(found.group()) > 1 else ""


def _carried(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None  # a field of that name which is not ours
