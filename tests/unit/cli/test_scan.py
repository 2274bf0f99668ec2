"""``citecheck scan`` checks many files, each on its own, and tells at the end what it could not read."""

from __future__ import annotations

import json

import pytest

RIGHT = "Vaswani, A., & Shazeer, N. (2017). Attention is all you need. NeurIPS.\n"
WRONG = "Elman, J. L. (1998). Finding structure in time. Cognitive Science.\n"


@pytest.fixture
def documents(tmp_path):
    """A folder with a right and a wrong document, one that is no text, and one of another kind."""
    folder = tmp_path / "documents"
    (folder / "deep").mkdir(parents=True)
    (folder / "b.md").write_text(RIGHT, encoding="utf-8")
    (folder / "a.txt").write_bytes(b"\xff")
    (folder / "deep" / "c.md").write_text(WRONG, encoding="utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    return folder


def test_one_bad_file_does_not_stop_the_others(run, documents):
    result = run("scan", documents, "--format", "jsonl")
    names = [json.loads(line)["document"] for line in result.out.splitlines()]
    assert [name.rpartition("documents/")[2] for name in names] == ["b.md", "deep/c.md"]
    assert "a.txt is not UTF-8" in result.err
    assert result.err.endswith("2 documents checked, 1 could not be read\n")
    assert result.code == 1


@pytest.mark.parametrize(
    ("names", "code"),
    [(["b.md"], 0), (["deep/c.md"], 1), (["a.txt", "b.md"], 3), (["a.txt", "deep/c.md"], 1), (["no.md"], 3)],
)
def test_findings_win_over_failures_and_failures_over_nothing(run, documents, names, code):
    assert run("scan", *(documents / name for name in names)).code == code
    assert run("scan", *(documents / name for name in names), "--exit-zero").code == 0


def test_json_is_an_array_of_reports(run, documents):
    data = json.loads(run("scan", documents, "--format", "json").out)
    assert [item["counts"]["mismatch"] for item in data] == [0, 1]
    assert len(json.loads(run("scan", documents / "b.md", "--format", "json").out)) == 1


def test_text_has_a_block_for_each_document(run, documents):
    out = run("scan", documents / "b.md", documents / "deep" / "c.md").out
    assert out.index("b.md: 1 citation: 1 verified") < out.index("c.md: 1 citation: 0 verified, 1 mismatch")


def test_output_is_written_to_the_named_file(run, documents, tmp_path):
    result = run("scan", documents / "b.md", "--format", "jsonl", "--output", tmp_path / "out.jsonl")
    assert result.out == ""
    assert json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))["counts"]["verified"] == 1


@pytest.mark.parametrize("arguments", [["--workers", "0"], ["--index", "nowhere"], ["--output", "no/such/out"]])
def test_what_cannot_be_done_is_one_clear_line_and_code_2(run, documents, arguments):
    result = run("scan", documents / "b.md", *arguments)
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert result.err.startswith("citecheck: error: ")


def test_a_folder_without_documents_is_an_error(run, tmp_path):
    (tmp_path / "empty").mkdir()
    assert "no document to check" in run("scan", tmp_path / "empty").err
