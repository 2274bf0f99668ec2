"""Files are recognised by content, read as streams, and refused in one clear line."""

from __future__ import annotations

import gzip
import io
import json
import os
import zipfile

import pytest
import zstandard

from citecheck.errors import OversizedFileError, ReferenceFileError
from citecheck.index.importers import import_references, json_items, lines, opening
from citecheck.index.importers.json_items import CHUNK_BYTES

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
        (b"", "in none of the formats"),
        (b"plain words, an address@example.org {x}", "in none of the formats"),
        (bytes(range(256)), "in none of the formats"),
        (b"{}\n", "no reference that can be read"),
        (b'{"a": \n', "no reference that can be read"),
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


LINE = json.dumps(ITEM).encode() + b"\n"


def zipped(**members):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "."), content)
    return packed.getvalue()


def test_archives_and_folders_are_read_as_they_are(tmp_path):
    """Members in their order, files by name; what is in no format is named, what is hidden passed over."""
    (tmp_path / "b").mkdir()
    (tmp_path / "a.zip").write_bytes(zipped(one__jsonl=LINE, two__gz=gzip.compress(LINE), notes__txt=b"no records"))
    (tmp_path / "b" / "c.zst").write_bytes(zstandard.ZstdCompressor().compress(LINE))
    (tmp_path / "b" / ".hidden").write_bytes(LINE)
    (tmp_path / "b" / "link").symlink_to(tmp_path / "a.zip")
    skipped = []
    found = list(import_references(tmp_path, skipped.append))
    places = [item.provenance[0].source.removeprefix(f"{tmp_path.name}/") for item in found]
    assert places == ["a.zip/one.jsonl", "a.zip/two.gz", "b/c.zst"]
    unknown, link = [(line.partition("/a.zip/")[2] or line.partition("/b/")[2]) for line in skipped]
    assert unknown.startswith("notes.txt is in none of the formats")
    assert link == "link: a link or device inside a folder is not read"


@pytest.mark.parametrize("broken", [b"[7", gzip.compress(LINE)[:-9], b'{"title": "no id"}', b"\x1f\x8bnot really"])
def test_a_broken_file_in_a_folder_is_named_and_the_rest_goes_in(tmp_path, broken):
    (tmp_path / "a.json").write_bytes(broken)
    (tmp_path / "b.jsonl").write_bytes(LINE)
    skipped = []
    assert [item.id for item in import_references(tmp_path, skipped.append)][-1] == "a"
    assert any("a.json" in line for line in skipped)
    (tmp_path / "b.jsonl").unlink()
    if broken != gzip.compress(LINE)[:-9]:  # of which a record can be read before it breaks off
        with pytest.raises(ReferenceFileError, match=r"a\.json"):
            list(import_references(tmp_path))


def test_a_folder_without_any_reference_file_is_an_error(tmp_path):
    (tmp_path / "notes.txt").write_text("nothing of the kind")
    with pytest.raises(ReferenceFileError, match="in none of the formats"):
        list(import_references(tmp_path))


@pytest.mark.parametrize("cut", [5, 30, 60, 100])
@pytest.mark.parametrize("pack", [zipped, gzip.compress, zstandard.ZstdCompressor().compress])
def test_a_damaged_archive_is_one_clear_error(tmp_path, pack, cut):
    content = LINE * 3 + os.urandom(500).hex().encode()
    packed = pack(a=content) if pack is zipped else pack(content)
    with pytest.raises(ReferenceFileError, match=r"references\.txt"):
        list(import_references(write(tmp_path, packed[:cut])))


def test_what_expands_beyond_all_measure_is_refused(tmp_path, monkeypatch):
    """One short record for ever: no line is too long, and there is no end."""
    monkeypatch.setattr(opening, "FREE_EXPANSION", 1 << 20)
    for bomb in (gzip.compress(b"{}\n" * (1 << 22)), zipped(a=b"{}\n" * (1 << 22))):
        with pytest.raises(OversizedFileError, match=r"unpacks to more than 200 times its size"):
            list(import_references(write(tmp_path, bomb)))


def test_blank_lines_without_end_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(lines, "MAX_BLANK", 100)
    assert len(list(import_references(write(tmp_path, LINE + b"\n" * 100 + LINE)))) == 2
    with pytest.raises(OversizedFileError, match=r"references\.txt, line 102: 100 blank lines"):
        list(import_references(write(tmp_path, LINE + b"\n" * 102 + LINE)))


def test_an_oversized_file_ends_the_reading_of_a_folder_or_archive(tmp_path, monkeypatch):
    """It was made to exhaust what reads it; what lies beside it is not trusted either."""
    monkeypatch.setattr(lines, "MAX_BLANK", 100)
    with pytest.raises(OversizedFileError, match="blank lines"):
        list(import_references(write(tmp_path, zipped(a__jsonl=LINE, b__jsonl=LINE + b"\n" * 200, c__jsonl=LINE))))


@pytest.mark.parametrize("content", [b'{"title": "' + b"x" * 3000, b'[{"title": "' + b"x" * 3000])
def test_a_line_or_item_without_end_is_refused(tmp_path, monkeypatch, content):
    for module in (lines, json_items):
        monkeypatch.setattr(module, "MAX_RECORD", 1 << 10)
    monkeypatch.setattr(json_items, "CHUNK_BYTES", 1 << 8)
    with pytest.raises(ReferenceFileError, match=r"references\.txt.*(is longer|larger) than"):
        list(import_references(write(tmp_path, content)))


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
            "@misc{a, title={A Title}}\n@misc{b}\n@misc{d, title={Never closed}\n@misc{c, title={C}}\n",
            ["line 2, entry b: no title", "line 3: the misc 'd' is never closed"],
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


@pytest.mark.parametrize(
    ("content", "record_id"),
    [
        ('{"status": "ok", "message": {"DOI": "10.1000/x", "title": ["T"]}}', "doi:10.1000/x"),
        ('{"items": [{"DOI": "10.1000/x", "title": ["T"], "reference-count": 0}]}', "doi:10.1000/x"),
        (json.dumps({"DOI": "10.1000/x", "title": ["T"]}, indent=2), "doi:10.1000/x"),
        ('{"id": "https://openalex.org/W1", "title": "T"}', "openalex:W1"),
        (
            '{"data": [{"attributes": {"doi": "10.1000/x", "titles": [{"title": "T"}], "creators": []}}]}',
            "doi:10.1000/x",
        ),
        ('[{"id": "1", "bibjson": {"title": "T"}}]', "doaj:1"),
        ('{"corpusid": 1, "title": "T"}', "s2:1"),
        ('{"paper_id": "1", "title": "T", "s2_url": "u"}', "s2:1"),
        ('{"ident": "a", "title": "T", "ext_ids": {}}', "fatcat:a"),
        ('{"id": "0704.0001", "title": "T", "authors_parsed": []}', "arxiv:0704.0001"),
        ('{"items": [{"itemType": "book", "citekey": "a", "title": "T"}]}', "a"),
        ("---\nreferences:\n- id: a\n  title: T\n", "a"),
        (json.dumps({"id": "a", "title": "T", "container-title": "J", "DOI": "10.1000/x"}, indent=2), "a"),
        (json.dumps({"references": [{"id": "a", "title": "T"}]}), "a"),
        (json.dumps({"id": "a", "title": "T", "abstract": 'says "bibjson": and "itemType": too'}), "a"),
    ],
)
def test_each_kind_of_json_is_recognised_by_its_keys(tmp_path, content, record_id):
    assert [item.id for item in import_references(write(tmp_path, content))] == [record_id]
