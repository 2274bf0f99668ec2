"""What every exporter promises: it streams, and importing what it writes gives the same references again."""

from __future__ import annotations

from itertools import islice

import pytest

from citecheck.datatypes import Identifier, Kind, PersonName, Provenance, Reference, Retraction, Scheme, Standing
from citecheck.errors import ConfigurationError
from citecheck.index import export_references, import_references
from citecheck.index.exporters.formats import EXPORT_FORMATS

FORMATS = [item.name for item in EXPORT_FORMATS]

FULL = Reference(
    id="doi:10.1000/x#1",
    title="On {Sets} & Things: 50% of C# -- a $5 \\study, @home",
    authors=(
        PersonName("van der Berg", "Ana M."), PersonName("King", "Martin Luther", "Jr."), PersonName("Plato"),
        PersonName(literal="Barnes and Noble, Inc."),
    ),
    year=1999,
    venue="Journal of the DNA Society",
    volume="12",
    issue="3-4",
    pages="101–110",
    publisher="Smith & Co.",
    edition="2nd",
    identifiers=(
        Identifier(Scheme.URL, "https://example.org/a_b?c=d%20e"), Identifier(Scheme.DOI, "10.1000/x"),
        Identifier(Scheme.ARXIV, "1706.03762"), Identifier(Scheme.ISBN, "9780262035613"),
        Identifier(Scheme.ISBN, "9780816520664"), Identifier(Scheme.PMID, "123"), Identifier(Scheme.ACL, "P19-1001"),
    ),
    kind=Kind.ARTICLE,
    abstract="We show α < β. TY  - JOUR ER  - and so on.",
    retraction=Retraction(Standing.RETRACTED, "2010-02", "Plagiarism", Identifier(Scheme.DOI, "10.1000/y")),
    provenance=(Provenance("crossref", "10.1000/x", "CC0-1.0"), Provenance("dblp", "journals/x/B99")),
    other_titles=("Von Mengen", "Les ensembles"),
    versions=("arxiv:1706.03762",),
)  # fmt: skip
PLAIN = Reference("a", "A Title")
CASES = {
    "every field": FULL,
    "no field": PLAIN,
    "a title of signs": Reference("b", "?!", year=2000),
    "a marked title": Reference("c", "RETRACTED: A Study of Things"),
    "markup": Reference("d", "<i>E. coli</i> &amp; others", kind=Kind.DATASET),
    **{kind.name.lower(): Reference(kind.name, "A Title", year=2000, venue="A Venue", publisher="P", kind=kind)
       for kind in Kind},
}  # fmt: skip


def round_trip(tmp_path, references, name):
    path = tmp_path / "export"
    path.write_text("".join(export_references(references, name)), encoding="utf-8", newline="")
    skipped = []
    found = list(import_references(path, skipped.append))
    assert skipped == []
    return found


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("reference", CASES.values(), ids=CASES)
def test_a_round_trip_changes_nothing(tmp_path, name, reference):
    assert round_trip(tmp_path, [PLAIN, reference, PLAIN], name) == [PLAIN, reference, PLAIN]


@pytest.mark.parametrize("name", FORMATS)
def test_real_references_come_back_as_they_went(data_folder, tmp_path, name):
    references = list(islice(import_references(data_folder / "references" / "diverse.jsonl.gz"), 500))
    assert round_trip(tmp_path, references, name) == references


@pytest.mark.parametrize("name", FORMATS)
def test_references_are_written_one_by_one(name):
    def endless():
        while True:
            yield PLAIN

    assert "A Title" in next(export_references(endless(), name))


@pytest.mark.parametrize("name", FORMATS)
def test_every_piece_can_be_written_to_a_file(name):
    text = "".join(export_references([Reference("a", "A lone \ud800 surrogate")], name))
    assert text.encode("utf-8")


def test_an_unknown_format_is_refused_with_the_known_ones():
    with pytest.raises(ConfigurationError, match="'mods'; known are: bibtex, csl-json, jsonl, ris"):
        export_references([], "mods")
