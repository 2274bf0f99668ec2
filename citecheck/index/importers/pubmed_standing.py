"""What a PubMed record says of its standing: retracted or doubted, and by which notice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citecheck.datatypes import Identifier, Retraction, Scheme, Standing
from citecheck.index.importers.xml_text import find_line
from citecheck.text.identifiers import find_identifiers, normalise

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

_NOTICES = {
    "RetractionIn": Standing.RETRACTED, "RetractedandRepublishedIn": Standing.RETRACTED,
    "RetractedAndRepublishedIn": Standing.RETRACTED, "ExpressionOfConcernIn": Standing.CONCERN,
}  # fmt: skip
"""NLM's reference types that point to a notice, in the order in which they count."""
_RETRACTED = "retracted publication"
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_DATE = re.compile(rf"\b((?:19|20)\d\d)(?:\s({'|'.join(_MONTHS)})\b(?:\s(\d{{1,2}})\b)?)?")


def retraction_of(types: Sequence[str], citation: Element | None) -> Retraction | None:
    """Return what publication types, in lower case, and the notices in ``citation`` say; ``None`` for nothing."""
    told = list(citation.iterfind("CommentsCorrectionsList/CommentsCorrections")) if citation is not None else []
    for kind, standing in _NOTICES.items():
        notice = next((item for item in told if item.get("RefType") == kind), None)
        if standing is not Standing.RETRACTED and _RETRACTED in types:
            break
        if notice is not None:
            where = find_line(notice, "RefSource")
            return Retraction(standing, _iso_date(where), "", _notice(notice, where))
    return Retraction(Standing.RETRACTED) if _RETRACTED in types else None


def _notice(item: Element, where: str) -> Identifier | None:
    pmid = normalise(Scheme.PMID, find_line(item, "PMID"))
    return pmid or next((found for found, _ in find_identifiers(where)), None)


def _iso_date(where: str) -> str:
    """Return the date in the place of a notice, ``J Infect Dis. 1994 Jan 3;169(1):243``, as far as it is given."""
    found = _DATE.search(where)
    if not found:
        return ""
    year, month, day = found.groups()
    parts = [year, f"{_MONTHS.index(month) + 1:02}" if month else "", f"{int(day):02}" if day else ""]
    return "-".join(filter(None, parts))
