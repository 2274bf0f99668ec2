"""Golden reference strings: one line of ``entries.jsonl`` is one promise, and a new line is a new test.

A line gives ``entry`` and what must be read from it: ``title``, ``families`` (a family name or an organisation each),
``truncated`` (the list ends in "et al."; false when left out), ``year`` and, where stated, ``venue``, ``volume``,
``issue``, ``pages``, ``publisher``, ``kind``. ``null`` means: nothing may be read.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from citecheck.datatypes import Span
from citecheck.parsing.entries import parse_entry

ROWS = [json.loads(line) for line in (Path(__file__).parent / "entries.jsonl").read_text("utf-8").splitlines()]
OPTIONAL = ("venue", "volume", "issue", "pages", "publisher", "kind")


@pytest.mark.parametrize("row", ROWS, ids=[row["entry"][:60] for row in ROWS])
def test_entry_is_read_as_its_line_says(row: dict[str, Any]) -> None:
    """Every field that the line states is read exactly."""
    citation = parse_entry(row["entry"], Span(0, len(row["entry"])))
    expected = {"truncated": False, **row}
    del expected["entry"]
    found = {
        "title": citation.title,
        "families": [name.family or name.literal for name in citation.authors],
        "truncated": citation.authors_truncated,
        "year": citation.year,
        **{name: getattr(citation, name) for name in OPTIONAL if name in row},
    }
    assert found == expected
