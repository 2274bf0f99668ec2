"""References that have a line of their own amid remarks are found whole; lines that somebody says are not."""

from __future__ import annotations

import pytest

from citecheck import find_citations


@pytest.mark.parametrize(
    "line",
    [
        'Fisher, Michael E. "Groups: Their basis." Rev. Mod. Phys., vol. 70, no. 2, 1998, pp. 653-681.',
        'Li, David Alexander, and David Wu. "Frogs of the north." EECS, no. UCB/EECS-2007-23, 2007.',
        'Melander, A, et al. "Is there a relationship for frogs?" 1998.',
        "Lee Smolin. *Finite observables in quantum gravity*. 1993.",
        'L. Smolin, "Finite observables," J. Math. Phys., vol. 3, no. 2, pp. 11-18, 1993.',
        'Li, Roberto B. "Some identities for the measure." arXiv, 1999.',
        "Li, Ada. « Les grenouilles du nord ». Revue des eaux, 1993.",
    ],
)
def test_a_line_that_is_a_reference_is_one_citation(line):
    [citation] = find_citations(f"Some remarks come first.\n\n{line}\n\nThe authors review what was known.\n")
    assert citation.raw == line


@pytest.mark.parametrize(
    "line",
    [
        'Lee Smolin, "Nothing is finite in this world," said in 1993.',
        'Lee Smolin. "Nothing is finite in this world." That was in 1993.',
        "Rule two. *Never sell what you do not own*. It dates from 1993.",
    ],
)
def test_a_line_that_somebody_says_is_none(line):
    assert find_citations(f"Some remarks come first.\n\n{line}\n\nMore follow.\n") == ()


def test_a_cell_that_is_a_reference_is_one_citation():
    work = 'Ada C. Li, "frogs and toads: A survey", Minds, Machines, and Evolution: Studies, 1984'
    text = f"| # | Work | Verdict |\n|---|---|---|\n| 1 | {work} | Dry |\n| 2 | Ada Li, chair since 1984 | Wet |\n"
    assert [item.raw for item in find_citations(text)] == [work]
