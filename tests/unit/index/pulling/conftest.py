"""A small collection of two files on the server of the tests."""

from __future__ import annotations

import gzip
import json

import pytest

from citecheck.index.pulling.recipes import recipe_from_data

WORKS = (
    [("one", "Attention Is All You Need", 2017, "NeurIPS", "cs.CL cs.LG"),
     ("two", "Finding Structure in Time", 1990, "Cognitive Science", "q-bio.NC")],
    [("three", "Distributional Structure", 1954, "Word", "cs.CL"),
     ("four", "Neural Machine Translation", 2015, "ICLR", "cs.CL stat.ML")],
)  # fmt: skip


def json_lines(works):
    """The works as JSON Lines with a key of fields of study, as arXiv has it."""
    records = (
        {
            "id": name,
            "title": title,
            "issued": {"date-parts": [[year]]},
            "container-title": venue,
            "categories": fields,
            "type": "article-journal",
        }
        for name, title, year, venue, fields in works
    )
    return "".join(json.dumps(record) + "\n" for record in records).encode()


@pytest.fixture
def collection(server, act):
    """The recipe of the collection, and its files on the server."""
    for number, works in enumerate(WORKS, 1):
        server.files[f"/part{number}.jsonl.gz"] = act.Served(gzip.compress(json_lines(works)), etag=f'"{number}"')
    return recipe_from_data(
        "small",
        {
            "title": "Small Collection",
            "description": "Four works.",
            "homepage": "https://example.org",
            "licence": "CC0-1.0",
            "format": "JSON Lines",
            "coverage": "four works",
            "categories": "categories",
            "origin": {"urls": [server.url(f"/part{number}.jsonl.gz") for number in (1, 2)], "size": 1000},
        },
    )
