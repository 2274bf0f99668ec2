"""The raw text as second reader: a misread field is no contradiction, and an unread author list lends no title."""

from __future__ import annotations

import pytest

from citecheck.datatypes import (
    Candidate,
    Citation,
    CitationForm,
    FieldName,
    FoundBy,
    Outcome,
    PersonName,
    Reference,
    Span,
)
from citecheck.matching import compare

RECORD = Reference(
    "r",
    "Deep Residual Learning for Image Recognition",
    (PersonName("He", "Kaiming"), PersonName("Zhang", "Xiangyu")),
    2016,
    "Physical Review Letters",
    volume="12",
    pages="770-778",
)


def misread(raw: str, **fields: object) -> Citation:
    """A citation whose parser read ``fields`` out of ``raw``."""
    return Citation(Span(0, len(raw)), raw, CitationForm.ENTRY, **fields)  # type: ignore[arg-type]


def outcome(citation: Citation, field: FieldName) -> tuple[Outcome, str]:
    """Outcome and rule of one field against the record."""
    found = compare(citation, Candidate(RECORD, FoundBy.TITLE_KEY, 1.0)).comparison_of(field)
    assert found is not None
    return found.outcome, found.rule


@pytest.mark.parametrize(
    "raw",
    [
        "He K, Zhang X. Deep residual learning for image recognition. Phys. Rev. Lett. 12, 770 (2016)",
        "He K, Zhang X. “Deep residual learnign for image recognition”, Phys. Rev. Lett. 12, 770 (2016)",
    ],
)
def test_a_title_that_was_cut_wrongly_is_found(raw: str) -> None:
    """A title read with the venue in it agrees when the recorded one stands between punctuation."""
    citation = misread(raw, title=raw[16:], year=2016)
    assert outcome(citation, FieldName.TITLE)[1] == "recorded title found in the text"


@pytest.mark.parametrize(
    "title",
    [
        "Very Deep Residual Learning for Image Recognition",
        "Deep Residual Learning for Speech Recognition",
        "Erratum: Deep Residual Learning for Image Recognition",
        "Deep Residual Learning for Image Recognition, Part II",
    ],
)
def test_another_title_is_not_found_in_itself(title: str) -> None:
    """A longer or altered title does not count as the recorded one."""
    citation = misread(f"He, K., & Zhang, X. (2016). {title}. CVPR.", title=title)
    assert outcome(citation, FieldName.TITLE)[0] is Outcome.CONFLICT


def test_authors_that_the_parser_lost_are_found() -> None:
    """Every recorded family stands in the text, and what was read besides is made of the title."""
    raw = "He, K. and Zhang, X. Deep Residual: Learning for Image Recognition"
    citation = misread(raw, title=RECORD.title, authors=(PersonName("He", "K."), PersonName("Residual", "Deep")))
    assert outcome(citation, FieldName.AUTHORS)[0] is Outcome.EQUIVALENT


def test_an_unread_author_list_of_others_contradicts() -> None:
    """A text that names people, and none of the recorded ones, does not borrow the record."""
    citation = misread(f"{RECORD.title}; J. Smith, K. Lee; 2016", title=RECORD.title)
    assert outcome(citation, FieldName.AUTHORS) == (Outcome.CONFLICT, "other names in the text")
    nobody = misread(f"{RECORD.title}. Physical Review Letters 2016", title=RECORD.title)
    assert outcome(nobody, FieldName.AUTHORS)[0] is Outcome.MISSING


def test_the_end_of_a_title_is_no_venue() -> None:
    """A title with a question mark, read as title and venue, contradicts nothing."""
    raw = f"He, K. and Zhang, X. {RECORD.title}"
    citation = misread(raw, title="Deep", venue="Residual Learning for Image Recognition")
    assert outcome(citation, FieldName.VENUE)[1] == "part of the title"


@pytest.mark.parametrize("head", ["boyd, d. ", "danah boyd. ", "Zhang and Earley, 2016. "])
def test_names_that_the_parser_passed_over_contradict(head: str) -> None:
    """Lower-case names, and a stranger beside an author on record, are people all the same."""
    citation = misread(f"{head}{RECORD.title}. Physical Review Letters, 2016.", title=RECORD.title)
    assert outcome(citation, FieldName.AUTHORS) == (Outcome.CONFLICT, "other names in the text")


def test_people_read_as_a_venue_contradict() -> None:
    """A name in front of the recorded venue is an author whom the record does not know."""
    raw = f'"{RECORD.title}," Kaiming He, Bory Kea, Phys. Rev. Lett., 2016'
    citation = misread(raw, title=RECORD.title, authors=RECORD.authors, venue="Bory Kea, Phys. Rev. Lett.")
    assert outcome(citation, FieldName.AUTHORS) == (Outcome.CONFLICT, "other names in the text")
    genuine = misread(
        raw, title=RECORD.title, authors=RECORD.authors, venue="American Physical Society, Phys. Rev. Lett."
    )
    assert outcome(genuine, FieldName.AUTHORS)[0] is Outcome.EXACT


def test_venue_and_numbers_that_the_parser_lost_are_found() -> None:
    """A recorded venue or page that stands in the text does not conflict with a misreading."""
    raw = f"He K, Zhang X. {RECORD.title}. Rev: Phys. Rev. Lett., 12, 770."
    citation = misread(raw, title=RECORD.title, venue="Journal of Finance", pages="12", volume="770")
    assert outcome(citation, FieldName.VENUE)[0] is Outcome.EQUIVALENT
    assert outcome(citation, FieldName.PAGES)[0] is Outcome.EQUIVALENT
    assert outcome(citation, FieldName.VOLUME)[0] is Outcome.EQUIVALENT
