"""No change of a byte of a real index goes unnoticed, whatever file it is in, and none crashes the process."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from citecheck.datatypes import Citation, CitationForm, Reference, Span
from citecheck.errors import IndexDamagedError, ReferenceIndexError
from citecheck.index import ReferenceIndex, manifest, verify_files
from citecheck.index.layout import CURRENT, current_generation

CITATION = Citation(Span(0, 1), "raw", CitationForm.ENTRY, title="A", venue="Nature", year=2015)
ALL_FILES = {
    "CURRENT", "ids.npy", "keys.npy", "manifest.json", "offsets-1.npy", "offsets-2.npy", "records-1.bin",
    "records-2.bin", "removed.npy", "term_rows.npy", "term_starts.npy", "terms.npy", "titles.faiss", "topic_counts.npy",
    "topic_lengths.npy", "topic_places.npy", "topic_rows.npy", "topic_starts.npy", "topic_terms.npy", "topics.faiss",
    "venue_counts.npy", "venue_examples.npy", "venue_years.npy",
}  # fmt: skip


@pytest.fixture
def path(index_path, references):
    """An index that has been through everything: two parts, abstracts, a record that was removed."""
    more = [replace(references[0], id="more", title="More of it", abstract="On more."), Reference("gone", "Gone")]
    ReferenceIndex.add(index_path, more)
    ReferenceIndex.remove(index_path, ["gone"])
    return index_path


@pytest.fixture
def files(path):
    found = [path / CURRENT, *sorted(current_generation(path).folder.iterdir())]
    assert {file.name for file in found} == ALL_FILES
    assert verify_files(path) == ()
    return found


def is_noticed(path):
    try:
        return bool(verify_files(path))
    except ReferenceIndexError:
        return True


def test_200_flipped_bits_of_200_are_found(path, files):
    chance = random.Random(2028)
    missed = []
    for number in range(200):
        file = files[number % len(files)]
        content = file.read_bytes()
        place, bit = chance.randrange(len(content)), chance.randrange(8)
        file.write_bytes(content[:place] + bytes([content[place] ^ 1 << bit]) + content[place + 1 :])
        if not is_noticed(path):
            missed.append((file.name, place, bit))
        file.write_bytes(content)
    assert missed == []
    assert verify_files(path) == ()


RUN = "import runpy, sys; sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0], run_name='__main__')"


def damaged(*arguments):
    """Return what a process of its own found that altered files; it must live to tell."""
    script = Path(__file__).with_name("damaging.py")
    command = [sys.executable, "-W", "error", "-c", RUN, str(script), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("size", ["small", "large"])
def test_1000_altered_files_of_1000_are_refused(path, files, size):
    found = damaged(path, current_generation(path).folder, 1000, 2029, size)
    assert found == {"refused": 1000, "missed": [], "strange": []}


@pytest.mark.parametrize("size", ["small", "large"])
def test_altered_files_of_a_snapshot_are_refused(path, files, tmp_path, size):
    """Nothing but its own manifest says what a snapshot should hold."""
    flat = tmp_path / "flat" / "index"
    shutil.copytree(current_generation(path).folder, flat)
    found = damaged(flat, flat, 300, 2030, size)
    assert found == {"refused": 300, "missed": [], "strange": []}


def test_a_structure_of_a_large_index_is_compared_before_its_first_use_and_once(path, files, monkeypatch):
    monkeypatch.setattr(manifest, "MAX_CHECKED_AT_OPEN", 0)
    measured = []
    measure = manifest.measure_file
    monkeypatch.setattr(manifest, "measure_file", lambda file: (measured.append(file.name), measure(file))[1])
    index = ReferenceIndex.open(path)
    assert measured == ["offsets-1.npy", "offsets-2.npy", "removed.npy"]
    for _ in range(2):
        index.search(["Attention Is All You Need"])
        index.nearest(["commons"])
        index.coverage_of(CITATION)
    once = [
        "keys.npy",
        "term_rows.npy",
        "term_starts.npy",
        "terms.npy",
        "titles.faiss",
        "topic_counts.npy",
        "topic_lengths.npy",
        "topic_places.npy",
        "topic_rows.npy",
        "topic_starts.npy",
        "topic_terms.npy",
        "topics.faiss",
        "venue_counts.npy",
        "venue_examples.npy",
        "venue_years.npy",
    ]
    assert sorted(measured[3:]) == once


def test_a_damaged_structure_does_not_hinder_what_needs_another(path, files, monkeypatch):
    monkeypatch.setattr(manifest, "MAX_CHECKED_AT_OPEN", 0)
    file = current_generation(path).folder / "topics.faiss"
    file.write_bytes(file.read_bytes()[:-1] + b"x")
    index = ReferenceIndex.open(path)
    assert index.search(["Attention Is All You Need"])[0][0].reference.id == "vaswani"
    for _ in range(2):
        with pytest.raises(IndexDamagedError, match=r"topics.faiss was altered"):
            index.nearest(["commons"])


def test_a_file_that_the_manifest_does_not_know_is_not_read(path, files, monkeypatch):
    ReferenceIndex.compact(path)
    folder = current_generation(path).folder
    shutil.copy(path / "gen-3" / "removed.npy", folder / "removed.npy")
    assert len(ReferenceIndex.open(path)) == len(list(ReferenceIndex.open(path))) == 7
