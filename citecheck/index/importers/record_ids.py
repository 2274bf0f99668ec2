"""Ids for records of formats that give none: the same record has the same one in every file."""

from __future__ import annotations

from hashlib import blake2b
from typing import Any

from citecheck.datatypes import Scheme
from citecheck.index.serialising import parse_identifier
from citecheck.text.folding import fold_words, title_key
from citecheck.text.identifiers import normalise
from citecheck.text.years import FOUR_DIGITS

_OF_MANY = frozenset({Scheme.ISBN, Scheme.URL})
"""Schemes whose identifiers the chapters of a book, or the pages of a site, have in common."""


def record_id(data: dict[str, Any]) -> str:
    """Return an id for the record that CSL-like ``data`` describes.

    That is its first identifier of its own, or first author, year and a digest of the title, as in ``li2019-1f0c5a2b``.
    """
    for text in data.get("identifiers", ()):
        claimed = parse_identifier(text)
        identifier = normalise(claimed.scheme, claimed.value)
        if identifier and identifier.scheme not in _OF_MANY:
            return str(identifier)
    first: dict[str, str] = next(iter(data.get("author", ())), {})
    name = "".join(fold_words(first.get("family") or first.get("literal") or "")[:2])
    year = FOUR_DIGITS.search(str(data.get("issued", {}).get("raw")))
    digest = blake2b(title_key(str(data.get("title"))).encode(), digest_size=4).hexdigest()
    return f"{name}{year.group() if year else ''}-{digest}".lstrip("-")
