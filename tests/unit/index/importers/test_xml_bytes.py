"""XML files reach the parser in an encoding that it has, without characters that XML forbids."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.errors import ReferenceFileError
from citecheck.index.importers.xml_bytes import read_chunks
from citecheck.index.importers.xml_elements import read_elements


def read(data, size=1 << 16):
    return b"".join(read_chunks(io.BytesIO(data), size))


def texts(data):
    return [element.text for element in read_elements(io.BytesIO(data), "file.xml", ("r",))]


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", "ü 橋本"),
        ("UTF8", "ü 橋本"),
        ("utf-16", "ü 橋本"),
        ("utf-16-le", "ü 橋本"),
        ("utf-16-be", "ü 橋本"),
        ("iso-8859-1", "ü"),
        ("windows-1252", "ü “”"),
        ("koi8-r", "Колмогоров"),
        ("shift_jis", "橋本"),
        ("euc-jp", "橋本"),
        ("gbk", "王伟"),
        ("big5", "王偉"),
    ],
)
def test_a_file_is_read_in_the_encoding_that_it_declares(encoding, text):
    assert texts(f"<?xml version='1.0' encoding='{encoding}'?><r>{text}</r>".encode(encoding)) == [text]


@pytest.mark.parametrize(
    "data",
    [
        "<?xml version='1.0' encoding='utf-16'?><r>ü</r>".encode(),  # written from a string by .NET
        "\n\n <?xml version='1.0'?><r>ü</r>".encode(),
        "\ufeff<r>ü</r>".encode(),
        "<r>ü</r>".encode("windows-1252"),
        "<?xml version='1.0' encoding='us-ascii'?><r>ü</r>".encode(),
    ],
)
def test_a_wrong_declaration_costs_nothing(data):
    assert texts(data) == ["ü"]


@pytest.mark.parametrize("label", ["nonsense", "hex", "zip", "rot13", "utf-7", "idna"])
def test_what_is_no_encoding_of_texts_is_refused(label):
    with pytest.raises(ReferenceFileError, match=r"file\.xml is not valid XML"):
        texts(f"<?xml version='1.0' encoding='{label}'?><r>x</r>".encode())


@pytest.mark.parametrize("forbidden", ["\x01", "\x0b", "\x1f", "&#11;", "&#x0B;", "&#x1f;", "&#0031;"])
def test_forbidden_characters_become_blanks(forbidden):
    assert texts(f"<r>a{forbidden}b</r>".encode()) == ["a b"]


@pytest.mark.parametrize("allowed", ["&#9;", "&#xA;", "&#x20AC;", "&#110;", "&#x1F600;"])
def test_other_references_stay(allowed):
    assert read(f"<r>{allowed}</r>".encode()) == f"<r>{allowed}</r>".encode()


@given(st.text(alphabet="aü橋&#1x;", max_size=60), st.integers(1, 20))
def test_what_comes_does_not_depend_on_the_size_of_chunks(text, size):
    data = text.encode()
    assert read(data.lstrip(), size) == read(data)
