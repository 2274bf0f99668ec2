"""Citations in BibTeX and BibLaTeX."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from citecheck.datatypes import Citation, FieldName, Kind, Scheme, Span
from citecheck.parsing.structured.bibtex_inheritance import inherit
from citecheck.parsing.structured.bibtex_names import read_names
from citecheck.parsing.structured.bibtex_scanner import Entry, scan_entries
from citecheck.parsing.structured.records import (
    Record,
    Value,
    citation_of,
    first,
    identifiers_inside,
    identify,
    trimmed,
)
from citecheck.text.bibtex_names import enclosing_braces
from citecheck.text.kinds import BIBTEX_KINDS
from citecheck.text.tex import decode_tex

_NO_WORKS = frozenset({"set", "xdata", "control", "ieeetranbstctl", "bibnote"})
"""Entry types that group other entries or steer a style."""

_FIELDS = {
    FieldName.TITLE: ("title",),
    FieldName.VENUE: ("journal", "journaltitle", "booktitle", "maintitle"),
    FieldName.VOLUME: ("volume",),
    FieldName.ISSUE: ("number", "issue"),
    FieldName.PAGES: ("pages",),
    FieldName.PUBLISHER: ("publisher", "school", "institution", "organization"),
}  # fmt: skip
_PEOPLE = ("author", "editor", "bookauthor")
_DATES = ("year", "date", "eventdate")
_SCHEMES = {"doi": Scheme.DOI, "url": Scheme.URL, "isbn": Scheme.ISBN, "pmid": Scheme.PMID, "pmcid": Scheme.PMCID}
_EPRINTS = {"": Scheme.ARXIV, "arxiv": Scheme.ARXIV, "pubmed": Scheme.PMID, "pmid": Scheme.PMID, "pmc": Scheme.PMCID}
_FREE = ("journal", "journaltitle", "howpublished", "note", "eprint")
"""Fields whose text may hold an identifier: Google Scholar writes ``journal={arXiv preprint arXiv:1706.03762}``."""

_USED = frozenset(
    (
        "subtitle",
        "archiveprefix",
        "eprinttype",
        *_DATES,
        *_SCHEMES,
        *_FREE,
        *(key for keys in _FIELDS.values() for key in keys),
    )
)
"""The fields that are decoded; abstracts, annotations and keywords are most of many files."""

_STYLING = re.compile(r"\\(?:mkbib[a-z]{1,12}|enquote\*?|foreignquote)\s{0,4}(?=\{)")
"""Commands of BibLaTeX that change how their argument looks."""

_URL_COMMAND = re.compile(r"\\(?:url|path|nolinkurl)\s{0,4}")


def find_in_bibtex(text: str) -> tuple[Citation, ...]:
    """Return one citation per entry; a broken entry is read as far as it goes and costs no other. Never raises."""
    entries = inherit(tuple(scan_entries(text)))
    return tuple(citation_of(text, _record(text, entry)) for entry in entries if entry.type not in _NO_WORKS)


def _record(text: str, entry: Entry) -> Record:
    fields = {name: _decoded(text, value) for name, value in entry.fields.items() if name in _USED}
    values = {name: value for name, keys in _FIELDS.items() if (value := first(fields, keys))}
    if FieldName.TITLE in values and "subtitle" in fields:
        title = values[FieldName.TITLE]
        values[FieldName.TITLE] = replace(title, text=f"{title.text}: {fields['subtitle'].text}")
    people = first(entry.fields, _PEOPLE)
    names = read_names(people.text) if people else None
    return Record(
        span=entry.span,
        key=entry.key or None,
        kind=_kind(entry),
        authors=names.names if names else (),
        authors_truncated=names.truncated if names else False,
        authors_span=people.span if people and len(people.span) > 0 else None,
        fields=values,
        dates=tuple(fields[name] for name in _DATES if name in fields),
        identifiers=identify(_claims(text, fields)),
    )


def _kind(entry: Entry) -> Kind:
    kind = BIBTEX_KINDS.get(entry.type, Kind.UNKNOWN)
    return Kind.PREPRINT if kind is Kind.UNKNOWN and "eprint" in entry.fields else kind


def _claims(text: str, fields: Mapping[str, Value]) -> Iterator[tuple[Scheme, Value]]:
    for name, scheme in _SCHEMES.items():
        if name in fields:
            yield scheme, replace(fields[name], text=_URL_COMMAND.sub("", fields[name].text))
    archive = first(fields, ("archiveprefix", "eprinttype"))
    scheme_of_eprint = _EPRINTS.get(archive.text.lower() if archive else "")
    if scheme_of_eprint and "eprint" in fields:
        yield scheme_of_eprint, fields["eprint"]
    yield from identifiers_inside(text, (fields[name] for name in _FREE if name in fields))


def _decoded(text: str, value: Value) -> Value:
    """Return the value without TeX, its place without braces around the whole."""
    return Value(" ".join(decode_tex(_STYLING.sub("", value.text)).split()), _inside_braces(text, value.span))


def _inside_braces(text: str, span: Span) -> Span:
    """Return the place inside the braces that enclose the whole value: ``Title`` in ``{Title}``."""
    start, end = span.start, span.end
    layers = enclosing_braces(text[start:end])
    return trimmed(text, start + layers, end - layers)
