"""Identifiers: found where they stand, with one canonical value each."""

from __future__ import annotations

import pytest

from citecheck.datatypes import Identifier, Scheme
from citecheck.text.identifiers import find_identifiers, normalise

SICI = "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2"

# text, the part of it that the span covers, the identifier as "scheme:value"
FOUND = [
    ("see 10.1038/nature14539 there", "10.1038/nature14539", "doi:10.1038/nature14539"),
    ("doi:10.1038/NATURE14539", "doi:10.1038/NATURE14539", "doi:10.1038/nature14539"),
    ("doi: 10.1000/xyz123.", "doi: 10.1000/xyz123", "doi:10.1000/xyz123"),
    ("DOI 10.1000/xyz123;", "DOI 10.1000/xyz123", "doi:10.1000/xyz123"),
    ("DOI：10.1000/xyz123。", "DOI：10.1000/xyz123", "doi:10.1000/xyz123"),
    ("参见10.1000/xyz123，", "10.1000/xyz123", "doi:10.1000/xyz123"),
    ("https://doi.org/10.1145/3292500.3330701.", "https://doi.org/10.1145/3292500.3330701",
     "doi:10.1145/3292500.3330701"),
    ("http://dx.doi.org/10.1000/a", "http://dx.doi.org/10.1000/a", "doi:10.1000/a"),
    ("doi.org/10.1000/a-b", "doi.org/10.1000/a-b", "doi:10.1000/a-b"),
    ("doi. org/10.1000/a-b", "doi. org/10.1000/a-b", "doi:10.1000/a-b"),
    ("https://doi.org/ 10.1000/a-b", "https://doi.org/ 10.1000/a-b", "doi:10.1000/a-b"),
    ("https://doi.org/10.1000%2Fxyz%28a%29", "https://doi.org/10.1000%2Fxyz%28a%29", "doi:10.1000/xyz(a)"),
    ("10.1000/a\u200bb\u200bc", "10.1000/a\u200bb\u200bc", "doi:10.1000/abc"),
    ("doi:\u200b10.1000/abc", "doi:\u200b10.1000/abc", "doi:10.1000/abc"),
    (r"doi:10.1007/978-3-030-58452-8\_13.", r"doi:10.1007/978-3-030-58452-8\_13", "doi:10.1007/978-3-030-58452-8_13"),
    ("10.1000/a/b/c-d_e", "10.1000/a/b/c-d_e", "doi:10.1000/a/b/c-d_e"),
    ("(doi:10.1016/0022-3115(83)90041-x)", "doi:10.1016/0022-3115(83)90041-x", "doi:10.1016/0022-3115(83)90041-x"),
    (f"doi: {SICI}, next", f"doi: {SICI}", f"doi:{SICI.lower()}"),
    ("10.1641/0006-3568(2004)054[0177:DOFAAP]2.0.CO;2", "10.1641/0006-3568(2004)054[0177:DOFAAP]2.0.CO;2",
     "doi:10.1641/0006-3568(2004)054[0177:dofaap]2.0.co;2"),
    ("*10.1000/xyz*", "10.1000/xyz", "doi:10.1000/xyz"),
    ("<b>10.1000/xyz</b>", "10.1000/xyz", "doi:10.1000/xyz"),
    ("“10.1000/xyz”", "10.1000/xyz", "doi:10.1000/xyz"),
    ("10.1145/\n   3292500.3330701", "10.1145/\n   3292500.3330701", "doi:10.1145/3292500.3330701"),
    ("10.1007/978‐3‐030‐58452‐8_13", "10.1007/978‐3‐030‐58452‐8_13", "doi:10.1007/978-3-030-58452-8_13"),
    ("10.5555/3295222.3295349", "10.5555/3295222.3295349", "doi:10.5555/3295222.3295349"),
    ("10.1000.10/123", "10.1000.10/123", "doi:10.1000.10/123"),
    ("https://dl.acm.org/doi/pdf/10.1145/3292500.3330701?download=true",
     "https://dl.acm.org/doi/pdf/10.1145/3292500.3330701?download=true", "doi:10.1145/3292500.3330701"),
    ("https://www.frontiersin.org/articles/10.3389/fnins.2013.00012/full",
     "https://www.frontiersin.org/articles/10.3389/fnins.2013.00012/full", "doi:10.3389/fnins.2013.00012"),
    ("https://www.biorxiv.org/content/10.1101/2020.01.01.123456v2.full.pdf",
     "https://www.biorxiv.org/content/10.1101/2020.01.01.123456v2.full.pdf", "doi:10.1101/2020.01.01.123456"),
    ("arXiv:1706.03762", "arXiv:1706.03762", "arxiv:1706.03762"),
    ("arXiv:2408.05147v2,", "arXiv:2408.05147v2", "arxiv:2408.05147"),
    ("arXiv preprint arXiv:1412.6980", "arXiv:1412.6980", "arxiv:1412.6980"),
    ("arXiv preprint 1412.6980", "arXiv preprint 1412.6980", "arxiv:1412.6980"),
    ("ARXIV: 1412.6980", "ARXIV: 1412.6980", "arxiv:1412.6980"),
    ("CoRR abs/1412.6980", "abs/1412.6980", "arxiv:1412.6980"),
    ("arXiv:hep-th/9901001v3", "arXiv:hep-th/9901001v3", "arxiv:hep-th/9901001"),
    ("in hep-th/9901001.", "hep-th/9901001", "arxiv:hep-th/9901001"),
    ("math.AG/0101001", "math.AG/0101001", "arxiv:math/0101001"),
    ("https://arxiv.org/abs/1706.03762v5", "https://arxiv.org/abs/1706.03762v5", "arxiv:1706.03762"),
    ("arxiv.org/pdf/1706.03762.pdf", "arxiv.org/pdf/1706.03762.pdf", "arxiv:1706.03762"),
    ("https://export.arxiv.org/abs/cs/0112017", "https://export.arxiv.org/abs/cs/0112017", "arxiv:cs/0112017"),
    ("https://huggingface.co/papers/1706.03762", "https://huggingface.co/papers/1706.03762", "arxiv:1706.03762"),
    ("10.48550/arXiv.1706.03762", "10.48550/arXiv.1706.03762", "arxiv:1706.03762"),
    ("https://doi.org/10.48550/arXiv.1706.03762v1", "https://doi.org/10.48550/arXiv.1706.03762v1", "arxiv:1706.03762"),
    ("PMID: 12345678.", "PMID: 12345678", "pmid:12345678"),
    ("PMID 0012345", "PMID 0012345", "pmid:12345"),
    ("https://pubmed.ncbi.nlm.nih.gov/12345678/", "https://pubmed.ncbi.nlm.nih.gov/12345678/", "pmid:12345678"),
    ("www.ncbi.nlm.nih.gov/pubmed/12345678", "www.ncbi.nlm.nih.gov/pubmed/12345678", "pmid:12345678"),
    ("PMCID: PMC1234567", "PMCID: PMC1234567", "pmcid:PMC1234567"),
    ("PMCID: 1234567", "PMCID: 1234567", "pmcid:PMC1234567"),
    ("PMID: PMC1234567", "PMID: PMC1234567", "pmcid:PMC1234567"),
    ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1234567/", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1234567/",
     "pmcid:PMC1234567"),
    ("ISBN 0-306-40615-2", "ISBN 0-306-40615-2", "isbn:9780306406157"),
    ("ISBN-10: 080442957X", "ISBN-10: 080442957X", "isbn:9780804429573"),
    ("ISBN-13: 978-0-306-40615-7", "ISBN-13: 978-0-306-40615-7", "isbn:9780306406157"),
    ("978-3-16-148410-0", "978-3-16-148410-0", "isbn:9783161484100"),
    ("P19-1001", "P19-1001", "acl:P19-1001"),
    ("2020.acl-main.1", "2020.acl-main.1", "acl:2020.acl-main.1"),
    ("https://aclanthology.org/P19-1001.pdf", "https://aclanthology.org/P19-1001.pdf", "acl:P19-1001"),
    ("https://www.aclweb.org/anthology/2020.acl-main.1/", "https://www.aclweb.org/anthology/2020.acl-main.1/",
     "acl:2020.acl-main.1"),
    ("RFC 2119", "RFC 2119", "rfc:2119"),
    ("https://www.rfc-editor.org/rfc/rfc2119", "https://www.rfc-editor.org/rfc/rfc2119", "rfc:2119"),
    ("https://openreview.net/forum?id=rJl-b3RcF7", "https://openreview.net/forum?id=rJl-b3RcF7",
     "url:https://openreview.net/forum?id=rJl-b3RcF7"),
    ("[x](https://Example.com/a_(b))", "https://Example.com/a_(b)", "url:https://example.com/a_(b)"),
    ("http://www.example.com/a/#top", "http://www.example.com/a/#top", "url:https://example.com/a"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "covered", "expected"), FOUND, ids=[row[1][:50] for row in FOUND])
def test_an_identifier_is_found_where_it_stands(text, covered, expected):
    """The span covers label or address and value, and leaves punctuation and foreign brackets outside."""
    [(identifier, span)] = find_identifiers(text)
    assert (span.of(text), str(identifier)) == (covered, expected)


@pytest.mark.parametrize(
    "text",
    [
        "version 10.15 and 10.1 / 2",
        "1706.03762",  # a bare number is no arXiv id
        "arXiv:1799.03762",  # there is no month 99
        "ISBN 978-0-306-40615-8",  # wrong check digit
        "ISBN 0-306-40615-3",
        "PMC12",
        "2020.beta.1",
        "PRFC 12",
        "between 978 and 979 pages",
        "https://",
        "he paid 10.1000/",
    ],
)
def test_what_only_resembles_an_identifier_is_left_out(text):
    assert find_identifiers(text) == ()


def test_several_identifiers_come_in_text_order():
    """Separators without a space end a DOI where another one starts."""
    found = find_identifiers("10.1000/a;10.1000/b,10.1000/c and arXiv:1706.03762 (PMID: 1; PMCID: PMC2222)")
    assert [str(identifier) for identifier, _ in found] == [
        "doi:10.1000/a", "doi:10.1000/b", "doi:10.1000/c", "arxiv:1706.03762", "pmid:1", "pmcid:PMC2222",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("scheme", "value", "expected"),
    [
        (Scheme.DOI, "https://doi.org/10.1000/ABC.", Identifier(Scheme.DOI, "10.1000/abc")),
        (Scheme.DOI, "10.1002/x&lt;1::aid&gt;3.0.co;2-2", Identifier(Scheme.DOI, "10.1002/x<1::aid>3.0.co;2-2")),
        (Scheme.DOI, "10.48550/ARXIV.2005.14165", Identifier(Scheme.ARXIV, "2005.14165")),
        (Scheme.DOI, "not a doi", None),
        (Scheme.ARXIV, "math/0101001v2", Identifier(Scheme.ARXIV, "math/0101001")),
        (Scheme.ARXIV, "abc", None),
        (Scheme.PMID, "PMC1234567", Identifier(Scheme.PMCID, "PMC1234567")),
        (Scheme.PMID, "0", None),
        (Scheme.ISBN, "9780306406157", Identifier(Scheme.ISBN, "9780306406157")),
        (Scheme.ISBN, "0306406152", Identifier(Scheme.ISBN, "9780306406157")),
        (Scheme.ISBN, "1234567890", None),
        (Scheme.ACL, "2020.ACL-MAIN.1", Identifier(Scheme.ACL, "2020.acl-main.1")),
        (Scheme.URL, "https://doi.org/10.1000/abc", Identifier(Scheme.DOI, "10.1000/abc")),
        (Scheme.URL, "no address", None),
        (Scheme.RFC, "RFC 0791", Identifier(Scheme.RFC, "791")),
        (Scheme.LEGAL, " 394  U.S. 618 ", Identifier(Scheme.LEGAL, "394 U.S. 618")),
    ],
)
def test_normalising_gives_one_canonical_value_or_nothing(scheme, value, expected):
    assert normalise(scheme, value) == expected
