"""Cases that users reported: one ``[[case]]`` of ``cases/*.toml`` is one promise, and a new one is a new test.

A case gives ``text``, the ``source`` of the report, and one ``[[case.citation]]`` per citation in text order, each with
the fields that must be read (what is left out is not compared): ``raw``, ``form``, ``key``, ``kind``, ``title``,
``families`` (a family name or an organisation each), ``truncated``, ``year``, ``venue``, ``volume``, ``issue``,
``pages``, ``identifiers``, ``markers`` (their text) and ``starts`` (the first characters of ``raw``). A case without
citations promises that there are none. ``fails`` says why a case does not hold yet; the test tells when it does.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from citecheck.datatypes import Citation
from citecheck.parsing import find_citations

CASES = [
    case
    for path in sorted((Path(__file__).parent / "cases").glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


def as_parameter(case: dict[str, Any]) -> Any:
    """Return the case as a parameter, marked if it says that it fails."""
    marks = [pytest.mark.xfail(reason=case["fails"], strict=True)] if "fails" in case else []
    return pytest.param(case, marks=marks, id=case["name"])


def describe(citation: Citation, names: set[str]) -> dict[str, Any]:
    """Return the fields of the citation that ``names`` asks for, as a case writes them."""
    row = {
        "starts": citation.raw,
        "form": citation.form.value,
        "kind": citation.kind.value,
        "families": [author.family or author.literal for author in citation.authors],
        "truncated": citation.authors_truncated,
        "identifiers": [str(identifier) for identifier in citation.identifiers],
        "markers": [marker.raw for marker in citation.markers],
    }
    return {name: row[name] if name in row else getattr(citation, name) or "" for name in names}


@pytest.mark.parametrize("case", [as_parameter(case) for case in CASES])
def test_a_reported_case_is_read_as_its_row_says(case: dict[str, Any]) -> None:
    """The citations of the text are those of the case, with the fields that it states, and their spans are exact."""
    citations = find_citations(case["text"])
    expected = case.get("citation", [])
    found = [describe(citation, set(row)) for citation, row in zip(citations, expected, strict=False)]
    for read, row in zip(found, expected, strict=False):
        if "starts" in row:
            read["starts"] = read["starts"][: len(row["starts"])]
    assert found == expected
    assert [citation.raw for citation in citations[len(expected) :]] == []
    assert all(citation.span.of(case["text"]) == citation.raw for citation in citations)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_every_case_names_where_it_comes_from(case: dict[str, Any]) -> None:
    """A case without its source cannot be judged later."""
    assert case["source"].strip()
