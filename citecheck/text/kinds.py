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
