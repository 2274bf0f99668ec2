"""``citecheck index export`` writes an index for other programs, and can be read back."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("name", "begins"), [("bibtex", "@"), ("csl-json", "[\n{"), ("jsonl", '{"id"'), ("ris", "TY  - ")]
)
def test_an_index_is_written_and_builds_the_same_again(run, name, begins):
    result = run("index", "export", "--format", name, "--output", "export.txt")
    assert (result.code, result.out) == (0, "")
    shown = run("index", "export", "--format", name).out
    assert shown.startswith(begins)
    assert run("index", "build", "again", "export.txt").out.startswith(
        "again: 2 references, 2 records read, 0 left out"
    )
    assert run("index", "export", "again", "--format", name).out == shown


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--format", "mods"), "invalid choice"),
        (("none",), "none"),
        (("--output", "none/export.txt"), "cannot be written"),
    ],
)
def test_what_cannot_be_exported_is_one_clear_error(run, arguments, words):
    result = run("index", "export", *arguments)
    assert result.code == 2
    assert words in result.err
    assert result.err.count("\n") == 1
