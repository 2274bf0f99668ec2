"""A text to check: spans, and the map from a document back to its file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Format(StrEnum):
    """The markup of a document, as given to ``verify(format=...)``."""

    AUTO = "auto"
    PLAIN = "plain"
    MARKDOWN = "markdown"
    LATEX = "latex"
    BIBTEX = "bibtex"
    RIS = "ris"
    CSL_JSON = "csl-json"
    JSON = "json"
    ENDNOTE_XML = "endnote-xml"
    HTML = "html"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range ``[start, end)`` of character offsets in the original text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span {self.start}:{self.end} is not an ascending range of offsets from 0")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the characters of ``text`` that the span covers."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Tell whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def shifted(self, offset: int) -> Span:
        """Return the span moved by ``offset`` characters."""
        return Span(self.start + offset, self.end + offset)


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of ``length`` characters of a document's text that stands unchanged at ``source_start`` of its file."""

    text_start: int
    source_start: int
    length: int


@dataclass(frozen=True, slots=True)
class Document:
    """A text to check, with its name, its markup and a map back to the file it was read from.

    ``segments`` is empty when the text *is* the file (plain text, Markdown); otherwise they are in ascending
    order of both offsets and every character that a citation may cover lies in one of them.
    """

    name: str
    text: str
    format: Format = Format.PLAIN
    segments: tuple[Segment, ...] = ()

    def source_span(self, span: Span) -> Span | None:
        """Return where ``span`` stands in the source file, or ``None`` if it crosses a gap of the map."""
        if not self.segments:
            return span
        for segment in self.segments:
            offset = span.start - segment.text_start
            if offset >= 0 and offset + len(span) <= segment.length:
                return Span(segment.source_start + offset, segment.source_start + offset + len(span))
        return None
