"""Rows are found by id, confirmed on the record, and not once they were removed."""

from __future__ import annotations

import pytest

from citecheck.datatypes import Reference
from citecheck.index import ids
from citecheck.index.ids import IdTable, IdWriter

NAMES = ("smith2020", "smith2020~2", "", "ж", "lone \ud800", "li2019")


class Records(list):
    """Records in memory."""

    def __init__(self, names):
        super().__init__(Reference(name, "Title") for name in names)


def write(folder, names, former=None):
    writer = IdWriter()
    for row, work in enumerate(Records(names)):
        writer.add(work, row)
    folder.mkdir(exist_ok=True)
    writer.write(folder, former)


@pytest.fixture
def table(tmp_path):
    write(tmp_path, NAMES)
    return IdTable(tmp_path, Records(NAMES), frozenset())


def test_every_id_leads_to_its_row(table):
    assert [table.find(name) for name in NAMES] == list(range(len(NAMES)))
    assert (table.find("li2020"), table.find("smith2020~3")) == (None, None)


def test_hashes_of_ids_are_stable():
    """They stand in index files: another value would let an index hold one id twice."""
    assert ids._hash("smith2020") == 2384432013


def test_a_row_that_was_removed_is_not_found_and_its_id_may_be_given_again(tmp_path):
    names = ("a", "b", "a", "a")
    write(tmp_path, names)
    found = [IdTable(tmp_path, Records(names), frozenset(gone)).find("a") for gone in ([], [0], [0, 2], [0, 2, 3])]
    assert found == [0, 2, 3, None]


@pytest.mark.parametrize("collide", [lambda text: 0, lambda text: 2**64 - 1])
def test_a_collision_is_not_an_answer(tmp_path, monkeypatch, collide):
    monkeypatch.setattr(ids, "stable_hash", collide)
    write(tmp_path, NAMES)
    table = IdTable(tmp_path, Records(NAMES), frozenset())
    assert [table.find(name) for name in (*NAMES, "other")] == [*range(len(NAMES)), None]


def test_ids_that_were_added_stand_behind_the_former_ones(tmp_path):
    write(tmp_path / "whole", NAMES)
    write(tmp_path / "former", NAMES[:4])
    write(tmp_path / "grown", NAMES[4:], tmp_path / "former")
    assert (tmp_path / "grown" / "ids.npy").read_bytes() == (tmp_path / "whole" / "ids.npy").read_bytes()


def test_an_index_without_records_holds_no_id(tmp_path):
    write(tmp_path, ())
    assert IdTable(tmp_path, Records(()), frozenset()).find("a") is None
