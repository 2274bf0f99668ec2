"""Entries take fields from those they refer to, whichever stands first, within bounds."""

from __future__ import annotations

import pytest

from citecheck.index.importers import bibtex_inheritance
from citecheck.index.importers.bibtex_entries import Entry
from citecheck.index.importers.bibtex_inheritance import with_inherited


def entry(key, kind="misc", line=1, **fields):
    return Entry(line, kind, key, fields)


VOLUME = entry("v", "proceedings", title="Proceedings", year="2000", publisher="P", doi="10.1/v", pages="1-500")
PAPER = entry("p", "inproceedings", title="Paper", crossref="V", pages="3-4")
COMPLETE = {
    "title": "Paper", "crossref": "V", "pages": "3-4", "booktitle": "Proceedings", "year": "2000", "publisher": "P",
}  # fmt: skip


@pytest.mark.parametrize("entries", [(PAPER, VOLUME), (VOLUME, PAPER)])
def test_a_paper_takes_what_it_shares_with_its_volume(entries):
    found = {item.key: item.fields for item in with_inherited(entries)}
    assert found == {"p": COMPLETE, "v": VOLUME.fields}


def test_a_volume_that_never_comes_costs_nothing():
    assert list(with_inherited([PAPER, entry("other")])) == [entry("other"), PAPER]


def test_fields_come_through_a_chain_and_from_containers_of_data():
    chapter = entry("c", "incollection", title="C", crossref="v", xdata="x")
    volume = entry("v", "collection", title="V", crossref="s")
    series = entry("s", "mvcollection", title="S", publisher="P", year="1999")
    data = entry("x", "xdata", author="A", doi="10.1/x", year="2001")
    found = {item.key: item.fields for item in with_inherited([chapter, data, volume, series])}
    assert found["c"]["booktitle"] == "V"
    assert (found["c"]["publisher"], found["c"]["author"], found["c"]["doi"]) == ("P", "A", "10.1/x")


def test_entries_that_refer_in_a_circle_come_out():
    first, second = entry("a", "book", crossref="b"), entry("b", "book", crossref="a", publisher="P")
    assert {item.key for item in with_inherited([first, second, entry("c", crossref="c")])} == {"a", "b", "c"}


def test_no_more_entries_wait_than_the_bound(monkeypatch):
    monkeypatch.setattr(bibtex_inheritance, "MAX_WAITING", 2)
    papers = (entry(f"p{n}", "inproceedings", title="T", crossref="none", line=n) for n in range(5))
    found = with_inherited(papers)
    assert next(found).key == "p0"
    assert next(papers).key == "p3", "the third is not read before the first comes out"
