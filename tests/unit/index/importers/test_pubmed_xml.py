"""PubMed records: translated titles, dates, numbers in place of pages, books and chapters, retractions."""

from __future__ import annotations

import io

import pytest

from citecheck.datatypes import Kind, PersonName, Standing
from citecheck.index.importers.pubmed_xml import PubmedXmlImporter


def read_text(text):
    (found,) = PubmedXmlImporter().references(io.BytesIO(text.encode()), "pubmed.xml", pytest.fail)
    return found


def read(article="", citation="", data="", title="Title."):
    return read_text(
        f"<PubmedArticle><MedlineCitation><PMID>7</PMID><Article><ArticleTitle>{title}</ArticleTitle>{article}</Article>"
        f"{citation}</MedlineCitation><PubmedData>{data}</PubmedData></PubmedArticle>"
    )


def issue(date):
    return f"<Journal><JournalIssue><PubDate>{date}</PubDate></JournalIssue></Journal>"


@pytest.mark.parametrize(
    ("written", "title", "others"),
    [
        ("A title.", "A title", ()),
        ("[The beriberi heart].", "The beriberi heart", ()),
        ("[The beriberi heart.]", "The beriberi heart", ()),
        ("[Is it so?].", "Is it so?", ()),
        ("[Heart (author's transl)].", "Heart", ()),
        ("[A] and [B].", "[A] and [B]", ()),
        ("[Heart [of gold]].", "Heart [of gold]", ()),
        ("Role of <i>E. coli</i> H<sub>2</sub>O<sup>-</sup>.", "Role of E. coli H2O-", ()),
        ("A &lt;i&gt;b&lt;/i&gt; c &amp;amp; d, p &lt; 0.05.", "A b c & d, p < 0.05", ()),
        ("RETRACTED: A title.", "A title", ()),
    ],
)
def test_titles(written, title, others):
    found = read(title=written)
    assert (found.title, found.other_titles) == (title, others)


def test_the_original_title_is_kept_beside_its_translation():
    found = read("<VernacularTitle>Om beriberihjärta.</VernacularTitle>", title="[The beriberi heart].")
    assert (found.title, found.other_titles) == ("The beriberi heart", ("Om beriberihjärta",))
    untranslated = read("<VernacularTitle>Om beriberihjärta.</VernacularTitle>", title="[Not Available].")
    assert (untranslated.title, untranslated.other_titles) == ("Om beriberihjärta", ())


@pytest.mark.parametrize(
    ("dates", "year"),
    [
        (issue("<Year>2016</Year>") + "<ArticleDate><Year>2015</Year></ArticleDate>", 2015),
        (issue("<Year>2015</Year>") + "<ArticleDate><Year>2016</Year></ArticleDate>", 2015),
        (issue("<MedlineDate>1998 Dec-1999 Jan</MedlineDate>"), 1998),
        (issue("<MedlineDate>Winter</MedlineDate>"), None),
        (issue("<Year>0001</Year>"), None),
        ("", None),
    ],
)
def test_the_earliest_year_of_publication(dates, year):
    assert read(dates).year == year


@pytest.mark.parametrize(
    ("written", "pages"),
    [
        ("<Pagination><MedlinePgn>943-7</MedlinePgn></Pagination>", "943-7"),
        ("<Pagination><StartPage>9</StartPage><EndPage>12</EndPage></Pagination>", "9-12"),
        ("<Pagination><MedlinePgn>e14</MedlinePgn></Pagination>", "e14"),
        ("<Pagination><MedlinePgn/></Pagination>", None),
        ("<Pagination><MedlinePgn>[34457 words]</MedlinePgn></Pagination>", None),
        ("<ELocationID EIdType='pii'>e0186401</ELocationID>", "e0186401"),
        ("<ELocationID EIdType='pii'>S0732-8893(15)00432-0</ELocationID>", None),
    ],
)
def test_pages_or_the_number_in_their_place(written, pages):
    assert read(written).pages == pages


def test_people():
    found = read(
        "<AuthorList><Author><LastName>van der Berg</LastName><ForeName>J P</ForeName><Suffix>Jr</Suffix></Author>"
        "<Author ValidYN='N'><LastName>Wrong</LastName></Author><Author><LastName>Old"
        "</LastName><FirstName>A</FirstName>"
        "<MiddleName>B</MiddleName></Author><Author><LastName>Ini</LastName><Initials>QX</Initials></Author>"
        "<Author><CollectiveName>WISDOM team.</CollectiveName></Author><Author/></AuthorList>"
    )
    assert found.authors == (
        PersonName("van der Berg", "J P", "Jr"),
        PersonName("Old", "A B"),
        PersonName("Ini", "QX"),
        PersonName(literal="WISDOM team"),
    )


def test_identifiers_are_those_of_the_article_and_not_of_its_references():
    found = read(
        "<ELocationID EIdType='doi' ValidYN='Y'>10.1000/a</ELocationID>"
        "<ELocationID EIdType='doi' ValidYN='N'>10.1000/no</ELocationID>",
        data="<ArticleIdList><ArticleId IdType='pmc'>PMC12345</ArticleId><ArticleId IdType='doi'>10.1000/A</ArticleId>"
        "</ArticleIdList><ReferenceList><Reference><ArticleIdList><ArticleId IdType='doi'>10.1000/other</ArticleId>"
        "</ArticleIdList></Reference></ReferenceList>",
    )
    assert [str(item) for item in found.identifiers] == ["pmid:7", "doi:10.1000/a", "pmcid:PMC12345"]


def test_parts_of_an_abstract_are_joined_with_their_labels():
    found = read(
        "<Abstract><AbstractText Label='AIM'>To <b>see</b>.</AbstractText><AbstractText>More.</AbstractText>"
        "<AbstractText Label='EMPTY'/><CopyrightInformation>no</CopyrightInformation></Abstract>"
    )
    assert found.abstract == "AIM: To see. More."


RETRACTED = "<PublicationTypeList><PublicationType>Retracted Publication</PublicationType></PublicationTypeList>"


def note(kind, where="", pmid=""):
    return (
        f"<CommentsCorrectionsList><CommentsCorrections RefType='{kind}'><RefSource>{where}"
        f"</RefSource><PMID>{pmid}</PMID>"
        "</CommentsCorrections></CommentsCorrectionsList>"
    )


@pytest.mark.parametrize(
    ("article", "citation", "expected"),
    [
        (RETRACTED, "", (Standing.RETRACTED, "", None)),
        (
            RETRACTED,
            note("RetractionIn", "J X. 2001 Oct 3;6(1):1", "12"),
            (Standing.RETRACTED, "2001-10-03", "pmid:12"),
        ),
        ("", note("RetractionIn", "J X. 2001;6"), (Standing.RETRACTED, "2001", None)),
        ("", note("RetractionIn", "X. doi: 10.1000/r."), (Standing.RETRACTED, "", "doi:10.1000/r")),
        ("", note("ExpressionOfConcernIn", "J X. 2002 Jan;1"), (Standing.CONCERN, "2002-01", None)),
        (RETRACTED, note("ExpressionOfConcernIn"), (Standing.RETRACTED, "", None)),
        ("", note("ErratumIn"), None),
        ("", note("RetractionOf"), None),
    ],
)
def test_retractions_with_their_notice(article, citation, expected):
    found = read(article, citation).retraction
    assert (found and (found.standing, found.date, found.notice and str(found.notice))) == expected


def test_a_chapter_stays_apart_from_its_book():
    document = (
        "<PubmedBookArticle><BookDocument><PMID>5</PMID>{}<Book><BookTitle>StatPearls.</BookTitle><PubDate><Year>2020"
        "</Year></PubDate><AuthorList Type='editors'><Author><LastName>Ed</LastName></Author></AuthorList>"
        "<Isbn>9781860163593</Isbn></Book></BookDocument></PubmedBookArticle>"
    )
    book = read_text(document.format(""))
    assert (book.title, book.kind, str(book.authors[0])) == ("StatPearls", Kind.BOOK, "Ed")
    assert "isbn:9781860163593" in map(str, book.identifiers)
    people = "<AuthorList Type='authors'><Author><LastName>Au</LastName></Author></AuthorList>"
    chapter = read_text(document.format(f"<ArticleTitle>Anthrax</ArticleTitle>{people}"))
    assert (chapter.title, chapter.venue, chapter.kind) == ("Anthrax", "StatPearls", Kind.CHAPTER)
    assert (str(chapter.authors[0]), [str(item) for item in chapter.identifiers]) == ("Au", ["pmid:5"])
