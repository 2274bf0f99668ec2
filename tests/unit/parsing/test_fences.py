"""Fenced blocks: where they begin and end, what is in them and which language they name."""

from __future__ import annotations

import pytest

from citecheck.parsing.fences import find_fences


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("a\n```bibtex\nx\n```\nb", [("bibtex", "x\n")]),
        ("~~~ JSON title=a\nx\n~~~~", [("json", "x\n")]),
        ("- item\n  ```ris\n  x\n  ```\n", [("ris", "  x\n")]),
        ("> ```\n> x\n> ```\n", [("", "> x\n")]),
        ("````\n```\nx\n````\n```b\ny\n", [("", "```\nx\n"), ("b", "y\n")]),
        ("```a\r\nx\r\n```\r\n", [("a", "x\r\n")]),
        ("a ``` b", []),
        ("no fence", []),
    ],
)
def test_blocks_are_found_with_language_and_content(text, blocks):
    found = find_fences(text)
    assert [(fence.language, fence.content.of(text)) for fence in found] == blocks
    assert all(fence.span.contains(fence.content) for fence in found)
