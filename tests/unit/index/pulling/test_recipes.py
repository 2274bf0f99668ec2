"""Every recipe is whole and honest: what it names can be used, and what was not seen says so."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from citecheck.datatypes import CoverageLevel
from citecheck.errors import ConfigurationError
from citecheck.index.pulling.recipes import find_recipe, names_of_recipes, recipe_from_data

WHOLE = {
    "title": "T", "description": "D", "homepage": "H", "licence": "CC0-1.0", "format": "F", "coverage": "C",
    "origin": {"urls": ["https://example.org/a"]},
}  # fmt: skip


def test_the_collections_are_those_promised():
    assert names_of_recipes() == (
        "acl-anthology", "arxiv", "crossref", "dblp", "openalex", "pubmed", "retraction-watch",
    )  # fmt: skip


@pytest.mark.parametrize("name", names_of_recipes())
def test_a_recipe_says_everything(name):
    recipe = find_recipe(name)
    assert all((recipe.title, recipe.description, recipe.licence, recipe.format, recipe.coverage, recipe.origin.size))
    assert recipe.unconfirmed, "nothing of it was seen on the server"
    assert recipe.stated.level is CoverageLevel.PARTIAL
    assert recipe.holds in {"references", "notices"}


@pytest.mark.parametrize("name", names_of_recipes())
def test_a_recipe_asks_by_https_alone_or_says_what_to_do_by_hand(name):
    recipe = find_recipe(name)
    addresses = [url for url in (*recipe.origin.urls, recipe.origin.listing, recipe.homepage) if url]
    assert {urlsplit(url).scheme for url in addresses} == {"https"}
    assert recipe.origin.urls or recipe.origin.listing or "--from" in recipe.by_hand


def test_an_unknown_name_is_an_error_that_lists_the_known():
    with pytest.raises(ConfigurationError, match=r"no collection is called '\.\./dblp'; known are acl-anthology, arx"):
        find_recipe("../dblp")


@pytest.mark.parametrize(
    "change", [{"title": None}, {"colour": "red"}, {"origin": {"links": "("}}, {"origin": {"place": "x"}}]
)
def test_a_recipe_with_a_key_missing_or_unknown_is_refused(change):
    data = {key: value for key, value in (WHOLE | change).items() if value is not None}
    with pytest.raises(ConfigurationError, match="the recipe t cannot be used"):
        recipe_from_data("t", data)
