"""Findings say what was claimed, what is on record and where, with a severity that coverage decides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citecheck.datatypes import (
    Absent,
    CitationForm,
    Coverage,
    CoverageLevel,
    FieldComparison,
    FieldName,
    FoundBy,
    Kind,
    Marker,
    Match,
    Outcome,
    Reason,
    Retraction,
    RewriteMode,
    Severity,
    Span,
    Standing,
    Unavailable,
    Verdict,
    Verification,
)
from citecheck.findings import find_findings
from citecheck.rewriting import plan_edits
from citecheck.testing import citation, reference

RECORD = reference(
    "Attention Is All You Need", authors=["Vaswani, Ashish", "Shazeer, Noam"], year=2017, id="v17", venue="NeurIPS",
    identifiers=["doi:10.1000/own"], kind=Kind.CONFERENCE,
)  # fmt: skip
PARTIAL = Coverage(CoverageLevel.PARTIAL, "starter index of 3 references (partial)")


def match(*conflicts, record=RECORD, probability=0.9, rule="differs"):
    comparisons = tuple(
        FieldComparison(FieldName(field), claimed, recorded, Outcome.CONFLICT, rule)
        for field, claimed, recorded in conflicts
    )
    return Match(record, FoundBy.TITLE_KEY, comparisons, probability)


def findings(text, *verifications):
    return find_findings(text, verifications, plan_edits(text, verifications))


def verified(made, record=RECORD):
    return Verification(made, Verdict.VERIFIED, Reason.AGREES, match(record=record))


def entry(text, raw, key, *pointers):
    made = citation(text, raw, key=key)
    markers = tuple(Marker(Span(text.index(item), text.index(item) + len(item)), item, Span(0, 0)) for item in pointers)
    return replace(made, markers=markers)


@pytest.mark.parametrize(
    ("field", "code", "severity"),
    [
        ("title", "CC201", Severity.ERROR),
        ("authors", "CC202", Severity.ERROR),
        ("year", "CC203", Severity.WARNING),
        ("venue", "CC204", Severity.WARNING),
        ("publisher", "CC204", Severity.WARNING),
        ("volume", "CC205", Severity.WARNING),
        ("pages", "CC205", Severity.WARNING),
        ("identifier", "CC103", Severity.ERROR),
    ],
)
def test_each_contradicted_field_is_one_finding(field, code, severity):
    made = Verification(
        citation("Title."), Verdict.MISMATCH, Reason.CONTRADICTED, match((field, "Claimed", "Recorded"))
    )
    (found,) = findings("Title.", made)
    assert (found.code, found.severity, found.confidence) == (code, severity, 0.9)
    for part in ("Claimed", "Recorded", "record v17", "source test", "https://doi.org/10.1000/own"):
        assert part in found.message


def test_a_finding_stands_where_its_field_stands_and_carries_its_correction():
    text = "Vaswani (2018). Attention."
    conflicts = match(("year", "2018", "2017"))
    made = Verification(citation(text, year=2018), Verdict.MISMATCH, Reason.CONTRADICTED, conflicts)
    (found,) = findings(text, made)
    assert found.span.of(text) == "2018"
    assert found.edit
    assert (found.edit.mode, found.edit.replacement) == (RewriteMode.REPLACE, "2017")


def test_findings_are_sorted_by_place_and_code():
    text = "2018 Title Nature"
    made = citation(text, year=2018, title="Title", venue="Nature")
    conflicts = match(("venue", "Nature", "B"), ("title", "Title", "T"), ("year", "2018", "2017"))
    found = findings(text, Verification(made, Verdict.MISMATCH, Reason.CONTRADICTED, conflicts))
    assert [item.code for item in found] == ["CC203", "CC201", "CC204"]


def test_the_identifier_of_another_work_names_that_work():
    other = reference("On Fish", authors=["Carp, C."], year=1999, identifiers=["doi:10.9999/fish"])
    made = Verification(
        citation("Title."), Verdict.MISMATCH, Reason.OTHER_WORK,
        match(("identifier", "doi:10.9999/fish", ""), rule="identifier of another work"), (match(record=other),),
    )  # fmt: skip
    (found,) = findings("Title.", made)
    assert found.code == "CC103"
    assert "doi:10.9999/fish belongs to another work, “On Fish” (C. Carp, 1999)" in found.message


def test_a_record_that_shares_only_the_identifier_is_one_finding_not_five():
    conflicts = match(("title", "Fish", "Attention"), ("authors", "A", "B"), ("year", "1", "2"), probability=0.1)
    made = Verification(citation("Fish."), Verdict.MISMATCH, Reason.OTHER_WORK, conflicts)
    (found,) = findings("Fish.", made)
    assert found.code == "CC103"
    assert found.confidence == 0.9
    assert "“Attention Is All You Need” (Ashish Vaswani et al., 2017)" in found.message


@pytest.mark.parametrize(
    ("level", "severity", "proves_nothing"),
    [(CoverageLevel.COMPLETE, Severity.ERROR, False), (CoverageLevel.PARTIAL, Severity.WARNING, True)],
)
def test_coverage_decides_how_much_absence_is_worth(level, severity, proves_nothing):
    coverage = Coverage(level, "the index of 3 references")
    nearest = match(probability=0.25)
    made = Verification(
        citation("No such title."),
        Verdict.NOT_FOUND,
        Reason.ABSENT,
        None,
        (nearest,),
        (Absent("library", coverage),),
        coverage,
    )
    (found,) = findings("No such title.", made)
    assert (found.code, found.severity, found.confidence) == ("CC101", severity, 0.75)
    assert "not found in library; the index of 3 references" in found.message
    assert ("absence from a partial index proves nothing" in found.message) is proves_nothing
    assert "nearest on record: “Attention Is All You Need” (Ashish Vaswani et al., 2017)" in found.message
    assert found.edit
    assert found.edit.replacement.startswith(" [citation not verified")


def test_the_mark_behind_closing_markup_belongs_to_the_finding():
    text = "[Title](https://doi.org/10.9999/fish) and more"
    made = Verification(citation(text, "Title"), Verdict.NOT_FOUND, Reason.ABSENT, coverage=PARTIAL)
    (found,) = findings(text, made)
    assert found.edit
    assert found.edit.span == Span(text.index(" and"), text.index(" and"))


@pytest.mark.parametrize(
    ("standing", "code", "severity"),
    [(Standing.RETRACTED, "CC301", Severity.ERROR), (Standing.CONCERN, "CC302", Severity.WARNING)],
)
def test_the_standing_of_a_verified_work_is_reported_with_date_and_reason(standing, code, severity):
    record = replace(RECORD, retraction=Retraction(standing, "2020-01-02", "data\nlost"))
    (found,) = findings("Title.", verified(citation("Title."), record))
    assert (found.code, found.severity) == (code, severity)
    assert "on 2020-01-02: data lost" in found.message


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"identifiers": ["arXiv:1706.03762"]}, ["CC303"]),
        ({"venue": "arXiv preprint"}, ["CC303"]),
        ({"venue": "NeurIPS", "identifiers": ["arXiv:1706.03762"]}, []),
        ({"identifiers": ["arXiv:1706.03762", "doi:10.1000/own"]}, []),
        ({}, []),
    ],
)
def test_a_cited_preprint_is_told_of_its_published_version(fields, expected):
    found = findings("Title.", verified(citation("Title.", **fields)))
    assert [item.code for item in found] == expected


def test_a_correction_notice_is_no_finding():
    record = replace(RECORD, retraction=Retraction(Standing.CORRECTED))
    assert findings("Title.", verified(citation("Title."), record)) == ()


@pytest.mark.parametrize(
    ("reason", "code", "severity"),
    [
        (Reason.TOO_LITTLE, "CC901", Severity.INFO),
        (Reason.SOURCE_UNAVAILABLE, "CC902", Severity.WARNING),
        (Reason.KIND_NOT_COVERED, "CC903", Severity.INFO),
        (Reason.AMBIGUOUS, "CC904", Severity.INFO),
        (Reason.GENERIC_TITLE, "CC905", Severity.INFO),
    ],
)
def test_what_was_not_checked_says_why(reason, code, severity):
    made = Verification(
        citation("Title."), Verdict.UNCHECKED, reason, answers=(Unavailable("crossref", "timed out after 10 s"),)
    )
    (found,) = findings("Title.", made)
    assert (found.code, found.severity, found.edit) == (code, severity, None)
    assert reason in found.message
    assert ("crossref: timed out after 10 s" in found.message) is (code == "CC902")


def test_a_pointer_without_entry_is_a_warning_only_beside_a_reference_list():
    text = "So [7].\n[1] Title."
    pointer = citation(text, "7", form=CitationForm.MARKER)
    made = Verification(pointer, Verdict.UNCHECKED, Reason.TOO_LITTLE)
    assert [item.code for item in findings(text, made)] == ["CC901"]
    with_list = findings(text, made, verified(citation(text, "Title.")))
    assert [(item.code, item.severity) for item in with_list] == [("CC401", Severity.WARNING)]


def test_an_entry_without_pointer_is_reported_when_others_have_one():
    text = "So [1].\n[1] First.\n[2] Second."
    used, unused = entry(text, "First.", "1", "1"), entry(text, "Second.", "2")
    other = replace(RECORD, id="other")
    (found,) = findings(text, verified(used), verified(unused, other))
    assert (found.code, found.severity, found.span) == ("CC402", Severity.INFO, unused.span)
    assert "entry [2]" in found.message
    assert findings(text, verified(entry(text, "First.", "1")), verified(unused, other)) == ()


@pytest.mark.parametrize(
    ("text", "same_record", "expected"),
    [
        ("[1] First.\n[2] Second.", True, 1),
        ("[1] First.\n[2] Second.", False, 0),
        ("[1] First.\n[2] *First*.", False, 1),
    ],
)
def test_two_entries_of_one_work_are_reported_once(text, same_record, expected):
    raws = [line.partition(" ")[2] for line in text.splitlines()]
    second = RECORD if same_record else replace(RECORD, id="other")
    found = findings(text, verified(entry(text, raws[0], "1")), verified(entry(text, raws[1], "2"), second))
    assert [item.code for item in found] == ["CC403"] * expected
    assert all("entry [2] is the same work as entry [1]" in item.message for item in found)


def test_many_findings_are_made_in_linear_time():
    """Ten thousand citations that were not found: each finds its own mark and no other."""
    text = "\n".join(f"Title {number}." for number in range(10_000))
    made, start = [], 0
    for line in text.splitlines():
        base = citation(line)
        made.append(
            Verification(
                replace(base, span=base.span.shifted(start)), Verdict.NOT_FOUND, Reason.ABSENT, coverage=PARTIAL
            )
        )
        start += len(line) + 1
    found = findings(text, *made)
    assert all(item.edit and item.edit.span.start == item.span.end for item in found)
    assert len(found) == 10_000
