"""Writers are found by name."""

from __future__ import annotations

import pytest

from citecheck.errors import ConfigurationError
from citecheck.writers import WRITERS, get_writer, writer_names


@pytest.mark.parametrize("name", WRITERS)
def test_each_name_gives_its_writer(name):
    assert type(get_writer(name)).__name__ == WRITERS[name][1]


def test_an_unknown_name_is_refused_with_the_names_there_are():
    with pytest.raises(ConfigurationError, match="'yaml'; the formats are text, json, jsonl"):
        get_writer("yaml")


def test_the_names_are_those_of_the_table_first():
    assert writer_names()[:3] == ("text", "json", "jsonl")
