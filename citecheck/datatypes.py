"""The values that flow through citecheck: frozen, slotted, standard library only.

Order of appearance is the order of the data flow: text (Span, Document), what the text claims
(Citation), what is on record (Reference), who was asked (SourceAnswer), what was compared (Match),
what was concluded (Verification) and what is written out (Finding, Edit, Report).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Format(StrEnum):
    """The markup of a document, as given to ``verify(format=...)``."""

    AUTO = "auto"
    PLAIN = "plain"
    MARKDOWN = "markdown"
    LATEX = "latex"
    BIBTEX = "bibtex"
    RIS = "ris"
    CSL_JSON = "csl-json"
    HTML = "html"


class Kind(StrEnum):
    """The kind of a cited or recorded work; values are CSL item types."""

    UNKNOWN = "unknown"
    PREPRINT = "article"
    ARTICLE = "article-journal"
    CONFERENCE = "paper-conference"
    BOOK = "book"
    CHAPTER = "chapter"
    THESIS = "thesis"
    REPORT = "report"
    DATASET = "dataset"
    SOFTWARE = "software"
    WEBPAGE = "webpage"
    STANDARD = "standard"
    LEGAL = "legal_case"


class Scheme(StrEnum):
    """The scheme of an identifier."""

    DOI = "doi"
    ARXIV = "arxiv"
    PMID = "pmid"
    PMCID = "pmcid"
    ISBN = "isbn"
    ACL = "acl"
    RFC = "rfc"
    URL = "url"
    LEGAL = "legal"


class FieldName(StrEnum):
    """The fields of a citation that are compared and that carry a span of their own."""

    TITLE = "title"
    AUTHORS = "authors"
    YEAR = "year"
    VENUE = "venue"
    VOLUME = "volume"
    ISSUE = "issue"
    PAGES = "pages"
    PUBLISHER = "publisher"
    IDENTIFIER = "identifier"
    KIND = "kind"


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


@dataclass(frozen=True, slots=True)
class Identifier:
    """A persistent identifier: its scheme and its normalised value (see ``citecheck.text.identifiers``)."""

    scheme: Scheme
    value: str

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}"


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name of an author: family and given parts, or ``literal`` for an organisation or an unparsed name."""

    family: str = ""
    given: str = ""
    suffix: str = ""
    literal: str = ""

    def __str__(self) -> str:
        if self.literal:
            return self.literal
        return " ".join(part for part in (self.given, self.family, self.suffix) if part)


class CitationForm(StrEnum):
    """How a citation stands in the text."""

    ENTRY = "entry"
    """An item of the document's reference list."""
    PROSE = "prose"
    """A reference named inside the running text, with a title."""
    IDENTIFIER = "identifier"
    """A bare DOI, arXiv id or link."""
    MARKER = "marker"
    """An in-text pointer, ``[7]`` or ``(Li, 2020)``, that no entry answers."""


@dataclass(frozen=True, slots=True)
class Marker:
    """An in-text pointer to an entry: ``3`` in ``[2, 3]``, ``Li, 2020`` in ``(Li, 2020; Wu, 2021)``.

    ``span`` covers the pointer alone and ``group`` the whole bracket (equal to ``span`` without a bracket).
    ``keys`` are the entry keys it denotes: one, or several for a range such as ``2-4``.
    ``claim`` is the sentence that the pointer supports.
    """

    span: Span
    raw: str
    group: Span
    keys: tuple[str, ...] = ()
    claim: Span | None = None


@dataclass(frozen=True, slots=True)
class FieldSpan:
    """Where in the text a field of a citation was read."""

    field: FieldName
    span: Span


@dataclass(frozen=True, slots=True)
class Citation:
    """What the text claims about one work; ``document.text[span.start:span.end] == raw`` always holds.

    A field that could not be read is ``None`` or empty. ``authors_truncated`` says that the list ends in
    "et al." or the like. ``key`` is the label of the entry (``"3"``, ``"Li2020"``), ``markers`` the pointers
    linked to it, ``claim`` the sentence it supports where it stands (a marker's claim is on the marker).
    """

    span: Span
    raw: str
    form: CitationForm
    kind: Kind = Kind.UNKNOWN
    title: str | None = None
    authors: tuple[PersonName, ...] = ()
    authors_truncated: bool = False
    year: int | None = None
    venue: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    publisher: str | None = None
    identifiers: tuple[Identifier, ...] = ()
    key: str | None = None
    markers: tuple[Marker, ...] = ()
    claim: Span | None = None
    field_spans: tuple[FieldSpan, ...] = ()

    def span_of(self, field: FieldName) -> Span | None:
        """Return where ``field`` was read, or ``None``; the first place if there are several."""
        return next((item.span for item in self.field_spans if item.field is field), None)


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a reference comes from: name of the source, the record's id there, the licence of the data."""

    source: str
    record: str = ""
    licence: str = ""


class Standing(StrEnum):
    """What became of a work after publication."""

    RETRACTED = "retracted"
    CONCERN = "expression of concern"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class Retraction:
    """A notice on a work: what it says, its date (ISO 8601, may be partial) and the reason given."""

    standing: Standing
    date: str = ""
    reason: str = ""
    notice: Identifier | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A verified record of a work; ``id`` is unique within its index."""

    id: str
    title: str
    authors: tuple[PersonName, ...] = ()
    year: int | None = None
    venue: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    publisher: str | None = None
    identifiers: tuple[Identifier, ...] = ()
    kind: Kind = Kind.UNKNOWN
    abstract: str | None = None
    retraction: Retraction | None = None
    provenance: tuple[Provenance, ...] = ()


class FoundBy(StrEnum):
    """The lane of retrieval that proposed a candidate, in the order in which they are asked."""

    IDENTIFIER = "identifier"
    TITLE_KEY = "title_key"
    VECTOR = "vector"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A reference that retrieval proposed and nobody has compared yet.

    ``score`` is the retrieval similarity: 1.0 for exact keys, the cosine in [-1, 1] for vectors.
    """

    reference: Reference
    found_by: FoundBy
    score: float


class Outcome(StrEnum):
    """How a claimed field compares with the recorded one."""

    EXACT = "exact"
    EQUIVALENT = "equivalent"
    """Another way to write the same: initials, abbreviation, case, dropped subtitle."""
    NEAR = "near"
    """A slip that does not change what is meant: a typo, a year of preprint against publication."""
    CONFLICT = "conflict"
    MISSING = "missing"
    """Not claimed, or not on record: no evidence either way."""


@dataclass(frozen=True, slots=True)
class FieldComparison:
    """One field of a citation against a record, with the name of the rule that decided."""

    field: FieldName
    claimed: str
    recorded: str
    outcome: Outcome
    rule: str


@dataclass(frozen=True, slots=True)
class Match:
    """A candidate after comparison; ``probability`` in [0, 1] that the cited and the recorded work are the same."""

    reference: Reference
    found_by: FoundBy
    comparisons: tuple[FieldComparison, ...]
    probability: float

    def comparison_of(self, field: FieldName) -> FieldComparison | None:
        """Return the comparison of ``field``: the first conflict if there is one, else the first, else ``None``."""
        found = [item for item in self.comparisons if item.field is field]
        return next((item for item in found if item.outcome is Outcome.CONFLICT), found[0] if found else None)

    def conflicts(self) -> tuple[FieldComparison, ...]:
        """Return the comparisons that contradict."""
        return tuple(item for item in self.comparisons if item.outcome is Outcome.CONFLICT)


class CoverageLevel(StrEnum):
    """Whether absence from what was searched is evidence."""

    COMPLETE = "complete"
    """What was searched claims to hold every work that may be cited: absence is evidence."""
    PARTIAL = "partial"
    """What was searched holds some works of this kind: absence proves nothing."""
    NONE = "none"
    """What was searched holds no works of this kind at all: absence says nothing."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What absence means here: the level, and in words what was searched."""

    level: CoverageLevel
    reason: str


@dataclass(frozen=True, slots=True)
class Found:
    """A source answered with candidates, best first."""

    source: str
    candidates: tuple[Candidate, ...]
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class Absent:
    """A source answered that it holds nothing like the citation."""

    source: str
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class Unavailable:
    """A source did not answer; never to be read as absence."""

    source: str
    reason: str


SourceAnswer = Found | Absent | Unavailable


class Verdict(StrEnum):
    """The conclusion on one citation; see DESIGN in the README, "What a verdict means"."""

    VERIFIED = "verified"
    MISMATCH = "mismatch"
    NOT_FOUND = "not_found"
    UNCHECKED = "unchecked"


UNVERIFIABLE = frozenset({Verdict.MISMATCH, Verdict.NOT_FOUND})
"""The verdicts that rewriting flags, corrects or removes; ``unchecked`` is never touched."""


class Reason(StrEnum):
    """The typed reason of a verdict."""

    AGREES = "every claimed field agrees with the record"
    CONTRADICTED = "a claimed field contradicts the record"
    OTHER_WORK = "the identifier belongs to another work"
    ALTERED_TITLE = "the closest record differs in the words of its title"
    ABSENT = "no source that was asked holds this work"
    TOO_LITTLE = "too little to go on: no title or identifier could be read"
    GENERIC_TITLE = "the title alone does not identify a work"
    AMBIGUOUS = "several records fit equally well"
    KIND_NOT_COVERED = "no source that was asked holds works of this kind"
    SOURCE_UNAVAILABLE = "a source that had to answer did not"


@dataclass(frozen=True, slots=True)
class Verification:
    """The verdict on one citation with all its evidence.

    ``match`` is the compared record that the verdict rests on; ``alternatives`` are other compared records, best
    first. ``suggestion`` is, for ``not_found``, the record nearest to the topic of the claim when it is near enough
    to be proposed (``Settings.suggestion_similarity``).
    """

    citation: Citation
    verdict: Verdict
    reason: Reason
    match: Match | None = None
    alternatives: tuple[Match, ...] = ()
    answers: tuple[SourceAnswer, ...] = ()
    coverage: Coverage | None = None
    suggestion: Candidate | None = None


class Severity(StrEnum):
    """How much a finding matters; only errors and warnings make the exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class RewriteMode(StrEnum):
    """What to do with an unverifiable citation."""

    FLAG = "flag"
    REPLACE = "replace"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class Edit:
    """One replacement in the original text, made only in ``mode``.

    ``safe`` is true when nothing that the author wrote is lost or changed in meaning (a mark added). ``reason`` names
    the record and the source behind the edit.
    """

    mode: RewriteMode
    span: Span
    replacement: str
    safe: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A reportable problem: what (``code``), how bad (``severity``), how sure (``confidence`` in [0, 1]), where."""

    code: str
    severity: Severity
    confidence: float
    span: Span
    message: str
    edit: Edit | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that was concluded about one document."""

    document: str
    text: str
    verifications: tuple[Verification, ...]
    findings: tuple[Finding, ...]
    edits: tuple[Edit, ...]
    index_version: str

    def count(self, verdict: Verdict) -> int:
        """Return how many citations have ``verdict``."""
        return sum(item.verdict is verdict for item in self.verifications)

    @property
    def counts(self) -> dict[str, int]:
        """Return the number of citations by verdict, every verdict present."""
        found = Counter(item.verdict for item in self.verifications)
        return {verdict.value: found[verdict] for verdict in Verdict}

    def edits_for(self, mode: RewriteMode | str) -> tuple[Edit, ...]:
        """Return the edits that ``rewrite(report, mode=mode)`` makes, in order of their spans."""
        return tuple(item for item in self.edits if item.mode is RewriteMode(mode))

    def to_dict(self) -> dict[str, Any]:
        """Return the report as JSON-ready data, as described by ``citecheck/writers/report.schema.json``."""
        from citecheck.writers.json import report_to_dict

        return report_to_dict(self)
