"""Records harvested by OAI-PMH: arXiv's own two formats, and the Dublin Core that every repository gives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from citecheck.datatypes import Kind, PersonName, Reference, Retraction, Scheme, Standing
from citecheck.index.importers.jats import article_reference
from citecheck.index.importers.xml_elements import read_elements
from citecheck.index.importers.xml_records import make_person, make_reference, read_records
from citecheck.index.importers.xml_text import find_line, line_of
from citecheck.text.identifiers import find_identifiers
from citecheck.text.names import SUFFIXES, parse_person
from citecheck.text.standing_marks import is_withdrawn
from citecheck.text.tex import decode_tex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from xml.etree.ElementTree import Element

    from citecheck.index.importers.base import Skipped

_BETWEEN = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s*;\s*|\s*&\s+|:\s+")
_DC_KINDS = (
    ("preprint", Kind.PREPRINT), ("article", Kind.ARTICLE), ("bookpart", Kind.CHAPTER), ("book part", Kind.CHAPTER),
    ("book chapter", Kind.CHAPTER), ("conference", Kind.CONFERENCE), ("thesis", Kind.THESIS),
    ("dissertation", Kind.THESIS), ("report", Kind.REPORT), ("working paper", Kind.REPORT), ("dataset", Kind.DATASET),
    ("software", Kind.SOFTWARE), ("book", Kind.BOOK), ("monograph", Kind.BOOK),
)  # fmt: skip
"""What the ``dc:type`` of a repository contains, and the kind that it tells; the first that fits."""


class ArxivOaiImporter:
    """Reads the answers of an OAI-PMH server, or records cut out of them."""

    def references(self, file: BinaryIO, name: str, skipped: Skipped) -> Iterator[Reference]:
        """Yield the references of ``file``; one that is deleted or has no title is named to ``skipped``."""
        tags = ("record", *_READERS)
        return read_records(read_elements(file, name, tags), name, skipped, _reference)


def _reference(element: Element, source: str) -> Reference:
    if element.tag in _READERS:
        return _READERS[element.tag](element, source)
    record = find_line(element, "header/identifier")
    header = element.find("header")
    if header is not None and header.get("status") == "deleted":
        raise ValueError(f"deleted by the archive ({record})")
    for held in element.iterfind("metadata/*"):
        if held.tag in _READERS:
            return _READERS[held.tag](held, source)
    raise ValueError(f"no metadata in a format that is read ({record})")


def _arxiv(meta: Element, source: str) -> Reference:
    record, comments = find_line(meta, "id"), find_line(meta, "comments")
    people = meta.find("authors")
    named = people is not None and people.find("author") is not None
    return make_reference(
        source,
        record,
        decode_tex(find_line(meta, "title")),
        authors=map(_keyed_person, meta.iterfind("authors/author")) if named else _listed_people(line_of(people)),
        years=[line_of(item) for path in ("version/date", "created") for item in meta.iterfind(path)],
        identifiers=((Scheme.ARXIV, record), *((Scheme.DOI, item) for item in find_line(meta, "doi").split())),
        kind=Kind.PREPRINT,
        retraction=Retraction(Standing.RETRACTED, reason=decode_tex(comments)) if is_withdrawn(comments) else None,
        licence=find_line(meta, "license"),
        venue="arXiv",
        abstract=decode_tex(find_line(meta, "abstract")),
    )


def _keyed_person(author: Element) -> PersonName | None:
    family, given, suffix = (decode_tex(find_line(author, path)) for path in ("keyname", "forenames", "suffix"))
    if not given and family:
        return parse_person(family)  # collaborations are written as key names
    return make_person(family, given, suffix)


def _listed_people(text: str) -> list[PersonName]:
    """Return the people of a list as authors write it: ``A. Li (1), B. Ray Jr. and the X Collaboration ((1) Y)``."""
    names: list[str] = []
    for name in _BETWEEN.split(_without_brackets(decode_tex(text))):
        if names and name.lower() in SUFFIXES:
            names[-1] += f", {name}"
        elif any(map(str.isalpha, name)) and name.lower().rstrip(".") not in {"et al", "others", "for"}:
            names.append(name.removeprefix("for the ").removeprefix("on behalf of ").removesuffix(" et al."))
    return [parse_person(name) for name in names]


def _without_brackets(text: str) -> str:
    """Return ``text`` without what stands in round brackets, to any depth."""
    kept, depth = [], 0
    for char in text:
        depth += char == "("
        if not depth:
            kept.append(char)
        depth -= char == ")" and depth > 0
    return "".join(kept)


def _dublin_core(meta: Element, source: str) -> Reference:
    titles = [text for item in meta.iterfind("title") if (text := line_of(item))]
    links = [line_of(item) for path in ("identifier", "relation") for item in meta.iterfind(path)]
    own = [line_of(item) for item in meta.iterfind("identifier")]
    found = [identifier for link in own for identifier, _ in find_identifiers(link)]
    is_arxiv = any(item.scheme is Scheme.ARXIV for item in found)
    types = " ; ".join(line_of(item).lower() for item in meta.iterfind("type"))
    return make_reference(
        source,
        next(iter(links), ""),
        titles[0] if titles else "",
        authors=[parse_person(text) for item in meta.iterfind("creator") if (text := line_of(item))],
        years=[line_of(item) for item in meta.iterfind("date")],
        identifiers=[(item.scheme, item.value) for item in found],
        kind=Kind.PREPRINT if is_arxiv else next((kind for word, kind in _DC_KINDS if word in types), Kind.UNKNOWN),
        other_titles=titles[1:],
        licence=next((text for item in meta.iterfind("rights") if (text := line_of(item)).startswith("http")), ""),
        venue="arXiv" if is_arxiv else "",
        publisher=find_line(meta, "publisher"),
        abstract=find_line(meta, "description"),
    )


_READERS: dict[str, Callable[[Element, str], Reference]] = {
    "arXiv": _arxiv, "arXivRaw": _arxiv, "dc": _dublin_core, "article": article_reference,
}  # fmt: skip
"""The elements that hold the metadata of a record, by name, and who reads them."""
