"""Replace corrects what a record contradicts, shows where a suggestion comes from, and flags the rest."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citecheck.datatypes import CitationForm, FieldName, FieldSpan, Reason, RewriteMode, Span
from citecheck.rewriting import plan_edits
from citecheck.testing import citation, reference

ENTRY = "[1] Li, X., & Wu, Y. (2018a). Attention is some you need. *Nature*, 3, 1-9. doi:10.9999/fish."
RAW = ENTRY.removeprefix("[1] ")


def claimed(text=ENTRY, raw=RAW, **fields):
    given = {
        "authors": "Li, X.;Wu, Y.",
        "year": 2018,
        "title": "Attention is some you need",
        "venue": "Nature",
        "volume": "3",
        "identifiers": ["doi:10.9999/fish"],
    }
    return citation(text, raw, **(given | fields))


@pytest.fixture
def with_authors():
    """The claimed entry with a span for its author list."""
    base = claimed()
    spans = [item for item in base.field_spans if item.field not in {FieldName.AUTHORS, FieldName.YEAR}]
    start, year = ENTRY.index("Li, X."), ENTRY.index("2018a")
    spans.append(FieldSpan(FieldName.AUTHORS, Span(start, start + len("Li, X., & Wu, Y."))))
    spans.append(FieldSpan(FieldName.YEAR, Span(year, year + 5)))
    return replace(base, field_spans=tuple(spans))


@pytest.mark.parametrize(
    ("fields", "old", "new"),
    [
        ({"year": ("2018", "2017")}, "2018a", "2017a"),
        ({"title": ("x", "y")}, "Attention is some you need", "Attention Is All You Need"),
        ({"venue": ("x", "y")}, "Nature", "Advances in Neural Information Processing Systems"),
        ({"volume": ("3", "30")}, ", 3,", ", 30,"),
        ({"authors": ("x", "y")}, "Li, X., & Wu, Y.", "Vaswani, A., Shazeer, N., & Parmar, N."),
        ({"identifier": ("doi:10.9999/fish", "")}, " doi:10.9999/fish.", ""),
    ],
)
def test_each_contradicted_field_is_corrected_where_it_stands(fields, old, new, with_authors, mismatch, rewritten):
    assert rewritten(ENTRY, [mismatch(with_authors, **fields)], "replace") == ENTRY.replace(old, new)


def test_several_fields_are_one_edit_each_with_the_record_as_reason(with_authors, mismatch):
    made = mismatch(with_authors, year=("2018", "2017"), authors=("Li", "Vaswani"))
    edits = [edit for edit in plan_edits(ENTRY, [made]) if edit.mode is RewriteMode.REPLACE]
    assert [edit.span.of(ENTRY) for edit in edits] == ["Li, X., & Wu, Y.", "2018a"]
    assert not any(edit.safe for edit in edits)
    assert all("record vaswani2017attention, source dblp conf/nips/VaswaniSPUJGKP17" in edit.reason for edit in edits)


@pytest.mark.parametrize(
    ("text", "identifiers", "expected"),
    [
        ("Title. https://doi.org/10.9999/FISH", ["https://doi.org/10.9999/FISH"], "Title. https://doi.org/10.1000/own"),
        ("Title. doi: 10.9999/fish.", ["10.9999/fish"], "Title. doi: 10.1000/own."),
        (
            "[Title](https://doi.org/10.9999/fish)",
            ["https://doi.org/10.9999/fish"],
            "[Title](https://doi.org/10.1000/own)",
        ),
    ],
)
def test_an_identifier_is_replaced_by_the_own_one_in_the_same_dress(text, identifiers, expected, mismatch, rewritten):
    own = reference("Title", identifiers=["doi:10.1000/own"])
    made = mismatch(citation(text, identifiers=identifiers), own, identifier=("doi:10.9999/fish", "doi:10.1000/own"))
    assert rewritten(text, [made], "replace") == expected


@pytest.mark.parametrize(
    ("identifiers", "expected"),
    [(["arXiv:1706.03762"], "[Title](https://arxiv.org/abs/1706.03762) b"), ([], "Title b")],
)
def test_the_address_of_a_link_becomes_the_records_or_goes(identifiers, expected, mismatch, rewritten):
    text = "[Title](https://doi.org/10.9999/fish) b"
    made = citation(text, text[:-2], title="Title", identifiers=["https://doi.org/10.9999/fish"])
    record = reference("Title", identifiers=identifiers)
    assert rewritten(text, [mismatch(made, record, identifier=("doi:10.9999/fish", ""))], "replace") == expected


def test_without_a_place_of_the_field_the_whole_citation_is_replaced(mismatch, rewritten):
    text = "[1] Attention, 2017\n"
    made = mismatch(citation(text, "Attention, 2017"), venue=("Nature", "NeurIPS"))
    assert rewritten(text, [made], "replace") == (
        "[1] Vaswani, A., Shazeer, N., & Parmar, N. (2017). Attention Is All You Need. "
        "Advances in Neural Information Processing Systems, 30. https://arxiv.org/abs/1706.03762\n"
    )


def test_the_identifier_of_another_work_does_not_turn_the_citation_into_that_work(mismatch, rewritten):
    text = "Fish. doi:10.9999/fish"
    made = mismatch(citation(text, title="Fish"), reason=Reason.OTHER_WORK, title=("Fish", "Attention"))
    assert rewritten(text, [made], "replace") == rewritten(text, [made], "flag") != text


def test_a_suggestion_shows_in_the_text_where_it_comes_from(not_found, vaswani, rewritten):
    text = "- Li, X. (2020). No such title.\n- Next"
    made = not_found(citation(text, "Li, X. (2020). No such title."), vaswani)
    assert rewritten(text, [made], "replace") == (
        "- Vaswani, A., Shazeer, N., & Parmar, N. (2017). Attention Is All You Need. Advances in Neural Information "
        "Processing Systems, 30. https://arxiv.org/abs/1706.03762 [suggested by citecheck: nearest record on the "
        "topic, similarity 0.62, record vaswani2017attention, source dblp conf/nips/VaswaniSPUJGKP17; the original "
        "citation was not found]\n- Next"
    )


def test_without_suggestion_a_citation_that_was_not_found_is_flagged(not_found, rewritten):
    made = [not_found(citation("Some Title"))]
    assert rewritten("Some Title", made, "replace") == rewritten("Some Title", made, "flag") != "Some Title"


def test_a_suggestion_for_an_address_keeps_the_words_of_its_link(not_found, vaswani, rewritten):
    text = "as [this study](https://doi.org/10.9999/fish) shows"
    made = citation(
        text,
        "[this study](https://doi.org/10.9999/fish)",
        form=CitationForm.IDENTIFIER,
        identifiers=["https://doi.org/10.9999/fish"],
    )
    result = rewritten(text, [not_found(made, vaswani)], "replace")
    assert result.startswith("as this study (Vaswani, A.")
    assert result.endswith("was not found]) shows")


@pytest.mark.parametrize(
    ("pointer", "bracket", "expected"),
    [
        ("Li & Wu, 2018", "(Li & Wu, 2018)", "(Vaswani et al., 2017)"),
        ("Li, 2018b", "(see Li, 2018b; Ma, 2001)", "(see Vaswani et al., 2017b; Ma, 2001)"),
        ("Li and Wu (2018)", "Li and Wu (2018)", "Vaswani et al. (2017)"),
        ("Li et al. [2018]", "Li et al. [2018]", "Vaswani et al. [2017]"),
        ("1", "[1]", "[1]"),
    ],
)
def test_pointers_by_name_follow_their_entry_and_numbers_stay(
    pointer, bracket, expected, with_authors, mismatch, pointed, rewritten
):
    text = f"{ENTRY}\nAs {bracket} shows."
    entry = pointed(text, with_authors, (pointer, bracket, ["1"]), key="1")
    result = rewritten(text, [mismatch(entry, authors=("x", "y"), year=("2018", "2017"))], "replace")
    assert result.splitlines()[1] == f"As {expected} shows."


def test_pointers_stay_when_only_the_title_is_corrected(with_authors, mismatch, pointed, rewritten):
    text = f"{ENTRY}\nAs (Li & Wu, 2018) shows."
    entry = pointed(text, with_authors, ("Li & Wu, 2018", "(Li & Wu, 2018)", ["1"]), key="1")
    assert "(Li & Wu, 2018)" in rewritten(text, [mismatch(entry, title=("x", "y"))], "replace")
