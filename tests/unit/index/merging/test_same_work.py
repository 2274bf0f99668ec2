"""Which pairs of records are one work, versions of one, or two works; each row is a pair as real files hold them."""

from __future__ import annotations

import pytest

from citecheck.datatypes import Kind
from citecheck.index.merging.same_work import Relation, relate
from citecheck.testing import reference

ARTICLE, CONFERENCE, PREPRINT, BOOK = Kind.ARTICLE, Kind.CONFERENCE, Kind.PREPRINT, Kind.BOOK
CHAPTER, THESIS, REPORT, UNKNOWN = Kind.CHAPTER, Kind.THESIS, Kind.REPORT, Kind.UNKNOWN


def work(title, authors="", year=None, kind=UNKNOWN, venue=None, **fields):
    """Return a record; authors are separated by semicolons, ``ids`` by blanks."""
    ids = fields.pop("ids", "").split()
    people = [name.strip() for name in authors.split(";") if name.strip()]
    return reference(title, authors=people, year=year, kind=kind, venue=venue, identifiers=ids, **fields)


ATTENTION = "Attention Is All You Need"
FIELDS = "Conditional Random Fields: Probabilistic Models for Segmenting and Labeling Sequence Data"
SAME = {
    "initials": (
        work(ATTENTION, "Vaswani, A.; Shazeer, N.", 2017),
        work(ATTENTION, "Vaswani, Ashish; Shazeer, Noam", 2017),
    ),
    "capitals and full stop": (
        work(ATTENTION, "Vaswani, Ashish", 2017),
        work("ATTENTION IS ALL YOU NEED.", "Vaswani, A.", 2017),
    ),
    "abbreviated journal": (
        work("Disordered Electronic Systems", "Lee, P. A.", 1985, ARTICLE, "Rev. Mod. Phys."),
        work("Disordered electronic systems", "Lee, Patrick A.", 1985, ARTICLE, "Reviews of Modern Physics"),
    ),
    "acronym of the conference": (
        work(FIELDS, "Lafferty, John", 2001, CONFERENCE, "ICML"),
        work(FIELDS, "Lafferty, J.", 2001, CONFERENCE, "International Conference on Machine Learning"),
    ),
    "one year apart": (
        work("A tale of two closed systems", "Ito, K.", 2014, ARTICLE),
        work("A tale of two closed systems", "Ito, Ken", 2015, ARTICLE),
    ),
    "family and given name exchanged": (
        work("Lattices of finite closure systems", "Wang, Wei", 2012),
        work("Lattices of finite closure systems", "Wei, Wang", 2012),
    ),
    "umlaut written out": (
        work("Remarks upon a lemma of sheaves", "Müller, Jörg", 1999),
        work("Remarks upon a lemma of sheaves", "Mueller, J.", 1999),
    ),
    "authors in another order": (
        work("Paper recommendation by many sources", "Basu, C.; Hirsh, H.; Cohen, W.", 2001),
        work("Paper recommendation by many sources", "Basu, C.; Cohen, W. W.; Hirsh, H.", 2001),
    ),
    "one DOI, another title": (
        work("Finding structure in time", "Elman, J.", 1990, ARTICLE, ids="doi:10.1000/time"),
        work("Finding structure", "Elman, Jeffrey", 1990, ARTICLE, ids="doi:10.1000/time"),
    ),
    "one DOI, no author on one side": (
        work("Deep residual nets in practice", "", 2016, ids="doi:10.1000/res"),
        work("Deep residual nets in practice", "He, K.", 2016, ids="doi:10.1000/res"),
    ),
    "one arXiv id, two versions of the preprint": (
        work("Graph nets for all", "Li, Y.", 2018, PREPRINT, "arXiv", ids="arXiv:1806.01261"),
        work("Graph nets for all and everyone", "Li, Y.", 2020, PREPRINT, "arXiv", ids="arXiv:1806.01261"),
    ),
    "one PubMed id": (
        work("Vitamin D in winter", "Holick, M.", 2007, ids="PMID:17634462"),
        work("Vitamin D in winter.", "Holick MF", 2007, ids="PMID:17634462"),
    ),
    "long title, no author": (
        work("Proceedings of the fourth workshop on hybrid tree structures", "", 2011, BOOK),
        work("Proceedings of the fourth workshop on hybrid tree structures", "", 2011, BOOK),
    ),
    "collaboration and its members": (
        work("Measurement of lepton and jet correlation in deep scattering", "H1 Collaboration", 2022, ARTICLE),
        work("Measurement of lepton and jet correlation in deep scattering", "Andreev, V.; Arratia, M.", 2022, ARTICLE),
    ),
    "kind unknown": (
        work("Computing machinery and intelligence", "Turing, A. M.", 1950, ARTICLE, "Mind"),
        work("Computing machinery and intelligence", "Turing, Alan", 1950),
    ),
    "conference paper in a book series": (
        work("Modular proofs of liveness", "Hoare, C.", 2003, CHAPTER, "Formal Methods"),
        work("Modular proofs of liveness", "Hoare, C. A. R.", 2003, CONFERENCE, "Formal Methods"),
    ),
    "subtitle left out, same page": (
        work("Reinforcement and extinction", "Ray, P.", 1960, ARTICLE, "Behaviour", pages="12-30"),
        work("Reinforcement and extinction: a study of pigeons", "Ray, P.", 1960, ARTICLE, "Behaviour", pages="12"),
    ),
    "JSTOR beside the publisher": (
        work(
            "Range expansion of two ferns",
            "Imper, F.",
            2008,
            ARTICLE,
            "American Fern Journal",
            volume="98",
            pages="1-9",
            ids="doi:10.2307/27564252",
        ),
        work(
            "Range expansion of two ferns",
            "Imper, F.",
            2008,
            ARTICLE,
            "American Fern Journal",
            volume="98",
            pages="1-9",
            ids="doi:10.1640/0002-8444",
        ),
    ),
    "first edition and none said": (
        work("The Art of Programming", "Knuth, D.", 1968, BOOK, edition="1st"),
        work("The Art of Programming", "Knuth, Donald E.", 1968, BOOK),
    ),
    "two bindings of a book": (
        work("Logic of Scientific Enquiry", "Popper, K.", 1959, BOOK, ids="ISBN:9780306406157"),
        work("Logic of Scientific Enquiry", "Popper, Karl", 1959, BOOK, ids="ISBN:9781861972712"),
    ),
    "translated title": (
        work("On computable numbers again", "Post, E.", 1940, other_titles=("Über berechenbare Zahlen",)),
        work("Über berechenbare Zahlen", "Post, E.", 1940),
    ),
}
VERSIONS = {
    "preprint and article": (
        work("Mean field theory of cold atoms", "Mackie, M.", 2002, PREPRINT, "arXiv", ids="arXiv:cond-mat/0205535"),
        work("Mean-field theory of cold atoms", "Mackie, Matt", 2003, ARTICLE, "Phys. Rev. Lett.", volume="89"),
    ),
    "preprint that names the DOI of the article": (
        work("Two wire guides", "Hinds, E.", 2000, PREPRINT, "arXiv", ids="arXiv:physics/0009096 doi:10.1103/86.1462"),
        work("Two-Wire Guides", "Hinds, E. A.", 2001, ARTICLE, "Phys. Rev. Lett.", ids="doi:10.1103/86.1462"),
    ),
    "CoRR and conference": (
        work(ATTENTION, "Vaswani, A.", 2017, ARTICLE, "CoRR"),
        work(ATTENTION, "Vaswani, A.", 2017, CONFERENCE, "NIPS"),
    ),
    "put into the archive years later": (
        work("Exploiting locality on the web", "Young, J.", 2012, PREPRINT, "arXiv"),
        work("Exploiting locality on the web", "Young, Joel", 2003, CONFERENCE, "UAI"),
    ),
    "published after years": (
        work("Tight bounds for sorting networks", "Ajtai, M.", 2009, PREPRINT, "arXiv"),
        work("Tight bounds for sorting networks", "Ajtai, M.", 2014, ARTICLE, "Combinatorica"),
    ),
    "renamed, one DOI": (
        work("Controlling reactions by dressing", "Wang, J.", 2014, PREPRINT, "arXiv", ids="doi:10.1103/113.025302"),
        work("Tuning reactions", "Wang, J.", 2014, ARTICLE, "Phys. Rev. Lett.", ids="doi:10.1103/113.025302"),
    ),
    "article left out": (
        work("A tool to recover scalar delay systems from series", "Buenner, M.", 1996, PREPRINT, "arXiv"),
        work("Tool to recover scalar delay systems from series", "Bünner, M. J.", 1996, ARTICLE, "Phys. Rev. E"),
    ),
    "preprint server with DOIs of its own": (
        work("Sleep and memory in mice", "Diering, G.", 2016, PREPRINT, "bioRxiv", ids="doi:10.1101/077867"),
        work("Sleep and memory in mice", "Diering, Graham", 2017, ARTICLE, "Science", ids="doi:10.1126/aai8355"),
    ),
    "working paper and article": (
        work("The limits of discrimination by price", "Bergemann, D.", 2013, REPORT, "NBER Working Paper"),
        work("The limits of discrimination by price", "Bergemann, Dirk", 2015, ARTICLE, "American Economic Review"),
    ),
}
APART = {
    "another author": (
        work("Introduction to logic", "Copi, I.", 1953),
        work("Introduction to logic", "Tarski, A.", 1953),
    ),
    "another given name": (
        work("Deep nets for fields of speech", "Wang, Yi", 2015),
        work("Deep nets for fields of speech", "Wang, Xin", 2015),
    ),
    "two editions": (
        work("Pattern Classification", "Duda, R.", 1973, BOOK, edition="1"),
        work("Pattern Classification", "Duda, R.", 2001, BOOK, edition="2nd"),
    ),
    "editions by year alone": (
        work("Pattern Classification of Scenes", "Duda, R.", 1973, BOOK),
        work("Pattern Classification of Scenes", "Duda, R.", 2001, BOOK),
    ),
    "part I and II": (
        work("Theory of games on graphs I", "Berge, C.", 1960, ARTICLE),
        work("Theory of games on graphs II", "Berge, C.", 1960),
    ),
    "Part 1 and Part 2": (
        work("Kinetic flows, Part 1: gases", "Guo, Z.", 2015),
        work("Kinetic flows, Part 2: gases", "Guo, Z.", 2015),
    ),
    "part II and no part": (
        work("Discrete kinetic schemes for flows", "Guo, Z.", 2013, ARTICLE, "Phys. Rev. E", pages="1-9"),
        work("Discrete kinetic schemes for flows: II", "Guo, Z.", 2013, ARTICLE, "Phys. Rev. E", pages="1-9"),
    ),
    "volumes": (
        work("The Art of Programming, Volume 1", "Knuth, D.", 1968, BOOK),
        work("The Art of Programming, Volume 2", "Knuth, D.", 1969, BOOK),
    ),
    "erratum with the DOI of its article": (
        work("Spin drag in a gas", "Duine, R.", 2010, ids="doi:10.1000/spin"),
        work("Erratum: Spin drag in a gas", "Duine, R.", 2010, ids="doi:10.1000/spin"),
    ),
    "erratum behind the title": (
        work("Spin drag in a cold gas", "Duine, R.", 2010),
        work("Spin drag in a cold gas [Erratum]", "Duine, R.", 2010),
    ),
    "corrigendum": (
        work("Vitamin D in winter months", "Holick, M.", 2007),
        work("Corrigendum to: Vitamin D in winter months", "Holick, M.", 2007),
    ),
    "comment": (
        work("Moving images and drag", "Jones, R.", 2019),
        work("Comment on “Moving images and drag”", "Jones, R.", 2019),
    ),
    "reply": (
        work("Moving images and drag", "Jones, R.", 2019),
        work("Reply to “Moving images and drag”", "Jones, R.", 2019),
    ),
    "addendum": (
        work("Analytic operators of Riesz", "Boasso, E.", 2015),
        work("An addendum to: Analytic operators of Riesz", "Boasso, E.", 2015),
    ),
    "chapter and its book, one ISBN": (
        work("Minds and Machines", "Putnam, H.", 1960, CHAPTER, "Dimensions of Mind", ids="ISBN:9780306406157"),
        work("Dimensions of Mind", "Hook, S.", 1960, BOOK, ids="ISBN:9780306406157"),
    ),
    "chapter with the title of its book": (
        work("Naming and necessity of things", "Kripke, S.", 1980, CHAPTER),
        work("Naming and necessity of things", "Kripke, S.", 1980, BOOK),
    ),
    "thesis and paper": (
        work("Automatic parsing of free speech", "Lee, K.", 2010, THESIS),
        work("Automatic parsing of free speech", "Lee, K.", 2010, CONFERENCE, "ACL"),
    ),
    "review of a book by its title": (
        work("The structure of revolutions in science", "Kuhn, T.", 1962, BOOK),
        work("The structure of revolutions in science", "Barber, B.", 1963, ARTICLE, "American Sociological Review"),
    ),
    "editorials": (
        work("Editorial", "Smith, J.", 2010, ARTICLE, "The Lancet", id="a"),
        work("Editorial", "Smith, J.", 2010, ARTICLE, "The Lancet", id="b"),
    ),
    "introductions": (
        work("Introduction", "Butler, J.", 1990, CHAPTER, id="a"),
        work("Introduction", "Butler, J.", 1990, CHAPTER, id="b"),
    ),
    "annual reports": (
        work("Annual report", "World Bank Group", 2010, REPORT),
        work("Annual report", "World Bank Group", 2011, REPORT),
    ),
    "annual reports with the year in the title": (
        work("World health report 2010", "World Health Organization", 2010, REPORT),
        work("World health report 2011", "World Health Organization", 2011, REPORT),
    ),
    "papers of one proceedings under its DOI": (
        work("Masked coders of many modes", "Bachmann, R.", 2022, CONFERENCE, ids="doi:10.1007/978-3-031-19836-6"),
        work("Dress codes in pixels", "Morelli, D.", 2022, CONFERENCE, ids="doi:10.1007/978-3-031-19836-6"),
    ),
    "a DOI that belongs to another work": (
        work("Reinforcement: an introduction", "Sutton, R.", 2013, ids="arXiv:1603.02199"),
        work("Coordination of hand and eye", "Levine, S.", 2016, ids="arXiv:1603.02199"),
    ),
    "the address of a journal": (
        work("Frames of claims", "Baumann, R.", 2020, ARTICLE, ids="https://jair.org/index"),
        work("Sums of games", "Conway, J.", 2020, ARTICLE, ids="https://jair.org/index"),
    ),
    "DOIs of their own": (
        work("Communication in teams of robots", "Ota, J.", 2001, ids="doi:10.1000/1"),
        work("Communication in teams of robots", "Ota, J.", 2001, ids="doi:10.1000/2"),
    ),
    "conference paper and its journal version": (
        work("How to find good explanations", "Fomin, F.", 2022, CONFERENCE, "AAAI Conf. on Artificial Intelligence"),
        work("How to find good explanations", "Fomin, F.", 2023, ARTICLE, "Artificial Intelligence"),
    ),
    "two journals": (
        work("On the decay of muons", "Fermi, E.", 1950, ARTICLE, "Nuovo Cimento"),
        work("On the decay of muons", "Fermi, E.", 1950, ARTICLE, "Physical Review"),
    ),
    "two places in a journal": (
        work("Notes from the garden of ferns", "Gray, A.", 1900, ARTICLE, "Ibis", volume="1", pages="3"),
        work("Notes from the garden of ferns", "Gray, A.", 1900, ARTICLE, "Ibis", volume="1", pages="97"),
    ),
    "years apart": (
        work("Recent trends of nuclear fusion", "Bethe, H.", 1939, ARTICLE),
        work("Recent trends of nuclear fusion", "Bethe, H.", 1952, ARTICLE),
    ),
    "two preprints of nearly one title": (
        work("t-Class semigroups of integral domains", "Kabbaj, S.", 2006, PREPRINT, "arXiv"),
        work("Class semigroups of integral domains", "Kabbaj, S.", 2006, PREPRINT, "arXiv"),
    ),
    "another number in the title": (
        work("Observation of excited states at 7 TeV", "Bell, K.", 2012, ARTICLE, "JHEP", pages="5"),
        work("Observation of excited states at 8 TeV", "Bell, K.", 2012, ARTICLE, "JHEP", pages="5"),
    ),
    "negated": (
        work("Attention is explanation of behaviour", "Jain, S.", 2019, CONFERENCE, pages="5"),
        work("Attention is not explanation of behaviour", "Jain, S.", 2019, CONFERENCE, pages="5"),
    ),
    "data and the paper on them": (
        work("Ferns of the northern islands", "Rumsey, F.", 2004, Kind.DATASET),
        work("Ferns of the northern islands", "Rumsey, F.", 2004, ARTICLE),
    ),
    "workshop and conference": (
        work("Adaptive depth in open answering", "Wu, Y.", 2020, CONFERENCE, "SustaiNLP: Workshop on Efficient Models"),
        work("Adaptive depth in open answering", "Wu, Y.", 2020, CONFERENCE, "2020 Conference on Empirical Methods"),
    ),
    "two sessions in Roman numerals": (
        work("Protokoll der LXI. Monatssitzung aller Mitglieder", "Bolle, C.", 1874, ARTICLE, pages="233"),
        work("Protokoll der LXXI. Monatssitzung aller Mitglieder", "Bolle, C.", 1874, ARTICLE, pages="233"),
    ),
    "a talk on the paper of three": (
        work("Uniqueness of form extensions", "Wirth, M.", 2016, PREPRINT, "arXiv"),
        work("Uniqueness of form extensions", "Lenz, D.; Schmidt, M.; Wirth, M.", 2016, PREPRINT, "arXiv"),
    ),
    "conferences of two years": (
        work("Shared task overview of parsing", "Zeman, D.", 2017, CONFERENCE, "CoNLL 2017"),
        work("Shared task overview of parsing", "Zeman, D.", 2018, CONFERENCE, "CoNLL 2018"),
    ),
}


def cases(expected, table):
    return [pytest.param(expected, *pair, id=f"{expected.value}: {name}") for name, pair in table.items()]


@pytest.mark.parametrize(
    ("expected", "one", "other"),
    cases(Relation.SAME, SAME) + cases(Relation.VERSIONS, VERSIONS) + cases(Relation.APART, APART),
)
def test_a_pair_is_what_its_name_says_in_either_order(expected, one, other):
    assert relate(one, other).relation is expected, relate(one, other).rule
    assert relate(other, one) == relate(one, other)
