"""BibTeX and BibLaTeX: every entry, its fields and their places, whatever is broken around it."""

from __future__ import annotations

import pytest

from citecheck.datatypes import FieldName, Kind
from citecheck.parsing import find_citations


def only(text):
    (citation,) = find_citations(text, format="bibtex")
    assert citation.span.of(text) == citation.raw
    assert all(citation.span.contains(item.span) and item.span for item in citation.field_spans)
    return citation


def raw_of(text, citation, field):
    return citation.span_of(field).of(text)


VALUES = [
    ("{A Title}", "A Title", "A Title"),
    ('"A Title"', "A Title", "A Title"),
    ("{{A Title}}", "A Title", "A Title"),
    ("{ A  Title }", "A Title", "A  Title"),
    ("{{BERT} and {GPT}}", "BERT and GPT", "{BERT} and {GPT}"),
    ('"The {"}Quoted{"} Word"', 'The "Quoted" Word', 'The {"}Quoted{"} Word'),
    (r"{G{\"o}del, {\'E}t{\'e}}", "Gödel, Été", r"G{\"o}del, {\'E}t{\'e}"),
    ('"A " # {Title}', "A Title", '"A " # {Title}'),
    ('full # " Text"', "Macro Text", 'full # " Text"'),
    ("full", "Macro", "full"),
    ("{Sets \\{ and $\\alpha$}", "Sets { and α", "Sets \\{ and $\\alpha$"),
    ("1984", "1984", "1984"),
    (r"{\mkbibemph{Dune} and \enquote{Irony}}", "Dune and Irony", r"\mkbibemph{Dune} and \enquote{Irony}"),
]


@pytest.mark.parametrize(("written", "title", "raw"), VALUES)
def test_a_value_is_decoded_and_its_span_leaves_the_delimiters_out(written, title, raw):
    text = f"@string{{full = {{Macro}}}}\n@book{{key, title = {written}, year = 2001}}"
    citation = only(text)
    assert (citation.title, raw_of(text, citation, FieldName.TITLE), citation.year) == (title, raw, 2001)


NAMES = [
    ("Vaswani, Ashish and Noam Shazeer", ["Vaswani|Ashish|", "Shazeer|Noam|"]),
    ("van den Oord, Aäron and Ludwig van Beethoven", ["van den Oord|Aäron|", "van Beethoven|Ludwig|"]),
    ("King, Jr., Martin Luther", ["King|Martin Luther|Jr."]),
    ("Sammy {Davis Junior} and Simon {de Bruijn}", ["Davis Junior|Sammy|", "de Bruijn|Simon|"]),
    (r"Erd{\H o}s, Paul AND G{\"o}del, K.", ["Erdős|Paul|", "Gödel|K.|"]),
    ("family=Fontaine, given=Jean, prefix=de la", ["de la Fontaine|Jean|"]),
    ("A. Vaswani, N. Shazeer, and N. Parmar", ["Vaswani|A.|", "Shazeer|N.|", "Parmar|N.|"]),
]


@pytest.mark.parametrize(("written", "expected"), NAMES)
def test_names_are_read_as_bibtex_reads_them(written, expected):
    citation = only(f"@misc{{k, author = {{{written}}}, title = {{T}}}}")
    assert [f"{name.family}|{name.given}|{name.suffix}" for name in citation.authors] == expected
    assert not citation.authors_truncated


@pytest.mark.parametrize("written", ["{U.S. Census Bureau}", "{Barnes and Noble, Inc.}"])
def test_a_name_in_braces_is_an_organisation(written):
    text = f"@misc{{k, author = {{{written} and Li, Wei}}, title = {{T}}}}"
    assert [str(name) for name in only(text).authors] == [written.strip("{}"), "Wei Li"]


@pytest.mark.parametrize("end", [" and others", " and Others", ", et al.", " et al."])
def test_a_cut_list_of_names_says_so(end):
    citation = only(f"@misc{{k, author = {{Li, Wei and Wu, Min{end}}}, title = {{T}}}}")
    assert citation.authors_truncated
    assert [name.family for name in citation.authors] == ["Li", "Wu"]


def test_every_field_of_an_entry_is_read():
    text = """@InProceedings(smith:2020,
      AUTHOR = "Smith, J.", editor = {Doe, D.}, Title = {On Things}, subtitle = {A Study},
      booktitle = {Proc. of X}, volume = 3, number = {4}, pages = {1--10}, date = {2020-05-01},
      publisher = {ACM}, doi = {10.1000/a\\_b}, isbn = {0-7100-3616-7},
      eprint = {1706.03762v5}, archiveprefix = {arXiv},
    )"""
    citation = only(text)
    assert (citation.key, citation.kind, citation.title) == ("smith:2020", Kind.CONFERENCE, "On Things: A Study")
    assert (citation.venue, citation.volume, citation.issue, citation.pages) == ("Proc. of X", "3", "4", "1–10")
    assert (citation.year, citation.publisher, str(citation.authors[0])) == (2020, "ACM", "J. Smith")
    assert set(map(str, citation.identifiers)) == {"doi:10.1000/a_b", "isbn:9780710036162", "arxiv:1706.03762"}
    assert raw_of(text, citation, FieldName.YEAR) == "2020"
    assert raw_of(text, citation, FieldName.PAGES) == "1--10"


SERVED = [
    ("@article", "journal = {arXiv preprint arXiv:1706.03762}", "arxiv:1706.03762", Kind.PREPRINT),
    ("@misc", "eprint = {1706.03762}", "arxiv:1706.03762", Kind.PREPRINT),
    ("@article", "eprint = {12345678}, eprinttype = {pubmed}", "pmid:12345678", Kind.ARTICLE),
    ("@misc", r"howpublished = {\url{https://doi.org/10.1000/xyz}}", "doi:10.1000/xyz", Kind.UNKNOWN),
    ("@online", r"url = {\url{https://example.org/a}}", "url:https://example.org/a", Kind.WEBPAGE),
]  # fmt: skip


@pytest.mark.parametrize(("head", "fields", "identifier", "kind"), SERVED)
def test_identifiers_and_kinds_are_found_where_people_put_them(head, fields, identifier, kind):
    citation = only(f"{head}{{k, title = {{T}}, {fields}}}")
    assert (str(citation.identifiers[0]), citation.kind) == (identifier, kind)


def test_comments_preambles_strings_and_sets_are_no_citations():
    text = '@comment{x = 1}\n@preamble{"x"}\n@string(a = {b})\n@set{s, entryset = {k}}\n% note\n@misc{k, title = {T}}'
    assert [citation.key for citation in find_citations(text, format="bibtex")] == ["k"]


BROKEN = [
    "@article{broken, title = {No End, year = 1999}\n",
    '@article{broken, title = "No End, year = 1999}\n',
    "@article{broken, title = {X}, year = 1999\n",
    "@article{broken title = {X}, year = 1999}\n",
    "@article{broken, title {X}}\n",
    "@article{broken, = {X}}\n",
    "@article{\n",
    "@article{broken, title = {X} year = {1999} }}}\n",
    "@comment{ {\n",
    "an @ sign, a { brace and mail@example.org {\n",
]


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_entry_does_not_lose_the_others(broken):
    good = "@misc{%s, title = {Good %s}, year = 2020}\n"
    text = good % ("a", "A") + broken + good % ("b", "B")
    found = {citation.key: citation.title for citation in find_citations(text, format="bibtex")}
    assert found.pop("a") == "Good A"
    assert found.pop("b") == "Good B"
    assert len(found) <= 1


def test_an_entry_that_is_cut_off_is_kept_as_far_as_it_goes():
    text = "@article{cut, title = {Whole}, author = {Li, W."
    citation = only(text)
    assert (citation.title, citation.raw) == ("Whole", "@article{cut, title = {Whole}")


def test_a_missing_comma_after_key_or_field_is_forgiven():
    citation = only("@article{key\n title = {X}\n year = {1999}\n}")
    assert (citation.key, citation.title, citation.year) == ("key", "X", 1999)


@pytest.mark.parametrize("value", ["{No End", "No End}", '"No End', "{No {End}"])
def test_a_value_without_its_end_stops_where_the_next_field_begins(value):
    entry = f"@article{{k,\n  author = {{Li, Wei}},\n  title = {value},\n  year = {{2020}}\n}}\n"
    text = entry + "@misc{next, title = {N}}"
    first, second = find_citations(text, format="bibtex")
    assert (second.key, second.title) == ("next", "N")
    assert str(first.authors[0]) == "Wei Li"
    if value[0] in '{"':
        assert (first.title, first.year) == ("No End", 2020)


PROCEEDINGS = (
    "@proceedings{acl, title = {Proc. of ACL}, editor = {Doe, D.}, year = 2020, publisher = {ACL}, pages = {1--900},"
    " doi = {10.1000/whole}}\n"
)
INHERITED = [
    ("@inproceedings{a, title = {T}, crossref = {acl}}", PROCEEDINGS, ("T", "Proc. of ACL", 2020, "ACL")),
    ("@inproceedings{a, title = {T}, crossref = {ACL}, year = 2021}", PROCEEDINGS, ("T", "Proc. of ACL", 2021, "ACL")),
    (
        "@incollection{a, title = {T}, crossref = {b}}",
        "@book{b, title = {Short}, booktitle = {Long}, year = 1999}",
        ("T", "Long", 1999, None),
    ),
    (
        "@misc{a, title = {T}, xdata = {b, c}}",
        "@xdata{b, publisher = {P}}\n@xdata{c, year = 2001}",
        ("T", None, 2001, "P"),
    ),
    (
        "@inbook{a, title = {T}, crossref = {b}}",
        "@book{b, title = {B}, xdata = {c}}\n@xdata{c, year = 2001, publisher = {P}}",
        ("T", "B", 2001, "P"),
    ),
    ("@inproceedings{a, title = {T}, crossref = {gone}}", "", ("T", None, None, None)),
    ("@book{a, title = {T}, crossref = {a}}", "", ("T", None, None, None)),
    (
        "@book{a, title = {T}, crossref = {b}}",
        "@book{b, title = {U}, crossref = {a}, year = 2001}",
        ("T", None, 2001, None),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("entry", "others", "expected"), INHERITED)
@pytest.mark.parametrize("before", [True, False])
def test_an_entry_takes_the_fields_of_the_volume_it_stands_in(entry, others, expected, before):
    text = f"{others}\n{entry}" if before else f"{entry}\n{others}"
    found = next(item for item in find_citations(text, format="bibtex") if item.key == "a")
    assert (found.title, found.venue, found.year, found.publisher) == expected
    assert (found.authors, found.pages, found.identifiers) == ((), None, ())
    assert all(found.span.contains(item.span) for item in found.field_spans)


def test_a_part_of_a_book_has_the_author_of_the_book():
    text = "@inbook{a, title = {T}, crossref = {b}}\n@book{b, title = {B}, author = {Li, Wei}}"
    part = find_citations(text, format="bibtex")[0]
    assert [str(name) for name in part.authors] == ["Wei Li"]
    assert part.span_of(FieldName.AUTHORS) is None
