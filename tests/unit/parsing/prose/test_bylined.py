"""Works whose authors and year stand on a line below the title."""

from __future__ import annotations

import pytest

from citecheck.parsing import find_citations


@pytest.mark.parametrize(
    ("text", "title", "families", "year", "venue"),
    [
        (
            "### 1. Models and Fictions in Science\n**Peter Godfrey-Smith** · *Philosophical Studies* · 2009",
            "Models and Fictions in Science",
            ["Godfrey-Smith"],
            2009,
            "Philosophical Studies",
        ),
        (
            "2. Deep residual learning for images\n   He, Zhang & Sun | CVPR 2016 | https://arxiv.org/abs/1512.03385",
            "Deep residual learning for images",
            ["He", "Zhang", "Sun"],
            2016,
            "CVPR",
        ),
        (
            "**Attention Is All You Need**\nVaswani et al. • arXiv • 2017 • 90,000 citations",
            "Attention Is All You Need",
            ["Vaswani"],
            2017,
            "arXiv",
        ),
        (
            "Attention is all you need\nA Vaswani, N Shazeer - Advances in neural systems, 2017 - neurips.cc",
            "Attention is all you need",
            ["Vaswani", "Shazeer"],
            2017,
            "Advances in neural systems",
        ),
        ("## Attention Is All You Need\nVaswani et al. (2017)", "Attention Is All You Need", ["Vaswani"], 2017, None),
    ],
)
def test_a_line_of_authors_and_year_below_a_title_names_a_work(text, title, families, year, venue):
    [citation] = find_citations(f"Some of these matter.\n\n{text}\n\nIt says a lot.\n")
    assert (citation.title, citation.year, citation.venue) == (title, year, venue)
    assert [author.family for author in citation.authors] == families


@pytest.mark.parametrize(
    "text",
    [
        "## Weather report for us\nBerlin · 12 May 2020 · sunny",
        "Our offices worldwide\nBerlin | Paris | London | 2020",
        "## Company News\nJohn Smith · May 12, 2020 · 5 min read",
        "Here they are:\n\n- A list - of several - dashed items - since 2004",
        "## A plan\nOne thing - another - a third - by 2020",
    ],
)
def test_other_lines_with_dots_and_bars_are_no_bylines(text):
    assert find_citations(text + "\n") == ()
