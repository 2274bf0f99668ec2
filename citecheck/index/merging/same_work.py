"""Whether two records are one work, versions of one, or different works: small rules over a pair of references.

``relate`` asks the rules that keep works apart first, then those that find them the same. What it says does not depend
on the order of the two.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from citecheck.datatypes import Kind, Scheme
from citecheck.index.merging.people import Authors, compare_authors
from citecheck.index.merging.titles import Likeness, compare_titles, differs_in_part, notice_of, overlap
from citecheck.index.merging.venues import is_one_venue, is_preprint_venue
from citecheck.text.folding import fold_words, title_key
from citecheck.text.titles import is_distinctive, is_generic
from citecheck.text.years import FOUR_DIGITS

if TYPE_CHECKING:
    from collections.abc import Callable

    from citecheck.datatypes import Reference


class Relation(StrEnum):
    """What two records are to each other."""

    SAME = "same"
    VERSIONS = "versions"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Related:
    """What two records are to each other, by which rule, and how strong the evidence is; equal works have the most."""

    relation: Relation
    rule: str
    strength: int = 0


YEARS_APART = 1
"""Years by which two records of a work may differ: online and in print, conference and proceedings."""
PREPRINT_LEAD = range(-15, 11)
"""Years from a preprint or working paper to its publication; old papers are put into archives long after."""
NEAR_LEAD = range(-2, 6)
"""The same where the titles are not equal."""
LONG_TITLE = 30
"""Letters from which a title alone, with the year, identifies a work whose authors one record does not know."""
SAME_THING = 0.5
"""Share of common words from which titles under one identifier are a work that was renamed."""

_CERTAIN = frozenset(
    {Scheme.DOI, Scheme.ARXIV, Scheme.PMID, Scheme.PMCID, Scheme.ACL, Scheme.RFC, Scheme.LEGAL}
)  # fmt: skip
_OWN = (Scheme.DOI, Scheme.ARXIV, Scheme.PMID, Scheme.ACL, Scheme.RFC)
"""Schemes of which a work has one identifier as a rule: two different ones are two works."""
PREPRINT_DOIS = (
    "10.1101/", "10.2139/ssrn", "10.20944/", "10.21203/", "10.26434/", "10.31234/", "10.31219/", "10.31235/",
    "10.48550/", "10.5281/zenodo", "10.6084/", "10.13140/", "10.36227/", "10.32942/", "10.22541/", "10.3386/",
)  # fmt: skip
"""How DOIs of preprint servers, repositories and working papers begin."""
_REPRINT_DOIS = ("10.2307/",)
"""JSTOR gives articles a DOI beside that of their publisher."""
_PARTS_OF_BOOKS = frozenset({Kind.ARTICLE, Kind.CHAPTER, Kind.CONFERENCE})
_OF_ITS_OWN = frozenset({Kind.THESIS, Kind.DATASET, Kind.SOFTWARE, Kind.STANDARD, Kind.LEGAL})
_ANY = frozenset({Kind.UNKNOWN, Kind.WEBPAGE})
_SERIAL_WORDS = frozenset(
    "annual yearly quarterly monthly weekly yearbook jahresbericht jahrbuch report proceedings bulletin newsletter "
    "statistics statistical census almanac rapport informe relatorio budget minutes".split()
)
"""Words of titles that come again every year."""


_BESIDE = frozenset("workshop workshops companion extended abstracts adjunct demonstrations tutorial".split())
_MAIN_MEETING = frozenset("conference symposium meeting congress".split())
"""Words by which the names of venues tell what stands beside a conference from the conference."""


@dataclass(frozen=True)
class Pair:
    """Two references and what is compared of them, each when it is first asked for."""

    one: Reference
    other: Reference

    @cached_property
    def shared(self) -> bool:
        """Whether they have an identifier in common that is a work's own."""
        other = set(self.other.identifiers)
        return any(item.scheme in _CERTAIN and item in other for item in self.one.identifiers)

    @cached_property
    def title(self) -> Likeness:
        """How their titles compare."""
        return compare_titles(self.one, self.other)

    @cached_property
    def is_distinctive(self) -> bool:
        """Whether independent works are unlikely to share the title of either."""
        return is_distinctive(self.one.title) or is_distinctive(self.other.title)

    @cached_property
    def authors(self) -> Authors:
        """How their authors compare."""
        return compare_authors(self.one, self.other)

    @cached_property
    def preprints(self) -> int:
        """How many of them are preprints or working papers."""
        return is_preprint(self.one) + is_preprint(self.other)

    @cached_property
    def published(self) -> int:
        """How many of them are surely published."""
        return is_published(self.one) + is_published(self.other)

    @cached_property
    def kinds(self) -> set[Kind]:
        """Their kinds."""
        return {self.one.kind, self.other.kind}

    @cached_property
    def years(self) -> int | None:
        """Years between them, ``None`` if one is unknown."""
        one, other = self.one.year, self.other.year
        return abs(one - other) if one is not None and other is not None else None

    @cached_property
    def venue(self) -> bool | None:
        """Whether they appeared in one venue, ``None`` where that cannot be told."""
        if not self.one.venue or not self.other.venue or self.preprints == 1:
            return None
        return is_one_venue(self.one.venue, self.other.venue)

    @cached_property
    def volume(self) -> bool | None:
        """Whether they have one volume, ``None`` if one is unknown."""
        return _same_number(self.one.volume, self.other.volume)

    @cached_property
    def page(self) -> bool | None:
        """Whether they begin on one page, ``None`` if one is unknown."""
        return _same_number(self.one.pages, self.other.pages)

    @cached_property
    def are_versions(self) -> bool:
        """Whether one is a preprint or working paper and the other is published, or one is each of these."""
        if self.preprints == 2:
            return self.kinds == {Kind.PREPRINT, Kind.REPORT}
        return self.preprints == 1 and self.published == 1


def relate(one: Reference, other: Reference) -> Related:
    """Return what two records are to each other."""
    if one == other:
        return Related(Relation.SAME, "equal", len(_SAME) + 1)
    pair = Pair(one, other)
    if pair.title is Likeness.UNLIKE and not pair.shared:
        return Related(Relation.APART, "title")
    for rule, holds in _APART:
        if holds(pair):
            return Related(Relation.APART, rule)
    relation = Relation.VERSIONS if pair.are_versions else Relation.SAME
    for strength, (rule, holds) in enumerate(_SAME):
        if holds(pair):
            return Related(relation, rule, len(_SAME) - strength)
    return Related(Relation.APART, "nothing in common that tells")


def is_preprint(reference: Reference) -> bool:
    """Tell whether the record is that of a preprint or a working paper."""
    if reference.venue:
        if is_preprint_venue(reference.venue):
            return True
        is_placed = reference.volume or reference.pages
        return reference.kind is Kind.REPORT or (reference.kind is Kind.PREPRINT and not is_placed)
    if reference.kind in {Kind.PREPRINT, Kind.REPORT}:
        return True
    schemes = {item.scheme for item in reference.identifiers}
    return Scheme.ARXIV in schemes and Scheme.DOI not in schemes and reference.kind in _ANY


def is_published(reference: Reference) -> bool:
    """Tell whether the record is that of something published: it has a venue, or a kind that says so."""
    if is_preprint(reference):
        return False
    return bool(reference.venue) or reference.kind in {Kind.ARTICLE, Kind.CONFERENCE, Kind.CHAPTER, Kind.BOOK}


def _same_number(one: str | None, other: str | None) -> bool | None:
    words, other_words = fold_words(one or ""), fold_words(other or "")
    return words[0].lstrip("0") == other_words[0].lstrip("0") if words and other_words else None


# Apart


def _another_notice(pair: Pair) -> bool:
    return notice_of(pair.one.title) != notice_of(pair.other.title)


def _another_part(pair: Pair) -> bool:
    return pair.title is not Likeness.EQUAL and differs_in_part(pair.one.title, pair.other.title)


def _another_edition(pair: Pair) -> bool:
    one, other = _edition(pair.one), _edition(pair.other)
    if one != other and (one or other) and {one, other} != {"", "1"}:
        return bool(one and other) or pair.years != 0
    return Kind.BOOK in pair.kinds and bool(pair.years and pair.years > YEARS_APART) and not pair.shared


def _edition(reference: Reference) -> str:
    words = fold_words(reference.edition or "")
    digits = "".join(char for char in "".join(words) if char.isdigit())
    return digits or _ORDINALS.get(words[0] if words else "", "".join(words))


_ORDINALS = {
    word: str(value)
    for value, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)
}


def _another_kind(pair: Pair) -> bool:
    kinds = pair.kinds - _ANY
    if len(kinds) < 2:
        return False
    if kinds & _OF_ITS_OWN:
        return True
    if Kind.BOOK in kinds and kinds & _PARTS_OF_BOOKS:
        return Kind.CHAPTER in kinds or not (pair.shared and pair.title >= Likeness.MAIN)
    if kinds in ({Kind.ARTICLE, Kind.CONFERENCE}, {Kind.ARTICLE, Kind.CHAPTER}):
        return not (pair.shared or pair.preprints or pair.page or _has_one_venue_name(pair))
    return False


def _has_one_venue_name(pair: Pair) -> bool:
    """Tell whether the name of one venue begins that of the other; AAAI and Artificial Intelligence are two."""
    shorter, longer = sorted((fold_words(pair.one.venue or ""), fold_words(pair.other.venue or "")), key=len)
    return longer[: len(shorter)] == shorter and (len(shorter) != 1 or len(longer) == 1)


def _another_identifier(pair: Pair) -> bool:
    """Tell whether each has an identifier of its own; those of preprints and of reprints are no other work's."""
    if pair.shared:
        return False
    for scheme in _OWN:
        one, other = _values(pair.one, scheme), _values(pair.other, scheme)
        if not one or not other:
            continue
        if scheme is not Scheme.DOI:
            return True
        if any(value.startswith(PREPRINT_DOIS) for value in (*one, *other)) and pair.are_versions:
            continue
        if any(value.startswith(_REPRINT_DOIS) for value in (*one, *other)) and pair.volume and pair.page:
            continue
        if pair.are_versions and pair.title is Likeness.EQUAL and pair.authors is Authors.AGREE:
            continue
        return True
    return False


def _values(reference: Reference, scheme: Scheme) -> list[str]:
    return [item.value for item in reference.identifiers if item.scheme is scheme]


def _another_year(pair: Pair) -> bool:
    if pair.years is None or pair.shared:
        return False
    if pair.are_versions:
        preprint, published = sorted((pair.one, pair.other), key=is_preprint, reverse=True)
        lead = (published.year or 0) - (preprint.year or 0)
        return lead not in (PREPRINT_LEAD if pair.title is Likeness.EQUAL else NEAR_LEAD)
    if pair.preprints == 2:
        return pair.years > 0  # talks and proceedings are put there under one title year after year
    return pair.years > (0 if _is_serial(pair) else YEARS_APART)


def _is_serial(pair: Pair) -> bool:
    """Tell whether the next year's may have the same title: reports of organisations, generic titles."""
    words = set(fold_words(pair.one.title))
    by_nobody = not (pair.one.authors and pair.other.authors)
    by_body = any(work.authors and work.authors[0].literal for work in (pair.one, pair.other))
    return is_generic(pair.one.title) or by_nobody or by_body or bool(words & _SERIAL_WORDS)


def _another_place(pair: Pair) -> bool:
    """Tell whether both are published, in two places."""
    if pair.shared or pair.preprints:
        return False
    if pair.page is False or (pair.volume is False and pair.years) or _other_conference(pair):
        return True
    return pair.venue is False and not (pair.page and pair.volume is not False)


def _other_conference(pair: Pair) -> bool:
    """Tell whether the names of two conferences hold different years, or one is that of a workshop beside another."""
    one, other = (set(FOUR_DIGITS.findall(work.venue or "")) for work in (pair.one, pair.other))
    if one and other and one.isdisjoint(other):
        return True
    words, other_words = (set(fold_words(work.venue or "")) for work in (pair.one, pair.other))
    beside = bool(words & _BESIDE) != bool(other_words & _BESIDE)
    return beside and bool((other_words if words & _BESIDE else words) & _MAIN_MEETING) and not pair.page


def _other_people(pair: Pair) -> bool:
    if pair.preprints == 2 and not pair.shared and len(pair.one.authors) != len(pair.other.authors):
        return True  # a talk on the work of others has the title of their paper
    if pair.authors is Authors.CONFLICT:
        return not (pair.shared and pair.title >= Likeness.MAIN)
    if pair.authors is Authors.SOME:
        return not pair.shared and not (pair.title is Likeness.EQUAL and pair.years == 0)
    return False


_APART: tuple[tuple[str, Callable[[Pair], bool]], ...] = (
    ("authors", _other_people),
    ("identifier of its own", _another_identifier),
    ("year", _another_year),
    ("kind", _another_kind),
    ("edition", _another_edition),
    ("notice", _another_notice),
    ("part", _another_part),
    ("place", _another_place),
)


# Same


def _identified(pair: Pair) -> bool:
    return pair.shared and pair.title is not Likeness.UNLIKE


def _renamed(pair: Pair) -> bool:
    """Tell whether one identifier stands for a work whose title changed, rather than for all papers of a volume."""
    if not pair.shared or pair.authors is not Authors.AGREE or pair.page is False:
        return False
    return overlap(pair.one.title, pair.other.title) >= SAME_THING or pair.are_versions


def _same_book(pair: Pair) -> bool:
    one, other = set(pair.one.identifiers), set(pair.other.identifiers)
    weak = any(item.scheme not in _CERTAIN for item in one & other)
    return weak and pair.title >= Likeness.MAIN and pair.authors is not Authors.CONFLICT


def _titled_alike(pair: Pair) -> bool:
    if pair.title is not Likeness.EQUAL or pair.authors is not Authors.AGREE:
        return False
    if is_generic(pair.one.title):
        return pair.years == 0 and bool(pair.venue) and pair.page is not False and bool(pair.page or pair.volume)
    return pair.is_distinctive or pair.venue is not False


def _titled_alike_by_some(pair: Pair) -> bool:
    """Tell whether an equal title in the same year is enough, where authors are unknown or in part the same."""
    if pair.title is not Likeness.EQUAL or pair.years is None or pair.venue is False:
        return False
    near = YEARS_APART if pair.are_versions else 0
    return pair.years <= near and len(title_key(pair.one.title)) >= LONG_TITLE and pair.is_distinctive


def _titled_nearly(pair: Pair) -> bool:
    if pair.authors is not Authors.AGREE or pair.preprints == 2 or pair.volume is False:
        return False
    if _same_number(pair.one.issue, pair.other.issue) is False:
        return False
    if pair.title is Likeness.NEAR:
        return pair.are_versions or bool(pair.page)
    return pair.title is Likeness.MAIN and pair.years == 0 and bool(pair.page)


_SAME: tuple[tuple[str, Callable[[Pair], bool]], ...] = (
    ("identifier", _identified),
    ("identifier, renamed", _renamed),
    ("book or address", _same_book),
    ("title, author, year", _titled_alike),
    ("long title and year", _titled_alike_by_some),
    ("nearly the title", _titled_nearly),
)
