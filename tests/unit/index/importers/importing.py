"""What tests of importers share: a record or a text read by one of them, as from a file."""

from __future__ import annotations

import io
import json

NAME = "file.json"


def read_all(importer, text):
    """Return the references of ``text`` and the lines that name what was skipped."""
    skipped = []
    content = text if isinstance(text, bytes) else text.encode()
    file = io.BufferedReader(io.BytesIO(content), 1 << 16)
    return list(importer.references(file, NAME, skipped.append)), skipped


def read_one(importer, record):
    """Return the reference of the one record that a file holds, which must not be broken."""
    found, skipped = read_all(importer, json.dumps(record))
    assert skipped == []
    assert len(found) == 1
    return found[0]
