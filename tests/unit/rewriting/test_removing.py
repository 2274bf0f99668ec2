"""Remove takes a citation out with its label, its line and its pointers, and nothing else."""

from __future__ import annotations

import pytest

from citecheck.datatypes import CitationForm
from citecheck.testing import citation

BAD = "Li, X. (2020). No such title."


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"[1] A.\n[2] {BAD}\n[3] C.\n", "[1] A.\n[3] C.\n"),
        (f"1. A.\n2. {BAD}\n3. C.", "1. A.\n3. C."),
        (f"- A.\n- {BAD}\n", "- A.\n"),
        (f"> * **{BAD}**\n> * C.", "> * C."),
        (f"A.\n\n{BAD}\n\nC.\n", "A.\n\nC.\n"),
        (f"[1] A. [2] {BAD} [3] C.", "[1] A. [3] C."),
        (f"[1] A. [2] {BAD}\nNext", "[1] A.\nNext"),
        (f"[^1]: {BAD}\r\n[^2]: C.\r\n", "[^2]: C.\r\n"),
        (f"[1] {BAD}", ""),
    ],
)
def test_an_entry_goes_with_its_label_and_its_line(text, left, not_found, rewritten):
    assert rewritten(text, [not_found(citation(text, BAD))], "remove") == left


@pytest.mark.parametrize(
    ("sentence", "pointers", "left"),
    [
        ("So [2].", [("2", "[2]", "2")], "So."),
        ("So [2] it is.", [("2", "[2]", "2")], "So it is."),
        ("So [2, 3].", [("2", "[2, 3]", "2")], "So [3]."),
        ("So [1, 2].", [("2", "[1, 2]", "2")], "So [1]."),
        ("So [1,2,3].", [("2", "[1,2,3]", "2")], "So [1,3]."),
        ("So [1-3].", [("1-3", "[1-3]", "123")], "So [1, 3]."),
        ("So [2-4].", [("2-4", "[2-4]", "234")], "So [3, 4]."),
        ("So.²", [("²", "²", "2")], "So."),
        ("So<sup>2</sup> it is", [("2", "<sup>2</sup>", "2")], "So it is"),
        ("So[^2] it is", [("[^2]", "[^2]", "2")], "So it is"),
        ("So (Li, 2020).", [("Li, 2020", "(Li, 2020)", "2")], "So."),
        ("So (see Li, 2020).", [("Li, 2020", "(see Li, 2020)", "2")], "So."),
        ("So (Li, 2020; Wu, 2021).", [("Li, 2020", "(Li, 2020; Wu, 2021)", "2")], "So (Wu, 2021)."),
        ("So (see Wu, 2021; Li, 2020).", [("Li, 2020", "(see Wu, 2021; Li, 2020)", "2")], "So (see Wu, 2021)."),
        ("So (Li, 2020; own data).", [("Li, 2020", "(Li, 2020; own data)", "2")], "So (; own data)."),
        ("Li et al. (2020) say so.", [("Li et al. (2020)", "Li et al. (2020)", "2")], "Li et al. say so."),
        ("a fact known\n[2]. And so", [("2", "[2]", "2")], "a fact known. And so"),
        ("[2] says so", [("2", "[2]", "2")], "says so"),
    ],
)
def test_the_pointers_to_a_removed_entry_go(sentence, pointers, left, not_found, untouchable, pointed, rewritten):
    text = f"{sentence}\n\n[2] {BAD}\n[3] Good.\n"
    bad = pointed(text, citation(text, BAD), *pointers, key="2")
    good = []
    for place, raw in enumerate(("1", "3", "Wu, 2021")):
        numbered = raw.isdecimal()
        inside = [
            item for item in pointers if raw in item[1] and item[1].startswith("[") == numbered and "-" not in item[0]
        ]
        base = citation(text, "Good.")
        good.append(
            untouchable(pointed(text, base, *((raw, item[1], [str(place)]) for item in inside), key=str(place)))
        )
    assert rewritten(text, [not_found(bad), *good], "remove") == f"{left}\n\n[3] Good.\n"


def test_the_second_of_two_years_keeps_the_names(not_found, untouchable, pointed, rewritten):
    text = f"So (Li, 2020, 2021) and Li (2020, 2021).\n[2] {BAD}\n[3] Good."
    bad = pointed(
        text, citation(text, BAD), ("Li, 2020", "(Li, 2020, 2021)", "2"), ("Li (2020", "Li (2020, 2021)", "2"), key="2"
    )
    good = pointed(
        text, citation(text, "Good."), ("2021", "(Li, 2020, 2021)", "3"), ("2021", "Li (2020, 2021)", "3"), key="3"
    )
    assert rewritten(text, [not_found(bad), untouchable(good)], "remove") == "So (Li, 2021) and Li (2021).\n[3] Good."


def test_an_unanswered_pointer_in_the_same_bracket_stays(not_found, untouchable, pointed, rewritten):
    text = f"So [2, 99].\n[2] {BAD}\n"
    bad = pointed(text, citation(text, BAD), ("2", "[2, 99]", "2"), key="2")
    unanswered = untouchable(citation(text, "99", form=CitationForm.MARKER))
    assert rewritten(text, [not_found(bad), unanswered], "remove") == "So [99].\n"


def test_a_bracket_of_removed_pointers_goes_in_one_edit(not_found, pointed, rewritten):
    text = "So [1, 2].\n[1] Bad one.\n[2] Bad two.\n"
    made = [
        not_found(pointed(text, citation(text, f"Bad {word}."), (key, "[1, 2]", key), key=key))
        for word, key in (("one", "1"), ("two", "2"))
    ]
    assert rewritten(text, made, "remove") == "So.\n"


@pytest.mark.parametrize(
    ("text", "raw", "left"),
    [
        ("the survey *No Such Title* says", "No Such Title", "the survey says"),
        ("see doi:10.9999/fish.", "10.9999/fish", "see."),
        ("so (https://doi.org/10.9999/fish).", "https://doi.org/10.9999/fish", "so."),
        ("so ([link](https://doi.org/10.9999/fish)).", "https://doi.org/10.9999/fish", "so."),
        ("so. https://doi.org/10.9999/fish.", "https://doi.org/10.9999/fish", "so."),
        ("as [this study](https://doi.org/10.9999/fish) says", "https://doi.org/10.9999/fish", "as this study says"),
        ("No Such Title says", "No Such Title", "says"),
    ],
)
def test_a_citation_in_the_sentence_is_cut_out_with_what_holds_only_it(text, raw, left, not_found, rewritten):
    made = citation(text, raw, form=CitationForm.IDENTIFIER)
    assert rewritten(text, [not_found(made)], "remove") == left
