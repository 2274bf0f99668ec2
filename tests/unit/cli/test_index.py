"""``citecheck index`` builds, describes and checks an index."""

from __future__ import annotations

import json

import pytest

RECORDS = [
    {"id": "v17", "type": "paper-conference", "title": "Attention Is All You Need", "author": [{"family": "Vaswani"}]},
    {"id": "broken", "type": "book"},
    {"id": "e90", "type": "article-journal", "title": "Finding Structure in Time", "author": [{"family": "Elman"}]},
]


@pytest.fixture
def references(tmp_path):
    """A file of two good records and a broken one."""
    file = tmp_path / "references.jsonl"
    file.write_text("".join(json.dumps(item) + "\n" for item in RECORDS), encoding="utf-8")
    return file


def test_building_tells_what_went_in_and_what_was_left_out(run, references):
    result = run("index", "build", "library", references, "--name", "my library", "--complete")
    assert result.code == 0
    assert result.out.startswith(
        "library: 2 references, 2 records read, 1 left out, 2 works after merging\nIndex: my library@"
    )
    assert result.err.startswith("left out: ")
    assert "references.jsonl" in result.err


def test_an_index_describes_itself(run, references):
    run("index", "build", "library", references, "--complete")
    out = run("index", "info", "library").out
    assert out.startswith("library: 2 references, built 2")
    for words in ("  article-journal: 1\n", "  paper-conference: 1\n", "Coverage: complete; ", "Embedder: ", "digest "):
        assert words in out


@pytest.fixture
def anthology(tmp_path):
    """A file of works of two venues, with years and licences."""
    works = [
        {"id": f"a{n}", "title": f"On matter {n}", "container-title": "ACL 2019", "issued": {"date-parts": [[2019]]}}
        for n in range(3)
    ]
    old = {"id": "m", "title": "On mind", "container-title": "Mind", "issued": {"date-parts": [[1899]]}}
    mine = {"id": "p", "title": "Mine", "provenance": [["My list", "7", "CC0-1.0"]]}
    file = tmp_path / "anthology.jsonl"
    file.write_text("".join(json.dumps(item) + "\n" for item in [*works, old, mine]), encoding="utf-8")
    return file


def test_what_an_index_holds_is_counted(run, anthology):
    run("index", "build", "library", anthology, "--complete-for", "ACL 2017-2019", "--snapshot", "2026-01-31")
    out = run("index", "info", "library").out
    for words in (
        ", data of 2026-01-31\n",
        "Sources: anthology.jsonl 4; My list 1\n",
        "Licences: CC0-1.0 1\n",
        "Years: 1899 to 2019; 1 without a year\n  before 1920: 1, 2010s: 3\n",
        "Venues: 2; most works are of\n  ACL 2019: 3\n  Mind: 1\n",
        "Coverage: partial; ",
        "  complete for ACL 2017-2019\n",
    ):
        assert words in out


def test_one_question_about_coverage_is_answered(run, anthology):
    run("index", "build", "library", anthology, "--complete-for", "ACL 2017-2019", "--snapshot", "2026-01-31")
    asked = run("index", "coverage", "Annual", "Meeting", "of", "the", "ACL", "2019", "--index", "library")
    assert (asked.code, asked.out.splitlines()) == (
        0,
        [
            "library holds 3 works of Annual Meeting of the ACL 2019, as of 2026-01-31.",
            (
                "library claims to hold all of ACL 2017-2019: "
                "a work of Annual Meeting of the ACL 2019 that is not found there is an error."
            ),
        ],
    )
    assert "does not claim to hold all of Mind" in run("index", "coverage", "Mind", "--index", "library").out


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--complete-for", "2019", "names no venue"),
        ("--complete-for", "ACL 2023-2017", "ends before it begins"),
        ("--snapshot", "yesterday", "is not a day such as 2026-01-31"),
    ],
)
def test_a_claim_that_says_nothing_is_refused(run, anthology, option, value, words):
    refused = run("index", "build", "library", anthology, option, value)
    assert (refused.code, words in refused.err) == (2, True)


def test_absence_where_the_index_is_complete_is_an_error(run, anthology, piped):
    run("index", "build", "library", anthology, "--complete-for", "ACL 2017-2019")
    piped(b"Li, X. (2019). A title that no record in this index bears. In Proceedings of ACL 2019.\n")
    out = run("verify", "--index", "library").out
    assert "CC101 error" in out
    assert "complete for ACL 2017-2019, holds 3 works of" in out
    assert out.count("Searched: ") == 1


def test_absence_from_a_complete_index_is_an_error(run, references, piped):
    run("index", "build", "library", references, "--complete")
    piped(b"Li, X. (2020). A title that no record in this index bears. Journal of Things.\n")
    assert "CC101 error" in run("verify", "--index", "library").out


def test_an_index_is_not_overwritten_unless_told_to(run, references):
    run("index", "build", "library", references)
    refused = run("index", "build", "library", references)
    assert (refused.code, refused.err.count("citecheck: error: ")) == (2, 1)
    assert run("index", "build", "library", references, "--replace").code == 0


def test_every_byte_is_verified(run, references, tmp_path):
    run("index", "build", "library", references)
    assert "every file is as it was written" in run("index", "verify", "library").out
    with (tmp_path / "library" / "gen-1" / "records-1.bin").open("r+b") as file:
        file.write(b"X")
    result = run("index", "verify", "library")
    assert (result.code, result.out) == (2, "")
    assert "records-1.bin was altered" in result.err


@pytest.mark.parametrize("action", ["info", "verify"])
def test_without_folder_the_index_is_the_one_that_verify_uses(run, index_folder, action):
    assert "two works" in run("index", action).out


@pytest.mark.parametrize("action", ["info", "verify"])
def test_a_folder_without_index_is_one_clear_error(run, action):
    result = run("index", action, "nowhere")
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert "nowhere holds no index" in result.err


def test_a_file_that_is_no_list_of_references_is_one_clear_error(run, tmp_path):
    (tmp_path / "notes.txt").write_text("nothing of the kind", encoding="utf-8")
    result = run("index", "build", "library", "notes.txt")
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert not (tmp_path / "library").exists()
