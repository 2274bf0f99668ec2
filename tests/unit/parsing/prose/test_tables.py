"""Tables: every row that names a work is one citation, with the places of its cells."""

from __future__ import annotations

import pytest

from citecheck.datatypes import CitationForm, FieldName
from citecheck.parsing import find_citations

TABLE = """Here they are:

| # | Paper | Authors | Year | Venue | Notes |
|---|:---|---|---|---|---|
| 1 | Attention Is All You Need | Vaswani et al. | 2017 | NeurIPS | the start |
| 2 | *BERT: Pre-training* | Devlin, Chang, Lee & Toutanova | 2019 | | |
| 3 | [Deep Residual Learning](https://arxiv.org/abs/1512.03385) | He et al. (2016) | | CVPR | |
| 4 | "A Study of Nothing" | Li, W., & Wu, K. | c. 2020 | Nature 2020 | |
| 5 | | Nobody | 2021 | | |

Afterwards comes text.
"""


def test_a_row_is_one_citation_from_its_first_used_cell_to_its_last():
    rows = [
        (item.raw, item.title, [author.family for author in item.authors], item.year, item.venue)
        for item in find_citations(TABLE)
    ]
    assert rows == [
        (
            "Attention Is All You Need | Vaswani et al. | 2017 | NeurIPS",
            "Attention Is All You Need",
            ["Vaswani"],
            2017,
            "NeurIPS",
        ),
        (
            "*BERT: Pre-training* | Devlin, Chang, Lee & Toutanova | 2019",
            "BERT: Pre-training",
            ["Devlin", "Chang", "Lee", "Toutanova"],
            2019,
            None,
        ),
        (
            "[Deep Residual Learning](https://arxiv.org/abs/1512.03385) | He et al. (2016) | | CVPR",
            "Deep Residual Learning",
            ["He"],
            2016,
            "CVPR",
        ),
        (
            '"A Study of Nothing" | Li, W., & Wu, K. | c. 2020 | Nature 2020',
            "A Study of Nothing",
            ["Li", "Wu"],
            2020,
            "Nature",
        ),
    ]


def test_the_field_spans_of_a_row_cover_the_bare_cells():
    first, _, third, _ = find_citations(TABLE)
    assert first.form is CitationForm.PROSE
    assert [(item.field, item.span.of(TABLE)) for item in first.field_spans] == [
        (FieldName.TITLE, "Attention Is All You Need"),
        (FieldName.AUTHORS, "Vaswani et al."),
        (FieldName.YEAR, "2017"),
        (FieldName.VENUE, "NeurIPS"),
    ]
    assert third.span_of(FieldName.TITLE).of(TABLE) == "Deep Residual Learning"
    assert [str(item) for item in third.identifiers] == ["arxiv:1512.03385"]


@pytest.mark.parametrize(
    "text",
    [
        "| Title | Year |\n|---|---|\n| Casablanca Revisited | 1942 |\n",
        "| Song | Artist | Year |\n|---|---|---|\n| Let It Be Again | The Beatles | 1970 |\n",
        "| Model | Authors | Year |\n|---|---|---|\n| GPT Large | OpenAI Staff | 2020 |\n",
        "| Paper | Authors |\n\n| A Title of Some Length | Li |\n",
    ],
)
def test_tables_of_other_things_give_nothing(text):
    assert find_citations(text) == ()


def test_a_column_of_studies_beside_one_of_titles_names_their_authors():
    row = "| Klett et al. (2018) | *Topological edge states in frogs* | 71% |\n"
    text = f"| Study | Title | Result |\n|---|---|---|\n{row}"
    (citation,) = find_citations(text)
    assert (citation.title, citation.year) == ("Topological edge states in frogs", 2018)
    assert [str(author) for author in citation.authors] == ["Klett"]
