"""Works of Crossref: answers of its API, lines and files of its public data, items that others took from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from citecheck.datatypes import Identifier, Kind, Reference, Scheme, Standing
from citecheck.index.importers.csl import reference_from_csl
from citecheck.index.importers.json_records import read_references
from citecheck.index.importers.json_values import as_list, as_record, as_records, as_text, as_texts
from citecheck.text.identifiers import normalise
from citecheck.text.kinds import CSL_KINDS
from citecheck.text.years import YEARS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citecheck.index.importers.base import Skipped

_CONTAINERS = frozenset(
    "journal journal-issue journal-volume book-series proceedings-series report-series component grant "
    "peer-review".split()
)
"""Types of Crossref whose records are nothing that a bibliography lists."""
_SUBTYPES = {"dissertation": "thesis", "report": "report", "working_paper": "report"}
_DATES = ("published-print", "published-online", "published", "issued", "approved", "posted")
_SERIES = ("lecture notes in", "communications in computer", "advances in intelligent", "ifip advances")
"""How the names of series begin that stand beside the title of a volume in ``container-title``."""
_STANDINGS = {
    "retraction": Standing.RETRACTED, "removal": Standing.RETRACTED, "withdrawal": Standing.RETRACTED,
    "expression_of_concern": Standing.CONCERN, "expression-of-concern": Standing.CONCERN,
    "partial_retraction": Standing.CORRECTED, "correction": Standing.CORRECTED, "corrigendum": Standing.CORRECTED,
    "erratum": Standing.CORRECTED, "addendum": Standing.CORRECTED, "clarification": Standing.CORRECTED,
}  # fmt: skip
"""Types of updates that Crossref registers, and what they make of a work; a new version makes nothing."""
_GRAVITY = (Standing.RETRACTED, Standing.CONCERN, Standing.CORRECTED)


class CrossrefImporter:
    """Reads works of Crossref in any of the layouts that they come in."""

    def references(self, file: BinaryIO, name: str, skipped: Skipped) -> Iterator[Reference]:
        """Yield the references of ``file``; journals, grants and other records that are no works are named."""
        return read_references(file, name, skipped, reference_from_work, lists=("message", "items"))


def reference_from_work(work: dict[str, Any], source: str) -> Reference:
    """Return the reference of a Crossref work; raises ``ValueError`` with the reason where there is none."""
    if "message" in work and "DOI" not in work:
        work = as_record(work["message"])
    kind = as_text(work.get("type"))
    if kind in _CONTAINERS:
        raise ValueError(f"a {kind} is not a work that is cited")
    return reference_from_csl(_csl(work, kind), source)


def _csl(work: dict[str, Any], kind: str) -> dict[str, Any]:
    doi = as_text(work.get("DOI")).lower()
    if kind == "posted-content":
        kind = _SUBTYPES.get(as_text(work.get("subtype")), kind)
    known = CSL_KINDS.get(kind)
    venue, publisher = _venue(work, known), as_text(work.get("publisher"))
    return {
        "id": f"doi:{doi}" if doi else as_text(work.get("id")),
        "type": kind,
        "title": _title(work),
        "author": _people(work.get("author")),
        "editor": _people(work.get("editor")),
        "issued": {"date-parts": [[_year(work)]]},
        "container-title": venue,
        "volume": work.get("volume"),
        "issue": work.get("issue") or as_record(work.get("journal-issue")).get("issue"),
        "page": as_text(work.get("page")) or work.get("article-number"),
        "publisher": _institution(work) or publisher if known is Kind.THESIS else publisher,
        "edition": work.get("edition-number"),
        "abstract": work.get("abstract"),
        "identifiers": _identifiers(work, doi),
        "other-titles": _other_titles(work),
        "retraction": _retraction(work),
        "update-to": [item for item in as_records(work.get("update-to")) if as_text(item.get("DOI")).lower() != doi],
        "licence": _licence(work),
    }


def _title(work: dict[str, Any]) -> str:
    """Return the title with its subtitle, which publishers also repeat at the end of the title."""
    title, subtitle = as_text(work.get("title")), as_text(work.get("subtitle"))
    if not subtitle or subtitle.lower() in title.lower():
        return title
    return f"{title}{' ' if title.endswith((':', '?', '!', '–', '—')) else ': '}{subtitle}"


def _other_titles(work: dict[str, Any]) -> list[str]:
    """Return the titles in other languages; a second title of the list is one."""
    return [*as_texts(work.get("original-title")), *as_texts(as_list(work.get("title"))[1:])]


def _people(value: object) -> list[object]:
    """Return names as CSL has them; where all of a name stands as family name, it is text to be taken apart."""
    found: list[object] = []
    for person in as_records(value):
        family, given = as_text(person.get("family")), as_text(person.get("given"))
        if family and not given and " " in family:
            found.append(family)
        elif family or given:
            found.append({"family": family or given, "given": given if family else "", "suffix": person.get("suffix")})
        else:
            found.append({"literal": as_text(person.get("name"))})
    return found


def _year(work: dict[str, Any]) -> int | None:
    """Return the earliest year that can be one; that of the deposit says nothing."""
    years = []
    for key in _DATES:
        parts = as_list(as_record(work.get(key)).get("date-parts"))
        first = as_text(as_list(parts[0])) if parts else ""
        if first.isdecimal() and len(first) == 4 and int(first) in YEARS:
            years.append(int(first))
    return min(years, default=None)


def _venue(work: dict[str, Any], kind: Kind | None) -> str:
    """Return the journal or book; of a series and its volume the volume, of a preprint the server."""
    if kind is Kind.PREPRINT:
        return as_text(work.get("container-title")) or _institution(work)
    titles = as_texts(work.get("container-title"))
    if kind in (Kind.CHAPTER, Kind.CONFERENCE) and len(titles) > 1:
        titles = [title for title in reversed(titles) if not title.lower().startswith(_SERIES)] or titles
    if not titles and kind is Kind.CONFERENCE:
        titles = as_texts(as_record(work.get("event")).get("name"))
    return titles[0] if titles else ""


def _institution(work: dict[str, Any]) -> str:
    value = work.get("institution")
    return next((as_text(item.get("name")) for item in as_records(value if isinstance(value, list) else [value])), "")


def _identifiers(work: dict[str, Any], doi: str) -> list[str]:
    found = [f"doi:{doi}"] if doi else []
    found += [f"isbn:{isbn.removeprefix('http://id.crossref.org/isbn/')}" for isbn in as_texts(work.get("ISBN"))]
    same = as_record(work.get("relation")).get("is-same-as") or as_record(work.get("relation")).get("is-identical-to")
    for item in as_records(same):
        scheme = as_text(item.get("id-type")).lower()
        if scheme in ("arxiv", "pmid", "pmcid", "doi"):
            found.append(f"{scheme}:{as_text(item.get('id'))}")
    return found


def _retraction(work: dict[str, Any]) -> dict[str, Any] | None:
    """Return the gravest update that was made to the work, of two of a kind the earlier one."""
    found = []
    for update in as_records(work.get("updated-by")):
        told = as_text(update.get("type")).lower().replace(" ", "_")
        standing = _STANDINGS.get(told)
        if standing is None:
            continue
        notice = normalise(Scheme.DOI, as_text(update.get("DOI")))
        reason = told if told in ("removal", "withdrawal") else ""
        found.append((_GRAVITY.index(standing), _date(update) or "~", standing.value, reason, notice))
    if not found:
        return None
    _, date, standing_name, reason, notice = min(found, key=lambda item: item[:2])
    told_notice = {"notice": str(notice)} if isinstance(notice, Identifier) else {}
    return {"standing": standing_name, "date": date.strip("~"), "reason": reason, **told_notice}


def _date(update: dict[str, Any]) -> str:
    """Return the date of an update in ISO 8601, as far as it is told."""
    parts = as_list(as_record(update.get("updated")).get("date-parts"))
    numbers = [as_text(part) for part in as_list(parts[0])[:3]] if parts else []
    if not numbers or not all(part.isdecimal() and len(part) < 5 for part in numbers):
        return ""
    return "-".join(part.zfill(2) for part in numbers)


def _licence(work: dict[str, Any]) -> str:
    """Return the address of the licence of the published version, else of any."""
    licences = as_records(work.get("license"))
    published = [item for item in licences if item.get("content-version") == "vor"]
    return next((as_text(item.get("URL")) for item in published or licences), "")
