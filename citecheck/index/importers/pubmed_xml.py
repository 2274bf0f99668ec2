"""PubMed XML, as NLM's baseline, daily files and search give it, and MEDLINE's older files of citations alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from citecheck.datatypes import Kind, PersonName, Reference, Scheme
from citecheck.index.importers.pubmed_standing import retraction_of
from citecheck.index.importers.xml_elements import read_elements
from citecheck.index.importers.xml_records import (
    make_person,
    make_reference,
    page_range,
    read_records,
    without_full_stop,
)
from citecheck.index.importers.xml_text import find_line, line_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from citecheck.index.importers.base import Skipped

_RECORDS = ("PubmedArticle", "PubmedBookArticle", "MedlineCitation")
_KINDS = {
    "preprint": Kind.PREPRINT, "dataset": Kind.DATASET, "academic dissertation": Kind.THESIS,
    "technical report": Kind.REPORT, "monograph": Kind.BOOK, "book": Kind.BOOK,
}  # fmt: skip
"""Publication types that say more than that the record is an article."""
_SCHEMES = {"doi": Scheme.DOI, "pubmed": Scheme.PMID, "pmc": Scheme.PMCID, "pmcid": Scheme.PMCID}
_NO_TITLE = re.compile(r"\[?(?:not available|in process citation|no title available)\]?\.?", re.IGNORECASE)
_DATES = ("Journal/JournalIssue/PubDate", "ArticleDate")
_BOOK_DATES = ("Book/PubDate", "ContributionDate", "Book/BeginningDate")
_TRANSLATOR = re.compile(r"\s\(author's transl\)")
_ARTICLE_NUMBER = re.compile(r"[A-Za-z]{0,3}\d{1,8}")
_BOOKSHELF = "https://www.ncbi.nlm.nih.gov/books/"


class PubmedXmlImporter:
    """Reads the articles, books and chapters of a PubMed file."""

    def references(self, file: BinaryIO, name: str, skipped: Skipped) -> Iterator[Reference]:
        """Yield the references of ``file``; a record without title is named to ``skipped``."""
        return read_records(read_elements(file, name, _RECORDS), name, skipped, _reference)


def _reference(element: Element, source: str) -> Reference:
    if element.tag == "PubmedBookArticle":
        return _book(element, source)
    citation = element if element.tag == "MedlineCitation" else element.find("MedlineCitation")
    article = citation.find("Article") if citation is not None else None
    pmid = find_line(citation, "PMID", "MedlineID")
    if article is None:
        raise ValueError(f"no article ({pmid})")
    title, others = _titles(article, "ArticleTitle")
    types = [line_of(item).lower() for item in article.iterfind("PublicationTypeList/PublicationType")]
    return make_reference(
        source,
        pmid,
        title,
        authors=_people(article.find("AuthorList")),
        years=[
            _date(item) for path in ("Journal/JournalIssue/PubDate", "ArticleDate") for item in article.iterfind(path)
        ],
        identifiers=((Scheme.PMID, pmid), *_identifiers(article, element.find("PubmedData"), citation)),
        kind=next((_KINDS[item] for item in types if item in _KINDS), Kind.ARTICLE),
        retraction=retraction_of(types, citation),
        other_titles=others,
        venue=find_line(article, "Journal/Title", "Journal/ISOAbbreviation") or find_line(citation, ".//MedlineTA"),
        volume=find_line(article, "Journal/JournalIssue/Volume"),
        issue=find_line(article, "Journal/JournalIssue/Issue"),
        pages=_pages(article),
        abstract=_abstract(article) or _abstract(citation, "OtherAbstract"),
    )


def _book(element: Element, source: str) -> Reference:
    """Return the book, or the chapter where the record has a title of its own."""
    document = element.find("BookDocument")
    book = document.find("Book") if document is not None else None
    pmid = find_line(document, "PMID")
    if document is None or book is None:
        raise ValueError(f"no book ({pmid})")
    is_chapter = document.find("ArticleTitle") is not None
    title, others = _titles(document, "ArticleTitle") if is_chapter else _titles(book, "BookTitle")
    lists = [*document.iterfind("AuthorList"), *([] if is_chapter else book.iterfind("AuthorList"))]
    lists.sort(key=lambda item: item.get("Type", "authors") != "authors")  # editors come where there is no author
    people = next((people for item in lists if (people := _people(item))), [])
    accession = find_line(document, "ArticleIdList/ArticleId[@IdType='bookaccession']")
    numbers = [] if is_chapter else [(Scheme.ISBN, line_of(item)) for item in book.iterfind("Isbn")]
    return make_reference(
        source,
        pmid,
        title,
        authors=people or _people(book.find("AuthorList")),
        years=[next((date for path in _BOOK_DATES if (date := _date(document.find(path)))), "")],
        identifiers=(
            (Scheme.PMID, pmid),
            *_identifiers(document, element.find("PubmedBookData"), book),
            *numbers,
            (Scheme.URL, accession and f"{_BOOKSHELF}{accession}"),
        ),
        kind=Kind.CHAPTER if is_chapter else Kind.BOOK,
        other_titles=others,
        venue=without_full_stop(find_line(book, "BookTitle" if is_chapter else "CollectionTitle")),
        volume=find_line(book, "Volume"),
        edition=find_line(book, "Edition"),
        pages=_pages(document),
        publisher=find_line(book, "Publisher/PublisherName"),
        abstract=_abstract(document),
    )


def _titles(element: Element, path: str) -> tuple[str, tuple[str, ...]]:
    """Return the title and the others: MEDLINE has translations in brackets, and the original beside them."""
    title, original = find_line(element, path), without_full_stop(find_line(element, "VernacularTitle"))
    if not title or _NO_TITLE.fullmatch(title):
        return original, ()
    title = _TRANSLATOR.sub("", title)
    if title.startswith("[") and _closes_last(title):
        title = title.rstrip(".")[1:-1].strip()
    return without_full_stop(title), (original,)


def _closes_last(title: str) -> bool:
    """Tell whether the bracket that opens ``title`` is closed at its end and not before."""
    depth = 0
    for place, char in enumerate(title):
        depth += (char == "[") - (char == "]")
        if not depth:
            return not title[place + 1 :].strip(" .")
    return False


def _people(authors: Element | None) -> list[PersonName | None]:
    return [_person(item) for item in authors if item.get("ValidYN") != "N"] if authors is not None else []


def _person(author: Element) -> PersonName | None:
    collective = find_line(author, "CollectiveName")
    if collective:
        return PersonName(literal=collective.rstrip(".;"))
    given = find_line(author, "ForeName") or f"{find_line(author, 'FirstName')} {find_line(author, 'MiddleName')}"
    return make_person(
        find_line(author, "LastName"), given.strip() or find_line(author, "Initials"), find_line(author, "Suffix")
    )


def _date(date: Element | None) -> str:
    return find_line(date, "Year", "MedlineDate")


def _pages(element: Element) -> str:
    """Return the pages, or the number that an article has in their place."""
    pages = find_line(element, "Pagination/MedlinePgn")
    if not pages:
        pages = page_range(find_line(element, "Pagination/StartPage"), find_line(element, "Pagination/EndPage"))
    if not pages:
        number = find_line(element, "ELocationID[@EIdType='pii']")
        pages = number if _ARTICLE_NUMBER.fullmatch(number) else ""
    return "" if pages.startswith("[") else pages  # "[34457 words; 185 paragraphs]"


def _identifiers(article: Element, data: Element | None, around: Element | None) -> Iterator[tuple[Scheme, str]]:
    """Yield the identifiers of a record itself; the lists of its references hold those of other works."""
    for item in article.iterfind("ELocationID"):
        if item.get("EIdType") == "doi" and item.get("ValidYN") != "N":
            yield Scheme.DOI, line_of(item)
    for place in (data, article):
        for item in place.iterfind("ArticleIdList/ArticleId") if place is not None else ():
            scheme = _SCHEMES.get(item.get("IdType", ""))
            if scheme is not None and scheme is not Scheme.PMID:
                yield scheme, line_of(item)
    for item in around.iterfind("OtherID") if around is not None else ():
        if line_of(item).startswith("PMC"):
            yield Scheme.PMCID, line_of(item).split(" ", maxsplit=1)[0]


def _abstract(element: Element | None, path: str = "Abstract") -> str:
    parts = []
    for item in element.iterfind(f"{path}/AbstractText") if element is not None else ():
        label, text = item.get("Label", ""), line_of(item)
        parts.append(f"{label}: {text}" if label and text and label != "UNLABELLED" else text)
    return " ".join(filter(None, parts))
