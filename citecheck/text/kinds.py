"""The kinds of works as other formats name them: types of BibTeX, CSL and Crossref, archives of preprints."""

from __future__ import annotations

from citecheck.datatypes import Kind

BIBTEX_KINDS = {
    "article": Kind.ARTICLE, "inproceedings": Kind.CONFERENCE, "conference": Kind.CONFERENCE, "book": Kind.BOOK,
    "proceedings": Kind.BOOK, "mvproceedings": Kind.BOOK, "collection": Kind.BOOK, "reference": Kind.BOOK,
    "mvbook": Kind.BOOK, "mvcollection": Kind.BOOK, "mvreference": Kind.BOOK, "booklet": Kind.BOOK,
    "incollection": Kind.CHAPTER, "inbook": Kind.CHAPTER, "bookinbook": Kind.CHAPTER, "inreference": Kind.CHAPTER,
    "suppbook": Kind.CHAPTER, "suppcollection": Kind.CHAPTER, "suppperiodical": Kind.ARTICLE,
    "phdthesis": Kind.THESIS, "mastersthesis": Kind.THESIS, "thesis": Kind.THESIS, "techreport": Kind.REPORT,
    "report": Kind.REPORT, "manual": Kind.REPORT, "online": Kind.WEBPAGE, "electronic": Kind.WEBPAGE,
    "www": Kind.WEBPAGE, "dataset": Kind.DATASET, "software": Kind.SOFTWARE, "standard": Kind.STANDARD,
    "preprint": Kind.PREPRINT, "jurisdiction": Kind.LEGAL, "legislation": Kind.LEGAL, "legal": Kind.LEGAL,
}  # fmt: skip
"""Entry types of BibTeX and BibLaTeX; ``misc`` and ``unpublished`` say nothing of the kind."""

CSL_KINDS = {kind.value: kind for kind in Kind} | {
    "article-magazine": Kind.ARTICLE, "article-newspaper": Kind.ARTICLE, "review": Kind.ARTICLE,
    "journal-article": Kind.ARTICLE, "proceedings-article": Kind.CONFERENCE, "posted-content": Kind.PREPRINT,
    "preprint": Kind.PREPRINT, "monograph": Kind.BOOK, "edited-book": Kind.BOOK, "reference-book": Kind.BOOK,
    "book-chapter": Kind.CHAPTER, "book-section": Kind.CHAPTER, "entry-encyclopedia": Kind.CHAPTER,
    "entry-dictionary": Kind.CHAPTER, "dissertation": Kind.THESIS, "legislation": Kind.LEGAL, "bill": Kind.LEGAL,
    "post": Kind.WEBPAGE, "post-weblog": Kind.WEBPAGE, "reference-entry": Kind.CHAPTER, "book-part": Kind.CHAPTER,
    "book-track": Kind.CHAPTER, "entry": Kind.CHAPTER, "book-set": Kind.BOOK, "proceedings": Kind.BOOK,
    "collection": Kind.BOOK, "classic": Kind.BOOK, "database": Kind.DATASET, "report-component": Kind.REPORT,
    "legal-case": Kind.LEGAL, "treaty": Kind.LEGAL, "regulation": Kind.LEGAL,
}  # fmt: skip
"""CSL types, and the types of Crossref that exports leave in their place."""

PREPRINT_SERVERS = ("arxiv", "corr", "biorxiv", "medrxiv", "chemrxiv", "psyarxiv", "ssrn")
"""How the name of a venue begins that is an archive of preprints."""

RIS_KINDS = {
    "JOUR": Kind.ARTICLE, "EJOUR": Kind.ARTICLE, "JFULL": Kind.ARTICLE, "MGZN": Kind.ARTICLE, "NEWS": Kind.ARTICLE,
    "ABST": Kind.ARTICLE, "INPR": Kind.ARTICLE, "CONF": Kind.CONFERENCE, "CPAPER": Kind.CONFERENCE,
    "BOOK": Kind.BOOK, "EDBOOK": Kind.BOOK, "EBOOK": Kind.BOOK, "CLSWK": Kind.BOOK, "SER": Kind.BOOK,
    "CHAP": Kind.CHAPTER, "ECHAP": Kind.CHAPTER, "ENCYC": Kind.CHAPTER, "DICT": Kind.CHAPTER,
    "THES": Kind.THESIS, "RPRT": Kind.REPORT, "GOVDOC": Kind.REPORT, "PREPRINT": Kind.PREPRINT,
    "DATA": Kind.DATASET, "AGGR": Kind.DATASET, "DBASE": Kind.DATASET, "COMP": Kind.SOFTWARE,
    "ELEC": Kind.WEBPAGE, "WEB": Kind.WEBPAGE, "BLOG": Kind.WEBPAGE, "ICOMM": Kind.WEBPAGE, "STAND": Kind.STANDARD,
    "CASE": Kind.LEGAL, "LEGAL": Kind.LEGAL, "STAT": Kind.LEGAL, "BILL": Kind.LEGAL, "UNBILL": Kind.LEGAL,
    "HEAR": Kind.LEGAL,
}  # fmt: skip
"""Types of RIS; ``GEN``, ``OTHER`` and ``UNPB`` say nothing of the kind."""

MEDLINE_KINDS = {
    "Journal Article": Kind.ARTICLE, "Review": Kind.ARTICLE, "Letter": Kind.ARTICLE, "Editorial": Kind.ARTICLE,
    "Comment": Kind.ARTICLE, "News": Kind.ARTICLE, "Case Reports": Kind.ARTICLE, "Preprint": Kind.PREPRINT,
    "Book": Kind.BOOK, "Book Chapter": Kind.CHAPTER, "Technical Report": Kind.REPORT, "Dataset": Kind.DATASET,
    "Legal Case": Kind.LEGAL, "Academic Dissertation": Kind.THESIS,
}  # fmt: skip
"""Publication types of MEDLINE that tell the kind."""

ISI_KINDS = {
    "Article": Kind.ARTICLE, "Review": Kind.ARTICLE, "Letter": Kind.ARTICLE, "Editorial Material": Kind.ARTICLE,
    "Note": Kind.ARTICLE, "Proceedings Paper": Kind.CONFERENCE, "Meeting Abstract": Kind.CONFERENCE,
    "Book Chapter": Kind.CHAPTER, "Book": Kind.BOOK, "Data Paper": Kind.ARTICLE, "Preprint": Kind.PREPRINT,
}  # fmt: skip
"""Document types of the Web of Science that tell the kind."""
