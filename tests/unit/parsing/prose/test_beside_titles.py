"""What stands beside a title in the words of assistants: brackets behind authors, and papers announced with a venue."""

from __future__ import annotations

import pytest

from citecheck.parsing import find_citations


@pytest.mark.parametrize(
    ("work", "venue", "year"),
    [
        ("**Frogs of the North** — Ada Li and Bo Wu (Grammars in contact, 2007)", "Grammars in contact", 2007),
        ("**Frogs of the North** — Ada J. Li (cacm, 1982)", "cacm", 1982),
        ("**Frogs of the North** — Ada Li (The Collected Works, Vol. II, 1953)", "The Collected Works", 1953),
        ('the 2021 paper by Bing in Advanced Topics of Law, "The Law of the Books and Files"', "Advanced Topics", 2021),
        ('the 2021 paper by Bing in arXiv, "The Law of the Books and Files"', "arXiv", 2021),
    ],
)  # fmt: skip
def test_a_venue_beside_a_title_may_be_in_any_case(work, venue, year):
    (found,) = find_citations(f"It is\n\n- {work}\n\nand no other.\n")
    assert found.raw == work.removeprefix("the ")
    assert (found.venue or "").startswith(venue)
    assert found.year == year


@pytest.mark.parametrize(
    "text",
    [
        'I saw the 2021 paper by the door in Oslo, "closed for the summer".',
        "**Deep frogs** — a talk by Ada Li (in room 7, at noon)",
    ],
)
def test_other_words_beside_what_is_set_off_name_no_work(text):
    assert find_citations(text) == ()


@pytest.mark.parametrize(
    "title", ["ppmlhdfe: Fast Poisson estimation", "repgenHMM: a tool for receptors", "mathZ-Dependent Barriers"]
)
def test_the_name_of_a_thing_opens_a_title_small(title):
    text = f"Some papers:\n\n1. **{title}**\n   - *Authors:* Ada Li and Bo Wu\n   - *Published:* arXiv, 2019\n"
    assert [item.title for item in find_citations(text)] == [title]
