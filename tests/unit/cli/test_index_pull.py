"""``citecheck index pull`` shows what there is, downloads what is named, and says what came of it in a few lines."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest

from citecheck.cli import index_pull, options
from citecheck.index import describe
from citecheck.index.pulling.recipes import names_of_recipes, recipe_from_data

RECORDS = b'{"id": "a", "title": "A Work", "issued": {"date-parts": [[2017]]}}\n{"id": "b"}\n'


@pytest.fixture
def recipe(server, act, monkeypatch):
    """A collection of one work and one broken record, in place of every recipe."""
    server.files["/works.gz"] = act.Served(gzip.compress(RECORDS))
    texts = dict.fromkeys(("description", "homepage", "licence", "format", "coverage"), "x")
    made = recipe_from_data("small", {**texts, "title": "Small", "origin": {"urls": [server.url("/works.gz")]}})
    monkeypatch.setattr(index_pull, "find_recipe", lambda _: made)
    return made


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    """A cache of the test's own."""
    monkeypatch.setenv("CITECHECK_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_the_list_names_size_licence_and_coverage_of_every_collection(run):
    result = run("index", "pull", "--list")
    assert result.code == 0
    assert "\ndblp: DBLP, about 1.0 GB, CC0-1.0\n" in result.out
    assert result.out.count("\n  covers: ") == len(names_of_recipes())
    assert "not confirmed: " in result.out


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ([], "which collection"),
        (["nothing"], "no collection is called 'nothing'; known are acl-anthology"),
        (["dblp", "--filter", "author=Li"], "is no filter"),
        (["dblp", "--filter", "year>2000"], "name it with --into"),
        (["dblp", "--into", "x", "--filter", "field=cs"], "names no field of study"),
        (["retraction-watch", "--into", "x"], "pull without --into"),
        (["crossref"], "--from FOLDER"),
        (["dblp", "--into", "x", "--from", "nowhere"], "no file or folder nowhere"),
    ],
)
def test_what_cannot_work_is_one_line_with_the_way_out(run, arguments, reason):
    result = run("index", "pull", *arguments)
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert reason in result.err


def test_a_pull_ends_in_an_index_and_says_so(run, recipe, cache):
    result = run("index", "pull", "small", "--into", "works")
    assert (result.code, describe("works").n_references) == (0, 1)
    assert result.out.startswith("works: 1 references, 1 records read, 1 left out\nIndex: works@")
    assert result.err.startswith("left out: works.gz, line 2: ")
    assert [path for path in cache.rglob("*") if path.is_file() and path.name != "LOCK"] == []


def test_without_an_index_the_file_is_named_and_the_next_step(run, recipe, cache):
    result = run("index", "pull", "small")
    file = cache / "collections" / "small" / "files" / "works.gz"
    assert file.read_bytes() == gzip.compress(RECORDS)
    assert result.out.startswith(f"{file}: ")
    assert result.out.endswith("make an index of it with: citecheck index pull small --into INDEX\n")


def test_the_folder_of_downloads_can_be_named_and_kept(run, recipe):
    run("index", "pull", "small", "--into", "works", "--to", "here", "--keep")
    assert Path("here/small/files/works.gz").exists()


def test_a_file_of_ones_own_needs_no_server(run, recipe, server, tmp_path):
    (tmp_path / "own.jsonl").write_bytes(RECORDS)
    assert run("index", "pull", "small", "--into", "works", "--from", "own.jsonl").code == 0
    assert server.asked == []


def test_a_failure_is_one_line(run, recipe, server, act):
    server.acts["/works.gz"] = [act.page("Sign in")]
    result = run("index", "pull", "small", "--into", "works")
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert "citecheck: error: " in result.err
    assert "answers with a web page (“Sign in”) instead of data" in result.err


def test_ctrl_c_is_one_line_and_the_next_run_completes_it(run, recipe, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(index_pull._Shown, "built", interrupted)
        result = run("index", "pull", "small", "--into", "works")
    assert (result.code, result.err.splitlines()[-1]) == (130, "citecheck: interrupted")
    assert run("index", "pull", "small", "--into", "works").code == 0
    assert describe("works").n_references == 1


def test_what_can_be_got_by_hand_is_said_when_the_server_refuses(run, recipe, server, act, monkeypatch):
    from dataclasses import replace

    by_hand = replace(recipe, by_hand="Get it with an account.")
    monkeypatch.setattr(index_pull, "find_recipe", lambda _: by_hand)
    server.acts["/works.gz"] = [act.answer(403)]
    result = run("index", "pull", "small")
    assert result.err.endswith("to see why. Get it with an account.\n")


def test_servers_hear_the_address_of_the_environment(run, recipe, server, monkeypatch):
    monkeypatch.setenv("CITECHECK_MAILTO", "a@example.org")
    run("index", "pull", "small")
    assert "mailto:a@example.org" in server.asked[0][1]["User-Agent"]


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self):
        return True


def test_bars_show_sizes_rate_and_time_left(monkeypatch):
    from citecheck.cli import progress

    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(progress, "INTERVAL", 0.0)
    stream, ticks = Terminal(), iter(range(100))
    bar = progress.Progress(10**9, stream, lambda: float(next(ticks)), "data", begin=2 * 10**8, in_bytes=True)
    bar.reach(3 * 10**8)
    assert "300 MB of 1.0 GB  100 MB/s  0:07 left" in stream.getvalue()


CACHES = {
    "named": ({"CITECHECK_CACHE": "/a"}, Path("/a")),
    "XDG": ({"XDG_CACHE_HOME": "/b"}, Path("/b/citecheck")),
    "XDG, not absolute": ({"XDG_CACHE_HOME": "b", "HOME": "/c"}, Path("/c/.cache/citecheck")),
    "neither": ({"HOME": "/c"}, Path("/c/.cache/citecheck")),
}


@pytest.mark.parametrize(("variables", "folder"), CACHES.values(), ids=CACHES.keys())
def test_the_cache_lies_where_the_environment_says(monkeypatch, variables, folder):
    for name in ("CITECHECK_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert options.cache_folder() == folder
