"""What every reader promises: a document whose spans are places in its file, or one clear error."""

from __future__ import annotations

import pytest

from citecheck.datatypes import Document, Span
from citecheck.errors import DocumentError
from citecheck.readers import READERS, read_document

TEXT = "Grüße: Vaswani et al. (2017) 参考文献 [1]\r\nLine two.\n"

readers = pytest.mark.parametrize("suffix", sorted(READERS))


@readers
def test_a_document_has_the_name_and_the_text_of_its_file(suffix, tmp_path):
    path = tmp_path / f"answer{suffix}"
    path.write_bytes(TEXT.encode())
    document = READERS[suffix].read(path)
    assert isinstance(document, Document)
    assert (document.name, document.text) == (str(path), TEXT)


@readers
def test_every_span_maps_back_to_the_file(suffix, tmp_path):
    """What a span covers in the text stands at its source span in the decoded file."""
    path = tmp_path / f"answer{suffix}"
    path.write_bytes(TEXT.encode())
    document = READERS[suffix].read(path)
    for start in range(len(document.text)):
        span = Span(start, start + 1)
        source = document.source_span(span)
        assert source is not None
        assert source.of(TEXT) == span.of(document.text)


@readers
@pytest.mark.parametrize("content", [b"", b"\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_an_empty_document(suffix, content, tmp_path):
    path = tmp_path / f"answer{suffix}"
    path.write_bytes(content)
    assert READERS[suffix].read(path).text.strip() == ""


@readers
@pytest.mark.parametrize("content", [b"abc\0def", b"caf\xe9", b"\xff\xfea\0"])
def test_what_is_no_text_is_refused_with_the_name_of_the_file(suffix, content, tmp_path):
    path = tmp_path / f"answer{suffix}"
    path.write_bytes(content)
    with pytest.raises(DocumentError, match=f"answer{suffix}"):
        READERS[suffix].read(path)


@readers
def test_a_file_that_is_missing_or_a_folder_is_refused(suffix, tmp_path):
    (tmp_path / f"folder{suffix}").mkdir()
    for name in ("missing", "folder"):
        with pytest.raises(DocumentError, match=name):
            READERS[suffix].read(tmp_path / f"{name}{suffix}")


def test_an_unknown_ending_is_read_as_text(tmp_path):
    path = tmp_path / "ANSWER.xyz"
    path.write_text("text", encoding="utf-8")
    assert read_document(str(path)).text == "text"
