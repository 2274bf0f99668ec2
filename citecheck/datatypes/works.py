"""What a cited work and a recorded one have in common: kinds, fields, identifiers, names of people."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The kind of a cited or recorded work; values are CSL item types."""

    UNKNOWN = "unknown"
    PREPRINT = "article"
    ARTICLE = "article-journal"
    CONFERENCE = "paper-conference"
    BOOK = "book"
    CHAPTER = "chapter"
    THESIS = "thesis"
    REPORT = "report"
    DATASET = "dataset"
    SOFTWARE = "software"
    WEBPAGE = "webpage"
    STANDARD = "standard"
    LEGAL = "legal_case"


class Scheme(StrEnum):
    """The scheme of an identifier."""

    DOI = "doi"
    ARXIV = "arxiv"
    PMID = "pmid"
    PMCID = "pmcid"
    ISBN = "isbn"
    ACL = "acl"
    RFC = "rfc"
    URL = "url"
    LEGAL = "legal"


class FieldName(StrEnum):
    """The fields of a citation that are compared and that carry a span of their own."""

    TITLE = "title"
    AUTHORS = "authors"
    YEAR = "year"
    VENUE = "venue"
    VOLUME = "volume"
    ISSUE = "issue"
    PAGES = "pages"
    PUBLISHER = "publisher"
    IDENTIFIER = "identifier"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class Identifier:
    """A persistent identifier: its scheme and its normalised value (see ``citecheck.text.identifiers``)."""

    scheme: Scheme
    value: str

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}"


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name of an author: family and given parts, or ``literal`` for an organisation or an unparsed name."""

    family: str = ""
    given: str = ""
    suffix: str = ""
    literal: str = ""

    def __str__(self) -> str:
        if self.literal:
            return self.literal
        return " ".join(part for part in (self.given, self.family, self.suffix) if part)
