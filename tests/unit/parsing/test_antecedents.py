"""Words that point back are markers of the work they mean, and name no new work."""

from __future__ import annotations

import pytest

from citecheck.datatypes import CitationForm
from citecheck.parsing import find_citations
from citecheck.parsing.antecedents import points_back

NOTES = """It holds.

## Notes

1. John Smith, *A Long Title of a Book* (Oxford: OUP, 1999), 12.
2. Jane Doe, *Another Book of Note* (London: Verso, 2001), 3.
3. {}
"""


@pytest.mark.parametrize(
    ("item", "author"),
    [
        ("Ibid., 14.", "Doe"),
        ("*Ibid.*, p. 14.", "Doe"),
        ("See also ibid.", "Doe"),
        ("Id. at 7.", "Doe"),
        ("Ebd., S. 13.", "Doe"),
        ("Ebenda, S. 13.", "Doe"),
        ("Smith, op. cit., p. 5.", "Smith"),
        ("Smith, *op. cit.*, p. 5.", "Smith"),
        ("Smith, supra note 1, at 4.", "Smith"),
        ("Supra note 1.", "Smith"),
        ("Vgl. Smith, a. a. O., S. 12.", "Smith"),
        ("Smith, wie Anm. 1, S. 3.", "Smith"),
        ("Smith, *A Long Title*, 33.", "Smith"),
        ("Smith, “A Long Title,” 33.", "Smith"),
    ],
)
def test_an_item_that_points_back_is_a_marker_of_its_antecedent(item, author):
    text = NOTES.format(item)
    found = find_citations(text)
    assert [citation.authors[0].family for citation in found] == ["Smith", "Doe"]
    [meant] = [citation for citation in found if citation.authors[0].family == author]
    [marker] = meant.markers
    assert (marker.raw, marker.span.of(text), marker.keys) == (item, item, ("3",))


def test_what_points_at_such_an_item_points_at_its_antecedent():
    text = "A.[^1] B.[^2]\n\n[^1]: Li, A. (2020). A first title. Journal, 1, 2-3.\n[^2]: Ibid., p. 2.\n"
    [entry] = find_citations(text)
    assert [marker.raw for marker in entry.markers] == ["[^1]", "[^2]", "Ibid., p. 2."]


def test_a_chain_of_items_means_the_same_work():
    text = NOTES.format("Ibid.\n4. Smith, op. cit., 3.\n5. Ibid., 9.")
    assert [[marker.raw for marker in citation.markers] for citation in find_citations(text)] == [
        ["Smith, op. cit., 3.", "Ibid., 9."],
        ["Ibid."],
    ]


@pytest.mark.parametrize("item", ["Brown, op. cit., p. 4.", "Brown, supra note 9, at 4."])
def test_an_item_without_antecedent_is_a_marker_that_nothing_answers(item):
    found = find_citations(NOTES.format(item))
    assert [(citation.form, citation.raw) for citation in found[2:]] == [(CitationForm.MARKER, item)]


@pytest.mark.parametrize(
    ("prose", "markers"),
    [
        ("So it is (Li, 2020). It is more (ibid., p. 3).", ["Li, 2020", "ibid., p. 3"]),
        ("So it is (Li, 2020). *Ibid.* says more.", ["Li, 2020", "Ibid."]),
        ("So it is (Li, 2020), but not so (Wu, 2021). Then Li (op. cit.) again.", ["Li, 2020", "Li (op. cit.)"]),
        ("So it is (Li, 2020). Es ist so (ebd., S. 3) und so (a. a. O.).", ["Li, 2020", "ebd., S. 3", "a. a. O."]),
        ("An id. or the ibidem of a list, Id. 7; (Li, 2020).", ["Li, 2020"]),
    ],
)
def test_words_in_the_text_mean_what_was_cited_last_or_by_name(prose, markers):
    text = f"{prose}\n\n# References\n\n- Li, A. (2020). A first title. Journal, 1, 2-3.\n"
    text += "- Wu, B. (2021). A later title. Journal, 2, 2-3.\n"
    [first] = [citation for citation in find_citations(text) if citation.year == 2020]
    found = [marker for marker in first.markers if "ibidem" not in marker.raw]
    assert [marker.raw for marker in found] == markers
    assert all(marker.raw == marker.span.of(text) for marker in first.markers)


def test_words_after_an_unanswered_pointer_belong_to_it():
    text = "So it is (Kim & Li, 2020). It is more (ibid., p. 3)."
    [citation] = find_citations(text)
    assert [marker.raw for marker in citation.markers] == ["Kim & Li, 2020", "ibid., p. 3"]
    assert citation.markers[1].group.of(text) == "(ibid., p. 3)"


def test_words_with_nothing_before_them_are_a_citation_without_work():
    text = "Nothing was cited (ibid., p. 3)."
    [citation] = find_citations(text)
    assert (citation.form, citation.raw, citation.title) == (CitationForm.MARKER, "ibid., p. 3", None)
    assert citation.claim.of(text) == text


@pytest.mark.parametrize(
    "item",
    [
        "Ibid. 13, 5 (2000).",
        "Idem, *Another Title* (Oxford, 2001), 4.",
        "Smith, J. (2019). Op. cit. and other habits. Journal, 1, 2.",
        "Identity and its uses.",
        "Id. is required.",
        "Idem potency is a property.",
    ],
)
def test_an_item_with_a_year_of_its_own_is_another_work(item):
    assert not points_back(item)


def test_one_item_may_point_back_to_several_works():
    """Each part of a note is a marker of its own work, and a new reference among them stays one."""
    text = NOTES.format("Smith, *A Long Title*, 33; Doe, *Another Book*, 4.\n4. Ibid.; Smith, op. cit., 5.")
    assert [[marker.raw for marker in citation.markers] for citation in find_citations(text)] == [
        ["Smith, *A Long Title*, 33", "Smith, op. cit., 5."],
        ["Doe, *Another Book*, 4.", "Ibid."],
    ]


def test_a_name_that_no_author_was_read_from_still_points_back():
    """The authors of such an entry may be misread; its first words hold the name."""
    text = (
        "So.¹ Ja.² Nein.³\n\n¹ Donna B. Gerdts and Thomas Hukari: The middle: A network, in: Linguistics, 2006, S. 9.\n"
        "² Ebd., S. 12.\n³ Gerdts, a. a. O., S. 15.\n"
    )
    (entry,) = find_citations(text)
    assert {marker.raw for marker in entry.markers} >= {"¹", "²", "³"}
