"""Sentences: the claim around a pointer."""

from __future__ import annotations

import pytest

from citecheck.datatypes import Span
from citecheck.parsing.sentences import Sentences, paragraph_around


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two X here. Three.", "Two X here."),
        ("One.[1] Two X.", "Two X."),
        ("Two Xs.[1] Three.", "Two Xs.[1]"),
        ("One.² Two X.", "Two X."),
        ("As Li et al. X say, e.g. Wu. Next.", "As Li et al. X say, e.g. Wu."),
        ("Dr. A. Smith X spoke, cf. Fig. 2. Next.", "Dr. A. Smith X spoke, cf. Fig. 2."),
        ("It costs 3.5 X units! Next?", "It costs 3.5 X units!"),
        ("- One\n- Two X\n- Three", "Two X"),
        ("1. One\n2. Two X\n", "Two X"),
        ("One\n\nTwo X\nmore\n\nThree", "Two X\nmore"),
        ("> Quoted X.", "Quoted X."),
        ("前の文。これは X です。次。", "これは X です。"),
        ("He said “never.” Then X came.", "Then X came."),
        ("Er sah es. „Sein X“ kam.", "„Sein X“ kam."),
    ],
)
def test_the_sentence_around_a_place(text, expected):
    place = text.index("X")
    assert Sentences(text).around(Span(place, place + 1)).of(text) == expected


def test_a_span_across_sentences_is_covered_whole():
    text = "One. Two. Three."
    assert Sentences(text).around(Span(5, 16)).of(text) == "Two. Three."


def test_the_paragraph_ends_at_blank_lines_and_at_the_reach():
    text = "a\n \nbcdef\n\ng"
    assert paragraph_around(text, 6, 50).of(text).strip() == "bcdef"
    assert paragraph_around(text, 6, 1).of(text) == text[5:7]
