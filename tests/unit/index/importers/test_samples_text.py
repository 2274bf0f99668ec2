"""Real exports in formats of text: how many records each holds, and what some of them say, read by hand."""

from __future__ import annotations

import pytest

from citecheck.index.importers import import_references

IMPORTED = {
    "bbt_biblatex_arxiv.bib": (3, 0),
    "bbt_biblatex_particles.bib": (53, 0),
    "biblatex-examples.bib": (90, 0),  # 92 entries, two of them sets of others
    "jabref_IsiImporterTestWOS.isi": (2, 0),
    "jabref_MedlinePlainImporterTestCompleteEntry.txt": (1, 0),
    "jabref_MedlinePlainImporterTestMultipleEntries.txt": (2, 5),  # five have no title
    "jabref_RisImporterTest1.ris": (1, 0),
    "jabref_RisImporterTest4a.ris": (1, 0),
}
"""How many records are imported from each sample, and how many are left out."""

SAID = {
    ("bbt_biblatex_arxiv.bib", "Ronnow.2014.Defining"): (
        "Defining and Detecting Quantum Speedup", "Rønnow", "Troyer", 2014, "Science", "345", "6195", "420–424",
        "doi:10.1126/science.1252319 arxiv:1401.2910",
    ),
    ("bbt_biblatex_arxiv.bib", "Smolin.2013.Classical"): (
        "Classical Signature of Quantum Annealing", "Smolin", "Smith", 2013, None, None, None, None, "arxiv:1305.4904",
    ),
    ("bbt_biblatex_particles.bib", "almeida_reading_2013"): (
        "Reading HLA Hart's: The Concept of Law", "d' Almeida", "Dolcetti", 2013, None, None, None, None,
        "isbn:9781849463249",
    ),
    ("bbt_biblatex_particles.bib", "fixedkey"): (
        "Norm and Action. A Logical Enquiry", "von Humboldt", "von Wright", 1963, None, None, None, None,
        "isbn:9780710036162",
    ),
    ("biblatex-examples.bib", "westfahl:space"): (
        "The True Frontier: Confronting and Avoiding the Realities of Space in American Science Fiction Films",
        "Westfahl", "Westfahl", 2000, "Space and Beyond", None, None, "55-65", "",
    ),
    ("biblatex-examples.bib", "sigfridsson"): (
        "Comparison of methods for deriving atomic charges from the electrostatic potential and moments", "Sigfridsson",
        "Ryde", 1998, "Journal of Computational Chemistry", "19", "4", "377-395",
        "doi:10.1002/(sici)1096-987x(199803)19:4<377::aid-jcc1>3.0.co;2-p",
    ),
    ("biblatex-examples.bib", "aksin"): (
        ("Effect of immobilization on catalytic characteristics of saturated Pd-N-heterocyclic carbenes in "
         "Mizoroki-Heck reactions"), "Aksın", "Özkal", 2006, "J. Organomet. Chem.", "691", "13", "3027-3036", "",
    ),
    ("biblatex-examples.bib", "baez/article"): (
        "Higher-Dimensional Algebra V: 2-Groups", "Baez", "Lauda", 2004, "Theory and Applications of Categories", "12",
        None, "423-491", "arxiv:math/0307200",
    ),
    ("jabref_IsiImporterTestWOS.isi", "ISI:000238592600006"): (
        "Optical and photoelectric spectroscopy of photorefractive Sn2P2S6 crystals", "Gamernyk", "Slivka", 2006,
        "JOURNAL OF PHYSICS-CONDENSED MATTER", "18", "23", "5323-5331", "",
    ),
    ("jabref_IsiImporterTestWOS.isi", "ISI:000236202800037"): (
        "Optical waveguides in Sn2P2S6 by low fluence MeV He+ ion implantation", "Guarino", "Gunter", 2006,
        "OPTICS EXPRESS", "14", "6", "2344-2358", "",
    ),
    ("jabref_MedlinePlainImporterTestCompleteEntry.txt", "pmid:20481061"): (
        ("From danger and motherhood to health and beauty: health advice for the factory girl in early "
         "twentieth-century Britain"), "Long", "Marland", 2009, "20 century British history", "20", "4", "454-81",
        "pmid:20481061 pmcid:PMC4513071",
    ),
    ("jabref_RisImporterTest4a.ris", "berkman"): (
        "Find It Fast: How to Uncover Expert Information on Any Subject", "Berkman", "Berkman", 1994, None, None, None,
        None, "",
    ),
    ("jabref_RisImporterTest1.ris", "123456"): (
        "Editorial: Open Source and Empirical Software Engineering: Editorials", "Cocke", "Harrison", 2001,
        "Empirical Software Engineering", "6", None, "193-194", "doi:10.1023/a:1017379030770",
    ),
}  # fmt: skip
"""By file and id: title, first and last family name, year, venue, volume, issue, pages, identifiers."""


@pytest.mark.parametrize(("name", "counts"), IMPORTED.items())
def test_every_record_of_a_sample_is_imported_or_named(data_folder, name, counts):
    skipped = []
    found = list(import_references(data_folder / "formats" / name, skipped.append))
    assert (len(found), len(skipped)) == counts


@pytest.mark.parametrize(("place", "expected"), SAID.items())
def test_the_fields_of_a_record_are_what_the_file_says(data_folder, place, expected):
    name, key = place
    found = {item.id: item for item in import_references(data_folder / "formats" / name)}
    item = found[key]
    families = item.authors[0].family, item.authors[-1].family
    identifiers = " ".join(map(str, item.identifiers))
    assert (item.title, *families, item.year, item.venue, item.volume, item.issue, item.pages, identifiers) == expected
