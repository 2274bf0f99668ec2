"""Every span that parsing returns is exact, whatever the text is."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.datatypes import CitationForm, Format
from citecheck.parsing import find_citations
from citecheck.parsing.masking import mask_markdown, mask_plain
from citecheck.text.identifiers import find_identifiers, normalise

# Pieces that reference lists, pointers and prose are made of, so that arbitrary joins come close to real text.
PIECES = st.sampled_from(
    [
        "Vaswani, A., Shazeer, N., & Parmar, N. (2017). Attention is all you need. NeurIPS, 30, 5998-6008.",
        'J. Devlin, K. Lee, "BERT: Pre-training of deep models," in *Proc. NAACL*, 2019, pp. 1-9.',
        "## References\n",
        "**Sources:**",
        "References: ",
        "Literatur\n---------\n",
        "\n",
        "\n\n",
        "\r\n",
        "    ",
        "\t",
        "1. ",
        "2. ",
        "[1] ",
        "[2] ",
        "[^1]: ",
        "- ",
        "* ",
        "> ",
        "(1) ",
        "¹ ",
        "[2-4]",
        "[1, 3]",
        "[^1]",
        "(Li, 2020)",
        "(Vaswani et al., 2017; Li & Wu, 2020a, b, p. 5)",
        "Vaswani et al. (2017)",
        "van den Oord's (2016) ",
        "²³",
        "<sup>2</sup>",
        '"Attention Is All You Need" ',
        "*Deep Residual Learning* ",
        "**Adam: A Method** ",
        "by Kingma and Ba ",
        "(NeurIPS 2017)",
        "[Adam: A Method for Optimisation](https://arxiv.org/abs/1412.6980)",
        "https://doi.org/10.1038/nature14539.",
        "hep-th/9901001",
        "10.1002/(SICI)1097-0258(1998)17:15<1661::AID-SIM968>3.0.CO;2-2",
        "doi:\u200b10.1000/x\u200by",
        "PMID: 123",
        "arXiv:1706.03762v5",
        "`code [1]`",
        "``` \n[1] x\n```\n",
        '[3] M{\\"u}ller, J. (2019). \\emph{{\\"U}ber $\\alpha$}. Nature. ',
        "{\\H o}",
        "\\textit{",
        "}",
        "\n```bibtex\n",
        "\n> ```\n",
        "@article{li2020, title={On Things}, author={Li, Wei}, year=2020}\n",
        '{"title": "On Things", "author": "Li", "year": 2020}',
        "TY  - JOUR\nTI  - On Things\n",
        "<!-- [1] -->",
        "- Authors: Li, Wu\n  - Year: 2020\n",
        "the paper ",
        "in 2017, ",
        "\u202e",
        "ß",
        "İ",
        "参考文献\n",
        "[1] 李明. 深度学习. 2019.",
        "«Les Mots» (Sartre, 1964)",
        "„Sein und Zeit“ von Martin Heidegger (1927)",
    ]
)
TEXTS = st.one_of(st.text(max_size=400), st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=25).map("".join))
TAGS = re.compile(r"<[^<>]*>")
FORMATS = st.sampled_from([Format.AUTO, Format.PLAIN, Format.MARKDOWN])


@settings(max_examples=3000)
@given(TEXTS, FORMATS)
def test_every_citation_is_the_text_at_its_span(text, markup):
    """Raw text, fields, markers and claims all stand where their spans say, inside the text and inside the citation."""
    for citation in find_citations(text, format=markup):
        assert citation.span.of(text) == citation.raw != ""
        for field in citation.field_spans:
            assert citation.span.contains(field.span)
            assert len(field.span) > 0
        for marker in citation.markers:
            assert marker.span.of(text) == marker.raw != ""
            assert marker.group.contains(marker.span) or citation.form is CitationForm.ENTRY
            assert marker.group.end <= len(text)
            assert marker.claim is None or marker.claim.end <= len(text)
        assert citation.claim is None or citation.claim.end <= len(text)


@settings(max_examples=300)
@given(TEXTS, FORMATS)
def test_citations_are_in_text_order_and_do_not_overlap(text, markup):
    found = find_citations(text, format=markup)
    assert all(before.span.end <= after.span.start for before, after in pairwise(found))


@settings(max_examples=100)
@given(TEXTS)
def test_parsing_twice_gives_the_same(text):
    assert find_citations(text) == find_citations(text)


@settings(max_examples=200)
@given(TEXTS, st.text(alphabet="\n ab.", max_size=5))
def test_identifiers_stand_where_their_spans_say(text, tail):
    """Spans are in order, disjoint, non-empty, and read again by themselves give the same identifier."""
    found = find_identifiers(text + tail)
    assert all(before.end <= after.start for (_, before), (_, after) in pairwise(found))
    for identifier, span in found:
        assert normalise(identifier.scheme, identifier.value) == identifier
        assert 0 < len(span) <= len(text + tail)


@settings(max_examples=200)
@given(TEXTS)
@pytest.mark.parametrize("mask", [mask_plain, mask_markdown])
def test_masking_moves_no_character(mask, text):
    """Masked text has the same length and line ends, and differs only by blanks and in place of HTML tags."""
    masked = mask(text)
    assert len(masked) == len(text)
    inside = {place for tag in TAGS.finditer(text) for place in range(*tag.span())}
    for place, (before, after) in enumerate(zip(text, masked, strict=True)):
        assert before != "\n" or after == "\n"
        assert after in (before, " ") or place in inside
