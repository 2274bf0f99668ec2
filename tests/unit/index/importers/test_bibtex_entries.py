"""BibTeX is scanned entry by entry: macros, delimiters, and broken entries that cost themselves only."""

from __future__ import annotations

import io

import pytest

from citecheck.errors import ReferenceFileError
from citecheck.index.importers import bibtex_entries
from citecheck.index.importers.bibtex_entries import read_entries


def scan(text, skipped=None):
    data = text if isinstance(text, bytes) else text.encode()
    named = [] if skipped is None else skipped
    return list(read_entries(io.BytesIO(data), "refs.bib", named.append))


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("@misc{a, title = {A}, year = 2000}", {"title": "A", "year": "2000"}),
        ('@misc{a, title = "A {"}B{"} C", year = "2000"}', {"title": 'A {"}B{"} C', "year": "2000"}),
        ("@misc(a, title = {A (b) c}, year = 2000)", {"title": "A (b) c", "year": "2000"}),
        ("@misc{a, title = {A {B {C}} d},}", {"title": "A {B {C}} d"}),
        ("@MISC {a ,\n  TITLE={A}\r\n}", {"title": "A"}),
        ("@misc{a\n title = {A}\n year = 2000\n}", {"title": "A", "year": "2000"}),
        ("@misc{a, title = {A},, year = 2000,}", {"title": "A", "year": "2000"}),
        ("@misc{a, title = {A}, % a remark\n % note = {none},\n year = 2000}", {"title": "A", "year": "2000"}),
        ("@misc{a, title = {A}, title = {B}}", {"title": "A"}),
        ("@string{x = {Ex}} @misc{a, title = x # { and } # Y, month = jan}", {"title": "Ex and Y", "month": "jan"}),
        ('@string(x = "Ex")\n@string{y = x # "!"}\n@misc{a, title = X # y}', {"title": "ExEx!"}),
        (r"@misc{a, title = {A \{ b}, year = 1}", {"title": r"A \{ b", "year": "1"}),
        ("@misc{a, file = {C:\\}, title = {A}}", {"file": "C:\\", "title": "A"}),
        (r'@misc{a, title = "G{\"o}del", year = 1}', {"title": r"G{\"o}del", "year": "1"}),
        (
            "@misc{a, title = {mail me@home.org}, note = {@misc{no}}}",
            {"title": "mail me@home.org", "note": "@misc{no}"},
        ),
        ("@misc{a,}", {}),
        ("@misc{a}", {}),
    ],
)
def test_the_fields_of_an_entry_are_read_in_every_notation(text, fields):
    (entry,) = scan(text)
    assert entry.fields == fields
    assert entry.key == "a"


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("@comment{ @ignored } @misc{a,}", ["a"]),
        ("@Comment{jabref-meta: databaseType:bibtex;}\n@misc{a,}", ["a"]),
        ('@preamble{ "\\newcommand{\\x}{@misc{no,}}" }\n@misc{a,}', ["a"]),
        ("% @misc{no, title = {N}}\n@misc{a,}", ["a"]),
        ("words before @misc{a,} words between\n@misc{b,}@misc{c,}", ["a", "b", "c"]),
        ("  @misc{a,}\r  @misc{b,}\r\n\t@misc{c,}", ["a", "b", "c"]),
        ("@misc{DBLP:conf/x/Y, title={T}}", ["DBLP:conf/x/Y"]),
        ("@misc{a b:c+d, title={T}}", ["a b:c+d"]),
        ("@misc{, title={T}}", [""]),
        ("@misc{title={T}}", [""]),
    ],
)
def test_entries_are_found_wherever_they_begin(text, keys):
    skipped = []
    assert [entry.key for entry in scan(text, skipped)] == keys
    assert skipped == []


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ("@misc{x, title = {never {closed}", "the misc 'x' is never closed"),
        ('@misc{x, title = "never closed', "the misc 'x' is never closed"),
        ("@misc{x, title = {T}", "the misc 'x' is never closed"),
        ("@misc{x, title = {T} and more}", "the misc 'x' cannot be read at 'and more}'"),
        ("@misc{x, title = }", "the misc 'x' cannot be read at '}'"),
        ("@misc(x, title = {T}", "the misc 'x' is never closed"),
        ("@string{x = {open", "the string '' is never closed"),
    ],
)
def test_a_broken_entry_is_named_and_the_next_line_with_one_is_read(broken, reason):
    skipped = []
    found = scan(f"@misc{{a,}}\n\n{broken}\n@misc{{b,}}\n", skipped)
    assert [entry.key for entry in found] == ["a", "b"]
    assert skipped == [f"refs.bib, line 3: {reason}"]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 64, 200])
def test_entries_are_the_same_however_the_file_is_cut_into_chunks(monkeypatch, size):
    text = "@string{x = {Ä}}\r\n" + "".join(f"@misc{{k{n}, title = {{T é {n}}} # x}}\r\n\r\n" for n in range(30))
    whole = scan(text)
    monkeypatch.setattr(bibtex_entries, "CHUNK_BYTES", size)
    assert scan(text) == whole
    assert [(entry.key, entry.line) for entry in whole[:2]] == [("k0", 2), ("k1", 4)]


def test_an_entry_larger_than_a_record_may_be_is_refused(monkeypatch):
    monkeypatch.setattr(bibtex_entries, "MAX_RECORD", 1 << 10)
    monkeypatch.setattr(bibtex_entries, "CHUNK_BYTES", 1 << 8)
    with pytest.raises(ReferenceFileError, match=r"refs\.bib, line 2: an entry is larger"):
        scan("@misc{a,}\n@misc{b, title = {" + "x" * 3000)


def test_macros_of_macros_do_not_grow_without_end():
    doubled = "".join(f"@string{{s{n + 1} = s{n} # s{n}}}\n" for n in range(60))
    skipped = []
    found = scan("@string{s0 = {xxxxxxxxxx}}\n" + doubled + "@misc{a, title = {T}}", skipped)
    assert [entry.key for entry in found] == ["a"]
    assert any("characters" in reason for reason in skipped)


def test_lines_that_are_not_utf8_are_read_as_code_page_1252():
    (entry,) = scan("@misc{a,\n title = {Caf\xe9},\n".encode("cp1252") + " note = {Łódź}}".encode())
    assert entry.fields == {"title": "Café", "note": "Łódź"}
