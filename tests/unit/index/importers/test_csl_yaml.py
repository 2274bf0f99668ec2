"""CSL-YAML as exports and people write it; what only makes YAML dangerous is refused."""

from __future__ import annotations

import re

import pytest

from citecheck.datatypes import Identifier, PersonName, Scheme
from citecheck.errors import ReferenceFileError
from citecheck.index.importers.csl_yaml import CslYamlImporter
from tests.unit.index.importers.importing import NAME, read_all

HEAD = "references:\n- id: a\n  title: A Title\n"


@pytest.mark.parametrize(
    ("lines", "attribute", "expected"),
    [
        ("", "title", "A Title"),
        ("  title: >-\n    Two lines\n    in one\n\n  volume: 3", "title", "Two lines in one"),
        ("  title: |\n    Two lines\n    in one", "title", "Two lines in one"),
        ("  title: Plain: no key  # a comment", "title", "Plain: no key"),
        ("  title: Plain\n    that goes on", "title", "Plain that goes on"),
        ('  title: "Quoted \\u00e9 \\"x\\": # y"', "title", 'Quoted é "x": # y'),
        ("  title: 'It''s\n    quoted'", "title", "It's quoted"),
        ("  title: Of **Huaynaputina** and *E. coli* in H~2~O", "title", "Of Huaynaputina and E. coli in H2O"),
        ("  title: An a * b * c product", "title", "An a * b * c product"),
        ("  title: 'A <span class=\"nocase\">Word</span>'", "title", "A Word"),
        ("  issued:\n  - year: 2014\n    month: 12\n  - year: 2015", "year", 2014),
        ("  issued:\n    year: 2014", "year", 2014),
        ("  issued: 2014-05-01", "year", 2014),
        ("  issued: {date-parts: [[2014, 5]]}", "year", 2014),
        ("  issued:\n    date-parts:\n    - - 2014\n      - 5", "year", 2014),
        ("  author:\n  - family: Li\n    given: Wei\n  - literal: WHO", "authors",
         (PersonName("Li", "Wei"), PersonName(literal="WHO"))),
        ("  author:\n    - {family: Li, given: 'Wei'}\n    - family: Oord\n      non-dropping-particle: van den",
         "authors", (PersonName("Li", "Wei"), PersonName("van den Oord"))),
        ("  author: [{family: Li, given: Wei}]", "authors", (PersonName("Li", "Wei"),)),
        ("  DOI: 10.1000/x\n  URL: https://doi.org/10.1000/x", "identifiers", (Identifier(Scheme.DOI, "10.1000/x"),)),
        ("  volume: ~\n  issue: null", "volume", None),
    ],
)  # fmt: skip
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_field_is_read(lines, attribute, expected, end):
    found, skipped = read_all(CslYamlImporter(), (HEAD + lines + "\n- id: b\n  title: B\n").replace("\n", end))
    assert skipped == []
    assert [item.id for item in found] == ["a", "b"]
    assert getattr(found[0], attribute) == expected


@pytest.mark.parametrize(
    "text",
    [
        "---\nnocite: '@*'\nreferences:\n  - title: A Title\n    id: a\n...\n\nBody text\n- no item\n",
        "# made by hand\nreferences: # all\n\n-\n  id: a\n  # the title\n  title: A Title\nother: x\n",
        "- id: a\n  title: A Title\n",
    ],
)
def test_the_list_is_found_wherever_it_stands(text):
    found, skipped = read_all(CslYamlImporter(), text)
    assert ([(item.id, item.title) for item in found], skipped) == ([("a", "A Title")], [])


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        ("- &x\n  id: b\n  title: B", "anchors"),
        ("- id: b\n  title: *x", "anchors"),
        ("- id: b\n  title: !!python/object:os.system B", "anchors"),
        ("- id: b\n  author: [*x]\n  title: B", "anchors"),
        ("- only text", "not a mapping"),
        ("- id: b", "no title"),
        ("- id: b\n  author: [{family: Li\n  title: B", "without end"),
        ("- id: b\n  x: " + "[" * 1000 + "\n  title: B", "deep|without end"),
        ("- id: b\n  x:\n" + "\n".join(" " * n + "k:" for n in range(3, 200)) + "\n  title: B", "deep"),
    ],
)
def test_an_item_that_cannot_be_read_is_named_and_the_next_one_is(item, reason):
    found, skipped = read_all(CslYamlImporter(), f"{HEAD}{item}\n- id: c\n  title: C\n")
    assert [reference.id for reference in found] == ["a", "c"]
    assert len(skipped) == 1
    assert skipped[0].startswith(f"{NAME}, line 4: ")
    assert re.search(reason, skipped[0])


@pytest.mark.parametrize("text", ["references:\n", "title: x\n", "references:\n- id: a\n"])
def test_a_file_without_references_is_refused(text):
    with pytest.raises(ReferenceFileError, match=NAME):
        read_all(CslYamlImporter(), text)
