"""Records come back as they were stored, each guarded by its own checksum."""

from __future__ import annotations

import hashlib

import numpy as np
import pytest

from citecheck.datatypes import (
    Identifier,
    Kind,
    PersonName,
    Provenance,
    Reference,
    Retraction,
    Scheme,
    Standing,
)
from citecheck.errors import IndexDamagedError
from citecheck.index import records
from citecheck.index.phrases import PHRASES
from citecheck.index.records import RecordStore, RecordWriter, encode_record, load_array

WORKS = (
    Reference("bare", ""),
    Reference("title", "On Computable Numbers"),
    Reference("lone \ud800", "A lone \udfff surrogate \x00 in a title", venue="\ud812"),
    Reference(
        "full",
        "Ileal-lymphoid-nodular hyperplasia — 回肠",
        (PersonName("Wakefield", "A. J."), PersonName(literal="A Group")),
        1998,
        venue="The Lancet",
        identifiers=(Identifier(Scheme.DOI, "10.1016/x"), Identifier(Scheme.DOI, "10.1016/y")),
        kind=Kind.ARTICLE,
        abstract="Background. " * 100,
        retraction=Retraction(Standing.RETRACTED, "2010-02", "misconduct", Identifier(Scheme.DOI, "10.1016/z")),
        provenance=(Provenance("crossref", "r1", "CC0"),),
    ),
)


def write(folder, works, number=1):
    with (folder / records.records_name(number)).open("wb") as file:
        writer = RecordWriter(folder, number, file)
        for work in works:
            writer.write(encode_record(work))
        writer.finish()


@pytest.fixture
def store(tmp_path):
    write(tmp_path, WORKS)
    return RecordStore(tmp_path, len(WORKS), (1,))


def test_records_come_back_by_row_and_in_order(store):
    assert [store[row] for row in range(len(WORKS))] == list(store) == list(WORKS)
    assert len(store) == len(WORKS)


def test_a_title_is_read_without_the_rest_of_its_record(store, monkeypatch):
    def refuse(*_):
        raise AssertionError("the rest was read")

    monkeypatch.setattr(records.zlib, "decompressobj", refuse)
    assert [store.title(row) for row in range(len(WORKS))] == [work.title for work in WORKS]


def test_a_record_is_handed_on_as_it_was_made(store):
    assert [store.encoded(row) for row in range(len(WORKS))] == [encode_record(work) for work in WORKS]


def test_the_phrase_book_is_the_one_of_the_schema():
    """Records were deflated with it: another letter would turn names and years into others, and nothing would warn."""
    assert hashlib.sha256(PHRASES).hexdigest() == "27e550b9789a2b3c1e103fb041730bf8640baca0fb401204fc96105728d43676"


def test_records_that_were_stored_before_are_read(tmp_path):
    """Another form makes every index that stands unreadable, and needs a new schema."""
    stored = bytes.fromhex("307fe9b0050000005469746c6583ba1248c0f596e665e7e597e7e1d00bca177843cbc800e8f95a00")
    (tmp_path / "records-1.bin").write_bytes(stored)
    np.save(tmp_path / "offsets-1.npy", np.array([0, len(stored)], np.uint64), allow_pickle=False)
    assert list(RecordStore(tmp_path, 1, (1,))) == [Reference("id", "Title", (PersonName("Li"),), 2020)]


def test_any_flipped_bit_of_a_record_is_found(tmp_path):
    write(tmp_path, WORKS[1:2])
    file = tmp_path / "records-1.bin"
    whole = file.read_bytes()
    for bit in range(8 * len(whole)):
        flipped = bytearray(whole)
        flipped[bit // 8] ^= 1 << bit % 8
        file.write_bytes(flipped)
        with pytest.raises(IndexDamagedError, match=r"record 0 of .*records-1.bin was altered; build the index again"):
            RecordStore(tmp_path, 1, (1,)).title(0)


@pytest.mark.parametrize("offsets", [[0, 3, 60], [0, 2**63, 60], [9, 50, 60], [0, 60, 60], [0, 61, 60], [60, 20, 60]])
def test_offsets_that_lie_lead_to_no_record(tmp_path, offsets):
    write(tmp_path, WORKS[:2])
    size = (tmp_path / "records-1.bin").stat().st_size
    numbers = [size if number == 60 else number for number in offsets]
    np.save(tmp_path / "offsets-1.npy", np.array(numbers, np.uint64), allow_pickle=False)
    store = RecordStore(tmp_path, 2, (1,))
    with pytest.raises(IndexDamagedError, match="was altered"):
        list(store)


def test_a_record_with_a_checksum_and_no_reference_in_it_is_refused(tmp_path):
    for packed in (b"", b"garbage", encode_record(WORKS[1])[8:]):
        (tmp_path / "records-1.bin").write_bytes(records._framed(b"Title", packed))
        np.save(tmp_path / "offsets-1.npy", np.array([0, 13 + len(packed)], np.uint64), allow_pickle=False)
        with pytest.raises(IndexDamagedError, match="holds no record in row 0"):
            RecordStore(tmp_path, 1, (1,))[0]


def test_a_store_of_several_parts_is_one_list(tmp_path):
    for number, part in ((1, WORKS[:2]), (2, ()), (7, WORKS[2:])):
        write(tmp_path, part, number)
    store = RecordStore(tmp_path, len(WORKS), (1, 2, 7))
    assert list(store) == list(WORKS)
    assert [store.title(row) for row in range(4)] == [work.title for work in WORKS]
    assert records.part_files((1, 7)) == ("records-1.bin", "offsets-1.npy", "records-7.bin", "offsets-7.npy")


def test_a_store_of_no_records_is_empty(tmp_path):
    write(tmp_path, ())
    assert list(RecordStore(tmp_path, 0, (1,))) == []


@pytest.mark.parametrize(("n_rows", "parts"), [(3, (1,)), (5, (1,)), (8, (1, 2)), (4, (1, 2))])
def test_a_store_of_another_size_than_the_manifest_says_is_refused(tmp_path, store, n_rows, parts):
    with pytest.raises(IndexDamagedError):
        RecordStore(tmp_path, n_rows, parts)


def test_records_that_do_not_fit_their_offsets_are_refused(tmp_path, store):
    with (tmp_path / "records-1.bin").open("ab") as file:
        file.write(b"x")
    with pytest.raises(IndexDamagedError, match=r"offsets-1.npy does not fit its records"):
        RecordStore(tmp_path, len(WORKS), (1,))


@pytest.mark.parametrize(
    "array", [np.zeros(3, np.uint32), np.zeros((1, 3), np.uint64), np.zeros(3, np.int64), np.zeros(3, ">u8")]
)
def test_a_list_of_numbers_is_of_its_type(tmp_path, array):
    np.save(tmp_path / "a.npy", array, allow_pickle=False)
    with pytest.raises(IndexDamagedError, match=r"a.npy is not a list of uint64; build the index again"):
        load_array(tmp_path / "a.npy", np.uint64)
