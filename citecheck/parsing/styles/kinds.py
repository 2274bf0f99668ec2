"""The kind of work that an entry says it is."""

from __future__ import annotations

import re

from citecheck.datatypes import FieldName, Identifier, Kind, Scheme, Span

_DEGREE = r"(?:Ph\.? ?D\.?|[Dd]octoral|[Mm]aster(?:'?s)?|M\.? ?(?:Sc|A|S|Eng)\.?|[Bb]achelor(?:'?s)?|[Dd]iploma)"
# Each kind with pieces of which one stands in whatever its pattern fits: most entries hold none.
_SAID: tuple[tuple[Kind, tuple[str, ...], re.Pattern[str]], ...] = tuple(
    (kind, signs, re.compile(pattern))
    for kind, signs, pattern in (
        (
            Kind.SOFTWARE,
            ("[",),
            r"\[(?:Computer )?(?:[Ss]oftware|[Pp]rogram|[Mm]obile app|[Ss]ource code)[^\]]{0,30}\]",
        ),
        (Kind.DATASET, ("[",), r"\[(?:[Dd]ata ?[Ss]et|[Dd]ata file|[Dd]ata)[^\]]{0,30}\]"),
        (
            Kind.THESIS,
            ("hesis", "issertation", "Thèse", "thèse"),
            rf"{_DEGREE}[ -](?:of \w{{2,12}} )?(?:[Tt]hesis|[Dd]issertation)|\bDissertation,|[Tt]hèse de doctorat",
        ),
        (
            Kind.STANDARD,
            ("RFC", "ISO", "IEEE Std", "ANSI", "DIN", "3GPP"),
            r"\bRFC[ -]?\d{1,5}\b|\b(?:ISO(?:/IEC)?|IEEE Std\.?|ANSI|DIN|3GPP TS) ?\d{2,6}",
        ),
        (
            Kind.REPORT,
            (" Rep", " rep", " Paper", " paper"),
            r"\b(?:Tech(?:nical|\.)|Research) [Rr]ep(?:ort|\.)|\b(?:[Ww]orking|[Dd]iscussion) [Pp]aper",
        ),
    )
)
_STANDARD_NUMBER = re.compile(
    r"(?:DIN |EN |BS |ANSI/?){0,3}(?:ISO|IEC|IEEE|DIN|EN|BS|ANSI|NIST|ITU-[TR]|ASTM|ETSI)[/ ][A-Z/. ]{0,12}\d"
)
"""How an entry begins whose title is the number of a standard."""
_PROCEEDINGS = re.compile(
    r"\b(?:Proceedings|Proc\.|Conference|Conf\.|Workshop|Symposium|Symp\.|NeurIPS|NIPS|ICML|ICLR|CVPR|ICCV|ECCV|AAAI"
    r"|IJCAI|"
    r"ACL|EMNLP|NAACL|EACL|COLING|SIGIR|KDD|WWW|CHI|SIGMOD|VLDB|STOC|FOCS|SODA|INTERSPEECH|ICASSP|ICRA|IROS|"
    r"Advances in Neural Information)(?!\w)"
)
_PREPRINT = re.compile(r"\b(?:arXiv|CoRR|bioRxiv|medRxiv|[Pp]reprint|ChemRxiv|PsyArXiv)\b")
_IN_BOOK = re.compile(r"(?:^|[\s.,])In:?\s|\([Ee]ds?\.?\)|\beditors?\b|\b[Ee]ds?\.")
_RETRIEVED = re.compile(r"\b(?:[Rr]etrieved|[Aa]ccessed|[Ll]ast visited)\b|\[Online\]")


def find_kind(text: str, fields: dict[FieldName, Span], identifiers: tuple[Identifier, ...]) -> Kind:
    """Return the kind that the words and fields of an entry say, ``UNKNOWN`` where they say nothing."""
    title = fields.get(FieldName.TITLE)
    rest = text if title is None else f"{text[: title.start]} {text[title.end :]}"
    for kind, signs, pattern in _SAID:
        if any(sign in rest for sign in signs) and pattern.search(rest):
            return kind
    schemes = {identifier.scheme for identifier in identifiers}
    in_journal = not fields.keys().isdisjoint({FieldName.VOLUME, FieldName.ISSUE})
    if Scheme.RFC in schemes or (not in_journal and _STANDARD_NUMBER.match(text)):
        return Kind.STANDARD
    venue = fields[FieldName.VENUE].of(text) if FieldName.VENUE in fields else ""
    if _PROCEEDINGS.search(venue):
        return Kind.CONFERENCE
    if _PREPRINT.search(venue) or (not venue and Scheme.ARXIV in schemes):
        return Kind.PREPRINT
    if venue:
        if FieldName.PUBLISHER in fields and _IN_BOOK.search(rest):
            return Kind.CHAPTER
        return Kind.ARTICLE if in_journal else Kind.UNKNOWN
    if FieldName.PUBLISHER in fields:
        return Kind.BOOK
    if Scheme.URL in schemes and _RETRIEVED.search(rest):
        return Kind.WEBPAGE
    return Kind.UNKNOWN
