"""Text files: UTF-8 with or without a byte order mark, and refusals that name the place and the way out."""

from __future__ import annotations

import pytest

from citecheck.datatypes import Format
from citecheck.errors import DocumentError
from citecheck.readers import read_document
from citecheck.readers.plain import PlainReader, decode, read_bytes


def test_a_byte_order_mark_is_dropped_and_line_ends_stay():
    assert decode(b"\xef\xbb\xbfa\r\nb\n", "x.txt") == "a\r\nb\n"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"abc\xe9def", r"x\.txt is not UTF-8 \(byte 0xe9 at offset 3\).*iconv"),
        (b"\xef\xbb\xbfab\xff", r"byte 0xff at offset 5"),
        (b"ok \xc3", r"byte 0xc3 at offset 3"),
        (b"%PDF\0\1", r"x\.txt is binary \(NUL at byte 4\).*UTF-8"),
        (b"\xff\xfea\0", r"x\.txt is UTF-16.*iconv -f UTF-16"),
    ],
)
def test_a_refusal_names_the_byte_and_the_way_out(data, message):
    with pytest.raises(DocumentError, match=message):
        decode(data, "x.txt")


def test_a_file_at_the_limit_is_read_and_one_byte_more_is_refused(tmp_path):
    path = tmp_path / "long.txt"
    path.write_bytes(b"x" * 100)
    assert len(read_bytes(path, 100)) == 100
    with pytest.raises(DocumentError, match="larger than 99 bytes; split it"):
        PlainReader(max_bytes=99).read(path)


def test_a_folder_is_refused_with_the_command_that_reads_folders(tmp_path):
    with pytest.raises(DocumentError, match="citecheck scan"):
        read_document(tmp_path)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.md", Format.MARKDOWN),
        ("a.MD", Format.MARKDOWN),
        ("a.bib", Format.BIBTEX),
        ("a.ris", Format.RIS),
        ("a.json", Format.JSON),
        ("a.xml", Format.ENDNOTE_XML),
        ("a.tex", Format.LATEX),
        ("a.txt", Format.AUTO),
        ("a", Format.AUTO),
    ],
)
def test_the_ending_chooses_the_markup(name, expected, tmp_path):
    (tmp_path / name).write_text("text", encoding="utf-8")
    assert read_document(tmp_path / name).format is expected
