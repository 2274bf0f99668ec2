"""Whatever happens to a writer, readers see the old generation or the new one, and the next writer succeeds."""

from __future__ import annotations

import errno
import os

import pytest

from citecheck.errors import IndexMissingError, ReferenceIndexError
from citecheck.index.layout import CURRENT, LOCK, number_of

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="no process can be forked here")
needs_inodes = pytest.mark.skipif(os.name == "nt", reason="folders have neither numbers nor flushes here")


@pytest.fixture(autouse=True)
def quick_flushes(monkeypatch):
    """Flushes are counted and followed, not waited for: what a process wrote outlives it without them."""
    monkeypatch.setattr(os, "fsync", os.fstat)


def nothing(stored, index):
    """A first build."""


def one_generation(stored, index):
    stored.publish(index, "old")


def two_generations(stored, index):
    """The next writer sweeps the first."""
    stored.publish(index, "older")
    stored.publish(index, "old")


def flat_folder(stored, index):
    """The next writer moves it into a generation."""
    stored.write_flat(index, "old")


def remains_of_crashes(stored, index):
    """A draft and a generation that nobody published, as two writers that died have left them."""
    stored.publish(index, "old")
    for name in ("gen-2", "gen-5.writing"):
        (index / name).mkdir()
        stored.write(index / name, "never published")
    (index / "CURRENT.tmp").write_bytes(b"gen-2 ")


STATES = [nothing, one_generation, two_generations, flat_folder, remains_of_crashes]


@pytest.fixture(params=STATES, ids=lambda state: state.__name__)
def begin(request, stored, tmp_path):
    """Make folders of one state, each in a folder of its own."""

    def make(name):
        place = tmp_path / name
        place.mkdir()
        request.param(stored, place / "index")
        return place

    return make


@pytest.fixture
def seen(stored):
    """What readers see: a text, or None where no index was published yet."""

    def look(index):
        try:
            return stored.read(index)
        except IndexMissingError:
            return None

    return look


def check_next_writer(stored, index):
    stored.publish(index, "next")
    assert stored.read(index) == "next"
    names = {entry.name for entry in index.iterdir()}
    generations = {name for name in names if number_of(index / name)}
    assert names == {CURRENT, LOCK, *generations}, "leftovers were not swept"
    assert len(generations) <= 2
    assert not any(name.endswith(".writing") for name in generations)


def position_of_publication(found):
    return found.index("replace index/CURRENT.tmp index/CURRENT")


@needs_fork
@pytest.mark.parametrize("how", [{}, {"after": True}, {"torn": True}], ids=["before", "after", "torn"])
def test_a_writer_may_die_at_any_operation(crashing, stored, begin, seen, how):
    place = begin("counted")
    before = seen(place / "index")
    found = crashing.operations(lambda: stored.publish(place / "index", "new"), place)
    assert len(found) > 10
    for number in range(len(found)):
        place = begin(f"crash {number}")
        index = place / "index"
        crashing.crash(lambda index=index: stored.publish(index, "new"), place, number, **how)
        is_published = number + how.get("after", 0) > position_of_publication(found)
        assert seen(index) == ("new" if is_published else before), found[number]
        check_next_writer(stored, index)


def test_a_writer_may_die_at_any_operation_without_forks(crashing, stored, begin, seen):
    place = begin("counted")
    before = seen(place / "index")
    found = crashing.operations(lambda: stored.publish(place / "index", "new"), place)
    for number in range(len(found)):
        place = begin(f"crash {number}")
        index = place / "index"
        crashing.crash_here(lambda index=index: stored.publish(index, "new"), place, number)
        assert seen(index) == ("new" if number > position_of_publication(found) else before), found[number]
        check_next_writer(stored, index)


@needs_inodes
def test_the_power_may_go_at_any_moment(crashing, stored, begin, seen, tmp_path):
    place = begin("counted")
    before = seen(place / "index")
    moments = list(crashing.power_cuts(lambda: stored.publish(place / "index", "new"), place))
    after_cuts = []
    for number, (_, left) in enumerate(moments):
        crashing.restore(left, tmp_path / f"cut {number}")
        index = tmp_path / f"cut {number}" / "index"
        after_cuts.append(seen(index))
        check_next_writer(stored, index)
    assert len(moments) > 20
    assert after_cuts[:2] == [before, before]
    assert after_cuts[-2:] == ["new", "new"], "what was published did not survive"
    for kind in (after_cuts[::2], after_cuts[1::2]):
        turn = kind.index("new")
        assert kind == [before] * turn + ["new"] * (len(kind) - turn)


@pytest.mark.parametrize("flush", ["flush_file", "flush_folder"])
@needs_inodes
def test_losses_of_power_are_seen_by_these_tests(crashing, stored, seen, tmp_path, monkeypatch, flush):
    """Without its flushes, a writer loses the index."""
    from citecheck.index import durable

    stored.publish(tmp_path / "place" / "index", "old")
    monkeypatch.setattr(durable, flush, lambda path: None)
    moments = crashing.power_cuts(lambda: stored.publish(tmp_path / "place" / "index", "new"), tmp_path / "place")
    answers = []
    for number, (_, left) in enumerate(moments):
        crashing.restore(left, tmp_path / f"cut {number}")
        try:
            answers.append(seen(tmp_path / f"cut {number}" / "index"))
        except ReferenceIndexError:
            answers.append("damaged")
    assert "damaged" in answers or answers[-2:] != ["new", "new"]


@needs_inodes
def test_everything_is_flushed_before_what_relies_on_it(crashing, stored, tmp_path):
    index = tmp_path / "index"
    stored.publish(index, "old")
    found = crashing.operations(lambda: stored.publish(index, "new"), index)
    tail = found[found.index("fsync gen-2.writing/keys.npy") :]
    assert tail == [
        "fsync gen-2.writing/keys.npy",
        "fsync gen-2.writing/manifest.json",
        "fsync gen-2.writing/records.jsonl",
        "fsync gen-2.writing",
        "replace gen-2.writing gen-2",
        "fsync .",
        "write CURRENT.tmp",
        "fsync CURRENT.tmp",
        "replace CURRENT.tmp CURRENT",
        "fsync .",
    ]


def refusal(stored, index):
    """Return in which words a writer gives up, or nothing."""
    try:
        stored.publish(index, "new")
    except ReferenceIndexError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS], ids=errno.errorcode.get)
def test_a_disk_that_refuses_leaves_the_index_and_is_explained(crashing, stored, begin, seen, number):
    place = begin("counted")
    before = seen(place / "index")
    found = crashing.operations(lambda: stored.publish(place / "index", "new"), place)
    messages = []
    for position in range(len(found)):
        place = begin(f"refusal {position}")
        index = place / "index"
        with crashing.refused(place, position, OSError(number, os.strerror(number))) as failed:
            message = refusal(stored, index)
        assert failed == [found[position]]
        is_published = not message or "does not confirm" in message
        assert seen(index) == ("new" if is_published else before), failed
        messages += [message] if message else []
        check_next_writer(stored, index)
    assert len(messages) > 10
    assert all(os.strerror(number) in message for message in messages)
    ways_out = ("make room", "choose another place", "citecheck index verify")
    assert all(any(words in message for words in ways_out) for message in messages)


def test_a_disk_that_stays_full_leaves_nothing_of_a_first_build(stored, tmp_path, monkeypatch):
    def full(descriptor):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    (tmp_path / "place").mkdir()
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(ReferenceIndexError, match=r"index cannot be written .*; make room or choose another place"):
            stored.publish(tmp_path / "place" / "index", "new")
    stored.publish(tmp_path / "place" / "index", "new")
    assert stored.read(tmp_path / "place" / "index") == "new"


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, ValueError])
def test_what_stops_a_writer_is_passed_on_and_the_index_stays(crashing, stored, begin, seen, error):
    place = begin("counted")
    before = seen(place / "index")
    found = crashing.operations(lambda: stored.publish(place / "index", "new"), place)
    for number in range(position_of_publication(found) + 1):
        place = begin(f"stop {number}")
        index = place / "index"
        with crashing.refused(place, number, error("stopped")), pytest.raises(error, match="stopped"):
            stored.publish(index, "new")
        assert seen(index) == before
        assert before is not None or not index.exists(), "a first build that stopped left a folder"
        check_next_writer(stored, index)
