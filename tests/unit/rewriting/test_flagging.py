"""Flag marks what is unverifiable and changes nothing else."""

from __future__ import annotations

import pytest

from citecheck.datatypes import CitationForm, Reason, Verdict
from citecheck.rewriting import plan_edits
from citecheck.testing import citation

MARK = "[citation not verified: not found in starter index (partial coverage)]"


@pytest.mark.parametrize(
    ("text", "raw", "flagged"),
    [
        ("- Li, X. (2020). Title.\n- Next", "Li, X. (2020). Title.", f"- Li, X. (2020). Title. {MARK}\n- Next"),
        ("by Li (2020), *Title*, he says", "Li (2020), *Title", f"by Li (2020), *Title* {MARK}, he says"),
        ('He wrote "Some Title." Then', "Some Title", f'He wrote "Some Title." {MARK} Then'),
        ("see **Some Title** and", "Some Title", f"see **Some Title** {MARK} and"),
        (
            "[a](https://doi.org/10.1/x(2)y) b",
            "https://doi.org/10.1/x(2)y",
            f"[a](https://doi.org/10.1/x(2)y) {MARK} b",
        ),
        ("[Some Title here](https://x.org) b", "Some Title", f"[Some Title here](https://x.org) {MARK} b"),
        ("<https://doi.org/10.1/x> b", "https://doi.org/10.1/x", f"<https://doi.org/10.1/x> {MARK} b"),
        ("`doi:10.1/x` b", "10.1/x", f"`doi:10.1/x` {MARK} b"),
        ("Some Title(2020)", "Some Title", f"Some Title {MARK} (2020)"),
        ("(Some Title)", "Some Title", f"(Some Title {MARK})"),
        ("Some Title", "Some Title", f"Some Title {MARK}"),
    ],
)
def test_the_mark_stands_behind_the_citation_and_outside_of_markup(text, raw, flagged, not_found, rewritten):
    assert rewritten(text, [not_found(citation(text, raw))], "flag") == flagged


def test_without_the_insertions_the_text_is_the_original(not_found, mismatch):
    text = "Some Title\r\nand [Other](https://x.org/y) end"
    made = [not_found(citation(text, "Some Title")), mismatch(citation(text, "Other"), year=("2018", "2017"))]
    edits = [edit for edit in plan_edits(text, made) if edit.mode == "flag"]
    assert [len(edit.span) for edit in edits] == [0, 0]
    assert all(edit.safe for edit in edits)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"year": ("2018", "2017")}, "year 2018, on record 2017"),
        ({"year": ("20[1](8) `x`", "2017")}, "year 20(1)(8) 'x', on record 2017"),
        ({"title": ("A", "B"), "venue": ("C", "D")}, "title differs from the record; venue differs from the record"),
        ({"authors": ("Li", "Ashish Vaswani; Noam Shazeer")}, "authors differ from the record"),
        ({"volume": ("3", "30"), "pages": ("1", "9")}, "volume 3, on record 30; pages 1, on record 9"),
        ({"identifier": ("doi:10.1/x", "doi:10.1/y")}, "the identifier is not that of this work"),
    ],
)
def test_the_mark_names_what_contradicts_in_words_that_are_no_markup(fields, words, mismatch, rewritten):
    flagged = rewritten("Some Title", [mismatch(citation("Some Title"), **fields)], "flag")
    assert flagged.startswith("Some Title [citation not verified: ")
    assert words in flagged
    assert flagged.count("[") == flagged.count("]") == 1


def test_a_citation_by_the_identifier_of_another_work_says_so(mismatch, rewritten):
    text = "Fish, doi:10.1/x"
    made = mismatch(citation(text), reason=Reason.OTHER_WORK, title=("Fish", "Attention Is All You Need"))
    assert rewritten(text, [made], "flag").endswith("[citation not verified: the identifier belongs to another work]")


def test_no_recorded_word_is_put_beside_the_citation(mismatch, rewritten):
    """Read again, the recorded title in a mark would be taken for part of the citation, which would then agree."""
    fields = {"title": ("a", "WORD"), "authors": ("a", "WORD"), "venue": ("a", "WORD"), "identifier": ("a", "WORD")}
    for reason in (Reason.CONTRADICTED, Reason.OTHER_WORK):
        assert "WORD" not in rewritten("Title", [mismatch(citation("Title"), reason=reason, **fields)], "flag")


@pytest.mark.parametrize("verdict", [Verdict.VERIFIED, Verdict.UNCHECKED])
def test_verified_and_unchecked_citations_are_never_touched(verdict, untouchable):
    text = "Some Title"
    assert plan_edits(text, [untouchable(citation(text, form=CitationForm.PROSE), verdict)]) == ()


def test_recorded_text_cannot_break_the_line_of_the_mark(mismatch, rewritten):
    flagged = rewritten(
        "Title", [mismatch(citation("Title"), volume=("3", "Two\nlines\x1b[31m | cell" + "x" * 500))], "flag"
    )
    assert "\n" not in flagged
    assert "\x1b" not in flagged
    assert "|" not in flagged
    assert len(flagged) < 250
