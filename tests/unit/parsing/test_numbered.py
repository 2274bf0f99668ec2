"""Pointers by number, label and key: which brackets and superscripts point at an entry."""

from __future__ import annotations

import pytest

from citecheck.parsing.numbered import find_numeric_pointers

KEYS = frozenset({"1", "2", "3", "4", "12"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("so it is [3].", [("3", ("3",))]),
        ("so it is[3].", [("3", ("3",))]),
        ("both [2, 3] hold", [("2", ("2",)), ("3", ("3",))]),
        ("both [2;3] hold", [("2", ("2",)), ("3", ("3",))]),
        ("all [2-4] hold", [("2-4", ("2", "3", "4"))]),
        ("all [2–4, 12] hold", [("2–4", ("2", "3", "4")), ("12", ("12",))]),
        ("some [1, 2]–[4] and [1]–[2]", [("1", ("1",)), ("2]–[4", ("2", "3", "4")), ("1]–[2", ("1", "2"))]),
        ("twice [1][2]", [("1", ("1",)), ("2", ("2",))]),
        ("see [3, p. 12]", [("3", ("3",))]),
        ("see [1, pp. 3–4; 2] and [3]", [("1", ("1",)), ("2", ("2",)), ("3", ("3",))]),
        ("x[1] and a[2]; so [3, and references therein]", [("3", ("3",))]),
        ("on trees^1 and more.^2,3 (300 bar)^4", [("1", ("1",)), ("2", ("2",)), ("3", ("3",)), ("4", ("4",))]),
        ("see [1, p. 12; 2, 3, Sec. 4]", [("1", ("1",)), ("2", ("2",)), ("3", ("3",))]),
        ("see refs. 2 and 3, and Ref. 12", [("2", ("2",)), ("3", ("3",)), ("12", ("12",))]),
        ("on the data ¹.", [("¹", ("1",))]),
        ("attention¹ and depth.²,³", [("¹", ("1",)), ("²", ("2",)), ("³", ("3",))]),
        ("attention<sup>1,2</sup>", [("1", ("1",)), ("2", ("2",))]),
        ("attention^3^ works", [("3", ("3",))]),
        ("so it is【3】 and 【1，2†source】", [("3", ("3",)), ("1", ("1",)), ("2", ("2",))]),
        ("研究指出②，后来", [("②", ("2",))]),
        ("包括①完整②及时【9】", []),
        ("x[0] and [0, 1]", []),
        ("[1](https://example.com)", []),
        ("![1]", []),
        ("[4-2] and [1-2000]", []),
        ("in [2017] or so", [("2017", ("2017",))]),
        ("10 m² of H₂O", []),
        ("- [x] done", []),
    ],
)
def test_numeric_pointers_of_a_document_with_a_numbered_list(text, expected):
    assert [(pointer.span.of(text), pointer.keys) for pointer in find_numeric_pointers(text, KEYS)] == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("one bracket [1] alone", 0),
        ("the same [1] twice [1]", 0),
        ("two of them [1] [2]", 2),
        ("several in a bracket [1, 2] and one [3]", 3),
        ("an interval [1, 12] and no more", 0),
        ("a digit [0-9] in a range [1, 12]", 0),
        ("of the values [12, 15, 15, 18] and [20]", 0),
        ("attention¹ and depth²", 0),
    ],
)
def test_without_a_list_only_several_numbers_are_pointers(text, count):
    assert len(find_numeric_pointers(text, frozenset())) == count


def test_labels_point_only_at_labels_that_exist():
    """``[Vas17]`` and ``[^note]`` are pointers if the list has such a label; other words in brackets are not."""
    text = "known [Vas17; Dev19], unknown [TODO], note[^a], other[^b]"
    found = find_numeric_pointers(text, frozenset({"Vas17", "Dev19", "a"}))
    assert [pointer.span.of(text) for pointer in found] == ["Vas17", "Dev19", "[^a]"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("all [ 1, 2 ] hold", [("1", ("1",)), ("2", ("2",))]),
        ("all [1 – 3] hold", [("1 – 3", ("1", "2", "3"))]),
        ("all [1]–[3] hold", [("1]–[3", ("1", "2", "3"))]),
        ("both [3]-[1]", [("3", ("3",)), ("1", ("1",))]),
        ("depth¹⁻³ and width²", [("¹⁻³", ("1", "2", "3")), ("²", ("2",))]),
        ("attention^2,3^ and depth^[1]^", [("2", ("2",)), ("3", ("3",)), ("1", ("1",))]),
        ("One works (1). Two do (2, 3).", [("1", ("1",)), ("2", ("2",)), ("3", ("3",))]),
        ("One works (1). As (2) says, so do more (1–3).", [("1", ("1",)), ("2", ("2",)), ("1–3", ("1", "2", "3"))]),
        ("One works (1). It is small (n = 9) (2).", [("1", ("1",)), ("2", ("2",))]),
        ("Two reasons: (1) this, (2) that.", []),
        ("See equation (1). See figure (2).", []),
        ("In (2019). And (2020).", []),
        ("It holds [3]. See case (1). So (2).", [("3", ("3",))]),
        ("It holds.1 And more.2", [("1", ("1",)), ("2", ("2",))]),
        ("It holds (by 11%).1 And by 3 %.2", [("1", ("1",)), ("2", ("2",))]),
        ("It holds.3 And more.4", []),
        ("[1] A label of a list is none.", []),
        ("known (ref. 1) and seen (refs. 2,3)", [("1", ("1",)), ("2", ("2",)), ("3", ("3",))]),
    ],
)
def test_other_dresses_of_numbers(text, expected):
    """Ranges between brackets, raised ranges, round brackets and footnote numbers in plain text."""
    assert [(pointer.span.of(text), pointer.keys) for pointer in find_numeric_pointers(text, KEYS)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("so [@li2020; @wu, p. 3]", [("@li2020", "li2020"), ("@wu, p. 3", "wu")]),
        ("so [see @li2020, pp. 3-4; -@wu]", [("@li2020, pp. 3-4", "li2020"), ("-@wu", "wu")]),
        ("As @li2020 say. And @wu.", [("@li2020", "li2020"), ("@wu", "wu")]),
        ("As @{li2020} says", [("@{li2020}", "li2020")]),
        (r"so \cite{li2020,wu} and \citep[p. 3]{wu}", [("li2020", "li2020"), ("wu", "wu"), ("wu", "wu")]),
        ("so [@kim2021]", [("@kim2021", "kim2021")]),
        ("[@another99] fixed it; [@li2020] too", [("@li2020", "li2020")]),
        (r"so \cite{...}", []),
        ("so [wu, p. 3] and [wu; li2020]", [("wu", "wu"), ("wu", "wu"), ("li2020", "li2020")]),
        ("by [@octocat] and @octocat, a@wu.org, [@li2020](https://a.org), [@li2020]: a", []),
        (r"\nocite{li2020}", []),
        ("so <<li2020>> and <<wu,page 3>> but <<kim>>", [("li2020", "li2020"), ("wu", "wu")]),
        ("so [fn:wu] says", [("[fn:wu]", "wu")]),
    ],
)
def test_pointers_by_key(text, expected):
    """A key that no entry has counts only in a bracket, and only if it looks like one."""
    found = find_numeric_pointers(text, frozenset({"li2020", "wu"}))
    assert [(pointer.span.of(text), *pointer.keys) for pointer in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It begins with texts.(1) It ends in counts,(2) or so.", ["1", "2"]),
        ("Write f(1) or printf(3) here, and man(1).", []),
        ("Some 10<sup>2</sup> m<sup>2</sup> with R<sup>2</sup> = 3.", []),
        ("Some 10^2^ of them.", []),
        ("It was so in 2019<sup>2</sup> and later<sup>3</sup>.", ["2", "3"]),
    ],
)
def test_numbers_behind_a_clause_point_and_powers_do_not(text, expected):
    assert [pointer.span.of(text) for pointer in find_numeric_pointers(text, KEYS)] == expected


def test_numbers_that_are_spoken_of_point_at_nothing():
    text = "A number such as [1] or [2–4] stands in the text, and [5] becomes [6] if you add one."
    assert find_numeric_pointers(text, frozenset()) == []
