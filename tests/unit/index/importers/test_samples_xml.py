"""Real files in XML formats: how many records each holds, and fields of some that were read off the files by eye."""

from __future__ import annotations

import pytest

from citecheck.index.importers import import_references

NBIB = "jabref_MedlineImporterTestNbib.xml"
MODS = "jabref_MODSImporterTestModsCollection.xml"
PUBMED = "pubmedsample_2019.xml.gz"

COUNTS = {
    "arxiv_oai_arXivRaw_1810.09584.xml": 1,
    "dblp_example.xml": 4,
    "jabref_EndnoteXmlImporterTestArticle.xml": 1,
    MODS: 3,
    "jabref_MedlineImporterTestArticleID.xml": 1,
    NBIB: 2,
    "jalc_lod_sample.xml": 2,
    "jstor_jats_10.2307_111039.xml": 1,
    "pubmed_19129924.xml": 1,
    "pubmed_31393839.xml": 1,
    PUBMED: 176,
}

RECORDS = [
    (
        "arxiv_oai_arXivRaw_1810.09584.xml",
        "arxiv:1810.09584",
        {
            "title": "Martingale theory for housekeeping heat",
            "authors": ["Raphael Chetrite", "Shamik Gupta", "Izaak Neri", "Édgar Roldán"],
            "year": 2018,
            "kind": "article",
            "identifiers": ["arxiv:1810.09584", "doi:10.1209/0295-5075/124/60006"],
            "licence": "http://arxiv.org/licenses/nonexclusive-distrib/1.0/",
        },
    ),
    (
        "dblp_example.xml",
        "conf/er/Norrie08",
        {
            "title": "PIM Meets Web 2.0",
            "authors": ["Moira C. Norrie", "Michael H. Böhlen"],
            "year": 2008,
            "venue": "ER",
            "pages": "15-25",
            "kind": "paper-conference",
            "identifiers": [],  # its DOI is torn by a space where dblp has an underscore
        },
    ),
    (
        "dblp_example.xml",
        "conf/er/2008",
        {
            "authors": ["Qing Li", "Stefano Spaccapietra", "Eric Yu", "Antoni Olivé"],
            "year": 2008,
            "venue": "Lecture Notes in Computer Science",
            "volume": "5231",
            "publisher": "Springer",
            "kind": "book",
            "identifiers": ["isbn:9783540878766"],
        },
    ),
    (
        "dblp_example.xml",
        "journals/cacm/Gentry10",
        {
            "title": "Computing arbitrary functions of encrypted data",
            "authors": ["Craig Gentry"],
            "year": 2010,
            "venue": "Commun. ACM",
            "volume": "53",
            "issue": "3",
            "pages": "97-105",
            "identifiers": ["doi:10.1145/1666420.1666444"],
        },
    ),
    (
        "dblp_example.xml",
        "conf/focs/Yao82a",
        {
            "title": "Theory and Applications of Trapdoor Functions (Extended Abstract)",
            "authors": ["Andrew Chi-Chih Yao"],
            "year": 1982,
            "identifiers": ["doi:10.1109/sfcs.1982.45"],
        },
    ),
    (
        "jabref_EndnoteXmlImporterTestArticle.xml",
        "Library1.bdb:2954",
        {
            "title": (
                "Trends in the lifetime risk of developing cancer in Great Britain: "
                "comparison of risk for those born from 1930 to 1960"
            ),
            "authors": ["AS Ahmad", "N Ormiston-Smith", "PD Sasieni"],
            "year": 2015,
            "venue": "Br J Cancer",
            "volume": "112",
            "issue": "5",
            "pages": "943-7",
            "kind": "article-journal",
            "identifiers": ["doi:10.1038/bjc.2014.606", "pmid:25647015"],
            "abstract": "test abstract",
        },
    ),
    (
        MODS,
        "Mock++2003",
        {
            "title": "A new microcosm to investigate oxygen dynamics at the sea ice water interface",
            "authors": ["T Mock", "M Kruse", "GS Dieckmann"],
            "year": 2003,
            "venue": "Aquatic Microbial Ecology",
            "volume": "30",
            "issue": "2",
            "pages": "197-205",
            "publisher": "Inter-Research",
            "kind": "article-journal",
            "identifiers": ["url:https://int-res.com/abstracts/ame/v30/n2/p197-205.html"],
        },
    ),
    (
        MODS,
        "Schewe+Soltwedel2003",
        {
            "authors": ["I Schewe", "T Soltwedel"],
            "venue": "Polar Biology",
            "pages": "610-620",
            "identifiers": ["doi:10.1007/s00300-003-0526-8"],
        },
    ),
    (
        MODS,
        "Thomas+Dieckmann2003",
        {
            "title": "Sea ice - an introduction to its physics, chemistry, biology and geology",
            "authors": ["DN Thomas", "GS Dieckmann"],  # its editors
            "publisher": "Blackwell Science Ltd",
            "kind": "book",
            "identifiers": ["isbn:9780632058082"],  # given as ISBN-10
        },
    ),
    (
        "jabref_MedlineImporterTestArticleID.xml",
        "pmid:26711635",
        {
            "title": (
                "Diagnostic performance of a multiplex PCR assay for meningitis in an HIV-infected population in Uganda"
            ),
            "year": 2015,
            "venue": "Diagnostic microbiology and infectious disease",
            "pages": "1234",
            "identifiers": ["pmid:26711635", "doi:10.1016/j.diagmicrobio.2015.11.017"],
            "abstract": "This abstract is a dummy.",
        },
    ),
    (
        NBIB,
        "pmid:23633646",
        {
            "authors": ["F W Gibb Jr", "NaN Zamm itt", "G Beckett", "M W J Strachan"],
            "year": 2013,
            "venue": "Journal of endocrinological investigation",
            "volume": "36",
            "issue": "9",
            "pages": "764-9",
            "identifiers": ["pmid:23633646", "doi:10.3275/8949"],
            "abstract": "BACKGROUND: Just a dummy text. And another dummy",
        },
    ),
    (
        NBIB,
        "pmid:21413195",
        {
            "title": "Rheumatoid Arthritis: National Clinical Guideline for Management and Treatment in Adults",
            "authors": ["National Collaborating Centre for Chronic Conditions (UK)"],
            "year": 2009,
            "publisher": "Royal College of Physicians (UK)",
            "kind": "book",
            "identifiers": ["pmid:21413195", "isbn:9781860163593", "url:https://ncbi.nlm.nih.gov/books/NBK51812"],
            "abstract": "just a dummy.",
        },
    ),
    (
        "jalc_lod_sample.xml",
        "doi:10.2497/jjspm.36.898",
        {
            "title": "New carbides in the Ni-Ti-Mo-C system",
            "authors": ["Yasuhiko Hashimoto", "Koichiro Koyama", "Kenji Suzuki", "Teruo Takahashi"],
            "year": 1989,
            "venue": "Journal of the Japan Society of Powder and Powder Metallurgy",
            "volume": "36",
            "issue": "8",
            "pages": "898-902",
            "publisher": "Japan Society of Powder and Powder Metallurgy",
            "other_titles": ["Ｎｉ－Ｔｉ－Ｍｏ－Ｃ系に出現する新炭化物相について"],
        },
    ),
    (
        "jalc_lod_sample.xml",
        "doi:10.2497/jjspm.36.903",
        {
            "title": "Effects of grain size on cutting performance of Al2O3-TiC ceramics tool",
            "authors": ["Yuji Katsumura", "Kaoru Sobata", "Yoshito Uehara", "Hisashi Suzuki"],
            "pages": "903-907",
        },
    ),
    (
        "jstor_jats_10.2307_111039.xml",
        "111039",
        {
            "authors": ["John Kinnersley Smythies"],
            "year": 1843,  # the earlier of two years in its date
            "venue": "Abstracts of the Papers Communicated to the Royal Society of London",
            "volume": "5",
            "issue": None,
            "pages": "831-832",
            "publisher": "The Royal Society",
            "identifiers": ["url:https://jstor.org/stable/111039"],
        },
    ),
    (
        "pubmed_19129924.xml",
        "pmid:19129924",
        {
            "title": "PyMOOSE: Interoperable Scripting in Python for MOOSE",
            "authors": ["Subhasis Ray", "Upinder S Bhalla"],
            "year": 2008,
            "venue": "Frontiers in neuroinformatics",
            "volume": "2",
            "pages": "6",
            "identifiers": ["pmid:19129924", "doi:10.3389/neuro.11.006.2008", "pmcid:PMC2614320"],
        },
    ),
    (
        "pubmed_31393839.xml",
        "pmid:31393839",
        {
            "title": "Career-Turning Moments",
            "authors": ["Robert G Keim"],
            "year": 2019,  # from a MedlineDate
            "volume": "53",
            "issue": "6",
            "pages": "325",
            "identifiers": ["pmid:31393839"],
        },
    ),
    (
        PUBMED,
        "pmid:973217",
        {
            "title": "Hospital debt management and cost reimbursement",
            "authors": ["F R Blume"],
            "year": 1976,
            "venue": "Topics in health care financing",
            "volume": "3",
            "issue": "1",
            "pages": "69-81",
        },
    ),
    (
        PUBMED,
        "pmid:8655018",
        {
            "title": "Effect of fetal and neonatal growth on the occurrence of some diseases in adults",
            "other_titles": [
                "Wpływ przebiegu rozwoju płodu i noworodka na ujawnienie sie niektórych chorób okresu dorosłego"
            ],
            "retraction": ("retracted", "1998-07", "pmid:9867474"),
        },
    ),
    (PUBMED, "pmid:8863847", {"retraction": ("retracted", "1998-02", "pmid:9499167")}),
    (PUBMED, "pmid:11543891", {"retraction": ("retracted", "2001-10", "pmid:11600210")}),
    (PUBMED, "pmid:9634358", {"retraction": None}),  # a notice of retraction, not what was retracted
    (PUBMED, "pmid:11909345", {"title": "Measurement of B --> K*gamma branching fractions and charge asymmetries"}),
    (PUBMED, "pmid:9110943", {"year": 1996, "pages": None}),  # "[34457 words; 185 paragraphs]"
]


@pytest.fixture(scope="module")
def imported(data_folder):
    """What each file gave: references by id, and what was named as skipped."""
    found = {}

    def read(name):
        if name not in found:
            skipped = []
            references = list(import_references(data_folder / "formats" / name, skipped.append))
            found[name] = ({item.id: item for item in references}, len(references), skipped)
        return found[name]

    return read


@pytest.mark.parametrize("name", COUNTS)
def test_every_record_of_a_real_file_comes_through(imported, name):
    by_id, count, skipped = imported(name)
    assert (count, len(by_id), skipped) == (COUNTS[name], COUNTS[name], [])


@pytest.mark.parametrize(("name", "reference_id", "fields"), RECORDS)
def test_fields_are_those_that_stand_in_the_file(imported, name, reference_id, fields):
    reference = imported(name)[0][reference_id]
    assert {field: _seen(reference, field) for field in fields} == fields


def _seen(reference, field):
    if field == "licence":
        return reference.provenance[0].licence
    if field == "retraction":
        notice = reference.retraction
        return notice and (notice.standing.value, notice.date, str(notice.notice))
    value = getattr(reference, field)
    return [str(item) for item in value] if isinstance(value, tuple) else value


def test_formulas_of_a_real_abstract_stand_in_it_once(imported):
    """In the file each of them is a tree of MathML over ten lines."""
    abstracts = [item.abstract or "" for item in imported(PUBMED)[0].values()]
    (found,) = [text for text in abstracts if "Radix Scrophulariae powder" in text]
    assert "prediction ability with Rpre2 = 0.9513, RMSEP = 0.1029 mg·g-1, and" in found


def test_just_the_retracted_works_of_a_real_file_are_marked(imported):
    marked = {item.id for item in imported(PUBMED)[0].values() if item.retraction}
    assert marked == {"pmid:8655018", "pmid:8863847", "pmid:11543891"}
