"""Words of titles, and authors with years, lead to the rows that have them, and vote for them."""

from __future__ import annotations

import numpy as np
import pytest

from citecheck.datatypes import PersonName, Reference
from citecheck.errors import IndexDamagedError
from citecheck.index import postings
from citecheck.index.postings import (
    PostingTable,
    PostingWriter,
    Votes,
    family_key,
    hash_author_year,
    hash_word,
    telling,
    terms_of,
)
from citecheck.text.folding import fold_words

FILES = ("terms.npy", "term_starts.npy", "term_rows.npy")
NOUNS = "river theory protein market syntax".split()
WORKS = [
    Reference(str(row), f"The {NOUNS[row % 5]} and the {NOUNS[row * row % 3]} common", (PersonName("Li"),), 2000 + row)
    for row in range(12)
]


def write(folder, works, first_row=0, earlier=None):
    writer = PostingWriter()
    for row, work in enumerate(works, first_row):
        writer.add(work, row)
    folder.mkdir(exist_ok=True)
    writer.write(folder, earlier)
    return PostingTable(folder, first_row + len(works))


def rows_of(table, *words):
    found = table.lookup(map(hash_word, words))
    return [found[term].tolist() if term in found else [] for term in map(hash_word, words)]


def contents(folder):
    return [(folder / name).read_bytes() for name in FILES]


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("The Tragedy of the Commons", ("tragedy", "commons")),
        ("Größe x, größe 12 Zahlen", ("grosse", "12", "zahlen")),
        ("A b c", ()),
        ("", ()),
    ],
)
def test_words_of_a_title_are_folded_and_those_that_say_nothing_left_out(title, words):
    assert telling(fold_words(title)) == words


@pytest.mark.parametrize(
    ("person", "key"),
    [
        (PersonName("van der Waals", "J."), "waals"),
        (PersonName("García Márquez", "G."), "marquez"),
        (PersonName(literal="World Health Organization"), "organization"),
        (PersonName(given="Plato"), ""),
    ],
)
def test_an_author_goes_by_the_last_word_of_the_family_name(person, key):
    assert family_key(person) == key


def test_hashes_of_terms_are_stable():
    """They stand in index files: another value would make every index silently deaf to words."""
    assert hash_word("attention") == 1400606003
    assert hash_author_year("vaswani", 2017) == 755944224


def test_a_reference_is_listed_under_its_words_and_its_first_author_with_the_year():
    work = Reference("a", "Deep, deep learning", (PersonName("LeCun"), PersonName("Bengio")), 2015)
    terms = [hash_word("deep"), hash_word("learning"), hash_author_year("lecun", 2015)]
    assert list(terms_of(work)) == terms
    for without in (
        Reference("a", "Deep learning", (PersonName("LeCun"),)),
        Reference("a", "Deep learning", year=2015),
    ):
        assert list(terms_of(without)) == terms[:2]


def test_a_term_leads_to_its_rows_in_order(tmp_path):
    table = write(tmp_path, WORKS)
    assert rows_of(table, "syntax", "common", "unheard") == [[4, 9], list(range(12)), []]
    (rows,) = table.lookup([hash_author_year("li", 2003)]).values()
    assert rows.tolist() == [3]
    assert table.lookup([]) == {}


def test_an_index_without_words_answers_nothing(tmp_path):
    assert rows_of(write(tmp_path, []), "common", "syntax") == [[], []]


def test_a_term_that_too_many_share_is_kept_without_rows(tmp_path, monkeypatch):
    monkeypatch.setattr(postings, "MAX_ROWS", 11)
    table = write(tmp_path, WORKS)
    assert rows_of(table, "common", "syntax") == [[], [4, 9]]
    assert table.unpacked()[1].tolist() == [hash_word("common")]
    monkeypatch.setattr(postings, "MAX_ROWS", 12)
    assert rows_of(write(tmp_path, WORKS), "common") == [list(range(12))]


@pytest.mark.parametrize("max_rows", [1, 2, 3, 6, 11, 12, 8192])
@pytest.mark.parametrize("cuts", [(0,), (12,), (1,), (6,), (4, 8), (11, 11), (2, 3, 5, 7, 11)])
def test_terms_that_were_merged_are_those_of_one_build(tmp_path, monkeypatch, max_rows, cuts):
    """Also a term that became too common in between, and one that was so before."""
    monkeypatch.setattr(postings, "MAX_ROWS", max_rows)
    write(tmp_path / "whole", WORKS)
    table, start = None, 0
    for number, end in enumerate((*cuts, len(WORKS))):
        folder = tmp_path / f"grown {number}"
        table, start = write(folder, WORKS[start:end], start, table), end
    assert contents(folder) == contents(tmp_path / "whole")


@pytest.mark.parametrize(("name", "numbers"), [("terms.npy", [1]), ("term_starts.npy", [0, 9]), ("term_rows.npy", [])])
def test_files_that_do_not_fit_each_other_are_damage(tmp_path, name, numbers):
    write(tmp_path, WORKS)
    np.save(tmp_path / name, np.array(numbers, np.uint32), allow_pickle=False)
    with pytest.raises(IndexDamagedError, match=r"term_starts.npy does not fit its terms and rows"):
        PostingTable(tmp_path, 12)


# Votes.


MOST = 8_192


def lists(*rows):
    return [np.array(some, np.uint32) for some in rows]


@pytest.mark.parametrize(
    ("some", "expected"),
    [
        ([], []),
        ([[]], []),
        ([[3, 5]], [3, 5]),
        ([[5, 7], [3, 5]], [5, 3, 7]),
        ([[1, 2, 3, 4], [4]], [4, 1, 2, 3]),
        ([[1], [2, 3]], [1, 2, 3]),
        ([list(range(10))], list(range(10))),
    ],
)
def test_rows_of_many_and_rare_lists_come_first_and_ties_go_by_row(some, expected):
    votes = Votes(10)
    assert votes.best(lists(*some), 10, most=MOST) == expected
    assert votes.best(lists(*reversed(some)), 10, most=MOST) == expected
    for k in (1, 2, 3):
        assert votes.best(lists(*some), k, most=MOST) == expected[:k]


def test_of_many_rows_the_first_are_those_that_sorting_all_of_them_would_give():
    """Most rows are dropped before they are put in order; none of those may have belonged to the first."""
    chance = np.random.default_rng(11)
    for _ in range(200):
        n_lists = int(chance.integers(1, 6))
        some = [np.unique(chance.integers(0, 200, chance.integers(1, 150))).astype(np.uint32) for _ in range(n_lists)]
        votes = dict.fromkeys(range(200), np.float32(0))
        for rows in sorted(some, key=len):
            for row in rows.tolist():
                votes[row] += np.float32(np.log(200 / len(rows)) + 1e-3)
        order = sorted((row for row in votes if votes[row]), key=lambda row: (-votes[row], row))
        n_tied = sum(votes[row] == votes[order[0]] for row in order)
        assert Votes(200).best(some, 5, most=MOST) == order[:5]
        assert Votes(200).best(some, 5, most=MOST, ties=20) == order[: max(5, min(n_tied, 20))]
        strong = [row for row in order if votes[row] >= np.float32(0.7) * votes[order[0]]]
        assert Votes(200).best(some, 5, most=MOST, share=0.7) == strong[:5]


def test_of_rows_that_are_named_the_best_are_returned_each_once():
    (named,) = lists([7, 9, 7, 5])
    assert Votes(10).among(named, lists([3, 5, 7], [5]), 5) == [5, 7, 9], "no more than wanted: none is left out"
    assert Votes(10).among(named, lists([3, 5, 7], [5]), 2) == [5, 7]
    assert Votes(10).among(named, lists([9]), 1) == [9]
    assert Votes(10).among(named, [], 1) == [5]


def test_a_query_leaves_nothing_behind_for_the_next_one():
    chance = np.random.default_rng(7)
    queries = [
        [np.unique(chance.integers(0, 50, chance.integers(0, 20))).astype(np.uint32) for _ in range(6)]
        for _ in range(100)
    ]
    votes = Votes(50)
    answers = [votes.best(query, 8, most=MOST) for query in queries]
    assert answers == [Votes(50).best(query, 8, most=MOST) for query in queries]
    assert [votes.best(query, 8, most=MOST) for query in reversed(queries)] == answers[::-1]


def test_no_more_rows_are_read_than_allowed_and_the_rarest_first():
    assert Votes(100).best(lists([1, 2, 3], [4], range(50, 60)), 10, most=4) == [4, 1, 2, 3]
    assert Votes(100).best(lists(range(50, 60)), 3, most=4) == [50, 51, 52], "one list is always read"


def test_rows_that_are_gone_never_win_and_take_no_place():
    gone = np.isin(np.arange(10), [3, 5])
    votes = Votes(10, gone)
    assert votes.best(lists([3, 5, 7], [5, 7, 8]), 2, most=MOST) == [7, 8]
    assert votes.best(lists([3, 5]), 2, most=MOST) == []
    (named,) = lists([3, 7])
    assert votes.among(named, lists([3, 5, 7]), 2) == [7]
