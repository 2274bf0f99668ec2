"""Whenever a change of an index is cut short, readers see the index before it or after it, and the next one succeeds.

The real operations on real files, each stopped before every single operation on the disk; what C libraries write is
seen when it is flushed.
"""

from __future__ import annotations

import errno
import os
import shutil
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from citecheck.datatypes import PersonName, Reference
from citecheck.errors import IndexMissingError, IndexSchemaError, ReferenceIndexError
from citecheck.index import ReferenceIndex, verify_files
from citecheck.index.layout import CURRENT, LOCK, number_of

if TYPE_CHECKING:
    from collections.abc import Callable

OLD = tuple(
    Reference(f"old {number}", title, (PersonName(name),), 2000 + number, abstract=abstract)
    for number, (name, title, abstract) in enumerate(
        [("Li", "On rivers", "Of water."), ("Ma", "On the mountains", None), ("Wu", "Of rivers and of seas", None)]
    )
)
NEW = (Reference("new", "On the lakes", (PersonName("Li"),), 2009, abstract="Of fish."), Reference("newer", "On ice"))
DAY = date(2026, 1, 31)


def nothing(stored, path):
    """No index stands there."""


def built(stored, path):
    ReferenceIndex.build(path, OLD, created=DAY)


def grown(stored, path):
    """Two generations, two parts of records, and one record that was removed."""
    built(stored, path)
    ReferenceIndex.add(path, [Reference("gone", "On clouds", abstract="Of rain.")])
    ReferenceIndex.remove(path, ["gone"])


def schema_1(stored, path):
    stored.write_schema_1(path, OLD)


@dataclass(frozen=True)
class Change:
    """What stood before, what is done, and what is there afterwards."""

    begin: Callable[..., None]
    act: Callable[..., Any]
    after: tuple[Reference, ...]


CHANGES = {
    "build": Change(nothing, lambda path: ReferenceIndex.build(path, NEW, created=DAY), NEW),
    "replace": Change(grown, lambda path: ReferenceIndex.build(path, NEW, created=DAY, replace=True), NEW),
    "add": Change(grown, lambda path: ReferenceIndex.add(path, NEW), (*OLD, *NEW)),
    "remove": Change(grown, lambda path: ReferenceIndex.remove(path, ["old 0", "old 2"]), OLD[1:2]),
    "compact": Change(grown, ReferenceIndex.compact, OLD),
    "move from schema 1": Change(schema_1, ReferenceIndex.compact, OLD),
}
QUERIES = ["On the rivers", "Li (2009). On the lakes. Journal.", "mountains", "clouds"]


def seen(path):
    """Return what readers see: the references and the answers, or the words with which they are refused."""
    try:
        index = ReferenceIndex.open(path)
    except IndexMissingError:
        return "missing"
    except IndexSchemaError:
        return "schema 1"
    assert verify_files(path) == ()
    return tuple(index), index.version, index.search(QUERIES), index.nearest(QUERIES)


@pytest.fixture(params=CHANGES)
def change(request):
    return CHANGES[request.param]


@pytest.fixture
def begin(change, stored, tmp_path):
    """Make folders with the index before the change, each in a folder of its own."""
    (tmp_path / "model").mkdir()
    change.begin(stored, tmp_path / "model" / "index")

    def make(name):
        return shutil.copytree(tmp_path / "model", tmp_path / str(name))

    return make


def check_no_leftovers(path):
    names = {entry.name for entry in path.iterdir()}
    generations = {name for name in names if number_of(path / name)}
    assert names == {CURRENT, LOCK, *generations}
    assert 1 <= len(generations) <= 2
    assert not any(name.endswith(".writing") for name in generations)


def check_next_change(change, path, before, after):
    """Do again what was cut short; what was done already, is followed by another change."""
    if seen(path) == before:
        change.act(path)
        assert seen(path) == after
    index = ReferenceIndex.add(path, [Reference("next", "The next one")])
    assert tuple(index) == (*after[0], Reference("next", "The next one"))
    check_no_leftovers(path)


def measured(crashing, change, begin):
    """Return what is seen before and after a change, and the operations of the change."""
    place = begin("measured")
    before = seen(place / "index")
    found = crashing.operations(lambda: change.act(place / "index"), place)
    after = seen(place / "index")
    assert after[0] == change.after
    check_no_leftovers(place / "index")
    return before, after, found


def position_of_publication(found):
    return found.index("replace index/CURRENT.tmp index/CURRENT")


def test_a_change_may_be_cut_short_at_any_operation(crashing, change, begin):
    before, after, found = measured(crashing, change, begin)
    assert len(found) > 10
    for number in range(len(found)):
        place = begin(number)
        crashing.crash_here(lambda place=place: change.act(place / "index"), place, number)
        expected = after if number > position_of_publication(found) else before
        assert seen(place / "index") == expected, found[number]
        check_next_change(change, place / "index", before, after)
        shutil.rmtree(place)


def test_the_power_may_go_at_any_moment_of_a_change(crashing, change, begin, tmp_path):
    before, after, _ = measured(crashing, change, begin)
    place = begin("cut")
    moments = crashing.power_cuts(lambda: change.act(place / "index"), place)
    found = []
    for number, (_, left) in enumerate(moments):
        crashing.restore(left, tmp_path / f"left {number}")
        found.append(seen(tmp_path / f"left {number}" / "index"))
    assert len(moments) > 20
    for kind in (found[::2], found[1::2]):
        turn = kind.index(after)
        assert kind == [before] * turn + [after] * (len(kind) - turn)


def refusal(change, path):
    """Return in which words a change gives up, or nothing."""
    try:
        change.act(path)
    except ReferenceIndexError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("change", ["build", "replace", "add"], indirect=True)
def test_a_full_disk_leaves_the_index_and_is_explained(crashing, change, begin):
    before, after, found = measured(crashing, change, begin)
    refused = 0
    for number in range(len(found)):
        place = begin(number)
        with crashing.refused(place, number, OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))) as failed:
            message = refusal(change, place / "index")
        assert failed == [found[number]]
        is_published = not message or "does not confirm" in message
        assert seen(place / "index") == (after if is_published else before), failed
        assert not message or os.strerror(errno.ENOSPC) in message
        assert not message or "make room or choose another place" in message or "citecheck index verify" in message
        refused += bool(message)
        check_next_change(change, place / "index", before, after)
        shutil.rmtree(place)
    assert refused > 10


@pytest.mark.parametrize("change", ["add"], indirect=True)
def test_what_stops_a_change_is_passed_on_and_the_index_stays(crashing, change, begin):
    before, _, found = measured(crashing, change, begin)
    for number in range(position_of_publication(found) + 1):
        place = begin(number)
        with crashing.refused(place, number, KeyboardInterrupt("stopped")), pytest.raises(KeyboardInterrupt):
            change.act(place / "index")
        assert seen(place / "index") == before
        shutil.rmtree(place)
