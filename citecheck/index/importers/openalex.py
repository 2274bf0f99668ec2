"""Works of OpenAlex: single ones, lists of its API, lines of its snapshot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from citecheck.datatypes import Reference, Scheme
from citecheck.index.importers.csl import reference_from_csl
from citecheck.index.importers.json_records import read_references
from citecheck.index.importers.json_values import as_list, as_record, as_records, as_text
from citecheck.text.identifiers import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citecheck.index.importers.base import Skipped

_NO_WORKS = frozenset({"paratext", "grant", "peer-review", "supplementary-materials", "libguides"})
_TYPES = {
    "article": "article-journal", "review": "article-journal", "letter": "article-journal", "other": "unknown",
    "editorial": "article-journal", "erratum": "article-journal", "retraction": "article-journal",
    "preprint": "preprint", "book-chapter": "chapter", "reference-entry": "chapter", "dissertation": "thesis",
}  # fmt: skip
"""Types of OpenAlex that CSL calls otherwise; in CSL an ``article`` is a preprint."""


class OpenAlexImporter:
    """Reads works of OpenAlex in any of the layouts that they come in."""

    def references(self, file: BinaryIO, name: str, skipped: Skipped) -> Iterator[Reference]:
        """Yield the references of ``file``; what OpenAlex calls paratext or grant is named as no work."""
        return read_references(file, name, skipped, reference_from_work, lists=("results",))


def reference_from_work(work: dict[str, Any], source: str) -> Reference:
    """Return the reference of a work of OpenAlex; raises ``ValueError`` with the reason where there is none."""
    kind = "paratext" if work.get("is_paratext") is True else as_text(work.get("type"))
    if kind in _NO_WORKS:
        raise ValueError(f"{kind} is not a work that is cited")
    return reference_from_csl(_csl(work, kind), source)


def _csl(work: dict[str, Any], kind: str) -> dict[str, Any]:
    number = (as_text(work.get("id")) or as_text(as_record(work.get("ids")).get("openalex"))).rpartition("/")[2]
    location = as_record(work.get("primary_location")) or as_record(work.get("best_oa_location"))
    venue = as_record(location.get("source")) or as_record(work.get("host_venue"))
    biblio = as_record(work.get("biblio"))
    told = _TYPES.get(kind, kind)
    if told == "article-journal":
        crossref = as_text(work.get("type_crossref"))
        if crossref == "proceedings-article" or venue.get("type") == "conference":
            told = "paper-conference"
        elif crossref == "posted-content":
            told = "preprint"
    return {
        "id": f"openalex:{number}" if number else "",
        "type": told,
        "title": as_text(work.get("title")) or work.get("display_name"),
        "author": [name for item in as_records(work.get("authorships")) if (name := _author(item))],
        "issued": {"date-parts": [[work.get("publication_year")]], "raw": as_text(work.get("publication_date"))},
        "container-title": _venue(venue),
        "volume": biblio.get("volume"),
        "issue": biblio.get("issue"),
        "page": _pages(biblio),
        "publisher": venue.get("host_organization_name") or venue.get("publisher"),
        "abstract": _abstract(work.get("abstract_inverted_index")) or work.get("abstract"),
        "identifiers": _identifiers(work),
        "retraction": {"standing": "retracted"} if work.get("is_retracted") is True else None,
        "licence": location.get("license") or venue.get("license"),
    }


def _author(authorship: dict[str, Any]) -> str:
    """Return the name as the work gives it, else as OpenAlex calls the person."""
    raw = as_text(authorship.get("raw_author_name"))
    return raw if any(map(str.isalpha, raw)) else as_text(as_record(authorship.get("author")).get("display_name"))


def _venue(source: dict[str, Any]) -> str:
    """Return the name of a venue, of a repository without who runs it: ``arXiv (Cornell University)``."""
    name = as_text(source.get("display_name"))
    return name.partition(" (")[0] if source.get("type") == "repository" else name


def _pages(biblio: dict[str, Any]) -> str:
    first, last = as_text(biblio.get("first_page")), as_text(biblio.get("last_page"))
    return f"{first}-{last}" if first and last and first != last else first or last


def _abstract(inverted: object) -> str:
    """Return the abstract that ``inverted`` lists as words with their places; gaps between places are closed."""
    placed = [
        (place, word) for word, places in as_record(inverted).items() for place in as_list(places) if type(place) is int
    ]
    return " ".join(word for _, word in sorted(placed))


def _identifiers(work: dict[str, Any]) -> list[str]:
    ids = as_record(work.get("ids"))
    found = [f"doi:{as_text(value)}" for value in (work.get("doi"), ids.get("doi")) if value]
    for key in ("pmid", "pmcid"):
        value = as_text(ids.get(key) or work.get(key)).rstrip("/").rpartition("/")[2]
        found += [f"{key}:{value}"] if value else []
    for location in as_records(work.get("locations")):
        known = normalise(Scheme.URL, as_text(location.get("landing_page_url")))
        if known and known.scheme is Scheme.ARXIV:
            found.append(str(known))
    return found
