"""Plugins are found by entry points, loaded when they are asked for, and named when they are broken."""

from __future__ import annotations

import sys

import pytest

from citecheck.errors import ConfigurationError
from citecheck.plugins import GROUPS, load_plugin, plugin_names
from citecheck.writers import get_writer, writer_names


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """A distribution with a working writer, one that cannot be imported and one that fails while it is."""
    folder = tmp_path / "site"
    information = folder / "shouting-1.0.dist-info"
    information.mkdir(parents=True)
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: shouting\nVersion: 1.0\n", encoding="utf-8")
    (information / "entry_points.txt").write_text(
        "[citecheck.writers]\nloud = shouting:Loud\nmissing = shouting_not_there:X\nfailing = shouting_failing:X\n",
        encoding="utf-8",
    )
    (folder / "shouting.py").write_text(
        "class Loud:\n    def write(self, reports):\n        return ''.join(r.text.upper() for r in reports)\n",
        encoding="utf-8",
    )
    (folder / "shouting_failing.py").write_text("raise RuntimeError('no licence key')\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(folder))
    yield
    for name in ("shouting", "shouting_failing"):
        sys.modules.pop(name, None)


@pytest.mark.usefixtures("installed")
def test_a_plugin_is_listed_without_being_loaded():
    assert plugin_names("citecheck.writers") == ("failing", "loud", "missing")
    assert "shouting" not in sys.modules
    assert writer_names()[-3:] == ("failing", "loud", "missing")


@pytest.mark.usefixtures("installed")
def test_a_writer_of_a_plugin_is_used_like_any_other():
    assert get_writer("loud").write([]) == ""


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    ("name", "words"), [("missing", "ModuleNotFoundError"), ("failing", "RuntimeError: no licence key")]
)
def test_a_broken_plugin_is_one_clear_error_that_names_it(name, words):
    with pytest.raises(ConfigurationError, match=f"plugin '{name}' of citecheck.writers .*from shouting.*{words}"):
        get_writer(name)


def test_what_is_not_installed_is_refused_with_what_is():
    with pytest.raises(ConfigurationError, match=r"no plugin 'x' is installed in citecheck\.sources; installed: none"):
        load_plugin("citecheck.sources", "x")


def test_there_is_a_group_for_everything_that_can_be_added():
    assert [group.partition(".")[2] for group in GROUPS] == ["readers", "sources", "embedders", "importers", "writers"]
    with pytest.raises(ConfigurationError, match="no plugin group"):
        plugin_names("citecheck.rules")
