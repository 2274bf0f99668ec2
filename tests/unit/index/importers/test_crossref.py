"""Works of Crossref in every layout, field by field."""

from __future__ import annotations

import json

import pytest

from citecheck.datatypes import Identifier, Kind, PersonName, Provenance, Retraction, Scheme, Standing
from citecheck.index.importers.crossref import CrossrefImporter
from tests.unit.index.importers.importing import NAME, read_all, read_one

WORK = {"DOI": "10.1000/X.1", "type": "journal-article", "title": ["A Title"]}
NOTICE = Identifier(Scheme.DOI, "10.1000/n.1")


def read(**fields):
    return read_one(CrossrefImporter(), {**WORK, **fields})


def date(*parts):
    return {"date-parts": [list(parts)]}


@pytest.mark.parametrize(
    ("fields", "attribute", "expected"),
    [
        ({}, "id", "doi:10.1000/x.1"),
        ({}, "identifiers", (Identifier(Scheme.DOI, "10.1000/x.1"),)),
        ({"subtitle": ["A Story"]}, "title", "A Title: A Story"),
        ({"title": ["Why?"], "subtitle": ["A Story"]}, "title", "Why? A Story"),
        ({"title": ["A Title: A Story"], "subtitle": ["a story"]}, "title", "A Title: A Story"),
        ({"title": ["H<sub>2</sub>O &amp; <i>E. coli</i>"]}, "title", "H2O & E. coli"),
        ({"title": ["The <mml:math>\n <mml:mi>Z</mml:mi>\n <mml:mi>z</mml:mi></mml:math> one"]}, "title", "The Zz one"),
        ({"abstract": "<jats:title>Abstract</jats:title><jats:p>One.</jats:p><jats:p>Two.</jats:p>"}, "abstract",
         "Abstract One. Two."),
        ({"original-title": ["Ein Titel"], "short-title": ["T"]}, "other_titles", ("Ein Titel",)),
        ({"author": [{"family": "de la Cruz", "given": "Ana", "suffix": "Jr."}]}, "authors",
         (PersonName("de la Cruz", "Ana", "Jr."),)),
        ({"author": [{"name": "ATLAS Collaboration"}]}, "authors", (PersonName(literal="ATLAS Collaboration"),)),
        ({"author": [{"family": "Doantam Phan"}]}, "authors", (PersonName("Phan", "Doantam"),)),
        ({"author": [{"family": "", "given": ""}, {"family": "Li"}]}, "authors", (PersonName("Li"),)),
        ({"type": "edited-book", "editor": [{"family": "Li", "given": "W."}]}, "authors", (PersonName("Li", "W."),)),
        ({"editor": [{"family": "Li", "given": "W."}]}, "authors", ()),
        ({"published-print": date(2012, 1), "published-online": date(2011, 11), "issued": date(2011)}, "year", 2011),
        ({"issued": date(None)}, "year", None),
        ({"issued": date(0), "published-online": date("2011")}, "year", 2011),
        ({"created": date(2002)}, "year", None),
        ({"container-title": ["Journal", "J."]}, "venue", "Journal"),
        ({"type": "book-chapter", "container-title": ["Lecture Notes in Computer Science", "Vision 2014"]}, "venue",
         "Vision 2014"),
        ({"type": "book-chapter", "container-title": ["Vision 2014", "Lecture Notes in Computer Science"]}, "venue",
         "Vision 2014"),
        ({"type": "proceedings-article", "event": {"name": "INFOVIS"}}, "venue", "INFOVIS"),
        ({"type": "posted-content", "group-title": "X", "institution": [{"name": "bioRxiv"}]}, "venue", "bioRxiv"),
        ({"type": "posted-content", "group-title": "Biology"}, "venue", None),
        ({"type": "posted-content"}, "kind", Kind.PREPRINT),
        ({"type": "posted-content", "subtype": "dissertation"}, "kind", Kind.THESIS),
        ({"type": "proceedings-article"}, "kind", Kind.CONFERENCE),
        ({"type": "proceedings"}, "kind", Kind.BOOK),
        ({"type": "reference-entry"}, "kind", Kind.CHAPTER),
        ({"page": "1-9", "article-number": "7"}, "pages", "1-9"),
        ({"article-number": "e7"}, "pages", "e7"),
        ({"ISBN": ["http://id.crossref.org/isbn/9783161484100"]}, "identifiers",
         (Identifier(Scheme.DOI, "10.1000/x.1"), Identifier(Scheme.ISBN, "9783161484100"))),
        ({"DOI": "10.48550/arXiv.1706.03762"}, "identifiers", (Identifier(Scheme.ARXIV, "1706.03762"),)),
        ({"license": [{"URL": "https://tdm"}, {"URL": "https://cc", "content-version": "vor"}]}, "provenance",
         (Provenance(NAME, "doi:10.1000/x.1", "https://cc"),)),
    ],
)  # fmt: skip
def test_a_field_is_read(fields, attribute, expected):
    assert getattr(read(**fields), attribute) == expected


UPDATES = [
    {"type": "correction", "DOI": "10.1000/c.1", "updated": date(2019, 5, 1)},
    {"type": "retraction", "DOI": "10.1000/n.2", "updated": date(2021, 2)},
    {"type": "retraction", "DOI": "10.1000/n.1", "updated": date(2020, 2, 3), "source": "retraction-watch"},
]


@pytest.mark.parametrize(
    ("fields", "title", "retraction"),
    [
        ({"updated-by": UPDATES}, "A Title", Retraction(Standing.RETRACTED, "2020-02-03", "", NOTICE)),
        ({"updated-by": UPDATES[:1]}, "A Title",
         Retraction(Standing.CORRECTED, "2019-05-01", "", Identifier(Scheme.DOI, "10.1000/c.1"))),
        ({"updated-by": [{"type": "expression_of_concern"}]}, "A Title", Retraction(Standing.CONCERN)),
        ({"updated-by": [{"type": "withdrawal"}]}, "A Title", Retraction(Standing.RETRACTED, "", "withdrawal")),
        ({"updated-by": [{"type": "new_version"}]}, "A Title", None),
        ({"title": ["RETRACTED: A Title"]}, "A Title", Retraction(Standing.RETRACTED)),
        ({"title": ["Retracted: A Title"], "update-to": [{"DOI": "10.1000/y", "type": "retraction"}]},
         "Retracted: A Title", None),
        ({"title": ["RETRACTED: A Title"], "update-to": [{"DOI": "10.1000/x.1", "type": "retraction"}]}, "A Title",
         Retraction(Standing.RETRACTED)),
        ({"title": ["Retraction: A Title"]}, "Retraction: A Title", None),
    ],
)  # fmt: skip
def test_what_became_of_a_work_stands_on_the_work_and_not_on_the_notice(fields, title, retraction):
    found = read(**fields)
    assert (found.title, found.retraction) == (title, retraction)


LINE = json.dumps(WORK)


@pytest.mark.parametrize(
    "text",
    [
        LINE,
        json.dumps(WORK, indent=2),
        f'{{"status": "ok", "message-type": "work", "message": {LINE}}}',
        f'{{"status": "ok", "total": 12, "message": {{"facets": {{}}, "items": [{LINE}], "query": null}}}}',
        json.dumps({"message": {"items": [WORK]}}, indent=1),
        f'{{"items": [{LINE}]}}',
        f'{{"items":\n[\n{LINE}\n]\n}}\n',
        f"[{LINE}]",
        f'{{"message": {LINE}}}\n',
    ],
)
def test_every_layout_is_read(text):
    found, skipped = read_all(CrossrefImporter(), text)
    assert ([item.id for item in found], skipped) == (["doi:10.1000/x.1"], [])


def test_pages_of_answers_one_per_line_are_read():
    page = f'{{"message": {{"items": [{LINE}, {LINE}]}}}}\n'
    assert len(read_all(CrossrefImporter(), page * 3)[0]) == 6


@pytest.mark.parametrize("kind", ["journal", "journal-issue", "component", "grant", "peer-review"])
def test_what_is_no_work_is_named(kind):
    found, skipped = read_all(CrossrefImporter(), LINE + "\n" + json.dumps({**WORK, "type": kind}))
    assert len(found) == 1
    assert skipped == [f"{NAME}, line 2: a {kind} is not a work that is cited"]
