"""Articles of the Directory of Open Access Journals: its dump, lines of it, answers of its API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from citecheck.index.importers.csl import reference_from_csl
from citecheck.index.importers.json_records import read_references
from citecheck.index.importers.json_values import as_record, as_records, as_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citecheck.datatypes import Reference
    from citecheck.index.importers.base import Skipped


class DoajImporter:
    """Reads articles of DOAJ in any of the layouts that they come in."""

    def references(self, file: BinaryIO, name: str, skipped: Skipped) -> Iterator[Reference]:
        """Yield the references of ``file``; the record of a journal is named as no work."""
        return read_references(file, name, skipped, reference_from_article, lists=("results",))


def reference_from_article(article: dict[str, Any], source: str) -> Reference:
    """Return the reference of an article of DOAJ; raises ``ValueError`` with the reason where there is none."""
    told = as_record(article.get("bibjson"))
    if "journal" not in told and ("pissn" in told or "eissn" in told):
        raise ValueError("a journal is not a work that is cited")
    number, journal = as_text(article.get("id")), as_record(told.get("journal"))
    data = {
        "id": f"doaj:{number}" if number else "",
        "type": "article-journal",
        "title": told.get("title"),
        "author": [as_text(item.get("name")) for item in as_records(told.get("author"))],
        "issued": {"raw": as_text(told.get("year"))},
        "container-title": journal.get("title"),
        "volume": journal.get("volume"),
        "issue": journal.get("number"),
        "page": _pages(as_text(told.get("start_page")), as_text(told.get("end_page"))),
        "publisher": journal.get("publisher"),
        "abstract": told.get("abstract"),
        "identifiers": _identifiers(told),
        "licence": _licence(article, told, journal),
    }
    return reference_from_csl(data, source)


def _pages(first: str, last: str) -> str:
    return f"{first}-{last}" if first and last and first != last else first or last


def _identifiers(told: dict[str, Any]) -> list[str]:
    claimed = (
        (as_text(item.get("type")).lower(), as_text(item.get("id"))) for item in as_records(told.get("identifier"))
    )
    return [f"{scheme}:{value}" for scheme, value in claimed if scheme in ("doi", "pmid", "pmcid", "arxiv") and value]


def _licence(article: dict[str, Any], told: dict[str, Any], journal: dict[str, Any]) -> str:
    for licences in (told.get("license"), journal.get("license"), article.get("license")):
        for item in as_records(licences):
            return as_text(item.get("type")) or as_text(item.get("title"))
    return ""
