"""JSON from strangers: any value in any field is read, left out or named, and never anything worse."""

from __future__ import annotations

import json
from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.datatypes import Identifier, PersonName, Provenance, Reference, Retraction
from citecheck.errors import ReferenceFileError
from citecheck.index.importers import (
    arxiv_kaggle,
    better_bibtex_json,
    crossref,
    csl,
    datacite,
    doaj,
    fatcat,
    lossless,
    openalex,
    semantic_scholar,
)
from citecheck.index.importers.crossref import CrossrefImporter
from citecheck.index.importers.json_lines import JsonLinesImporter
from citecheck.index.serialising import reference_from_dict, reference_to_dict
from tests.unit.index.importers.importing import read_all

FILLED = {
    crossref.reference_from_work: {
        "DOI": "10.1000/x",
        "type": "book-chapter",
        "subtype": "",
        "title": ["T"],
        "subtitle": ["S"],
        "original-title": ["O"],
        "author": [{"family": "A", "given": "B", "suffix": "", "name": ""}],
        "editor": [{}],
        "volume": "1",
        "issue": "2",
        "journal-issue": {"issue": "3"},
        "page": "1",
        "article-number": "2",
        "publisher": "P",
        "edition-number": "1",
        "issued": {"date-parts": [[2000, 1]]},
        "published-print": {"date-parts": [[2000]]},
        "container-title": ["C", "D"],
        "event": {"name": "E"},
        "institution": [{"name": "I"}],
        "ISBN": ["1"],
        "license": [{"URL": "L"}],
        "abstract": "A",
        "relation": {"is-same-as": [{"id-type": "doi", "id": "10.1000/y"}]},
        "update-to": [{"DOI": "10.1000/z"}],
        "updated-by": [{"type": "retraction", "DOI": "10.1000/n", "updated": {"date-parts": [[2000]]}}],
    },
    openalex.reference_from_work: {
        "id": "https://openalex.org/W1",
        "title": "T",
        "type": "article",
        "type_crossref": "",
        "is_paratext": False,
        "ids": {"pmid": "1", "pmcid": "2", "doi": "10.1/x"},
        "doi": "10.1000/x",
        "publication_year": 2000,
        "publication_date": "2000",
        "primary_location": {"source": {"display_name": "J", "type": "journal"}, "license": ""},
        "host_venue": {"publisher": "P"},
        "biblio": {"volume": "1", "first_page": "1", "last_page": "2"},
        "authorships": [{"raw_author_name": "A B", "author": {"display_name": "A B"}}],
        "is_retracted": True,
        "abstract_inverted_index": {"a": [0]},
        "locations": [{"landing_page_url": "http://arxiv.org/abs/1706.03762"}],
    },
    datacite.reference_from_record: {
        "doi": "10.1000/x",
        "titles": [{"title": "T", "titleType": None}, {"title": "S", "titleType": "Subtitle"}],
        "creators": [{"name": "A", "nameType": "", "familyName": "A", "givenName": "B"}],
        "publicationYear": 2000,
        "dates": [{"date": "2000", "dateType": "Issued"}],
        "types": {"resourceTypeGeneral": "Text", "resourceType": "x"},
        "publisher": {"name": "P"},
        "container": {"title": "C", "firstPage": "1", "lastPage": "2", "volume": "3"},
        "relatedItems": [{"relationType": "IsPublishedIn", "titles": [{"title": "C"}]}],
        "published": "2000",
        "descriptions": [{"description": "D", "descriptionType": "Abstract"}],
        "rightsList": [{"rightsUri": "R"}],
        "identifiers": [{"identifier": "1", "identifierType": "ISBN"}],
        "attributes": {},
        "id": "1",
    },
    doaj.reference_from_article: {
        "id": "1",
        "bibjson": {
            "title": "T",
            "year": "2000",
            "start_page": "1",
            "end_page": "2",
            "author": [{"name": "A"}],
            "journal": {"title": "J", "volume": "1", "number": "2", "license": [{"type": "C"}]},
            "identifier": [{"type": "doi", "id": "10.1000/x"}],
            "abstract": "A",
            "license": [],
        },
    },
    fatcat.reference_from_release: {
        "ident": "a",
        "title": "T",
        "subtitle": "S",
        "original_title": "O",
        "release_type": "book",
        "release_stage": "",
        "ext_ids": {"doi": "10.1000/x", "pmid": 1},
        "extra": {"subtitle": "S"},
        "container": {"name": "C"},
        "contribs": [{"role": "author", "raw_name": "A B", "surname": "", "given_name": ""}],
        "release_year": 2000,
        "release_date": "2000",
        "abstracts": [{"content": "A", "lang": "en"}],
        "withdrawn_status": "retracted",
        "withdrawn_date": "2000",
        "license_slug": "C",
        "volume": "1",
        "pages": "1",
    },
    arxiv_kaggle.reference_from_preprint: {
        "id": "0704.0001",
        "title": "T",
        "authors": "A, B",
        "authors_parsed": [["A", "B", ""]],
        "comments": "withdrawn",
        "doi": "10.1000/x",
        "versions": [{"version": "v1", "created": "2000"}],
        "license": "L",
        "update_date": "2000",
    },
    semantic_scholar.reference_from_paper: {
        "corpusid": 1,
        "externalids": {"DOI": "10.1000/x", "CorpusId": "1"},
        "title": "T",
        "authors": [{"name": "A B"}],
        "venue": "V",
        "year": 2000,
        "publicationdate": "2000",
        "publicationtypes": ["Book"],
        "journal": {"name": "J", "volume": "1", "pages": "2"},
        "abstract": "A",
    },
    better_bibtex_json.reference_from_item: {
        "itemType": "book",
        "citationKey": "a",
        "title": "T",
        "date": "2000",
        "publicationTitle": "P",
        "extra": ["PMID: 1"],
        "creators": [{"creatorType": "author", "lastName": "A", "firstName": "B", "name": "", "fieldMode": 1}],
        "DOI": "10.1000/x",
        "ISBN": "1",
        "url": "u",
        "archiveID": "arXiv:1706.03762",
        "data": {},
    },
    csl.reference_from_csl: {
        "id": "a",
        "type": "book",
        "title": "T",
        "author": [{"family": "A", "given": "B", "literal": ""}],
        "editor": [{}],
        "issued": {"date-parts": [[2000]], "year": 1, "raw": ""},
        "container-title": "C",
        "DOI": "10.1000/x",
        "note": "a:b",
        "identifiers": ["doi:10.1000/x"],
        "provenance": [["a", "b", "c"]],
        "other-titles": ["O"],
        "versions": ["v"],
        "retraction": {"standing": "retracted", "date": "2000", "notice": "doi:10.1000/x"},
        "update-to": [],
        "number": "1",
        "licence": "L",
        "corpus": "C",
    },
}
FILLED[lossless.reference_from_item] = FILLED[csl.reference_from_csl] | {"type": "book"}
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(["\ud800", "\0", "1" * 400]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def places(value, path=()):
    """Return the path of every value inside ``value``."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, item in inside for place in places(item, (*path, key)))] if path or inside else []


def changed(value, path, new):
    """Return ``value`` with ``new`` at ``path``."""
    if not path:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = changed(value[path[0]], path[1:], new)
    return copy


def has_right_types(reference):
    """Tell whether every field holds what its annotation says; the tuples and optional texts are all there are."""
    texts = {"venue", "volume", "issue", "pages", "publisher", "edition", "abstract"}
    kinds = {
        "authors": PersonName, "identifiers": Identifier, "provenance": Provenance, "other_titles": str,
        "versions": str,
    }  # fmt: skip
    people = [getattr(person, part) for person in reference.authors for part in person.__dataclass_fields__]
    sources = [part for item in reference.provenance for part in (item.source, item.record, item.licence)]
    return (
        all(isinstance(item, kind) for name, kind in kinds.items() for item in getattr(reference, name))
        and all(isinstance(text, str) for text in (reference.id, reference.title, *people, *sources))
        and all(isinstance(item.value, str) for item in reference.identifiers)
        and all(getattr(reference, name) is None or isinstance(getattr(reference, name), str) for name in texts)
        and (reference.year is None or type(reference.year) is int)
        and (reference.retraction is None or isinstance(reference.retraction, Retraction))
        and {field.name for field in fields(Reference)} >= texts | set(kinds)
    )


@pytest.mark.parametrize("convert", FILLED, ids=lambda convert: f"{convert.__module__.rpartition('.')[2]}")
@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_any_value_in_any_field_is_read_or_refused_with_a_reason(convert, data):
    record = FILLED[convert]
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.sampled_from([path for path in places(record) if path]))
        record = changed(record, place, data.draw(VALUES))
    try:
        reference = convert(record, "file.json")
    except (ValueError, ReferenceFileError):
        return
    assert has_right_types(reference)
    assert reference_from_dict(json.loads(json.dumps(reference_to_dict(reference)))) == reference
    json.dumps(reference_to_dict(reference), ensure_ascii=False).encode()


@pytest.mark.parametrize("convert", FILLED, ids=lambda convert: f"{convert.__module__.rpartition('.')[2]}")
def test_the_records_that_are_varied_are_read(convert):
    """What the property above varies is whole, so that it reaches the code behind each field."""
    assert has_right_types(convert(FILLED[convert], "file.json"))


DEEP = '{"title": ' + "[" * 100_000 + "]" * 100_000 + "}"


@pytest.mark.parametrize("importer", [JsonLinesImporter(), CrossrefImporter()])
def test_a_line_nested_without_end_is_named(importer):
    good = '{"id": "a", "DOI": "10.1000/x", "title": "T"}'
    found, skipped = read_all(importer, f"{good}\n{DEEP}\n{good}\n")
    assert len(found) == 2
    assert len(skipped) == 1


@pytest.mark.parametrize(
    "text",
    [
        DEEP,
        '{"message": ' * 50_000,
        '{"items": [' + DEEP + "]}",
        '{"items": [\0\0\0]}',
        "\0" * 1000,
        '{"items": [{"DOI": "10.1000/x", "title": "T"}',
        '{"items": [{"DOI": "10.1000/x", "title": "T"}] "x": 1}',
        '{"items": {"x": 1}}',
        '{"items": 7}',
        '{"items": []}',
        "[]",
        "{}",
    ],
)
def test_what_is_no_file_of_works_is_one_clear_error(text):
    with pytest.raises(ReferenceFileError, match=r"file\.json"):
        read_all(CrossrefImporter(), text)
