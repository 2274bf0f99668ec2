"""Items as Zotero itself names their fields: Better BibTeX JSON, and the answers of Zotero's API."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, BinaryIO

from citecheck.datatypes import Kind, Reference
from citecheck.index.importers.csl import reference_from_csl
from citecheck.index.importers.json_records import read_references
from citecheck.index.importers.json_values import as_record, as_records, as_text, as_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citecheck.index.importers.base import Skipped

_KINDS = {
    "journalArticle": Kind.ARTICLE, "magazineArticle": Kind.ARTICLE, "newspaperArticle": Kind.ARTICLE,
    "conferencePaper": Kind.CONFERENCE, "book": Kind.BOOK, "bookSection": Kind.CHAPTER, "thesis": Kind.THESIS,
    "encyclopediaArticle": Kind.CHAPTER, "dictionaryEntry": Kind.CHAPTER, "report": Kind.REPORT,
    "preprint": Kind.PREPRINT, "webpage": Kind.WEBPAGE, "blogPost": Kind.WEBPAGE, "forumPost": Kind.WEBPAGE,
    "computerProgram": Kind.SOFTWARE, "dataset": Kind.DATASET, "standard": Kind.STANDARD, "case": Kind.LEGAL,
    "statute": Kind.LEGAL, "bill": Kind.LEGAL, "hearing": Kind.LEGAL,
}  # fmt: skip
_NO_WORKS = frozenset({"attachment", "note", "annotation"})
_VENUES = (
    "publicationTitle", "proceedingsTitle", "conferenceName", "bookTitle", "encyclopediaTitle", "dictionaryTitle",
    "websiteTitle", "blogTitle", "forumTitle", "repository", "reporter", "code",
)  # fmt: skip
_PUBLISHERS = ("publisher", "university", "institution", "company", "studio", "organization")
_AUTHORS = (
    "author",
    "programmer",
    "inventor",
    "presenter",
    "director",
    "podcaster",
    "artist",
    "cartographer",
    "sponsor",
)
_EXTRA = re.compile(r"(?:^|\n)\s{0,9}(DOI|arXiv|PMID|PMCID|ISBN)\s{0,9}:\s{0,9}(\S{1,300})", re.IGNORECASE)
_ARXIV = re.compile(r"arxiv:\s?(\S{5,30})", re.IGNORECASE)


class BetterBibtexJsonImporter:
    """Reads Zotero items."""

    def references(self, file: BinaryIO, name: str, skipped: Skipped) -> Iterator[Reference]:
        """Yield the references of ``file``; notes and attachments are named as no works."""
        return read_references(file, name, skipped, reference_from_item, lists=("items",))


def reference_from_item(item: dict[str, Any], source: str) -> Reference:
    """Return the reference of a Zotero item; raises ``ValueError`` with the reason where there is none."""
    item = as_record(item.get("data")) or item
    kind = as_text(item.get("itemType"))
    if kind in _NO_WORKS:
        raise ValueError(f"a Zotero {kind} is not a work that is cited")
    data = {
        "id": _first(item, ("citationKey", "citekey", "key", "itemKey", "itemID", "id")),
        "type": _KINDS.get(kind, Kind.UNKNOWN).value,
        "title": _first(item, ("title", "caseName", "nameOfAct", "subject")),
        "author": _people(item, _AUTHORS),
        "editor": _people(item, ("editor",)),
        "issued": {"raw": _first(item, ("date", "dateDecided", "dateEnacted", "issueDate"))},
        "container-title": _first(item, _VENUES),
        "volume": _first(item, ("volume", "reporterVolume", "codeVolume")),
        "issue": item.get("issue"),
        "page": _first(item, ("pages", "firstPage")),
        "publisher": _first(item, _PUBLISHERS),
        "edition": item.get("edition"),
        "abstract": item.get("abstractNote"),
        "identifiers": _identifiers(item),
    }
    return reference_from_csl(data, source)


def _first(item: dict[str, Any], keys: tuple[str, ...]) -> str:
    return next((text for key in keys if (text := as_text(item.get(key)))), "")


def _people(item: dict[str, Any], roles: tuple[str, ...]) -> list[dict[str, str]]:
    creators = [creator for creator in as_records(item.get("creators")) if creator.get("creatorType") in roles]
    return [_person(creator) for creator in creators]


def _person(creator: dict[str, Any]) -> dict[str, str]:
    """Return a name in parts; what stands in a single field is an organisation or a person of one name."""
    family, given = as_text(creator.get("lastName")), as_text(creator.get("firstName"))
    if family and creator.get("fieldMode") != 1:
        return {"family": family, "given": given}
    return {"literal": as_text(creator.get("name")) or family or given}


def _identifiers(item: dict[str, Any]) -> list[str]:
    found = [(key.lower(), value) for key in ("DOI", "PMID", "PMCID") if (value := as_text(item.get(key)))]
    found += [("isbn", part) for part in as_text(item.get("ISBN")).replace(",", " ").split(" ") if part]
    for key in ("archiveID", "publicationTitle", "number"):
        served = _ARXIV.match(as_text(item.get(key)))
        found += [("arxiv", served[1])] if served else []
    extra = item.get("extra")
    lines = extra if isinstance(extra, str) else "\n".join(as_texts(extra))
    found += [(scheme.lower(), value) for scheme, value in _EXTRA.findall(lines)]
    found += [("url", url) for url in [as_text(item.get("url"))] if url]
    return [f"{scheme}:{value}" for scheme, value in dict.fromkeys(found)]
