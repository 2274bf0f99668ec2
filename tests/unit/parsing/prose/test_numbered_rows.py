"""Tables whose rows are numbered as the text cites them."""

from __future__ import annotations

import pytest

from citecheck.datatypes import CitationForm
from citecheck.parsing import find_citations

WHOLE = """The claim rests on two [1, 2].

| No. | Source | Why |
|---|---|---|
| 1 | Li, A., & Wu, B. (2012). The dynamics of small groups. *Minerva*, 3, 4-5. | start |
| [2] | Moe, C. (2013). A history of toads. *Ibis*, 3, 4-5. | 14 sites |
"""
FIELDS = """The claim rests on two [1, 2].

| Ref | Author(s) | Year | Title | Where | Level |
|---|---|---|---|---|---|
| [1] | Ada Li and Bo Wu | 2012 | The dynamics of small groups | Minerva | easy |
| [2] | Carl Moe | 2013 | *A history of toads* | Ibis | hard |
"""
TEAMS = """Two groups did well [1, 2].

| Rank | Team | Points |
|---|---|---|
| 1 | Brazil | 2014 |
| 2 | Germany | 2015 |
"""


@pytest.mark.parametrize("text", [WHOLE, FIELDS])
def test_a_row_answers_the_number_that_the_text_cites(text: str) -> None:
    rows = [
        (item.form, item.title, item.year, item.venue, [text[marker.span.start] for marker in item.markers])
        for item in find_citations(text)
    ]
    assert rows == [
        (CitationForm.ENTRY, "The dynamics of small groups", 2012, "Minerva", ["1"]),
        (CitationForm.ENTRY, "A history of toads", 2013, "Ibis", ["2"]),
    ]


def test_a_table_of_other_things_answers_nothing() -> None:
    assert all(item.form is CitationForm.MARKER for item in find_citations(TEAMS))
