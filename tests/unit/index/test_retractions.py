"""Lists of retractions, and what they say of references."""

from __future__ import annotations

import csv
import gzip
import io

import pytest

from citecheck.datatypes import Identifier, Retraction, Scheme, Standing
from citecheck.errors import ReferenceFileError
from citecheck.index.retractions import Retractions, gravest, is_retraction_list
from citecheck.testing import reference

COLUMNS = [
    "Record ID", "Title", "Subject", "Institution", "Journal", "Publisher", "Country", "Author", "URLS", "ArticleType",
    "RetractionDate", "RetractionDOI", "RetractionPubMedID", "OriginalPaperDate", "OriginalPaperDOI",
    "OriginalPaperPubMedID", "RetractionNature", "Reason", "Paywalled", "Notes",
]  # fmt: skip


def row(doi, nature="Retraction", day="7/18/2024 0:00", reason="+Error in Data;+Plagiarism of Text;", **more):
    cells = {"OriginalPaperDOI": doi, "RetractionNature": nature, "RetractionDate": day, "Reason": reason}
    return cells | {"Title": "Some, title", "RetractionDOI": "10.1000/notice"} | more


def written(file, rows, pack=lambda data: data):
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    file.write_bytes(pack(out.getvalue().encode("utf-8")))
    return file


@pytest.fixture
def marked(tmp_path):
    """What becomes of a work with DOI 10.1000/a and PubMed id 7, by rows of a list."""

    def mark(*rows, known=None, title="A work", identifiers=("doi:10.1000/a", "PMID:7")):
        retractions = Retractions()
        retractions.add(written(tmp_path / "list.csv", rows))
        return retractions.mark(reference(title, identifiers=identifiers, retraction=known)).retraction

    return mark


NOTICE = Identifier(Scheme.DOI, "10.1000/notice")
RETRACTED = Retraction(Standing.RETRACTED, "2024-07-18", "Error in Data; Plagiarism of Text", NOTICE)


@pytest.mark.parametrize("pack", [bytes, gzip.compress, lambda data: b"\xef\xbb\xbf" + data])
def test_a_notice_has_standing_date_reason_and_identifier(tmp_path, pack):
    file = written(tmp_path / "list", [row("10.1000/A")], pack)
    assert is_retraction_list(file)
    retractions = Retractions()
    retractions.add(file)
    assert retractions.mark(reference("A", identifiers=["doi:10.1000/a"])).retraction == RETRACTED
    assert retractions.mark(reference("A", identifiers=["doi:10.1000/b"])).retraction is None


STANDINGS = [
    ([row("10.1000/a")], Standing.RETRACTED),
    ([row("10.1000/a", "Expression of concern")], Standing.CONCERN),
    ([row("10.1000/a", "Correction")], Standing.CORRECTED),
    ([row("10.1000/a", "Reinstatement")], None),
    ([row("10.1000/a"), row("10.1000/a", "Reinstatement", "8/1/2024 0:00")], None),
    ([row("10.1000/a", "Reinstatement", "1/1/2020 0:00"), row("10.1000/a")], Standing.RETRACTED),
    ([row("10.1000/a"), row("10.1000/a", "Correction"), row("10.1000/a", "Reinstatement", "")], Standing.CORRECTED),
    ([row("10.1000/a", "Correction"), row("10.1000/a"), row("10.1000/a", "Expression of concern")], Standing.RETRACTED),
    ([row("unavailable", OriginalPaperPubMedID="7")], Standing.RETRACTED),
    ([row("", OriginalPaperPubMedID="0")], None),
    ([row("10.1000/other", RetractionDOI="10.1000/a")], None),
    ([row("10.1000/a", RetractionDOI="10.1000/a")], Standing.RETRACTED),
    ([row("10.1000/a", "Something new")], None),
]


@pytest.mark.parametrize(("rows", "standing"), STANDINGS)
def test_the_gravest_that_stands(marked, rows, standing):
    found = marked(*rows)
    assert (found and found.standing) == standing


@pytest.mark.parametrize(
    ("written_date", "date"),
    [
        ("7/18/2024 0:00", "2024-07-18"),
        ("07/08/2024", "2024-07-08"),
        ("2024-07-18", "2024-07-18"),
        ("2/30/2024", ""),
        ("1/1/1753 0:00", ""),
        ("unknown", ""),
        ("", ""),
    ],
)
def test_dates_become_iso_or_nothing(marked, written_date, date):
    assert marked(row("10.1000/a", day=written_date)).date == date


@pytest.mark.parametrize("title", ["Retraction: A work", "Retraction notice to “A work”", "Erratum to: A work"])
def test_a_notice_is_not_what_it_is_on(marked, title):
    assert marked(row("10.1000/a"), title=title) is None


def test_what_was_known_before_is_completed_and_not_lost(marked):
    known = Retraction(Standing.RETRACTED, "", "", Identifier(Scheme.DOI, "10.1000/own"))
    assert marked(row("10.1000/a", reason=""), known=known).date == "2024-07-18"
    assert marked(row("10.1000/a", "Correction"), known=known) == known
    assert marked(row("10.1000/a", "Reinstatement"), known=known) is None


def test_the_short_table_gives_the_standing_alone(tmp_path):
    table = tmp_path / "short.csv"
    table.write_text("doi,nature\n10.1000/a,Expression of concern;Retraction\n10.1000/b,Reinstatement;Retraction\n")
    assert is_retraction_list(table)
    retractions = Retractions()
    retractions.add(table)
    assert retractions.mark(reference("A", identifiers=["doi:10.1000/a"])).retraction == Retraction(Standing.RETRACTED)
    assert retractions.mark(reference("B", identifiers=["doi:10.1000/b"])).retraction is None
    assert len(retractions) == 2


@pytest.mark.parametrize(
    "content", [b"", b"doi\n10.1/a\n", b'{"id": 1}\n', b"@book{a, title={doi,nature}}\n", b"\x1f\x8b"]
)
def test_other_files_are_no_list(tmp_path, content):
    (tmp_path / "file").write_bytes(content)
    assert not is_retraction_list(tmp_path / "file")
    assert not is_retraction_list(tmp_path)


def test_a_damaged_list_is_one_clear_error(tmp_path):
    file = written(tmp_path / "list.csv", [row("10.1000/a", reason="x" * 200_000)])
    with pytest.raises(ReferenceFileError, match="line"):
        Retractions().add(file)


def test_thirty_retracted_works_are_told_from_thirty_others(tmp_path):
    """Each third has a second, lesser entry; each tenth was reinstated."""
    rows = []
    for number in range(30):
        rows.append(row(f"10.1000/{number}"))
        rows += [row(f"10.1000/{number}", "Expression of concern", "1/2/2020 0:00")] * (number % 3 == 0)
    rows += [row(f"10.1000/{number}", nature, "9/1/2025 0:00") for number in range(30, 33)
             for nature in ("Retraction", "Reinstatement")]  # fmt: skip
    retractions = Retractions()
    retractions.add(written(tmp_path / "list.csv", rows))
    works = [retractions.mark(reference("A", identifiers=[f"doi:10.1000/{number}"])) for number in range(60)]
    assert [work.retraction == RETRACTED for work in works] == [number < 30 for number in range(60)]
    assert all(work.retraction is None for work in works[30:])


def test_of_two_notices_of_a_kind_the_dated_one_is_completed():
    dated, reasoned = Retraction(Standing.RETRACTED, "2020-01-02"), Retraction(Standing.RETRACTED, "2020", "Error")
    assert gravest([reasoned, None, dated]) == Retraction(Standing.RETRACTED, "2020-01-02", "Error")
    assert gravest([None]) is None
