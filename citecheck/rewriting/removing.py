"""Remove: an unverifiable citation goes with its label, its line and the pointers to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citecheck.datatypes import UNVERIFIABLE, CitationForm, Edit, RewriteMode, Span, Verification
from citecheck.rewriting.flagging import why
from citecheck.rewriting.identifiers import LEAD_IN
from citecheck.rewriting.markup import with_space
from citecheck.rewriting.pointers import removed_pointers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from citecheck.rewriting.markup import Markup

_LABEL = re.compile(
    r"(?P<line>^[ \t>]{0,40}(?:[-*+•‣▪◦–—]\s{1,4})?)?"
    r"(?:\*\*)?(?:\[\^?[^\]\n]{1,40}\]:?\.?|\(?\d{1,5}[.)]|[⁰¹²³⁴-⁹]{1,5})?(?:\*\*)?\s{0,8}[*_\"“„«'‘]{0,4}$",
    re.MULTILINE,
)
_BEHIND_ENTRY = re.compile(r"[*_\"”»'’.,;]{0,6}[ \t]*\r?")
_PAIRS = {"(": ")", "[": "]", "“": "”", "«": "»", '"': '"', "*": "*", "_": "_", "<": ">"}
_WINDOW = 200


def remove_edits(markup: Markup, verifications: Sequence[Verification]) -> Iterator[Edit]:
    """Yield the deletions of all unverifiable citations and of the pointers to them."""
    for verification in verifications:
        citation = verification.citation
        if verification.verdict not in UNVERIFIABLE:
            continue
        reason = f"removed: {why(verification)}"
        if citation.form is CitationForm.ENTRY:
            yield _deletion(_entry_span(markup.text, citation.span), reason)
            continue
        link = markup.link_around(citation.span)
        if link and markup.address_of(citation) and markup.label_of(link):
            yield _deletion(Span(link.span.start, link.label.start), reason)
            yield _deletion(Span(link.label.end, link.span.end), reason)
        else:
            yield _deletion(_cut(markup.text, link.span if link else citation.span), reason)
    yield from removed_pointers(markup.text, verifications)


def _deletion(span: Span, reason: str) -> Edit:
    return Edit(RewriteMode.REMOVE, span, "", safe=False, reason=reason)


def _entry_span(text: str, span: Span) -> Span:
    """Return ``span`` with its label and marks and, when nothing else stands there, its whole lines."""
    line_start = text.rfind("\n", 0, span.start) + 1
    label = _LABEL.search(text, max(line_start, span.start - _WINDOW), span.start) if span.start > line_start else None
    start = label.start() if label else span.start
    behind = _BEHIND_ENTRY.match(text, span.end)
    end = behind.end() if behind else span.end
    ends_line = text[end : end + 1] in ("", "\n")
    if start > line_start:
        while text[start - 1] in " \t":
            start -= 1
        return Span(start, end if ends_line else span.end)
    if not ends_line:
        return Span(start, end)
    end = min(end + 1, len(text))
    if _is_blank_before(text, start) and text[end : end + 1] == "\n":
        end += 1
    return Span(start, end)


def _is_blank_before(text: str, line_start: int) -> bool:
    return line_start == 0 or text[max(0, line_start - 2) : line_start] in ("\n\n", "\n")


def _cut(text: str, span: Span) -> Span:
    """Return ``span`` with what leads in to it, the marks and brackets that hold nothing else, and the space before."""
    start, end = span.start, span.end
    for _ in range(4):
        lead = LEAD_IN.search(text, max(0, start - _WINDOW), start)
        start = lead.start() if lead else start
        opening = text[start - 1 : start] if start else ""
        if not opening or _PAIRS.get(opening) != text[end : end + 1]:
            break
        start, end = start - 1, end + 1
    return with_space(text, Span(start, end))
