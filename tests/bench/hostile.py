"""Time of ``find_citations`` on hostile texts, and its growth when the text doubles.

    python -m tests.bench.hostile [CHARACTERS]

Parsing is linear: twice the text may take at most 2.5 times as long. Rows that grow faster are marked.
"""

from __future__ import annotations

import sys
import time

from citecheck.parsing import find_citations

UNITS = (
    "[",
    '[1] {\\"o',
    "\n[1] \\emph{",
    "\\cite[",
    "```bibtex\n@a{b,\nc={",
    "```json\n[",
    '\n["',
    '\n{"a":',
    "\n[[x",
    "\n@a{b, c=",
    "\nTY  - JOUR\nTI  - ",
    "(",
    "*",
    '"',
    "1",
    "“",
    "**",
    "`",
    "``a",
    "<!--",
    "^",
    "¹",
    "[^a]",
    "(Li",
    "((((2017",
    "\n",
    "a\n",
    "\n- ",
    "\n    a",
    "et al. ",
    "Li et al. ",
    "(Li, 2020) ",
    "[1] ",
    "Smith ",
    "A. ",
    "and ",
    "Li and ",
    "Li & Wu, ",
    "Li, A., ",
    "van der ",
    "(2017). ",
    "'a ",
    "_a_ ",
    "10.1234/a ",
    "[a](",
    "[a](https://arxiv.org/abs/1706.03762)",
    '"Ab Cd Ef" (2017) ',
    "*Ab Cd Ef* by ",
    "\n1. A, B. (2017). C d. ",
    "\n[^1]: ",
    "# References\n",
    "References: ",
    "https://",
    "doi ",
    "978-1-",
    "<sup>1</sup>",
    "|a",
    "|a|b|\n|-|-|\n",
    "|Title|Author|\n|-|-|\n|Ab cd|Li|\n",
    " Title: a ",
    "\nTitle: a\nYear: 2020",
    " Li v. Wu ",
    "A v. ",
    "of Li ",
    " Li, A. (2017). Ab",
    '"Ab," Cd ',
    "A & ",
    "ibid. ",
    "Li (2020) ibid. ",
    "Li, op. cit. ",
    "\n1. Ibid. ",
    "\n1. Li, *A*, 3. ",
    "Li, supra note 1 ",
    "[@a1; ",
    "@a1 ",
    "[@",
    "\\cite{a,",
    "\\cite{a} ",
    "(1) ",
    "a (1). ",
    "ab.1 ",
    "[1]-[3] ",
    "[1]-",
    "¹⁻³",
    "^1,",
    "\n1\n",
    "\n1 A. (2017). B ",
    "<li>",
    "<p>Li, A. (2017). Ab. C.</p>",
    "\n- Li, A. (2017). B; ",
    "(a) ",
    "Appendix\n",
    "\n1. Li, *Ab*, 3; ",
    "^[Li, A. (2017). Ab c.] ",
    "*Ab Cd Ef* - Li A. Ab. ",
    "implicit ",
    "Ar cit ",
)
ENTRY = "\n1. Li, A. (2017). Ab cd. Nature."
LISTS = tuple((unit, ENTRY) for unit in ("[1] ", "(Li, 2017) ", "[1-9] ", "Li, supra note 1 ", "A claim.^1^ "))
"""Pointers, and the entries of one label, names and year that all of them may mean."""

GROWTH = 2.5


def repeated(unit: str, n_characters: int) -> str:
    """Return ``unit`` repeated to ``n_characters``."""
    return unit * (n_characters // len(unit))


def seconds(text: str) -> float:
    """Return the processor time to parse ``text``, the best of three."""
    times = []
    for _ in range(3):
        start = time.process_time()
        find_citations(text)
        times.append(time.process_time() - start)
    return min(times)


def main(n_characters: int) -> int:
    """Print one row per unit; return 1 if one grows faster than ``GROWTH``."""
    worst = 0.0
    half = n_characters // 2
    texts = {unit: (repeated(unit, half), repeated(unit, n_characters)) for unit in UNITS}
    for unit, entry in LISTS:
        short_list, long_list = (
            f"{repeated(unit, length)}\n\n# References\n{repeated(entry, length)}" for length in (half // 2, half)
        )
        texts[unit + entry] = short_list, long_list
    for unit, (shorter, longer) in texts.items():
        short, long = seconds(shorter), seconds(longer)
        growth = long / short
        worst = max(worst, growth)
        print(f"{unit!r:45} {short:8.3f} s {long:8.3f} s  x{growth:.2f}{'  GROWS' if growth > GROWTH else ''}")
    return int(worst > GROWTH)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 500_000))
