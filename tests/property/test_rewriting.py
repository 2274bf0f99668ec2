"""Rewriting keeps its promises on any text: flags are pure insertions, plans can be made, the verified stays."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.datatypes import (
    UNVERIFIABLE,
    Candidate,
    CitationForm,
    FieldComparison,
    FieldName,
    FieldSpan,
    FoundBy,
    Marker,
    Match,
    Outcome,
    Reason,
    Report,
    RewriteMode,
    Span,
    Verdict,
    Verification,
)
from citecheck.matching import compare
from citecheck.parsing import find_citations
from citecheck.rewriting import apply_edits, plan_edits, rewrite
from citecheck.testing import citation, reference

KNOWN = reference(
    "Attention Is All You Need",
    authors=["Vaswani, Ashish", "Shazeer, Noam"],
    year=2017,
    identifiers=["doi:10.1000/own"],
)
PIECES = st.sampled_from(
    ["Li, X. (2018). ", "A title. ", "[1]", "[2, 3]", "[1-3]", "(Li, 2018; Wu, 2001)", "Li et al. (2018)", "\n", "\n\n",
     "\r\n", "doi:10.9999/x", "[a](https://doi.org/10.1000/x)", "*", "**", "`", "[", "](", ")", "> ", "- ",
     "[1] ", " ", "é", "文", "\x00"]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=6), max_size=30).map("".join)


@st.composite
def verified_texts(draw):
    """A text with citations, pointers and fields at arbitrary places, and a verdict for each."""
    text = draw(TEXTS)
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=12, unique=True)))
    return text, [draw(verifications(text, Span(*pair))) for pair in list(pairwise(cuts))[::2]]


@st.composite
def verifications(draw, text, span):
    """A verification of the citation at ``span``."""
    inside = st.tuples(st.integers(span.start, span.end), st.integers(span.start, span.end)).map(sorted)
    anywhere = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    markers = []
    for group in draw(st.lists(anywhere, max_size=3)):
        start, end = sorted(draw(st.tuples(st.integers(*group), st.integers(*group))))
        markers.append(
            Marker(Span(start, end), text[start:end], Span(*group), tuple(draw(st.lists(st.sampled_from("123")))))
        )
    made = replace(
        citation(""),
        span=span,
        raw=span.of(text),
        form=draw(st.sampled_from(CitationForm)),
        key=draw(st.sampled_from([None, "1", "2"])),
        markers=tuple(markers),
        authors=KNOWN.authors[: draw(st.integers(0, 2))],
        field_spans=tuple(
            FieldSpan(field, Span(*draw(inside))) for field in draw(st.lists(st.sampled_from(FieldName)))
        ),
    )
    fields = draw(st.lists(st.sampled_from(FieldName), max_size=3))
    match = Match(
        KNOWN,
        FoundBy.TITLE_KEY,
        tuple(FieldComparison(field, "claimed", "recorded", Outcome.CONFLICT, "differs") for field in fields),
        0.5,
    )
    suggestion = draw(st.none() | st.just(Candidate(KNOWN, FoundBy.VECTOR, 0.5)))
    return Verification(
        made, draw(st.sampled_from(Verdict)), draw(st.sampled_from(Reason)), match, suggestion=suggestion
    )


@given(verified_texts())
@settings(max_examples=150)
def test_plans_are_sorted_disjoint_and_can_be_made(made):
    text, verifications = made
    edits = plan_edits(text, verifications)
    for mode in RewriteMode:
        plan = [edit for edit in edits if edit.mode is mode]
        assert all(one.span.end <= other.span.start for one, other in pairwise(plan))
        apply_edits(text, plan)


@given(verified_texts())
@settings(max_examples=150)
def test_flags_are_insertions_alone_and_one_for_each_unverifiable_citation(made):
    text, verifications = made
    flags = [edit for edit in plan_edits(text, verifications) if edit.mode is RewriteMode.FLAG]
    assert all(edit.safe and not len(edit.span) for edit in flags)
    assert apply_edits(text, [replace(edit, replacement="") for edit in flags]) == text
    assert len(flags) == sum(item.verdict in UNVERIFIABLE for item in verifications)


@given(verified_texts())
@settings(max_examples=50)
def test_nothing_is_planned_when_everything_is_verified_or_unchecked(made):
    text, verifications = made
    harmless = [replace(item, verdict=Verdict.VERIFIED) for item in verifications]
    assert plan_edits(text, harmless) == ()


@given(TEXTS, st.sampled_from(RewriteMode))
@settings(max_examples=100)
def test_what_the_parser_finds_can_be_rewritten_and_parsed_again(text, mode):
    candidate = Candidate(KNOWN, FoundBy.VECTOR, 0.5)
    made = [
        Verification(item, verdict, Reason.CONTRADICTED, compare(item, candidate))
        for item in find_citations(text)
        if item.form is not CitationForm.MARKER
        for verdict in [Verdict.MISMATCH if item.authors else Verdict.NOT_FOUND]
    ]
    report = Report("test", text, tuple(made), (), plan_edits(text, made), "test@0")
    find_citations(rewrite(report, mode=mode))


@pytest.mark.parametrize("mode", RewriteMode)
def test_removing_everything_leaves_no_entry_behind(mode):
    """On a list of a thousand entries with pointers, every mode plans one edit per citation at least."""
    lines = [f"[{number}] Li, X. (2018). Title number {number}. Nature.\n" for number in range(1, 1001)]
    text = "".join(f"So [{number}].\n" for number in range(1, 1001)) + "\n## References\n\n" + "".join(lines)
    made = [Verification(item, Verdict.NOT_FOUND, Reason.ABSENT) for item in find_citations(text)]
    report = Report("test", text, tuple(made), (), plan_edits(text, made), "test@0")
    assert len(made) == 1000
    assert len(report.edits_for(mode)) == (2000 if mode is RewriteMode.REMOVE else 1000)
    if mode is RewriteMode.REMOVE:
        assert rewrite(report, mode=mode) == "So.\n" * 1000 + "\n## References\n\n"
