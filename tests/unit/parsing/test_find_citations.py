"""The entrance: formats, their detection, and inputs without citations."""

from __future__ import annotations

import pytest

from citecheck.datatypes import Format
from citecheck.errors import UnsupportedFormatError
from citecheck.parsing import find_citations

CODE = "See `arXiv:1706.03762` here."


@pytest.mark.parametrize("markup", ["auto", "plain", "markdown", Format.MARKDOWN])
def test_formats_may_be_given_by_name_or_member(markup):
    assert len(find_citations("arXiv:1706.03762", format=markup)) == 1


def test_auto_tells_markdown_from_plain_text():
    """Backticks hide code in Markdown; given as plain text they hide nothing."""
    assert find_citations(CODE) == ()
    assert len(find_citations(CODE, format="plain")) == 1


@pytest.mark.parametrize("markup", ["docx", "", "Markdown!"])
def test_an_unknown_format_is_refused_with_the_supported_ones(markup):
    with pytest.raises(UnsupportedFormatError, match="unknown; supported are: auto, plain, markdown"):
        find_citations("text", format=markup)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "No works here.", "\ufeff", "\0", "[", "(((", "\u202e"])
def test_a_text_without_citations_gives_none(text):
    assert find_citations(text) == ()
