"""A file comes byte for byte, whatever server and disk do, or there is one message and nothing false is kept."""

from __future__ import annotations

import errno
import gzip
import hashlib
import random
import shutil

import pytest

from citecheck.errors import DownloadError, DownloadInterruptedError
from citecheck.http import Client, HttpSettings
from citecheck.index.pulling import downloading
from citecheck.index.pulling.downloading import download
from citecheck.index.pulling.remote import Checksum, RemoteFile
from citecheck.index.pulling.watching import Silence

CONTENT = random.Random(5).randbytes(300_000)
OTHER = random.Random(6).randbytes(250_000)
HALF = 150_000


def md5(content):
    return Checksum("md5", hashlib.md5(content).hexdigest())


class Listener(Silence):
    """Hears what is said, and may stop the download by Ctrl-C once so much has come."""

    def __init__(self, stop_at=None):
        self.lines = []
        self.moves = []
        self.stop_at = stop_at

    def say(self, line):
        self.lines.append(line)

    def moved(self, name, done, total):
        self.moves.append((done, total))
        if self.stop_at is not None and done >= self.stop_at:
            raise KeyboardInterrupt


@pytest.fixture
def listener():
    return Listener()


@pytest.fixture
def fetch(server, act, client, tmp_path, listener):
    """Download the file ``/data`` from the server; its content is CONTENT unless the test puts another one there."""
    server.files["/data"] = act.Served(CONTENT)

    def fetched(watcher=listener, name="data", **known):
        remote = RemoteFile(server.url("/data"), name, **known)
        return download(client, remote, tmp_path / "files", watcher)

    return fetched


def names(tmp_path):
    return sorted(path.name for path in (tmp_path / "files").iterdir())


def test_a_file_comes_as_it_is_and_nothing_else_stays(fetch, tmp_path, listener):
    assert fetch().read_bytes() == CONTENT
    assert names(tmp_path) == ["data", "data.json"]
    assert listener.moves[-1] == (len(CONTENT), len(CONTENT))


# What servers do, each once before they behave.
RECOVERED = {
    "drops in the middle": lambda act: [act.serve(drop_after=HALF)],
    "drops before the first byte": lambda act: [act.serve(drop_after=0)],
    "drops again and again": lambda act: [act.serve(drop_after=40_000)] * 7,
    "falls silent": lambda act: [act.serve(stall_after=HALF)],
    "announces too much": lambda act: [act.serve(announce=400_000)],
    "answers 500": lambda act: [act.answer(500)],
    "answers 429": lambda act: [act.answer(429, Retry_After="1")],
    "drops, then answers 503": lambda act: [act.serve(drop_after=HALF), act.answer(503)],
    "drops, then knows no ranges": lambda act: [act.serve(drop_after=HALF), act.serve(ranges=False)],
    "drops, then answers 416": lambda act: [act.serve(drop_after=HALF), act.answer(416)],
    "drops, then sends another part": lambda act: [
        act.serve(drop_after=HALF),
        act.answer(206, CONTENT[5:], Content_Range=f"bytes 5-{len(CONTENT) - 1}/{len(CONTENT)}"),
    ],
    "drops, then sends false bytes": lambda act: [
        act.serve(drop_after=HALF),
        act.answer(206, bytes(HALF), Content_Range=f"bytes {HALF}-{len(CONTENT) - 1}/{len(CONTENT)}"),
    ],
    "names no version": lambda act: [act.serve(drop_after=HALF, validators=False), act.serve(validators=False)],
    "redirects": lambda act: [act.answer(302, Location="/data")],
}


@pytest.mark.parametrize("acts", RECOVERED.values(), ids=RECOVERED.keys())
def test_what_can_be_recovered_is_byte_identical(fetch, server, act, acts):
    server.acts["/data"] = acts(act)
    assert fetch(checksum=md5(CONTENT)).read_bytes() == CONTENT


@pytest.mark.parametrize("seed", range(12))
def test_any_mixture_of_failures_ends_in_the_same_bytes(fetch, server, act, seed):
    """Drops at any place, silence, refusals and servers without ranges, one after the other."""
    chance = random.Random(seed)

    def some():
        makers = (
            lambda: act.serve(drop_after=chance.randrange(len(CONTENT))),
            lambda: act.serve(drop_after=chance.randrange(len(CONTENT)), ranges=False),
            lambda: act.answer(chance.choice([429, 500, 503]), Retry_After="0"),
            lambda: act.answer(416),
            lambda: act.serve(announce=chance.randrange(len(CONTENT), 2 * len(CONTENT))),
        )
        return chance.choice(makers)()

    server.acts["/data"] = [some() for _ in range(3)]
    assert fetch(checksum=md5(CONTENT)).read_bytes() == CONTENT


def test_after_a_drop_only_the_rest_is_asked_for(fetch, server, act):
    server.acts["/data"] = [act.serve(drop_after=HALF)]
    fetch()
    assert server.ranges("/data") == [None, f"bytes={HALF}-"]
    assert server.asked[1][1]["If-Range"] == '"1"'


@pytest.mark.parametrize(
    ("etag", "condition"), [('"7"', '"7"'), ('W/"7"', "Fri, 20 Nov 2026 10:00:00 GMT")], ids=["strong", "weak"]
)
def test_a_weak_tag_is_no_condition_for_the_rest(fetch, server, act, etag, condition):
    server.files["/data"].etag = etag
    server.acts["/data"] = [act.serve(drop_after=HALF)]
    assert fetch().read_bytes() == CONTENT
    assert server.asked[1][1]["If-Range"] == condition


def test_too_small_a_length_is_made_good_where_the_size_is_known(fetch, server, act):
    server.acts["/data"] = [act.serve(announce=100_000)]
    assert fetch(size=len(CONTENT)).read_bytes() == CONTENT
    assert server.ranges("/data") == [None, "bytes=100000-"]


@pytest.mark.parametrize(
    "known", [{"checksum": md5(CONTENT)}, {"size": len(CONTENT)}], ids=["checksum known", "size known"]
)
def test_a_length_that_is_always_too_large_does_no_harm_where_more_is_known(fetch, server, act, known):
    server.acts["/data"] = [act.serve(announce=400_000, ranges=False)] * 9
    assert fetch(**known).read_bytes() == CONTENT


def test_a_length_that_is_always_too_large_is_one_error_where_nothing_more_is_known(fetch, server, act):
    server.acts["/data"] = [act.serve(announce=400_000, ranges=False)] * 9
    with pytest.raises(DownloadInterruptedError, match="broke off; given up after 4 attempts"):
        fetch()
    server.acts["/data"] = [act.serve(announce=400_000)] * 9
    with pytest.raises(DownloadError, match="ended after 300,000 bytes where the server had announced 400,000; it w"):
        fetch()


def test_a_gzip_file_cut_by_too_small_a_length_is_refused(fetch, server, act, tmp_path):
    server.files["/data"] = act.Served(gzip.compress(CONTENT))
    server.acts["/data"] = [act.serve(announce=100_000)]
    with pytest.raises(DownloadError, match=r"/data is no whole gzip file \(.*\); it was not kept"):
        fetch(name="data.gz")
    assert "data.gz" not in names(tmp_path)
    assert fetch(name="data.gz").read_bytes() == server.files["/data"].content


def test_a_file_that_changes_in_between_is_started_over_and_said_so(fetch, server, act, listener):
    def drop_and_change(handler, file):
        act.serve(drop_after=HALF)(handler, file)
        server.files["/data"] = act.Served(OTHER, etag='"2"')

    server.acts["/data"] = [drop_and_change]
    assert fetch(checksum=md5(OTHER)).read_bytes() == OTHER
    assert listener.lines == ["data: it changed on the server; starting over"]


def test_a_file_that_becomes_shorter_is_started_over(fetch, server, act, listener):
    def drop_and_cut(handler, file):
        act.serve(drop_after=HALF)(handler, file)
        server.files["/data"] = act.Served(CONTENT[:1000])  # the same tag: the server does not notice itself

    server.acts["/data"] = [drop_and_cut]
    assert fetch().read_bytes() == CONTENT[:1000]
    assert listener.lines == ["data: it changed on the server; starting over"]


def test_a_server_that_knows_no_ranges_is_named(fetch, server, act, listener):
    server.acts["/data"] = [act.serve(drop_after=HALF), act.serve(ranges=False)]
    fetch()
    assert listener.lines == ["data: the server cannot send the rest alone; starting over"]


def test_a_wrong_checksum_is_one_error_and_the_file_is_not_kept(fetch, server, tmp_path):
    with pytest.raises(DownloadError, match=f"has the md5 checksum .*, and {md5(OTHER).value} was published; it was n"):
        fetch(checksum=md5(OTHER))
    assert names(tmp_path) == ["data.part.json"]
    assert len(server.asked) == 1


def test_a_wrong_size_is_one_error_and_the_file_is_not_kept(fetch, tmp_path):
    with pytest.raises(DownloadError, match="has 300,000 bytes where 299,999 were listed; it was not kept"):
        fetch(size=299_999)
    assert names(tmp_path) == ["data.part.json"]


def test_more_than_it_can_be_is_refused(fetch):
    with pytest.raises(DownloadError, match="goes on beyond 1,000 bytes"):
        fetch(limit=1_000)


@pytest.mark.parametrize("status", [206, 304, 416])
def test_an_answer_that_nobody_asked_for_is_no_file(fetch, server, act, status, tmp_path):
    unasked = act.answer(status, b"part", Content_Range="bytes 0-3/9")
    server.acts["/data"] = [unasked]
    assert fetch().read_bytes() == CONTENT
    (tmp_path / "files" / "data").unlink()
    server.acts["/data"] = [unasked] * 9
    with pytest.raises(DownloadInterruptedError, match=f"answers with {status}, unasked; given up"):
        fetch()


PAGES = {
    "by its type": lambda act: act.page("Sign in &amp; pay"),
    "by its bytes": lambda act: act.answer(200, b"\n<html lang=en><title>Sign in\n &amp; pay</title>"),
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_a_page_instead_of_data_is_one_error_with_its_title(fetch, server, act, page, waits, tmp_path):
    server.acts["/data"] = [page(act)]
    with pytest.raises(DownloadError, match="answers with a web page \\(“Sign in & pay”\\) instead of data"):
        fetch()
    assert (waits, names(tmp_path)) == ([], [])


def test_a_page_does_not_spoil_what_came_before(fetch, server, act):
    server.acts["/data"] = [act.serve(drop_after=HALF), act.page("Maintenance"), act.serve()]
    with pytest.raises(DownloadError, match="Maintenance"):
        fetch()
    assert fetch().read_bytes() == CONTENT
    assert server.ranges("/data")[-1] == f"bytes={HALF}-"


def test_a_server_that_always_drops_without_progress_is_given_up_with_one_message(fetch, server, act, tmp_path, waits):
    server.acts["/data"] = [act.serve(drop_after=HALF), *[act.serve(drop_after=0)] * 9]
    with pytest.raises(
        DownloadInterruptedError, match="broke off; given up after 4 attempts; run it again later, it g"
    ):
        fetch()
    assert (tmp_path / "files" / "data.part").stat().st_size == HALF
    del server.acts["/data"]
    assert fetch().read_bytes() == CONTENT
    assert server.ranges("/data")[-1] == f"bytes={HALF}-"


@pytest.mark.parametrize("stop_at", [1, HALF, len(CONTENT)], ids=["at once", "in the middle", "before the rename"])
def test_after_an_interrupt_the_next_run_goes_on(fetch, server, listener, stop_at):
    with pytest.raises(KeyboardInterrupt):
        fetch(Listener(stop_at))
    assert fetch().read_bytes() == CONTENT
    resumed = server.ranges("/data")[1:]
    assert resumed == ([] if stop_at == len(CONTENT) else resumed)
    assert None not in resumed
    assert listener.lines == []


def test_a_full_disk_is_one_error_and_the_next_run_goes_on(fetch, server, monkeypatch, tmp_path):
    real = downloading._Download._write

    def full(self, chunks, have, total):
        def some():
            yield next(chunks)
            raise OSError(errno.ENOSPC, "No space left on device")

        real(self, some(), have, total)

    monkeypatch.setattr(downloading._Download, "_write", full)
    with pytest.raises(DownloadError, match=r"data\.part cannot be written \(No space left on device\); make room or"):
        fetch()
    monkeypatch.undo()
    assert fetch().read_bytes() == CONTENT
    assert server.ranges("/data")[1] is not None


def test_too_little_room_is_an_error_before_anything_is_written(fetch, monkeypatch, tmp_path):
    usage = shutil.disk_usage(tmp_path)._replace(free=1_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    with pytest.raises(DownloadError, match=r"needs 300,000 bytes more and .* has 1,000 free; make room"):
        fetch()


def test_what_lies_there_is_not_fetched_again_until_it_changes(fetch, server, act):
    fetch()
    fetch()
    assert server.asked[1][1]["If-None-Match"] == '"1"'
    server.files["/data"] = act.Served(OTHER, etag='"2"')
    assert fetch().read_bytes() == OTHER


@pytest.mark.parametrize("known", [{"checksum": md5(CONTENT)}, {"size": len(CONTENT)}], ids=["checksum", "size"])
def test_what_lies_there_as_published_is_not_even_asked_for(fetch, server, known):
    fetch(**known)
    fetch(**known)
    assert len(server.asked) == 1


def test_a_file_cut_since_it_came_is_fetched_again(fetch, tmp_path):
    fetch().write_bytes(b"cut")
    assert fetch().read_bytes() == CONTENT


@pytest.mark.parametrize("damage", [b"", b"{", b"[1]", b'{"url": 5}', b'{"url": "elsewhere"}'])
def test_a_damaged_note_of_a_part_means_starting_over(fetch, server, damage, tmp_path):
    with pytest.raises(KeyboardInterrupt):
        fetch(Listener(1))
    (tmp_path / "files" / "data.part.json").write_bytes(damage)
    assert fetch().read_bytes() == CONTENT
    assert server.ranges("/data") == [None, None]


def test_what_a_server_packs_for_the_way_is_stored_as_it_came(fetch, server, act):
    packed = gzip.compress(CONTENT)
    server.acts["/data"] = [act.answer(200, packed, Content_Encoding="gzip")]
    assert fetch().read_bytes() == packed


def test_the_real_pause_is_short_of_patience(server, act, tmp_path):
    """With the clock of the machine: one failure costs at most the first pause."""
    server.files["/data"] = act.Served(CONTENT)
    server.acts["/data"] = [act.answer(503)]
    with Client(HttpSettings(first_wait=0.01)) as client:
        assert download(client, RemoteFile(server.url("/data"), "data"), tmp_path, Silence()).read_bytes() == CONTENT
