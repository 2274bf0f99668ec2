"""MODS records: titles in parts, roles, hosts, dates of several kinds."""

from __future__ import annotations

import io

import pytest

from citecheck.datatypes import Kind, PersonName
from citecheck.index.importers.mods import ModsImporter

TITLE = "<m:titleInfo><m:title>Title</m:title></m:titleInfo>"


def read(inside, attributes="ID='k'"):
    text = f"<m:mods xmlns:m='http://www.loc.gov/mods/v3' {attributes}>{inside}</m:mods>"
    (found,) = ModsImporter().references(io.BytesIO(text.encode()), "mods.xml", pytest.fail)
    return found


def host(inside):
    return f"{TITLE}<m:relatedItem type='host'>{inside}</m:relatedItem>"


def name(parts, role="author", kind="personal"):
    return f"<m:name type='{kind}'>{parts}<m:role><m:roleTerm>{role}</m:roleTerm></m:role></m:name>"


@pytest.mark.parametrize(
    ("inside", "title"),
    [
        ("<m:nonSort>The</m:nonSort><m:title>Art</m:title>", "The Art"),
        ("<m:nonSort>L'</m:nonSort><m:title>Art</m:title>", "L'Art"),
        ("<m:title>Art</m:title><m:subTitle>a history</m:subTitle>", "Art: a history"),
        ("<m:title>Art :</m:title><m:subTitle>a history</m:subTitle>", "Art: a history"),
        ("<m:title>Art</m:title><m:partNumber>Part 2</m:partNumber><m:partName>Now</m:partName>", "Art. Part 2, Now"),
    ],
)
def test_a_title_is_put_together(inside, title):
    assert read(f"<m:titleInfo>{inside}</m:titleInfo>").title == title


def test_other_titles_follow_the_main_one():
    found = read(
        "<m:titleInfo type='translated'><m:title>Art</m:title></m:titleInfo><m:titleInfo type='abbreviated'><m:title>K."
        "</m:title></m:titleInfo><m:titleInfo><m:title>Kunst</m:title></m:titleInfo>"
    )
    assert (found.title, found.other_titles) == ("Kunst", ("Art",))


FAMILY = "<m:namePart type='family'>Oord</m:namePart><m:namePart type='given'>A.</m:namePart>"


@pytest.mark.parametrize(
    ("names", "people"),
    [
        (name(FAMILY), (PersonName("Oord", "A."),)),
        (name(FAMILY, "aut"), (PersonName("Oord", "A."),)),
        (name(FAMILY, "http://id.loc.gov/vocabulary/relators/aut"), (PersonName("Oord", "A."),)),
        (name(FAMILY, "translator"), ()),
        (name(FAMILY, "editor"), (PersonName("Oord", "A."),)),
        (name(FAMILY, "editor") + name("<m:namePart>Li, Wei</m:namePart>"), (PersonName("Li", "Wei"),)),
        (f"<m:name>{FAMILY}</m:name>", (PersonName("Oord", "A."),)),
        (
            name("<m:namePart>World Bank</m:namePart><m:namePart>Group</m:namePart>", kind="corporate"),
            (PersonName(literal="World Bank. Group"),),
        ),
        (name("<m:displayForm>Li, Wei</m:displayForm>"), (PersonName("Li", "Wei"),)),
        (name(f"{FAMILY}<m:namePart type='termsOfAddress'>Jr.</m:namePart>"), (PersonName("Oord", "A.", "Jr."),)),
        (name("<m:namePart type='date'>1950-</m:namePart>"), ()),
    ],
)
def test_people_by_their_roles(names, people):
    assert read(TITLE + names).authors == people


@pytest.mark.parametrize(
    ("inside", "year"),
    [
        ("<m:originInfo><m:dateIssued encoding='w3cdtf'>2003-05-01</m:dateIssued></m:originInfo>", 2003),
        (
            "<m:originInfo><m:dateIssued>c1999.</m:dateIssued><m:copyrightDate>1998</m:copyrightDate></m:originInfo>",
            1999,
        ),
        ("<m:originInfo><m:copyrightDate>c1998</m:copyrightDate></m:originInfo>", 1998),
        ("<m:relatedItem type='host'><m:part><m:date>2010</m:date></m:part></m:relatedItem>", 2010),
        ("<m:originInfo><m:dateIssued>n.d.</m:dateIssued></m:originInfo>", None),
    ],
)
def test_years(inside, year):
    assert read(TITLE + inside).year == year


@pytest.mark.parametrize(
    ("inside", "kind"),
    [
        (f"{TITLE}<m:genre>journalArticle</m:genre>", Kind.ARTICLE),
        (f"{TITLE}<m:genre>bookSection</m:genre>", Kind.CHAPTER),
        (f"{TITLE}<m:genre>conferencePaper</m:genre>", Kind.CONFERENCE),
        (f"{TITLE}<m:genre>Ph.D. thesis</m:genre>", Kind.THESIS),
        (f"{TITLE}<m:genre authority='marc'>book</m:genre>", Kind.BOOK),
        (host("<m:genre>periodical</m:genre>"), Kind.ARTICLE),
        (host("<m:genre>academic journal</m:genre>"), Kind.ARTICLE),
        (host("<m:genre>conference publication</m:genre>"), Kind.CONFERENCE),
        (host("<m:genre>book</m:genre>"), Kind.CHAPTER),
        (host("<m:originInfo><m:issuance>continuing</m:issuance></m:originInfo>"), Kind.ARTICLE),
        (f"{TITLE}<m:originInfo><m:issuance>monographic</m:issuance></m:originInfo>", Kind.BOOK),
        (TITLE, Kind.UNKNOWN),
    ],
)
def test_kinds(inside, kind):
    assert read(inside).kind is kind


def test_where_a_work_stands_in_its_host():
    found = read(
        host(
            "<m:titleInfo type='abbreviated'><m:title>J. X</m:title></m:titleInfo><m:titleInfo><m:title>Journal of X"
            "</m:title></m:titleInfo><m:part><m:detail type='volume'><m:number>3</m:number></m:detail><m:detail "
            "type='number'><m:number>4</m:number></m:detail><m:extent unit='pages'><m:start>7</m:start><m:end>9</m:end>"
            "</m:extent></m:part><m:identifier type='isbn'>0-632-05808-0</m:identifier>"
        )
    )
    assert (found.venue, found.volume, found.issue, found.pages) == ("Journal of X", "3", "4", "7-9")
    assert found.identifiers == ()  # the book's number is not the chapter's


def test_identifiers():
    found = read(
        f"{TITLE}<m:identifier type='DOI'>https://doi.org/10.1000/X"
        f"</m:identifier><m:identifier type='doi' invalid='yes'>"
        "10.1000/no</m:identifier><m:identifier type='issn'>0948-3055</m:identifier>"
        "<m:location><m:url>http://a.org/b</m:url></m:location>",
        "",
    )
    assert [str(item) for item in found.identifiers] == ["doi:10.1000/x", "url:https://a.org/b"]
    assert found.id == "doi:10.1000/x"
