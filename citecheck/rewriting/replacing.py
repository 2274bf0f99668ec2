"""Replace: the details of a mismatch from the record, and a suggested reference for what was not found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citecheck.datatypes import (
    Candidate,
    Citation,
    Edit,
    FieldComparison,
    FieldName,
    Match,
    Reference,
    RewriteMode,
    Span,
    Verdict,
    Verification,
)
from citecheck.rewriting.flagging import flag, names_another_work
from citecheck.rewriting.identifiers import identifier_edits
from citecheck.rewriting.markup import Markup, inert
from citecheck.rewriting.names import rewrite_list
from citecheck.rewriting.pointers import corrected_pointers
from citecheck.rewriting.rendering import origin_of, recorded_title, render_reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_DETAILS = frozenset({FieldName.VOLUME, FieldName.ISSUE, FieldName.PAGES, FieldName.PUBLISHER})
_LETTER = re.compile(r"[a-z]?$")


def replace_edits(markup: Markup, verifications: Iterable[Verification]) -> Iterator[Edit]:
    """Yield the corrections of each mismatch, and for each citation not found its suggestion, or else its flag."""
    for verification in verifications:
        if verification.verdict is Verdict.NOT_FOUND:
            yield from _suggest(markup, verification)
        elif verification.verdict is Verdict.MISMATCH:
            yield from _correct(markup, verification)


def _suggest(markup: Markup, verification: Verification) -> Iterator[Edit]:
    suggestion = verification.suggestion
    if suggestion is None:
        yield flag(markup, verification, RewriteMode.REPLACE)
        return
    citation = verification.citation
    reference = suggestion.reference
    origin = origin_of(reference)
    yield _whole(markup, citation, reference, f"not found; nearest record on the topic, {origin}", suggestion)
    yield from corrected_pointers(citation, reference, f"pointer to a replaced entry, {origin}")


def _correct(markup: Markup, verification: Verification) -> Iterator[Edit]:
    """Yield one edit per contradicted field.

    When the identifier of the citation is the only thing that the record shares with it, which of the two works was
    meant cannot be known: the citation is flagged, not turned into the other work.
    """
    match, citation = verification.match, verification.citation
    conflicts = {item.field: item for item in match.conflicts()} if match else {}
    if match is None or not conflicts or names_another_work(verification):
        yield flag(markup, verification, RewriteMode.REPLACE)
        return
    origin = origin_of(match.reference)
    missing = [name for name in conflicts if citation.span_of(name) is None]
    if missing:
        reason = f"{' and '.join(missing)} contradicted by {origin}"
        yield _whole(markup, citation, match.reference, reason)
    else:
        yield from _fields(markup, citation, match, origin)
    reason = f"pointer to a corrected entry, {origin}"
    changed = {"names": FieldName.AUTHORS in conflicts, "year": FieldName.YEAR in conflicts}
    yield from corrected_pointers(citation, match.reference, reason, **changed)


def _fields(markup: Markup, citation: Citation, match: Match, origin: str) -> Iterator[Edit]:
    done: set[FieldName] = set()
    for item in match.conflicts():
        if item.field is FieldName.IDENTIFIER:
            yield from identifier_edits(markup, citation, item, match.reference, _reason(item, origin))
        elif item.field not in done and (span := citation.span_of(item.field)):
            done.add(item.field)
            new = _value(citation, item.field, match.reference, markup.text, span)
            yield Edit(RewriteMode.REPLACE, span, new, safe=False, reason=_reason(item, origin))


def _value(citation: Citation, field: FieldName, reference: Reference, text: str, span: Span) -> str:
    """Return the recorded value of ``field`` in the manner in which it stands at ``span``."""
    old = span.of(text)
    if field is FieldName.AUTHORS:
        return rewrite_list(old, citation.authors, reference.authors, truncated=citation.authors_truncated)
    if field is FieldName.YEAR:
        letter = _LETTER.search(old)
        return f"{reference.year}{letter.group() if letter else ''}"
    if field is FieldName.TITLE:
        title = recorded_title(reference)
        ends_twice = title.endswith(("?", "!")) and text[span.end : span.end + 1] == title[-1:]
        return title[:-1] if ends_twice else title
    if field is FieldName.VENUE:
        return reference.venue or ""
    return str(getattr(reference, field.value) or "") if field in _DETAILS else old


def _whole(
    markup: Markup, citation: Citation, reference: Reference, reason: str, shown: Candidate | None = None
) -> Edit:
    """Return the replacement of the whole citation; a suggestion says in the text that it is one."""
    span = citation.span
    rendered = render_reference(reference)
    link = markup.link_around(span)
    label = markup.label_of(link) if link and markup.address_of(citation) else ""
    span = link.span if link else span
    if shown:
        rendered += markup.note(_provenance(shown), span.end)
    return Edit(RewriteMode.REPLACE, span, f"{label} ({rendered})" if label else rendered, safe=False, reason=reason)


def _provenance(suggestion: Candidate) -> str:
    origin = inert(origin_of(suggestion.reference))
    return (
        f"suggested by citecheck: nearest record on the topic, similarity {suggestion.score:.2f}, {origin}; "
        "the original citation was not found"
    )


def _reason(item: FieldComparison, origin: str) -> str:
    return f"{item.field.value} {inert(item.claimed)!r}, on record {inert(item.recorded)!r}; {origin}"
