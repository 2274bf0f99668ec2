"""Metadata of arXiv as its snapshot on Kaggle has them, one preprint per line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, BinaryIO

from citecheck.index.importers.csl import reference_from_csl
from citecheck.index.importers.json_records import read_references
from citecheck.index.importers.json_values import as_list, as_records, as_text, as_texts
from citecheck.text.years import FOUR_DIGITS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citecheck.datatypes import Reference
    from citecheck.index.importers.base import Skipped

_NEW_ID = re.compile(r"(\d\d)\d\d\.\d{4,5}")
_OLD_ID = re.compile(r"[a-z.-]{2,20}/(\d\d)\d{5}", re.IGNORECASE)
_FIRST_YEAR = 91
"""arXiv began in 1991, so an old id with a smaller number is of the years from 2000 on."""
_WITHDRAWN = re.compile(
    r"(?:this (?:paper|article|manuscript|submission|work|preprint) )?(?:has been |is |was )?withdrawn\b", re.IGNORECASE
)
_BETWEEN_NAMES = re.compile(r",?\s+and\s+|,\s{0,9}")
_IN_BRACKETS = re.compile(r"\([^()]{0,300}\)")


class ArxivKaggleImporter:
    """Reads the lines of arXiv's metadata."""

    def references(self, file: BinaryIO, name: str, skipped: Skipped) -> Iterator[Reference]:
        """Yield the references of ``file``; a line that is none is named to ``skipped``."""
        return read_references(file, name, skipped, reference_from_preprint)


def reference_from_preprint(preprint: dict[str, Any], source: str) -> Reference:
    """Return the preprint of a line; raises ``ValueError`` with the reason where there is none.

    It is of the year of its first version. Of what it became in a journal only the DOI is taken: ``journal-ref``
    describes another version.
    """
    number = as_text(preprint.get("id"))
    data = {
        "id": f"arxiv:{number}" if number else "",
        "type": "preprint",
        "title": preprint.get("title"),
        "author": _authors(preprint),
        "issued": {"raw": _year(preprint, number)},
        "container-title": "arXiv",
        "abstract": preprint.get("abstract"),
        "identifiers": [
            *([f"arxiv:{number}"] if number else []),
            *(f"doi:{doi}" for doi in as_text(preprint.get("doi")).split()),
        ],
        "retraction": {"standing": "retracted", "reason": "withdrawn"} if _is_withdrawn(preprint) else None,
        "licence": preprint.get("license"),
    }
    return reference_from_csl(data, source)


def _authors(preprint: dict[str, Any]) -> list[object]:
    """Return the names that arXiv has taken apart, each a list of family, given and suffix, else those of the text."""
    found: list[object] = []
    for parts in as_list(preprint.get("authors_parsed")):
        family, given, suffix = [*[as_text(part) for part in as_list(parts)[:3]], "", "", ""][:3]
        if family and not given:
            found.append(family.removeprefix("for the ").removeprefix("the "))  # a collaboration, or one name only
        elif family:
            found.append({"family": family, "given": given.replace(". -", ".-"), "suffix": suffix})
    if found:
        return found
    names = _BETWEEN_NAMES.split(_IN_BRACKETS.sub("", as_text(preprint.get("authors"))))
    return [name for name in names if name.strip()]


def _year(preprint: dict[str, Any], number: str) -> str:
    """Return the year of the first version, as its date or else the id tells it."""
    for version in as_records(preprint.get("versions"))[:1]:
        found = FOUR_DIGITS.search(as_text(version.get("created")))
        if found:
            return found.group()
    known = _NEW_ID.match(number) or _OLD_ID.match(number)
    if known:
        return f"{19 if int(known[1]) >= _FIRST_YEAR else 20}{known[1]}"
    return as_text(preprint.get("update_date"))


def _is_withdrawn(preprint: dict[str, Any]) -> bool:
    return any(_WITHDRAWN.match(text) for text in as_texts(preprint.get("comments")))
