"""The word table: what it knows, how it is written and read, and what happens without it."""

from __future__ import annotations

import pytest

from citecheck import lexicon as module
from citecheck.errors import ConfigurationError
from citecheck.lexicon import UNKNOWN, lexicon, read_lexicon, write_lexicon


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "lexicon.bin"
    write_lexicon(path, {"okafor": 3, "bogs": 41}, {"nature", "journal of peatland studies", "journal of"})
    return path


def test_what_is_written_is_read(path):
    table = read_lexicon(path)
    assert [table.word_class(word) for word in ("okafor", "bogs", "unheard")] == [3, 41, UNKNOWN]


@pytest.mark.parametrize(
    ("words", "start", "length"),
    [
        ("journal of peatland studies 12", 0, 4),
        ("journal of bogs", 0, 2),
        ("in nature 12", 1, 1),
        ("in nature 12", 0, 0),
        ("", 0, 0),
    ],
)
def test_the_longest_name_of_a_venue_at_a_word_is_found(path, words, start, length):
    assert read_lexicon(path).venue_length(words.split(), start) == length


def test_the_same_words_give_the_same_bytes_in_any_order(tmp_path, path):
    other = tmp_path / "other.bin"
    write_lexicon(other, {"bogs": 41, "okafor": 3}, {"journal of", "nature", "journal of peatland studies"})
    assert other.read_bytes() == path.read_bytes()


@pytest.mark.parametrize("content", [None, b"", b"no table", b"citecheck lexicon 1\n\x01\x00\x00\x00\x00\x00\x00\x00"])
def test_a_missing_or_broken_table_is_named(tmp_path, monkeypatch, content):
    path = tmp_path / "absent.bin"
    if content is not None:
        path.write_bytes(content)
    monkeypatch.setattr(module, "shipped_path", lambda part: path)
    with pytest.raises(ConfigurationError, match=r"absent\.bin"):
        lexicon.__wrapped__()


def test_the_shipped_table_knows_common_venues_and_tells_names_from_text():
    table = lexicon()
    assert table.venue_length(["phys", "rev", "lett"]) == 3
    assert table.venue_length(["journal", "of", "machine", "learning", "research"]) == 5
    assert table.word_class("garcia") != UNKNOWN != table.word_class("learning")
    assert table.word_class("garcia") != table.word_class("learning")
