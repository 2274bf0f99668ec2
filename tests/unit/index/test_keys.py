"""Exact keys: which titles meet, and that a hash is never believed."""

from __future__ import annotations

import pytest

from citecheck.datatypes import Identifier, Scheme
from citecheck.index import ReferenceIndex, keys


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Deep Learning", ("deeplearning",)),
        ("Governing the Commons: The Evolution", ("governingthecommonstheevolution", "governingthecommons")),
        ("What is life? The physical aspect", ("whatislifethephysicalaspect",)),
        ("Life: A User's Manual", ("lifeausersmanual",)),
        ("¿?", ()),
    ],
)
def test_a_title_has_a_whole_key_and_a_main_key_if_that_is_long_enough(title, expected):
    assert keys.title_keys(title) == expected


def test_hashes_are_stable():
    """They stand in index files: another value would make every index silently empty."""
    assert keys.hash_identifier(Identifier(Scheme.DOI, "10.1000/x")) == 13995176831262258855
    assert keys.hash_title_key("deeplearning") == 4936677006068249254


def test_a_collision_of_hashes_is_not_an_answer(tmp_path, monkeypatch, references, cite):
    monkeypatch.setattr(keys, "_hash", lambda text: 7)
    index = ReferenceIndex.build(tmp_path / "index", references)
    (title,) = index.search([cite("Attention Is All You Need")], k=1)
    assert [item.reference.id for item in title] == ["vaswani"]
    (unknown,) = index.search([cite(None, Identifier(Scheme.DOI, "10.1000/none"), form="identifier")])
    assert unknown == ()
