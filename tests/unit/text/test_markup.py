"""HTML, JATS and MathML in titles and abstracts as the text that a reader sees."""

from __future__ import annotations

import pytest

from citecheck.text.markup import plain_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain words", "plain words"),
        ("H<sub>2</sub>O in <i>E. coli</i>", "H2O in E. coli"),
        ("<b>Bold</b><br/>and <A HREF='x'>linked</A>", "Bold and linked"),
        ('<span class="nocase">Word</span>', "Word"),
        ("<jats:title>Abstract</jats:title><jats:p>One.</jats:p>\n<jats:p>Two.</jats:p>", "Abstract One. Two."),
        (
            "the <mml:math>\n  <mml:msub>\n <mml:mi>H</mml:mi>\n <mml:mn>2</mml:mn>\n</mml:msub></mml:math> one",
            "the H2 one",
        ),
        ("<math><mi>x</mi><annotation encoding='TeX'>\\x</annotation></math>", "x"),
        ("<tex-math>$x$</tex-math> <mml:math><mml:mi>x</mml:mi></mml:math>", "x"),
        ("AT&amp;T, AT&amp;amp;T, R&D, &eacute; &#176; &#x3b1;", "AT&T, AT&T, R&D, é ° α"),
        ("&lt;i&gt;E. coli&lt;/i&gt;", "E. coli"),
        ("a < b and c > d", "a < b and c > d"),
        ("p<0.05, n>5", "p<0.05, n>5"),
        ("the sign <GIŠ>", "the sign <GIŠ>"),
        ("&nosuchentity; &copy", "&nosuchentity; &copy"),
        ("  blanks \n between ", "blanks between"),
    ],
)
def test_markup_becomes_text(text, expected):
    assert plain_text(text) == expected


@pytest.mark.parametrize(
    "piece", ["<", "<i", "<i ", "<mml:math>", "&amp;", "&lt;", "<annotation>", "<math ", "<tex-math>"]
)
def test_markup_without_end_is_read_in_linear_time(piece):
    """A hundred thousand of them return at all; each is looked at within bounds."""
    assert isinstance(plain_text(piece * 20_000), str)
