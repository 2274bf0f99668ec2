"""HTML lists inside a text are read as lists are; masking keeps every offset."""

from __future__ import annotations

import pytest

from citecheck.datatypes import CitationForm
from citecheck.parsing import find_citations
from citecheck.parsing.tags import mask_tags

A = "Li, A. (2019). A first title of things. Journal of X, 1(2), 3-4."
B = "Wu, B., & Kim, C. (2020). Another title of things. Journal of Y, 5, 6-7."


@pytest.mark.parametrize(
    "items",
    [
        f"<ol>\n<li>{A}</li>\n<li>{B}</li>\n</ol>",
        f"<ul><li>{A}</li><li>{B}</li></ul>",
        f'<ol><li id="r1">\n{A}\n</li>\n<li>{B}\n</ol>',
        f"<p>{A}</p>\n<p>{B}</p>",
        f"<p>{A}</p><p class='x'>{B}</p>",
        f"[1] {A}<br>[2] {B}<br/>",
        f"[1] {A}<br>\n[2] {B}<br />\n",
        f'- <a id="r1"></a>{A}\n- <a name="r2"></a>{B}',
        f"<div>{A}</div>\n<div>{B}</div>",
    ],
)
def test_an_html_list_is_a_list(items):
    text = f"Some prose.\n\n## References\n\n{items}\n"
    found = find_citations(text, format="markdown")
    assert [(citation.form, citation.raw) for citation in found] == [(CitationForm.ENTRY, A), (CitationForm.ENTRY, B)]
    assert [citation.title for citation in found] == ["A first title of things", "Another title of things"]


@pytest.mark.parametrize(
    "text", ["<li>", "<li >a</li>", "<p>a</p>", "<br>", "<br/>\n", '<a id="x"></a>', "a < b", "<i>a</i>"]
)
def test_no_offset_moves(text):
    masked = mask_tags(text)
    assert len(masked) == len(text)
    assert [a for a, b in zip(text, masked, strict=True) if a != b and b not in " \n-.1"] == []


@pytest.mark.parametrize("joint", ["\n", "", "\n  "])
def test_items_of_an_ordered_list_have_their_numbers(joint):
    """A pointer ``[11]`` finds the eleventh item."""
    items = joint.join(f"<li>{A.replace('first', f'{n}th')}</li>" for n in range(1, 13))
    text = f"It holds [11] and [2].\n\n## References\n\n<ol>{items}</ol>\n"
    found = find_citations(text, format="markdown")
    assert [citation.key for citation in found] == [str(n) for n in range(1, 13)]
    assert [citation.key for citation in found if citation.markers] == ["2", "11"]
