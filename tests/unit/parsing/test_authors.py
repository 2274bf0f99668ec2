"""Author lists in every way people write them."""

from __future__ import annotations

import pytest

from citecheck.parsing.authors import parse_authors, scan_authors

THREE = ["Vaswani", "Shazeer", "Parmar"]


@pytest.mark.parametrize(
    ("text", "families"),
    [
        ("Vaswani, A., Shazeer, N., & Parmar, N.", THREE),
        ("A. Vaswani, N. Shazeer, and N. Parmar", THREE),
        ("Ashish Vaswani, Noam Shazeer, and Niki Parmar", THREE),
        ("Vaswani A, Shazeer N, Parmar N", THREE),
        ("N. Murugan and S. Shashi Kumar", ["Murugan", "Kumar"]),
        ("G. García Márquez and P. Lee", ["García Márquez", "Lee"]),
        ("H Naci Mocan and Han Yu", ["Mocan", "Yu"]),
        ("Vaswani, Ashish, Noam Shazeer, and Niki Parmar", THREE),
        ("Vaswani, A.; Shazeer, N.; Parmar, N.", THREE),
        ("Vaswani, Ashish and Shazeer, Noam and Parmar, Niki", THREE),
        ("Vaswani, Shazeer, and Parmar", THREE),
        ("VASWANI, A., SHAZEER, N. and PARMAR, N.", ["VASWANI", "SHAZEER", "PARMAR"]),
        ("Kuwano, H., H. Ouyang, and B. Fultz", ["Kuwano", "Ouyang", "Fultz"]),
        ("King, M. L., Jr., & Smith, J.", ["King", "Smith"]),
        ("MITTICA G., KINDBERG JACOBSEN J.", ["MITTICA", "KINDBERG JACOBSEN"]),
        ("Giles, C. L., Hanson, S. J., and Cowan, J. D., editors", ["Giles", "Hanson", "Cowan"]),
        ("García Márquez, Gabriel", ["García Márquez"]),
        ("Ashish Vaswani, Noam Shazeer", ["Vaswani", "Shazeer"]),
        ("Devlin & Chang", ["Devlin", "Chang"]),
        ("Pfau D, Spencer JS, Matthews AGDG, Foulkes WMC", ["Pfau", "Spencer", "Matthews", "Foulkes"]),
        ("A. W. Senior, R. Evans", ["Senior", "Evans"]),
        ("Kiyoshi ITO, Hiroshi TANAKA", ["ITO", "TANAKA"]),
        (
            "Ferreira, T. S. P., Almeida, R. R. de, Filsner, P. H. N. de L., & Moreno, M.",
            ["Ferreira", "Almeida", "Filsner", "Moreno"],
        ),
        ("Boer, W. de, Folman, L. B., & Boddy, L.", ["Boer", "Folman", "Boddy"]),
        ("M. Weber und T. Mann", ["Weber", "Mann"]),
        ("CLERVAL Anne, DAHAN Amy", ["CLERVAL", "DAHAN"]),
        ("Frey C B, Osborne M A", ["Frey", "Osborne"]),
        ("Иванов И. И., Петров П. П.", ["Иванов", "Петров"]),
        ("王永钦, 董雯", ["王永钦", "董雯"]),
        ("J.-P. Serre and N.K. Lee", ["Serre", "Lee"]),
        ("", []),
    ],
)
def test_every_author_is_named_in_order(text: str, families: list[str]) -> None:
    found = parse_authors(text)
    assert [name.family for name in found.names] == families
    assert not found.truncated


@pytest.mark.parametrize(
    "text",
    ["Vaswani et al.", "Vaswani, A., et. al.", "Vaswani, A. and others", "Vaswani, Ashish, et al", "Vaswani, A., …"],
)
def test_a_cut_list_says_so(text: str) -> None:
    found = parse_authors(text)
    assert [name.family for name in found.names] == ["Vaswani"]
    assert found.truncated


def test_a_gap_inside_a_list_says_that_authors_are_missing() -> None:
    found = parse_authors("van den Oord, A., ... & Kavukcuoglu, K.")
    assert [name.family for name in found.names] == ["van den Oord", "Kavukcuoglu"]
    assert found.truncated


@pytest.mark.parametrize(
    ("authors", "rest"),
    [
        ("Vaswani, A., Shazeer, N., & Parmar, N.", " Attention Is All You Need. NeurIPS"),
        ("A. Vaswani, N. Shazeer, and N. Parmar", ", Attention is all you need"),
        ("Ashish Vaswani, Noam Shazeer, and Niki Parmar", ". Attention Is All You Need."),
        ("Vaswani A, Shazeer N, Parmar N", ". Attention is all you need."),
        ("Vaswani, Ashish, et al.", ' "Attention'),
        ("H. Steiner", ", J. Chem. Phys. 12, 34"),
        ("James F. Allen", ". Natural language understanding. Pearson, 1995."),
        ("Chin A", ". Practical and Accurate Insider Trading Liability Calculation. JURIX. 2016;294:137-142."),
        ("Pillai, S., Ambruş, R. & Gaidon, A.", " SuperDepth: Self-Supervised, Super-Resolved Depth."),
        ("Yiwei Lu and Yaoliang Yu", ". Disguised Copyright Infringement."),
    ],
)
def test_a_list_ends_before_the_title(authors: str, rest: str) -> None:
    end = scan_authors(authors + rest)
    assert end is not None
    assert authors.startswith((authors + rest)[:end])
    assert len(authors) - end <= 1


@pytest.mark.parametrize("text", ["Attention is all you need. NeurIPS", "the end", "", "2017. Nature"])
def test_a_title_is_no_list(text: str) -> None:
    assert scan_authors(text) is None
