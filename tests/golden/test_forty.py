"""Forty citations of starter works in eight reference styles: genuine ones are verified, altered ones never.

``forty/answer.md`` is the text and ``forty/expected.tsv`` says, entry by entry, what was done to it. Add an entry to
the one and a line to the other to extend it; half of the altered entries carry a benign slip as well.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import citecheck
from citecheck.datatypes import CitationForm, Report, Verdict

FOLDER = Path(__file__).with_name("forty")
with (FOLDER / "expected.tsv").open(encoding="utf-8", newline="") as lines:
    EXPECTED = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture(scope="module")
def report() -> Report:
    """The report on the answer, with the starter index."""
    return citecheck.verify((FOLDER / "answer.md").read_text(encoding="utf-8"))


def test_every_entry_is_found(report: Report) -> None:
    """Each of the forty entries is one citation, under its number."""
    keys = [item.citation.key for item in report.verifications if item.citation.form is CitationForm.ENTRY]
    assert keys == [row["number"] for row in EXPECTED]


@pytest.mark.parametrize("row", EXPECTED, ids=[f"{row['number']} {row['what was done']}" for row in EXPECTED])
def test_verdict(report: Report, row: dict[str, str]) -> None:
    """A genuine entry with benign noise is verified, an altered one is not."""
    found = next(item for item in report.verifications if item.citation.key == row["number"])
    if row["verdict"] == "verified":
        assert found.verdict is Verdict.VERIFIED, found
        assert found.match is not None
        assert found.match.reference.id == row["record"]
    else:
        assert found.verdict is not Verdict.VERIFIED, found


def test_the_set_is_what_it_promises() -> None:
    """Half genuine, half altered in eight ways, in eight styles."""
    altered = [row for row in EXPECTED if row["verdict"] == "not verified"]
    assert len(EXPECTED) == 2 * len(altered) == 40
    assert len({row["what was done"].split(",")[0] for row in altered}) == 8
    assert len({row["style"] for row in EXPECTED}) == 8
