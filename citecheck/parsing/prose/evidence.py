"""What was read beside one title, and where each of it is said."""

from __future__ import annotations

from dataclasses import dataclass, field

from citecheck.datatypes import FieldName, FieldSpan, Identifier, PersonName, Span
from citecheck.parsing.attribution import NO_AUTHOR
from citecheck.parsing.patterns import read_names


@dataclass(slots=True)
class Evidence:
    """What was read beside one title; ``start`` and ``end`` cover the title and every phrase that was used."""

    start: int
    end: int
    authors: tuple[PersonName, ...] = ()
    truncated: bool = False
    year: int | None = None
    venue: str | None = None
    identifiers: list[Identifier] = field(default_factory=list)
    spans: list[FieldSpan] = field(default_factory=list)
    certain_authors: bool = False
    named_author: bool = False
    """The words "by X" follow the title, which people say of works and not of terms."""
    dashed: bool = False
    """A dash and the authors follow the title."""
    preceded: bool = False
    """A comma behind a name stands right before the title: its authors stand there and not after it."""
    led: bool = False
    """People with their names in full stand there, so that what a bracket names is the venue."""
    quotation: bool = False
    """A page locator stands in the bracket: the words in quotes are quoted from the work, not its title."""

    def take_authors(self, text: str, span: Span) -> bool:
        """Read the names in ``span``; returns whether they can be people."""
        raw = span.of(text)
        names, truncated = read_names(raw)
        if self.authors or not names or (not truncated and NO_AUTHOR.search(raw)):
            return False
        self.authors, self.truncated = names, truncated
        self.certain_authors = truncated or len(names) > 1
        self.spans.append(FieldSpan(FieldName.AUTHORS, span))
        return True

    def take_year(self, text: str, span: Span) -> bool:
        """Read the year in ``span`` if there is none yet."""
        if self.year is not None:
            return False
        self.year = int(span.of(text)[:4])
        self.spans.append(FieldSpan(FieldName.YEAR, span))
        return True

    def take_venue(self, text: str, span: Span) -> bool:
        """Read the venue in ``span`` if there is none yet; emphasis marks are left outside."""
        raw = span.of(text)
        start = span.start + len(raw) - len(raw.lstrip("*_ "))
        bare = raw.strip("*_ ")
        if self.venue is not None or not bare:
            return False
        self.venue = bare
        self.spans.append(FieldSpan(FieldName.VENUE, Span(start, start + len(bare))))
        return True

    def reach(self, start: int, end: int) -> None:
        """Extend the citation to cover ``start`` to ``end``."""
        self.start, self.end = min(self.start, start), max(self.end, end)


def stripped(text: str, span: Span) -> Span:
    """Return ``span`` without white space and commas at its ends."""
    raw = span.of(text)
    start = span.start + len(raw) - len(raw.lstrip(" \t\n,"))
    return Span(start, max(start, span.start + len(raw.rstrip(" \t\n,"))))


def bare_span(text: str, span: Span, edges: str) -> Span:
    """Return ``span`` without the characters ``edges`` at its ends."""
    raw = span.of(text)
    start = span.start + len(raw) - len(raw.lstrip(edges))
    return Span(start, max(start, span.start + len(raw.rstrip(edges))))
