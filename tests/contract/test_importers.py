"""What every importer promises: streams, a broken record is named and not fatal, another format is refused."""

from __future__ import annotations

import json

import pytest

from citecheck.datatypes import Reference
from citecheck.errors import ReferenceFileError
from citecheck.index.importers.bibtex import BibtexImporter
from citecheck.index.importers.csl_json import CslJsonImporter
from citecheck.index.importers.isi import IsiImporter
from citecheck.index.importers.json_lines import JsonLinesImporter
from citecheck.index.importers.medline import MedlineImporter
from citecheck.index.importers.ris import RisImporter

FIRST, BROKEN, LAST = {"id": "a", "title": "First"}, {"id": "b"}, {"id": "c", "title": "Last"}
CASES = {
    "json lines": (JsonLinesImporter, "\n".join(map(json.dumps, (FIRST, BROKEN, LAST)))),
    "csl-json": (CslJsonImporter, json.dumps([FIRST, BROKEN, LAST])),
    "bibtex": (BibtexImporter, "@misc{a, title={First}}\n@misc{b, year=2000}\n@misc{c, title={Last}}"),
    "ris": (
        RisImporter,
        "TY  - GEN\nID  - a\nTI  - First\nER  -\nTY  - GEN\nID  - b\nER  -\nTY  - GEN\nID  - c\nTI  - Last",
    ),
    "isi": (IsiImporter, "PT J\nTI First\nUT a\nER\nPT J\nUT b\nER\nPT J\nTI Last\nUT c\nER\nEF"),
    "medline": (MedlineImporter, "PMID- 1\nTI  - First\n\nPMID- 2\n\nPMID- 3\nTI  - Last"),
}


@pytest.fixture(params=CASES)
def case(request, tmp_path):
    make, text = CASES[request.param]
    path = tmp_path / "file"
    path.write_text(text, encoding="utf-8")
    return make(), path


def read(importer, path, skipped=lambda description: None):
    with path.open("rb") as file:
        yield from importer.references(file, path.name, skipped)


def test_good_records_come_in_order_around_a_broken_one(case):
    importer, path = case
    skipped = []
    found = list(read(importer, path, skipped.append))
    assert [(item.id, item.title) for item in found] in (
        [("a", "First"), ("c", "Last")],
        [("pmid:1", "First"), ("pmid:3", "Last")],  # where ids are of a scheme
    )
    assert all(isinstance(item, Reference) for item in found)
    assert len(skipped) == 1
    assert skipped[0].startswith("file, ")
    assert "no title" in skipped[0]
    assert "\n" not in skipped[0]


def test_references_are_yielded_not_collected(case):
    importer, path = case
    references = read(importer, path)
    assert next(references).title == "First"


def test_reading_twice_gives_the_same(case):
    importer, path = case
    first, second = (list(read(importer, path)) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("content", [b"", b"words", b"<html></html>", b"\x00\xff" * 100])
def test_a_file_of_another_format_is_refused(case, content):
    importer, path = case
    path.write_bytes(content)
    with pytest.raises(ReferenceFileError, match="file"):
        list(read(importer, path))
