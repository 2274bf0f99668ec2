"""Verdicts: what verifies, what contradicts, what is absent, and what is left unchecked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citecheck.datatypes import (
    Absent,
    Candidate,
    Citation,
    CitationForm,
    Coverage,
    CoverageLevel,
    Found,
    FoundBy,
    Identifier,
    Kind,
    PersonName,
    Reason,
    Reference,
    Scheme,
    SourceAnswer,
    Span,
    Unavailable,
    Verdict,
    Verification,
)
from citecheck.matching import compare, decide

PARTIAL = Coverage(CoverageLevel.PARTIAL, "a test index (partial)")
DOI = Identifier(Scheme.DOI, "10.1109/cvpr.2016.90")
RESNET = Reference(
    "resnet",
    "Deep Residual Learning for Image Recognition",
    (
        PersonName("He", "Kaiming"),
        PersonName("Zhang", "Xiangyu"),
        PersonName("Ren", "Shaoqing"),
        PersonName("Sun", "Jian"),
    ),
    2016,
    "IEEE Conference on Computer Vision and Pattern Recognition",
    pages="770-778",
    identifiers=(DOI, Identifier(Scheme.ARXIV, "1512.03385")),
    kind=Kind.CONFERENCE,
)
ADAM = Reference(
    "adam",
    "Adam: A Method for Stochastic Optimization",
    (PersonName("Kingma", "Diederik"), PersonName("Ba", "Jimmy")),
    2015,
    "International Conference on Learning Representations",
    identifiers=(Identifier(Scheme.ARXIV, "1412.6980"),),
)


def cited(reference: Reference = RESNET, **changes: object) -> Citation:
    """The citation of ``reference`` with some fields changed."""
    fields: dict[str, object] = {
        "kind": reference.kind,
        "title": reference.title,
        "authors": reference.authors,
        "year": reference.year,
        "venue": reference.venue,
        "pages": reference.pages,
        "identifiers": reference.identifiers,
    }
    fields |= changes
    names = "; ".join(map(str, fields["authors"]))  # type: ignore[call-overload]
    raw = f"{names} ({fields['year']}). {fields['title']}. {fields['venue']}, {fields['pages']}."
    form = fields.pop("form", CitationForm.ENTRY)
    return Citation(Span(0, len(raw)), raw, form, **fields)  # type: ignore[arg-type]


def concluded(citation: Citation, *candidates: Candidate, answer: SourceAnswer | None = None) -> Verification:
    """The verification of ``citation`` by a source that found ``candidates``."""
    given = answer or (Found("test", candidates, PARTIAL) if candidates else Absent("test", PARTIAL))
    return decide(citation, [compare(citation, item) for item in candidates], [given])


BY_TITLE = Candidate(RESNET, FoundBy.TITLE_KEY, 1.0)
NEARBY = Candidate(RESNET, FoundBy.VECTOR, 0.8)
PEOPLE = RESNET.authors
STRANGERS = (PersonName("Smith", "J."), PersonName("Lee", "K."), PersonName("Brown", "T."), PersonName("Mann", "B."))

GENUINE = [
    ("as recorded", {}),
    ("typo in the title", {"title": "Deep Residual Learnign for Image Recognition"}),
    ("other case", {"title": "deep residual learning for image recognition"}),
    ("initials", {"authors": tuple(PersonName(name.family, name.given[0] + ".") for name in PEOPLE)}),
    ("et al.", {"authors": PEOPLE[:1], "authors_truncated": True}),
    ("abbreviated venue", {"venue": "IEEE Conf. Comput. Vis. Pattern Recognit."}),
    ("acronym", {"venue": "CVPR"}),
    ("preprint", {"venue": "arXiv preprint arXiv:1512.03385", "year": 2015, "pages": None}),
    ("no venue", {"venue": None, "pages": None}),
    ("no identifiers", {"identifiers": ()}),
]
CONTRADICTED = [
    ("one content word exchanged", {"title": "Deep Residual Learning for Speech Recognition"}, "title"),
    ("a content word added", {"title": "Very Deep Residual Learning for Image Recognition"}, "title"),
    ("borrowed title", {"authors": STRANGERS, "identifiers": ()}, "authors"),
    ("first author exchanged", {"authors": (STRANGERS[0], *PEOPLE[1:])}, "authors"),
    ("half the authors exchanged", {"authors": (*PEOPLE[:2], *STRANGERS[:2])}, "authors"),
    ("an author added", {"authors": (*PEOPLE, STRANGERS[0])}, "authors"),
    ("distant year", {"year": 2009}, "year"),
    ("other venue", {"venue": "Journal of Finance"}, "venue"),
    ("other pages", {"pages": "12-19"}, "pages"),
    ("another DOI", {"identifiers": (Identifier(Scheme.DOI, "10.1109/cvpr.2016.91"),)}, "identifier"),
]


@pytest.mark.parametrize(("name", "changes"), GENUINE, ids=[name for name, _ in GENUINE])
def test_genuine_citations_are_verified(name: str, changes: dict[str, object]) -> None:
    """Style, abbreviation, slips and left-out fields are agreement."""
    found = concluded(cited(**changes), BY_TITLE)
    assert (found.verdict, found.reason) == (Verdict.VERIFIED, Reason.AGREES)


@pytest.mark.parametrize(("name", "changes", "field"), CONTRADICTED, ids=[item[0] for item in CONTRADICTED])
def test_contradicted_citations_are_mismatches(name: str, changes: dict[str, object], field: str) -> None:
    """A contradiction of a recorded field is a mismatch that names the field."""
    found = concluded(cited(**changes), BY_TITLE)
    assert found.verdict is Verdict.MISMATCH
    assert found.match is not None
    assert field in {item.field.value for item in found.match.conflicts()}


def test_another_publisher_of_a_book_is_no_contradiction() -> None:
    """Books appear with several publishers; a journal in place of the publisher contradicts all the same."""
    book = replace(RESNET, venue="Farrar, Straus and Giroux", kind=Kind.BOOK, pages=None, identifiers=())
    found = Candidate(book, FoundBy.TITLE_KEY, 1.0)
    assert concluded(cited(book, venue="Allen Lane"), found).verdict is Verdict.VERIFIED
    assert concluded(cited(book, venue="Journal of Finance"), found).verdict is Verdict.MISMATCH


def test_more_wrong_fields_never_look_better() -> None:
    """Adding a wrong year to a wrong venue does not raise the probability."""
    one = concluded(cited(venue="Journal of Finance"), BY_TITLE).match
    two = concluded(cited(venue="Journal of Finance", year=1999), BY_TITLE).match
    assert one is not None
    assert two is not None
    assert two.probability <= one.probability


def test_an_identifier_of_another_work_is_a_mismatch_against_the_claimed_work() -> None:
    """The match is the claimed title's record; the record behind the identifier is the first alternative."""
    citation = cited(identifiers=ADAM.identifiers)
    found = concluded(citation, Candidate(ADAM, FoundBy.IDENTIFIER, 1.0), BY_TITLE)
    assert (found.verdict, found.reason) == (Verdict.MISMATCH, Reason.OTHER_WORK)
    assert found.match is not None
    assert found.match.reference is RESNET
    assert found.alternatives[0].reference is ADAM


def test_a_title_off_record_with_an_identifier_of_another_work_is_a_mismatch() -> None:
    """An unknown title with a real DOI is not verified by the DOI."""
    citation = cited(title="Frogs of the Northern Lakes and Rivers", authors=STRANGERS)
    found = concluded(citation, Candidate(RESNET, FoundBy.IDENTIFIER, 1.0))
    assert (found.verdict, found.reason) == (Verdict.MISMATCH, Reason.OTHER_WORK)


def test_a_bare_identifier_on_record_is_verified() -> None:
    """A DOI alone claims only that it exists."""
    citation = Citation(Span(0, 24), "doi:10.1109/cvpr.2016.90", CitationForm.IDENTIFIER, identifiers=(DOI,))
    assert concluded(citation, Candidate(RESNET, FoundBy.IDENTIFIER, 1.0)).verdict is Verdict.VERIFIED


def test_an_unrelated_neighbour_is_not_a_match() -> None:
    """A work that is only near in the vector space leaves the citation not found, with coverage."""
    found = concluded(cited(title="Frogs of the Northern Lakes and Rivers", identifiers=(), authors=STRANGERS), NEARBY)
    assert (found.verdict, found.reason) == (Verdict.NOT_FOUND, Reason.ABSENT)
    assert found.coverage == PARTIAL
    assert found.match is None


def test_another_part_is_not_found_rather_than_accused() -> None:
    """Part II may well exist beside the recorded Part I."""
    part = replace(RESNET, title="Elliptic Curves over Number Fields, Part I", identifiers=())
    citation = cited(part, title="Elliptic Curves over Number Fields, Part II")
    assert concluded(citation, Candidate(part, FoundBy.VECTOR, 0.9)).verdict is Verdict.NOT_FOUND


def test_a_short_title_by_others_is_another_work() -> None:
    """Two works may share a title of one or two words: other authors, year and venue make another work."""
    short = replace(RESNET, title="Deep Learning", identifiers=())
    citation = cited(short, authors=STRANGERS, year=2020, venue="Nature")
    assert concluded(citation, Candidate(short, FoundBy.TITLE_KEY, 1.0)).verdict is Verdict.NOT_FOUND


def test_a_generic_title_does_not_identify() -> None:
    """An "Editorial" that is not on record is left unchecked, and never matched to another one."""
    editorial = replace(RESNET, title="Editorial", identifiers=())
    citation = cited(editorial, authors=STRANGERS, year=2001, venue="Nature")
    found = concluded(citation, Candidate(editorial, FoundBy.TITLE_KEY, 1.0))
    assert (found.verdict, found.reason) == (Verdict.UNCHECKED, Reason.GENERIC_TITLE)


def test_a_source_that_does_not_answer_leaves_unchecked() -> None:
    """Silence of a source is never absence."""
    found = concluded(cited(), answer=Unavailable("test", "timed out"))
    assert (found.verdict, found.reason) == (Verdict.UNCHECKED, Reason.SOURCE_UNAVAILABLE)
    citation = cited()
    mixed = decide(citation, [], [Absent("one", PARTIAL), Unavailable("two", "timed out")])
    assert mixed.verdict is Verdict.UNCHECKED


def test_a_kind_that_no_source_holds_is_unchecked() -> None:
    """An index without web pages says nothing about a web page."""
    coverage = Coverage(CoverageLevel.NONE, "holds no works of kind webpage")
    found = concluded(cited(kind=Kind.WEBPAGE), answer=Absent("test", coverage))
    assert (found.verdict, found.reason) == (Verdict.UNCHECKED, Reason.KIND_NOT_COVERED)


def test_a_pointer_without_entry_is_too_little() -> None:
    """Author and year alone identify no work."""
    citation = Citation(Span(0, 10), "(He, 2016)", CitationForm.MARKER, authors=PEOPLE[:1], year=2016)
    found = concluded(citation, NEARBY)
    assert (found.verdict, found.reason) == (Verdict.UNCHECKED, Reason.TOO_LITTLE)


def test_a_record_that_agrees_in_all_but_the_title_is_not_trusted_alone() -> None:
    """Identifier, authors, year and venue agree and the title is another: the record may be damaged."""
    citation = cited(title="Frogs of the Northern Lakes and Rivers")
    found = concluded(citation, Candidate(RESNET, FoundBy.IDENTIFIER, 1.0))
    assert (found.verdict, found.reason) == (Verdict.UNCHECKED, Reason.AMBIGUOUS)


@pytest.mark.parametrize(
    ("title", "is_right"),
    [
        ("On Sense and Reference", True),
        ("Über Sinn und Bedeutung", True),
        ("Uber Sinn und Bedeutnug", True),
        ("Über Sinn und Unsinn", False),
    ],
)
def test_a_work_may_be_cited_by_any_of_its_titles(title, is_right):
    """By the original one with slips too, but not by an altered one."""
    work = Reference(
        "frege", "On Sense and Reference", (PersonName("Frege", "Gottlob"),), 1892, "Zeitschrift für Philosophie",
        identifiers=(DOI,), other_titles=("Über Sinn und Bedeutung",),
    )  # fmt: skip
    found = concluded(cited(work, title=title), Candidate(work, FoundBy.IDENTIFIER, 1.0))
    assert (found.verdict is Verdict.VERIFIED) is is_right
