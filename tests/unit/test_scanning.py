"""Scanning yields a report per document in path order, and no document stops another."""

from __future__ import annotations

from pathlib import Path

import pytest

from citecheck import scan, testing
from citecheck.datatypes import Report
from citecheck.errors import ConfigurationError, DocumentError, IndexMissingError
from citecheck.scanning import ScanFailure, find_documents, scan_documents
from citecheck.settings import Settings

KNOWN = testing.reference("Attention Is All You Need", authors=["Vaswani, Ashish"], year=2017)
TEXT = "Vaswani, A. (2017). Attention is all you need. Number {}.\n"


@pytest.fixture(scope="module")
def index():
    """An index of one work."""
    with testing.temporary_index([KNOWN]) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path):
    """Six documents, some below others, one that is no text, one that is hidden and two of other kinds."""
    for number, name in enumerate(["b.md", "a.txt", "c/d.md", "c/a.markdown", "Z.MD", "e.md"]):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT.format(number), encoding="utf-8")
    (tmp_path / "bad.md").write_bytes(b"\xff\x00")
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "x.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"")
    (tmp_path / "tsconfig.json").write_text("{ // no citations\n}", encoding="utf-8")
    return tmp_path


def names(folder, paths):
    return [Path(path).relative_to(folder).as_posix() for path in paths]


def test_a_folder_stands_for_its_documents_in_sorted_order(folder):
    found = find_documents([folder])
    assert names(folder, found) == ["Z.MD", "a.txt", "b.md", "bad.md", "c/a.markdown", "c/d.md", "e.md"]


def test_named_files_come_first_named_first_and_once(folder):
    found = find_documents([folder / "e.md", str(folder), folder / "picture.png"])
    assert names(folder, found)[0] == "e.md"
    assert names(folder, found)[-1] == "picture.png"
    assert len(found) == 8


@pytest.mark.parametrize("workers", [None, 1, 2])
def test_outcomes_come_in_path_order_and_a_bad_document_is_one_of_them(folder, index, workers):
    documents = find_documents([folder])
    outcomes = list(scan_documents(documents, index=index, workers=workers))
    assert names(folder, [item.document for item in outcomes]) == names(folder, documents)
    (failure,) = [item for item in outcomes if isinstance(item, ScanFailure)]
    assert "bad.md" in failure.message
    reports = [item for item in outcomes if isinstance(item, Report)]
    assert [report.text for report in reports] == [
        path.read_text(encoding="utf-8") for path in documents if path.name != "bad.md"
    ]


def test_several_processes_conclude_what_one_does(folder, index):
    documents = [path for path in find_documents([folder]) if path.name != "bad.md"]
    assert list(scan(documents, index=index.path, workers=2)) == list(scan(documents, index=index))


def test_all_reports_come_before_the_error_that_names_the_failures(folder, index):
    reports = []
    with pytest.raises(DocumentError, match=r"2 of the documents could not be checked: .*bad\.md.*; .*missing\.md"):
        reports.extend(scan([folder, folder / "missing.md"], index=index))
    assert len(reports) == 6


def test_a_document_over_the_limit_is_a_failure_of_its_own(folder, index):
    outcomes = scan_documents([folder / "a.txt"], index=index, settings=Settings(max_characters=3))
    (failure,) = outcomes
    assert isinstance(failure, ScanFailure)
    assert "the limit is 3" in failure.message


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"workers": 0}, "workers is 0"),
        ({"workers": 2, "sources": (testing.MemorySource(),)}, "sources cannot be handed to other processes"),
    ],
)
def test_arguments_that_do_not_go_together_are_refused(folder, index, arguments, words):
    with pytest.raises(ConfigurationError, match=words):
        list(scan([folder], index=index, **arguments))


@pytest.mark.parametrize("workers", [1, 2])
def test_an_index_that_cannot_be_used_stops_the_scan_at_once(folder, workers):
    with pytest.raises(IndexMissingError):
        list(scan([folder], index=folder / "nowhere", workers=workers))


def test_a_scan_that_is_given_up_leaves_no_process_behind(folder, index):
    running = scan_documents(find_documents([folder]) * 20, index=index, workers=2)
    next(running)
    running.close()
