"""What stands before a title: a year that opens the line, people in full whose bracket names the venue."""

from __future__ import annotations

import pytest

from citecheck.parsing import find_citations


@pytest.mark.parametrize(
    "line",
    [
        "- **2009** – Ada Li: *Virtual Fears* (Signs). The first.",
        "**2009:** Ada Li, *Virtual Fears of the North* (Signs).",
        '* 2009 — Ada Li, "Virtual fears of the north" (Signs)',
        '- (2009) Ada Li and Bo Wu, "Virtual fears of the north" (Signs)',
        '1. **[2009]** Ada Li et al., "Virtual fears of the north" (Signs)',
        '**2009:** Ada Li publishes "Virtual Fears of the North" (*Signs*).',
    ],
)
def test_the_year_that_opens_the_line_is_that_of_the_work(line):
    (found,) = find_citations(line)
    assert (found.year, found.venue, found.authors[0].family) == (2009, "Signs", "Li")
    assert found.raw.lstrip("*([").startswith("2009")


def test_a_year_before_a_title_alone_or_one_short_name_makes_no_work():
    text = "- **1977** – *Star Wars: A New Hope* opens.\n- 1791 – Mozart: *The Magic Flute* (Vienna)\n"
    assert not find_citations(text)


@pytest.mark.parametrize("names", ["Robert Shafer", "R. Shafer and B. Wu", "Shafer et al."])
def test_the_bracket_behind_people_and_their_title_names_the_venue(names):
    (found,) = find_citations(f'I suggest {names}, "Notes on Angami dialects" (Anthropos, 1962), here.')
    assert (found.venue, found.year) == ("Anthropos", 1962)
    assert found.raw.startswith(names)


def test_the_bracket_behind_a_title_names_its_authors_where_no_people_lead_to_it():
    (found,) = find_citations('However, "Notes on the Angami Dialects" (Shafer, 1962) is older.')
    assert [str(name) for name in found.authors] == ["Shafer"]
