"""CSL-like data of others as a Reference: cleaned, identifiers normalised, TeX and markup decoded."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from citecheck.datatypes import Identifier, Kind, PersonName, Provenance, Reference, Retraction, Scheme
from citecheck.index.carried import CARRIED_KEY, restored
from citecheck.index.importers.json_values import as_list, as_text, as_texts
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
from citecheck.text.markup import plain_text
from citecheck.text.names import HOMONYM_NUMBER, parse_person
from citecheck.text.standing_marks import read_standing_mark
from citecheck.text.tex import decode_tex
from citecheck.text.years import FOUR_DIGITS, YEARS

_LETTER = re.compile(r"[A-Za-z0-9]")
_SERVED_BY_ARXIV = re.compile(r"arxiv:\s?(\S{5,30})", re.IGNORECASE)
_LABELLED = re.compile(
    r"(?:^|[\n;])[ \t]{0,9}(DOI|arXiv|PMID|PMCID)[ \t]{0,9}:[ \t]{0,9}([^\s;]{1,300})", re.IGNORECASE
)
_SEPARATOR = re.compile(r"[\s,;]+")


def reference_from_csl(data: dict[str, Any], source: str) -> Reference:
    """Return the reference that CSL-like ``data`` describes; ``source`` is its provenance unless it names its own.

    A malformed optional field is left out. A mark of retraction in the title moves from there to ``retraction``, unless
    ``update-to`` says that the record is a notice about another work. Raises ``ValueError`` with the reason when there
    is no title or no id.
    """
    title, retraction = _title(data)
    identifiers = _identifiers(data)
    record_id = as_text(data.get("id")) or (str(identifiers[0]) if identifiers else "")
    if not record_id:
        raise ValueError("no id")
    kind = CSL_KINDS.get(str(data.get("type")), Kind.UNKNOWN)
    texts = {attribute: _text(data[key]) or None for key, attribute in CSL_TEXTS.items() if data.get(key)}
    if _SERVED_BY_ARXIV.match(texts.get("venue") or ""):
        kind, texts["venue"] = Kind.PREPRINT, "arXiv"  # Zotero's "arXiv:1401.2910 [quant-ph]"
    read = Reference(
        id=record_id,
        title=title,
        authors=_people(data.get("author")) or (_people(data.get("editor")) if kind is Kind.BOOK else ()),
        year=_year(data.get("issued")),
        identifiers=identifiers,
        kind=kind,
        retraction=retraction,
        provenance=_provenance(data, source, record_id),
        other_titles=_texts(data["other-titles"]) if data.get("other-titles") else (),
        versions=tuple(as_texts(data["versions"])) if data.get("versions") else (),
        **texts,
    )
    custom = data.get("custom")
    return restored(read, custom.get(CARRIED_KEY)) if isinstance(custom, dict) else read


def _title(data: dict[str, Any]) -> tuple[str, Retraction | None]:
    title = _text(data.get("title"))
    if not (title_key(title) if "<" in title or "&" in title else _LETTER.search(title) or title_key(title)):
        raise ValueError("no title")
    retraction = retraction_from_dict(_cleaned(data["retraction"])) if data.get("retraction") else None
    if data.get("update-to"):
        return title, retraction
    title, standing = read_standing_mark(title)
    return title, retraction or (Retraction(standing) if standing else None)


def _text(value: object) -> str:
    """Return ``value`` as one line in NFC without TeX and markup."""
    if type(value) is str and value.isalnum():
        return value  # one word, as most names are
    line = as_text(value)
    if "<" in line or "&" in line:
        line = plain_text(line)
    if not line.isascii():
        line = unicodedata.normalize("NFC", line)
    return decode_tex(line)


def _cleaned(value: Any) -> Any:  # noqa: ANN401 - data of a form that is checked where it is read
    """Return ``value`` with each text in it cleaned; what is no text in a list or an object becomes an empty one."""
    if isinstance(value, dict):
        return {key: as_text(item) for key, item in value.items()}
    return [[as_text(part) for part in as_list(item)] for item in as_list(value)]


def _texts(value: object) -> tuple[str, ...]:
    """Return the items of a list as texts, each once."""
    return tuple(dict.fromkeys(text for text in map(_text, as_list(value)) if text))


def _people(value: object) -> tuple[PersonName, ...]:
    people = map(_person, value) if isinstance(value, list) else ()
    return tuple([person for person in people if person is not None])


def _person(value: object) -> PersonName | None:
    if isinstance(value, str):
        text = _text(value)
        return parse_person(text) if text else None
    if not isinstance(value, dict):
        return None
    family, given = _text(value.get("family")), _text(value.get("given"))
    if not family:
        literal = _text(value.get("literal") or value.get("name")) or given
        return PersonName(literal=literal) if literal else None
    if family[-1].isdigit() or given[-1:].isdigit():
        family, given = HOMONYM_NUMBER.sub("", family), HOMONYM_NUMBER.sub("", given)
    if len(value) == 1 + ("given" in value):  # nothing else is told
        return PersonName(family, given)
    particles = (_text(value.get("dropping-particle")), _text(value.get("non-dropping-particle")))
    family = " ".join([part for part in (*particles, family) if part])
    return PersonName(family, given, _text(value.get("suffix")), _text(value.get("literal")))


def _year(issued: object) -> int | None:
    """Return the year of a CSL date: an object with parts or free text, EDTF in a string, or a list as YAML has it."""
    if isinstance(issued, list):
        issued = issued[0] if issued else None  # of a range the beginning
    if isinstance(issued, dict):
        parts = as_list(issued.get("date-parts"))
        first = as_list(parts[0]) if parts else []
        written = first[0] if first else None
        issued = written or issued.get("year") or issued.get("raw") or issued.get("literal")
    if type(issued) is int:
        return issued if issued in YEARS else None
    found = FOUR_DIGITS.search(issued if isinstance(issued, str) else as_text(issued))
    return int(found.group()) if found and int(found.group()) in YEARS else None


def _identifiers(data: dict[str, Any]) -> tuple[Identifier, ...]:
    found: list[Identifier] = []
    if isinstance(data.get("identifiers"), list):
        for item in data["identifiers"]:
            claimed = parse_identifier(as_text(item))
            found += _normalised(claimed.scheme, claimed.value)
    else:
        for key, scheme in CSL_SCHEMES.items():
            value = data.get(key)
            for text in as_texts(value) if value else ():
                found += _normalised(scheme, text)
        found += _noted(data)
    return tuple(dict.fromkeys(found)) if len(found) > 1 else tuple(found)


def _normalised(scheme: Scheme, value: str) -> list[Identifier]:
    if "\\" in value:
        value = value.replace("\\", "")  # BibTeX writes 10.1/a\_b
    known = normalise(scheme, value)
    if known is None and scheme is Scheme.ISBN:  # two of them in one string
        return [isbn for part in _SEPARATOR.split(value)[:20] if (isbn := normalise(scheme, part)) is not None]
    return [known] if known is not None else []


def _noted(data: dict[str, Any]) -> list[Identifier]:
    """Return the identifiers that stand where Zotero leaves them: as venue or number of a preprint, and in the note."""
    found: list[Identifier] = []
    for key in ("number", "container-title"):
        value = data.get(key)
        served = _SERVED_BY_ARXIV.match(value) if isinstance(value, str) else None
        if served:
            found += _normalised(Scheme.ARXIV, served[1])
    note = data.get("note")
    if isinstance(note, str) and ":" in note:
        for scheme, value in _LABELLED.findall(note):
            found += _normalised(Scheme(scheme.lower()), value)
    return found


def _provenance(data: dict[str, Any], source: str, record_id: str) -> tuple[Provenance, ...]:
    if data.get("provenance"):
        return provenance_from_data(_cleaned(data["provenance"]))
    licence = as_text(data.get("licence"))
    return (Provenance(as_text(data.get("corpus")) or source, record_id, licence),)
