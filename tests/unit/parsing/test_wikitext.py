"""Notes in wikitext."""

from __future__ import annotations

import pytest

from citecheck.parsing import find_citations
from citecheck.parsing.wikitext import mask_notes

A = "Hans Meyer: ''Geschichte der Stadt Köln.'' Böhlau, Köln 1998, S. 33."
B = "Collins, A. & Li, B. (2010). ''Sediment sources''. Cambridge University Press."


def test_each_note_is_an_entry_and_a_note_named_again_is_a_marker_of_it():
    text = f'The town grew.<ref>{A}</ref> Silt came.<ref name="Li 2010">{B}</ref> It stayed.<ref name="Li 2010" />\n'
    first, second = find_citations(text)
    assert [first.raw, second.raw] == [A, B]
    assert second.key == "Li_2010"
    assert [marker.raw for marker in second.markers] == ['<ref name="Li 2010" />']


def test_a_remark_in_a_note_is_no_entry():
    assert find_citations("It grew.<ref>This is disputed by some.</ref> It stayed.<ref>See below.</ref>\n") == ()


@pytest.mark.parametrize(
    "text",
    ["no notes", "<ref>", "<ref/></ref>", "<ref name=a>b</ref>", '<REF group="n" name="]">', "<reference></ref>"],
)
def test_masking_keeps_the_length(text):
    assert len(mask_notes(text)) == len(text)


def test_a_title_in_double_apostrophes_is_found():
    [citation] = find_citations("See ''The Wealth of Nations'' by Adam Smith (1776) for this.")
    assert citation.title == "The Wealth of Nations"
