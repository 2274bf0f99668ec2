"""Papers of Semantic Scholar: its bulk files and API, and the metadata of S2ORC."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from citecheck.errors import ReferenceFileError
from citecheck.index.importers.csl import reference_from_csl
from citecheck.index.importers.json_records import read_references
from citecheck.index.importers.json_values import as_list, as_record, as_records, as_text
from citecheck.text.kinds import PREPRINT_SERVERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citecheck.datatypes import Reference
    from citecheck.index.importers.base import Skipped

_SCHEMES = {
    "doi": "doi", "arxiv": "arxiv", "pubmed": "pmid", "pubmedcentral": "pmcid", "acl": "acl", "pubmed_id": "pmid",
    "pmc_id": "pmcid", "arxiv_id": "arxiv", "acl_id": "acl",
}  # fmt: skip
"""Names of identifiers in lower case, in both kinds of files."""
_TYPES = {
    "Conference": "paper-conference", "Book": "book", "BookSection": "chapter", "Dataset": "dataset",
    "JournalArticle": "article-journal", "Review": "article-journal", "Editorial": "article-journal",
    "LettersAndComments": "article-journal", "CaseReport": "article-journal", "ClinicalTrial": "article-journal",
    "MetaAnalysis": "article-journal", "Study": "article-journal", "News": "article-journal",
}  # fmt: skip
"""Types of publications, the first that a paper has decides."""
_OTHER_FILES = {
    "abstracts": {"corpusid", "abstract"}, "paper-ids": {"sha", "primary"}, "authors": {"authorid", "hindex"},
    "publication-venues": {"alternate_issns", "alternate_names"}, "citations": {"citingcorpusid", "citedcorpusid"},
    "tldrs": {"corpusid", "model", "text"}, "embeddings": {"corpusid", "vector"}, "s2orc": {"corpusid", "content"},
}  # fmt: skip
"""Bulk files that hold no titles, and the keys by which their lines are known."""


class SemanticScholarImporter:
    """Reads papers of Semantic Scholar and S2ORC in any of the layouts that they come in."""

    def references(self, file: BinaryIO, name: str, skipped: Skipped) -> Iterator[Reference]:
        """Yield the references of ``file``.

        Raises ``ReferenceFileError`` for those bulk files that hold what belongs to papers but not the papers.
        """
        return read_references(file, name, skipped, reference_from_paper, lists=("data",))


def reference_from_paper(paper: dict[str, Any], source: str) -> Reference:
    """Return the reference of a paper; raises ``ValueError`` with the reason where there is none."""
    if "title" not in paper:
        other = next((name for name, keys in _OTHER_FILES.items() if keys.issubset(paper)), "")
        if other:
            raise ReferenceFileError(
                f"{source} is of the {other} of Semantic Scholar, which hold no titles; give the file of its papers"
            )
    return reference_from_csl(_csl_from_metadata(paper) if "paper_id" in paper else _csl(paper), source)


def _csl(paper: dict[str, Any]) -> dict[str, Any]:
    ids = {key.lower(): value for key, value in as_record(paper.get("externalids") or paper.get("externalIds")).items()}
    number = as_text(paper.get("corpusid") or paper.get("corpusId") or ids.get("corpusid")) or as_text(
        paper.get("paperId")
    )
    journal = as_record(paper.get("journal"))
    venue = as_text(paper.get("venue"))
    types = as_list(paper.get("publicationtypes") or paper.get("publicationTypes"))
    kind = _kind(types, venue or as_text(journal.get("name")), journal)
    return {
        "id": f"s2:{number}" if number else "",
        "type": kind,
        "title": paper.get("title"),
        "author": [as_text(item.get("name")) for item in as_records(paper.get("authors"))],
        "issued": {
            "date-parts": [[paper.get("year")]],
            "raw": as_text(paper.get("publicationdate") or paper.get("publicationDate")),
        },
        "container-title": _venue(venue, as_text(journal.get("name")), kind),
        "volume": "" if kind == "preprint" else journal.get("volume"),
        "page": "".join(as_text(journal.get("pages")).split()),
        "abstract": paper.get("abstract"),
        "identifiers": _identifiers(ids),
    }


def _kind(types: list[Any], venue: str, journal: dict[str, Any]) -> str:
    if venue.lower().startswith(PREPRINT_SERVERS):
        return "preprint"
    told = [_TYPES[item] for item in types if isinstance(item, str) and item in _TYPES]
    if "paper-conference" in told:
        return "paper-conference"
    return told[0] if told else "article-journal" if as_text(journal.get("volume")) and venue else "unknown"


def _venue(venue: str, journal: str, kind: str) -> str:
    """Return the journal, of a paper at a conference the conference; arXiv under its own name."""
    if kind == "preprint":
        return "arXiv" if venue.lower().startswith(("arxiv", "corr")) or not venue else venue
    return venue or journal if kind == "paper-conference" else journal or venue


def _csl_from_metadata(paper: dict[str, Any]) -> dict[str, Any]:
    """Return a record of S2ORC's metadata, whose authors stand in parts, as CSL-like data."""
    number, venue = as_text(paper.get("paper_id")), as_text(paper.get("journal")) or as_text(paper.get("venue"))
    return {
        "id": f"s2:{number}" if number else "",
        "type": _kind([], venue, {}) if venue else "preprint" if paper.get("arxiv_id") else "unknown",
        "title": paper.get("title"),
        "author": [_author(item) for item in as_records(paper.get("authors"))],
        "issued": {"date-parts": [[paper.get("year")]]},
        "container-title": venue,
        "abstract": paper.get("abstract"),
        "identifiers": _identifiers({key: value for key, value in paper.items() if key in _SCHEMES}),
    }


def _author(author: dict[str, Any]) -> dict[str, str]:
    middle = [part for part in as_list(author.get("middle")) if isinstance(part, str)]
    given = " ".join(filter(None, (as_text(author.get("first")), *middle)))
    return {"family": as_text(author.get("last")), "given": given, "suffix": as_text(author.get("suffix"))}


def _identifiers(ids: dict[str, Any]) -> list[str]:
    claimed = ((scheme, as_text(ids.get(key))) for key, scheme in _SCHEMES.items())
    return [f"{scheme}:{value}" for scheme, value in claimed if value]
