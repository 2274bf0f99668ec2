"""Scholarly links: which identifiers in running text cite a work, and which links are just links."""

from __future__ import annotations

import re

from citecheck.datatypes import Identifier, Kind, Scheme, Span
from citecheck.text.identifiers import find_identifiers

HOSTS = tuple(
    (
        "openreview.net semanticscholar.org jstor.org papers.nips.cc papers.neurips.cc proceedings.neurips.cc "
        "proceedings.mlr.press jmlr.org ieeexplore.ieee.org dl.acm.org sciencedirect.com link.springer.com "
        "nature.com/articles science.org sciencemag.org tandfonline.com onlinelibrary.wiley.com journals.plos.org "
        "biorxiv.org medrxiv.org ssrn.com papers.ssrn.com hal.science zenodo.org core.ac.uk europepmc.org "
        "ojs.aaai.org aaai.org/papers usenix.org/conference openaccess.thecvf.com cambridge.org/core academic.oup.com "
        "journals.aps.org iopscience.iop.org pnas.org cell.com thelancet.com nejm.org bmj.com jamanetwork.com "
        "frontiersin.org mdpi.com researchgate.net/publication philpapers.org eprint.iacr.org inspirehep.net "
        "dblp.org/rec projecteuclid.org muse.jhu.edu nber.org/papers scholar.archive.org pubs.acs.org pubs.rsc.org "
        "journals.sagepub.com psycnet.apa.org aclanthology.org ncbi.nlm.nih.gov pubmed.ncbi.nlm.nih.gov "
        "royalsocietypublishing.org direct.mit.edu distill.pub"
    ).split()
)
"""Hosts (and first path segments) whose pages are works; a link to one of them is a citation."""

_HOST = re.compile(r"https://(?:[\w-]{1,40}\.)?(?:" + "|".join(map(re.escape, HOSTS)) + r")/[^/].*")
_UNLABELLED_ACL = re.compile(r"[A-Z]\d\d-\d{4}")
_STANDARDS = frozenset({Scheme.RFC})


def find_works(body: str) -> list[tuple[Identifier, Span]]:
    """Return the identifiers in ``body`` that cite a work; ordinary web addresses and bare codes are left out."""
    return [item for item in find_identifiers(body) if _cites(*item, body)]


def kind_of(identifier: Identifier) -> Kind:
    """Return the kind of work that the scheme alone tells."""
    return Kind.STANDARD if identifier.scheme in _STANDARDS else Kind.UNKNOWN


def _cites(identifier: Identifier, span: Span, body: str) -> bool:
    if identifier.scheme is Scheme.URL:
        return bool(_HOST.fullmatch(identifier.value))
    return not (identifier.scheme is Scheme.ACL and _UNLABELLED_ACL.fullmatch(span.of(body)))
