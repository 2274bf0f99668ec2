"""The learned reader: when it is asked, what it reads, and what happens without its model."""

from __future__ import annotations

import subprocess
import sys

import pytest

from citecheck import tagger
from citecheck.datatypes import FieldName, Kind, Span
from citecheck.errors import ConfigurationError
from citecheck.parsing.entries import parse_entry
from citecheck.parsing.learned.doubts import NOT_ASKED, needed_certainty
from citecheck.parsing.learned.features import find_tokens, make_features
from citecheck.parsing.learned.reading import make_reading
from citecheck.parsing.styles import choose_reading
from citecheck.parsing.styles.reading import Reading
from citecheck.parsing.styles.view import make_view

APA = "Okafor, N., & Lindqvist, P. (2014). Drainage of raised bogs. Journal of Ecology, 12(3), 45-61."
COMMAS = "N. Okafor, Drainage of raised bogs and what it costs, Journal of Peatland Studies, Vol. 12, 2014, p. 45-61"


def _view(text):
    return make_view(text, Span(0, len(text)), ())


@pytest.mark.parametrize(
    ("text", "is_needed"),
    [
        (APA, False),
        (APA.replace("Ecology", "Peatland Studies"), True),
        ('N. Okafor, "Drainage of raised bogs," Journal of Peatland Studies, vol. 12, pp. 45-61, 2014.', False),
        ("Okafor, N. (2014). *Drainage of raised bogs*.", False),
        (COMMAS, True),
        ("Drainage of bogs - N. Okafor and P. Lindqvist", False),
        ("Ibid. 12", False),
        ("", False),
    ],
)
def test_the_model_is_asked_only_where_no_reader_of_styles_reads_the_whole(text, is_needed):
    view = _view(text)
    assert (needed_certainty(view, choose_reading(view)) < NOT_ASKED) is is_needed


def test_a_reading_of_fixed_kind_is_never_doubted():
    assert needed_certainty(_view("410 U.S. 113"), Reading(score=0.1, kind=Kind.LEGAL)) == NOT_ASKED


@pytest.mark.parametrize(
    ("text", "title", "families"),
    [
        (COMMAS, "Drainage of raised bogs and what it costs", ["Okafor"]),
        (
            "Okafor N., Lindqvist P., 2014, Les tourbières et leur drainage, Revue de géographie, n° 12, p. 45-61",
            "Les tourbières et leur drainage",
            ["Okafor", "Lindqvist"],
        ),
        ("Okafor, Nnamdi. The Drainage of Bogs. London: Harrow Press, 1987.", "The Drainage of Bogs", ["Okafor"]),
    ],
)
def test_it_reads_what_readers_of_styles_do_not(text, title, families):
    citation = parse_entry(text, Span(0, len(text)))
    assert citation.title == title
    assert [name.family for name in citation.authors] == families


def test_every_span_holds_its_value():
    """Spans are in the coordinates of the text around the entry."""
    text = f"See:\n{COMMAS}\n"
    citation = parse_entry(text, Span(5, len(text)))
    places = {item.field: item.span.of(text) for item in citation.field_spans}
    assert places[FieldName.TITLE] == citation.title
    assert places[FieldName.VENUE] == citation.venue == "Journal of Peatland Studies"
    assert places[FieldName.YEAR] == "2014"


@pytest.mark.parametrize("text", ["", "   ", "\ufffc", "((((", "a" * 5000, ", , , ,", "“”«»", "数学の研究。東京、1990"])
def test_any_text_gets_a_row_of_features_for_each_word(text):
    view = _view(text)
    tokens = find_tokens(view.text)
    assert len(make_features(view, tokens)) == len(tokens)
    assert all(start < end for start, end in tokens)


def test_words_that_touch_are_parted_at_marks():
    text = "12(3):45-61. (Ed.), “Bogs,” A.B."
    view = _view(text)
    words = [view.text[start:end] for start, end in find_tokens(view.text)]
    assert words == ["12", "(3):", "45-61.", "(Ed.),", '"Bogs,"', "A.B."]


def test_a_book_whose_only_name_is_labelled_container_has_it_as_title():
    text = "Okafor, Bogs, London"
    view = _view(text)
    reading = make_reading(view, find_tokens(text), ["author", "container", "location"], Reading())
    assert reading.fields[FieldName.TITLE].of(text) == "Bogs"
    assert FieldName.VENUE not in reading.fields


def test_a_title_cut_inside_a_bracket_leaves_the_first_reading():
    text = "Okafor. Bogs [a, b]. London"
    view = _view(text)
    tokens = find_tokens(text)
    hint = Reading({FieldName.TITLE: Span(8, 19)}, 0.8)
    labels = ["author", "title", "title", *["other"] * (len(tokens) - 3)]
    assert make_reading(view, tokens, labels, hint) is hint


def test_fields_of_the_first_reading_stay_where_they_do_not_touch_the_title():
    text = "Okafor, Bogs of 1999, 12, 2014"
    view = _view(text)
    hint = Reading({FieldName.YEAR: Span(16, 20), FieldName.VOLUME: Span(22, 24)}, 0.4)
    reading = make_reading(view, find_tokens(text), ["author", *["title"] * 3, "volume", "date"], hint)
    assert reading.fields[FieldName.VOLUME].of(text) == "12"
    assert reading.fields[FieldName.YEAR].of(text) == "2014"


@pytest.mark.parametrize("content", [None, b"no model"])
def test_a_missing_or_broken_model_is_named(tmp_path, monkeypatch, content):
    path = tmp_path / "absent.crfsuite"
    if content is not None:
        path.write_bytes(content)
    monkeypatch.setattr(tagger, "shipped_path", lambda part: path)
    with pytest.raises(ConfigurationError, match=r"absent\.crfsuite"):
        tagger.label_words([["w=a"]])


def test_a_known_style_loads_no_model():
    code = (
        "import sys; from citecheck.datatypes import Span; from citecheck.parsing.entries import parse_entry;"
        f"text = {APA!r}; parse_entry(text, Span(0, len(text))); assert 'pycrfsuite' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
