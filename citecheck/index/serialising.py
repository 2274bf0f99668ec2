"""A Reference as CSL-like JSON data and back, without loss; the one form in which references are stored and exported.

Fields are named as in CSL-JSON (``container-title``, ``issued.date-parts``, ``DOI``), with ``arxiv``, ``abstract``,
``retraction``, ``provenance``, ``other-titles`` and ``versions`` beside them. Identifiers that do not fit that form
(two of one scheme, an unusual order) are written as one list of ``scheme:value``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from citecheck.datatypes import Identifier, Kind, PersonName, Provenance, Reference, Retraction, Scheme, Standing

if TYPE_CHECKING:
    from collections.abc import Iterable

CSL_SCHEMES = {
    "DOI": Scheme.DOI, "arxiv": Scheme.ARXIV, "PMID": Scheme.PMID, "PMCID": Scheme.PMCID, "ISBN": Scheme.ISBN,
    "acl": Scheme.ACL, "rfc": Scheme.RFC, "URL": Scheme.URL, "legal": Scheme.LEGAL,
}  # fmt: skip
"""The key of each identifier scheme in CSL-like data, in the order in which they are written."""

CSL_TEXTS = {
    "container-title": "venue", "volume": "volume", "issue": "issue", "page": "pages", "publisher": "publisher",
    "edition": "edition", "abstract": "abstract",
}  # fmt: skip
"""CSL keys of the text fields, and the attribute of Reference that holds each."""

_NAME_PARTS = ("family", "given", "suffix", "literal")
_KEYS = {scheme: key for key, scheme in CSL_SCHEMES.items()}
_KINDS = {kind.value: kind for kind in Kind}  # three times as fast as Kind(value), which counts for every record read


def reference_to_dict(reference: Reference) -> dict[str, Any]:
    """Return ``reference`` as CSL-like data, ready for JSON; absent fields are left out."""
    data: dict[str, Any] = {"id": reference.id, "type": reference.kind.value, "title": reference.title}
    if reference.authors:
        data["author"] = [_person_to_dict(person) for person in reference.authors]
    if reference.year is not None:
        data["issued"] = {"date-parts": [[reference.year]]}
    for key, attribute in CSL_TEXTS.items():
        value = getattr(reference, attribute)
        if value is not None:
            data[key] = value
    data |= _identifiers_to_dict(reference.identifiers)
    if reference.retraction:
        data["retraction"] = _retraction_to_dict(reference.retraction)
    if reference.provenance:
        data["provenance"] = [[item.source, item.record, item.licence] for item in reference.provenance]
    if reference.other_titles:
        data["other-titles"] = list(reference.other_titles)
    if reference.versions:
        data["versions"] = list(reference.versions)
    return data


def reference_from_dict(data: dict[str, Any]) -> Reference:
    """Return the reference that ``reference_to_dict`` wrote as ``data``.

    Raises ``KeyError``, ``TypeError``, ``ValueError`` or ``AttributeError`` for other data: importing is for these.
    """
    date = data.get("issued")
    retraction = data.get("retraction")
    return Reference(
        id=data["id"],
        title=data["title"],
        authors=tuple([PersonName(**person) for person in data.get("author", ())]),
        year=date["date-parts"][0][0] if date else None,
        identifiers=_identifiers_from_dict(data),
        kind=_KINDS[data["type"]],
        retraction=retraction_from_dict(retraction) if retraction else None,
        provenance=provenance_from_data(data.get("provenance", ())),
        other_titles=tuple(data.get("other-titles", ())),
        versions=tuple(data.get("versions", ())),
        venue=data.get("container-title"),  # spelt out because a loop over CSL_TEXTS would cost a tenth of the time
        volume=data.get("volume"),
        issue=data.get("issue"),
        pages=data.get("page"),
        publisher=data.get("publisher"),
        edition=data.get("edition"),
        abstract=data.get("abstract"),
    )


def _person_to_dict(person: PersonName) -> dict[str, str]:
    return {part: value for part in _NAME_PARTS if (value := getattr(person, part))}


def _identifiers_to_dict(identifiers: tuple[Identifier, ...]) -> dict[str, Any]:
    by_key = {_KEYS[item.scheme]: item.value for item in identifiers}
    canonical = [(key, by_key[key]) for key in CSL_SCHEMES if key in by_key]
    if canonical == [(_KEYS[item.scheme], item.value) for item in identifiers]:
        return dict(canonical)
    return {"identifiers": [str(item) for item in identifiers]}


def _identifiers_from_dict(data: dict[str, Any]) -> tuple[Identifier, ...]:
    if "identifiers" in data:
        return tuple(parse_identifier(item) for item in data["identifiers"])
    return tuple([Identifier(CSL_SCHEMES[key], data[key]) for key in CSL_SCHEMES if key in data])


def parse_identifier(text: str) -> Identifier:
    """Return the identifier written as ``scheme:value``; raises ``ValueError`` for an unknown scheme."""
    scheme, _, value = text.partition(":")
    return Identifier(Scheme(scheme), value)


def _retraction_to_dict(retraction: Retraction) -> dict[str, str]:
    data = {"standing": retraction.standing.value, "date": retraction.date, "reason": retraction.reason}
    if retraction.notice:
        data["notice"] = str(retraction.notice)
    return data


def provenance_from_data(data: Iterable[list[str]]) -> tuple[Provenance, ...]:
    """Return what ``data`` lists as [source, record, licence]; raises ``ValueError`` for anything else."""
    try:
        return tuple([Provenance(*map(str, item)) for item in data])
    except TypeError as error:
        raise ValueError(f"provenance is not a list of [source, record, licence] ({error})") from error


def retraction_from_dict(data: dict[str, str]) -> Retraction:
    """Return the retraction that ``data`` describes; raises ``ValueError`` for anything else."""
    try:
        standing, date, reason = data["standing"], str(data.get("date", "")), str(data.get("reason", ""))
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"retraction without standing ({error!r})") from error
    notice = data.get("notice")
    return Retraction(Standing(standing), date, reason, parse_identifier(str(notice)) if notice else None)
