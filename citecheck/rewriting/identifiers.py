"""The identifier of another work in a citation: replaced by the record's own, or taken out with what leads in to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citecheck.datatypes import Citation, Edit, FieldComparison, FieldName, Identifier, Reference, RewriteMode, Span
from citecheck.rewriting.rendering import link_of, link_to

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citecheck.rewriting.markup import Link, Markup

LEAD_IN = re.compile(
    r"(?:\b(?:doi|arxiv|pmid|pmcid|isbn|url|available at|retrieved from)\b\s?[:=]?\s{0,2}){0,2}"
    r"(?:https?://[\w.-]{1,40}/(?:abs/|pdf/)?)?$",
    re.IGNORECASE,
)
"""What stands before an identifier and belongs to it: ``doi:``, ``arXiv``, ``https://doi.org/``."""
_VERSION = r"(?:v\d{1,2}(?!\w))?"
_WINDOW = 120


def identifier_edits(
    markup: Markup, citation: Citation, item: FieldComparison, reference: Reference, reason: str
) -> Iterator[Edit]:
    """Yield the edits that put the record's identifier of the same scheme in the place of the one in ``item``."""
    claimed = next((known for known in citation.identifiers if str(known) == item.claimed), None)
    span = _span_of(markup.text, citation, claimed) if claimed else None
    if claimed is None or span is None:
        return
    own = next((known for known in reference.identifiers if known.scheme is claimed.scheme), None)
    link = markup.link_around(span)
    in_target = link if link and link.target.contains(span) else None
    if own:
        yield _edit(span, _dressed(span.of(markup.text), claimed, own), reason)
    elif in_target:
        yield from _retargeted(in_target, link_to(reference), reason)
    else:
        yield _edit(cut_span(markup.text, span), "", reason)


def cut_span(text: str, span: Span) -> Span:
    """Return ``span`` with what leads in to the identifier, the space before, and a period that would be doubled."""
    start, end = span.start, span.end
    lead = LEAD_IN.search(text, max(0, start - _WINDOW), start)
    start = lead.start() if lead else start
    while start and text[start - 1] in " \t,;":
        start -= 1
    if text[end : end + 1] == "." and text[start - 1 : start] == ".":
        end += 1
    return Span(start, end)


def _span_of(text: str, citation: Citation, identifier: Identifier) -> Span | None:
    """Return where ``identifier`` was read: the place that holds its value, or the one of its number."""
    spans = [item.span for item in citation.field_spans if item.field is FieldName.IDENTIFIER]
    value = identifier.value.casefold()
    for span in spans:
        if value in span.of(text).casefold():
            return span
    place = citation.identifiers.index(identifier)
    return spans[place] if len(spans) == len(citation.identifiers) else None


def _dressed(written: str, claimed: Identifier, own: Identifier) -> str:
    """Return ``own`` in the dress of ``written``: as an address, behind ``doi:``, or bare."""
    value = re.compile(re.escape(claimed.value) + _VERSION, re.IGNORECASE)
    if value.search(written):
        return value.sub(lambda _: own.value, written, count=1)
    return (link_of(own) or own.value) if "://" in written else own.value


def _retargeted(link: Link, address: str | None, reason: str) -> Iterator[Edit]:
    """Yield the edit of a link's target, or the two that leave its label alone when there is no address."""
    if address:
        yield _edit(link.target, f"({address})", reason)
        return
    yield _edit(Span(link.span.start, link.label.start), "", reason)
    yield _edit(Span(link.label.end, link.span.end), "", reason)


def _edit(span: Span, new: str, reason: str) -> Edit:
    return Edit(RewriteMode.REPLACE, span, new, safe=False, reason=reason)
