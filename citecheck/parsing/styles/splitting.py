"""Where an unquoted title ends and its container begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from citecheck.datatypes import Span
from citecheck.lexicon import lexicon
from citecheck.parsing.letters import UPPER
from citecheck.parsing.styles.last_sentences import LONG_WORD, OPENING, continues_title, share_of_capitals
from citecheck.parsing.styles.sentences import Boundary, find_boundaries
from citecheck.parsing.styles.tail import trimmed, venue_stop, venue_stops
from citecheck.parsing.styles.view import IDENTIFIER
from citecheck.parsing.styles.vocabulary import PLACE_PUBLISHER, PUBLISHER, VENUE_START, VENUE_WORD, YEAR
from citecheck.text.folding import fold_words

if TYPE_CHECKING:
    from citecheck.parsing.styles.view import View

# Evidence that the text behind a boundary is a container. Set by hand on the odd half of the works of
# tests/bench/parsing.py; the even half is what is reported.
_KNOWN_VENUE = 3.0
_CLOSES_ENTRY = 3.0
_KNOWN_START = 1.5
_CONTAINER_STARTS = 3.0
_VENUE_WORD_INSIDE = 1.0
_PUBLISHER_INSIDE = 1.5
_NUMBERS_FOLLOW = 1.0
_TITLE_CASE = 1.0
_SENTENCE_CASE = -1.5
_INNER_SENTENCE = -1.0
_NAMES_A_STUDY = -3.0
_NOTHING_FOLLOWS = 0.0
_OPEN_BRACKET = -3.0
_LEAD_WORD = 1.5
_COMMA_NEEDS = 1.5
_TOO_LONG = -1.0
_WEAK_END = -2.0
_AMID_NAME = -8.0
_NUMBERS_INSIDE = -2.0
_PART_FOLLOWS = -3.0
_ONE_WORD_TITLE = -1.0

_VENUE_AT_ALL = re.compile(
    r"journal|review|annals|proceedings|conference|letters|press|university|arxiv", re.IGNORECASE
)
_NOTE_WORDS = (
    "software|program|app|code|data ?set|data|dissertation|thesis|preprint|model|video|poster|presentation|paper|"
    "review|conference|website|web page|repository|report|blog|film|abstract|motion picture|dvd|cd|recording|online|"
    "editorial|letter|print|ebook"
)
_NOTE_AT_END = re.compile(
    rf"(?:\s?\[(?:[^\s\[\]]{{1,30}}\s){{0,2}}(?i:{_NOTE_WORDS})\b[^\[\]]{{0,60}}\]"
    r"|\[(?:[JMCDRNPSZ]|DB|CP|EB)(?:/OL)?\]"  # the marks of GB/T 7714
    r"|\s\((?:\d{4} [Ee]d\.|\d{1,2}(?:st|nd|rd|th) [Ee]d|[Uu]npublished|[Dd]octoral|[Mm]aster'?s|Ph\.? ?D"
    r"|[Rr]ev\.|Vol\. ?\d"
    r"|[Vv]ersion \d|[Tt]ech(?:nical|\.) |[Ee]ds?\.)[^()]{0,60}\))$"
)
_VOLUMES_AT_END = re.compile(
    r"\.\s(?:\d{1,2}(?:st|nd|rd|th)(?:\s[Ee]d\w{0,5}\.?)?$|(?:Vols?|Bde?|[TТ])\.\s?\d.{0,120}$"
    r"|\d{1,2}\s(?:[Vv]ols?|Bde?)\b.{0,120}$)"
)
_LONGEST_PLACE = 3
_COMMA = re.compile(rf",(?=\s(?:[{UPPER}\d]|in:?\s))")
_PIECES = ("J. ", "Int. ", "ACM", "IEEE")  # they go on with an abbreviated name: "Commun. ACM", "Am. J. Phys."
# Clinical trials sign their titles: "... in older women. The Rancho Bernardo Study."
_STUDY = re.compile(r"\b(?:Study|Trials?|Group|Investigators|Evaluation|Registry|Committee)\.?$")
_NUMERAL = re.compile(r"\s(?:[IVX]{1,5}|(?:Part|Teil|Parte|Partie) \w{1,4})\.\s")
NOTHING_BEHIND = re.compile(rf"[\s(\[]{{0,3}}(?:{YEAR}[a-z]?)?[\s)\].{IDENTIFIER}]{{0,6}}$")
"""What stands behind the last sentence of an entry: at most a year and identifiers."""

NUMBERS_TO_END = re.compile(
    rf"[,.]?\s(?:{YEAR};\s?)?\d{{1,4}}\s?(?:\([^()]{{1,20}}\)|,\s[\w-]{{1,6}}\s\({YEAR}\))?(?:[:,]\s?[\w–-]{{1,20}})?"
    rf"(?:,\s{YEAR}|\s\({YEAR}\))?[.\s{IDENTIFIER}]{{0,5}}$"
)
"""Volume, issue, pages and year from the end of a venue to that of an entry."""

_IN_AT_END = re.compile(r"[.,;]?\s[Ii]n:?\s{0,2}$")
_ANNOUNCED = re.compile(rf"\s(?:In:?\s[{UPPER}][\w’'-]*\s(?!vitro|vivo|situ)|arXiv\b|CoRR\b|Proceedings\sof\b)")
_BRACKETED = re.compile(r"\[[^\[\]]{4,400}\](?=[.,]?(?:\s|$))")
_MIDDLE_INITIAL = re.compile(rf"(?P<before>[\w’'-]{{2,20}})\s[{UPPER}]$")
_BEFORE_NAMES = frozenset(
    {"by", "and", "of", "von", "du", "di", "do", "des", "del", "der", "van", "de", "with", "to", "for"}
)
_CAPITAL_NEXT = re.compile(rf"\s[{UPPER}][a-z]")
_LEAD_IN = re.compile(r"[\s.,:;–—-]{0,4}(?:[Ii]n:?\s{0,2})?")


def split_title(view: View, start: int, end: int, *, by_commas: bool = False) -> tuple[Span, int]:
    """Return the title that begins at ``start`` and where the rest begins.

    An emphasised title, or an emphasised container behind the title, decides; otherwise the boundary whose right side
    looks most like a container. ``by_commas`` says that the parts of this entry are separated by commas.
    """
    text = view.text
    marked = _split_by_emphasis(view, start, end)
    if marked:
        return marked
    bracketed = _BRACKETED.match(text, start, end)
    if bracketed:  # how titles are written that were translated
        return trimmed_title(text, start + 1, bracketed.end() - 1), bracketed.end()
    boundaries = find_boundaries(text, start, end)
    if not by_commas and boundaries and _is_plain(text, boundaries, end):
        return trimmed_title(text, start, boundaries[0].end), boundaries[0].next
    rest = _Rest(text, end, tuple(venue_stops(text, start, end)))
    best, best_score = None, -99.0
    if by_commas or not any(item.strong and item.next < end for item in boundaries):
        commas = [Boundary(at, at + 1, strong=True) for at in _commas(text, start, rest.stop(start))]
        boundaries = tuple(sorted((*commas, *boundaries), key=lambda item: item.end))
        best_score = 0.0 if by_commas else _COMMA_NEEDS if commas else best_score
    for boundary in boundaries[:12]:
        score = _score(text, start, boundary, rest)
        if score > best_score:
            best, best_score = boundary, score
    if not by_commas:
        best = _by_last_sentence(text, start, best, boundaries, rest)
    if best is None:
        stop = rest.stop(start)
        return trimmed_title(text, start, stop), stop
    return trimmed_title(text, start, best.end), best.next


def _is_plain(text: str, boundaries: tuple[Boundary, ...], end: int) -> bool:
    """Tell whether the first sentence is the title for certain.

    It is where no other ends before the end, where a container is announced behind it, and where nothing stands behind
    it but a known venue and its numbers.
    """
    first = boundaries[0]
    if not first.strong or first.next >= end:
        return False
    if len(boundaries) == 1 or _ANNOUNCED.match(text, first.next):
        return True
    stop = venue_stop(text, first.next, end)
    return stop < end and lexicon().has_venue(fold_words(text[first.next : stop]))


def _by_last_sentence(
    text: str, start: int, best: Boundary | None, boundaries: tuple[Boundary, ...], rest: _Rest
) -> Boundary | None:
    """Return the end of the title where the question is whether the last sentence of the entry is a part of it."""
    closing = next((item for item in boundaries if NOTHING_BEHIND.match(text, item.next)), None)
    if best is None or closing is None:
        return best
    before = next((item for item in reversed(boundaries) if item.strong and item.end < closing.end - 1), None)
    if before is None or best.end not in (before.end, closing.end) or rest.stop(before.next) < closing.end - 1:
        return best
    return closing if continues_title(text, start, before.end, closing.end) else before


@dataclass(frozen=True, slots=True)
class _Rest:
    """The rest of an entry, behind its head: where a venue in it would stop, and whether it names a publisher."""

    text: str
    end: int
    stops: tuple[int, ...]

    def stop(self, start: int) -> int:
        """Return the first stop of a venue that begins at ``start``; a stop may begin with the mark before it."""
        return next((max(at, start) for at in self.stops if at >= start - 2), self.end)

    def has_publisher(self, start: int, end: int) -> bool:
        """Tell whether a publisher stands between ``start`` and ``end``."""
        return bool(PUBLISHER.search(self.text, start, end) or PLACE_PUBLISHER.search(self.text, start, end))


def trimmed_title(text: str, start: int, end: int) -> Span:
    """Return the span of a title without marks at its ends and without a note such as "[Computer software]"."""
    identifier = text.find(IDENTIFIER, start, end)
    place = trimmed(text, start, identifier if identifier > start + 3 else end)
    if place.start > start and text[place.start - 1] == '"' and place.of(text).count('"') % 2:
        place = Span(place.start - 1, place.end)
    place = _without_volumes(text, place)
    note = _NOTE_AT_END.search(text, place.start, place.end) if text[place.end - 1 : place.end] in {")", "]"} else None
    return Span(place.start, trimmed(text, place.start, note.start()).end) if note else place


def _without_volumes(text: str, title: Span) -> Span:
    """Return ``title`` without a sentence at its end that counts volumes or editions: "Os Lusiadas. Vols. 4 and 5"."""
    if ". " not in title.of(text):
        return title
    found = _VOLUMES_AT_END.search(text, title.start + 2, title.end)
    return Span(title.start, found.start()) if found else title


def _commas(text: str, start: int, end: int) -> list[int]:
    return [found.start() for found in _COMMA.finditer(text, start, end)]


def _split_by_emphasis(view: View, start: int, end: int) -> tuple[Span, int] | None:
    """Return the split that emphasis gives: an emphasised title, or the plain text before an emphasised container."""
    for run in view.emphasis:
        if run.start < start or run.start >= end:
            continue
        before = trimmed(view.text, start, run.start)
        if len(before) == 0:
            return trimmed_title(view.text, run.start, run.end), run.end
        if _is_container(view, before, run):
            lead = _IN_AT_END.search(view.text[start : run.start])
            return trimmed_title(view.text, start, start + lead.start() if lead else run.start), run.start
        return None
    return None


def _is_container(view: View, before: Span, run: Span) -> bool:
    """Tell whether an emphasised run is a container: it stands behind the end of a sentence, a comma or "In"."""
    gap = view.text[before.end : run.start]
    words = before.of(view.text)
    return any(mark in gap for mark in ".,;:!?\"'") or words.endswith(("?", "!", " in", " In"))


def _score(text: str, start: int, boundary: Boundary, rest: _Rest) -> float:
    """Return how well ``boundary`` divides title and container: the sum of the evidence named above."""
    lead = _LEAD_IN.match(text, boundary.next, rest.end)
    at = lead.end() if lead else boundary.next
    stop = rest.stop(at)
    venue = text[at:stop]
    score = 0.0
    name_start = boundary.next + (text[boundary.next : boundary.next + 1] == " ")
    is_start = VENUE_START.match(text, name_start, rest.end) is not None
    if is_start and (boundary.strong or not text.startswith(_PIECES, name_start)):
        score += _CONTAINER_STARTS
    if VENUE_WORD.search(text, at, stop):
        score += _VENUE_WORD_INSIDE
    if rest.has_publisher(at, _parts_end(text, at) if text[boundary.end : boundary.end + 1] == "," else rest.end):
        score += _PUBLISHER_INSIDE
    if not venue.strip(" .,;:("):
        score += _NOTHING_FOLLOWS
    else:
        known = _known_score(venue)
        score += known + _case_score(venue) + (_NUMBERS_FOLLOW if stop < rest.end else 0.0)
        inner = [item for item in find_boundaries(text, at, stop) if item.strong and item.end < stop - 1]
        is_led = bool(lead and lead.group().strip(" .,;:–—-"))
        score += _LEAD_WORD if is_led else 0.0
        if is_led or known == _KNOWN_VENUE:
            inner = []
        score += _INNER_SENTENCE * (len(inner) + (venue.rstrip()[-1:] == "?"))
        score += (
            _NAMES_A_STUDY if stop == rest.end and _STUDY.search(venue) and not rest.has_publisher(at, stop) else 0.0
        )
    if (
        boundary.strong
        and score > _KNOWN_VENUE
        and NUMBERS_TO_END.match(text, stop)
        and lexicon().has_venue(fold_words(venue))
    ):
        score += _CLOSES_ENTRY
    if venue.count(" ") > 14:
        score += _TOO_LONG
    return score + _title_score(text, start, boundary, rest)


def _parts_end(text: str, start: int) -> int:
    """Return where the part between commas ends from ``start`` on, with the one behind it if it can be a place."""
    first = text.find(", ", start)
    if first < 0 or text.count(" ", start, first) > _LONGEST_PLACE:
        return first if first >= 0 else len(text)
    second = text.find(", ", first + 2)
    return second if second >= 0 else len(text)


def _title_score(text: str, start: int, boundary: Boundary, rest: _Rest) -> float:
    """Return the evidence against a title that ends at ``boundary``."""
    score = 0.0
    if boundary.end > rest.stop(start) + 2:
        score += _NUMBERS_INSIDE
    if any(text.count(a, start, boundary.end) > text.count(b, start, boundary.end) for a, b in ("()", "[]")):
        score += _OPEN_BRACKET
    if _NUMERAL.match(text, boundary.next):
        score += _PART_FOLLOWS
    if not boundary.strong:
        score += _AMID_NAME if _is_amid_name(text, start, boundary) else _WEAK_END
    if " " not in text[start : boundary.end].strip():
        score += _ONE_WORD_TITLE
    return score


def _is_amid_name(text: str, start: int, boundary: Boundary) -> bool:
    """Tell whether ``boundary`` is the stop of an initial between two parts of a name: "Orestes A. Brownson"."""
    found = _MIDDLE_INITIAL.search(text, max(start, boundary.end - 30), boundary.end)
    if found is None or not _CAPITAL_NEXT.match(text, boundary.end + 1):
        return False
    before = found["before"]
    return before in _BEFORE_NAMES or (before[0].isupper() and lexicon().is_given(before.lower()))


def _known_score(venue: str) -> float:
    """Return the evidence of names that are known: the whole name of a venue, or two words of one at the start."""
    words = fold_words(venue)
    if lexicon().has_venue(words):
        return _KNOWN_VENUE
    return _KNOWN_START if lexicon().venue_length(words) > 1 else 0.0


def _case_score(venue: str) -> float:
    """Return the evidence of capitals: names of containers are capitalised, sentences are not."""
    words = LONG_WORD.findall(venue)
    if not words:
        return _TITLE_CASE / 2
    share = share_of_capitals(words, 0.0)
    if share >= 0.7:
        return _TITLE_CASE
    n_spaces = venue.strip().count(" ")
    is_sentence = n_spaces > 6 or (n_spaces > 2 and OPENING.match(venue) and not _VENUE_AT_ALL.search(venue))
    return _SENTENCE_CASE if share <= 0.5 and is_sentence and not VENUE_WORD.match(venue) else 0.0
