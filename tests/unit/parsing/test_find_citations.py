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


def test_points_that_cite_in_brackets_are_no_entries():
    text = (
        "**1. Optimists.** Some hold that it carries over (see Koldinger et al., 1991). It need not be digital.\n\n"
        "**2. Sceptics.** Others insist that it is too slow (e.g., Budd & Li, 2005). The threat is empty then.\n"
    )
    assert [citation.raw for citation in find_citations(text)] == ["Koldinger et al., 1991", "Budd & Li, 2005"]


def test_a_claim_in_bold_is_no_title_of_those_who_make_it():
    text = "- **Girls may be more vulnerable.** Giorgi et al. (2018) see sensitive windows at 11–13.\n"
    assert [citation.raw for citation in find_citations(text)] == ["Giorgi et al. (2018)"]


def test_names_behind_a_title_open_no_reference_of_their_own():
    text = "The second is *Half-center oscillators in the pond*, by V. Baruzzi and M. Lodi (2020). Here habits rule."
    (citation,) = find_citations(text)
    assert citation.title == "Half-center oscillators in the pond"


def test_a_closing_word_behind_a_list_is_no_entry():
    text = (
        "## References\n\n- Li, A. (2001). The frogs. Ibis, 3, 4-5.\n- Wu, B. (2003). The ponds. Ibis, 5, 6-7.\n\n"
        "> ⚠️ Sort the list before you hand it in. APA 7 also asks for an indent of 0.5 in.\n"
    )
    assert len(find_citations(text)) == 2


def test_a_title_in_italics_may_stand_within_bold():
    text = "- ***Growing frogs in cold water* by Ada Li and Bo Wu (2017)**\n  A gentle introduction.\n"
    (citation,) = find_citations(text)
    assert (citation.title, citation.year) == ("Growing frogs in cold water", 2017)
