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
            "Some useful papers:\n\n- The dynamics of small groups (Li & Wu, 1999) – a classic\n",
            "The dynamics of small groups (Li & Wu, 1999)",
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
    ("text", "raw", "title"),
    [
        (
            "I like The Theory of Island Biogeography (MacArthur & Wilson, 1967) best.",
            "The Theory of Island Biogeography (MacArthur & Wilson, 1967)",
            "The Theory of Island Biogeography",
        ),
        (
            "Try Speaker Recognition Using Deep Belief Networks by Ada Li et al. (2018).",
            "Speaker Recognition Using Deep Belief Networks by Ada Li et al. (2018)",
            "Speaker Recognition Using Deep Belief Networks",
        ),
        (
            "So MacArthur and Wilson's The Theory of Island Biogeography (1967) is old.",
            "MacArthur and Wilson's The Theory of Island Biogeography (1967)",
            "The Theory of Island Biogeography",
        ),
        (
            "3. Enclosing the Compact Binary Parameter Space – Kipp Cannon and Chad Hanna (2011)",
            "Enclosing the Compact Binary Parameter Space – Kipp Cannon and Chad Hanna (2011)",
            "Enclosing the Compact Binary Parameter Space",
        ),
        (
            "But Kahneman's book Thinking, Fast and Slow (2011) sold well.",
            "Kahneman's book Thinking, Fast and Slow (2011)",
            "Thinking, Fast and Slow",
        ),
        (
            "It was John Rawls in A Theory of Justice (1971) who did.",
            "John Rawls in A Theory of Justice (1971)",
            "A Theory of Justice",
        ),
    ],
)
def test_a_title_amid_a_sentence(text: str, raw: str, title: str) -> None:
    (citation,) = find_citations(text)
    assert (citation.form, citation.raw, citation.title) == (CitationForm.PROSE, raw, title)
    assert citation.authors
    assert citation.year


@pytest.mark.parametrize(
    "text",
    [
        "Since Germany's Renewable Energy Sources Act (2000) it grew.",
        "The Treaty on the Functioning of the European Union (2009) says so.",
        "See the Minnesota Multiphasic Personality Inventory (1943).",
    ],
)
def test_laws_and_treaties_are_no_titles(text: str) -> None:
    assert find_citations(text) == ()


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
