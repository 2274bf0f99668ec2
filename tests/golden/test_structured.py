"""Structured documents as people have them, and what is in them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from citecheck.datatypes import FieldName
from citecheck.parsing import find_citations

FOLDER = Path(__file__).parent / "structured"
SAMPLES = sorted(path for path in FOLDER.iterdir() if path.suffix != ".toml")
TEXTS = ("key", "title", "year", "venue", "volume", "issue", "pages", "publisher", "authors_truncated")


def as_written(citation, text):
    """Return a citation as the expected file puts it; what is empty is left out."""
    said = {name: getattr(citation, name) for name in TEXTS}
    said["kind"] = citation.kind.value
    said["form"] = citation.form.value
    said["authors"] = [f"{name.family}|{name.given}|{name.suffix}|{name.literal}" for name in citation.authors]
    said["identifiers"] = [str(identifier) for identifier in citation.identifiers]
    said["cited_as"] = [marker.group.of(text) for marker in citation.markers]
    said["begins"], said["ends"] = citation.raw[:20], citation.raw[-20:]
    places = {item.field.value: item.span.of(text) for item in citation.field_spans if item.field != FieldName.AUTHORS}
    return {name: value for name, value in said.items() if value} | {"places": places}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_a_sample_is_read_as_it_was_written(path):
    """Fields and places of every citation are those of the expected file, and the format is recognised."""
    text = path.read_text(encoding="utf-8")
    expected = tomllib.loads(path.with_name(f"{path.name}.toml").read_text(encoding="utf-8"))
    found = find_citations(text)
    assert [as_written(citation, text) for citation in found] == expected["citation"]
    assert found == find_citations(text, format=expected["format"])


EXPORTS = [
    ("biblatex-examples.bib", "bibtex", 90),
    ("bbt_biblatex_particles.bib", "bibtex", 53),
    ("bbt_biblatex_arxiv.bib", "bibtex", 3),
    ("jabref_RisImporterTest1.ris", "ris", 3),
    ("jabref_RisImporterTest4a.ris", "ris", 1),
    ("bbt_better_csl.json", "csl-json", 15),
    ("crossref_api_works_message.json", "json", 3),
    ("crossref_works_dump_2018_lines.json", "json", 14),
    ("datacite_api_list.json", "json", 1),
    ("doaj_articles.json", "json", 5),
    ("fatcat_releases.json", "json", 10),
    ("openalex_W2741809807.json", "json", 1),
    ("jabref_EndnoteXmlImporterTestArticle.xml", "endnote-xml", 1),
]  # fmt: skip
"""Exports of reference managers and databases, and how many works they list."""


@pytest.mark.parametrize(("name", "markup", "count"), EXPORTS)
def test_every_work_of_an_export_is_found(data_folder, name, markup, count):
    path = data_folder / "formats" / name
    if not path.exists():
        pytest.skip(f"the folder of real references has no formats/{name}")
    text = path.read_text(encoding="utf-8")
    found = find_citations(text, format=markup)
    assert len(found) == count
    assert found == find_citations(text)
    for citation in found:
        assert citation.span.of(text) == citation.raw
        assert all(citation.span.contains(item.span) and item.span for item in citation.field_spans)
