"""The lanes behind the exact keys: who is asked, what settles a question, and what is shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citecheck.datatypes import FoundBy, PersonName, Reference
from citecheck.index import ReferenceIndex
from citecheck.index.query import Query, string_probe, title_probe
from citecheck.index.search import Lanes


def work(name, title, author, year):
    return Reference(name, title, (PersonName(author),), year)


WORKS = (
    work("structure", "Finding Structure in Time", "Elman", 1990),
    work("distributed", "Simple Recurrent Networks, and Grammatical Structure", "Elman", 1991),
    work("memory", "Long Short-Term Memory", "Hochreiter", 1997),
    work("structures", "Finding Structures in Space", "Other", 2001),
    work("commons", "Governing the Commons", "Ostrom", 1990),
    work("proceedings", "Proceedings of the Annual Meeting of the Cognitive Science Society", "Editor", 1990),
    work("far", "Quantum Chromodynamics on the Lattice", "Wilson", 1974),
)  # fmt: skip


@pytest.fixture
def contents(tmp_path):
    return ReferenceIndex.build(tmp_path / "index", WORKS)._contents


class Vectors:
    """Proposes rows, and notes of what it was asked."""

    def __init__(self, *rows):
        self.rows = list(rows)
        self.asked = []

    def __call__(self, texts, k):
        self.asked += texts
        return [self.rows for _ in texts]


def find(contents, probe, vectors=None, removed=frozenset()):
    lanes = Lanes(contents.records, contents.postings, removed)
    (found,) = lanes.find([probe], vectors or Vectors())
    return found


def ids(found):
    return [WORKS[near.row].id for near in found]


@pytest.fixture
def titled(cite):
    return lambda title, **fields: title_probe(Query.of(cite(title, **fields)))


def test_the_words_of_a_title_settle_it_and_no_vector_is_asked(contents, titled):
    vectors = Vectors(6)
    found = find(contents, titled("Finding structur in time"), vectors)
    assert (ids(found)[0], found[0].found_by, found[0].agrees, vectors.asked) == ("structure", FoundBy.WORDS, False, [])


@pytest.mark.parametrize(
    ("fields", "n_asked"),
    [
        ({}, 1),
        ({"authors": ("Elman",)}, 1),
        ({"year": 1990}, 1),
        ({"authors": ("Elman",), "year": 1991}, 1),
        ({"authors": ("Elman",), "year": 1990}, 0),
        ({"authors": ("Somebody", "Elman"), "year": 1990}, 0),
    ],
)
def test_author_and_year_that_agree_settle_a_title_that_is_less_alike(contents, titled, fields, n_asked):
    vectors = Vectors()
    found = find(contents, titled("Finding the structure of time", **fields), vectors)
    assert ids(found)[0] == "structure"
    assert 0.8 <= found[0].likeness < 0.88
    assert len(vectors.asked) == n_asked
    assert found[0].agrees == (not n_asked)


def test_author_and_year_find_a_title_of_which_no_word_is_left(contents, titled):
    found = find(contents, titled("Fnding Strcture n Tme", authors=("Elman",), year=1990))
    assert (ids(found)[0], found[0].agrees) == ("structure", True)


def test_the_work_of_the_author_goes_before_one_that_is_a_little_more_alike(contents, titled):
    found = find(contents, titled("Finding some structures in spaces", authors=("Elman",), year=1990))
    near = {WORKS[item.row].id: item for item in found}
    assert near["structures"].likeness > near["structure"].likeness
    assert ids(found)[:2] == ["structure", "structures"]


def test_vectors_are_asked_about_what_words_do_not_settle(contents, titled):
    vectors = Vectors(2, 6)
    found = find(contents, titled("Lng Shrt-Trm Mmry"), vectors)
    assert vectors.asked == ["Lng Shrt-Trm Mmry"]
    assert (ids(found)[0], found[0].found_by) == ("memory", FoundBy.VECTOR)


def test_the_order_of_the_vectors_stands_where_letters_say_little(contents, titled):
    found = find(contents, titled("Lattices of quarks"), Vectors(5, 6, 0))
    assert ids(found)[:3] == ["proceedings", "far", "structure"]


def test_a_row_that_words_and_vectors_propose_is_shown_once(contents, titled):
    found = find(contents, titled("Finding structures"), Vectors(0, 3, 0))
    assert len(found) == len({near.row for near in found})
    assert {near.found_by for near in found if WORKS[near.row].id in ("structure", "structures")} == {FoundBy.WORDS}


def test_beside_what_settles_a_title_only_those_much_like_it_are_shown(contents, titled):
    assert ids(find(contents, titled("Finding Structures in Time"))) == ["structure", "structures"]
    assert ids(find(contents, titled("Long Short-Term Memory"))) == ["memory"]


def test_a_removed_row_is_never_shown(contents, titled, cite):
    removed = frozenset({0, 2})
    for title in ("Finding Structure in Time", "Long Short-Term Memory"):
        for probe in (titled(title, authors=("Elman",), year=1990), string_probe(Query.of(f"Elman (1990). {title}."))):
            found = find(contents, probe, Vectors(3, 5, 6), removed)
            assert found
            assert not {near.row for near in found} & removed


def test_a_whole_reference_is_found_by_author_and_year_and_its_title(contents):
    for text in (
        "Elman, J. L. (1990). Finding structure in time. Cognitive Science, 14, 179-211.",
        "J. L. Elman, “Finding Structure in Time,” Cognitive Science, vol. 14, 1990.",
        "Elman JL. Finding structure in time. Cogn Sci. 1990;14:179.",
    ):
        vectors = Vectors()
        found = find(contents, string_probe(Query.of(text)), vectors)
        assert (ids(found)[0], found[0].agrees, vectors.asked) == ("structure", True, [])


def test_a_title_that_a_longer_text_holds_does_not_settle_it_alone(contents):
    """It may be what the proceedings are called."""
    text = (
        "Unknown, A. (1985). A paper of its own. In Proceedings of the Annual Meeting of the Cognitive Science Society."
    )
    vectors = Vectors(6)
    found = find(contents, string_probe(Query.of(text)), vectors)
    assert ids(found)[0] == "proceedings"
    assert "A paper of its own" in " ".join(vectors.asked)
    assert "far" in ids(found)


def test_several_probes_are_answered_in_order_with_one_question_to_the_vectors(contents, titled):
    calls = []

    def by_vector(texts, k):
        calls.append(texts)
        return [[number] for number, _ in enumerate(texts)]

    probes = [None, titled("unheard of"), titled("Long Short-Term Memory"), titled("never heard"), None]
    found = Lanes(contents.records, contents.postings, contents.removed).find(probes, by_vector)
    assert calls == [["unheard of", "never heard"]]
    assert [ids(some)[:1] for some in found] == [[], ["structure"], ["memory"], ["distributed"], []]


def test_an_index_asks_its_vectors_only_when_it_must(tmp_path, cite):
    index = ReferenceIndex.build(tmp_path / "index", WORKS)
    index.search(
        [cite("Finding Structure in Time"), cite("Finding structur in tim"), cite(None, raw="(7)", form="marker")]
    )
    assert "titles" not in vars(index._contents)
    index.search([cite("Something else entirely")])
    assert "titles" in vars(index._contents)


def test_an_answer_says_how_each_candidate_was_found(tmp_path, cite):
    index = ReferenceIndex.build(tmp_path / "index", WORKS)
    lanes = [
        index.search([cite(title)])[0][0].found_by for title in ("Governing the commons", "Governing commns", "Gvrning")
    ]
    assert lanes == [FoundBy.TITLE_KEY, FoundBy.WORDS, FoundBy.VECTOR]
    (found,) = index.search([cite("Governing the commons", authors=("Wilson",))])
    assert (found[0].found_by, found[0].score) == (FoundBy.TITLE_KEY, 1.0)


def test_equal_citations_have_equal_answers_wherever_they_stand(tmp_path, cite):
    index = ReferenceIndex.build(tmp_path / "index", WORKS)
    asked = cite("Finding the structure of time", authors=("Elman",), year=1990)
    elsewhere = replace(asked, span=replace(asked.span, end=asked.span.end))
    first, second, third = index.search([asked, cite("Commons"), elsewhere])
    assert first == third == index.search([asked])[0]
    assert first != second


def test_works_that_were_removed_do_not_crowd_out_the_one_that_is_left(tmp_path, cite):
    """Not from the words, not from author and year, and not from the vectors."""
    many = [work(f"gone {number}", f"A long study of river fish {number}", "Li", 2001) for number in range(100)]
    left = [work("left", "A long study of fish in some other river", "Li", 2001), *WORKS]
    ReferenceIndex.build(tmp_path / "index", [*many, *left])
    index = ReferenceIndex.remove(tmp_path / "index", [item.id for item in many])
    built = ReferenceIndex.build(tmp_path / "built", left)
    asked = [
        cite("A long study of river fish"),
        cite("A long study of river fish", authors=("Li",), year=2001),
        cite("A lng stdy of rvr fsh"),
        "Li (2001). A long study of river fish 7. Journal of Fish.",
    ]
    assert index.search(asked) == built.search(asked)
    assert index.nearest(["study of river fish"], 3) == built.nearest(["study of river fish"], 3)
    assert {some[0].reference.id for some in index.search(asked)} == {"left"}
