"""TeX in names and titles becomes plain Unicode."""

from __future__ import annotations

import pytest

from citecheck.text.tex import decode_tex


@pytest.mark.parametrize(
    ("tex", "plain"),
    [
        (r"{\"o}", "ö"),
        (r"Erd{\H o}s", "Erdős"),
        (r"Erd\H{o}s", "Erdős"),
        (r"Garc{\'\i}a", "García"),
        (r"na\"\i ve", "naïve"),
        (r"\v{S}koda and \c{C}elik", "Škoda and Çelik"),
        (r"{\O}rsted, {\L}ukasz, M{\"u}{\ss}ig", "Ørsted, Łukasz, Müßig"),
        (r"\AA ngstr\"om", "Ångström"),
        (r"$\alpha$-decay of $H_2O$", "α-decay of H2O"),
        (r"$\Lambda$CDM", "ΛCDM"),
        (r"$\mathcal{O}(n \log n)$", "O(n log n)"),
        (r"\emph{E. coli} \& friends---a {DNA} study", "E. coli & friends—a DNA study"),
        ("``quoted'' 1--2", "“quoted” 1–2"),
        ("B.~K. Lee", "B. K. Lee"),
        (r"\$10 million", "$10 million"),
    ],
)
def test_tex_is_decoded(tex: str, plain: str) -> None:
    assert decode_tex(tex) == plain


@pytest.mark.parametrize("text", ["Plain title: nothing to do", "costs $5 and $6 now", ""])
def test_text_without_tex_stays(text: str) -> None:
    assert decode_tex(text) == text
