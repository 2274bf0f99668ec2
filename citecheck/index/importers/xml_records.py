"""What every importer of XML does with its records: number them, name the broken ones, make references of their fields.

Unlike ``csl``, nothing is taken for TeX here: braces and dashes in these formats are meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from citecheck.datatypes import Identifier, Kind, PersonName, Provenance, Reference, Retraction, Scheme
from citecheck.errors import ReferenceFileError
from citecheck.text.folding import title_key
from citecheck.text.identifiers import normalise
from citecheck.text.names import HOMONYM_NUMBER
from citecheck.text.standing_marks import read_standing_mark
from citecheck.text.years import FOUR_DIGITS, YEARS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from xml.etree.ElementTree import Element

    from citecheck.index.importers.base import Skipped

_LASTING = frozenset({Scheme.DOI, Scheme.PMID, Scheme.PMCID, Scheme.ARXIV, Scheme.ACL})
"""Schemes whose identifiers serve as id of a record that has no better one."""


def read_records(
    elements: Iterable[Element], name: str, skipped: Skipped, read: Callable[[Element, str], Reference | None]
) -> Iterator[Reference]:
    """Yield what ``read`` makes of each element and ``name``; it returns ``None`` for what is no publication.

    An element for which it raises ``ValueError`` is named to ``skipped``. Raises ``ReferenceFileError`` when there is
    nothing to yield.
    """
    n_read = 0
    for number, element in enumerate(elements, start=1):
        try:
            reference = read(element, name)
        except ValueError as error:
            skipped(f"{name}, record {number}: {error}")
            continue
        if reference is not None:
            n_read += 1
            yield reference
    if not n_read:
        raise ReferenceFileError(f"{name} holds no reference that can be read")


def make_reference(  # noqa: PLR0913 - a record has this many fields
    source: str,
    record: str,
    title: str,
    *,
    reference_id: str = "",
    authors: Iterable[PersonName | None] = (),
    years: Iterable[str | None] = (),
    identifiers: Iterable[tuple[Scheme, str]] = (),
    kind: Kind = Kind.UNKNOWN,
    retraction: Retraction | None = None,
    other_titles: Iterable[str] = (),
    licence: str = "",
    **texts: str,
) -> Reference:
    """Return the reference with these fields, its identifiers normalised; ``texts`` are those that may be absent.

    ``record`` is its name in ``source``. It is also the id unless ``reference_id`` is given or an identifier outlives
    the file; a record without any is called by its title. Of ``years``, dates in any form, the earliest that can be
    believed counts. A mark of retraction is taken out of the title. Raises ``ValueError`` when there is no title.
    """
    title, standing = read_standing_mark(title)
    if not any(map(str.isalnum, title)):
        raise ValueError(f"no title ({record})" if record else "no title")
    found = _identifiers(identifiers)
    if not reference_id:
        lasting = next((str(item) for item in found if item.scheme in _LASTING), "")
        reference_id = lasting or record or (str(found[0]) if found else f"{source}:{title_key(title)[:80]}")
    given: dict[str, Any] = {key: value or None for key, value in texts.items()}
    return Reference(
        id=reference_id,
        title=title,
        authors=tuple([person for person in authors if person is not None]),
        year=earliest_year(years),
        identifiers=found,
        kind=kind,
        retraction=retraction or (Retraction(standing) if standing else None),
        provenance=(Provenance(source, record, licence),),
        other_titles=tuple(dict.fromkeys(other for other in other_titles if other and other != title)),
        **given,
    )


def _identifiers(claimed: Iterable[tuple[Scheme, str]]) -> tuple[Identifier, ...]:
    found = []
    for scheme, value in claimed:
        identifier = normalise(scheme, value) if value else None
        if identifier is not None and identifier not in found:
            found.append(identifier)
    return tuple(found)


def earliest_year(dates: Iterable[str | None]) -> int | None:
    """Return the earliest year that can be believed of the first years in ``dates``, ``None`` if there is none."""
    years = []
    for date in dates:
        found = FOUR_DIGITS.search(date) if date else None
        if found and int(found.group()) in YEARS:
            years.append(int(found.group()))
    return min(years, default=None)


def make_person(family: str, given: str = "", suffix: str = "") -> PersonName | None:
    """Return a person of named parts, ``None`` if all are empty; one with a single name has it as family name."""
    family, given = HOMONYM_NUMBER.sub("", family), HOMONYM_NUMBER.sub("", given)
    return PersonName(family or given, given if family else "", suffix) if family or given else None


def without_full_stop(title: str) -> str:
    """Return ``title`` without the full stop that dblp and MEDLINE put behind every one; an ellipsis stays."""
    return title[:-1].rstrip() if title.endswith(".") and not title.endswith("..") else title


def page_range(first: str, last: str) -> str:
    """Return first and last page as one range, or the one of them that there is."""
    return f"{first}-{last}" if first and last and first != last else first or last
