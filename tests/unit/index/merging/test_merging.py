"""Records in, works out: one reference for each work, with what all its records know."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.datatypes import Kind, PersonName, Provenance, Retraction, Standing
from citecheck.index.merging import merge_references
from citecheck.index.merging.combining import combine, combine_authors
from citecheck.index.merging.spool import pack, unpack
from citecheck.testing import reference


def record(number, title, author="Li, X.", year=2001, source="a.bib", **fields):
    provenance = (Provenance(source, str(number)),)
    return reference(title, id=f"r{number}", authors=[author], year=year, provenance=provenance, **fields)


def test_a_work_has_the_best_of_each_field_and_all_that_identifies_it():
    short = record(1, "A theory of nets", "Li, X.", venue="J. Nets", identifiers=["arXiv:2001.00001"])
    full = record(
        2, "A Theory of Nets", "Li, Xiu", venue="Journal of Nets", pages="1-9", identifiers=["doi:10.1000/nets"],
        kind=Kind.ARTICLE, source="crossref",
    )  # fmt: skip
    told = record(3, "A theory of nets", abstract="What nets are.", source="c.ris", other_titles=("Théorie des nets",))
    (work,) = merge_references([short, full, told])
    assert (work.id, work.title, work.year, work.kind) == ("r2", "A Theory of Nets", 2001, Kind.ARTICLE)
    assert work.authors == (PersonName("Li", "Xiu"),)
    assert (work.venue, work.pages, work.abstract) == ("Journal of Nets", "1-9", "What nets are.")
    assert sorted(map(str, work.identifiers)) == ["arxiv:2001.00001", "doi:10.1000/nets"]
    assert sorted(item.source for item in work.provenance) == ["a.bib", "c.ris", "crossref"]
    assert work.other_titles == ("Théorie des nets",)


def test_works_come_in_the_order_in_which_they_first_occur():
    records = [record(1, "Alpha and its kin"), record(2, "Beta and its kin"), record(3, "alpha and its kin")]
    assert [work.title.lower() for work in merge_references(records)] == ["alpha and its kin", "beta and its kin"]


def test_preprint_and_article_name_each_other_and_keep_their_own_data():
    preprint = record(1, "Cold atoms in a trap", year=2002, kind=Kind.PREPRINT, venue="arXiv")
    article = record(2, "Cold atoms in a trap", year=2003, kind=Kind.ARTICLE, venue="Phys. Rev. Lett.")
    one, other = merge_references([preprint, article])
    assert (one.venue, one.year, one.versions) == ("arXiv", 2002, ("r2",))
    assert (other.venue, other.year, other.versions) == ("Phys. Rev. Lett.", 2003, ("r1",))


def test_versions_name_ids_that_were_made_unique():
    other = record(1, "Something else altogether here")
    preprint = replace(record(2, "Cold atoms in a trap", kind=Kind.PREPRINT, venue="arXiv"), id="r1")
    article = record(3, "Cold atoms in a trap", kind=Kind.ARTICLE, venue="Science")
    works = list(merge_references([other, preprint, article]))
    assert [(work.id, work.versions) for work in works] == [("r1", ()), ("r1~2", ("r3",)), ("r3", ("r1~2",))]


def test_versions_that_a_record_names_follow_the_record_that_was_merged_away():
    preprint = replace(record(1, "Cold atoms in a deep trap", kind=Kind.PREPRINT, venue="arXiv"), versions=("r3", "x"))
    full = record(2, "Hot atoms in a trap", kind=Kind.ARTICLE, venue="Science", identifiers=["doi:10.1000/hot"])
    lean = record(3, "Hot atoms in a trap", kind=Kind.ARTICLE)
    assert next(merge_references([preprint, full, lean])).versions == ("r2", "x")


def test_a_standing_record_keeps_its_id():
    standing = record(1, "A theory of nets")
    fresh = record(2, "A theory of nets", identifiers=["doi:10.1000/nets"])
    (work,) = merge_references([standing, fresh], n_standing=1)
    assert work.id == "r1"


@pytest.mark.parametrize(
    ("lists", "best"),
    [
        (["Li, X.", "Li, Xiu"], "Xiu Li"),
        (["Li, X.; Wu, Y.", "Li, Xiu"], "Xiu Li; Y. Wu"),
        (["Li, X.; others", "Li, X.; Wu, Y."], "X. Li; Y. Wu"),
        (["Whistler, R. L. and Lake, W. C.; Li, X.; Wu, Y.", "Lake, W.; Whistler, R."], "W. Lake; R. Whistler"),
        (["LI, XIU", "Li, Xiu"], "Xiu Li"),
        (["Wu, Yan", "Li, X.; Wu, Y."], "X. Li; Y. Wu"),
    ],
)
def test_the_longest_sound_list_of_authors_with_the_fullest_names(lists, best):
    parsed = [reference("t", authors=names.split("; ")).authors for names in lists]
    assert "; ".join(map(str, combine_authors(parsed))) == best


def test_the_gravest_notice_of_all_records_stands():
    concern = record(1, "A theory of nets", retraction=Retraction(Standing.CONCERN, "2001"))
    retracted = record(2, "A theory of nets", retraction=Retraction(Standing.RETRACTED, "2002", "Error in data"))
    (work,) = merge_references([concern, retracted])
    assert work.retraction == Retraction(Standing.RETRACTED, "2002", "Error in data")


def test_one_record_stays_as_it_is():
    single = record(1, "  Odd <i>title</i> ", venue="J.")
    assert combine([single]) is single
    assert list(merge_references([single])) == [single]
    assert list(merge_references([])) == []


def test_a_record_that_occurs_twice_is_one_whatever_its_title():
    editorial = record(1, "Editorial")
    assert list(merge_references([editorial, editorial])) == [editorial]


def test_ten_thousand_introductions_are_compared_with_few_of_each_other(monkeypatch):
    from citecheck.index.merging import resolving

    compared = []
    whole = resolving.relate
    monkeypatch.setattr(resolving, "relate", lambda *pair: compared.append(1) or whole(*pair))
    records = [record(n, "Introduction", f"Li, {chr(65 + n % 26)}.", 1900 + n % 7, venue=f"V{n}") for n in range(3_000)]
    assert len(list(merge_references(records))) == 3_000
    assert len(compared) <= 3 * len(records) * resolving.MOST_COMPARED


# Properties.

TITLES = [
    "Graphs of groups", "Graphs of Groups.", "Graphs of groups: a survey", "Erratum: Graphs of groups",
    "On the dimension of random trees and their roots", "On dimensions of random trees and their root",
    "Introduction", "Matrices II", "Matrices I", "Matrices",
]  # fmt: skip
RECORDS = st.builds(
    reference,
    title=st.sampled_from(TITLES),
    authors=st.sampled_from([["Li, X."], ["Li, Xiu", "Wu, Y."], ["Wu, Y.", "Li, X."], ["Serre, J.-P."], []]),
    year=st.sampled_from([None, 2000, 2001, 2003]),
    venue=st.sampled_from([None, "arXiv", "J. Algebra", "Journal of Algebra", "Topology"]),
    kind=st.sampled_from([Kind.UNKNOWN, Kind.ARTICLE, Kind.PREPRINT, Kind.BOOK, Kind.CONFERENCE]),
    pages=st.sampled_from([None, "1-9", "7"]),
    abstract=st.sampled_from([None, "Short.", "Somewhat longer."]),
    identifiers=st.lists(
        st.sampled_from(["doi:10.1000/a", "doi:10.1000/b", "arXiv:2001.00001", "ISBN:9780306406157", "PMID:1234"]),
        max_size=2,
        unique=True,
    ),
)
LIBRARIES = st.lists(RECORDS, max_size=9).map(
    lambda some: [replace(item, id=f"r{n}", provenance=(Provenance("p", str(n)),)) for n, item in enumerate(some)]
)


@settings(max_examples=400, deadline=None)
@given(LIBRARIES)
def test_nothing_that_identifies_is_lost_and_no_work_is_invented(records):
    works = list(merge_references(records))
    assert len(works) <= len(records)
    for attribute in ("identifiers", "provenance"):
        before = {value for item in records for value in getattr(item, attribute)}
        assert {value for item in works for value in getattr(item, attribute)} == before
    ids = {work.id for work in works}
    assert len(ids) == len(works)
    assert {version for work in works for version in work.versions} <= ids


@settings(max_examples=400, deadline=None)
@given(LIBRARIES)
def test_merging_what_was_merged_changes_nothing(records):
    works = list(merge_references(records))
    assert list(merge_references(works)) == works


@settings(max_examples=400, deadline=None)
@given(LIBRARIES, st.integers(0, 99))
def test_the_works_do_not_depend_on_the_order_of_the_files(records, seed):
    shuffled = list(records)
    random.Random(seed).shuffle(shuffled)
    assert set(merge_references(shuffled)) == set(merge_references(records))


@settings(deadline=None)
@given(RECORDS, st.text())
def test_what_waits_on_disk_comes_back_as_it_was(item, title):
    odd = replace(item, title=title, retraction=Retraction(Standing.CONCERN, "2001", "why", None), versions=("a",))
    assert unpack(pack(odd)) == odd
