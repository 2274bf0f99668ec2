"""What replace corrects is verified afterwards, and what remove takes out is not found again."""

from __future__ import annotations

import pytest

from citecheck import Verifier, rewrite, testing
from citecheck.datatypes import Kind, Verdict

KNOWN = (
    testing.reference(
        "Attention Is All You Need", authors=["Vaswani, Ashish", "Shazeer, Noam", "Parmar, Niki"], year=2017,
        venue="Advances in Neural Information Processing Systems", volume="30", pages="5998-6008",
        identifiers=["doi:10.1000/attention"], kind=Kind.CONFERENCE,
    ),
    testing.reference(
        "Finding Structure in Time", authors=["Elman, Jeffrey L."], year=1990, venue="Cognitive Science", volume="14",
        issue="2", pages="179-211", identifiers=["doi:10.1207/s15516709cog1402_1"], kind=Kind.ARTICLE,
    ),
    testing.reference("A Study of Carp in Ponds", authors=["Fisch, Karl"], year=1999, identifiers=["doi:10.9999/fish"]),
)  # fmt: skip

STYLES = {
    "APA": "Vaswani, A., Shazeer, N., & Parmar, N. ({year}). {title}. *{venue}*, 30, 5998–6008. https://doi.org/{doi}",
    "IEEE": 'A. Vaswani, N. Shazeer, and N. Parmar, "{title}," in *{venue}*, vol. 30, p. 5998, {year}, doi: {doi}.',
    "Vancouver": "Vaswani A, Shazeer N, Parmar N. {title}. {venue}. {year};30:5998-6008. doi:{doi}",
    "MLA": 'Vaswani, Ashish, Noam Shazeer, and Niki Parmar. "{title}." *{venue}* 30 ({year}): 5998-6008. doi:{doi}',
    "Chicago": "Vaswani, Ashish, Noam Shazeer, and Niki Parmar. {year}. “{title}.” *{venue}* 30: 5998–6008.",
    "ACL": "Ashish Vaswani, Noam Shazeer, and Niki Parmar. {year}. {title}. In *{venue}*, volume 30, pages 5998–6008.",
    "NeurIPS": "A. Vaswani, N. Shazeer, and N. Parmar. {title}. In *{venue}*, 30:5998–6008, {year}.",
    "et al.": "Vaswani, A., et al. ({year}). {title}. {venue}, 30.",
}
RIGHT = {
    "year": "2017",
    "title": "Attention Is All You Need",
    "venue": "Advances in Neural Information Processing Systems",
    "doi": "10.1000/attention",
}
WRONG = {
    "year": {"year": "2005"},
    "title": {"title": "Attention Is All You Want"},
    "venue": {"venue": "Journal of Marine Biology"},
    "identifier": {"doi": "10.9999/fish"},
    "year and venue": {"year": "2005", "venue": "Journal of Marine Biology"},
}


@pytest.fixture(scope="module")
def verifier():
    """A verifier that knows three works."""
    with testing.temporary_index(KNOWN) as index:
        yield Verifier(index)


def document(style, fields):
    entry = STYLES[style].format(**(RIGHT | fields))
    elman = "Elman, J. L. (1990). Finding structure in time. *Cognitive Science*, 14(2), 179–211."
    return f"Attention suffices [1], and time has structure [2].\n\n## References\n\n[1] {entry}\n[2] {elman}\n"


def authors_exchanged(style):
    names = [
        ("Vaswani", "Okafor"),
        ("Ashish", "Lena"),
        ("Shazeer", "Duarte"),
        ("Noam", "Paul"),
        ("A.", "L."),
        (" A,", " L,"),
    ]
    entry = document(style, {})
    for old, new in names:
        entry = entry.replace(old, new)
    return entry


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("fields", WRONG.values(), ids=WRONG.keys())
def test_a_corrected_detail_is_verified_and_nothing_else_changes(verifier, style, fields):
    if "doi" in fields and "{doi}" not in STYLES[style]:
        pytest.skip("this style gives no identifier")
    text = document(style, fields)
    report = verifier.verify(text)
    assert [item.verdict for item in report.verifications] == [Verdict.MISMATCH, Verdict.VERIFIED]
    assert rewrite(report, mode="replace") == document(style, {})


@pytest.mark.parametrize("style", STYLES)
def test_exchanged_authors_are_put_back_in_the_manner_of_the_style(verifier, style):
    report = verifier.verify(authors_exchanged(style))
    assert report.verifications[0].verdict is Verdict.MISMATCH
    assert rewrite(report, mode="replace") == document(style, {})


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("fields", WRONG.values(), ids=WRONG.keys())
def test_a_removed_entry_leaves_the_others_as_they_were(verifier, style, fields):
    if "doi" in fields and "{doi}" not in STYLES[style]:
        pytest.skip("this style gives no identifier")
    report = verifier.verify(document(style, fields))
    lines = document(style, {}).splitlines(keepends=True)
    lines[0] = "Attention suffices, and time has structure [2].\n"
    assert rewrite(report, mode="remove") == "".join([*lines[:4], *lines[5:]])


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("fields", [*WRONG.values(), None], ids=[*WRONG, "authors"])
def test_a_flagged_text_has_the_same_verdicts(verifier, style, fields):
    """The mark is no part of the citation, and never makes it agree with the record."""
    report = verifier.verify(authors_exchanged(style) if fields is None else document(style, fields))
    again = verifier.verify(rewrite(report, mode="flag"))
    assert again.counts == report.counts
