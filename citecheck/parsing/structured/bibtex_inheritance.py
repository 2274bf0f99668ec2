"""Fields that an entry takes from another: ``crossref`` as BibTeX does it, ``xdata`` and titles as BibLaTeX does.

What a work does not share with the volume that it stands in is not inherited: identifiers, pages and editors of the
volume are not its own. The rules for titles are those of the BibLaTeX manual, appendix B.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from citecheck.parsing.structured.bibtex_scanner import Entry
from citecheck.parsing.structured.records import Value, first

_SHARED = (
    "booktitle", "journal", "journaltitle", "maintitle", "volume", "number", "issue",
    "publisher", "organization", "institution", "school", "year", "date", "eventdate", "howpublished",
)  # fmt: skip
"""Fields that a work has in common with its volume."""
_OF_DATA = (*_SHARED, "author", "title", "subtitle", "doi", "url", "eprint", "eprinttype", "archiveprefix", "pages")
"""Fields that a container of data (``@xdata``) may give."""
_PARTS = frozenset({"inproceedings", "conference", "incollection", "inbook", "bookinbook", "inreference", "suppbook"})
"""Types of what stands in a volume: its title is their ``booktitle``."""
_DEPTH = 3
"""How far entries refer to further ones: chapter, volume, work in several volumes."""
_MOST = 4
"""Containers of data that one entry names."""
_LONGEST = 2_000
"""Longest value that is inherited, in characters: many entries may inherit it."""

Fields = dict[str, Value]


def inherit(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Yield ``entries`` with the fields that they take from the entries they refer to; their own fields go first."""
    givers = _Givers(entries)
    for entry in entries:
        taken = givers.given_to(entry, _DEPTH)
        yield replace(entry, fields={**taken, **entry.fields}) if taken else entry


class _Givers:
    """The entries of a file by key, and what has been found that each gives."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._by_key = {entry.key.lower(): entry for entry in reversed(entries)}
        self._given: dict[tuple[str, int], Fields] = {}

    def given_to(self, entry: Entry, depth: int) -> Fields:
        """Return the fields that ``entry`` takes from others."""
        taken: Fields = {}
        for giver in self._named(entry, "xdata"):
            _add(taken, self._given_by(giver, depth), _OF_DATA)
        for giver in self._named(entry, "crossref"):
            given = self._given_by(giver, depth)
            title = first(given, ("booktitle", "title")) if entry.type in _PARTS else None
            if title:
                taken.setdefault("booktitle", title)
            _add(taken, given, (*_SHARED, "author") if entry.type == "inbook" else _SHARED)
        return taken

    def _given_by(self, giver: Entry, depth: int) -> Fields:
        """Return what ``giver`` has, its own and what it takes from others."""
        place = (giver.key.lower(), depth)
        if place not in self._given:
            self._given[place] = {}  # what a circle of references gives
            taken = self.given_to(giver, depth - 1) if depth > 1 else {}
            own = {
                name: value for name in _OF_DATA if (value := giver.fields.get(name)) and len(value.text) <= _LONGEST
            }
            self._given[place] = taken | own
        return self._given[place]

    def _named(self, entry: Entry, field: str) -> list[Entry]:
        value = entry.fields.get(field)
        keys = value.text[:_LONGEST].lower().split(",")[:_MOST] if value else []
        return [giver for key in keys if (giver := self._by_key.get(key.strip())) and giver is not entry]


def _add(taken: Fields, given: Fields, names: Iterable[str]) -> None:
    for name in names:
        if name in given:
            taken.setdefault(name, given[name])
