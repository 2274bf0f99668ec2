"""Support for tests of code that uses citecheck: short builders, a source in memory, an index for the length of a test.

Example::

    from citecheck import testing, verify

    known = testing.reference("A title", authors=["Li, Xiu"], year=2020)
    with testing.temporary_index([known]) as index:
        assert verify("Li, X. (2020). A title.", index=index).verifications
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from citecheck.datatypes import (
    Absent,
    Candidate,
    Citation,
    CitationForm,
    Coverage,
    CoverageLevel,
    FieldName,
    FieldSpan,
    Found,
    FoundBy,
    Identifier,
    Provenance,
    Reference,
    SourceAnswer,
    Span,
    Unavailable,
)
from citecheck.text.folding import title_key
from citecheck.text.identifiers import find_identifiers
from citecheck.text.names import parse_person

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from citecheck.index import ReferenceIndex

__all__ = ["MemorySource", "citation", "reference", "temporary_index"]


def reference(
    title: str,
    *,
    authors: Iterable[str] = (),
    year: int | None = None,
    id: str | None = None,  # noqa: A002 - as the field is called
    identifiers: Iterable[str] = (),
    **fields: Any,  # noqa: ANN401 - any other field of Reference
) -> Reference:
    """Return a reference; names are as people write them (``"Li, Xiu"``), identifiers too (``"doi:10.1234/x"``).

    id: by default the folded title. ``fields`` are those of ``Reference``.
    """
    return Reference(
        id=id or title_key(title),
        title=title,
        authors=tuple(map(parse_person, authors)),
        year=year,
        identifiers=_identifiers(identifiers),
        **{"provenance": (Provenance("test"),), **fields},
    )


def citation(
    text: str,
    raw: str | None = None,
    *,
    form: CitationForm = CitationForm.ENTRY,
    authors: str | None = None,
    **fields: Any,  # noqa: ANN401 - any other field of Citation
) -> Citation:
    """Return the citation ``raw`` (by default all of ``text``) at the place where it first stands in ``text``.

    authors: the author list as it stands, names separated by semicolons. Strings in ``fields`` that stand in ``raw``
    get a span each; ``identifiers`` are given as strings.

    Raises ``ValueError`` when ``raw`` does not stand in ``text``.
    """
    whole = text if raw is None else raw
    start = text.index(whole)
    identifiers = tuple(fields.pop("identifiers", ()))
    claimed = [(FieldName(name), str(value)) for name, value in fields.items() if name in set(FieldName)]
    claimed += [(FieldName.IDENTIFIER, value) for value in identifiers]
    claimed += [(FieldName.AUTHORS, authors)] if authors else []
    return Citation(
        span=Span(start, start + len(whole)),
        raw=whole,
        form=form,
        authors=tuple(map(parse_person, authors.split(";"))) if authors else (),
        identifiers=_identifiers(identifiers),
        field_spans=tuple(FieldSpan(name, span) for name, value in claimed if (span := _find(whole, value, start))),
        **fields,
    )


class MemorySource:
    """A source that holds a few references, or that does not answer.

    references: every one is a candidate for a citation that shares a title or an identifier with it.
    complete: whether absence from it is evidence. failure: the reason why it never answers, if it is not to.
    """

    def __init__(
        self, references: Iterable[Reference] = (), *, name: str = "memory", complete: bool = False, failure: str = ""
    ) -> None:
        self._references = tuple(references)
        self._name = name
        self._failure = failure
        level = CoverageLevel.COMPLETE if complete else CoverageLevel.PARTIAL
        self._coverage = Coverage(level, f"{name} of {len(self._references)} references ({level.value})")

    @property
    def name(self) -> str:
        """Name of the source."""
        return self._name

    def search(self, citations: Sequence[Citation]) -> tuple[SourceAnswer, ...]:
        """Return one answer per citation, in order."""
        return tuple(map(self._answer, citations))

    def _answer(self, citation: Citation) -> SourceAnswer:
        if self._failure:
            return Unavailable(self._name, self._failure)
        found = [candidate for known in self._references if (candidate := _candidate(citation, known))]
        return Found(self._name, tuple(found), self._coverage) if found else Absent(self._name, self._coverage)


@contextmanager
def temporary_index(
    references: Iterable[Reference], *, name: str = "test", complete: bool = False
) -> Iterator[ReferenceIndex]:
    """Give an index of ``references`` that is deleted afterwards; ``complete`` makes absence from it evidence."""
    from citecheck.index import ReferenceIndex

    coverage = Coverage(CoverageLevel.COMPLETE, "") if complete else None
    with TemporaryDirectory(prefix="citecheck-", ignore_cleanup_errors=True) as folder:
        yield ReferenceIndex.build(Path(folder) / name, references, name=name, coverage=coverage)


def _identifiers(written: Iterable[str]) -> tuple[Identifier, ...]:
    found = [pair[0] for text in written for pair in find_identifiers(text)[:1]]
    return tuple(found)


def _find(raw: str, value: str, offset: int) -> Span | None:
    start = raw.find(value)
    return Span(offset + start, offset + start + len(value)) if start >= 0 else None


def _candidate(citation: Citation, known: Reference) -> Candidate | None:
    if set(citation.identifiers) & set(known.identifiers):
        return Candidate(known, FoundBy.IDENTIFIER, 1.0)
    same = citation.title and title_key(citation.title) == title_key(known.title)
    return Candidate(known, FoundBy.TITLE_KEY, 1.0) if same else None
