"""Author lists in which every name is written alike, as most are: one pattern reads the whole list.

A list that is read here ``citecheck.parsing.authors`` would read to the same names, with more care in more time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from citecheck.datatypes import PersonName
from citecheck.parsing.letters import UPPER
from citecheck.text.names import ORGANISATION_WORDS, SUFFIXES

_UP = f"[{UPPER}]"
_WORD = rf"{_UP}(?:['’]{_UP})?(?!{_UP})[^\W\d_](?:[\w’'-]{{0,30}}[^\W\d_])?(?![\w’'.-])"
_PARTICLES = r"(?:(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|ter) ){0,3}"
_INITIALS = rf"{_UP}\.(?:[ -]?{_UP}\.){{0,3}}"
_FAMILY = rf"{_PARTICLES}{_WORD}(?: {_WORD})?"
_SEPARATOR = r"(?:, (?:and |& )?| (?:and|&) )"
_GIVEN = rf"(?:{_WORD}|{_INITIALS}|{_UP}) "
_NAME = rf"((?:{_WORD}|{_INITIALS}) (?:{_GIVEN}){{0,3}}?)({_PARTICLES}{_WORD})"
# The ways to write a name, with the family or the given name first. Where the first name of a list has initials alone,
# all must: "A. Garcia Lopez" has two families there.
_FAMILY_FIRST = (rf"({_FAMILY}), ({_INITIALS})", rf"({_FAMILY}) ({_UP}{{1,3}})")
_GIVEN_FIRST = (rf"({_INITIALS} )({_PARTICLES}{_WORD})", _NAME)
_NOT_A_NAME = SUFFIXES | ORGANISATION_WORDS


@dataclass(frozen=True, slots=True)
class _Form:
    """One way to write names: the pattern of a list of them, and of one, which has two groups."""

    whole: re.Pattern[str]
    name: re.Pattern[str]
    family_first: bool


@cache
def _forms() -> tuple[_Form, ...]:
    """Return the compiled forms; their size would make the import slow."""
    forms = []
    for name in (*_FAMILY_FIRST, *_GIVEN_FIRST):
        first = rf"(?={_WORD} ){name}" if name is _NAME else name
        # Behind a lone name, a full stop may belong to its initial.
        whole = rf"(?>{first})(?:(?:{_SEPARATOR}(?>{name})){{1,600}}\.?)?"
        one = rf"{name}(?={_SEPARATOR}|\.?$)"
        forms.append(_Form(re.compile(whole), re.compile(one), name in _FAMILY_FIRST))
    return tuple(forms)


def read_plain_list(text: str) -> tuple[PersonName, ...] | None:
    """Return the people of ``text`` if all are written ``Family, A. B.``, ``Family AB`` or ``Given Family``.

    ``None`` for every other list, and where a word may be part of an organisation's name or stand behind one's name.
    """
    form = next((form for form in _forms() if form.whole.fullmatch(text)), None)
    if form is None or not _NOT_A_NAME.isdisjoint(text.lower().replace(",", "").split()):
        return None
    if form.family_first:
        return tuple(PersonName(family, given) for family, given in form.name.findall(text))
    return tuple(PersonName(family, given.rstrip()) for given, family in form.name.findall(text))
