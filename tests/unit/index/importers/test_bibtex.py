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
        ("Li, Wei; König, A.", (PersonName("Li", "Wei"), PersonName("König", "A."))),
        ("A. Li, B. König, C. Wu", (PersonName("Li", "A."), PersonName("König", "B."), PersonName("Wu", "C."))),
        ("family=Muster, given=Hans, prefix=von der", (PersonName("von der Muster", "Hans"),)),
        ("Charles de la Vallée Poussin", (PersonName("de la Vallée Poussin", "Charles"),)),
        ("José Ortega y Gasset", (PersonName("Ortega y Gasset", "José"),)),
        ("World Health Organization", (PersonName(literal="World Health Organization"),)),
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


@pytest.mark.parametrize(
    ("fields", "attribute", "expected"),
    [
        ("date = {1998~/2001}, year = {1990}", "year", 1998),
        ("date = {-0044}", "year", None),
        ("year = {in press}, date = {2015-05}", "year", 2015),
        ("year = {c. 1890a}", "year", 1890),
        ("journal = {arXiv preprint arXiv:1706.03762}", "identifiers", (Identifier(Scheme.ARXIV, "1706.03762"),)),
        (r"howpublished = {\url{https://a.org/~b/c\_d}}", "identifiers", (Identifier(Scheme.URL, "https://a.org/~b/c_d"),)),
        (r"howpublished = {\url{https://a.org/b}}", "venue", None),
        ("eprint = {123}, eprinttype = {pubmed}", "identifiers", (Identifier(Scheme.PMID, "123"),)),
        ("eprint = {abc}, eprinttype = {googlebooks}", "identifiers", ()),
        ("url = {https://aclanthology.org/N19-1423/}", "identifiers", (Identifier(Scheme.ACL, "N19-1423"),)),
        (r"doi = {10.1000/(SICI)1(1998)19:4$<$3::AID-J1$>$3.0.CO;2-P}", "identifiers",
         (Identifier(Scheme.DOI, "10.1000/(sici)1(1998)19:4<3::aid-j1>3.0.co;2-p"),)),
        ("eid = {045401}", "pages", "045401"),
        ("series = {LNCS}, number = {12}", "issue", "12"),
        ("edition = {2nd}", "edition", "2nd"),
        ("origtitle = {Der Titel}", "other_titles", ("Der Titel",)),
        ("subtitle = {B}", "title", "T: B"),
        ("citecheck = {{\"versions\": [\"b\"]}}", "versions", ("b",)),
        ("citecheck = {see there}", "versions", ()),
    ],
)  # fmt: skip
def test_a_field_is_read_as_programs_write_it(tmp_path, fields, attribute, expected):
    (reference,) = read(tmp_path, f"@article{{a, title = {{T}}, {fields}}}")
    assert getattr(reference, attribute) == expected


def test_an_entry_without_key_has_an_id_of_its_own(tmp_path):
    found = read(tmp_path, "@misc{, title = {T}, doi = {10.1000/x}}\n@misc{, title = {U}, isbn = {9780262035613}}")
    assert found[0].id == "doi:10.1000/x"
    assert found[1].id not in {"", "isbn:9780262035613"}


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
