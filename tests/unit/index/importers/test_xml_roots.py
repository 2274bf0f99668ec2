"""Which XML files are recognised as what, by root element and content alone."""

from __future__ import annotations

import pytest

from citecheck.index.importers.formats import recognise

PROLOG = "<?xml version='1.0'?>\n<!-- by <dblp> -->\n<?style x?><!DOCTYPE r PUBLIC '-//x' 'y' [<!ELEMENT r ANY>]>\n"
CASES = [
    ("<dblp>", "dblp XML"),
    ("<dblpperson name='x'><r>", "dblp XML"),
    ("<PubmedArticleSet>", "PubMed XML"),
    ("<MedlineCitationSet>", "PubMed XML"),
    ("<modsCollection xmlns='x'>", "MODS"),
    ("<mods:mods xmlns:mods='x'>", "MODS"),
    ("<xml>\n<records>\n<record>", "EndNote XML"),
    ("<article xmlns:xlink='x'><front>", "JATS"),
    ("<pmc-articleset><article><front>", "JATS"),
    ("<OAI-PMH xmlns='http://www.openarchives.org/OAI/2.0/'>", "OAI-PMH"),
    ("<arXiv xmlns='http://arxiv.org/OAI/arXiv/'>", "OAI-PMH"),
    ("<collection id='2020.acl'><volume id='main'>", "ACL Anthology XML"),
    ("<volume id='P05'><paper id='1001'>", "ACL Anthology XML"),
    ("<rdf:RDF xmlns:rdf='r'><rdf:Description><prism:doi>", "JaLC RDF"),
    ("<html><dblp>", None),
    ("<article><section>", None),
    ("<collection xmlns='http://www.loc.gov/MARC21/slim'><record>", None),
    ("<rdf:RDF xmlns:z='http://www.zotero.org/'><bib:Article>", None),
    ("<dblpx>", None),
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("prolog", ["", PROLOG])
@pytest.mark.parametrize(("root", "name"), CASES)
def test_a_file_is_told_by_its_root_and_what_follows(root, name, prolog, encoding):
    found = recognise(f"{prolog}{root}".encode(encoding))
    assert (found and found.name) == name


@pytest.mark.parametrize("part", ["<!--", "<!-- -->", "<?", "<!DOCTYPE x [", " ", "<", "<!DOCTYPE"])
def test_a_prolog_without_end_is_told_to_be_nothing(part):
    assert recognise((part * (1 << 16))[: 1 << 16].encode()) is None
