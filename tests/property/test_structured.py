"""Structured documents: exact places whatever the text is, and what was written is read back."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.datatypes import FieldName, Format
from citecheck.errors import DocumentError
from citecheck.parsing import find_citations
from citecheck.parsing.structured import STRUCTURED

PIECES = st.sampled_from(
    [
        "@article{key, ", "@book(", "@string{a = ", "@comment{", "title = ", "author = {", "{", "}", '"', "#", ",", "=",
        "year = 2020", "doi = {10.1000/xyz}", r"{\"o}", "\\", "\n", "\n@misc{b,\n title={T}}\n", " and others", "}\n",
        "\nTY  - JOUR\n", "AU  - Li, Wei\n", "TI  - T\n", "SP  - 1\nEP  - 2\n", "PY  - 2001//\n",
        "ER  -", "ID  - x\n", "DO  - ",
        "[", "]", ":", '"title": "T",', '{"title": "x", "year": 2020}', '"author": [{"family": "Li"}],',
        '"issued": {', "null,",
        "\\begin{thebibliography}{9}\n", "\\bibitem{key} Li, W. (2020). \\emph{On Things}. Nature.\n",
        "\\cite{key, other}",
        "\\end{thebibliography}", "% \\cite{key}\n", "\\begin{verbatim}", "\\section{A}", "~", "--", "$x$",
        "\\newblock ",
        "<xml><records>", "<record>", "</record>", "<titles><title>", "<style a='b'>", "</style>", "</title></titles>",
        "&amp;",
    ]
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=30).map("".join)


def found_in(text, markup):
    try:
        return find_citations(text, format=markup)
    except DocumentError:
        return ()


@settings(max_examples=1500)
@given(TEXTS, st.sampled_from([*STRUCTURED, Format.AUTO]))
def test_every_record_and_field_stands_where_its_span_says(text, markup):
    found = found_in(text, markup)
    assert all(before.span.end <= after.span.start for before, after in pairwise(found))
    for citation in found:
        assert citation.span.of(text) == citation.raw != ""
        for field in citation.field_spans:
            assert citation.span.contains(field.span)
            assert len(field.span) > 0


WORDS = st.text(alphabet="abcdefghijklmnopqrstuvwxyzäöüéñçABCDEFG", min_size=5, max_size=9).filter(
    lambda word: word.lower() not in {"others", "senior", "junior"}
)
PHRASES = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
NAMES = st.lists(st.tuples(WORDS.map(str.capitalize), WORDS.map(str.capitalize)), min_size=1, max_size=4)
RECORDS = st.fixed_dictionaries(
    {
        "title": PHRASES,
        "author": NAMES,
        "year": st.integers(1500, 2099),
        "journal": PHRASES,
        "volume": st.integers(1, 99),
    }
)
DELIMITERS = st.sampled_from(["{%s}", '"%s"', "{{%s}}", "{ %s }"])


@settings(max_examples=300)
@given(st.lists(RECORDS, min_size=1, max_size=4), st.data())
def test_generated_bibtex_is_read_back(records, data):
    text = ""
    for number, record in enumerate(records):
        fields = record | {"author": " and ".join(f"{family}, {given}" for family, given in record["author"])}
        plain = {"author": "{%s}", "year": data.draw(st.sampled_from(["%s", "{%s}"]))}
        lines = (f"  {name} = {plain.get(name) or data.draw(DELIMITERS)}" % value for name, value in fields.items())
        text += f"@article{{key{number},\n" + ",\n".join(lines) + "\n}\n"
    found = find_citations(text, format="bibtex")
    assert [citation.key for citation in found] == [f"key{number}" for number in range(len(records))]
    for citation, record in zip(found, records, strict=True):
        assert [(name.family, name.given) for name in citation.authors] == record["author"]
        assert (citation.title, citation.year, citation.volume) == (
            record["title"],
            record["year"],
            str(record["volume"]),
        )
        assert citation.venue == record["journal"]
        assert citation.span_of(FieldName.TITLE).of(text) == record["title"]
