"""Readers of the real index while it is changed, and changes where the disk does not let them."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import stat
import subprocess
import sys
import threading
from datetime import date

import pytest

from citecheck.datatypes import Reference
from citecheck.errors import IndexBusyError, ReferenceIndexError
from citecheck.index import ReferenceIndex, verify_files
from citecheck.index.generations import new_generation
from citecheck.index.layout import CURRENT, LOCK

DAY = date(2026, 1, 31)
N_PUBLISHED = 50
READER = """
import json, sys
from citecheck.index import ReferenceIndex, describe
path, seen, last = sys.argv[1], {}, ""
while True:
    index = ReferenceIndex.open(path)
    print("reading", flush=True) if not seen else None
    titles = sorted(work.title for work in index)
    found = {item.reference.title for some in index.search(["Work of 1", "state"], 50) for item in some}
    near = sorted(item.reference.title for item in index.nearest(["Work"], 50)[0])
    assert found <= set(titles), (found, titles)
    assert near == titles, (near, titles)
    assert len(index) == len(titles) == index.manifest.n_references
    seen.setdefault(index.version, titles)
    assert seen[index.version] == titles
    if "The last one" in titles:
        break
print(json.dumps(seen))
"""


def works(state):
    """Return the references of one state: each has a different number of them."""
    return [Reference(f"w{number}", f"Work of {number}, state {state}") for number in range(1 + state % 7)]


def publish(path, number):
    """Add, remove or replace, in turn; return the titles that are there now."""
    if number % 3 == 0:
        index = ReferenceIndex.build(path, works(number), created=DAY, replace=True)
    elif number % 3 == 1:
        index = ReferenceIndex.add(path, [Reference(f"a{number}", f"Work of addition {number}")])
    else:
        index = ReferenceIndex.remove(path, [f"a{number - 1}"])
    return index.version, sorted(work.title for work in index)


def test_readers_see_whole_generations_and_no_error_while_50_are_published(tmp_path):
    path = tmp_path / "index"
    ReferenceIndex.build(path, works(0), created=DAY)
    first = ReferenceIndex.open(path)
    published = {first.version: sorted(work.title for work in first)}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    readers = [subprocess.Popen([sys.executable, "-c", READER, str(path)], **pipes) for _ in range(4)]
    assert [reader.stdout.readline() for reader in readers] == ["reading\n"] * 4
    for number in range(1, N_PUBLISHED):
        version, titles = publish(path, number)
        published[version] = titles
    last = ReferenceIndex.build(path, [Reference("last", "The last one")], created=DAY, replace=True)
    published[last.version] = ["The last one"]
    for reader in readers:
        output, errors = reader.communicate()
        assert (reader.returncode, errors) == (0, "")
        seen = json.loads(output)
        assert len(seen) > 1
        assert all(published[version] == titles for version, titles in seen.items())
    assert first.search(["Work of 0, state 0"])[0][0].reference.title == "Work of 0, state 0"


def test_threads_may_search_one_index_while_it_is_changed(tmp_path, references):
    index = ReferenceIndex.build(tmp_path / "index", references)
    expected = index.search(["Deep learning", "commons", "atention is al"])
    answers, stop = [], threading.Event()

    def search():
        while not stop.is_set():
            answers.append(index.search(["Deep learning", "commons", "atention is al"]) == expected)

    threads = [threading.Thread(target=search) for _ in range(4)]
    for thread in threads:
        thread.start()
    for number in range(5):
        publish(tmp_path / "index", 3 * number)
    stop.set()
    for thread in threads:
        thread.join()
    assert len(answers) >= 4
    assert all(answers)


def test_a_second_writer_is_refused_and_the_first_one_wins(index_path, references):
    with contextlib.suppress(KeyError), new_generation(index_path, expect="present"):
        for change in (
            lambda: ReferenceIndex.add(index_path, references),
            lambda: ReferenceIndex.remove(index_path, ["lecun"]),
            lambda: ReferenceIndex.compact(index_path),
            lambda: ReferenceIndex.build(index_path, references, replace=True),
        ):
            with pytest.raises(IndexBusyError, match="is being written by another process; wait until it has ended"):
                change()
        assert tuple(ReferenceIndex.open(index_path)) == references
        raise KeyError("nothing to publish")


# The disk does not let them.


@contextlib.contextmanager
def read_only(folder):
    """Let nothing below ``folder`` be written, also not by an administrator."""
    denied = os.open

    def refuse(path, flags, *arguments, **options):
        if flags & (os.O_WRONLY | os.O_RDWR) and str(path).startswith(str(folder)):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return denied(path, flags, *arguments, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "open", refuse)
        folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
        try:
            yield
        finally:
            folder.chmod(stat.S_IRWXU)


@pytest.mark.parametrize(
    "change",
    [
        lambda path: ReferenceIndex.add(path, works(3)),
        lambda path: ReferenceIndex.remove(path, ["lecun"]),
        ReferenceIndex.compact,
        lambda path: ReferenceIndex.build(path, works(3), replace=True),
    ],
    ids=["add", "remove", "compact", "replace"],
)
def test_an_index_that_may_only_be_read_answers_and_is_not_changed(index_path, references, change):
    before = {file: file.read_bytes() for file in index_path.rglob("*") if file.is_file()}
    with read_only(index_path):
        with pytest.raises(ReferenceIndexError, match=r"index cannot be written .*; allow writing there or choose"):
            change(index_path)
        assert ReferenceIndex.open(index_path).search(["Deep learning"])[0][0].reference.title == "Deep Learning"
        assert verify_files(index_path) == ()
    assert {file: file.read_bytes() for file in index_path.rglob("*") if file.is_file()} == before
    change(index_path)


LIMITED = """
import resource, signal, sys
from citecheck.datatypes import Reference
from citecheck.errors import ReferenceIndexError
from citecheck.index import ReferenceIndex
path, limit, action = sys.argv[1], int(sys.argv[2]), sys.argv[3]
more = [Reference(f"more {number}", f"Title of the work {number}", abstract="x" * 200) for number in range(40)]
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    ReferenceIndex.add(path, more) if action == "add" else ReferenceIndex.build(path, more, replace=True)
except ReferenceIndexError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="sizes of files cannot be limited here")
@pytest.mark.parametrize("action", ["add", "replace"])
@pytest.mark.parametrize("limit", [0, 300, 2_000, 9_000, 30_000])
def test_a_disk_that_takes_no_more_bytes_stops_each_writer_in_words(index_path, references, action, limit):
    """Records, numpy and faiss each write their own way; none may leave less than it should without an error."""
    command = [sys.executable, "-c", LIMITED, str(index_path), str(limit), action]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "index cannot be written" in done.stdout
    assert tuple(ReferenceIndex.open(index_path)) == references
    assert {entry.name for entry in index_path.iterdir()} == {CURRENT, LOCK, "gen-1"}
    assert len(ReferenceIndex.add(index_path, works(3))) == len(references) + 4


FULL_AT_THE_END = """
import resource, signal, sys
from pathlib import Path
import numpy as np
from citecheck.index.records import save_array
from citecheck.index.vectors import write_vectors
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
write = {
    "numbers": lambda file, size: save_array(file, np.arange(size, dtype=np.uint32)),
    "vectors": lambda file, size: write_vectors(file, "Flat", 8, None, [np.ones((size, 8), np.float32)]),
}[sys.argv[2]]
file = Path(sys.argv[1])
for size in (1, 50, 5_000):
    write(file, size)
    for missing in (1, 100):
        limit = file.stat().st_size - missing
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
        try:
            write(file, size)
            print(f"{missing} bytes of a file of {limit + missing} are lost")
        except OSError:
            pass
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        write(file, size)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="sizes of files cannot be limited here")
@pytest.mark.parametrize("what", ["numbers", "vectors"])
def test_a_disk_that_is_full_at_the_last_byte_is_noticed(tmp_path, what):
    """Left to themselves, numpy and faiss would close a file that is too short, and say nothing."""
    command = [sys.executable, "-c", FULL_AT_THE_END, str(tmp_path / "file"), what]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
