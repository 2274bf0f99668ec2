"""``citecheck index build`` and ``add`` make one reference of each work, and join lists of retractions."""

from __future__ import annotations

import json

import pytest

from citecheck.index import ReferenceIndex, describe

PREPRINT = {
    "id": "preprint",
    "type": "article",
    "title": "Attention Is All You Need",
    "author": [{"family": "Vaswani", "given": "Ashish"}],
    "issued": {"date-parts": [[2017]]},
    "container-title": "arXiv",
    "arxiv": "1706.03762",
}
PAPER = PREPRINT | {"id": "paper", "type": "paper-conference", "container-title": "NIPS", "arxiv": None}
FULLER = PAPER | {"id": "fuller", "page": "5998-6008", "DOI": "10.5555/3295222"}
OTHER = {"id": "other", "type": "book", "title": "Go To Statements", "author": [{"family": "Dijkstra"}]}
LIST = (
    "Record ID,Title,RetractionDate,RetractionDOI,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason\n"
    "1,Attention,7/18/2024 0:00,10.5555/notice,10.5555/3295222,0,Retraction,+Error in Data;\n"
)
CITED = b"Vaswani, A. (2017). Attention is all you need. NIPS, 5998-6008.\n"


@pytest.fixture
def lines(tmp_path):
    """Make a file of records."""

    def make(name, *records):
        (tmp_path / name).write_text("".join(json.dumps(item) + "\n" for item in records), encoding="utf-8")
        return name

    return make


@pytest.fixture
def retracted(tmp_path):
    """A list of retractions that names the paper."""
    (tmp_path / "retractions.csv").write_text(LIST, encoding="utf-8")
    return "retractions.csv"


def works(folder="library"):
    return {work.id: work for work in ReferenceIndex.open(folder)}


def test_building_merges_what_several_files_say_of_a_work(run, lines):
    out = run("index", "build", "library", lines("a.jsonl", PREPRINT, PAPER), lines("b.jsonl", FULLER, OTHER)).out
    assert out.startswith("library: 3 references, 4 records read, 0 left out, 3 works after merging\n")
    found = works()
    assert sorted(found) == ["fuller", "other", "preprint"]
    assert found["fuller"].versions == ("preprint",)
    assert [item.source for item in found["fuller"].provenance] == ["b.jsonl", "a.jsonl"]


def test_without_merging_every_record_is_kept(run, lines):
    out = run("index", "build", "library", lines("a.jsonl", PAPER, FULLER), "--no-merge").out
    assert out.startswith("library: 2 references, 2 records read, 0 left out\n")
    run("index", "add", "library", lines("b.jsonl", FULLER | {"id": "again"}), "--no-merge")
    assert sorted(works()) == ["again", "fuller", "paper"]


def test_adding_merges_into_the_record_that_the_index_holds(run, lines):
    more = [OTHER | {"id": f"other{n}", "title": f"Go To Statement {n}"} for n in range(9)]
    run("index", "build", "library", lines("a.jsonl", *more, PREPRINT, PAPER))
    out = run("index", "add", "library", lines("b.jsonl", FULLER)).out
    assert out.startswith("library: 11 references, 0 of them new, 1 records read, 0 left out\n")
    found = works()
    assert "fuller" not in found
    assert (found["paper"].pages, found["paper"].versions) == ("5998-6008", ("preprint",))
    assert describe("library").n_removed == 1
    assert run("index", "verify", "library").code == 0


def test_adding_a_published_version_links_it_with_the_preprint(run, lines):
    run("index", "build", "library", lines("a.jsonl", PREPRINT))
    run("index", "add", "library", lines("b.jsonl", FULLER))
    assert {key: work.versions for key, work in works().items()} == {"preprint": ("fuller",), "fuller": ("preprint",)}


def test_adding_the_same_again_changes_no_record(run, lines):
    files = lines("a.jsonl", OTHER, PREPRINT), lines("b.jsonl", PAPER, FULLER, OTHER | {"title": "Editorial"})
    run("index", "build", "library", *files)
    before = works()
    run("index", "add", "library", *files)
    assert works() == before


def test_another_work_of_the_same_id_gets_an_id_of_its_own(run, lines):
    run("index", "build", "library", lines("a.jsonl", OTHER))
    run("index", "add", "library", lines("b.jsonl", PAPER | {"id": "other"}))
    assert sorted(works()) == ["other", "other~2"]


def test_a_retracted_work_is_reported_with_date_and_reason(run, lines, retracted, piped):
    run("index", "build", "library", lines("a.jsonl", FULLER, OTHER), retracted)
    piped(CITED)
    out = run("verify", "--index", "library").out
    assert "CC301" in out
    assert "was retracted on 2024-07-18: Error in Data" in out


@pytest.mark.parametrize("options", [(), ("--no-merge",)])
def test_a_list_of_retractions_alone_is_joined_to_what_the_index_holds(run, lines, retracted, piped, options):
    run("index", "build", "library", lines("a.jsonl", FULLER, OTHER))
    out = run("index", "add", "library", retracted, *options).out
    assert out.startswith("library: 2 references, 0 of them new, 0 records read, 0 left out\n")
    piped(CITED)
    assert "was retracted on 2024-07-18: Error in Data" in run("verify", "--index", "library").out


def test_an_expression_of_concern_is_reported_as_one(run, lines, retracted, tmp_path, piped):
    file = tmp_path / retracted
    file.write_text(file.read_text(encoding="utf-8").replace(",Retraction,", ",Expression of concern,"), "utf-8")
    run("index", "build", "library", lines("a.jsonl", FULLER), retracted)
    piped(CITED)
    out = run("verify", "--index", "library").out
    assert "CC302" in out
    assert "is under an expression of concern on 2024-07-18: Error in Data" in out
