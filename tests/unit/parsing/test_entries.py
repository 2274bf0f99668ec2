"""What ``parse_entry`` promises beyond the golden lines: spans, identifiers, keys, forms, and restraint."""

from __future__ import annotations

import pytest

from citecheck.datatypes import CitationForm, FieldName, Identifier, Kind, Scheme, Span
from citecheck.parsing.entries import parse_entry
from citecheck.parsing.styles.view import READ_LIMIT

APA = (
    "Vaswani, A., & Shazeer, N. (2017a). *Attention is all you need*. NeurIPS, 30(2), 1–9. https://doi.org/10.1000/xyz."
)


@pytest.mark.parametrize(
    ("field", "covered"),
    [
        (FieldName.AUTHORS, "Vaswani, A., & Shazeer, N."),
        (FieldName.YEAR, "2017a"),
        (FieldName.TITLE, "Attention is all you need"),
        (FieldName.VENUE, "NeurIPS"),
        (FieldName.VOLUME, "30"),
        (FieldName.ISSUE, "2"),
        (FieldName.PAGES, "1–9"),
        (FieldName.IDENTIFIER, "https://doi.org/10.1000/xyz"),
    ],
)
def test_field_spans_cover_the_field_and_no_mark_around_it(field: FieldName, covered: str) -> None:
    text = f"Intro.\n\n[3] {APA}\n\nMore."
    start = text.index("Vaswani")
    place = parse_entry(text, Span(start, start + len(APA))).span_of(field)
    assert place is not None
    assert place.of(text) == covered


def test_white_space_at_the_ends_is_outside_the_citation() -> None:
    text = f"  {APA} \n"
    citation = parse_entry(text, Span(0, len(text)), key="3", form=CitationForm.PROSE)
    assert citation.raw == APA == citation.span.of(text)
    assert (citation.key, citation.form) == ("3", CitationForm.PROSE)


def test_an_entry_over_two_lines_is_read_whole() -> None:
    """A hyphen at the end of a line joins, the span covers both lines."""
    text = "Li, A. (2020). Finding vulnera-\n   bilities in\n   kernels. Journal of Systems, 3, 1-9."
    citation = parse_entry(text, Span(0, len(text)))
    assert citation.title == "Finding vulnerabilities in kernels"
    place = citation.span_of(FieldName.TITLE)
    assert place is not None
    assert place.of(text) == "Finding vulnera-\n   bilities in\n   kernels"


def test_every_identifier_is_kept_once() -> None:
    text = "A. Li, “Title of it,” arXiv:1706.03762, 2017. https://arxiv.org/abs/1706.03762 https://doi.org/10.1000/XYZ"
    citation = parse_entry(text, Span(0, len(text)))
    assert citation.identifiers == (Identifier(Scheme.ARXIV, "1706.03762"), Identifier(Scheme.DOI, "10.1000/xyz"))
    assert sum(item.field is FieldName.IDENTIFIER for item in citation.field_spans) == 3


def test_a_star_that_emphasises_nothing_stays_in_the_title() -> None:
    text = "Arveson, W. (1976). An invitation to C*-algebras. Springer."
    assert parse_entry(text, Span(0, len(text))).title == "An invitation to C*-algebras"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Li, A. (2019). Proofs of parsing (Doctoral dissertation). Stanford University.", Kind.THESIS),
        ("Li, A. (2019). Counts of birds [Data set]. Zenodo.", Kind.DATASET),
        ("Li, A. (2019). Birdcount (Version 2.1) [Computer software]. https://github.com/a/b", Kind.SOFTWARE),
        ("Li, A. (2019). Counting. Technical Report TR-12, MIT.", Kind.REPORT),
        ("Public Law 104-191, 110 Stat. 1936 (1996)", Kind.LEGAL),
        ("Marbury v. Madison, 5 U.S. 137 (1803)", Kind.LEGAL),
        ("Li, A. (2019). Counting birds. Journal of Birds, 3(1), 1–9.", Kind.ARTICLE),
    ],
)
def test_the_kind_is_what_the_words_say(text: str, kind: Kind) -> None:
    assert parse_entry(text, Span(0, len(text))).kind is kind


def test_versus_in_a_title_is_no_court_case() -> None:
    text = "Breiman, L. (2001). Trees v. forests: two cultures. Statistical Science, 16(3), 199–231."
    citation = parse_entry(text, Span(0, len(text)))
    assert (citation.kind, citation.title) == (Kind.ARTICLE, "Trees v. forests: two cultures")


@pytest.mark.parametrize("text", ["", "   ", "2017", "https://example.org/a", "[3]", "et al.", "Vaswani"])
def test_nothing_is_guessed_from_next_to_nothing(text: str) -> None:
    citation = parse_entry(text, Span(0, len(text)))
    assert citation.title is None
    assert citation.venue is None


def test_an_endless_entry_is_read_up_to_the_limit_only() -> None:
    text = APA + " and more" * 100_000
    citation = parse_entry(text, Span(0, len(text)))
    assert citation.title == "Attention is all you need"
    assert len(citation.raw) > READ_LIMIT


@pytest.mark.parametrize(
    "style", ["{names} (2016). {title}. Nature, 3, 1-9.", '{names}, "{title}," Nature, vol. 3, 2016.']
)
def test_an_entry_with_a_thousand_authors_is_read_to_its_end(style: str) -> None:
    """The first names are read, as of a list that goes on; title, venue and year stand behind them all."""
    names = ", ".join(f"{'ABCDEFGH'[index % 8]}. Okafor{'abcdefgh'[index % 8]}" for index in range(1_200))
    text = style.format(names=names, title="Observation of a bog")
    citation = parse_entry(text, Span(0, len(text)))
    assert (citation.title, citation.year, citation.venue) == ("Observation of a bog", 2016, "Nature")
    assert citation.authors_truncated
    assert str(citation.authors[0]) == "A. Okafora"
    title = next(item.span for item in citation.field_spans if item.field is FieldName.TITLE)
    assert title.of(text) == "Observation of a bog"


@pytest.mark.parametrize("unit", ["A. ", '", ', "Aa, B., ", ". A", "J. ", "(2017) ", "*a* ", "[a](", "In ", "Aa and "])
def test_repetition_does_not_blow_up(unit: str) -> None:
    """A megabyte of one repeated piece comes back at once (a runaway pattern would hang the suite)."""
    text = unit * (1_000_000 // len(unit))
    assert parse_entry(text, Span(0, len(text))).raw == text.strip()


TEX = [
    (r"Erd{\H o}s, P. (2019). On caf{\'e}. Nature, 3, 1-9.", "On café", r"On caf{\'e}"),
    (r"Li, W. (2020). \emph{{\"U}ber S{\'e}jour}. \textit{Nature}, \textbf{3}, 1--9.", "Über Séjour",
     r"{\"U}ber S{\'e}jour"),
    (r"G\"odel, K. \"Uber S\"atze. Nature 38 (1931), 173--198.", "Über Sätze", r"\"Uber S\"atze"),
    (r"Li, W. (2020). The {DNA} of {\O}rsted \& Sons. Nature, 3, 1-9.", "The DNA of Ørsted & Sons",
     r"The {DNA} of {\O}rsted \& Sons"),
    (r"Li, W. (2020). Decay of $\alpha$ and $H_{2}O$. Nature, 3, 1-9.", "Decay of α and H2O",
     r"Decay of $\alpha$ and $H_{2}O$"),
    (r"Li, W. (2020). It\'s what we don\'t know. Nature, 3, 1-9.", "It's what we don't know",
     r"It\'s what we don\'t know"),
    (r"Li, W. (2020). An \"odd\" \"Uli\" thing. Nature, 3, 1-9.", 'An "odd" "Uli" thing', r"An \"odd\" \"Uli\" thing"),
    (r"Li, W. (2020). A \_set\_ of f\_n. Nature, 3, 1-9.", "A set of f_n", r"A \_set\_ of f\_n"),
    (r"{\sc Li, W.} (2020). {\em Things of {\rm DNA}}. Nature, {\bf 3}, 1-9.", "Things of DNA", r"Things of {\rm DNA"),
    (r"D.~E. Li, \enquote{On g{\^o}t{\'e}}, \emph{Nature}, 1999.", "On gôté", r"On g{\^o}t{\'e}"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title", "covered"), TEX)
def test_tex_in_an_entry_is_decoded_and_its_place_is_that_of_the_source(text: str, title: str, covered: str) -> None:
    citation = parse_entry(text, Span(0, len(text)))
    place = citation.span_of(FieldName.TITLE)
    assert place is not None
    assert (citation.title, place.of(text)) == (title, covered)


@pytest.mark.parametrize(
    "visited",
    [
        "Acesso em: 12 mar. 2024.",
        "Consulté le 3 mai 2024.",
        "Consultado el 3 de mayo de 2024.",
        "URL: https://example.org/a (abgerufen am 3. Mai 2024).",
        "https://example.org/a (accessed 3 May 2024)",
    ],
)
def test_the_year_of_a_visit_is_not_that_of_the_work(visited: str) -> None:
    text = f"Li, A. A title of frogs. *Minerva*, 1990. {visited}"
    assert parse_entry(text, Span(0, len(text))).year == 1990


def test_a_venue_in_the_bracket_behind_a_title_in_italics_is_no_author() -> None:
    text = "Ada Li, *The Dynamics of Small Groups* (Minerva, 1999)."
    citation = parse_entry(text, Span(0, len(text)))
    assert (citation.title, citation.venue, citation.year) == ("The Dynamics of Small Groups", "Minerva", 1999)
    assert [author.family for author in citation.authors] == ["Li"]
