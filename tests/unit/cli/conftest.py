"""The command, run in this process, with a small index of its own."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from citecheck import testing
from citecheck.cli import main

KNOWN = (
    testing.reference(
        "Attention Is All You Need", authors=["Vaswani, Ashish", "Shazeer, Noam"], year=2017, venue="NeurIPS"
    ),
    testing.reference("Finding Structure in Time", authors=["Elman, Jeffrey L."], year=1990, venue="Cognitive Science"),
)


@dataclass(frozen=True)
class Result:
    """What a command left behind."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="package")
def index_folder():
    """The folder of an index of two works."""
    with testing.temporary_index(KNOWN, name="two works") as index:
        yield str(index.path)


@pytest.fixture
def run(capsys, monkeypatch, tmp_path, index_folder):
    """Run the command in an empty folder, with the small index as the one from the environment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CITECHECK_INDEX", index_folder)

    def command(*arguments):
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return command


@pytest.fixture
def piped(monkeypatch):
    """Let bytes stand on standard input."""
    import io
    import sys

    def give(data: bytes):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    return give
