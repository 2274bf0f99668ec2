"""Records in words: links, whole references, where a record comes from."""

from __future__ import annotations

from citecheck.datatypes import Identifier, Reference, Scheme
from citecheck.rewriting.names import NameStyle, render_people

_LINKS = {
    Scheme.DOI: "https://doi.org/{}",
    Scheme.ARXIV: "https://arxiv.org/abs/{}",
    Scheme.PMID: "https://pubmed.ncbi.nlm.nih.gov/{}/",
    Scheme.PMCID: "https://www.ncbi.nlm.nih.gov/pmc/articles/{}/",
    Scheme.ACL: "https://aclanthology.org/{}/",
    Scheme.RFC: "https://www.rfc-editor.org/rfc/rfc{}",
    Scheme.URL: "{}",
}
"""The address of each kind of identifier, in the order in which one is chosen."""


def link_of(identifier: Identifier) -> str | None:
    """Return the address of what ``identifier`` names, ``None`` for a scheme without one."""
    pattern = _LINKS.get(identifier.scheme)
    return pattern.format(identifier.value) if pattern else None


def link_to(reference: Reference) -> str | None:
    """Return the best address of ``reference``: DOI, arXiv, ..., or ``None``."""
    by_scheme = {item.scheme: item for item in reversed(reference.identifiers)}
    return next((link_of(by_scheme[scheme]) for scheme in _LINKS if scheme in by_scheme), None)


def render_reference(reference: Reference) -> str:
    """Return ``reference`` as ``Authors (Year). Title. Venue, volume(issue), pages. link``, as far as on record."""
    head = render_people(reference.authors, NameStyle())
    year = f"({reference.year})" if reference.year else ""
    parts = (" ".join(part for part in (head, year) if part), recorded_title(reference), _place(reference))
    text = " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in parts if part)
    link = link_to(reference)
    return f"{text} {link}" if link else text


def recorded_title(reference: Reference) -> str:
    """Return the title as recorded, in one line and without a final period."""
    return " ".join(reference.title.split()).removesuffix(".")


def origin_of(reference: Reference) -> str:
    """Return where the record stands: its id, and the sources and records that it was taken from."""
    origins = [f"{item.source} {item.record}".strip() for item in reference.provenance]
    return f"record {reference.id}" + (f", source {'; '.join(origins)}" if origins else "")


def _place(reference: Reference) -> str:
    issue = f"({reference.issue})" if reference.issue and reference.volume else ""
    volume = f"{reference.volume}{issue}" if reference.volume else ""
    place = reference.venue or reference.publisher or ""
    return ", ".join(part for part in (place, volume, reference.pages or "") if part)
