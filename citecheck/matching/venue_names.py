"""Names of venues that no rule can derive: acronyms, nicknames, old names, publishers, preprint servers, series.

Commonly known facts, written by hand. In ``_LINES`` each line is one venue, its names apart by semicolons. Acronyms
made of the initials of a name (JMLR, CVPR) and abbreviations made of word beginnings (Phys. Rev. Lett.) need no line.
"""

from __future__ import annotations

import re

from citecheck.text.folding import fold_words

_LINES = """
neurips; nips; neural information processing systems; advances in neural information processing systems
iclr; international conference on learning representations
icml; international conference on machine learning
acl; association for computational linguistics; annual meeting of the association for computational linguistics
naacl; naacl hlt; north american chapter of the association for computational linguistics; human language technologies
eacl; european chapter of the association for computational linguistics
aacl; asia pacific chapter of the association for computational linguistics
emnlp; empirical methods in natural language processing
tacl; transactions of the association for computational linguistics
coling; international conference on computational linguistics
conll; computational natural language learning
lrec; language resources and evaluation
cvpr; computer vision and pattern recognition
iccv; international conference on computer vision
eccv; european conference on computer vision
bmvc; british machine vision conference
miccai; medical image computing and computer assisted intervention
aaai; aaai conference on artificial intelligence; national conference on artificial intelligence
ijcai; international joint conference on artificial intelligence
aistats; artificial intelligence and statistics
uai; uncertainty in artificial intelligence
colt; conference on learning theory; computational learning theory
kdd; sigkdd; knowledge discovery and data mining; knowledge discovery in databases
sigir; research and development in information retrieval
www; web conference; world wide web
wsdm; web search and data mining
cikm; information and knowledge management
recsys; recommender systems
chi; human factors in computing systems
uist; user interface software and technology
cscw; computer supported cooperative work
sigmod; management of data
vldb; pvldb; very large data bases; proceedings of the vldb endowment; very large databases
icde; data engineering
pods; principles of database systems
sosp; operating systems principles
osdi; operating systems design and implementation
nsdi; networked systems design and implementation
asplos; architectural support for programming languages and operating systems
isca; computer architecture
micro; microarchitecture
hpca; high performance computer architecture
eurosys; european conference on computer systems
usenix atc; usenix annual technical conference
sigcomm; applications technologies architectures and protocols for computer communication; data communication
infocom; computer communications
mobicom; mobile computing and networking
s p; oakland; security and privacy; ieee symposium on security and privacy
ccs; computer and communications security
ndss; network and distributed system security
crypto; advances in cryptology
eurocrypt; advances in cryptology
asiacrypt; advances in cryptology
popl; principles of programming languages
pldi; programming language design and implementation
oopsla; object oriented programming systems languages and applications
icfp; functional programming
icse; software engineering
fse; esec fse; foundations of software engineering
focs; foundations of computer science
stoc; theory of computing
soda; discrete algorithms
icalp; automata languages and programming
podc; principles of distributed computing
spaa; parallelism in algorithms and architectures
siggraph; acm transactions on graphics; tog; computer graphics and interactive techniques
icra; robotics and automation
iros; intelligent robots and systems
rss; robotics science and systems
interspeech; isca; international speech communication association
icassp; acoustics speech and signal processing
facct; fat; fairness accountability and transparency
cacm; communications of the acm; commun acm
proceedings of the ieee; proc ieee
jacm; journal of the acm; j acm; journal of the association for computing machinery
pami; tpami; ieee transactions on pattern analysis and machine intelligence
ijcv; international journal of computer vision
jmlr; journal of machine learning research
pnas; proceedings of the national academy of sciences
prl; physical review letters
jhep; journal of high energy physics
apj; astrophysical journal
mnras; monthly notices of the royal astronomical society
a a; astronomy and astrophysics; astronomy astrophysics
nejm; new england journal of medicine; n engl j med
jama; journal of the american medical association
bmj; british medical journal
jacs; journal of the american chemical society
angewandte; angewandte chemie; angewandte chemie international edition; angew chem int ed
qje; quarterly journal of economics
aer; american economic review
jpe; journal of political economy
restud; review of economic studies
nber; national bureau of economic research; nber working paper
jrss b; journal of the royal statistical society series b; journal of the royal statistical society
jasa; journal of the american statistical association
plos one; public library of science one
mind; mind a quarterly review of psychology and philosophy
philosophical transactions; philosophical transactions of the royal society
comptes rendus; comptes rendus hebdomadaires des seances de l academie des sciences
zeitschrift fur physik; z phys
bell system technical journal; bell labs technical journal; bstj
"""


def _groups() -> dict[str, frozenset[int]]:
    names: dict[str, set[int]] = {}
    for number, line in enumerate(_LINES.strip().splitlines()):
        for name in line.split(";"):
            names.setdefault(" ".join(fold_words(name)), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in names.items()}


VENUE_GROUPS = _groups()
"""Folded name -> numbers of the venues that bear it."""
FULL_NAMES = {
    line.split(";")[0].strip(): names
    for line in _LINES.strip().splitlines()
    if (names := tuple(name.strip() for name in line.split(";") if len(name.split()) >= 3))
}
"""Acronym -> the names of three words or more that it stands for."""
LONGEST_NAME = max(len(name.split()) for name in VENUE_GROUPS)
"""Words of the longest name."""

PUBLISHERS = frozenset(
    " ".join(fold_words(name))
    for name in """
    acm; association for computing machinery; ieee; ieee computer society; ieee press; springer
    springer nature; springer verlag; springer international publishing; elsevier; elsevier bv; academic press; wiley
    john wiley sons
    wiley blackwell; blackwell
    american physical society; aps; american institute of physics; aip publishing; institute of physics; iop publishing
    american chemical society; royal society of chemistry; oxford university press; cambridge university press
    mit press
    taylor francis; routledge; informa; crc press; sage; sage publications; mdpi; mdpi ag; frontiers
    frontiers media
    public library of science; hindawi; usenix; usenix association; aaai press; morgan kaufmann; pmlr
    curran associates; association for computational linguistics; university of chicago press; jstor; de gruyter; brill
    world scientific; north holland; pergamon; kluwer; kluwer academic publishers; mcgraw hill; pearson; prentice hall
    addison wesley; o reilly; penguin; harvard university press; princeton university press; yale university press
    optica; spie; siam
    """.replace("\n", ";").split(";")
    if name.strip()
)
"""Folded names of publishers; where a venue is expected one of them contradicts no journal or conference."""

NO_VENUE = re.compile(
    r"\b(arxiv|corr|preprints?|biorxiv|medrxiv|ssrn|chemrxiv|psyarxiv|openreview|zenodo|figshare|hal|repec|https?:"
    r"|working papers?|nber|national bureau of economic research|technical report|unpublished|in press|forthcoming"
    r"|to appear|submitted|manuscript|researchgate)\b"
)
"""In folded text: names of preprint servers and of states before publication."""

SERIES = re.compile(
    r"\b(lecture notes|lncs|lnai|lnns|ifip|ceur|communications in computer and information science|springer proceedings"
    r"|advances in intelligent systems|proceedings of machine learning research|pmlr|jmlr w&cp|lipics|springer|elsevier"
    r"|wiley|press)\b"
)
"""In folded text: series that hold the proceedings of many conferences, and publishers inside longer names."""
