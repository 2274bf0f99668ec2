"""JSON: CSL-JSON, exports and answers of models, with the places of records and values."""

from __future__ import annotations

import json

import pytest

from citecheck.datatypes import FieldName, Kind
from citecheck.errors import DocumentError
from citecheck.parsing import find_citations

CSL = {
    "id": "li2020",
    "type": "article-journal",
    "title": "On \"Things\" and others",
    "author": [
        {"family": "Li", "given": "Wei"},
        {"family": "Berg", "given": "Anna", "non-dropping-particle": "van den", "suffix": "Jr."},
        {"literal": "The Things Group"},
    ],
    "issued": {"date-parts": [[2020, 5, 1]]},
    "container-title": "Journal of Things",
    "volume": 12,
    "issue": "3",
    "page": "45-67",
    "publisher": "Springer",
    "DOI": "10.1000/XYZ",
    "URL": "https://doi.org/10.1000/xyz",
    "PMID": "12345678",
}  # fmt: skip


def only(text):
    (citation,) = find_citations(text, format="json")
    assert citation.span.of(text) == citation.raw
    assert all(citation.span.contains(item.span) and item.span for item in citation.field_spans)
    return citation


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("wrap", [lambda item: item, lambda item: [item], lambda item: {"items": [item]}])
def test_every_field_of_csl_json_is_read(indent, wrap):
    text = json.dumps(wrap(CSL), indent=indent)
    citation = only(text)
    assert (citation.key, citation.kind, citation.title) == ("li2020", Kind.ARTICLE, CSL["title"])
    assert [str(name) for name in citation.authors] == ["Wei Li", "Anna van den Berg Jr.", "The Things Group"]
    assert (citation.venue, citation.volume, citation.issue) == ("Journal of Things", "12", "3")
    assert (citation.pages, citation.publisher, citation.year) == ("45-67", "Springer", 2020)
    assert list(map(str, citation.identifiers)) == ["doi:10.1000/xyz", "pmid:12345678"]
    assert json.loads(citation.raw) == CSL


def test_spans_leave_the_quotes_out_and_cover_what_is_written():
    text = json.dumps([CSL])
    places = {item.field: item.span.of(text) for item in only(text).field_spans if item.field != FieldName.IDENTIFIER}
    assert places[FieldName.TITLE] == r"On \"Things\" and others"
    assert places[FieldName.YEAR] == "2020"
    assert places[FieldName.VOLUME] == "12"
    assert places[FieldName.AUTHORS].startswith('{"family": "Li"')
    assert places[FieldName.AUTHORS].endswith("}")


MODELS = [
    ({"title": "T", "authors": ["Wei Li", "Min Wu"], "year": 2020}, ["Wei Li", "Min Wu"], 2020, False),
    ({"title": "T", "authors": "Li, W., & Wu, M.", "year": "2020"}, ["W. Li", "M. Wu"], 2020, False),
    ({"title": "T", "authors": ["Wei Li", "et al."], "date": "May 2020"}, ["Wei Li"], 2020, True),
    ({"Title": "T", "Author": {"name": "Wei Li"}, "Year": None}, ["Wei Li"], None, False),
    ({"title": ["T"], "creators": [{"firstName": "Wei", "lastName": "Li"}]}, ["Wei Li"], None, False),
    ({"title": "T", "url": "https://arxiv.org/abs/1706.03762"}, [], None, False),
    (
        {"titles": [{"title": "T"}], "creators": [{"givenName": "Wei", "familyName": "Li"}], "publicationYear": 2020},
        ["Wei Li"],
        2020,
        False,
    ),
    (
        {"title": "T", "authorships": [{"author": {"display_name": "Wei Li"}}], "publication_year": 2020},
        ["Wei Li"],
        2020,
        False,
    ),
    (
        {"paper_title": "T", "author": "Li, Wei and Wu, Min", "publication_year": 2020},
        ["Wei Li", "Min Wu"],
        2020,
        False,
    ),
    ({"title": "T", "author": "Li, Wei", "year": 2020}, ["Wei Li"], 2020, False),
    ({"title": "T", "authors": "Wei Li, Min Wu and Bo Kim", "year": 2020}, ["Wei Li", "Min Wu", "Bo Kim"], 2020, False),
    (
        {"title": "T", "authors": [{"first_name": "Wei", "last_name": "Li"}], "journal_name": "J"},
        ["Wei Li"],
        None,
        False,
    ),
]


@pytest.mark.parametrize(("item", "authors", "year", "truncated"), MODELS)
def test_the_shapes_that_models_return_are_read(item, authors, year, truncated):
    citation = only(json.dumps({"answer": "See [1].", "sources": [item]}))
    assert [str(name) for name in citation.authors] == authors
    assert (citation.title, citation.year, citation.authors_truncated) == ("T", year, truncated)


COUNTS = [
    ({"title": "Survey", "year": 2024, "references": [{"title": "A", "year": 1}, {"title": "B", "doi": "10.1/x"}]}, 2),
    ({"title": "T", "year": 2020, "journal": {"title": "J", "url": "https://example.org"}}, 1),
    ({"title": "T", "authors": [{"name": "Wei Li", "title": "Dr", "url": "https://example.org"}]}, 1),
    ({"title": "Schema", "type": "object", "properties": {"title": {"type": "string"}}}, 0),
    ({"name": "package", "version": "1.0", "author": "me"}, 0),
    ({"title": "", "year": 2020}, 0),
    ([1, "a", None, True, {}, []], 0),
]  # fmt: skip


@pytest.mark.parametrize(("data", "count"), COUNTS)
def test_objects_that_are_citations_are_told_from_others(data, count):
    assert len(find_citations(json.dumps(data), format="json")) == count


BROKEN = [
    ('{"title": "T"', "line 1, column 14"),
    ('[\n  {"title" "T"}]', "line 2, column 12"),
    ("[1, }", "line 1, column 5"),
    ('{"a": "b', "line 1, column 7"),
    ("prose", "line 1, column 1"),
    ("[1] x", "line 1, column 5"),
]


@pytest.mark.parametrize(("text", "place"), BROKEN)
def test_what_is_no_json_is_refused_with_its_place(text, place):
    with pytest.raises(DocumentError, match=place):
        find_citations(text, format="csl-json")


def test_a_comma_at_the_end_and_deep_nesting_are_read():
    item = '{"title": "T", "year": 2020,}'
    assert only("[" * 50_000 + item + ",]" + "]" * 49_999).year == 2020


def test_an_empty_text_holds_nothing():
    assert find_citations(" \n", format="json") == ()


WRITTEN = 'Müller, W. (2020). On "Things" and frogs. Nature, 3, 1–9.'
SHAPES = [
    ({"citations": [WRITTEN]}, None),
    ([WRITTEN], None),
    ({"answer": {"references": [f"[1] {WRITTEN}", "none"]}}, None),
    ({"references": [{"id": 7, "citation": WRITTEN}]}, "7"),
    ({"references": [{"number": 7, "text": WRITTEN, "score": 0.5}]}, None),
    ({"references": {"7": WRITTEN, "8": ""}}, "7"),
    ({"citation": WRITTEN}, None),
    ({"bibtex": '@article{7, title={On "Things" and frogs}, author={Müller, W.}, year=2020, volume=3}'}, "7"),
    ({"works_cited": {"7": {"title": 'On "Things" and frogs', "author": "Müller, W.", "year": 2020, "volume": 3}}},
     "7"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "key"), SHAPES)
@pytest.mark.parametrize("readable", [True, False])
def test_references_are_read_in_every_shape_of_a_list(data, key, readable):
    text = json.dumps(data, ensure_ascii=not readable)
    citation = only(text)
    assert find_citations(text) == (citation,)
    assert (citation.key, citation.title, citation.year) == (key, 'On "Things" and frogs', 2020)
    assert [name.family for name in citation.authors] == ["Müller"]
    assert citation.span_of(FieldName.TITLE).of(text) == r"On \"Things\" and frogs"
    assert citation.span_of(FieldName.VOLUME).of(text) == "3"


def test_a_list_in_one_string_is_read_line_by_line():
    text = json.dumps({"references": "1. Li, W. (2020). On Things. Nature.\n2. Wu, M. (2021). On Frogs. Nature."})
    assert [(item.key, item.title) for item in find_citations(text)] == [("1", "On Things"), ("2", "On Frogs")]


@pytest.mark.parametrize(
    "data",
    [
        {"sources": ["the web", "a book"], "note": WRITTEN},
        {"sources": [{"name": "x", "snippet": WRITTEN}]},
        {"papers": 3, "works": True, "citations": None},
        {"text": WRITTEN},
    ],
)
def test_other_strings_are_no_references(data):
    assert find_citations(json.dumps(data), format="json") == ()
