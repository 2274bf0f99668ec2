"""Retractions: what became of works after publication, read from a list and joined to references.

Read are Retraction Watch's list as Crossref publishes it (CSV, a row for each notice) and the shorter table
``doi,nature``; both are known by their header.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from citecheck.datatypes import Identifier, Reference, Retraction, Scheme, Standing
from citecheck.errors import ReferenceFileError
from citecheck.index.importers.opening import find_sources
from citecheck.text.identifiers import normalise

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator, Sequence

    from citecheck.index.importers.opening import Source

_HEADERS = (re.compile(rb"[^\n]*\bOriginalPaperDOI\b[^\n]*"), re.compile(rb'"?doi"?,"?nature"?,?[^\n]*', re.IGNORECASE))
_STANDINGS = {
    "retraction": Standing.RETRACTED,
    "expression of concern": Standing.CONCERN,
    "correction": Standing.CORRECTED,
}
_REINSTATED = "reinstatement"
_GRAVITY = (Standing.CORRECTED, Standing.CONCERN, Standing.RETRACTED)
_NOTICE = re.compile(
    r"\W*(?:retraction|withdrawal|expression of concern|erratum|corrigendum|correction)(?: note| notice)?"
    r"(?::| to\b| of\b)",
    re.IGNORECASE,
)
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})\b")
_ISO = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?=$|[T ])")
_UNKNOWN_YEAR = 1753
"""The year by which some databases say that there is none; no journal had begun to retract."""


def gravest(retractions: Iterable[Retraction | None]) -> Retraction | None:
    """Return the gravest of several notices, the earliest of them, completed by others of its kind."""
    found = [item for item in retractions if item]
    if not found:
        return None
    standing = max((item.standing for item in found), key=_GRAVITY.index)
    alike = sorted((item for item in found if item.standing is standing), key=_precision)
    return Retraction(
        standing,
        alike[0].date,
        next((item.reason for item in alike if item.reason), ""),
        next((item.notice for item in alike if item.notice), None),
    )


def _precision(item: Retraction) -> tuple[object, ...]:
    """Return what puts the notice first that says most of its date, then the earliest, then what gives a reason."""
    return -len(item.date), item.date, -len(item.reason), item.reason, str(item.notice)


@dataclass(frozen=True, slots=True)
class _Events:
    """What a list says of one work: its notices, and when it was reinstated (``""``: nobody knows when)."""

    notices: tuple[Retraction, ...] = ()
    reinstated: str | None = None

    def standing(self, known: Retraction | None) -> Retraction | None:
        """Return the gravest notice that stands, of these and what was known before."""
        return gravest(item for item in (*self.notices, known) if item and not self._is_lifted(item))

    def _is_lifted(self, item: Retraction) -> bool:
        if self.reinstated is None or item.standing is not Standing.RETRACTED:
            return False
        return not item.date or not self.reinstated or item.date <= self.reinstated


@dataclass
class Retractions:
    """Notices by the identifier of the work that they are on."""

    _events: dict[Identifier, _Events] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self._events)

    def __iter__(self) -> Iterator[Identifier]:
        """Iterate over the identifiers of works with a notice."""
        return iter(self._events)

    def mark(self, reference: Reference) -> Reference:
        """Return ``reference`` with the gravest notice that stands on it; a notice is not what it is on."""
        events = [found for item in reference.identifiers if (found := self._events.get(item))]
        if not events or _NOTICE.match(reference.title):
            return reference
        notices = dict.fromkeys(notice for some in events for notice in some.notices)
        dates = [some.reinstated for some in events if some.reinstated is not None]
        standing = _Events(tuple(notices), min(dates, default=None)).standing(reference.retraction)
        return reference if standing == reference.retraction else replace(reference, retraction=standing)

    def add(self, path: str | os.PathLike[str]) -> None:
        """Read the list at ``path``, plain or compressed; raises ``ReferenceFileError`` if it cannot be read."""
        for source in find_sources(Path(path), lambda _: None):
            with source.open() as file:
                rows = csv.DictReader(io.TextIOWrapper(file, "utf-8", "replace", newline=""))
                try:
                    for row in rows:
                        self._add_row({(key or "").strip().lower(): value for key, value in row.items()})
                except (csv.Error, OSError, EOFError) as error:
                    raise ReferenceFileError(f"{source.name}, line {rows.line_num}: {error}") from error

    def _add_row(self, row: dict[str, object]) -> None:
        for identifier in _works(row):
            earlier = self._events.get(identifier, _Events())
            self._events[identifier] = _with_row(earlier, row)


def is_retraction_list(path: str | os.PathLike[str]) -> bool:
    """Tell whether the file at ``path`` begins as a list of retractions does; what cannot be read is none."""
    place = Path(path)
    if not place.is_file():
        return False
    try:
        return any(map(_has_header, find_sources(place, lambda _: None)))
    except (OSError, EOFError, ReferenceFileError):
        return False  # reading it as references will say why


def _has_header(source: Source) -> bool:
    with source.open() as file:
        head = file.peek(1)
        return any(header.match(head) for header in _HEADERS)


def _with_row(events: _Events, row: dict[str, object]) -> _Events:
    day, reason, notice = _day(_cell(row, "retractiondate")), _reason(_cell(row, "reason")), _notice(row)
    for nature in _cell(row, "retractionnature", "nature").lower().split(";"):
        if nature.strip() == _REINSTATED:
            dates = [value for value in (events.reinstated, day) if value is not None]
            events = replace(events, reinstated="" if "" in dates else max(dates))
        elif standing := _STANDINGS.get(nature.strip()):
            events = replace(events, notices=(*events.notices, Retraction(standing, day, reason, notice)))
    return events


def _cell(row: dict[str, object], *names: str) -> str:
    """Return the first of the cells with these names that is not empty; a row that is too long holds a list."""
    return next((" ".join(str(value).split()) for name in names if (value := row.get(name))), "")


def _works(row: dict[str, object]) -> Sequence[Identifier]:
    cells = ((Scheme.DOI, "originalpaperdoi"), (Scheme.DOI, "doi"), (Scheme.PMID, "originalpaperpubmedid"))
    found = (normalise(scheme, value) for scheme, name in cells if (value := _cell(row, name)))
    return [identifier for identifier in found if identifier]


def _notice(row: dict[str, object]) -> Identifier | None:
    doi, number = _cell(row, "retractiondoi"), _cell(row, "retractionpubmedid")
    return normalise(Scheme.DOI, doi) or (normalise(Scheme.PMID, number) if number else None)


def _reason(text: str) -> str:
    """Return ``+Error in Data;+Retract and Replace;`` as people write it."""
    parts = (part.strip(" +") for part in text.split(";"))
    return "; ".join(part for part in parts if part)


def _day(text: str) -> str:
    """Return a date such as ``7/18/2024 0:00`` in ISO 8601, ``""`` for none."""
    found = _AMERICAN.match(text)
    if not found:
        iso = _ISO.match(text)
        return iso.group() if iso else ""
    month, day, year = map(int, found.groups())
    try:
        return date(year, month, day).isoformat() if year > _UNKNOWN_YEAR else ""
    except ValueError:
        return ""
