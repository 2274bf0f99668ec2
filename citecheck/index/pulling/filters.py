"""Which references of a collection are wanted: ``year>=2015``, ``venue=ACL``, ``field=cs.CL``, as predicates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from citecheck.errors import ConfigurationError
from citecheck.text.venues import fold_venue
from citecheck.text.years import YEARS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecheck.datatypes import Reference

_WRITTEN = re.compile(r"\s{0,9}(year|venue|field)\s{0,9}(>=|<=|=|>|<)\s{0,9}(\S.{0,300}?)\s{0,9}")
_YEARS = re.compile(r"(\d{4})(?:\.\.(\d{4}))?")
_WAY_OUT = "write year>=2015, year=2015..2020, venue=ACL or field=cs.CL"


@dataclass(frozen=True, slots=True)
class Selection:
    """What is wanted: called with a reference it tells whether that is it.

    first, last: the years, both included; ``None`` where there is no bound. venues: keys of ``fold_venue``, of which
    one has to fit. categories: fields of study, of which one has to fit; these are not kept in references, so who reads
    the collection asks ``has_category``. written: the filters as they were given.
    """

    first: int | None = None
    last: int | None = None
    venues: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    written: tuple[str, ...] = ()

    def __call__(self, reference: Reference) -> bool:
        """Tell whether ``reference`` is wanted; one without a year or a venue is not, where that is asked for."""
        if (self.first, self.last) != (None, None):
            year = reference.year
            if year is None or year < (self.first or year) or year > (self.last or year):
                return False
        return not self.venues or (reference.venue is not None and fold_venue(reference.venue) in self.venues)

    def has_category(self, categories: Sequence[str]) -> bool:
        """Tell whether one of ``categories`` is a wanted field or lies within one: ``cs.CL`` in ``cs``."""
        return not self.categories or any(
            category == wanted or category.startswith(f"{wanted}.")
            for category in map(str.lower, categories)
            for wanted in self.categories
        )

    def __str__(self) -> str:
        return ", ".join(self.written)


EVERYTHING = Selection()


def parse_filters(texts: Sequence[str]) -> Selection:
    """Return the selection that all ``texts`` together describe: years narrow, venues and fields are alternatives.

    Raises ``ConfigurationError`` for a text that is no filter, and for years of which none is left.
    """
    first, last, venues, categories = None, None, set(), set()
    for text in texts:
        name, sign, value = _parts(text)
        if name == "year":
            low, high = _year_range(text, sign, value)
            first = low if first is None else max(first, low or first)
            last = high if last is None else min(last, high or last)
        elif sign != "=":
            raise ConfigurationError(f"filter {text!r}: a {name} can only be equal (=); {_WAY_OUT}")
        elif name == "venue":
            venues.add(fold_venue(value))
        else:
            categories.add(value.lower())
    if first is not None and last is not None and first > last:
        raise ConfigurationError(f"filters {', '.join(texts)}: no year fits all of them")
    if "" in venues:
        raise ConfigurationError(f"filters {', '.join(texts)}: a venue needs letters or digits")
    return Selection(first, last, frozenset(venues), frozenset(categories), tuple(texts))


def _parts(text: str) -> tuple[str, str, str]:
    found = _WRITTEN.fullmatch(text)
    if not found:
        raise ConfigurationError(f"{text!r} is no filter; {_WAY_OUT}")
    return found[1], found[2], found[3]


def _year_range(text: str, sign: str, value: str) -> tuple[int | None, int | None]:
    """Return the first and the last year of one filter."""
    found = _YEARS.fullmatch(value)
    if not found or int(found[1]) not in YEARS or (found[2] and sign != "="):
        raise ConfigurationError(f"filter {text!r} names no year; {_WAY_OUT}")
    year, until = int(found[1]), int(found[2] or found[1])
    bounds = {"=": (year, until), ">=": (year, None), ">": (year + 1, None), "<=": (None, year), "<": (None, year - 1)}
    return bounds[sign]
