"""JATS, the XML in which publishers and PubMed Central keep articles: what an article says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from citecheck.datatypes import Kind, PersonName, Reference, Retraction, Scheme, Standing
from citecheck.index.importers.xml_elements import read_elements
from citecheck.index.importers.xml_records import make_person, make_reference, page_range, read_records
from citecheck.index.importers.xml_text import find_line, line_of
from citecheck.text.identifiers import normalise
from citecheck.text.kinds import PREPRINT_SERVERS
from citecheck.text.names import parse_person

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from citecheck.index.importers.base import Skipped

_SCHEMES = {
    "doi": Scheme.DOI, "pmid": Scheme.PMID, "pmc": Scheme.PMCID, "pmcid": Scheme.PMCID, "arxiv": Scheme.ARXIV,
}  # fmt: skip
_KINDS = {
    "preprint": Kind.PREPRINT, "dissertation": Kind.THESIS, "thesis": Kind.THESIS, "report": Kind.REPORT,
    "data-set": Kind.DATASET, "proceedings-paper": Kind.CONFERENCE, "conference-paper": Kind.CONFERENCE,
}  # fmt: skip
"""Article types that are something else than an article in a journal."""
_NOTICES = (
    ("retraction-forward", Standing.RETRACTED), ("retracted-by", Standing.RETRACTED),
    ("removal-forward", Standing.RETRACTED), ("concern-forward", Standing.CONCERN),
    ("expression-of-concern-forward", Standing.CONCERN),
)  # fmt: skip
"""Types of related articles that are notices on this one, by JATS4R and PubMed Central, in the order that counts."""
_NOT_PUBLISHED = frozenset(
    "pmc-release nihms-submitted received accepted rev-recd rev-request retracted corrected hwp-received "
    "hwp-created hwp-accepted submitted pmc-issue-prerelease".split()
)
"""Types of ``pub-date`` that are no dates of publication."""
_OTHER_ABSTRACTS = frozenset(
    "graphical teaser toc precis key-points executive-summary editor summary highlights web-summary short "
    "plain-language-summary author-highlights objectives video".split()
)
_NOT_IN_NAME = frozenset({"contrib-group", "xref", "fn", "address", "aff"})
_HREF = "xlink:href"


class JatsImporter:
    """Reads the front matter of each article in the file; its reference list and its sub-articles are not read."""

    def references(self, file: BinaryIO, name: str, skipped: Skipped) -> Iterator[Reference]:
        """Yield the references of ``file``; an article without title is named to ``skipped``."""
        return read_records(read_elements(file, name, ("article",)), name, skipped, article_reference)


def article_reference(article: Element, source: str) -> Reference:
    """Return the article that ``article`` holds; raises ``ValueError`` when it says nothing of itself."""
    meta, journal = article.find("front/article-meta"), article.find("front/journal-meta")
    if meta is None:
        raise ValueError("no article-meta")
    names = [text for item in meta.iterfind("article-id") if (text := line_of(item))]
    title = _title(meta, "title-group/article-title", "title-group/subtitle")
    venue = find_line(
        journal, "journal-title-group/journal-title", "journal-title", ".//abbrev-journal-title"
    ) or find_line(meta, ".//conference/conf-name")
    return make_reference(
        source,
        names[0] if names else "",
        title,
        authors=_authors(meta),
        years=_years(meta),
        identifiers=_identifiers(meta),
        kind=_kind(article, meta, journal, venue),
        retraction=_retraction(meta),
        other_titles=[
            _title(group, "trans-title", "trans-subtitle") for group in meta.iterfind("title-group/trans-title-group")
        ] or [line_of(item) for item in meta.iterfind("title-group/trans-title")],
        licence=_licence(meta),
        venue=venue,
        volume=find_line(meta, "volume"),
        issue=find_line(meta, "issue"),
        pages=page_range(find_line(meta, "fpage"), find_line(meta, "lpage"))
        or find_line(meta, "elocation-id", "page-range"),
        publisher=find_line(journal, "publisher/publisher-name") or find_line(meta, "publisher/publisher-name"),
        abstract=_abstract(meta),
    )  # fmt: skip


def _title(element: Element, title_path: str, subtitle_path: str) -> str:
    title = find_line(element, title_path)
    subtitle = ": ".join(filter(None, map(line_of, element.iterfind(subtitle_path))))
    return f"{title.rstrip(' :')}: {subtitle}" if title and subtitle else title


def _authors(meta: Element) -> list[PersonName | None]:
    """Return the authors; editors of a journal stand there too and have not written the article."""
    people: list[PersonName | None] = []
    for group in meta.iterfind("contrib-group"):
        if group.get("content-type", "author").startswith("author"):
            contribs = group.iterfind("contrib")
            people += [_person(item) for item in contribs if item.get("contrib-type", "author") == "author"]
        people += [_collective(item) for item in (*group.iterfind("collab"), *group.iterfind("on-behalf-of"))]
    return people


def _person(contrib: Element) -> PersonName | None:
    for path in ("name", "name-alternatives/name", "string-name", "name-alternatives/string-name"):
        name = contrib.find(path)
        if name is not None and name.find("surname") is not None:
            return make_person(
                find_line(name, "surname"), find_line(name, "given-names"), find_line(name, "suffix").rstrip(".,")
            )
        if name is not None and line_of(name):
            return parse_person(find_line(name, "given-names") or line_of(name))
    for path in ("collab", "collab-alternatives/collab", "collab-wrap/collab", "collab-name"):
        collab = contrib.find(path)
        if collab is not None:
            return _collective(collab)
    return None


def _collective(collab: Element) -> PersonName | None:
    """Return the organisation without the list of its members, which some publishers nest inside."""
    name = find_line(collab, "named-content", "collab-name")
    if not name:
        pieces = [collab.text or ""]
        for child in collab:
            pieces += ["" if child.tag in _NOT_IN_NAME else line_of(child), child.tail or ""]
        name = " ".join("".join(pieces).split())
    name = name.strip(" ,;.").removeprefix("on behalf of ").removeprefix("for ")
    return PersonName(literal=name) if name else None


def _years(meta: Element) -> list[str]:
    dates = list(meta.iterfind("pub-date"))
    published = [item for item in dates if (item.get("pub-type") or item.get("date-type")) not in _NOT_PUBLISHED]
    places = [year for item in published or dates for year in item.iterfind("year")]
    places = places or [text for item in dates for text in item.iterfind("string-date")]
    return [line_of(item) for item in places] or [find_line(meta, "permissions/copyright-year")]


def _identifiers(meta: Element) -> Iterator[tuple[Scheme, str]]:
    for item in meta.iterfind("article-id"):
        scheme = _SCHEMES.get(item.get("pub-id-type", ""))
        if scheme is not None:
            yield scheme, line_of(item)
    for item in meta.iterfind("isbn"):
        yield Scheme.ISBN, line_of(item)
    for item in meta.iterfind("self-uri"):
        if item.get(_HREF, "").startswith("http"):
            yield Scheme.URL, item.get(_HREF, "")


def _kind(article: Element, meta: Element, journal: Element | None, venue: str) -> Kind:
    told = _KINDS.get(article.get("article-type", "").lower())
    if told is not None:
        return told
    if venue.lower().startswith(PREPRINT_SERVERS):
        return Kind.PREPRINT
    is_in_journal = journal is not None and find_line(journal, ".//journal-title")
    return Kind.CONFERENCE if meta.find("conference") is not None and not is_in_journal else Kind.ARTICLE


def _retraction(meta: Element) -> Retraction | None:
    for kind, standing in _NOTICES:
        for item in meta.iterfind("related-article"):
            if item.get("related-article-type") == kind:
                scheme = _SCHEMES.get(item.get("ext-link-type", "doi"), Scheme.URL)
                where = item.get(_HREF) or line_of(item)
                return Retraction(standing, notice=normalise(scheme, where) if where else None)
    return None


def _licence(meta: Element) -> str:
    for licence in meta.iterfind("permissions/license"):
        address = licence.get(_HREF) or find_line(licence, "license_ref")
        links = [link.get(_HREF, "") for link in licence.iter("ext-link")]
        told = address or next((link for link in links if "creativecommons.org" in link), "")
        if told or licence.get("license-type"):
            return told or licence.get("license-type", "")
    return find_line(meta, "permissions/license_ref")


def _abstract(meta: Element) -> str:
    abstracts = (item for item in meta.iterfind("abstract") if item.get("abstract-type") not in _OTHER_ABSTRACTS)
    abstract = next(abstracts, None)
    if abstract is None:
        return ""
    sections = list(abstract.iterfind("sec"))
    if not sections:
        return " ".join(filter(None, (line_of(item) for item in abstract if item.tag != "title"))) or line_of(abstract)
    return " ".join(filter(None, map(_section, sections)))


def _section(section: Element) -> str:
    title = find_line(section, "title").rstrip(":.")
    text = " ".join(filter(None, (line_of(item) for item in section if item.tag not in {"title", "label"})))
    return f"{title}: {text}" if title and text else text
