"""BibTeX and BibLaTeX entries as references."""

from __future__ import annotations

import pytest

from citecheck.datatypes import Identifier, Kind, PersonName, Scheme
from citecheck.index.importers import import_references


def read(tmp_path, text):
    path = tmp_path / "refs.bib"
    path.write_text(text, encoding="utf-8")
    return list(import_references(path))


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (r"K{\"o}nig, Anna and Erd{\H o}s, P.", (PersonName("König", "Anna"), PersonName("Erdős", "P."))),
        ("Aäron van den Oord and Li, Wei", (PersonName("van den Oord", "Aäron"), PersonName("Li", "Wei"))),
        ("King, Jr., Martin Luther", (PersonName("King", "Martin Luther", "Jr."),)),
        ("{ATLAS Collaboration} and Li, Wei", (PersonName(literal="ATLAS Collaboration"), PersonName("Li", "Wei"))),
        ("{Barnes and Noble}", (PersonName(literal="Barnes and Noble"),)),
        ("Li, Wei and others", (PersonName("Li", "Wei"),)),
        ("Santos 0001, Nuno", (PersonName("Santos", "Nuno"),)),
    ],
)
def test_names_are_split_and_decoded(tmp_path, names, expected):
    (reference,) = read(tmp_path, f"@article{{a, title={{T}}, author={{{names}}}}}")
    assert reference.authors == expected


@pytest.mark.parametrize(
    ("entry", "kind"),
    [
        ("@article{a, title={T}, journal={Nature}}", Kind.ARTICLE),
        ("@article{a, title={T}, journal={arXiv preprint arXiv:1706.03762}}", Kind.PREPRINT),
        ("@article{a, title={T}, journal={CoRR}}", Kind.PREPRINT),
        ("@misc{a, title={T}, eprint={1706.03762}}", Kind.PREPRINT),
        ("@misc{a, title={T}}", Kind.UNKNOWN),
        ("@INPROCEEDINGS{a, title={T}}", Kind.CONFERENCE),
        ("@phdthesis{a, title={T}}", Kind.THESIS),
        ("@online{a, title={T}}", Kind.WEBPAGE),
        ("@mvcollection{a, title={T}}", Kind.BOOK),
        ("@inreference{a, title={T}}", Kind.CHAPTER),
        ("@jurisdiction{a, title={T}}", Kind.LEGAL),
        ("@article{a, title={T}, journal={ChemRxiv}}", Kind.PREPRINT),
    ],
)
def test_the_kind_follows_type_and_venue(tmp_path, entry, kind):
    assert [item.kind for item in read(tmp_path, entry)] == [kind]


def test_all_fields_are_read(tmp_path):
    (reference,) = read(
        tmp_path,
        "@string{np = {Nature Physics}}\n"
        "@article{key, title = {{Deep} Learning}, subtitle = {A Review}, journaltitle = np, date = {2015-05-27},\n"
        "volume = 521, number = {7553}, pages = {436--444}, doi = {10.1038/NATURE14539}, eprint = {1706.03762v2},\n"
        "eprinttype = {arXiv}, isbn = {978-0-262-03561-3}, abstract = {Words.}, publisher = {Springer}}\n",
    )
    assert (reference.id, reference.title, reference.year) == ("key", "Deep Learning: A Review", 2015)
    assert (reference.venue, reference.volume, reference.issue) == ("Nature Physics", "521", "7553")
    assert (reference.pages, reference.publisher, reference.abstract) == ("436–444", "Springer", "Words.")
    assert reference.identifiers == (
        Identifier(Scheme.DOI, "10.1038/nature14539"),
        Identifier(Scheme.ARXIV, "1706.03762"),
        Identifier(Scheme.ISBN, "9780262035613"),
    )
