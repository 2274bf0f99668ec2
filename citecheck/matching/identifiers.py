"""Compare the identifiers of a citation with those on record."""

from __future__ import annotations

from citecheck.datatypes import FieldComparison, FieldName, Identifier, Outcome, Scheme

_SECOND_REGISTRATIONS = (
    "10.48550/",  # arXiv
    "10.1101/",  # bioRxiv, medRxiv
    "10.2139/",  # SSRN
    "10.26434/",  # ChemRxiv
    "10.31234/",  # PsyArXiv
    "10.31219/",  # OSF
    "10.20944/",  # Preprints.org
    "10.21203/",  # Research Square
    "10.2307/",  # JSTOR, beside the publisher's own
    "10.5281/",  # Zenodo
    "10.3386/",  # NBER working papers
    "10.1184/",  # institutional copy
    "10.5555/",  # ACM's placeholder, not a registered DOI
    "10.6084/",  # figshare
)
"""DOI prefixes under which a work is registered besides its published version: another DOI there is no conflict."""

_CONTRADICTING = frozenset({Scheme.DOI, Scheme.ARXIV, Scheme.PMID, Scheme.PMCID, Scheme.ACL, Scheme.RFC})
"""Schemes in which one work has one value; books have many ISBNs and works many URLs."""


def compare_identifiers(
    claimed: tuple[Identifier, ...], recorded: tuple[Identifier, ...]
) -> tuple[FieldComparison, ...]:
    """Return one comparison per claimed identifier that the record can speak to; none says nothing either way."""
    return tuple(comparison for item in claimed if (comparison := _compare(item, recorded)))


def _compare(claimed: Identifier, recorded: tuple[Identifier, ...]) -> FieldComparison | None:
    same_scheme = [item for item in recorded if item.scheme is claimed.scheme]
    if not same_scheme or claimed.scheme is Scheme.URL:
        return None
    if claimed in same_scheme:
        return _comparison(claimed, claimed, Outcome.EXACT, "same identifier")
    if claimed.scheme not in _CONTRADICTING or any(map(_is_second_registration, (claimed, *same_scheme))):
        return _comparison(claimed, same_scheme[0], Outcome.MISSING, "another registration")
    return _comparison(claimed, same_scheme[0], Outcome.CONFLICT, "another identifier")


def _is_second_registration(identifier: Identifier) -> bool:
    return identifier.scheme is Scheme.DOI and identifier.value.startswith(_SECOND_REGISTRATIONS)


def _comparison(claimed: Identifier, recorded: Identifier, outcome: Outcome, rule: str) -> FieldComparison:
    return FieldComparison(FieldName.IDENTIFIER, str(claimed), str(recorded), outcome, rule)
