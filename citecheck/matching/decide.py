"""From compared candidates to a verdict: small rules, most certain first.

Verified needs positive agreement (title and authors, or identifier and title) and no contradiction. Mismatch needs
the same work and a contradiction. What is neither is not found, or unchecked with a typed reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from citecheck.datatypes import (
    Absent,
    Citation,
    CitationForm,
    Coverage,
    CoverageLevel,
    FieldComparison,
    FieldName,
    Found,
    Kind,
    Match,
    Outcome,
    Reason,
    Scheme,
    SourceAnswer,
    Unavailable,
    Verdict,
    Verification,
)
from citecheck.matching.titles import ANOTHER_PART
from citecheck.text.titles import is_distinctive, is_generic

ALTERNATIVES_FROM = 0.02
"""Probability from which a compared record is worth showing as an alternative."""

_LAW = frozenset({Kind.LEGAL, Kind.UNKNOWN})
_PAPERS = frozenset({Kind.ARTICLE, Kind.CONFERENCE, Kind.PREPRINT, Kind.CHAPTER, Kind.THESIS})
_AGREE = frozenset({Outcome.EXACT, Outcome.EQUIVALENT, Outcome.NEAR})


def decide(
    citation: Citation, matches: Sequence[Match], answers: Sequence[SourceAnswer], *, alternatives: int = 3
) -> Verification:
    """Return the verification of ``citation`` from its compared candidates and the answers of all sources asked.

    ``alternatives`` limits how many other compared records are kept, best first.
    """
    like = [match for match in matches if _is_of_like_nature(citation, match)]
    ranked = sorted(like, key=lambda match: -match.probability)
    verdict, reason, match = _conclude(citation, ranked, answers)
    others = [item for item in ranked if match is None or item.reference.id != match.reference.id]
    if reason is Reason.OTHER_WORK:
        others.sort(key=lambda item: not _holds_identifier(item))
    shown = [item for item in others if item.probability >= ALTERNATIVES_FROM or _holds_identifier(item)]
    return Verification(
        citation, verdict, reason, match, tuple(shown[:alternatives]), tuple(answers), _combined_coverage(answers)
    )


def _conclude(
    citation: Citation, ranked: Sequence[Match], answers: Sequence[SourceAnswer]
) -> tuple[Verdict, Reason, Match | None]:
    agreeing = [match for match in ranked if _agrees(citation, match)]
    if agreeing and _is_ambiguous(citation, agreeing):
        return Verdict.UNCHECKED, Reason.AMBIGUOUS, None
    if agreeing:
        stranger = _stranger(citation, agreeing[0], ranked)
        if stranger:
            return Verdict.MISMATCH, Reason.OTHER_WORK, _with_foreign_identifier(citation, agreeing[0], stranger)
        return Verdict.VERIFIED, Reason.AGREES, agreeing[0]
    for match in ranked:
        if reason := _contradiction(match):
            stranger = _stranger(citation, match, ranked)
            if stranger:
                return Verdict.MISMATCH, Reason.OTHER_WORK, _with_foreign_identifier(citation, match, stranger)
            verdict = Verdict.UNCHECKED if reason is Reason.AMBIGUOUS else Verdict.MISMATCH
            return verdict, reason, match
    return *_absence(citation, answers), None


# What a match says


def _is_of_like_nature(citation: Citation, match: Match) -> bool:
    """Tell whether the record can be the cited work: a paper about a case or standard may bear its name."""
    if citation.kind is Kind.LEGAL:
        return match.reference.kind in _LAW
    return citation.kind is not Kind.STANDARD or match.reference.kind not in _PAPERS


def _outcome(match: Match, field: FieldName) -> Outcome:
    found = match.comparison_of(field)
    return found.outcome if found else Outcome.MISSING


def _holds_identifier(match: Match) -> bool:
    return any(item.field is FieldName.IDENTIFIER and item.outcome is Outcome.EXACT for item in match.comparisons)


def _stranger(citation: Citation, match: Match, ranked: Sequence[Match]) -> Match | None:
    """Return the match whose record, of another title, bears a claimed identifier that ``match``'s does not.

    Chapters share the ISBN of their book: an identifier that the claimed work bears too makes no stranger.
    """
    foreign = set(citation.identifiers) - set(match.reference.identifiers)
    for other in ranked:
        title = other.comparison_of(FieldName.TITLE)
        if title and title.outcome is Outcome.CONFLICT and foreign & set(other.reference.identifiers):
            return other
    return None


def _agrees(citation: Citation, match: Match) -> bool:
    """Tell whether the match verifies the citation."""
    if match.conflicts():
        return False
    title, authors = _outcome(match, FieldName.TITLE), _outcome(match, FieldName.AUTHORS)
    supports = sum(_outcome(match, field) in _AGREE for field in (FieldName.YEAR, FieldName.VENUE))
    if _holds_identifier(match):
        return title in _AGREE or citation.title is None
    if title is Outcome.MISSING:
        numbers = any(_outcome(match, field) in _AGREE for field in (FieldName.VOLUME, FieldName.PAGES))
        return authors in _AGREE and supports == 2 and numbers
    if title not in _AGREE or is_generic(match.reference.title):
        return title in _AGREE and authors in _AGREE and supports == 2
    if authors not in _AGREE and _outcome(match, FieldName.TITLE) is Outcome.NEAR:
        return False
    return is_distinctive(match.reference.title) or (authors in _AGREE and supports >= 1)


def _contradiction(match: Match) -> Reason | None:
    """Return why the match is the claimed work with a contradiction, ``None`` if it is another work."""
    title, authors = match.comparison_of(FieldName.TITLE), _outcome(match, FieldName.AUTHORS)
    if title is None or title.outcome is Outcome.MISSING:
        return Reason.CONTRADICTED if _holds_identifier(match) and match.conflicts() else None
    if title.outcome is Outcome.CONFLICT:
        return _title_contradiction(match, title, authors)
    if not match.conflicts():
        return None
    if _holds_identifier(match) or (authors in _AGREE and not is_generic(match.reference.title)):
        return Reason.CONTRADICTED
    if is_distinctive(match.reference.title):
        return Reason.CONTRADICTED
    supported = all(_outcome(match, field) in _AGREE for field in (FieldName.YEAR, FieldName.VENUE))
    return Reason.CONTRADICTED if supported and not is_generic(match.reference.title) else None


def _title_contradiction(match: Match, title: FieldComparison, authors: Outcome) -> Reason | None:
    altered = title.rule.startswith("altered")
    year = _outcome(match, FieldName.YEAR)
    if _holds_identifier(match):
        if altered:
            return Reason.ALTERED_TITLE
        everything_else = authors in _AGREE and year in _AGREE and _outcome(match, FieldName.VENUE) in _AGREE
        return Reason.AMBIGUOUS if everything_else else Reason.OTHER_WORK
    if altered and title.rule != ANOTHER_PART and authors in _AGREE and year is not Outcome.CONFLICT:
        return Reason.ALTERED_TITLE
    return None


def _with_foreign_identifier(citation: Citation, match: Match, stranger: Match) -> Match:
    """Return ``match`` with the conflict that a claimed identifier belongs to the work of ``stranger``."""
    foreign = next(
        item
        for item in citation.identifiers
        if item in stranger.reference.identifiers and item not in match.reference.identifiers
    )
    own = next((item for item in match.reference.identifiers if item.scheme is foreign.scheme), None)
    known = tuple(item for item in match.comparisons if item.claimed != str(foreign))
    conflict = FieldComparison(
        FieldName.IDENTIFIER, str(foreign), str(own or ""), Outcome.CONFLICT, "identifier of another work"
    )
    return replace(match, comparisons=(*known, conflict))


def _is_ambiguous(citation: Citation, agreeing: Sequence[Match]) -> bool:
    """Tell whether a title without authors, year or identifier fits works of different first authors."""
    if citation.authors or citation.year or citation.identifiers:
        return False
    first_authors = {match.reference.authors[:1] for match in agreeing}
    return len(first_authors) > 1


# What absence says


def _absence(citation: Citation, answers: Sequence[SourceAnswer]) -> tuple[Verdict, Reason]:
    has_identifier = any(item.scheme is not Scheme.URL for item in citation.identifiers)
    if citation.form is CitationForm.MARKER or not (citation.title or has_identifier):
        if citation.kind in {Kind.LEGAL, Kind.STANDARD}:
            return Verdict.UNCHECKED, Reason.KIND_NOT_COVERED
        return Verdict.UNCHECKED, Reason.TOO_LITTLE
    levels = {answer.coverage.level for answer in answers if not isinstance(answer, Unavailable)}
    if levels == {CoverageLevel.NONE}:
        return Verdict.UNCHECKED, Reason.KIND_NOT_COVERED
    if not levels or any(isinstance(answer, Unavailable) for answer in answers):
        return Verdict.UNCHECKED, Reason.SOURCE_UNAVAILABLE
    if citation.title and is_generic(citation.title) and not has_identifier:
        return Verdict.UNCHECKED, Reason.GENERIC_TITLE
    return Verdict.NOT_FOUND, Reason.ABSENT


def _combined_coverage(answers: Sequence[SourceAnswer]) -> Coverage | None:
    """Return the coverage of all sources that answered: complete if one of them is, in the words of all."""
    given = [answer.coverage for answer in answers if isinstance(answer, Found | Absent)]
    if not given:
        return None
    levels = {item.level for item in given}
    order = (CoverageLevel.COMPLETE, CoverageLevel.PARTIAL, CoverageLevel.NONE)
    level = next(item for item in order if item in levels)
    searched = dict.fromkeys(item.searched or item.reason for item in given)
    said = dict.fromkeys(item.reason for item in given)
    return Coverage(level, "; ".join(said), "; ".join(searched) if searched != said else "")
