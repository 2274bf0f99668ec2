"""What an index claims to hold all of: a venue or a kind of works, in all years or some."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from citecheck.datatypes import Kind
from citecheck.errors import ConfigurationError
from citecheck.text.venues import fold_venue

_YEARS = re.compile(r"[\s,(]*\b(1[5-9]\d\d|20\d\d)(?:\s*(-|–|—|to|until)\s*(1[5-9]\d\d|20\d\d)?|(\+))?\)?\s*$")
_KIND = "kind:"
_KINDS = {kind.value: kind for kind in Kind if kind is not Kind.UNKNOWN}


@dataclass(frozen=True, slots=True)
class Scope:
    """The works of one venue or of one kind, from the year ``first`` to the year ``last``, both counted in.

    Without ``first`` or ``last`` there is no such bound. Where ``kind`` is given, ``venue`` is empty.
    """

    venue: str = ""
    kind: Kind | None = None
    first: int | None = None
    last: int | None = None

    def __str__(self) -> str:
        name = f"{_KIND}{self.kind.value}" if self.kind else self.venue
        if self.first is None and self.last is None:
            return name
        if self.first == self.last:
            return f"{name} {self.first}"
        return f"{name} {self.first or ''}-{self.last or ''}"

    def to_dict(self) -> dict[str, str | int]:
        """Return the scope as it stands in a manifest; absent fields are left out."""
        data = {"venue": self.venue, "kind": self.kind and self.kind.value, "first": self.first, "last": self.last}
        return {name: value for name, value in data.items() if value}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Scope:
        """Return the scope that ``to_dict`` wrote; raises ``ValueError`` for a kind that is none."""
        kind = data.get("kind")
        return cls(data.get("venue", ""), Kind(kind) if kind else None, data.get("first"), data.get("last"))

    def includes(self, year: int | None) -> bool:
        """Tell whether a work of ``year`` is of this time; one without a year is where all years are."""
        if year is None:
            return self.first is None and self.last is None
        return (self.first is None or self.first <= year) and (self.last is None or year <= self.last)


def parse_scope(text: str) -> Scope:
    """Return what ``text`` names: ``ACL 2019``, ``ACL 2017-2023``, ``ACL 2017-``, ``Mind``, ``kind:thesis 1990-2000``.

    Raises ``ConfigurationError`` when no venue is named, the kind is none, or the years run backwards.
    """
    found = _YEARS.search(text)
    name = " ".join((text[: found.start()] if found else text).split())
    first, last = _bounds(found) if found else (None, None)
    if first is not None and last is not None and first > last:
        raise ConfigurationError(f"{text!r} ends before it begins; write the earlier year first")
    if name.startswith(_KIND):
        kind = _KINDS.get(name.removeprefix(_KIND).strip())
        if kind is None:
            raise ConfigurationError(f"{text!r} names no kind of works; the kinds are {', '.join(_KINDS)}")
        return Scope(kind=kind, first=first, last=last)
    if not fold_venue(name):
        raise ConfigurationError(f"{text!r} names no venue; write its name, perhaps with years: ACL 2017-2023")
    return Scope(name, first=first, last=last)


def _bounds(found: re.Match[str]) -> tuple[int, int | None]:
    first, dash, last, plus = found.groups()
    return int(first), int(last) if last else None if dash or plus else int(first)
