"""Plain text as TeX that prints it, and that decodes to the same again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.text.tex import decode_tex
from citecheck.text.tex_encoding import encode_tex, encode_title


@pytest.mark.parametrize(
    ("plain", "tex"),
    [
        ("Smith & Co: 5% of $10", r"Smith \& Co: 5\% of \$10"),
        ("a_b #1 ~ ^", r"a\_b \#1 \textasciitilde{} \textasciicircum{}"),
        (r"{x} \y", r"\textbraceleft{}x\textbraceright{} \textbackslash{}y"),
        ("a--b ``c''", "a-{}-b `{}`c'{}'"),
        ("Čapek", "Čapek"),
    ],
)
def test_signs_of_tex_are_escaped(plain, tex):
    assert encode_tex(plain) == tex


@pytest.mark.parametrize(
    ("title", "tex"),
    [
        ("A DNA Study by McDonald", "A {DNA} Study by {McDonald}"),
        ("BERT: Pre-training of GPT-3", "{BERT}: Pre-training of {GPT}-3"),
    ],
)
def test_capitals_inside_words_are_kept_from_styles(title, tex):
    assert encode_title(title) == tex


@given(st.text(st.sampled_from("aÄB \\{}$&%#_~^-`'\"")).map(lambda text: " ".join(text.split())))
def test_decoding_undoes_encoding(text):
    assert decode_tex(encode_tex(text)) == text
    assert decode_tex(encode_title(text)) == text
