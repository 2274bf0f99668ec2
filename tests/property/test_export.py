"""Whatever a reference says, it survives export and import in every format."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.datatypes import Identifier, Kind, PersonName, Provenance, Reference, Retraction, Scheme, Standing
from citecheck.index import export_references
from citecheck.index.exporters.formats import EXPORT_FORMATS
from citecheck.index.importers.formats import recognise

_PIECES = st.sampled_from(
    ["{", "}", "\\", '"', "@article{x,", "TY  - JOUR", "ER  - ", "$", "%", "#", "&amp;", "<i>", "--", "``", "''", "~",
     "^", "_", "=", ",", " and ", "\\'e", "PMID- 1", "[", "]", ":", "ä", "名", "a", "Title", "1999", "\u2028", "\x85"]
)  # fmt: skip
_CHARACTERS = st.characters(exclude_categories=("Cs", "Cc"))
_TEXTS = (st.lists(_PIECES, min_size=1, max_size=8).map("".join) | st.text(_CHARACTERS, min_size=1, max_size=30)).map(
    lambda text: " ".join(text.split())
)
_SAID = _TEXTS.filter(bool)
_MAYBE = st.none() | _SAID
_PEOPLE = st.builds(PersonName, _TEXTS, _TEXTS, _TEXTS, _TEXTS).filter(str)
_IDENTIFIERS = st.sampled_from(
    [Identifier(Scheme.DOI, "10.1000/x"), Identifier(Scheme.DOI, "10.1000/a<b>1{c}"), Identifier(Scheme.PMID, "7"),
     Identifier(Scheme.URL, "https://example.org/~a_b%20c"), Identifier(Scheme.ARXIV, "1706.03762"),
     Identifier(Scheme.ISBN, "9780262035613"), Identifier(Scheme.LEGAL, "5 U.S. 137"), Identifier(Scheme.RFC, "791")]
)  # fmt: skip
_REFERENCES = st.builds(
    Reference,
    id=_SAID,
    title=_SAID,
    authors=st.lists(_PEOPLE, max_size=3).map(tuple),
    year=st.none() | st.integers(1000, 2100),
    venue=_MAYBE,
    volume=_MAYBE,
    issue=_MAYBE,
    pages=_MAYBE | st.sampled_from(["1-9", "1–9", "12--13", "e7"]),
    publisher=_MAYBE,
    edition=_MAYBE,
    identifiers=st.lists(_IDENTIFIERS, max_size=3, unique=True).map(tuple),
    kind=st.sampled_from(Kind),
    abstract=_MAYBE,
    retraction=st.none() | st.builds(Retraction, st.sampled_from(Standing), _TEXTS, _TEXTS, st.none() | _IDENTIFIERS),
    provenance=st.lists(st.builds(Provenance, _TEXTS, _TEXTS, _TEXTS), max_size=2).map(tuple),
    other_titles=st.lists(_SAID, max_size=2).map(tuple),
    versions=st.lists(_SAID, max_size=2).map(tuple),
)


@pytest.mark.parametrize("name", [item.name for item in EXPORT_FORMATS])
@given(references=st.lists(_REFERENCES, min_size=1, max_size=3))
def test_any_references_survive_a_round_trip(name, references):
    data = "".join(export_references(references, name)).encode()
    shape = recognise(data)
    skipped = []
    assert list(shape.load().references(io.BufferedReader(io.BytesIO(data)), "file", skipped.append)) == references
    assert skipped == []
