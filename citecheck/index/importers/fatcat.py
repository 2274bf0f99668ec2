"""Releases of fatcat, the catalogue of the Internet Archive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from citecheck.index.importers.csl import reference_from_csl
from citecheck.index.importers.json_records import read_references
from citecheck.index.importers.json_values import as_record, as_records, as_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citecheck.datatypes import Reference
    from citecheck.index.importers.base import Skipped

_SCHEMES = {"doi": "doi", "arxiv": "arxiv", "pmid": "pmid", "pmcid": "pmcid", "isbn13": "isbn"}
_TYPES = {
    "editorial": "article-journal", "letter": "article-journal", "review_article": "article-journal",
    "retraction": "article-journal", "interview": "article-journal", "review": "article-journal",
}  # fmt: skip
_NO_WORKS = frozenset({"stub", "component", "peer_review"})
_STANDINGS = {"retracted": "retracted", "withdrawn": "retracted", "concern": "expression of concern"}


class FatcatImporter:
    """Reads releases, one per line or in an array."""

    def references(self, file: BinaryIO, name: str, skipped: Skipped) -> Iterator[Reference]:
        """Yield the references of ``file``; stubs and components are named as no works."""
        return read_references(file, name, skipped, reference_from_release, lists=("results",))


def reference_from_release(release: dict[str, Any], source: str) -> Reference:
    """Return the reference of a release; raises ``ValueError`` with the reason where there is none."""
    kind = as_text(release.get("release_type"))
    if kind in _NO_WORKS:
        raise ValueError(f"a {kind} is not a work that is cited")
    ids, extra = as_record(release.get("ext_ids")), as_record(release.get("extra"))
    ident, subtitle = as_text(release.get("ident")), as_text(release.get("subtitle") or extra.get("subtitle"))
    title = as_text(release.get("title"))
    container = as_record(release.get("container"))
    standing = _STANDINGS.get(as_text(release.get("withdrawn_status")).lower())
    date = as_text(release.get("withdrawn_date") or release.get("withdrawn_year"))
    data = {
        "id": f"fatcat:{ident}" if ident else "",
        "type": "preprint" if release.get("release_stage") == "submitted" else _TYPES.get(kind, kind),
        "title": f"{title}: {subtitle}" if subtitle and subtitle.lower() not in title.lower() else title,
        "other-titles": [as_text(release.get("original_title"))],
        "author": _authors(release),
        "issued": {"date-parts": [[release.get("release_year")]], "raw": as_text(release.get("release_date"))},
        "container-title": container.get("name") or extra.get("container_name"),
        "volume": release.get("volume"),
        "issue": release.get("issue"),
        "page": release.get("pages"),
        "publisher": release.get("publisher") or container.get("publisher"),
        "edition": release.get("edition"),
        "abstract": _abstract(as_records(release.get("abstracts"))),
        "identifiers": [f"{to}:{value}" for key, to in _SCHEMES.items() if (value := as_text(ids.get(key)))],
        "retraction": {"standing": standing, "date": date} if standing else None,
        "licence": release.get("license_slug"),
    }
    return reference_from_csl(data, source)


def _authors(release: dict[str, Any]) -> list[object]:
    """Return the authors in their order; those whose role is not told are authors."""
    contributors = [item for item in as_records(release.get("contribs")) if item.get("role") in (None, "", "author")]
    return [_author(item) for item in contributors]


def _author(contributor: dict[str, Any]) -> object:
    family, given = as_text(contributor.get("surname")), as_text(contributor.get("given_name"))
    return {"family": family, "given": given} if family else as_text(contributor.get("raw_name"))


def _abstract(abstracts: list[dict[str, Any]]) -> str:
    """Return the abstract in the language of the first one; its sections stand apart in what came from PubMed."""
    if not abstracts:
        return ""
    first = abstracts[0].get("lang"), abstracts[0].get("mimetype")
    return " ".join(
        as_text(item.get("content")) for item in abstracts if (item.get("lang"), item.get("mimetype")) == first
    )
