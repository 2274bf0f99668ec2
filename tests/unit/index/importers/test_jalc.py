"""JaLC's descriptions: one article in two scripts."""

from __future__ import annotations

import io

import pytest

from citecheck.index.importers.jalc import JalcImporter


def person(family, given):
    return f"<creator><Person><familyName>{family}</familyName><givenName>{given}</givenName></Person></creator>"


def read(inside):
    text = f"<r:RDF xmlns:r='r'><r:Description r:about='http://doi.org/10.1000/X'>{inside}</r:Description></r:RDF>"
    (found,) = JalcImporter().references(io.BytesIO(text.encode()), "jalc.xml", pytest.fail)
    return found


BOTH = person("Suzuki", "Kenji") + person("鈴木", "建次")


@pytest.mark.parametrize(
    ("inside", "title", "people"),
    [
        (f"<title>Carbides.</title><title>炭化物</title>{BOTH}", "Carbides", ["Kenji Suzuki"]),
        (f"<title>炭化物</title>{BOTH}", "炭化物", ["建次 鈴木"]),
        (f"<title>Carbides</title>{person('鈴木', '建次')}", "Carbides", ["建次 鈴木"]),
        ("<title>Carbides</title><creator>Suzuki, Kenji</creator>", "Carbides", ["Kenji Suzuki"]),
    ],
)
def test_each_author_once_in_the_script_of_the_title(inside, title, people):
    found = read(inside)
    assert (found.title, [str(item) for item in found.authors]) == (title, people)


def test_venue_and_publisher_are_in_the_script_of_the_title():
    found = read("<title>A</title><publicationName>粉体</publicationName><publicationName>Powder</publicationName>")
    assert (found.venue, found.id) == ("Powder", "doi:10.1000/x")
