"""What is asked of an index: a citation taken apart into keys, words, authors and years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from citecheck.datatypes import Citation, CitationForm, Identifier, PersonName
from citecheck.index.likeness import StringQuery, TitleQuery
from citecheck.index.postings import family_key, hash_author_year, hash_word, telling
from citecheck.text.folding import fold_words, title_key
from citecheck.text.identifiers import find_identifiers

MAX_WORDS = 64
"""Different words of a text that are looked up."""
AUTHOR_WORDS = 6
"""Words at the beginning of a reference string of which one is the family name of the first author."""
MAX_YEARS = 3
MAX_CHARACTERS = 2_000
"""Of a longer text only the beginning is looked at."""
MAX_PARTS = 3
_BETWEEN = re.compile(r"[.?!:]\s|[\"“”„«»‘]|[’'](?=[,.])|\)")
"""What stands between the parts of a reference string, whatever its style."""
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_POINTERS = frozenset({CitationForm.IDENTIFIER, CitationForm.MARKER})


@dataclass(frozen=True, slots=True)
class Query:
    """What of a citation retrieval goes by.

    title is the title read and whole the entire citation, ``""`` for what is not to be asked; keyed is the text whose
    folded title is looked up; people are the authors, and
    first_authors the keys of those of whom one may be the first; open_ended says that near records are wanted even
    when an exact key fits.
    """

    title: str
    whole: str
    keyed: str
    identifiers: tuple[Identifier, ...]
    people: tuple[PersonName, ...] = ()
    first_authors: tuple[str, ...] = ()
    year: int | None = None
    open_ended: bool = False

    @classmethod
    def of(cls, citation: Citation | str) -> Query:
        """Return the query that ``citation``, or a bare text, stands for."""
        if isinstance(citation, str):
            found = tuple(identifier for identifier, _ in find_identifiers(citation))
            return cls("", citation, citation, found, open_ended=True)
        first_authors = tuple(key for person in citation.authors[:3] if (key := family_key(person)))
        title = citation.title or ""
        says_more = citation.form not in _POINTERS and citation.raw != title  # the words of a pointer are no title
        return cls(
            title,
            citation.raw if says_more else "",
            title,
            citation.identifiers,
            citation.authors,
            first_authors,
            citation.year,
        )


def folded_families(people: tuple[PersonName, ...]) -> frozenset[str]:
    """Return the folded family names of ``people``."""
    return frozenset(key for person in people if (key := title_key(person.family or person.literal)))


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text that may be a title: its words as terms of ``citecheck.index.postings``."""

    text: str
    words: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Probe:
    """One text to be found by author and year, by the words of its parts, and by their vectors.

    authors are terms of ``citecheck.index.postings``, words those of the whole text; compared says how like a stored
    title is; thorough asks for more than what is nearest: that may be another work.
    """

    authors: tuple[int, ...]
    words: tuple[int, ...]
    parts: tuple[Part, ...]
    compared: TitleQuery | StringQuery
    thorough: bool = False

    def terms(self) -> Iterator[int]:
        """Yield the terms that are to be looked up."""
        yield from self.authors
        yield from self.words
        for part in self.parts:
            yield from part.words


def title_probe(query: Query, *, thorough: bool = False) -> Probe | None:
    """Return the probe of the title that was read, with author and year; ``None`` without a title."""
    if not query.title:
        return None
    authors = [hash_author_year(family, query.year) for family in query.first_authors if query.year is not None]
    words = fold_words(query.title)
    terms = _terms(words)
    return Probe(tuple(dict.fromkeys(authors)), terms, (Part(query.title, terms),), TitleQuery(words), thorough)


def string_probe(query: Query) -> Probe | None:
    """Return the probe of the whole citation; ``None`` without one.

    The first author is one of the first words, whatever the style, and the year one of the years. The title is one of
    the longest stretches between the marks by which styles set it off.
    """
    if not query.whole:
        return None
    years = {*map(int, _YEAR.findall(query.whole))}
    years |= {query.year} if query.year is not None else set()
    words = fold_words(query.whole)
    names = [word for word in words[:50] if len(word) > 1 and not word.isdigit()][:AUTHOR_WORDS]
    people = dict.fromkeys((*query.first_authors, *names))
    authors = [hash_author_year(family, year) for year in sorted(years)[:MAX_YEARS] for family in people]
    texts = _stretches(query.whole) if years else [query.whole[:MAX_CHARACTERS]]  # without a year it may be a title
    folded = [fold_words(text) for text in texts]
    parts = tuple(Part(text, _terms(some)) for text, some in zip(texts, folded, strict=True))
    return Probe(tuple(authors), _terms(words), parts, StringQuery(words, folded))


def _stretches(text: str) -> list[str]:
    """Return the longest stretches of a reference string, in order; the whole where it has none."""
    stretches = [part.strip(" ,") for part in _BETWEEN.split(text[:MAX_CHARACTERS])]
    several = [part for part in stretches if part.count(" ") >= 2]
    longest = frozenset(sorted(several, key=len, reverse=True)[:MAX_PARTS])
    return [part for part in dict.fromkeys(several) if part in longest] or [text[:MAX_CHARACTERS]]


def _terms(words: Sequence[str]) -> tuple[int, ...]:
    return tuple(map(hash_word, telling(words)[:MAX_WORDS]))
