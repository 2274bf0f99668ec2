"""Real files of each format: how many records they hold, and fields that were compared with the files by hand."""

from __future__ import annotations

import pytest

from citecheck.datatypes import Identifier, Kind, PersonName, Scheme
from citecheck.errors import ReferenceFileError
from citecheck.index.importers import import_references


def doi(value):
    return Identifier(Scheme.DOI, value)


def first(family, given=""):
    return PersonName(family, given)


SAMPLES = {
    "arxiv_kaggle_metadata_0704.0001.json": (1, 0, {
        0: {"title": "Calculation of prompt diphoton production cross sections at Tevatron and LHC energies",
            "year": 2007, "kind": Kind.PREPRINT, "author": first("Balázs", "C."), "n_authors": 4,
            "identifiers": (Identifier(Scheme.ARXIV, "0704.0001"), doi("10.1103/physrevd.76.013009"))},
    }),
    "bbt_better_csl.json": (15, 0, {
        5: {"title": "multiple ISBNs", "year": 2017, "author": PersonName(literal="Doe15"), "kind": Kind.BOOK,
            "identifiers": (Identifier(Scheme.ISBN, "9780943396040"), Identifier(Scheme.ISBN, "9780851310411"))},
        6: {"id": "doe7_politics_1985", "venue": "Cinema Journal", "volume": "24", "issue": "3", "year": 1985},
    }),
    "bbt_betterbibtexjson_arxiv.json": (3, 0, {
        0: {"title": "Classical signature of quantum annealing", "year": 2013, "author": first("Smolin", "John A."),
            "identifiers": (Identifier(Scheme.ARXIV, "1305.4904"),), "kind": Kind.PREPRINT, "venue": "arXiv"},
        2: {"title": "Defining and detecting quantum speedup", "venue": "Science", "volume": "345", "issue": "6195",
            "pages": "420–424", "year": 2014, "n_authors": 9,
            "identifiers": (doi("10.1126/science.1252319"), Identifier(Scheme.ARXIV, "1401.2910"))},
    }),
    "bbt_csl.yml": (4, 0, {
        0: {"title": "The physical volcanology of the 1600 eruption of Huaynaputina, southern Peru", "n_authors": 7,
            "year": 2014, "venue": "Bulletin of Volcanology", "volume": "62", "pages": "493–518"},
        2: {"title": "Samuel Presbiter: Notes from the school of William de Montibus. Collecta ex diuersis auditis in "
                     "scola magistri Willelmi de Monte", "author": first("Dunning", "Andrew N.J."), "year": 2016,
            "publisher": "Pontifical Institute of Mediaeval Studies", "kind": Kind.BOOK},
        3: {"author": first("Wordsworth", "John"), "title": "The Gospel according to St. Matthew, from the St. Germain "
            "ms. (g1), now numbered Lat. 11553 in the National Library at Paris"},
    }),
    "crossref_api_works_message.json": (3, 0, {
        0: {"id": "doi:10.1109/mitp.2002.1041177", "title": "Inside SSL: accelerating secure transactions",
            "year": 2002, "venue": "IT Professional", "volume": "4", "issue": "5", "pages": "37-41"},
        1: {"title": "Flow map layout", "author": first("Phan", "Doantam"), "kind": Kind.CONFERENCE, "year": None,
            "identifiers": (doi("10.1109/infvis.2005.1532150"), Identifier(Scheme.ISBN, "9780780394643"))},
        2: {"year": 2009, "author": first("Ma", "Shiqian"), "volume": "128", "issue": "1-2"},
    }),
    "crossref_work.single.json": (1, 0, {
        0: {"year": 1998, "n_authors": 3, "author": first("Radicioni", "Marcelo D."), "pages": "261-272",
            "other_titles": ("Renormalized perturbation theory auf deutsch", "some other title"),
            "identifiers": (doi("10.1002/(sici)1097-461x(1998)66:4<261::aid-qua1>3.0.co;2-t"),
                            Identifier(Scheme.ISBN, "9788535902778"), Identifier(Scheme.ISBN, "9783161484100"))},
    }),
    "crossref_works_dump_2018_lines.json": (14, 0, {
        0: {"title": "Progressive generalized alopecia due to systemic amyloidosis", "year": 2002, "volume": "46",
            "author": first("Lutz", "Michael E."), "venue": "Journal of the American Academy of Dermatology"},
        3: {"year": 2002, "n_authors": 5, "venue": "Angewandte Chemie International Edition", "pages": "583-585"},
    }),
    "datacite_1k_records.jsonl.gz": (998, 2, {
        0: {"kind": Kind.DATASET, "year": 2019, "author": first("Takatani", "Sukeyoshi"), "n_authors": 3,
            "publisher": "NOAA National Centers for Environmental Information"},
        1: {"id": "doi:10.14457/mju.the.1998.34", "year": None, "author": first("ทูลคำเตย", "สุนทร")},
    }),
    "datacite_api_list.json": (1, 0, {
        0: {"title": "THE SECOND FERMI LARGE AREA TELESCOPE CATALOG OF GAMMA-RAY PULSARS", "kind": Kind.ARTICLE,
            "author": first("Abdo", "A. A."), "venue": "The astrophysical journal / Supplement series 208(2)"},
    }),
    "datacite_sample.jsonl": (1, 0, {
        0: {"title": "Triticum turgidum L. subsp. durum (Desf.) Husn. 97090", "year": 2017,
            "identifiers": (doi("10.18730/8dym9"),)},
    }),
    "doaj_articles.json": (5, 0, {
        0: {"title": "Effect of hydrogen on tensile properties and fracture behavior of PH 13-8 Mo steel",
            "year": 2016, "venue": "Materials & Design", "volume": "108", "issue": None, "pages": "608-617",
            "author": first("Li", "Xinfeng"), "n_authors": 5, "identifiers": (doi("10.1016/j.matdes.2016.06.110"),)},
        3: {"venue": "Sensors", "volume": "18", "issue": "12", "pages": "4467", "year": 2018, "n_authors": 5},
    }),
    "fatcat_releases.json": (10, 0, {
        0: {"title": "Selected anti-health behaviours among women with osteoporosis", "year": 2018, "n_authors": 2,
            "identifiers": (doi("10.32394/rpzh.2018.0046"), Identifier(Scheme.PMID, "30525331"))},
        4: {"id": "pmid:30525335", "author": first("Tenaillon", "Alain"), "year": 2017, "pages": "351",
            "other_titles": ("L’UNAASS : un petit ou un grand pas pour la démocratie en santé ?",)},
    }),
    "openalex_W-api-response.json": (1, 0, {
        0: {"title": "GW170104: Observation of a 50-Solar-Mass Binary Black Hole Coalescence at Redshift 0.2",
            "year": 2017, "venue": "Physical Review Letters", "volume": "118", "issue": "22", "pages": "221101",
            "author": first("Abbott", "B. P."), "identifiers": (doi("10.1103/physrevlett.118.091101"),)},
    }),
    "openalex_W2741809807.json": (1, 0, {
        0: {"author": first("Piwowar", "Heather"), "n_authors": 9, "venue": "PeerJ", "pages": "e4375", "year": 2018,
            "identifiers": (doi("10.7717/peerj.4375"), Identifier(Scheme.PMID, "29456894"),
                            Identifier(Scheme.PMCID, "PMC5815332"))},
    }),
    "s2orc_metadata_sample.jsonl": (20, 0, {
        0: {"id": "s2:77490025", "year": 1975, "n_authors": 3, "venue": "Oftalmologicheski\u012d zhurnal",
            "title": "State of external ocular muscles in strabismus of different duration"},
        1: {"id": "s2:77490084", "title": "Management of uterine fibromyoma", "year": 1972, "venue": None},
    }),
    "semanticscholar_bulk_papers_sample.jsonl": (20, 0, {
        0: {"id": "s2:223588394", "year": 2006, "volume": "5", "pages": "50-51", "author": first("粟毅"),
            "identifiers": (doi("10.3760/cma.j.issn.2095-1485.2006.01.019"),)},
        1: {"title": "BEQ volume 20 issue 4 Back matter", "venue": "Business Ethics Quarterly", "pages": "b1-b5",
            "author": first("Hartman", "L."), "year": 2010},
    }),
}  # fmt: skip
"""Of each file the records that are read and those that are named, and what some of them say, by their places."""


@pytest.mark.parametrize("name", SAMPLES)
def test_a_real_file_is_read_as_it_was_by_hand(data_folder, name):
    n_read, n_skipped, told = SAMPLES[name]
    skipped = []
    found = list(import_references(data_folder / "formats" / name, skipped.append))
    assert (len(found), len(skipped)) == (n_read, n_skipped)
    for place, expected in told.items():
        read = {field: _field(found[place], field) for field in expected}
        assert read == expected


def _field(reference, field):
    if field == "author":
        return reference.authors[0]
    return len(reference.authors) if field == "n_authors" else getattr(reference, field)


@pytest.mark.parametrize("kind", ["abstracts", "paper-ids", "publication-venues"])
def test_a_real_file_without_titles_says_which_one_is_needed(data_folder, kind):
    with pytest.raises(ReferenceFileError, match=f"{kind} of Semantic Scholar"):
        list(import_references(data_folder / "formats" / f"semanticscholar_bulk_{kind}_sample.jsonl"))
