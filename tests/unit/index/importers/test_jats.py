"""Articles in JATS: formulas once, authors and not editors, the first date, licences, notices."""

from __future__ import annotations

import io

import pytest

from citecheck.datatypes import Kind, PersonName, Standing
from citecheck.index.importers.jats import JatsImporter

SPACES = "xmlns:xlink='http://www.w3.org/1999/xlink' xmlns:mml='http://www.w3.org/1998/Math/MathML'"


def read(meta="", title="Title", journal="", kind="research-article"):
    text = (
        f"<article {SPACES} article-type='{kind}'><front><journal-meta>{journal}</journal-meta><article-meta>"
        f"<article-id pub-id-type='doi'>10.1000/X</article-id><title-group><article-title>{title}</article-title>"
        f"</title-group>{meta}</article-meta></front><body><p>no</p></body><sub-article><front-stub><title-group>"
        "<article-title>Reply</article-title></title-group></front-stub></sub-article></article>"
    )
    (found,) = JatsImporter().references(io.BytesIO(text.encode()), "article.xml", pytest.fail)
    return found


MATH = "<mml:math><mml:msup><mml:mi>x</mml:mi> <mml:mn>2</mml:mn></mml:msup></mml:math>"
TEX = r"<tex-math>\documentclass{minimal}\begin{document}$$x^2$$\end{document}</tex-math>"


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("The <italic>E. coli</italic> H<sub>2</sub>O <bold>test</bold>", "The E. coli H2O test"),
        ("One<break/>two", "One two"),
        ("Marked<xref ref-type='fn'>*</xref> here<fn><p>note</p></fn>", "Marked here"),
        (f"Of <inline-formula><alternatives>{MATH}{TEX}</alternatives></inline-formula> now", "Of x2 now"),
        (f"Of <inline-formula><alternatives>{TEX}{MATH}</alternatives></inline-formula> now", "Of x2 now"),
        (f"Of <inline-formula><alternatives>{TEX}<graphic/></alternatives></inline-formula> now", "Of x2 now"),
        (r"Of <inline-formula><tex-math>\alpha_1</tex-math></inline-formula> now", "Of α1 now"),
        ("<mml:math><mml:semantics><mml:mi>x</mml:mi><annotation>y</annotation></mml:semantics></mml:math>", "x"),
        ("A &lt;i&gt;b&lt;/i&gt; &amp;amp; c", "A b & c"),
        ("Retracted: A work", "A work"),
    ],
)  # fmt: skip
def test_titles_are_plain_text_with_each_formula_once(written, title):
    assert read(title=written).title == title


def test_subtitle_and_translation():
    found = JatsImporter().references(
        io.BytesIO(
            b"<article><front><article-meta><article-id>a</article-id><title-group><article-title>Kunst</article-title>"
            b"<subtitle>Ein Bild</subtitle><trans-title-group><trans-title>Art</trans-title><trans-subtitle>A picture"
            b"</trans-subtitle></trans-title-group></title-group></article-meta></front></article>"
        ),
        "a.xml",
        pytest.fail,
    )
    assert [(item.title, item.other_titles) for item in found] == [("Kunst: Ein Bild", ("Art: A picture",))]


def test_authors_and_not_the_editors_of_the_journal():
    found = read(
        "<contrib-group><contrib contrib-type='author'><name><surname>van den Oord</surname><given-names>A."
        "</given-names>"
        "<suffix>Jr.</suffix></name></contrib><contrib contrib-type='author'><name-alternatives><name><surname>Li"
        "</surname></name><name><surname>no</surname></name></name-alternatives>"
        "</contrib><contrib contrib-type='author'>"
        "<collab>The X Team<contrib-group><contrib><name><surname>no</surname></name></contrib>"
        "</contrib-group></collab>"
        "</contrib><contrib contrib-type='editor'><name><surname>no</surname></name></contrib></contrib-group>"
        "<contrib-group content-type='editors'><contrib><name><surname>no</surname></name></contrib></contrib-group>"
    )
    assert found.authors == (PersonName("van den Oord", "A.", "Jr"), PersonName("Li"), PersonName(literal="The X Team"))


def date(kind, year):
    return f"<pub-date pub-type='{kind}'><year>{year}</year></pub-date>"


@pytest.mark.parametrize(
    ("dates", "year"),
    [
        (date("ppub", 2018) + date("epub", 2017), 2017),
        (date("ppub", 2018) + date("pmc-release", 2009), 2018),
        (date("pmc-release", 2009), 2009),
        (date("ppub", "0000"), None),
        ("<pub-date><string-date>May 2011</string-date></pub-date>", 2011),
    ],
)
def test_the_first_year_of_publication(dates, year):
    assert read(dates).year == year


def test_where_it_stands():
    journal = (
        "<journal-title-group><journal-title>J of X</journal-title></journal-title-group><publisher><publisher-name>P"
        "</publisher-name></publisher>"
    )
    found = read("<volume>3</volume><issue>4</issue><fpage>7</fpage><lpage>9</lpage>", journal=journal)
    assert (found.venue, found.publisher, found.volume, found.issue, found.pages) == ("J of X", "P", "3", "4", "7-9")
    assert read("<fpage>7</fpage><lpage>7</lpage>").pages == "7"
    assert read("<elocation-id>e12</elocation-id>").pages == "e12"
    assert found.kind is Kind.ARTICLE
    assert read(journal="<journal-title>bioRxiv</journal-title>").kind is Kind.PREPRINT


@pytest.mark.parametrize(
    ("permissions", "licence"),
    [
        ("<license xlink:href='https://creativecommons.org/licenses/by/4.0/'/>", "https://creativecommons.org/licenses/by/4.0/"),
        ("<license><license_ref>https://x.org/l</license_ref></license>", "https://x.org/l"),
        ("<license license-type='open-access'><license-p>Free</license-p></license>", "open-access"),
        ("", ""),
    ],
)  # fmt: skip
def test_the_licence_that_it_states(permissions, licence):
    assert read(f"<permissions>{permissions}</permissions>").provenance[0].licence == licence


@pytest.mark.parametrize(
    ("kind", "standing"),
    [("retraction-forward", Standing.RETRACTED), ("concern-forward", Standing.CONCERN), ("retracted-article", None)],
)
def test_notices_on_it_and_not_by_it(kind, standing):
    found = read(
        f"<related-article related-article-type='{kind}' ext-link-type='doi' xlink:href='10.1000/r'/>"
    ).retraction
    assert (found and (found.standing, str(found.notice))) == (standing and (standing, "doi:10.1000/r"))


def test_an_abstract_in_sections_and_not_its_picture():
    found = read(
        "<abstract abstract-type='graphical'><p>no</p></abstract><abstract><title>Abstract"
        "</title><sec><title>Aim:</title>"
        "<p>To <bold>see</bold>.</p></sec><sec><title>End</title><p>Seen.</p></sec></abstract>"
    )
    assert found.abstract == "Aim: To see. End: Seen."
    assert read("<abstract><title>Abstract</title><p>One.</p><p>Two.</p></abstract>").abstract == "One. Two."
