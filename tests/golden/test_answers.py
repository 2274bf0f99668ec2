"""Whole answers: every citation in them is found, and nothing else (``answers/NAME.md`` beside ``NAME.toml``)."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from citecheck.datatypes import CitationForm
from citecheck.parsing import find_citations

ANSWERS = sorted(path for path in (Path(__file__).parent / "answers").iterdir() if path.suffix in {".md", ".txt"})


def describe(citation, text):
    """Return the citation as its sidecar writes it: without what is empty."""
    row = {
        "form": citation.form.value,
        "raw": citation.raw,
        "key": citation.key,
        "title": citation.title,
        "authors": [str(author) for author in citation.authors],
        "truncated": citation.authors_truncated,
        "year": citation.year,
        "venue": citation.venue,
        "identifiers": [str(identifier) for identifier in citation.identifiers],
        "markers": [marker.raw for marker in citation.markers] if citation.form is CitationForm.ENTRY else [],
        "claim": citation.claim.of(text) if citation.claim else None,
    }
    return {name: value for name, value in row.items() if value}


@pytest.mark.parametrize("path", ANSWERS, ids=lambda path: path.stem)
def test_an_answer_gives_exactly_its_citations(path):
    text = path.read_text(encoding="utf-8")
    expected = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8")).get("citation", [])
    assert [describe(citation, text) for citation in find_citations(text)] == expected


@pytest.mark.parametrize("path", ANSWERS, ids=lambda path: path.stem)
def test_line_ends_of_windows_change_no_citation(path):
    """The same answer with CRLF gives the same citations, apart from the line ends in them."""
    text = path.read_text(encoding="utf-8").replace("\n", "\r\n")
    expected = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8")).get("citation", [])
    found = [citation.raw.replace("\r\n", "\n") for citation in find_citations(text)]
    assert found == [row["raw"] for row in expected]
