"""Findings: what is worth reporting about the verifications of a document, one coded rule per kind of problem.

``confidence`` of a finding is the belief that its statement holds: for a contradicted field the probability that the
record is the cited work, for what was not found one minus the probability of the nearest record, and 1.0 for what is
plain from the text or from the answers.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from citecheck.datatypes import (
    CitationForm,
    CoverageLevel,
    Edit,
    FieldComparison,
    FieldName,
    Finding,
    Kind,
    Match,
    Reason,
    RewriteMode,
    Scheme,
    Severity,
    Span,
    Standing,
    Unavailable,
    Verdict,
    Verification,
)
from citecheck.matching.venues import is_preprint_venue
from citecheck.rewriting.flagging import names_another_work
from citecheck.rewriting.markup import one_line
from citecheck.rewriting.rendering import link_to, origin_of
from citecheck.rules import RULES
from citecheck.text.folding import title_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from citecheck.datatypes import Citation

FIELD_CODES = {
    FieldName.TITLE: "CC201",
    FieldName.AUTHORS: "CC202",
    FieldName.YEAR: "CC203",
    FieldName.VENUE: "CC204",
    FieldName.PUBLISHER: "CC204",
    FieldName.VOLUME: "CC205",
    FieldName.ISSUE: "CC205",
    FieldName.PAGES: "CC205",
    FieldName.IDENTIFIER: "CC103",
}
"""The code of a contradiction, by field."""
REASON_CODES = {
    Reason.TOO_LITTLE: "CC901",
    Reason.SOURCE_UNAVAILABLE: "CC902",
    Reason.KIND_NOT_COVERED: "CC903",
    Reason.AMBIGUOUS: "CC904",
    Reason.GENERIC_TITLE: "CC905",
}
"""The code of a citation that was not checked, by reason."""
LONGEST_CLOSING = 300
"""Characters of closing marks and link address that may stand between a citation and its mark."""
LONGEST_COVERAGE = 300
"""Characters of what a message says of the coverage: an index, a venue, numbers."""
NEAREST_SHOWN = 2
"""Nearest records that a message names."""

_PUBLISHED = frozenset({Kind.ARTICLE, Kind.CONFERENCE, Kind.BOOK, Kind.CHAPTER})
_STANDING_CODES = {Standing.RETRACTED: "CC301", Standing.CONCERN: "CC302"}


def find_findings(text: str, verifications: Sequence[Verification], edits: Sequence[Edit]) -> tuple[Finding, ...]:
    """Return the findings on ``verifications``, sorted by span and code.

    ``edits`` are those planned for ``text``; a finding carries the one that mode ``replace`` would make for it.
    """
    replacing = [edit for edit in edits if edit.mode is RewriteMode.REPLACE]
    starts = [edit.span.start for edit in replacing]
    has_list = any(item.citation.form is CitationForm.ENTRY for item in verifications)
    found: list[Finding] = []
    for verification in verifications:
        citation = verification.citation
        if has_list and citation.form is CitationForm.MARKER:
            found.append(_unanswered(citation))
            continue
        own = _edits_of(text, citation, replacing, starts)
        found += [_with_edit(finding, own) for finding in _BY_VERDICT[verification.verdict](verification)]
    found += _never_cited(verifications)
    found += _duplicates(verifications)
    return tuple(sorted(found, key=lambda finding: (finding.span, finding.code)))


def _finding(
    code: str, span: Span, message: str, *, confidence: float = 1.0, severity: Severity | None = None
) -> Finding:
    return Finding(code, severity or RULES[code].severity, round(confidence, 3), span, message)


# By verdict


def _verified(verification: Verification) -> Iterator[Finding]:
    match, citation = verification.match, verification.citation
    if match is None:
        return
    retraction = match.reference.retraction
    if retraction and (code := _STANDING_CODES.get(retraction.standing)):
        when = f" on {retraction.date}" if retraction.date else ""
        why = f": {one_line(retraction.reason)}" if retraction.reason else ""
        words = "was retracted" if code == "CC301" else "is under an expression of concern"
        message = f"{_title_of(match)} {words}{when}{why} ({_record(match)})"
        yield _finding(code, citation.span, message, confidence=match.probability)
    if _is_preprint_of_published(citation, match):
        message = f"{_title_of(match)} was published in {one_line(match.reference.venue or '')} ({_record(match)})"
        yield _finding("CC303", citation.span, message, confidence=match.probability)


def _is_preprint_of_published(citation: Citation, match: Match) -> bool:
    """Tell whether the citation names the preprint and nothing else, and the record the published version."""
    reference = match.reference
    published = reference.kind in _PUBLISHED and bool(reference.venue) and not is_preprint_venue(reference.venue)
    has_arxiv = any(item.scheme is Scheme.ARXIV for item in citation.identifiers)
    has_other = any(item.scheme is not Scheme.ARXIV for item in citation.identifiers)
    in_preprint = is_preprint_venue(citation.venue) if citation.venue else has_arxiv or citation.kind is Kind.PREPRINT
    return published and in_preprint and not has_other


def _mismatch(verification: Verification) -> Iterator[Finding]:
    """Yield one finding per contradicted field; a citation by the identifier of another work is one contradiction."""
    match, citation = verification.match, verification.citation
    if match is None:
        return
    if names_another_work(verification):
        span = citation.span_of(FieldName.IDENTIFIER) or citation.span
        message = f"the identifier belongs to another work, {_title_of(match)}, than the one cited ({_record(match)})"
        yield _finding("CC103", span, message, confidence=1.0 - match.probability)
        return
    for item in match.conflicts():
        code = FIELD_CODES.get(item.field, "CC205")
        span = citation.span_of(item.field) or citation.span
        message = f"{_contradiction(item, verification)} ({_record(match)})"
        yield _finding(code, span, message, confidence=match.probability)


def _contradiction(item: FieldComparison, verification: Verification) -> str:
    if item.field is not FieldName.IDENTIFIER:
        return f"cited {item.field} “{one_line(item.claimed)}”, on record “{one_line(item.recorded)}”"
    own = (
        f"the work is on record with {one_line(item.recorded)}" if item.recorded else "the record has none of this kind"
    )
    if item.rule != "identifier of another work" or not verification.alternatives:
        return f"{one_line(item.claimed)} is not the identifier of this work: {own}"
    return f"{one_line(item.claimed)} belongs to another work, {_title_of(verification.alternatives[0])}; {own}"


def _not_found(verification: Verification) -> Iterator[Finding]:
    coverage = verification.coverage
    complete = coverage is not None and coverage.level is CoverageLevel.COMPLETE
    nearest = verification.alternatives
    asked = [one_line(item.source) for item in verification.answers if not isinstance(item, Unavailable)]
    parts = [f"not found in {', '.join(dict.fromkeys(asked)) or 'any source'}"]
    if coverage:
        parts.append(one_line(coverage.reason, LONGEST_COVERAGE))
    if not complete:
        parts.append("absence from a partial index proves nothing")
    if nearest:
        parts.append(f"nearest on record: {', '.join(map(_title_of, nearest[:NEAREST_SHOWN]))}")
    confidence = 1.0 - max((match.probability for match in nearest), default=0.0)
    severity = Severity.ERROR if complete else Severity.WARNING
    yield _finding("CC101", verification.citation.span, "; ".join(parts), confidence=confidence, severity=severity)


def _unchecked(verification: Verification) -> Iterator[Finding]:
    code = REASON_CODES.get(verification.reason, "CC901")
    silent = [
        f"{one_line(item.source)}: {one_line(item.reason)}"
        for item in verification.answers
        if isinstance(item, Unavailable)
    ]
    details = f" ({'; '.join(silent)})" if silent and code == "CC902" else ""
    yield _finding(code, verification.citation.span, f"not checked: {verification.reason}{details}")


_BY_VERDICT: dict[Verdict, Callable[[Verification], Iterator[Finding]]] = {
    Verdict.VERIFIED: _verified,
    Verdict.MISMATCH: _mismatch,
    Verdict.NOT_FOUND: _not_found,
    Verdict.UNCHECKED: _unchecked,
}


# About the document


def _unanswered(citation: Citation) -> Finding:
    return _finding("CC401", citation.span, f"{one_line(citation.raw)} points to no entry of the reference list")


def _never_cited(verifications: Iterable[Verification]) -> list[Finding]:
    entries = [item.citation for item in verifications if item.citation.form is CitationForm.ENTRY]
    if not any(entry.markers for entry in entries):
        return []
    return [
        _finding("CC402", entry.span, f"{_name(entry)} is never pointed to in the text")
        for entry in entries
        if not entry.markers
    ]


def _duplicates(verifications: Iterable[Verification]) -> list[Finding]:
    first: dict[str, Citation] = {}
    found: list[Finding] = []
    for item in verifications:
        entry = item.citation
        if entry.form is not CitationForm.ENTRY:
            continue
        keys = [f"raw {title_key(entry.raw)}"]
        if item.verdict is Verdict.VERIFIED and item.match:
            keys.append(f"id {item.match.reference.id}")
        earlier = next((first[key] for key in keys if key in first), None)
        if earlier:
            found.append(_finding("CC403", entry.span, f"{_name(entry)} is the same work as {_name(earlier)}"))
        for key in keys:
            first.setdefault(key, entry)
    return found


# Wording


def _name(entry: Citation) -> str:
    return f"entry [{one_line(entry.key, 40)}]" if entry.key else f"entry “{one_line(entry.raw, 60)}”"


def _title_of(match: Match) -> str:
    reference = match.reference
    first = str(reference.authors[0]) + (" et al." if len(reference.authors) > 1 else "") if reference.authors else ""
    details = ", ".join(part for part in (one_line(first), str(reference.year or "")) if part)
    return f"“{one_line(reference.title)}”" + (f" ({details})" if details else "")


def _record(match: Match) -> str:
    link = link_to(match.reference)
    return one_line(origin_of(match.reference)) + (f", {link}" if link else "")


# Edits


def _edits_of(text: str, citation: Citation, edits: Sequence[Edit], starts: Sequence[int]) -> list[Edit]:
    """Return the edits of the citation itself: inside of it, around it, or directly attached to its end.

    ``edits`` are sorted and disjoint, ``starts`` their starts: at most one that starts earlier can reach in.
    """
    span = citation.span
    own: list[Edit] = []
    for place in range(max(0, bisect_left(starts, span.start) - 1), len(edits)):
        edit = edits[place]
        if edit.span.start > span.end + LONGEST_CLOSING:
            break
        attached = edit.span.start >= span.end and not any(map(str.isspace, text[span.end : edit.span.start]))
        if attached or edit.span.overlaps(span):
            own.append(edit)
    return own


def _with_edit(finding: Finding, edits: Sequence[Edit]) -> Finding:
    """Return the finding with the edit at its place, else with the one of the whole citation, if there is one."""
    if finding.code[2] not in "12":
        return finding
    exact = next((edit for edit in edits if edit.span == finding.span), None)
    edit = exact or next((edit for edit in edits if edit.span.contains(finding.span) or not len(edit.span)), None)
    edit = edit or next((edit for edit in edits if edit.span.overlaps(finding.span)), None)
    return Finding(finding.code, finding.severity, finding.confidence, finding.span, finding.message, edit)
