"""Flag: one mark behind each unverifiable citation, and no other byte touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citecheck.datatypes import (
    UNVERIFIABLE,
    Edit,
    FieldComparison,
    FieldName,
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
_NUMBERS = frozenset({FieldName.YEAR, FieldName.VOLUME, FieldName.ISSUE, FieldName.PAGES})


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
    """Return in a few words why the citation is unverifiable, made inert.

    The recorded title, names, venue and identifiers are left to the report: in the text they would be read as part of
    the citation, which would then agree with the record.
    """
    match = verification.match
    if verification.verdict is Verdict.MISMATCH and match and names_another_work(verification):
        return "the identifier belongs to another work"
    if verification.verdict is Verdict.MISMATCH and match:
        return "; ".join(dict.fromkeys(_difference(item) for item in match.conflicts())) or "contradicted by the record"
    return f"not found{_where(verification)}"


def names_another_work(verification: Verification) -> bool:
    """Tell whether the record behind the verdict is not the claimed work but the one that bears its identifier."""
    title = verification.match.comparison_of(FieldName.TITLE) if verification.match else None
    return verification.reason is Reason.OTHER_WORK and bool(title) and title in verification.match.conflicts()  # type: ignore[union-attr]


def _difference(item: FieldComparison) -> str:
    if item.field is FieldName.IDENTIFIER:
        return "the identifier is not that of this work"
    if item.field in _NUMBERS:
        return f"{item.field} {inert(item.claimed)}, on record {inert(item.recorded)}"
    return f"{item.field} {'differ' if item.field is FieldName.AUTHORS else 'differs'} from the record"


def _where(verification: Verification) -> str:
    asked = [inert(item.source) for item in verification.answers if not isinstance(item, Unavailable)]
    sources = f" in {', '.join(dict.fromkeys(asked))}" if asked else ""
    coverage = f" ({verification.coverage.level.value} coverage)" if verification.coverage else ""
    return sources + coverage
