"""No change of a byte of an index goes unnoticed, wherever it is."""

from __future__ import annotations

import random

import pytest

from citecheck.errors import ReferenceIndexError
from citecheck.index import verify_files
from citecheck.index.layout import CURRENT, MANIFEST

MUTATIONS = (
    lambda content, random: content[: random.randrange(len(content))],
    lambda content, random: content + random.randbytes(random.randrange(1, 9)),
    lambda content, random: content[random.randrange(1, len(content)) :],
    lambda content, random: random.randbytes(len(content)),
    lambda content, random: _splice(content, random, b"\xff" * 8),
    lambda content, random: _splice(content, random, str(2**63).encode()),
    lambda content, random: _splice(content, random, b"../gen-1"),
    lambda content, random: content[::-1],
    lambda content, random: content + content,
)


def _splice(content, random, part):
    place = random.randrange(len(content))
    return content[:place] + part + content[place + len(part) :]


@pytest.fixture
def index(stored, tmp_path):
    """An index whose last two generations have numbers that differ in one bit."""
    for text in ("first", "second", "third"):
        stored.publish(tmp_path / "index", text)
    return tmp_path / "index"


@pytest.fixture
def files(index):
    assert verify_files(index) == ()
    return [index / CURRENT, *sorted((index / "gen-3").iterdir())]


def is_noticed(index):
    try:
        return bool(verify_files(index))
    except ReferenceIndexError:
        return True


def flip(content, bit):
    flipped = bytearray(content)
    flipped[bit // 8] ^= 1 << bit % 8
    return bytes(flipped)


def missed(index, file, contents):
    """Return those of ``contents`` that pass for what ``file`` holds, and put the file right again."""
    content = file.read_bytes()
    unnoticed = []
    for other in contents:
        file.write_bytes(other)
        if not is_noticed(index):
            unnoticed.append((file.name, other))
    file.write_bytes(content)
    return unnoticed


def test_200_flipped_bits_of_200_are_found(index, files):
    chance = random.Random(2026)
    found = []
    for _ in range(200):
        file = chance.choice(files)
        content = file.read_bytes()
        found += missed(index, file, [flip(content, chance.randrange(8 * len(content)))])
    assert found == []
    assert verify_files(index) == ()


@pytest.mark.parametrize(("name", "step"), [(CURRENT, 1), (MANIFEST, 9)])
def test_a_flipped_bit_of_any_byte_that_leads_to_the_files_is_found(index, files, name, step):
    """Every bit of CURRENT, among them the one that makes gen-2 of gen-3, another generation in perfect order."""
    (file,) = (file for file in files if file.name == name)
    content = file.read_bytes()
    assert missed(index, file, [flip(content, bit) for bit in range(0, 8 * len(content), step)]) == []


def test_a_generation_that_takes_the_place_of_another_is_found(index):
    (index / CURRENT).write_bytes((index / CURRENT).read_bytes().replace(b"gen-3", b"gen-2"))
    with pytest.raises(ReferenceIndexError, match="is not the manifest that CURRENT means: one was altered"):
        verify_files(index)


def test_1000_mutated_files_are_refused(stored, index, files):
    chance = random.Random(2027)
    contents = {file: file.read_bytes() for file in files}
    refused = 0
    while refused < 1000:
        file = chance.choice(files)
        other = chance.choice(MUTATIONS)(contents[file], chance)
        if other == contents[file]:
            continue
        file.write_bytes(other)
        with pytest.raises(ReferenceIndexError):
            stored.read(index)
        file.write_bytes(contents[file])
        refused += 1
    assert stored.read(index) == "third"
