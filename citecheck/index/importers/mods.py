"""MODS, the XML of libraries, repositories and several reference managers."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from citecheck.datatypes import Kind, PersonName, Reference, Scheme
from citecheck.index.importers.xml_elements import read_elements
from citecheck.index.importers.xml_records import make_person, make_reference, page_range, read_records
from citecheck.index.importers.xml_text import find_line, line_of
from citecheck.text.names import parse_person

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from citecheck.index.importers.base import Skipped

_SCHEMES = {
    "doi": Scheme.DOI, "isbn": Scheme.ISBN, "pmid": Scheme.PMID, "pubmed": Scheme.PMID, "pmcid": Scheme.PMCID,
    "pmc": Scheme.PMCID, "arxiv": Scheme.ARXIV, "uri": Scheme.URL, "url": Scheme.URL,
}  # fmt: skip
_KINDS = (
    ("preprint", Kind.PREPRINT), ("bookitem", Kind.CHAPTER), ("book chapter", Kind.CHAPTER),
    ("booksection", Kind.CHAPTER),
    ("book section", Kind.CHAPTER), ("incollection", Kind.CHAPTER), ("inbook", Kind.CHAPTER),
    ("bookpart", Kind.CHAPTER), ("conferencepaper", Kind.CONFERENCE), ("conference paper", Kind.CONFERENCE),
    ("inproceedings", Kind.CONFERENCE), ("thesis", Kind.THESIS), ("theses", Kind.THESIS), ("dissertation", Kind.THESIS),
    ("report", Kind.REPORT), ("article", Kind.ARTICLE), ("dataset", Kind.DATASET), ("software", Kind.SOFTWARE),
    ("web page", Kind.WEBPAGE), ("webpage", Kind.WEBPAGE), ("web site", Kind.WEBPAGE),
    ("conference publication", Kind.BOOK), ("proceedings", Kind.BOOK), ("book", Kind.BOOK), ("monograph", Kind.BOOK),
)  # fmt: skip
"""What a genre contains, and the kind of work that it tells; the first that fits."""
_INSIDE = (
    ("conference", Kind.CONFERENCE), ("proceeding", Kind.CONFERENCE), ("journal", Kind.ARTICLE),
    ("periodical", Kind.ARTICLE), ("magazine", Kind.ARTICLE), ("newspaper", Kind.ARTICLE), ("book", Kind.CHAPTER),
    ("continuing", Kind.ARTICLE), ("serial", Kind.ARTICLE), ("monographic", Kind.CHAPTER),
)  # fmt: skip
"""What genre or issuance of the host contains, and what a work inside of it is."""
_AUTHORS = frozenset({"author", "aut", "creator", "cre", "joint author"})
_EDITORS = frozenset({"editor", "edt", "compiler", "com", "editor of compilation", "edc"})
_DATES = ("dateIssued", "part/date", "copyrightDate", "dateCreated", "dateOther")


class ModsImporter:
    """Reads the records of a MODS collection, or a single one."""

    def references(self, file: BinaryIO, name: str, skipped: Skipped) -> Iterator[Reference]:
        """Yield the references of ``file``; a record without title is named to ``skipped``."""
        return read_records(read_elements(file, name, ("mods",)), name, skipped, _reference)


def _reference(mods: Element, source: str) -> Reference:
    host = mods.find("relatedItem[@type='host']")
    series = mods.find("relatedItem[@type='series']")
    titles = sorted(mods.iterfind("titleInfo"), key=lambda item: (item.get("type", ""), item.get("usage") != "primary"))
    written = [text for item in titles if item.get("type") != "abbreviated" and (text := _title(item))]
    parts = [part for place in (mods, host) if place is not None for part in place.iterfind("part")]
    record = mods.get("ID") or find_line(
        mods, "identifier[@type='citekey']", "recordInfo/recordIdentifier", "identifier[@type='local']"
    )
    return make_reference(
        source,
        record,
        written[0] if written else "",
        reference_id=record,
        authors=_people(mods, _AUTHORS) or _people(mods, _EDITORS),
        years=_years(mods, host),
        identifiers=_identifiers(mods),
        kind=_kind(mods, host),
        other_titles=written[1:],
        venue=_host_title(host) or _host_title(series),
        volume=_detail(parts, "volume"),
        issue=_detail(parts, "issue", "number"),
        pages=next((pages for part in parts if (pages := _pages(part))), ""),
        publisher=_first((mods, host), "originInfo/publisher"),
        edition=find_line(mods, "originInfo/edition"),
        abstract=" ".join(filter(None, map(line_of, mods.iterfind("abstract")))),
        licence=find_line(mods, "accessCondition[@type='use and reproduction']"),
    )


def _first(places: tuple[Element | None, ...], path: str) -> str:
    return next((text for place in places if (text := find_line(place, path))), "")


def _title(info: Element) -> str:
    """Return a title with its article in front, its subtitle and the part that it names."""
    article, title = find_line(info, "nonSort"), find_line(info, "title")
    if article and title and not article.endswith(("'", "’", "-")):
        article += " "
    subtitle = find_line(info, "subTitle").lstrip(":").strip()
    whole = f"{article}{title}"
    if subtitle and title:
        whole = f"{whole.rstrip(' :')}: {subtitle}"
    part = ", ".join(filter(None, (find_line(info, "partNumber"), find_line(info, "partName"))))
    return f"{whole.rstrip('.')}. {part}" if part and title else whole


def _host_title(host: Element | None) -> str:
    """Return the title of the host, in full where it has an abbreviated one too."""
    infos = sorted(host.iterfind("titleInfo"), key=lambda item: item.get("type", "")) if host is not None else []
    return next((text for info in infos if (text := _title(info))), "")


def _people(mods: Element, roles: frozenset[str]) -> list[PersonName | None]:
    """Return those who have one of ``roles``; a name without any role counts as an author."""
    people = []
    for name in mods.iterfind("name"):
        held = {line_of(term).lower().rstrip(".") for term in name.iterfind("role/roleTerm")}
        held |= {line_of(role).lower() for role in name.iterfind("role") if not len(role)}
        held = {role.rpartition("/")[2] for role in held if role}
        if held & roles or (not held and roles is _AUTHORS):
            people.append(_person(name))
    return people


def _person(name: Element) -> PersonName | None:
    parts = {kind: " ".join(_parts(name, kind)) for kind in ("family", "given", "termsOfAddress", "")}
    if name.get("type") in {"corporate", "conference"}:
        literal = ". ".join(_parts(name, "")) or find_line(name, "displayForm")
        return PersonName(literal=literal) if literal else None
    if parts["family"] or parts["given"]:
        return make_person(parts["family"], parts["given"], parts["termsOfAddress"].rstrip(","))
    whole = parts[""] or find_line(name, "displayForm")
    return parse_person(whole) if whole else None


def _parts(name: Element, kind: str) -> list[str]:
    return [text for part in name.iterfind("namePart") if part.get("type", "") == kind and (text := line_of(part))]


def _years(mods: Element, host: Element | None) -> list[str]:
    """Return the dates of the first kind of date that the record has; the host's own may be its first volume's."""
    for path in _DATES:
        for place in (mods, host):
            whole = path if "/" in path else f"originInfo/{path}"
            dates = [line_of(item) for item in place.iterfind(whole)] if place is not None else []
            if any(any(map(str.isdigit, date)) for date in dates):
                return dates
    return []


def _identifiers(mods: Element) -> Iterator[tuple[Scheme, str]]:
    for item in mods.iterfind("identifier"):
        scheme = _SCHEMES.get(item.get("type", "").lower())
        if scheme is not None and item.get("invalid") != "yes":
            yield scheme, line_of(item)
    for item in mods.iterfind("location/url"):
        yield Scheme.URL, line_of(item)


def _kind(mods: Element, host: Element | None) -> Kind:
    genres = " ; ".join(line_of(item).lower() for item in mods.iterfind("genre"))
    told = next((kind for word, kind in _KINDS if word in genres), Kind.UNKNOWN)
    if host is not None and told in {Kind.UNKNOWN, Kind.BOOK}:
        around = [line_of(item).lower() for path in ("genre", "originInfo/issuance") for item in host.iterfind(path)]
        inside = next((kind for word, kind in _INSIDE if any(word in text for text in around)), None)
        return inside or (Kind.CHAPTER if told is Kind.BOOK else told)
    if told is Kind.UNKNOWN and find_line(mods, "originInfo/issuance") == "monographic":
        return Kind.BOOK
    return told


def _detail(parts: list[Element], *kinds: str) -> str:
    for part in parts:
        for kind in kinds:
            found = find_line(part, f"detail[@type='{kind}']/number", f"detail[@type='{kind}']")
            if found:
                return found
    return ""


def _pages(part: Element) -> str:
    for extent in part.iterfind("extent"):
        if extent.get("unit", "pages").startswith("page"):
            pages = page_range(find_line(extent, "start"), find_line(extent, "end"))
            if pages or find_line(extent, "list"):
                return pages or find_line(extent, "list").removeprefix("pp.").removeprefix("p.").strip()
    return find_line(part, "detail[@type='page']/number", "detail[@type='article']/number")
