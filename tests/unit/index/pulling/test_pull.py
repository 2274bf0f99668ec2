"""A collection becomes an index; whatever stops it, the old index stands and the next run goes on."""

from __future__ import annotations

import errno
import gzip
import json
import os
import zipfile
from dataclasses import replace

import pytest

from citecheck.datatypes import Identifier, Provenance, Reference, Retraction, Scheme, Standing
from citecheck.errors import ConfigurationError, DownloadError, IndexDamagedError, ReferenceFileError
from citecheck.index import ReferenceIndex, describe
from citecheck.index.locks import locked
from citecheck.index.pulling import pull as pulling
from citecheck.index.pulling.filters import parse_filters
from citecheck.index.pulling.pull import Wish, pull
from citecheck.index.pulling.watching import Silence


@pytest.fixture
def places(tmp_path):
    """The folder of downloads, and the index."""
    return tmp_path / "cache", tmp_path / "index"


@pytest.fixture
def run(collection, client, places):
    """Pull the small collection into the index."""

    def pulled(*filters, recipe=collection, watcher=None, **wish):
        wanted = Wish(**({"into": places[1], "selection": parse_filters(filters)} | wish))
        return pull(recipe, places[0], client, wanted, watcher)

    return pulled


def titles(index):
    return {reference.title for reference in ReferenceIndex.open(index)._contents}


def files_in(folder):
    return sorted(path.name for path in folder.rglob("*") if path.is_file() and path.name != "LOCK")


class Stopping(Silence):
    """Stops by Ctrl-C at the named event, once it was heard so often."""

    def __init__(self, event, after=1):
        self.lines = []
        self.left = after
        setattr(self, event, self.stop)

    def stop(self, *_):
        self.left -= 1
        if not self.left:
            raise KeyboardInterrupt

    def say(self, line):
        self.lines.append(line)


def test_a_collection_becomes_an_index_that_says_what_it_covers(run, places):
    pulled = run()
    assert (len(pulled.index), pulled.n_read, pulled.files) == (4, 4, ())
    assert describe(places[1]).coverage.reason == "Small Collection: four works"


def test_references_name_their_collection_and_its_licence(run, places):
    run()
    index = ReferenceIndex.open(places[1])
    assert {(item.source, item.licence) for work in index._contents for item in work.provenance} == {
        ("Small Collection", "CC0-1.0")
    }


def test_what_was_downloaded_goes_once_the_index_stands(run, places):
    run()
    assert files_in(places[0]) == []


def test_what_is_to_be_kept_stays_and_is_not_fetched_again(run, places, server):
    assert [file.name for file in run(keep=True).files] == ["part1.jsonl.gz", "part2.jsonl.gz"]
    run("year>2000", keep=True)
    assert [headers.get("If-None-Match") for _, headers in server.asked] == [None, None, '"1"', '"2"']


def test_without_an_index_it_is_downloaded_only(run, places):
    pulled = run(into=None)
    assert [file.name for file in pulled.files] == ["part1.jsonl.gz", "part2.jsonl.gz"]
    assert pulled.index is None
    assert not places[1].exists()


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (["year>=2015"], {"Attention Is All You Need", "Neural Machine Translation"}),
        (["venue=word"], {"Distributional Structure"}),
        (["field=cs.CL", "year<2000"], {"Distributional Structure"}),
        (["field=q-bio"], {"Finding Structure in Time"}),
        (["venue=Word", "venue=ICLR", "year>2000"], {"Neural Machine Translation"}),
    ],
)
def test_only_what_is_wanted_goes_in(run, places, filters, found):
    run(*filters)
    assert titles(places[1]) == found
    assert describe(places[1]).coverage.reason.endswith(f"only {', '.join(filters)}")


def test_an_index_that_stands_grows(run, places):
    run("year>=2015")
    run("year<2015")
    assert len(titles(places[1])) == 4
    run()
    assert len(titles(places[1])) == 4


def test_filters_that_nothing_fits_are_an_error_and_the_index_stands(run, places):
    run("year>=2015")
    before = describe(places[1]).digest
    with pytest.raises(
        ReferenceFileError, match=r"small holds no reference that fits year>=2050; choose other filters"
    ):
        run("year>=2050")
    assert describe(places[1]).digest == before


STOPS = {
    "the first download": ("moved", 1),
    "the second download": ("moved", 2),
    "the first file being read": ("read", 1),
    "the second file being read": ("read", 2),
    "the index being built": ("built", 1),
    "the vectors": ("built", 2),
}


@pytest.mark.parametrize("stop", STOPS.values(), ids=STOPS.keys())
@pytest.mark.parametrize("standing", [False, True], ids=["new", "standing"])
def test_whatever_is_stopped_the_index_stands_and_the_next_run_completes_it(run, places, stop, standing):
    if standing:
        run("year=2015")
    before = describe(places[1]).digest if standing else None
    with pytest.raises(KeyboardInterrupt):
        run(watcher=Stopping(*stop))
    assert (describe(places[1]).digest if places[1].exists() else None) == before
    run()
    assert len(titles(places[1])) == 4
    assert files_in(places[0]) == []


def test_what_was_downloaded_and_read_is_taken_up(run, server):
    with pytest.raises(KeyboardInterrupt):
        run(watcher=Stopping("built"))
    n_asked, heard = len(server.asked), Stopping("moved")
    pulled = run(watcher=heard)
    assert (len(pulled.index), pulled.n_read, len(server.asked)) == (4, 0, n_asked)
    assert heard.lines == [
        f"part{number}.jsonl.gz: going on with the references that were read before" for number in (1, 2)
    ]


def test_other_filters_do_not_take_up_what_was_read_with_the_first(run, places):
    with pytest.raises(KeyboardInterrupt):
        run("year<2000", watcher=Stopping("built"))
    run("year>2000")
    assert titles(places[1]) == {"Attention Is All You Need", "Neural Machine Translation"}


def test_a_failing_server_leaves_the_index_and_what_came(run, places, server, act, collection):
    run("year=2015")
    before = describe(places[1]).digest
    server.acts["/part2.jsonl.gz"] = [act.answer(503)] * 4
    with pytest.raises(DownloadError, match="503; given up"):
        run()
    assert describe(places[1]).digest == before
    assert len(run().index) == 4
    assert server.ranges("/part1.jsonl.gz") == [None, None]


def test_a_full_disk_while_references_are_read_is_one_error(run, monkeypatch, places):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(pulling, "write_extract", full)
    with pytest.raises(DownloadError, match=r"cannot be written \(No space left on device\).*goes on where it stopped"):
        run()
    monkeypatch.undo()
    assert len(run().index) == 4


def test_a_folder_that_cannot_be_made_is_one_error(run, places):
    places[0].write_text("a file is in the way", encoding="utf-8")
    with pytest.raises(DownloadError, match=r"cache.* cannot be written \(.*\); make room or name another folder"):
        run()


def test_a_file_that_holds_no_references_is_named_with_the_way_out(run, server, act):
    server.files["/part2.jsonl.gz"] = act.Served(gzip.compress(b"words"))
    with pytest.raises(
        ReferenceFileError, match=r"none of the formats.*; if the file is damaged, remove .*part2\.jsonl"
    ):
        run()


def test_what_former_runs_with_other_filters_left_goes_too(run, places):
    with pytest.raises(ReferenceFileError, match="choose other filters"):
        run("year>=2050")
    run("year>=2015")
    assert files_in(places[0]) == []


def test_a_damaged_extract_is_named(run, places):
    with pytest.raises(KeyboardInterrupt):
        run(watcher=Stopping("built"))
    for file in (places[0] / "references").iterdir():
        file.write_bytes(file.read_bytes()[:30])
    with pytest.raises(ReferenceFileError, match=r"part1\.jsonl\.gz-.* was altered .*; remove it and pull again"):
        run()


def test_a_file_of_ones_own_is_read_instead(run, collection, tmp_path, server):
    own = tmp_path / "own.jsonl"
    own.write_text(json.dumps({"id": "x", "title": "Mine", "categories": "cs.CL"}) + "\n", encoding="utf-8")
    assert len(run(source=own).index) == 1
    assert own.exists()
    assert server.asked == []


@pytest.fixture
def folder(tmp_path, server):
    """A folder as somebody unpacked it: two files, one in an archive, a note, hidden things and a link."""
    own = tmp_path / "own"
    (own / "sub").mkdir(parents=True)
    (own / "a.jsonl.gz").write_bytes(server.files["/part1.jsonl.gz"].content)
    with zipfile.ZipFile(own / "sub" / "b.zip", "w") as archive:
        archive.writestr("b.jsonl", gzip.decompress(server.files["/part2.jsonl.gz"].content))
    (own / "README.txt").write_text("words", encoding="utf-8")
    (own / ".hidden").write_text("{}", encoding="utf-8")
    (own / "link").symlink_to(own / "a.jsonl.gz")
    return own


def test_a_folder_is_read_file_by_file_and_goes_on_where_it_stopped(run, collection, folder):
    left = []

    class Counting(Silence):
        def left_out(self, reason):
            left.append(reason.removeprefix(f"{folder}{os.sep}"))

    with pytest.raises(KeyboardInterrupt):
        run(source=folder, watcher=Stopping("read", 2))
    pulled = run(source=folder, watcher=Counting())
    assert (len(pulled.index), pulled.n_read) == (4, 2)
    assert left == ["README.txt: in no known format", "link: a link or device inside a folder is not read"]


def test_fields_are_filtered_in_archives_too(run, collection, folder, places):
    run("field=stat", source=folder)
    assert titles(places[1]) == {"Neural Machine Translation"}


def test_two_pulls_into_one_folder_do_not_mix(run, places):
    places[0].mkdir()
    with locked(places[0] / "LOCK"), pytest.raises(DownloadError, match=r"is being pulled into .* by another process"):
        run()


REFUSED = {
    "a filter without an index": (["year>2000"], {"into": None}, "name it with --into"),
    "a file of one's own without an index": ([], {"into": None, "source": "x"}, "name it with --into"),
    "a file that is not there": ([], {"source": "nowhere"}, "no file or folder nowhere"),
}


@pytest.mark.parametrize(("filters", "wish", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_work_is_refused_before_anything_is_asked(run, server, filters, wish, reason):
    from pathlib import Path

    paths = {name: Path(value) if value else None for name, value in wish.items()}
    with pytest.raises((ConfigurationError, ReferenceFileError), match=reason):
        run(*filters, **paths)
    assert server.asked == []


def test_a_field_is_refused_where_a_collection_names_none(run, collection, server):
    with pytest.raises(ConfigurationError, match="names no field of study"):
        run("field=cs.CL", recipe=replace(collection, categories=""))
    assert server.asked == []


def test_notices_need_an_index_and_take_no_filter(run, collection, server):
    notices = replace(collection, holds="notices")
    with pytest.raises(ConfigurationError, match="build or pull one first"):
        run(recipe=notices)
    with pytest.raises(ConfigurationError, match="no filter applies"):
        run("year>=2000", recipe=notices)
    assert server.asked == []


def test_notices_join_the_references_of_an_index(run, collection, places, tmp_path):
    """From the server or from a file of one's own; the references stay, and what has no notice as it was."""
    one, other = (Identifier(Scheme.DOI, f"10.1000/{name}") for name in "ab")
    works = [Reference("a", "A title", identifiers=(one,)), Reference("b", "Another", identifiers=(other,))]
    ReferenceIndex.build(places[1], works)
    (tmp_path / "list.csv").write_text("doi,nature\n10.1000/a,Retraction\n10.1000/c,Retraction\n")
    pulled = run(recipe=replace(collection, holds="notices"), source=tmp_path / "list.csv")
    assert {work.id: work.retraction for work in pulled.index} == {"a": Retraction(Standing.RETRACTED), "b": None}


def test_a_work_of_another_collection_is_merged(run, places, server, act):
    """The same work of two collections is one reference with both provenances."""
    work = {"id": "x", "title": "A title of some length", "DOI": "10.1000/x"}
    server.files["/part1.jsonl.gz"] = act.Served(gzip.compress(json.dumps(work).encode()))
    known = Reference("y", "A title of some length", identifiers=(Identifier(Scheme.DOI, "10.1000/x"),))
    ReferenceIndex.build(places[1], [replace(known, provenance=(Provenance("Other"),))])
    (merged,) = (found for found in run().index if found.id == "y")
    assert {item.source for item in merged.provenance} == {"Small Collection", "Other"}


def test_a_damaged_index_is_refused_before_anything_is_asked(run, places, server):
    run("year=2015")
    n_asked = len(server.asked)
    (manifest,) = places[1].rglob("manifest.json")
    manifest.write_bytes(b"{}")
    with pytest.raises(IndexDamagedError):
        run()
    assert len(server.asked) == n_asked
