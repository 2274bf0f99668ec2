"""Bytes of old and new exports as text."""

from __future__ import annotations

import io

import pytest

from citecheck.index.importers import import_references
from citecheck.index.importers.decoding import Utf16Stream, decode


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"plain", "plain"),
        ("Łódź".encode(), "Łódź"),
        ("Müller – “x”".encode("cp1252"), "Müller – “x”"),
        ("Łódź\n".encode() + "Müller".encode("cp1252"), "Łódź\nMüller"),
        (b"\x81", "\ufffd"),
    ],
)
def test_what_is_not_utf8_is_read_in_the_code_page_of_windows(data, text):
    assert decode(data) == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_is_read_as_utf8_whatever_is_asked_at_a_time(encoding):
    text = "\ufeffÄ 名 \U0001f600 " * 50_000
    stream = io.BufferedReader(Utf16Stream(io.BytesIO(text.encode(encoding))), 777)
    assert stream.read().decode() == text.removeprefix("\ufeff")


@pytest.mark.parametrize(
    "content", ['[{"id": "a", "title": "Ä"}]', "@misc{a, title = {Ä}}", "TY  - GEN\nID  - a\nTI  - Ä"]
)
def test_files_in_utf16_are_imported(tmp_path, content):
    (tmp_path / "file").write_text(content, encoding="utf-16")
    assert [(item.id, item.title) for item in import_references(tmp_path / "file")] == [("a", "Ä")]
