"""Lists that no known heading announces, whose labels the text points at; pointers by letter."""

import pytest

from citecheck.datatypes import CitationForm
from citecheck.parsing import find_citations

_BY_LETTER = """**What this leaflet is based on**

(a) The knots of small genus. Ada Li. arXiv 2009.
(b) A proof of a theorem on frogs. Bo Wu et al. arXiv 2005.

Most people feel better within six weeks (a). It helps to keep moving (a, b).
"""


def _linked(text: str) -> dict[str, list[str]]:
    entries = (item for item in find_citations(text) if item.form is CitationForm.ENTRY)
    return {item.key or "": [marker.raw for marker in item.markers] for item in entries}


def test_letters_in_brackets_point_at_lettered_notes() -> None:
    assert _linked(_BY_LETTER) == {"a": ["a", "a"], "b": ["b"]}


@pytest.mark.parametrize(
    "pointers",
    [
        "It grew (1). It fell (2).",
        "It grew [1], and fell [2].",
        "It grew¹, and fell².",
        "It grew (ref. 1). It fell (refs. 1 and 2).",
        "It grew in selected cases (1), although it fell (2).",
    ],
)
def test_the_labels_that_a_text_points_at_show_what_the_list_is(pointers: str) -> None:
    text = (
        f"{pointers}\n\n**Evidence base**\n\n1. Ada Li (2005): Frogs and their ponds. JURIX.\n"
        "2. Ponds and what lives in them. Bo Wu. Minerva 2009.\n"
    )
    assert set(_linked(text)) == {"1", "2"}
    assert all(_linked(text).values())


def test_items_that_tell_of_years_are_no_references() -> None:
    text = (
        "The firm grew (1). It then failed (2).\n\n"
        "1. In 1998 it was founded in Berlin by Karl Huber, who ran it.\n"
        "2. The university has supported it since 2004.\n"
    )
    assert not _linked(text)


def test_letters_that_count_are_no_pointers() -> None:
    text = _BY_LETTER.split("\n\nMost", maxsplit=1)[0] + "\n\nTwo reasons: (a) it is cheap, and (b) it works.\n"
    assert not any(_linked(text).values())


def test_numbers_of_a_count_are_no_pointers() -> None:
    text = (
        "As equations (1) and (2) say, it holds. It grew.\n\n## References\n\n"
        "1. Li, A. (2005). Frogs. Minerva.\n2. Wu, B. (2006). Ponds. Minerva.\n"
    )
    assert not any(_linked(text).values())


def test_a_list_with_families_in_capitals_needs_no_heading() -> None:
    entries = [
        "SILVA, A. B.; SOUZA, Ana. Um estudo dos sapos. **Revista de Sapos**, 2003.",
        "WU, Bo; MÉ, C. Outro estudo. **Minerva**, 2004.",
        "CELESTINO DE ALMEIDA, Regina. Mais um estudo. **Minerva**, 2005.",
    ]
    found = find_citations("Segue a lista que usei:\n\n" + "\n\n".join(entries) + "\n")
    assert [item.raw for item in found] == entries
