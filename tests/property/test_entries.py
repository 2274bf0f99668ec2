"""Properties of ``parse_entry`` on any text: it never raises, and every span is exact."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from citecheck.datatypes import Citation, FieldName, Span
from citecheck.parsing.entries import parse_entry
from citecheck.text.tex import decode_tex

PIECES = st.sampled_from(
    [
        "Vaswani, A.", "A. Vaswani", "Smith J", "et al.", " and ", ", ", ". ", "(2017)", "2017", '"', "'", "*", "**",
        "_", "“", "”", "[", "](", ")", "https://doi.org/10.1000/x", "arXiv:1706.03762", "In ", "Journal of X",
        " 12(3), 4-5", "pp. 1–9", "Attention is all you need", "\n", "  ", "eds.", "<i>", "</i>", "RFC 2119",
        "394 U.S. 618", "``", "''", "-\n", "\u200b",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=25).map("".join))
_MARKUP = re.compile(r"[\s*_`<>/\\\[\]\u00ad\u200b-\u200d\u2060\ufeff\"'‐-]|(?<=<)/?\w+(?=>)")


def _bare(text: str) -> str:
    return _MARKUP.sub("", re.sub(r"</?(?:i|b|em|strong)>", "", text)).replace("“", "").replace("”", "")


def _fields(citation: Citation) -> dict[FieldName, str]:
    names = (FieldName.TITLE, FieldName.VENUE, FieldName.VOLUME, FieldName.ISSUE, FieldName.PAGES, FieldName.PUBLISHER)
    return {name: value for name in names if (value := getattr(citation, name.value)) is not None}


@given(TEXTS, st.text(max_size=5))
@example("*Title*, A. Li, *Nature*, 2017", "- ")
@example("0~AAA\\", "")
@example("[Title words](https://arxiv.org/abs/1706.03762) - Li et al., 2017", "")
def test_spans_are_exact_whatever_the_text(entry: str, before: str) -> None:
    """The citation's text is what its span covers, and each field span covers its value and lies inside."""
    text = f"{before}{entry}\n\nmore"
    citation = parse_entry(text, Span(len(before), len(before) + len(entry)), key="7")
    assert citation.span.of(text) == citation.raw == entry.strip() or not entry.strip()
    assert all(citation.span.contains(item.span) for item in citation.field_spans)
    for name, value in _fields(citation).items():
        place = citation.span_of(name)
        assert place is not None
        assert _bare(value) in {_bare(place.of(text)), _bare(decode_tex(place.of(text)))}
    assert citation.key == "7"


@given(TEXTS)
def test_a_year_is_read_only_where_its_digits_stand(entry: str) -> None:
    """The year equals the four digits at its span."""
    citation = parse_entry(entry, Span(0, len(entry)))
    place = citation.span_of(FieldName.YEAR)
    assert (place is None) == (citation.year is None)
    assert place is None or int(place.of(entry)[:4]) == citation.year


@given(TEXTS, st.integers(0, 30))
def test_reading_does_not_depend_on_where_the_entry_stands(entry: str, shift: int) -> None:
    """The same entry further down in a text has the same fields, with all spans shifted."""
    here = parse_entry(entry, Span(0, len(entry)))
    there = parse_entry(" " * shift + entry, Span(shift, shift + len(entry)))
    assert (here.title, here.authors, here.year, here.venue) == (there.title, there.authors, there.year, there.venue)
    assert [item.span.shifted(shift) for item in here.field_spans] == [item.span for item in there.field_spans]
