"""What is said of a reference behind it, in its line or in the next, is left out of the entry."""

import pytest

from citecheck.parsing import find_citations

_WU = "Wu, B. (2003). Ponds and what lives in them. *Minerva*, 12(3), 45-67."


@pytest.mark.parametrize(
    ("entry", "remark"),
    [
        ("Li et al., *The calls of small frogs*, 2001.", " Più tecnico; concentrati sull'introduzione."),
        ("Li, A. (2001). *The calls of small frogs*. Oxford University Press.", " A classic that is still worth it."),
        (
            "Li, A. (2001). The calls of small frogs. *Pond*, 12(3), 45-67.",
            " Dense but rewarding; start with part two.",
        ),
        ("Li, A. (2001). The calls of small frogs. *Pond*, 12(3), 45-67", ": a good overview of the field."),
        ("Li, A. (2001). The calls of small frogs. *Pond*, 12(3), 45-67.", " (A good overview of the field)"),
        ("Li, A. (2001). The calls of small frogs. *Pond*, 3, 45-67.", " **Why read it:** nothing else is as clear."),
        ("Li, A. (2001). The calls of small frogs. *Pond*, 3, 45-67", " (relevance 0.91)"),
        ("Li, A. (2001). The calls of small frogs. https://doi.org/10.1000/x1.", " Very good on methods and data."),
        ("Li（2013）「The calls of small frogs」『Pond』", "\n   最初に読むことをおすすめします。"),
    ],
)
def test_a_remark_is_no_part_of_the_entry(entry: str, remark: str) -> None:
    found = find_citations(f"## Reading list\n\n1. {entry}{remark}\n2. {_WU}\n")
    assert [item.raw for item in found] == [entry, _WU]


@pytest.mark.parametrize(
    "entry",
    [
        "Li, A. (2009). *A title of some length*. Revue européenne des sciences sociales.",
        "Li, A. (1996). Care of frogs. A systematic overview and meta-analysis. The Online journal of ponds, 200-201.",
        "Ada Li (2008): minimal connectedness: exploring the effects of frogs. In: CHI Extended Abstracts.",
        "Li, A. (2001). The calls of small frogs. Zeitschrift für allgemeine wissenschaftliche Froschkunde.",
    ],
)
def test_a_venue_or_a_second_sentence_of_the_title_is_no_remark(entry: str) -> None:
    found = find_citations(f"## References\n\n1. {entry}\n2. {_WU}\n")
    assert [item.raw for item in found] == [entry, _WU]
