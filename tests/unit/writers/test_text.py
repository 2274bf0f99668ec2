"""The text report groups citations by what became of them, with evidence, and is safe to print."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citecheck.datatypes import Report
from citecheck.writers.text import TextWriter, printable


def test_citations_stand_under_what_became_of_them_with_their_evidence(report):
    lines = TextWriter().write([report]).splitlines()
    assert lines[0] == "answer.md: 4 citations: 1 verified, 1 mismatch, 1 not found, 1 unchecked; 7 findings"
    sections = [line for line in lines if line and not line.startswith(" ")]
    assert sections == [
        lines[0], "Verified (1)", "Unverifiable (2)", "Unchecked (1)", "Searched: test index of 3 references (partial)",
        "Index: test@0123456789ab",
    ]  # fmt: skip
    text = "\n".join(lines)
    assert "  5:5 verified: [3] Right title.\n      record li2017 (test) agrees in title\n" in text
    assert "  3:5 mismatch: [1] Li, X. (2018). A title. doi:10.1000/x\n      CC203 warning: cited year “2018”" in text
    assert "  4:5 not found: [2] No such title.\n      CC101 warning: not found in test" in text
    assert (
        "  6:5 unchecked: [4] ?\n      CC402 info: entry [4] is never pointed to in the text\n      CC901 info" in text
    )


def test_counts_and_index_are_told_when_there_is_nothing_to_tell():
    lines = TextWriter().write([Report("empty.md", "", (), (), (), "test@0")]).split("\n")
    assert lines[0] == "empty.md: 0 citations: 0 verified, 0 mismatch, 0 not found, 0 unchecked; 0 findings"
    assert "Index: test@0" in lines


def test_every_finding_is_shown_once(report):
    text = TextWriter().write([report])
    assert sum(text.count(f"{code} ") for code in {item.code for item in report.findings}) == len(report.findings)


def test_several_reports_follow_each_other(report):
    one = TextWriter().write([report])
    assert TextWriter().write([report, report]) == one + one


@pytest.mark.parametrize("char", ["\x1b", "\x07", "\u202e", "\u200b", "\u2028", "\ue000", "\x9b", "\ud800"])
def test_what_a_terminal_obeys_or_hides_is_dropped(char, report):
    """Control characters, bidirectional marks, invisible and private characters, from the document and from records."""
    citation = replace(report.verifications[0].citation, raw=f"Li{char}, X.")
    hostile = replace(
        report,
        document=f"a{char}.md",
        index_version=f"v{char}",
        verifications=(replace(report.verifications[0], citation=citation), *report.verifications[1:]),
        findings=tuple(replace(item, message=f"{item.message}{char}") for item in report.findings),
    )
    assert char not in TextWriter().write([hostile])


def test_a_long_citation_is_cut_and_line_ends_are_spaces():
    assert printable("a\r\n  b\tc") == "a b c"
