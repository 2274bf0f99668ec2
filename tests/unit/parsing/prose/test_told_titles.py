"""Titles set off by capitals alone, whose writer and year the sentence tells, and things that are made by someone."""

from __future__ import annotations

import pytest

from citecheck.parsing import find_citations

TITLE = "The Dynamics of Small Groups"


@pytest.mark.parametrize(
    "told",
    [
        f"{TITLE} by Ada Li and Bo Wu, published in Minerva in 1999",
        f"{TITLE} by Ada Li, published in Art, Mind, and Religion in 1999",
        f"{TITLE}, which Li and Wu published in Minerva in 1999",
        f"{TITLE}, a 1999 paper by Ada Li and Bo Wu",
        f"{TITLE} from 1999 by Ada Li and Bo Wu",
        f"{TITLE} (1999) by Li and Wu",
        f"Ada Li and Bo Wu's 1999 paper {TITLE}",
        f"{TITLE} was written by Ada Li in 1999",
    ],
)
def test_a_title_in_capitals_is_cited_with_its_writer_and_year(told: str) -> None:
    (citation,) = find_citations(f"The clearest case is {told}, and it holds.")
    assert (citation.raw, citation.title, citation.year) == (told, TITLE, 1999)
    assert citation.authors[0].family == "Li"


@pytest.mark.parametrize(
    "told",
    [
        f'"{TITLE}," which Ada Li presented in 1999',
        f"*{TITLE}*, Ada Li's 1999 paper",
        f'"{TITLE}" (Minerva, 1999), by Ada Li',
        f'Ada Li and Bo Wu, in their 1999 paper "{TITLE}"',
    ],
)
def test_marks_do_not_change_that(told: str) -> None:
    (citation,) = find_citations(f"The clearest case is {told}, and it holds.")
    assert (citation.title, citation.year, citation.authors[0].family) == (TITLE, 1999, "Li")


@pytest.mark.parametrize(
    "text",
    [
        "The Golden Gate Bridge, designed by Joseph Strauss, opened in 1937.",
        "The Second World War, which Germany started in 1939, had ended by then.",
        "The Xbox Series X Console was released by Microsoft in 2020.",
        "The Nobel Prize in Physics was presented by the king in 1921.",
        "The report by the New York Times from 2019 and the study by Harvard University in 2020 disagree.",
    ],
)
def test_things_with_makers_are_no_titles(text: str) -> None:
    assert not find_citations(text)
