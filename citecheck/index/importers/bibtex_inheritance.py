"""Fields that an entry takes from another: ``crossref`` as BibTeX does it, ``xdata`` and titles as BibLaTeX does.

What a work does not share with the volume that it stands in is not inherited: identifiers, pages and editors of the
volume are not its own. The rules for titles are those of the BibLaTeX manual, appendix B. A volume usually stands
behind its parts: these wait for it, and come out when it is met, or at the end.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from citecheck.index.importers.bibtex_entries import Entry

MAX_WAITING = 20_000
"""Entries that wait for another; one more, and the first goes without it."""
MAX_GIVERS = 200_000
"""Entries whose fields are kept because others may ask for them."""
_SHARED = (
    "booktitle", "journal", "journaltitle", "maintitle", "volume", "number", "issue",
    "publisher", "organization", "institution", "school", "year", "date", "eventdate", "howpublished",
)  # fmt: skip
"""Fields that a work has in common with its volume."""
_OF_DATA = (
    *_SHARED, "author", "title", "subtitle", "doi", "url", "eprint", "eprinttype", "archiveprefix", "pages", "edition",
    "isbn",
)  # fmt: skip
"""Fields that a container of data (``@xdata``) may give."""
_REFERRING = ("crossref", "xdata")
_PARTS = frozenset({"inproceedings", "conference", "incollection", "inbook", "bookinbook", "inreference", "suppbook"})
"""Types of what stands in a volume: its title is their ``booktitle``."""
_GIVE_NOTHING = frozenset({
    "article", "inproceedings", "conference", "incollection", "phdthesis", "mastersthesis", "thesis", "techreport",
    "unpublished", "online",
})  # fmt: skip
"""Types of what is nobody's volume: these are kept only when somebody already waits for them."""
_DEPTH = 3
"""How far entries refer to further ones: chapter, volume, work in several volumes."""
_MOST = 4
"""Containers of data that one entry names."""
_LONGEST = 2_000
"""Longest value that is inherited, in characters: many entries may inherit it."""


def with_inherited(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield ``entries`` with the fields that they take from those they refer to; their own fields go first."""
    giving, waiting = _Givers(), _Waiting()
    for entry in entries:
        released = [entry]
        if giving.add(entry, is_wanted=waiting.is_awaited(entry.key)):
            released += waiting.release(entry.key)
        for ready in released:
            missing = giving.missing(ready)
            if missing is None:
                yield giving.completed(ready)
            else:
                waiting.add(missing, ready)
        if waiting.size > MAX_WAITING:
            yield giving.completed(waiting.release_first())
    for ready in waiting.all():
        yield giving.completed(ready)


class _Waiting:
    """Entries that refer to one that was not met yet, by the key of that."""

    def __init__(self) -> None:
        self._by_key: dict[str, list[Entry]] = {}
        self.size = 0

    def is_awaited(self, key: str) -> bool:
        return key.lower() in self._by_key

    def add(self, key: str, entry: Entry) -> None:
        self._by_key.setdefault(key, []).append(entry)
        self.size += 1

    def release(self, key: str) -> list[Entry]:
        released = self._by_key.pop(key.lower(), [])
        self.size -= len(released)
        return released

    def release_first(self) -> Entry:
        key = next(iter(self._by_key))
        first = self._by_key[key].pop(0)
        if not self._by_key[key]:
            del self._by_key[key]
        self.size -= 1
        return first

    def all(self) -> list[Entry]:
        return sorted((entry for entries in self._by_key.values() for entry in entries), key=lambda entry: entry.line)


class _Givers:
    """What the entries met so far can give, by key."""

    def __init__(self) -> None:
        self._by_key: dict[str, Entry] = {}

    def add(self, entry: Entry, *, is_wanted: bool) -> bool:
        """Keep what ``entry`` can give, if anybody may ask for it; return whether it was kept."""
        key = entry.key.lower()
        if not is_wanted and (entry.type in _GIVE_NOTHING or len(self._by_key) >= MAX_GIVERS):
            return False
        if key and key not in self._by_key:
            kept = (*_OF_DATA, *_REFERRING)
            fields = {name: value for name, value in entry.fields.items() if name in kept and len(value) <= _LONGEST}
            self._by_key[key] = replace(entry, fields=fields)
        return bool(key)

    def missing(self, entry: Entry, depth: int = _DEPTH) -> str | None:
        """Return the key of one that ``entry`` depends on and that was not met, ``None`` if there is none."""
        for key in _referred(entry):
            giver = self._by_key.get(key)
            if giver is None:
                return key
            further = self.missing(giver, depth - 1) if depth > 1 else None
            if further is not None:
                return further
        return None

    def completed(self, entry: Entry) -> Entry:
        """Return ``entry`` with what it takes from others."""
        taken = self._given_to(entry, _DEPTH)
        return replace(entry, fields=taken | entry.fields) if taken else entry

    def _given_to(self, entry: Entry, depth: int) -> dict[str, str]:
        if depth < 1 or not any(field in entry.fields for field in _REFERRING):
            return {}
        taken: dict[str, str] = {}
        for field in reversed(_REFERRING):
            for key in _keys(entry.fields.get(field, "")):
                giver = self._by_key.get(key)
                if giver is not None and giver.key != entry.key:
                    given = self._given_to(giver, depth - 1) | giver.fields
                    taken = _taken(entry.type, field, given) | taken
        return taken


def _taken(kind: str, field: str, given: dict[str, str]) -> dict[str, str]:
    """Return what an entry of the type ``kind`` takes of the fields ``given`` by one that it names in ``field``."""
    if field == "xdata":
        return {name: given[name] for name in _OF_DATA if name in given}
    shared = (*_SHARED, "author") if kind == "inbook" else _SHARED
    taken = {name: given[name] for name in shared if name in given}
    if kind in _PARTS and "booktitle" not in taken and "title" in given:
        taken["booktitle"] = given["title"]
    return taken


def _referred(entry: Entry) -> Iterator[str]:
    for field in _REFERRING:
        if field in entry.fields:
            yield from (key for key in _keys(entry.fields[field]) if key != entry.key.lower())


def _keys(value: str) -> list[str]:
    return [key for part in value[:_LONGEST].lower().split(",")[:_MOST] if (key := part.strip())]
