"""A reference is stored as CSL-like data that people and other programs can read."""

from __future__ import annotations

import pytest

from citecheck.datatypes import (
    Identifier,
    Kind,
    PersonName,
    Provenance,
    Reference,
    Retraction,
    Scheme,
    Standing,
)
from citecheck.index.serialising import (
    parse_identifier,
    provenance_from_data,
    reference_from_dict,
    reference_to_dict,
    retraction_from_dict,
)

FULL = Reference(
    id="wakefield1998",
    title="Ileal-lymphoid-nodular hyperplasia",
    authors=(PersonName("Wakefield", "A. J."), PersonName("King", "M. L.", "Jr."), PersonName(literal="A Group")),
    year=1998,
    venue="The Lancet",
    volume="351",
    issue="9103",
    pages="637-641",
    publisher="Elsevier",
    identifiers=(Identifier(Scheme.DOI, "10.1016/s0140-6736(97)11096-0"), Identifier(Scheme.PMID, "9500320")),
    kind=Kind.ARTICLE,
    abstract="Background.",
    retraction=Retraction(Standing.RETRACTED, "2010-02", "misconduct", Identifier(Scheme.DOI, "10.1016/x")),
    provenance=(Provenance("crossref", "r1", "CC0"),),
)
DATA = {
    "id": "wakefield1998",
    "type": "article-journal",
    "title": "Ileal-lymphoid-nodular hyperplasia",
    "author": [
        {"family": "Wakefield", "given": "A. J."},
        {"family": "King", "given": "M. L.", "suffix": "Jr."},
        {"literal": "A Group"},
    ],
    "issued": {"date-parts": [[1998]]},
    "container-title": "The Lancet",
    "volume": "351",
    "issue": "9103",
    "page": "637-641",
    "publisher": "Elsevier",
    "abstract": "Background.",
    "DOI": "10.1016/s0140-6736(97)11096-0",
    "PMID": "9500320",
    "retraction": {"standing": "retracted", "date": "2010-02", "reason": "misconduct", "notice": "doi:10.1016/x"},
    "provenance": [["crossref", "r1", "CC0"]],
}


def test_all_fields_have_their_csl_names():
    assert reference_to_dict(FULL) == DATA
    assert reference_from_dict(DATA) == FULL


def test_absent_fields_are_left_out():
    assert reference_to_dict(Reference("a", "T")) == {"id": "a", "type": "unknown", "title": "T"}


@pytest.mark.parametrize(
    "identifiers",
    [
        (Identifier(Scheme.DOI, "10.1/a"), Identifier(Scheme.DOI, "10.1/b")),
        (Identifier(Scheme.ARXIV, "1706.03762"), Identifier(Scheme.DOI, "10.1/a")),
    ],
)
def test_identifiers_that_csl_has_no_place_for_are_kept_in_order(identifiers):
    data = reference_to_dict(Reference("a", "T", identifiers=identifiers))
    assert data["identifiers"] == [str(item) for item in identifiers]
    assert reference_from_dict(data).identifiers == identifiers


@pytest.mark.parametrize(
    ("read", "data"),
    [
        (parse_identifier, "colour:blue"),
        (parse_identifier, "10.1000/x"),
        (provenance_from_data, 7),
        (provenance_from_data, [["a", "b", "c", "d"]]),
        (retraction_from_dict, {}),
        (retraction_from_dict, ["retracted"]),
        (retraction_from_dict, {"standing": "doubted"}),
    ],
)
def test_data_of_another_shape_is_a_value_error(read, data):
    with pytest.raises(ValueError, match=r".+"):
        read(data)
