"""A citation is taken apart into what the lanes of an index are asked."""

from __future__ import annotations

import pytest

from citecheck.datatypes import CitationForm, Identifier, PersonName, Scheme
from citecheck.index import query
from citecheck.index.postings import hash_author_year, hash_word
from citecheck.index.query import Query, folded_families, string_probe, title_probe

STRING = "Ostrom, Elinor and Hardin, G. (1990). Governing the Commons: The Evolution of Institutions. Cambridge, 1991."


def words(*some):
    return tuple(map(hash_word, some))


def by(*pairs):
    return [hash_author_year(family, year) for family, year in pairs]


def test_a_text_is_a_title_and_a_string_and_its_identifiers_are_found():
    asked = Query.of("deep learning doi:10.1038/nature14539")
    assert asked.identifiers == (Identifier(Scheme.DOI, "10.1038/nature14539"),)
    assert (asked.title, asked.whole, asked.open_ended) == ("", asked.keyed, True)
    assert title_probe(asked) is None
    assert string_probe(asked) is not None


def test_a_citation_is_asked_by_its_fields_and_by_its_words(cite):
    asked = Query.of(cite("Commons", authors=("van Ostrom", "Hardin"), year=1990, raw=STRING))
    assert (asked.title, asked.keyed, asked.whole, asked.year) == ("Commons", "Commons", STRING, 1990)
    assert asked.first_authors == ("ostrom", "hardin")
    assert not asked.open_ended


@pytest.mark.parametrize("form", [CitationForm.IDENTIFIER, CitationForm.MARKER])
def test_the_words_of_a_pointer_are_not_asked(cite, form):
    assert string_probe(Query.of(cite(None, raw="(Ostrom, 1990)", form=form))) is None


def test_a_citation_that_is_nothing_but_its_title_is_not_asked_twice(cite):
    asked = Query.of(cite("Governing the Commons"))
    assert (asked.whole, string_probe(asked)) == ("", None)


def test_families_are_folded():
    people = (PersonName("Müller"), PersonName(literal="A Group"), PersonName(given="X"))
    assert folded_families(people) == {"muller", "agroup"}


# Titles.


def test_a_title_is_asked_by_each_of_the_first_authors_with_the_year(cite):
    people = ("Li", "van Dyk", "Li", "Fourth")
    probe = title_probe(Query.of(cite("Deep learning of the deep", authors=people, year=2015)))
    assert list(probe.authors) == by(("li", 2015), ("dyk", 2015))
    assert probe.words == words("deep", "learning")
    assert [(part.text, part.words) for part in probe.parts] == [("Deep learning of the deep", probe.words)]
    assert probe.compared.likeness("deep learning of the deep") == 1.0


@pytest.mark.parametrize("fields", [{}, {"year": 2015}, {"authors": ("Li",)}])
def test_an_author_is_asked_for_with_a_year_only(cite, fields):
    assert title_probe(Query.of(cite("Deep learning", **fields))).authors == ()


def test_no_more_words_are_looked_up_than_a_title_has(cite):
    title = " ".join(f"word{number}" for number in range(500))
    assert len(title_probe(Query.of(cite(title))).words) == query.MAX_WORDS


# Strings.


def test_in_a_string_one_of_the_first_words_is_an_author_and_one_of_the_numbers_a_year():
    probe = string_probe(Query.of(STRING))
    names = ("ostrom", "elinor", "and", "hardin", "governing", "the")
    assert list(probe.authors) == by(*((name, year) for year in (1990, 1991) for name in names))


def test_authors_and_year_that_were_read_are_asked_too(cite):
    probe = string_probe(Query.of(cite("T", raw="[7] Commons (1990)", authors=("Ostrom",), year=1985)))
    assert by(("ostrom", 1985), ("ostrom", 1990)) == [probe.authors[0], probe.authors[2]]
    assert len(probe.authors) == 2 * len(("ostrom", "commons"))


def test_years_are_few_and_stand_alone():
    text = "Some words 1234 2101 19990 1501 1502 1503 1504"
    asked = string_probe(Query.of(text)).authors
    assert set(by(("some", 1501), ("some", 1502), ("some", 1503))) <= set(asked)
    assert not set(by(("some", 1504), ("some", 1999), ("some", 2101))) & set(asked)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (STRING, ["Governing the Commons", "The Evolution of Institutions", "Ostrom, Elinor and Hardin, G"]),
        ("Smith, A. “The long title of it,” Journal of X, 2001", ["The long title of it", "Journal of X, 2001"]),
        ("Li et al. 2020. A title of words! In Proc of Things", ["A title of words", "In Proc of Things"]),
        ("Two words 1999", ["Two words 1999"]),
        ("2020", ["2020"]),
    ],
)
def test_a_string_is_cut_where_styles_set_the_title_off(text, parts):
    found = [part.text for part in string_probe(Query.of(text)).parts]
    assert set(parts) <= set(found)
    assert len(found) <= query.MAX_PARTS
    assert found == sorted(found, key=text.index), "in the order of the text"


def test_a_string_without_year_may_be_nothing_but_a_title():
    text = "Governing the commons. The evolution of institutions"
    assert [part.text for part in string_probe(Query.of(text)).parts] == [text]


@pytest.mark.parametrize("text", ["x" * 100_000, "a b c. " * 10_000, "(2020) " * 10_000, "\ud800 2020", "—"])
def test_a_probe_of_any_text_is_small(text):
    probe = string_probe(Query.of(text))
    assert len(probe.authors) <= query.MAX_YEARS * query.AUTHOR_WORDS
    assert len(probe.words) <= query.MAX_WORDS
    assert 1 <= len(probe.parts) <= query.MAX_PARTS
    assert all(len(part.text) <= query.MAX_CHARACTERS for part in probe.parts)


def test_an_empty_text_is_asked_nothing():
    assert (title_probe(Query.of("")), string_probe(Query.of(""))) == (None, None)
