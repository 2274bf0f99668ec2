"""References written out amid a paragraph: exactly the reference, not the sentence around it."""

from __future__ import annotations

import pytest

from citecheck.parsing import find_citations

CLASSIC = (
    "Tversky, A., & Kahneman, D. (1974). Judgment under uncertainty: Heuristics and biases. *Science*, 185(4157), "
    "1124–1131."
)
REFERENCES = [
    (
        "See Zinman B, Wanner C, et al. Empagliflozin and mortality. N Engl J Med. 2015;373(22):2117-2128, it is.",
        "Zinman B, Wanner C, et al. Empagliflozin and mortality. N Engl J Med. 2015;373(22):2117-2128",
        "Empagliflozin and mortality",
    ),
    (
        "Siehe Rosa, Hartmut (2005): Beschleunigung in der Moderne. Berlin: Suhrkamp. Das Grundgesetz (1949) gilt.",
        "Rosa, Hartmut (2005): Beschleunigung in der Moderne. Berlin: Suhrkamp.",
        "Beschleunigung in der Moderne",
    ),
    (
        "- Ada Li and Bo Wu (2011). *Who volunteers? A hybrid theory*.\n",
        "Ada Li and Bo Wu (2011). *Who volunteers? A hybrid theory*.",
        "Who volunteers? A hybrid theory",
    ),
    (
        'In it, A. Li and B. Wu (1993), "Deformed oscillators", the authors set out the idea. It is.',
        'A. Li and B. Wu (1993), "Deformed oscillators"',
        "Deformed oscillators",
    ),
    (
        f"the classic is {CLASSIC} A later one is known.",
        CLASSIC,
        "Judgment under uncertainty: Heuristics and biases",
    ),
    (
        "One is Kahneman, D. (1979). Prospect theory. *Econometrica*, 47(2), 263–291, which won a prize.",
        "Kahneman, D. (1979). Prospect theory. *Econometrica*, 47(2), 263–291",
        "Prospect theory",
    ),
    (
        "Moreau, R. E. (1945). On the Bateleur at the nest. Ibis, 87, 224-249. https://doi.org/10.1111/j.1474 It is.",
        "Moreau, R. E. (1945). On the Bateleur at the nest. Ibis, 87, 224-249. https://doi.org/10.1111/j.1474",
        "On the Bateleur at the nest",
    ),
    (
        "| 1 | Li, M. (1994). A trap for all seasons. arXiv. https://doi.org/10.1007/bf01135850 | high |",
        "Li, M. (1994). A trap for all seasons. arXiv. https://doi.org/10.1007/bf01135850",
        "A trap for all seasons",
    ),
    (
        "It is Smith, A., Lee, B. and Wu, C., 2020. On frogs in general. Journal of Things, 1(2), pp.3-4. It is known.",
        "Smith, A., Lee, B. and Wu, C., 2020. On frogs in general. Journal of Things, 1(2), pp.3-4.",
        "On frogs in general",
    ),
    (
        "See Li, T. J. (2010). Kepler's orbits in mechanics. arXiv. iPhone users will know it.",
        "Li, T. J. (2010). Kepler's orbits in mechanics. arXiv.",
        "Kepler's orbits in mechanics",
    ),
    (
        "See Kiser, S. (2006). spinCycle: a turntable sequencer. In Proceedings of NIME (pp. 75-76). It turns.",
        "Kiser, S. (2006). spinCycle: a turntable sequencer. In Proceedings of NIME (pp. 75-76).",
        "spinCycle: a turntable sequencer",
    ),
    (
        "See Petersen, S. L. (2006). Is food limiting penguins? A comparison of islands. Ibis, 148, 14-26. It is.",
        "Petersen, S. L. (2006). Is food limiting penguins? A comparison of islands. Ibis, 148, 14-26.",
        "Is food limiting penguins? A comparison of islands",
    ),
    (
        "See Harris, Z. S. (1954). Distributional structure. *Word*, 10(2-3), 146–162.",
        "Harris, Z. S. (1954). Distributional structure. *Word*, 10(2-3), 146–162.",
        "Distributional structure",
    ),
    (
        "There is more (Firth, J. R. (1957). A synopsis of linguistic theory. *Studies in Analysis*, 1–32.) and so on.",
        "Firth, J. R. (1957). A synopsis of linguistic theory. *Studies in Analysis*, 1–32.",
        "A synopsis of linguistic theory",
    ),
    (
        "See Pearl, J. & Mackenzie, D. (2018) The Book of Why. Basic Books, New York. It is good.",
        "Pearl, J. & Mackenzie, D. (2018) The Book of Why. Basic Books, New York.",
        "The Book of Why",
    ),
    (
        "so on (see Weaver, W. (1955). Translation. MIT Press).",
        "Weaver, W. (1955). Translation. MIT Press",
        "Translation",
    ),
    (
        "AQ1: Add the volume of this: Li, S. G., Wu, P. W.: Variance of means. Acta 4, 9-16 (1999). It is known.",
        "Li, S. G., Wu, P. W.: Variance of means. Acta 4, 9-16 (1999).",
        "Variance of means",
    ),
    (
        "See Barton, S.: Circles in rhythm. In: Proceedings of NIME, 5-8 (2020). https://doi.org/10.5281/z.4 now",
        "Barton, S.: Circles in rhythm. In: Proceedings of NIME, 5-8 (2020). https://doi.org/10.5281/z.4",
        "Circles in rhythm",
    ),
]


@pytest.mark.parametrize(("text", "raw", "title"), REFERENCES)
def test_a_reference_in_a_paragraph_is_cut_out_exactly(text, raw, title):
    (found,) = find_citations(text)
    assert (found.raw, found.title) == (raw, title)


def test_a_remark_to_somebody_is_no_reference():
    assert find_citations("Thanks to Li, A.: Without help it fails. This was new for us (1999).") == ()


def test_a_sentence_after_a_narrative_pointer_is_no_title():
    (found,) = find_citations("This was shown by Vaswani et al. (2017). Attention is what matters.")
    assert (found.raw, found.title) == ("Vaswani et al. (2017)", None)
