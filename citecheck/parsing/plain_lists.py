"""Author lists in which every name is written alike, as most are: one pattern reads the whole list.

A list that is read here ``citecheck.parsing.authors`` would read to the same names, with more care in more time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from citecheck.datatypes import PersonName
from citecheck.parsing.letters import UPPER
from citecheck.text.names import ORGANISATION_WORDS, SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

_UP = f"[{UPPER}]"
_MARKS = "\u0300-\u036f"
_REST = rf"(?:[^\W\d_]|[{_MARKS}])(?:[\w’'{_MARKS}-]{{0,30}}(?:[^\W\d_]|[{_MARKS}]))?(?![\w’'{_MARKS}-])"
_WORD = rf"{_UP}(?:['’]{_UP})?(?![A-ZÀ-ÖØ-Þ]){_REST}"
_CAPITALS = r"[A-ZÀ-ÖØ-Þ](?:['’-]?[A-ZÀ-ÖØ-Þ]){3,30}(?![\w’'-])"
_PARTICLES = r"(?:(?:[Vv]an|[Vv]on|[Dd]er|[Dd]en|[Dd]el?|[Dd]ella|[Dd]i|[Dd]a|dos|[Dd]u|[Ll]a|[Ll]e|ter) ){0,3}"
_INITIALS = rf"{_UP}\.(?:[ -]?{_UP}\.){{0,3}}"
_FAMILY = rf"{_PARTICLES}(?:{_WORD}(?: {_WORD})?|{_CAPITALS})"
_SEPARATOR = r"(?:, (?:and |& )?| (?:and|&) )"
_GIVEN = rf"(?:{_WORD}|{_INITIALS}|{_UP}) "
_NAME = rf"((?:{_WORD}|{_INITIALS}) (?:{_GIVEN}){{0,3}}?)({_PARTICLES}{_WORD})"
# The ways to write a name, with the family or the given name first. Where the first name of a list has initials alone,
# all must: "A. Garcia Lopez" has two families there.
_FAMILY_FIRST = (rf"({_FAMILY}),? ({_INITIALS})", rf"({_FAMILY}) ({_UP}{{1,3}})(?!\w)")
_GIVEN_FIRST = (rf"((?:{_INITIALS}|(?:{_UP} ){{0,3}}{_UP}) )({_PARTICLES}{_WORD})", _NAME)
# MLA and Chicago turn the first name alone. Two names behind it at least, or "and", show that it is one.
_TURNED_NAME = rf"({_PARTICLES}{_WORD}), ((?:{_WORD}|{_INITIALS}|{_UP})(?: (?:{_WORD}|{_INITIALS}|{_UP})){{0,3}})"
_TURNED = rf"{_TURNED_NAME}, (?:and |(?=[^,]{{3,60}}, ))"
_SEVERAL = re.compile(_SEPARATOR)
_NAME_UP_TO_END = rf"(?:{_WORD}|{_INITIALS}) (?:{_GIVEN}){{0,4}}?{_PARTICLES}{_WORD}(?= (?:and|&|\() |[,.:]|$)"
_NOT_A_NAME = SUFFIXES | ORGANISATION_WORDS | {"st"}


@dataclass(frozen=True, slots=True)
class _Form:
    """One way to write names: the pattern of a list of them, and of one, which has two groups."""

    names: re.Pattern[str]
    name: re.Pattern[str]
    family_first: bool


@cache
def _forms() -> tuple[_Form, ...]:
    """Return the compiled forms; their size would make the import slow."""
    forms = []
    for name in (*_FAMILY_FIRST, *_GIVEN_FIRST):
        one = rf"{name}(?={_SEPARATOR}|\.?$)"
        forms.append(_Form(re.compile(_list_of(name)), re.compile(one), name in _FAMILY_FIRST))
    return tuple(forms)


@cache
def _heads() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of lists that something follows; there, names may have any number of words."""
    turned = rf"{_TURNED_NAME}(?:{_SEPARATOR}(?>{_NAME_UP_TO_END})){{0,600}}(?=,? et al|[.,]? [\"'(])"
    return (*(form.names for form in _forms()[:-1]), re.compile(_list_of(_NAME_UP_TO_END)), re.compile(turned))


@cache
def _turned() -> re.Pattern[str]:
    return re.compile(_TURNED)


def _list_of(name: str) -> str:
    first = name if name in (*_FAMILY_FIRST, *_GIVEN_FIRST[:1]) else rf"(?={_WORD} ){name}"
    return rf"(?>{first})(?:{_SEPARATOR}(?>{name})){{0,600}}"


def plain_list_ends(text: str) -> Iterator[int]:
    """Yield where a list of names that ``text`` begins with may end, one place for each way to write names."""
    return (found.end() for head in _heads() if (found := head.match(text)) and _is_plain(found.group()))


def read_plain_list(text: str) -> tuple[PersonName, ...] | None:
    """Return the people of ``text`` if all are written ``Family, A. B.``, ``Family AB`` or ``Given Family``.

    ``None`` for every other list, and where a word may be part of an organisation's name or stand behind one's name.
    """
    form = next((form for form in _forms() if _is_whole(form.names.match(text), text)), None)
    if form is None:
        return _read_turned(text)
    if not _is_plain(text):
        return None
    if form.family_first:
        return tuple(PersonName(family, given) for family, given in form.name.findall(text))
    return tuple(PersonName(family, given.rstrip()) for given, family in form.name.findall(text))


def _read_turned(text: str) -> tuple[PersonName, ...] | None:
    """Return the people of a list like ``Family, Given, Given Family, and Given Family``."""
    first, form = _turned().match(text), _forms()[-1]
    if first is None or not _is_plain(text) or not form.names.fullmatch(text, first.end(), len(text.removesuffix("."))):
        return None
    others = form.name.findall(text, first.end())
    return (PersonName(*first.groups()), *(PersonName(family, given.rstrip()) for given, family in others))


def _is_whole(found: re.Match[str] | None, text: str) -> bool:
    """Tell whether the list that was found is the whole text; behind a lone name, a full stop may be an initial's."""
    if found is None:
        return False
    rest = text[found.end() :]
    return not rest or (rest == "." and _SEVERAL.search(text) is not None)


def _is_plain(text: str) -> bool:
    return _NOT_A_NAME.isdisjoint(text.lower().replace(",", "").split())
