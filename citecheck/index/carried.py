"""What a format of others cannot hold of a reference, carried beside what it holds.

An export writes a reference in the natural fields of a format, reads that again as the importer would, and writes what
differs as *carried* data into one field that other programs keep or pass over. So a round trip changes nothing, and an
edit of any other field counts.
"""

from __future__ import annotations

from typing import Any

from citecheck.datatypes import Kind, Reference, Standing
from citecheck.index.serialising import CSL_SCHEMES, CSL_TEXTS, parse_identifier, reference_from_dict, reference_to_dict

CARRIED_KEY = "citecheck"
"""The key of carried data in the object ``custom`` of CSL-like data, and the name of the field in other formats."""

_TEXTS = frozenset({"id", "title", *CSL_TEXTS, *CSL_SCHEMES})
_LISTS = frozenset({"other-titles", "versions"})
_KINDS = frozenset(Kind)
_STANDINGS = frozenset(Standing)
_LAST_YEAR = 9999


def carried_data(reference: Reference, read: Reference) -> dict[str, Any]:
    """Return what ``reference`` says otherwise than ``read``, which was made of it; ``None`` for what it lacks."""
    wanted, found = reference_to_dict(reference), reference_to_dict(read)
    return {key: wanted.get(key) for key in found | wanted if wanted.get(key) != found.get(key)}


def restored(read: Reference, carried: object) -> Reference:
    """Return the reference that ``read`` and ``carried`` were made of; what is malformed is passed over."""
    if not isinstance(carried, dict):
        return read
    sound = {key: value for key, value in carried.items() if _is_sound(key, value)}
    if not sound:
        return read
    data = reference_to_dict(read) | sound
    return reference_from_dict({key: value for key, value in data.items() if value is not None})


def _is_sound(key: object, value: object) -> bool:
    """Tell whether a value is such as ``reference_to_dict`` writes it."""
    if key in {"id", "title"}:
        return isinstance(value, str) and bool(value)
    if value is None:
        return key != "type"
    if key in _TEXTS:
        return isinstance(value, str)
    if key in _LISTS:
        return _are_texts(value)
    check = _CHECKS.get(str(key))
    return check is not None and check(value)


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _are_people(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(item, dict)
        and all(key in {"family", "given", "suffix", "literal"} and isinstance(part, str) for key, part in item.items())
        for item in value
    )


def _is_date(value: object) -> bool:
    match value:
        case {"date-parts": [[int(year)]]}:
            return 0 < year <= _LAST_YEAR
    return False


def _is_provenance(value: object) -> bool:
    return isinstance(value, list) and all(_are_texts(item) and 0 < len(item) <= 3 for item in value)


def _are_identifiers(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_identifier, value))


def _is_identifier(value: object) -> bool:
    try:
        return isinstance(value, str) and parse_identifier(value) is not None
    except ValueError:
        return False


def _is_retraction(value: object) -> bool:
    if not isinstance(value, dict) or not all(isinstance(part, str) for part in value.values()):
        return False
    if value.get("standing") not in _STANDINGS:
        return False
    return "notice" not in value or _is_identifier(value["notice"])


_CHECKS = {
    "type": lambda value: isinstance(value, str) and value in _KINDS,
    "author": _are_people,
    "issued": _is_date,
    "provenance": _is_provenance,
    "identifiers": _are_identifiers,
    "retraction": _is_retraction,
}
