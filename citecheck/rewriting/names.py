"""Names in the manner of a list that stands in the text: order, initials, separators, "et al."."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from citecheck.text.names import is_initials

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecheck.datatypes import PersonName

MOST_LISTED = 20
"""Longest author list that is written out (the limit of the APA style, 7th edition)."""
SHOWN_OF_LONG = 6
"""Names that stand before "et al." when a longer list is cut."""
CUT = ", et al."
"""What then stands behind them."""

_HYPHENS = "-‐–"
_GIVEN_PART = re.compile(r"[^\s.\-‐–]+|[-‐–]")


@dataclass(frozen=True, slots=True)
class NameStyle:
    """How a list writes names.

    given: ``"full"``, ``"initials"`` or ``"none"``. ``first_inverted`` and ``inverted``: family name first, for the
    first name and for the others. ``separator`` stands between names, ``last`` before the last of three or more,
    ``pair`` between two.
    """

    given: str = "initials"
    first_inverted: bool = True
    inverted: bool = True
    comma: bool = True
    dots: bool = True
    spaced: bool = True
    separator: str = ", "
    last: str = ", & "
    pair: str = ", & "


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a name stands in the list, and how."""

    start: int
    end: int
    inverted: bool
    comma: bool


def render_people(people: Sequence[PersonName], style: NameStyle, *, most: int = MOST_LISTED) -> str:
    """Return ``people`` in ``style``; of more than ``most`` only the first, and "et al."."""
    if len(people) > most:
        return _cut(people, style, SHOWN_OF_LONG, CUT)
    names = [_render(person, style, first=not place) for place, person in enumerate(people)]
    if len(names) == 2:
        return style.pair.join(names)
    if len(names) > 2:
        return style.separator.join(names[:-1]) + style.last + names[-1]
    return "".join(names)


def rewrite_list(text: str, claimed: Sequence[PersonName], recorded: Sequence[PersonName], *, truncated: bool) -> str:
    """Return ``recorded`` in the manner in which ``text`` lists ``claimed``; a truncated list stays as short."""
    flat = " ".join(text.split())
    places = _find(flat, claimed)
    if not places:
        return render_people(recorded, NameStyle())
    style = _style(flat, claimed, places)
    tail = flat[places[-1].end :]
    if truncated and len(recorded) > len(claimed):
        return _cut(recorded, style, len(claimed), tail)
    new = render_people(recorded, style, most=max(MOST_LISTED, len(claimed)))
    if truncated:
        return new
    new = new if new.endswith(CUT) else new + tail
    return f"{new}." if flat.endswith(".") and not new.endswith(".") else new


def _cut(people: Sequence[PersonName], style: NameStyle, shown: int, tail: str) -> str:
    names = (_render(person, style, first=not place) for place, person in enumerate(people[:shown]))
    return style.separator.join(names) + tail


def short_names(people: Sequence[PersonName], *, joint: str = " & ") -> str:
    """Return the names of a pointer: one or two families, or the first and "et al."."""
    families = [person.literal or person.family for person in people]
    return f"{families[0]} et al." if len(families) > 2 else joint.join(families)


def _find(text: str, people: Sequence[PersonName]) -> list[_Place]:
    """Return where each name of ``people`` stands in ``text``, in order; nothing if one of them does not."""
    places: list[_Place] = []
    position = 0
    for person in people:
        family = person.literal or person.family
        start = text.find(family, position)
        if not family or start < 0:
            return []
        end = start + len(family)
        given = re.match(rf"(,?)\s?{re.escape(person.given)}", text[end:]) if person.given else None
        if given:
            places.append(_Place(start, end + given.end(), inverted=True, comma=bool(given[1])))
        else:
            before = text.rfind(person.given, position, start) if person.given else start
            places.append(_Place(before if before >= 0 else start, end, inverted=False, comma=False))
        suffix = re.match(rf",?\s?{re.escape(person.suffix)}", text[places[-1].end :]) if person.suffix else None
        if suffix:
            places[-1] = replace(places[-1], end=places[-1].end + suffix.end())
        position = places[-1].end
    return places


def _style(text: str, people: Sequence[PersonName], places: Sequence[_Place]) -> NameStyle:
    gaps = [text[one.end : other.start] for one, other in pairwise(places)]
    inverted = places[-1].inverted
    full = any(person.given and not is_initials(person.given) for person in people)
    given = [person.given for person in people if person.given and is_initials(person.given)]
    style = NameStyle(
        given="full" if full else "initials" if given else "none",
        first_inverted=places[0].inverted,
        inverted=inverted,
        comma=places[0].comma,
        dots=full or sum("." in item for item in given) * 2 > len(given),  # a list may end in a full stop
        spaced=full or not any(re.search(r"\.\w|^\w\w", item) for item in given),
    )
    separator, last, pair = _joints(gaps, style)
    return replace(style, separator=separator, last=last, pair=pair)


def _joints(gaps: Sequence[str], style: NameStyle) -> tuple[str, str, str]:
    """Return separator, joint before the last of many, and joint of two, as far as ``gaps`` show them."""
    if len(gaps) > 1:
        last = gaps[-1]
        keeps_comma = "&" in last and style.inverted and style.comma
        return gaps[0], last, last if keeps_comma or last == gaps[0] else last.removeprefix(",")
    if gaps and style.inverted and style.given == "full" and gaps[0] == " and ":
        return " and ", " and ", " and "  # BibTeX
    if gaps and gaps[0].strip() in {",", ";"}:
        return gaps[0], gaps[0], gaps[0]
    if gaps:
        last = gaps[0] if style.inverted else "," + gaps[0].removeprefix(",")
        return ("; " if ";" in gaps[0] else ", "), last, gaps[0]
    if not style.inverted:
        return ", ", ", and ", " and "
    return (", ", ", & ", ", & ") if style.comma else (", ", ", ", ", ")


def _render(person: PersonName, style: NameStyle, *, first: bool) -> str:
    if person.literal:
        return person.literal
    given = _given(person.given, style)
    suffix = f", {person.suffix}" if person.suffix else ""
    if not given:
        return person.family
    if style.first_inverted if first else style.inverted:
        return f"{person.family}{',' if style.comma else ''} {given}{suffix}"
    return f"{given} {person.family}{suffix.removeprefix(',')}"


def _given(given: str, style: NameStyle) -> str:
    if style.given == "none":
        return ""
    if style.given == "full":
        return given
    parts = [*given] if given.isupper() and given.isalpha() and len(given) <= 3 else _GIVEN_PART.findall(given)
    initials = ""
    for part in parts:
        if part in _HYPHENS and not style.dots:
            continue
        letter = part if part in _HYPHENS else part[0].upper() + ("." if style.dots else "")
        joined = not initials or part in _HYPHENS or initials[-1] in _HYPHENS or not style.spaced or not style.dots
        initials += letter if joined else f" {letter}"
    return initials
