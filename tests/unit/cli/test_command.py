"""The command as a whole: versions, usage errors, interruptions, output in any locale."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from citecheck import __version__
from citecheck.cli import explain


def test_the_version_is_that_of_the_package(run):
    assert run("--version") == run("--version").__class__(0, f"citecheck {__version__}\n", "")


@pytest.mark.parametrize("arguments", [[], ["fly"], ["verify", "--rewrite", "erase"], ["index"], ["verify", "--fly"]])
def test_wrong_usage_is_one_line_and_code_2(run, arguments):
    result = run(*arguments)
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert result.err.startswith("citecheck: error: ")
    assert "--help" in result.err


def test_help_names_the_exit_codes(run):
    result = run("verify", "--help")
    assert result.code == 0
    assert "0 clean; 1 findings" in " ".join(result.out.split())


def test_a_page_is_printed_and_an_unknown_code_refused(run):
    assert run("explain", "CC202").out.startswith("CC202 authors-differ")
    refused = run("explain", "CC999")
    assert (refused.code, refused.out) == (2, "")
    assert "there is no finding code 'CC999'" in refused.err


def test_an_interruption_is_told_without_traceback(run, monkeypatch):
    def interrupted(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(explain, "run", interrupted)
    assert (run("explain", "CC101").code, run("explain", "CC101").err) == (130, "citecheck: interrupted\n")


def _command(*arguments, data=b"", **environment):
    child = [sys.executable, "-m", "citecheck", *arguments]
    return subprocess.run(child, input=data, capture_output=True, check=False, env={**os.environ, **environment})


def test_output_is_utf_8_in_an_ascii_locale(index_folder):
    text = "Größe: Müller, Ä. (2001). Über Titel. Zeitschrift für Dinge, 3, 1–9.\n"
    child = _command(
        "verify", "--index", index_folder, "--rewrite", "flag", data=text.encode(), LC_ALL="C", PYTHONIOENCODING="ascii"
    )
    assert child.stdout.decode("utf-8").startswith("Größe: Müller")
    assert b"Traceback" not in child.stderr


def test_a_reader_that_goes_away_is_no_error():
    """The pipe is closed before anything is written to it."""
    reading, writing = os.pipe()
    os.close(reading)
    child = subprocess.run(
        [sys.executable, "-m", "citecheck", "explain", "CC101"], stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert (child.returncode, child.stderr) == (141, b"")
