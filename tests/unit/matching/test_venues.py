"""Venues: names, abbreviations and acronyms of one venue agree; other venues contradict."""

from __future__ import annotations

import pytest

from citecheck.datatypes import Outcome
from citecheck.matching.venues import compare_venues

SAME = [
    ("NeurIPS", "Advances in Neural Information Processing Systems"),
    ("NIPS 2017", "Advances in Neural Information Processing Systems 30"),
    ("Proceedings of the 34th International Conference on Machine Learning", "ICML"),
    ("In Proc. CVPR", "IEEE/CVF Conference on Computer Vision and Pattern Recognition"),
    ("Phys. Rev. Lett.", "Physical Review Letters"),
    ("J. Am. Chem. Soc.", "Journal of the American Chemical Society"),
    ("J Mach Learn Res", "Journal of Machine Learning Research"),
    ("JMLR", "Journal of Machine Learning Research"),
    (
        "Proc. Natl. Acad. Sci. U.S.A.",
        "Proceedings of the National Academy of Sciences of the United States of America",
    ),
    ("PNAS", "Proceedings of the National Academy of Sciences"),
    ("N Engl J Med", "New England Journal of Medicine"),
    ("The Lancet", "Lancet"),
    ("Commun. ACM", "Communications of the ACM"),
    ("Cambridge, MA: MIT Press", "MIT Press"),
    ("Econometrica: Journal of the Econometric Society", "Econometrica"),
    ("Z. Phys.", "Zeitschrift für Physik"),
    ("Naure", "Nature"),
    ("Renewable and Sustainable EnergyReviews", "Renewable and Sustainable Energy Reviews"),
    ("Canadian Journal AfMathematics", "Canadian Journal of Mathematics"),
    ("Annual Meeting of the ACL", "ACL"),
]
DIFFERENT = [
    ("Nature", "Science"),
    ("Nature", "Nature Communications of Tomorrow and Physics"),
    ("ICML", "Advances in Neural Information Processing Systems"),
    ("Journal of Finance", "Journal of Political Economy"),
    ("Physical Review Letters", "Journal of High Energy Physics"),
    ("The Lancet", "New England Journal of Medicine"),
    ("Journal of Imaginary Computing Results", "Neural Computation"),
    ("CVPR", "ICLR"),
    ("WWW", "CVPR"),
    ("American Journal of Sociology", "American Journal of Psychology"),
    ("Physical Review A", "Physical Review B"),
    ("Spatial Vision", "Journal of the ACM"),
    ("Reviews of Modern Physics", "Yale University Press"),
    ("Transactions on Meta-Learning and Adaptation", "AAAI"),
    ("International Conference on Quantum Machine Learning", "ICML"),
    ("Journal of Economic Perspectives", "Harvard University Press"),
    (
        "Annual Meeting of the Association for Computational Linguistics",
        "Conference of the European Chapter of the Association for Computational Linguistics",
    ),
]
NO_CLAIM = [
    ("arXiv preprint arXiv:1706.03762", "Advances in Neural Information Processing Systems"),
    ("CoRR abs/1706.03762", "ICML"),
    ("NeurIPS", "arXiv"),
    ("Quarterly Journal of Economics", "National Bureau of Economic Research"),
    (None, "Nature"),
    ("Nature", None),
]


@pytest.mark.parametrize(("claimed", "recorded"), SAME)
def test_one_venue_in_other_letters(claimed: str, recorded: str) -> None:
    """Abbreviations, acronyms, years, ordinals and publishers' prefixes are style."""
    assert compare_venues(claimed, recorded).outcome in {Outcome.EXACT, Outcome.EQUIVALENT, Outcome.NEAR}


@pytest.mark.parametrize(("claimed", "recorded"), DIFFERENT)
def test_two_venues(claimed: str, recorded: str) -> None:
    """Another journal or conference contradicts."""
    assert compare_venues(claimed, recorded).outcome is Outcome.CONFLICT


@pytest.mark.parametrize(("claimed", "recorded"), NO_CLAIM)
def test_a_preprint_server_is_no_venue(claimed: str | None, recorded: str | None) -> None:
    """Where one side names no venue there is nothing to contradict."""
    assert compare_venues(claimed, recorded).outcome is Outcome.MISSING
