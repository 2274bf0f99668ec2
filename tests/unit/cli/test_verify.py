"""``citecheck verify`` prints one report or the rewritten text, and its exit code says what it found."""

from __future__ import annotations

import json
import sys

import pytest

RIGHT = "Vaswani, A., & Shazeer, N. (2017). Attention is all you need. NeurIPS.\n"
WRONG = "Elman, J. L. (1998). Finding structure in time. Cognitive Science.\n"
UNKNOWN = "Li, X. (2020). A title that no record in this index bears. Journal of Things.\n"


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        (RIGHT, 0, "1 verified"),
        (WRONG, 1, "CC203 warning"),
        (UNKNOWN, 1, "CC101 warning"),
        ("Nothing.\n", 0, "0 citations"),
    ],
)
def test_the_exit_code_says_whether_there_are_findings(run, tmp_path, text, code, words):
    (tmp_path / "answer.md").write_text(text, encoding="utf-8")
    result = run("verify", "answer.md")
    assert (result.code, result.err) == (code, "")
    assert words in result.out
    assert run("verify", "answer.md", "--exit-zero").code == 0


@pytest.mark.parametrize("arguments", [("verify",), ("verify", "-")])
def test_text_is_read_from_standard_input(run, piped, arguments):
    piped(WRONG.encode())
    assert run(*arguments).out.startswith("standard input: 1 citation: 0 verified, 1 mismatch")


def test_nothing_is_waited_for_at_a_terminal(run, monkeypatch):
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    result = run("verify")
    assert result.code == 2
    assert "no text given" in result.err


def test_json_is_the_report(run, piped):
    piped(WRONG.encode())
    data = json.loads(run("verify", "--format", "json").out)
    assert (data["schema"], data["counts"]["mismatch"]) == (1, 1)


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        ("flag", WRONG.rstrip() + " [citation not verified: year 1998, on record 1990]\n"),
        ("replace", WRONG.replace("1998", "1990")),
        ("remove", RIGHT),
    ],
)
def test_rewriting_prints_the_text_and_tells_its_edits_apart(run, piped, mode, expected):
    piped((RIGHT + WRONG).encode())
    result = run("verify", "--rewrite", mode)
    assert result.out == (expected if mode == "remove" else RIGHT + expected)
    assert result.err.startswith(f"1 edit ({mode})\n  line 2: ")
    assert "1990" in result.err
    assert result.code == 1


def test_line_ends_and_letters_of_every_script_pass_through(run, piped, tmp_path):
    text = "Größe 文字 \u202e.\r\nNo citation.\r\n"
    piped(text.encode())
    assert run("verify", "--rewrite", "flag", "--output", "out.md").code == 0
    assert (tmp_path / "out.md").read_bytes() == text.encode()


def test_output_goes_to_the_named_file_and_nowhere_else(run, piped, tmp_path):
    piped(RIGHT.encode())
    assert run("verify", "--output", "report.txt").out == ""
    assert [path.name for path in tmp_path.iterdir()] == ["report.txt"]
    assert "1 verified" in (tmp_path / "report.txt").read_text(encoding="utf-8")


def test_the_format_of_the_text_can_be_named(run, piped):
    piped(RIGHT.encode())
    assert "1 verified" in run("verify", "--input-format", "plain").out


@pytest.mark.parametrize(
    ("data", "words"), [(b"\xff\xfe\x00", "UTF-16"), (b"a\x00b", "binary"), (b"caf\xe9", "not UTF-8")]
)
def test_bytes_that_are_no_text_are_one_clear_error(run, piped, data, words):
    piped(data)
    result = run("verify")
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert result.err.startswith("citecheck: error: standard input")
    assert words in result.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["missing.md"], "missing.md cannot be read"),
        (["."], "is a folder"),
        (["-", "--format", "yaml"], "the formats are text, json, jsonl"),
        (["-", "--index", "nowhere"], "nowhere holds no index"),
        (["-", "--output", "no/such/folder/out.txt"], "cannot be written"),
    ],
)
def test_what_cannot_be_done_is_one_clear_line_and_code_2(run, piped, arguments, words):
    piped(b"Nothing.\n")
    result = run("verify", *arguments)
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert result.err.startswith("citecheck: error: ")
    assert words in result.err
