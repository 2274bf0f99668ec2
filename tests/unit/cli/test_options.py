"""Which index is meant: argument, environment, nearest configuration file, starter index, in this order."""

from __future__ import annotations

from pathlib import Path

import pytest

from citecheck.cli.options import chosen_index
from citecheck.errors import ConfigurationError


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """An empty folder two levels below one that may hold a configuration, and no environment."""
    (tmp_path / "a" / "b").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "a" / "b")
    monkeypatch.delenv("CITECHECK_INDEX", raising=False)
    return tmp_path


def test_without_any_word_it_is_the_starter_index(folder):
    (folder / "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
    assert chosen_index(None) is None


@pytest.mark.parametrize(
    ("name", "content"), [("pyproject.toml", "[tool.citecheck]\nindex = 'refs'"), ("citecheck.toml", "index = 'refs'")]
)
def test_a_configuration_above_names_it_relative_to_itself(folder, name, content):
    (folder / name).write_text(content, encoding="utf-8")
    assert chosen_index(None) == folder / "refs"


def test_the_nearest_configuration_wins(folder):
    (folder / "pyproject.toml").write_text("[tool.citecheck]\nindex = 'far'", encoding="utf-8")
    (folder / "a" / "citecheck.toml").write_text("index = 'near'", encoding="utf-8")
    assert chosen_index(None) == folder / "a" / "near"


def test_the_environment_wins_over_configuration_and_the_argument_over_both(folder, monkeypatch):
    (folder / "citecheck.toml").write_text("index = 'configured'", encoding="utf-8")
    monkeypatch.setenv("CITECHECK_INDEX", "from-environment")
    assert chosen_index(None) == Path("from-environment")
    assert chosen_index("argument") == Path("argument")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("index = ", "cannot be read as TOML"),
        ("index = 3", "must be the path"),
        ("indx = 'x'", "sets indx; known is: index"),
    ],
)
def test_a_configuration_that_cannot_be_used_is_named(folder, content, words):
    (folder / "citecheck.toml").write_text(content, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=f"citecheck.toml.*{words}"):
        chosen_index(None)
