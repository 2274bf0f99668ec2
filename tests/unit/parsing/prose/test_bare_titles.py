"""Titles without quotes: a line in title case before author and year, and no sentence or concept."""

from __future__ import annotations

import pytest

from citecheck.datatypes import CitationForm
from citecheck.parsing import find_citations


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        (
            "Attention Is All You Need (Vaswani et al., 2017) introduced the Transformer.",
            "Attention Is All You Need (Vaswani et al., 2017)",
        ),
        (
            "1. Quantum Bibliographies for Causal Frogs (Smith & Lee, 2021): a new idea.\n",
            "Quantum Bibliographies for Causal Frogs (Smith & Lee, 2021)",
        ),
    ],
)
def test_a_line_in_title_case_is_a_title(text: str, raw: str) -> None:
    (citation,) = find_citations(text)
    assert (citation.form, citation.raw, citation.title) == (CitationForm.PROSE, raw, raw[: raw.index(" (")])
    assert citation.authors
    assert citation.year


@pytest.mark.parametrize(
    "text",
    [
        "We use Convolutional Neural Network Architectures (LeCun et al., 1998) a lot.",
        "Support Vector Machines (Cortes & Vapnik, 1995) are old.",
        "As of 2023, GPT-4 (Smith et al., 2023) leads.",
        "The authors found that it works well (Smith & Lee, 2021).",
        "Deep Learning has changed Natural Language Processing (Young et al., 2018).",
    ],
)
def test_sentences_and_concepts_are_not(text: str) -> None:
    (citation,) = find_citations(text)
    assert citation.form is CitationForm.MARKER


def test_a_pointer_that_an_entry_answers_stays_a_pointer() -> None:
    """With a list in the document the entry is the citation."""
    text = (
        "Attention Is All You Need (Vaswani et al., 2017) came first.\n\n## References\n\n"
        "Vaswani, A., et al. (2017). Attention is all you need. NeurIPS.\n"
    )
    (citation,) = find_citations(text)
    assert citation.form is CitationForm.ENTRY
    assert [marker.raw for marker in citation.markers] == ["Vaswani et al., 2017"]
