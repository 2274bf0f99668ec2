"""Flag: one mark behind each unverifiable citation, and no other byte touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citecheck.datatypes import (
    UNVERIFIABLE,
    Edit,
    FieldComparison,
    FieldName,
    Match,
    Reason,
    RewriteMode,
    Span,
    Unavailable,
    Verdict,
    Verification,
)
from citecheck.rewriting.markup import Markup, inert

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MARK = "citation not verified"
"""What every mark begins with."""


def flag_edits(markup: Markup, verifications: Iterable[Verification]) -> Iterator[Edit]:
    """Yield one insertion per unverifiable citation."""
    for verification in verifications:
        if verification.verdict in UNVERIFIABLE:
            yield flag(markup, verification, RewriteMode.FLAG)


def flag(markup: Markup, verification: Verification, mode: RewriteMode) -> Edit:
    """Return the insertion of the mark behind the citation of ``verification``."""
    place = markup.place_behind(verification.citation.span.end)
    words = why(verification)
    return Edit(mode, Span(place, place), markup.note(f"{MARK}: {words}", place), safe=True, reason=f"marked: {words}")


def why(verification: Verification) -> str:
    """Return in a few words why the citation is unverifiable, made inert."""
    match = verification.match
    if verification.verdict is Verdict.MISMATCH and match and names_another_work(verification):
        return f"the identifier belongs to another work, {named(match)}"
    if verification.verdict is Verdict.MISMATCH and match:
        return "; ".join(dict.fromkeys(_difference(item) for item in match.conflicts())) or "contradicted by the record"
    return f"not found{_where(verification)}"


def names_another_work(verification: Verification) -> bool:
    """Tell whether the record behind the verdict is not the claimed work but the one that bears its identifier."""
    title = verification.match.comparison_of(FieldName.TITLE) if verification.match else None
    return verification.reason is Reason.OTHER_WORK and bool(title) and title in verification.match.conflicts()  # type: ignore[union-attr]


def named(match: Match) -> str:
    """Return the recorded work in words: title and year."""
    year = f" ({match.reference.year})" if match.reference.year else ""
    return f"“{inert(match.reference.title)}”{year}"


def _difference(item: FieldComparison) -> str:
    if item.field is FieldName.IDENTIFIER:
        own = f", on record {inert(item.recorded)}" if item.recorded else ""
        return f"{inert(item.claimed)} is not the identifier of this work{own}"
    if item.field in {FieldName.TITLE, FieldName.AUTHORS, FieldName.VENUE}:
        return f"{item.field.value} on record: {inert(item.recorded)}"
    return f"{item.field.value} {inert(item.claimed)}, on record {inert(item.recorded)}"


def _where(verification: Verification) -> str:
    asked = [inert(item.source) for item in verification.answers if not isinstance(item, Unavailable)]
    sources = f" in {', '.join(dict.fromkeys(asked))}" if asked else ""
    coverage = f" ({verification.coverage.level.value} coverage)" if verification.coverage else ""
    return sources + coverage
