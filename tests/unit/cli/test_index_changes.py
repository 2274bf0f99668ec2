"""``citecheck index`` adds, removes, compacts and searches; whatever stops it, the index stays as it was."""

from __future__ import annotations

import gzip
import json
import sys

import pytest

from citecheck.cli import index as index_command
from citecheck.cli import progress
from citecheck.index import ReferenceIndex, count_records, describe

RECORDS = [
    {
        "id": "v17",
        "type": "paper-conference",
        "title": "Attention Is All You Need",
        "author": [{"family": "Vaswani"}, {"family": "Shazeer"}, {"family": "Parmar"}, {"family": "Uszkoreit"}],
        "issued": {"date-parts": [[2017]]},
        "container-title": "NeurIPS",
        "abstract": "The dominant sequence models rest on recurrent networks; ours does not.",
    },
    {"id": "e90", "type": "article-journal", "title": "Finding Structure in Time", "author": [{"family": "Elman"}]},
]
MORE = [
    {
        "id": "s48",
        "type": "report",
        "title": "A Mathematical Theory of Communication",
        "author": [{"family": "Shannon"}],
    },
    {"id": "broken", "type": "book"},
]


def write(file, records):
    file.write_text("".join(json.dumps(item) + "\n" for item in records), encoding="utf-8")
    return file


@pytest.fixture(autouse=True)
def library(run, tmp_path):
    """An index of two works in the folder library, and a file of more."""
    write(tmp_path / "more.jsonl", MORE)
    assert run("index", "build", "library", write(tmp_path / "works.jsonl", RECORDS)).code == 0
    return tmp_path / "library"


def state(path):
    return {file.relative_to(path).as_posix(): file.read_bytes() for file in path.rglob("*") if file.is_file()}


def test_adding_tells_what_is_new(run, library):
    result = run("index", "add", "library", "more.jsonl")
    assert result.code == 0
    assert result.out.startswith("library: 3 references, 1 of them new, 1 records read, 1 left out\nIndex: library@")
    assert result.err.startswith("left out: ")
    assert [work.id for work in ReferenceIndex.open(library)] == ["v17", "e90", "s48"]
    again = run("index", "add", "library", "more.jsonl", "works.jsonl")
    assert again.out.startswith("library: 3 references, 0 of them new, 3 records read, 1 left out\n")


def test_removing_tells_what_is_left(run, library):
    result = run("index", "remove", "library", "v17")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("library: 1 references, 1 removed\nIndex: library@")
    assert "removed, and gone when the index is compacted: 1\n" in run("index", "info", "library").out
    assert run("index", "verify", "library").code == 0


def test_an_unknown_id_removes_nothing(run, library):
    before = state(library)
    result = run("index", "remove", "library", "v17", "nobody")
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert "holds no reference with the id nobody; nothing was removed" in result.err
    assert state(library) == before


def test_compacting_writes_the_index_anew(run, library):
    run("index", "remove", "library", "v17")
    run("index", "add", "library", "more.jsonl")
    result = run("index", "compact", "library")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("library: 2 references, written anew\nIndex: library@")
    assert "removed" not in run("index", "info", "library").out
    assert describe(library).parts == (1,)


def test_info_counts_abstracts(run):
    assert "Abstracts: 1, vectors Flat\n" in run("index", "info", "library").out


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (
            ["attention", "is all you need"],
            "1.00 title_key  Vaswani, Shazeer, Parmar et al. 2017. Attention Is All You Need. NeurIPS [v17]",
        ),
        (["Finding structur in tim"], "words      Elman. Finding Structure in Time [e90]"),
        (["Fnding strcture n tme"], "vector     Elman. Finding Structure in Time [e90]"),
    ],
)
def test_a_search_shows_how_each_candidate_was_found(run, words, line):
    result = run("index", "search", "library", *words)
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines()[0].endswith(line)


def test_a_search_by_topic_goes_by_abstracts(run):
    (line,) = run("index", "search", "library", "--topic", "-k", "1", "recurrent sequence models").out.splitlines()
    assert "vector" in line
    assert line.endswith("[v17]")


@pytest.mark.parametrize("number", ["0", "-1", "many"])
def test_a_number_of_candidates_is_a_number(run, number):
    result = run("index", "search", "library", "-k", number, "attention")
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert "is not a number from 1" in result.err or "expected one argument" in result.err


def test_a_search_that_finds_nothing_says_so(run, library):
    run("index", "remove", "library", "v17", "e90")
    assert run("index", "search", "library", "attention").out == "library holds nothing like it\n"


@pytest.mark.parametrize(
    "arguments", [["add", "nowhere", "more.jsonl"], ["remove", "nowhere", "v17"], ["compact", "nowhere"]]
)
def test_a_folder_without_index_is_one_clear_error(run, tmp_path, arguments):
    result = run("index", *arguments)
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert "nowhere holds no index" in result.err
    assert not (tmp_path / "nowhere").exists()


def test_a_file_that_is_no_list_of_references_changes_nothing(run, library, tmp_path):
    (tmp_path / "notes.txt").write_text("nothing of the kind", encoding="utf-8")
    before = state(library)
    result = run("index", "add", "library", "more.jsonl", "notes.txt")
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert state(library) == before


# Interrupts.


@pytest.mark.parametrize(
    "arguments",
    [["build", "new", "more.jsonl"], ["build", "library", "more.jsonl", "--replace"], ["add", "library", "more.jsonl"]],
    ids=["build", "replace", "add"],
)
def test_an_interrupt_leaves_what_was_there(run, library, tmp_path, monkeypatch, arguments):
    whole = index_command.import_references

    def interrupted(file, skipped):
        yield next(whole(file, skipped))
        raise KeyboardInterrupt

    before = state(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(index_command, "import_references", interrupted)
        result = run("index", *arguments)
    assert (result.code, result.out, result.err) == (130, "", "citecheck: interrupted\n")
    assert state(tmp_path) == before
    assert not (tmp_path / "new").exists()
    assert run("index", *arguments).code == 0


# Progress.


@pytest.fixture
def terminal(capsys, monkeypatch):
    """Make standard error a terminal on which every step is drawn."""

    def make():
        monkeypatch.delenv("NO_COLOR", raising=False)
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
        monkeypatch.setattr(progress, "INTERVAL", 0)

    return make


@pytest.mark.parametrize(
    ("arguments", "stages"),
    [
        (["build", "new", "works.jsonl"], ["reading", "merging", "references", "titles", "abstracts"]),
        (["add", "library", "more.jsonl"], ["references", "titles"]),
        (["compact", "library"], ["references", "titles", "abstracts"]),
    ],
)
def test_progress_is_drawn_stage_by_stage_and_wiped_away(run, terminal, arguments, stages):
    terminal()
    result = run("index", *arguments)
    assert result.code == 0
    drawn = [part.split("  ")[0] for part in result.err.split("\r\x1b[K") if "/s" in part]
    assert list(dict.fromkeys(drawn)) == stages
    assert "2/2" in result.err or "1/1" in result.err
    assert "\r" not in result.out


@pytest.mark.parametrize("action", ["build", "add"])
def test_no_progress_is_drawn_where_nobody_looks(run, action, monkeypatch):
    monkeypatch.setattr(progress, "INTERVAL", 0)
    folder = "new" if action == "build" else "library"
    assert run("index", action, folder, "works.jsonl").err == ""


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.jsonl", b'{"id": 1}\n{"id": 2}\n', 2),
        ("a.jsonl.gz", gzip.compress(b'{"id": 1}\n' * 70_000), 70_000),
        ("a.bib", b"@book{a, title={A}}\n@book{b, title={B}}\n", 2),
        ("a.json", b'[{"id": "a"}, {"id": "b"}]', None),
        ("a.txt", b"nothing of the kind", None),
        ("a.gz", b"\x1f\x8b broken", None),
        ("none", None, None),
    ],
)
def test_records_are_counted_about_where_that_costs_little(tmp_path, name, content, expected):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    found = count_records(tmp_path / name)
    assert found == expected or abs(found - expected) <= 1


@pytest.mark.parametrize(
    ("names", "total"), [(["works.jsonl"], 2), (["works.jsonl", "more.jsonl"], 4), (["works.jsonl", "list.json"], None)]
)
def test_the_bar_of_references_knows_how_many_there_are_if_every_file_tells(run, terminal, tmp_path, names, total):
    terminal()
    (tmp_path / "list.json").write_text(json.dumps(RECORDS), encoding="utf-8")
    with index_command._Read([str(tmp_path / name) for name in names]).progress() as bars:
        assert bars._expected == {"references": total, "reading": total}
