"""CSL-like data of others as a Reference: cleaned, identifiers normalised, TeX decoded."""

from __future__ import annotations

from typing import Any

from citecheck.datatypes import Identifier, Kind, PersonName, Provenance, Reference
from citecheck.index.carried import CARRIED_KEY, restored
from citecheck.index.serialising import (
    CSL_SCHEMES,
    CSL_TEXTS,
    parse_identifier,
    provenance_from_data,
    retraction_from_dict,
)
from citecheck.text.folding import title_key
from citecheck.text.identifiers import normalise
from citecheck.text.kinds import CSL_KINDS
from citecheck.text.names import HOMONYM_NUMBER, parse_person
from citecheck.text.tex import decode_tex
from citecheck.text.years import FOUR_DIGITS, YEARS


def reference_from_csl(data: dict[str, Any], source: str) -> Reference:
    """Return the reference that CSL-like ``data`` describes; ``source`` is its provenance unless it names its own.

    A malformed optional field is left out. Raises ``ValueError`` with the reason when there is no title or no id.
    """
    title = _text(data.get("title"))
    if not title_key(title):
        raise ValueError("no title")
    identifiers = _identifiers(data)
    record_id = _line(data.get("id")) or (str(identifiers[0]) if identifiers else "")
    if not record_id:
        raise ValueError("no id")
    read = Reference(
        id=record_id,
        title=title,
        authors=_people(data.get("author")),
        year=_year(data.get("issued")),
        identifiers=identifiers,
        kind=CSL_KINDS.get(str(data.get("type")), Kind.UNKNOWN),
        retraction=retraction_from_dict(data["retraction"]) if data.get("retraction") else None,
        provenance=_provenance(data, source, record_id),
        other_titles=_texts(data.get("other-titles")),
        versions=tuple(map(_line, _listed(data.get("versions")))),
        **{attribute: _text(data.get(key)) or None for key, attribute in CSL_TEXTS.items()},
    )
    custom = data.get("custom")
    return restored(read, custom.get(CARRIED_KEY)) if isinstance(custom, dict) else read


def _text(value: object) -> str:
    """Return ``value`` as one line without TeX."""
    return " ".join(decode_tex(_line(value)).split())


def _line(value: object) -> str:
    """Return ``value`` as one line of text; of a list (as Crossref gives titles) the first item."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if not isinstance(value, str | int | float):
        return ""
    clean = str(value).encode("utf-8", "replace").decode("utf-8")  # a lone surrogate cannot be written out again
    return " ".join(clean.split())


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _texts(value: object) -> tuple[str, ...]:
    """Return the items of a list as texts, each once."""
    return tuple(dict.fromkeys(text for text in map(_text, _listed(value)) if text))


def _people(value: object) -> tuple[PersonName, ...]:
    people = map(_person, value) if isinstance(value, list) else ()
    return tuple(person for person in people if person is not None)


def _person(value: object) -> PersonName | None:
    if isinstance(value, str):
        return parse_person(_text(value)) if value.strip() else None
    if not isinstance(value, dict):
        return None
    literal = _text(value.get("literal") or value.get("name"))
    particles = (_text(value.get("dropping-particle")), _text(value.get("non-dropping-particle")))
    family = " ".join(part for part in (*particles, _text(value.get("family"))) if part)
    if not family:
        return PersonName(literal=literal or _text(value.get("given"))) if literal or value.get("given") else None
    given, suffix = _text(value.get("given")), _text(value.get("suffix"))
    return PersonName(HOMONYM_NUMBER.sub("", family), HOMONYM_NUMBER.sub("", given), suffix, literal)


def _year(issued: object) -> int | None:
    if not isinstance(issued, dict):
        return None
    parts = issued.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts else None
    written = first[0] if isinstance(first, list) and first else issued.get("raw") or issued.get("literal")
    found = FOUR_DIGITS.search(str(written))
    return int(found.group()) if found and int(found.group()) in YEARS else None


def _identifiers(data: dict[str, Any]) -> tuple[Identifier, ...]:
    if isinstance(data.get("identifiers"), list):
        claimed = [parse_identifier(str(item)) for item in data["identifiers"]]
    else:
        claimed = [Identifier(scheme, _line(data[key])) for key, scheme in CSL_SCHEMES.items() if data.get(key)]
    found = (normalise(item.scheme, item.value.replace("\\", "")) for item in claimed)  # BibTeX writes 10.1/a\_b
    return tuple(dict.fromkeys(item for item in found if item is not None))


def _provenance(data: dict[str, Any], source: str, record_id: str) -> tuple[Provenance, ...]:
    if data.get("provenance"):
        return provenance_from_data(data["provenance"])
    return (Provenance(_line(data.get("corpus")) or source, record_id),)
