"""Files are recognised by content, read as streams, and refused in one clear line."""

from __future__ import annotations

import gzip
import json

import pytest

from citecheck.errors import ReferenceFileError
from citecheck.index.importers import import_references
from citecheck.index.importers.csl_json import CHUNK_BYTES

ITEM = {"id": "a", "title": "A Title"}


def write(tmp_path, content):
    path = tmp_path / "references.txt"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(ITEM),
        "\ufeff" + json.dumps(ITEM) + "\r\n\r\n",
        json.dumps([ITEM]),
        "\n [ " + json.dumps(ITEM, indent=4) + "\n ] ",
        "% a comment\n@comment{x}\n@Article{a, title = {A Title}}",
        gzip.compress(json.dumps(ITEM).encode()),
        gzip.compress(b"@misc{a, title = {A Title}}"),
    ],
)
def test_the_format_is_recognised_by_content(tmp_path, content):
    assert [(item.id, item.title) for item in import_references(write(tmp_path, content))] == [("a", "A Title")]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is neither"),
        (b"plain words, an address@example.org {x}", "is neither"),
        (bytes(range(256)), "is neither"),
        (b"{}\n", "no reference in JSON Lines"),
        (b'{"a": \n', "no reference in JSON Lines"),
        (b'[{"id": "a", "title": "T"}, {"id"', "is not valid JSON"),
        (b'[{"id": "a", "title": "T"} 7', r"\, or \] expected, 7 found"),
        (b'[{"id": "a", "title": "T"}', "expected, end found"),
        (b"[" * 100_000, "is not valid JSON"),
        (b"@article{a, title = {never closed", "no BibTeX entry"),
        (b"\x1f\x8bnot really", "cannot be read"),
        (gzip.compress(b'{"id": "a", "title": "T"}')[:-9], "cannot be read"),
    ],
)
def test_a_file_that_cannot_be_imported_is_one_clear_error(tmp_path, content, words):
    with pytest.raises(ReferenceFileError, match=words):
        list(import_references(write(tmp_path, content)))


def test_a_file_that_is_not_there_is_one_clear_error(tmp_path):
    with pytest.raises(ReferenceFileError, match=r"none\.bib cannot be read"):
        list(import_references(tmp_path / "none.bib"))


@pytest.mark.parametrize(
    ("content", "names"),
    [
        (
            '{"id": "a", "title": "A Title"}\nnot json\n7\n{"id": "b"}\n\xff\n{"id": "c", "title": "C"}\n',
            ["line 2", "line 3: not a JSON object", "line 4: no title", "line 5"],
        ),
        (
            '[{"id": "a", "title": "A Title"}, 7, {"id": "b"}, {"id": "c", "title": "C"}]',
            ["item 2: not a JSON object", "item 3: no title"],
        ),
        (
            "@misc{a, title={A Title}}\n@misc{b}\n@misc{a, title={Again}}\n@misc{c, title={C}}\n",
            ["line 3", "line 2, entry b: no title"],
        ),
    ],
)
def test_broken_records_are_named_and_left_out(tmp_path, content, names):
    skipped = []
    path = write(tmp_path, content.encode("latin-1"))
    assert [item.id for item in import_references(path, skipped.append)] == ["a", "c"]
    wrong = [line for name, line in zip(names, skipped, strict=True) if not line.startswith(f"references.txt, {name}")]
    assert wrong == []


def test_a_long_array_is_read_item_by_item(tmp_path):
    """Items are longer than what is read at a time, and cut anywhere, also inside a character."""
    items = [{"id": str(number), "title": f"Title {number}", "abstract": "ä€" * length} for number, length in
             enumerate([1, CHUNK_BYTES, 3, CHUNK_BYTES // 3, 5] * 3)]  # fmt: skip
    path = write(tmp_path, json.dumps(items, ensure_ascii=False))
    found = list(import_references(path))
    assert [(item.id, len(item.abstract)) for item in found] == [(item["id"], len(item["abstract"])) for item in items]


def test_import_begins_before_the_file_ends(tmp_path):
    path = write(tmp_path, '{"id": "a", "title": "A Title"}\n' + "broken\n" * 10)
    skipped = []
    assert next(import_references(path, skipped.append)).id == "a"
    assert skipped == []
