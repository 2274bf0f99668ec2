"""BibTeX, as BibTeX and biber read it; UTF-8."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING, Any

from citecheck.datatypes import Kind, PersonName, Scheme
from citecheck.index.carried import CARRIED_KEY
from citecheck.index.exporters.carrying import one_line, rendered
from citecheck.index.exporters.csl_json import address_of
from citecheck.index.importers.bibtex import BibtexImporter
from citecheck.text.tex_encoding import encode_tex, encode_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from citecheck.datatypes import Reference

_TYPES = {
    Kind.ARTICLE: "article", Kind.CONFERENCE: "inproceedings", Kind.BOOK: "book", Kind.CHAPTER: "incollection",
    Kind.THESIS: "phdthesis", Kind.REPORT: "techreport", Kind.DATASET: "dataset", Kind.SOFTWARE: "software",
    Kind.WEBPAGE: "online", Kind.STANDARD: "standard", Kind.LEGAL: "jurisdiction",
}  # fmt: skip
_VENUES = {Kind.ARTICLE: "journal", Kind.CONFERENCE: "booktitle", Kind.CHAPTER: "booktitle"}
_PUBLISHERS = {Kind.THESIS: "school", Kind.REPORT: "institution"}
_NAMES = {Scheme.DOI: "doi", Scheme.ARXIV: "eprint", Scheme.PMID: "pmid", Scheme.PMCID: "pmcid", Scheme.ISBN: "isbn"}
_PLAIN_KEY = re.compile(r"[A-Za-z0-9_:./+-]{1,120}")
_UNFIT_FOR_KEY = re.compile(r"[^A-Za-z0-9_:./+-]{1,120}")
_UNFIT_FOR_ADDRESS = re.compile(r"[{}\\$\s]")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*+"')
_JOINS = re.compile(r"\band\b|,", re.IGNORECASE)
_LONGEST_KEY = 40


class BibtexExporter:
    """Writes one entry after the other."""

    def chunks(self, references: Iterable[Reference]) -> Iterator[str]:
        """Yield one entry after the other."""
        importer = BibtexImporter()
        for reference in references:
            yield rendered(reference, _entry, importer)


def _entry(reference: Reference, carried: dict[str, Any]) -> str:
    fields = [(name, " ".join(value.split())) for name, value in _fields(reference) if value]
    if carried:
        fields.append((CARRIED_KEY, _balanced(one_line(carried))))
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields)
    return f"@{_TYPES.get(reference.kind, 'misc')}{{{_key(reference.id)},\n{lines}}}\n\n"


def _key(reference_id: str) -> str:
    """Return the id as a key; one that holds what keys may not gets a digest of itself instead."""
    if _PLAIN_KEY.fullmatch(reference_id):
        return reference_id
    digest = zlib.crc32(reference_id.encode("utf-8", "replace"))
    return f"{_UNFIT_FOR_KEY.sub('-', reference_id)[:_LONGEST_KEY]}-{digest:08x}"


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    kind = reference.kind
    yield "title", encode_title(reference.title)
    yield "author", " and ".join(map(_name, reference.authors))
    yield "year", str(reference.year) if reference.year is not None else ""
    yield _VENUES.get(kind, "howpublished"), encode_title(reference.venue or "")
    yield "volume", encode_tex(reference.volume or "")
    yield "number", encode_tex(reference.issue or "")
    yield "pages", encode_tex(reference.pages or "").replace("–", "--")
    yield _PUBLISHERS.get(kind, "publisher"), encode_tex(reference.publisher or "")
    yield "edition", encode_tex(reference.edition or "")
    yield from _identifiers(reference)
    if len(reference.other_titles) == 1:
        yield "origtitle", encode_title(reference.other_titles[0])
    yield "abstract", encode_tex(reference.abstract or "")


def _identifiers(reference: Reference) -> Iterator[tuple[str, str]]:
    for scheme, name in _NAMES.items():
        values = [item.value for item in reference.identifiers if item.scheme is scheme]
        value = ", ".join(values) if scheme is Scheme.ISBN else next(iter(values), "")
        if value and (scheme is Scheme.ISBN or not _UNFIT_FOR_ADDRESS.search(value)):
            yield name, value
            if scheme is Scheme.ARXIV:
                yield "archiveprefix", "arXiv"
    without_arxiv = tuple(item for item in reference.identifiers if item.scheme is not Scheme.ARXIV)
    address = address_of(without_arxiv)
    if address and not _UNFIT_FOR_ADDRESS.search(address):
        yield "url", address


def _name(person: PersonName) -> str:
    """Return a name as a list of names holds it; a part in which the list could be cut stands in braces."""
    if person.literal:
        return f"{{{encode_tex(person.literal)}}}"
    parts = (person.family, person.suffix, person.given) if person.suffix else (person.family, person.given)
    if not person.given and " " in person.family:
        return f"{{{encode_tex(person.family)}}}"
    return ", ".join(_part(part) for part in parts if part)


def _part(part: str) -> str:
    return f"{{{encode_tex(part)}}}" if _JOINS.search(part) else encode_tex(part)


def _balanced(data: str) -> str:
    """Return JSON without braces inside its strings, so that BibTeX counts as many open as closed ones."""
    return _STRING.sub(lambda found: found.group().replace("{", "\\u007b").replace("}", "\\u007d"), data)
