"""The citation of a work that prose names: a title and the evidence beside it."""

from __future__ import annotations

from citecheck.datatypes import Citation, CitationForm, FieldName, FieldSpan, Kind, Span
from citecheck.parsing.prose.evidence import Evidence
from citecheck.parsing.scholarly import kind_of


def make_named(text: str, title: Span, evidence: Evidence) -> Citation:
    """Return the citation of form PROSE with the title at ``title`` and what was read beside it."""
    span = _without_stray_bracket(text, Span(evidence.start, evidence.end))
    spans = [FieldSpan(FieldName.TITLE, title), *evidence.spans]
    return Citation(
        span=span,
        raw=span.of(text),
        form=CitationForm.PROSE,
        title=" ".join(title.of(text).split()),
        authors=evidence.authors,
        authors_truncated=evidence.truncated,
        year=evidence.year,
        venue=evidence.venue,
        identifiers=tuple(dict.fromkeys(evidence.identifiers)),
        kind=next((kind_of(item) for item in evidence.identifiers), Kind.UNKNOWN),
        field_spans=tuple(sorted(spans, key=lambda item: item.span)),
    )


def _without_stray_bracket(text: str, span: Span) -> Span:
    """Return ``span`` without a bracket at its end that opened before it: ``(see Li, *Title*, 2017)``."""
    raw = span.of(text)
    stray = raw.endswith(")") and raw.count(")") > raw.count("(")
    return Span(span.start, span.end - 1) if stray else span
