"""Exact keys: which titles meet, and that a hash is never believed."""

from __future__ import annotations

import numpy as np
import pytest

from citecheck.datatypes import Identifier, Reference, Scheme
from citecheck.errors import IndexDamagedError
from citecheck.index import ReferenceIndex, keys
from citecheck.index.keys import KeyTable, KeyWriter

WORKS = [Reference(str(row), f"Title {row % 4}: a part of it", identifiers=(Identifier(Scheme.DOI, f"10.1/{row}"),))
         for row in range(10)]  # fmt: skip


def write(folder, works, first_row=0, earlier=None):
    writer = KeyWriter()
    for row, work in enumerate(works, first_row):
        writer.add(work, row)
    writer.write(folder, earlier)
    return KeyTable(folder)


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
    assert keys.stable_hash("\ud800") == 7497787021708494914


def test_an_entry_is_half_a_hash_and_a_row(tmp_path):
    work = Reference("a", "Deep Learning", identifiers=(Identifier(Scheme.DOI, "10.1000/x"),))
    table = write(tmp_path, [work], first_row=2**31 + 5)
    hashes = (13995176831262258855, 4936677006068249254)
    assert sorted(table.entries.tolist()) == sorted((value >> 32 << 32) + 2**31 + 5 for value in hashes)


def test_a_key_leads_to_its_rows_in_order(tmp_path):
    table = write(tmp_path, WORKS)
    wanted = [keys.hash_title_key("title1apartofit"), keys.hash_identifier(Identifier(Scheme.DOI, "10.1/3")), 12345]
    assert table.lookup(wanted, len(WORKS)) == [[1, 5, 9], [3], []]
    assert table.lookup([], 10) == []
    assert write(tmp_path, []).lookup(wanted, 0) == [[], [], []]


@pytest.mark.parametrize("cut", range(11))
def test_keys_that_were_merged_are_those_of_one_build(tmp_path, cut):
    whole = write(tmp_path, WORKS).entries.tolist()
    first = write(tmp_path, WORKS[:cut]).entries.copy()
    merged = write(tmp_path, WORKS[cut:], cut, first).entries.tolist()
    assert merged == whole == sorted(whole)


def test_a_key_that_leads_to_no_row_is_damage(tmp_path):
    table = write(tmp_path, WORKS)
    with pytest.raises(IndexDamagedError, match=r"keys.npy does not fit the records; build the index again"):
        table.lookup([keys.hash_title_key("title1apartofit")], 9)


def test_keys_of_another_type_are_damage(tmp_path):
    np.save(tmp_path / "keys.npy", np.zeros(3, np.int64), allow_pickle=False)
    with pytest.raises(IndexDamagedError, match=r"keys.npy is not a list of uint64"):
        KeyTable(tmp_path)


@pytest.mark.parametrize("collide", [lambda text: 7, lambda text: 7 << 32 | len(text)], ids=["whole", "half"])
def test_a_collision_of_hashes_is_not_an_answer(tmp_path, monkeypatch, references, cite, collide):
    monkeypatch.setattr(keys, "stable_hash", collide)
    index = ReferenceIndex.build(tmp_path / "index", references)
    (title,) = index.search([cite("Attention Is All You Need")], k=1)
    assert [item.reference.id for item in title] == ["vaswani"]
    (unknown,) = index.search([cite(None, Identifier(Scheme.DOI, "10.1000/none"), form="identifier")])
    assert unknown == ()
