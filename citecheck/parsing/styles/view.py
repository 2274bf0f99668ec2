"""The view of an entry that readers work on: without markup and identifiers, with a map back to the text.

Emphasis marks, HTML tags, TeX and the brackets of links are left out, runs of white space become one space, each
identifier becomes ``IDENTIFIER``. Every character of the view remembers where it stands in the text: spans stay exact.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from citecheck.datatypes import Span
from citecheck.parsing.styles.tex_markup import find_tex

IDENTIFIER = "\ufffc"
"""The character that stands for an identifier in a view (OBJECT REPLACEMENT CHARACTER)."""

READ_LIMIT = 4_000
"""Characters of an entry that are read for fields; from a longer one the middle of its list of names is left out."""

LONGEST = 100_000
"""Characters of an entry that are looked at; the names of three thousand people take half of them."""

_HEAD, _TAIL = 1_400, 2_400
CUT = "… "
"""What stands in a view for the middle of a list of names that is left out."""

_MARKUP = re.compile(
    r"(?P<link>\]\()|(?P<tag></?(?P<name>i|b|em|strong|a|cite|span|sup|sub|p|li)(?:\s[^<>]{0,300})?>)"
    r"|(?P<mark>\*{1,3}|_{1,3})|(?P<hyphen>(?<=[^\W\d_])[-‐\u00ad]\s?\n\s{0,20}(?=[a-z]))"
    r"|(?P<space>\s{2,}|[\t\n\r\f\v\xa0\u2002-\u200a])|(?P<quote>``|'')"
    r"|(?P<hidden>[\u00ad\u200b-\u200d\u2060\ufeff`]|\\(?=[*_'\[\]]))"
)
_LINE_END = re.compile(r"\n")
_NEEDS_WORK = re.compile(r"''|[*_<`\n\t\r\f\v\\\[\xa0\xad\u2002-\u200d\u2060\ufeff]|  ")
_QUOTES = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‟": '"', "＂": '"', "‘": "'", "’": "'", "‚": "'"}
)
_PUT = {"space": " ", "quote": '"'}
_EMPHASIS_TAGS = frozenset({"i", "b", "em", "strong", "cite"})
_TRIVIAL_EMPHASIS = re.compile(r"(?:et al\.?|in|and|vol\.?|no\.?|pp?\.?|[\d\s.,:;()–-]{0,30})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class View:
    """One entry as readers see it.

    ``plain`` holds the characters of the text, ``text`` the same with straight quotation marks (equal length).
    ``offsets[i]`` is where character ``i`` stands in the original; it is empty when the view is the text from ``base``
    on. ``emphasis`` are the emphasised runs, ``link`` the text of the first link, both in the view's coordinates.
    """

    plain: str
    text: str
    base: int
    offsets: tuple[int, ...] = ()
    emphasis: tuple[Span, ...] = ()
    link: Span | None = None
    lines: tuple[int, ...] = ()
    """Where a line of the text begins in the view, apart from the first."""
    ends: Mapping[int, int] = field(default_factory=dict)
    """Where a character of the view ends in the original that stands for several there, such as an accent of TeX."""

    def original(self, span: Span) -> Span:
        """Return where ``span`` of the view stands in the original text."""
        if not self.offsets:
            return span.shifted(self.base)
        last = span.end - 1
        return Span(self.offsets[span.start], self.ends.get(last, self.offsets[last] + 1))


def make_view(text: str, span: Span, identifiers: tuple[Span, ...]) -> View:
    """Return the view of ``text`` at ``span``; ``identifiers`` are spans in ``text``, ascending and apart."""
    raw = text[span.start : min(span.end, span.start + LONGEST)]
    gap = _amid_list(raw) if len(raw) > READ_LIMIT else None
    if gap is None:
        raw = raw[:READ_LIMIT]
    has_markup = _NEEDS_WORK.search(raw) is not None
    if not identifiers and not has_markup and gap is None:
        return View(raw, raw if raw.isascii() else raw.translate(_QUOTES), span.start)
    end = span.start + len(raw)
    places = [Span(item.start - span.start, item.end - span.start) for item in identifiers if item.end <= end]
    edits, emphasised, link = _find_markup(raw, places) if has_markup else (_masked(places), [], None)
    if gap is not None:
        outside = [edit for edit in edits if edit[1] <= gap.start or edit[0] >= gap.end]
        edits = sorted([*outside, (gap.start, gap.end, CUT)])
        emphasised = [run for run in emphasised if not run.overlaps(gap)]
    pieces: list[str] = []
    kept: list[int] = []  # the offset in the text of each character of the view
    ends: dict[int, int] = {}
    base, position = span.start, 0
    for start, stop, put in edits:
        pieces += (raw[position:start], put)
        kept.extend(range(base + position, base + start + len(put)))
        if put and stop > start + 1:
            ends[len(kept) - 1] = base + stop
        position = stop
    pieces.append(raw[position:])
    kept.extend(range(base + position, base + len(raw)))
    plain = "".join(pieces)
    lines = (bisect_right(kept, base + found.start()) for found in _LINE_END.finditer(raw))
    runs = (_viewed(kept, run.shifted(base)) for run in emphasised)
    return View(
        plain,
        plain if raw.isascii() else plain.translate(_QUOTES),
        span.start,
        tuple(kept),
        tuple(run for run in sorted(runs) if not _TRIVIAL_EMPHASIS.fullmatch(plain, run.start, run.end)),
        _viewed(kept, link.shifted(base)) if link else None,
        tuple(at for at in lines if plain[at - 1 : at] == " "),
        ends,
    )


def _amid_list(raw: str) -> Span | None:
    """Return what is left out of an entry that is too long: the middle of its list of names, between two commas."""
    start, end = raw.rfind(", ", 0, _HEAD), raw.find(", ", len(raw) - _TAIL)
    return Span(start + 2, end + 2) if 0 <= start < end else None


def _viewed(kept: list[int], span: Span) -> Span:
    return Span(bisect_left(kept, span.start), bisect_left(kept, span.end))


def _masked(places: list[Span]) -> list[tuple[int, int, str]]:
    """Return the edits that put one character in the place of each identifier."""
    return [(place.start, place.end, IDENTIFIER) for place in places]


def _find_markup(raw: str, places: list[Span]) -> tuple[list[tuple[int, int, str]], list[Span], Span | None]:
    """Return what to replace in ``raw`` (start, end, by which character or nothing), the emphasis and the link."""
    edits, emphasised = _find_tex(raw, places)
    places = [Span(start, end) for start, end, _ in edits]
    opened: dict[str, tuple[int, int]] = {}
    link: Span | None = None
    is_paired = (
        raw.count("``") + raw.count("''")
    ) % 2 == 0  # else a title that begins or ends with a quotation: ''New' trade'
    following = iter(places)
    place = next(following, None)
    for found in _MARKUP.finditer(raw):
        start, end = found.span()
        while place is not None and place.end <= start:
            place = next(following, None)
        if place is not None and end > place.start:
            continue
        kind = found.lastgroup if found.lastgroup != "name" else "tag"
        if kind == "quote" and not is_paired:
            continue
        if kind == "link":
            opening = raw.rfind("[", max(0, start - READ_LIMIT), start)
            if opening >= 0:
                link = link or Span(opening + 1, start)
                edits += ((opening, opening + 1, ""), (start, start + 1, ""))
        elif kind == "mark":
            _toggle(raw, found, opened, edits, emphasised)
        elif kind == "tag":
            edits.append((start, end, ""))
            name = found.group("name")
            if found.group().startswith("</"):
                if name in opened and name in _EMPHASIS_TAGS:
                    emphasised.append(Span(opened.pop(name)[1], start))
            else:
                opened[name] = (start, end)
        else:
            edits.append((start, end, _PUT.get(kind or "", "")))
    return sorted(set(edits)), emphasised, link


def _find_tex(raw: str, places: list[Span]) -> tuple[list[tuple[int, int, str]], list[Span]]:
    """Return the edits for the identifiers at ``places`` and the TeX between them, and what the TeX emphasises."""
    if "\\" not in raw:
        return _masked(places), []
    edits: list[tuple[int, int, str]] = []
    emphasised: list[Span] = []
    position = 0
    for place in places:
        found, runs = find_tex(raw, position, place.start)
        edits += (*found, (place.start, place.end, IDENTIFIER))
        emphasised += runs
        position = place.end
    found, runs = find_tex(raw, position, len(raw))
    return edits + found, emphasised + runs


def _toggle(
    raw: str,
    found: re.Match[str],
    opened: dict[str, tuple[int, int]],
    edits: list[tuple[int, int, str]],
    emphasised: list[Span],
) -> None:
    """Open or close an emphasised run at a mark; a mark without partner (``C*-algebra``) stays in the view."""
    mark, (start, end) = found.group(), found.span()
    before, after = raw[start - 1 : start], raw[end : end + 1]
    if mark in opened and not before.isspace() and not after.isalnum():
        opening = opened.pop(mark)
        edits += ((*opening, ""), (start, end, ""))
        emphasised.append(Span(opening[1], start))
    elif after and not after.isspace() and not before.isalnum():
        opened[mark] = (start, end)
