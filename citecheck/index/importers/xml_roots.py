"""How XML files of references begin: by the root element, and where others use the same one by what follows it."""

from __future__ import annotations

import re

_PROLOG = (
    r"(?s)\s*+(?:\s++|<\?(?>.*?\?>)|<!--(?>.*?-->)"
    r"|<!DOCTYPE(?>[^\[>]*+)(?:\[(?>[^\]]*+)\]\s*+)?>)*+<(?:[\w.-]{1,40}:)?"
)
"""What may stand before the root element: declaration, comments, processing instructions, document type."""


def _root(names: str, inside: str = "") -> re.Pattern[bytes]:
    """Return the pattern of XML whose root is one of ``names``, apart by ``|``, with ``inside`` near its beginning."""
    follows = f"(?=.*?{inside})" if inside else ""
    return re.compile(rf"{_PROLOG}(?:{names})(?=[\s/>]){follows}".encode())


DBLP = _root("dblp|dblpperson")
PUBMED = _root(
    "PubmedArticleSet|PubmedBookArticleSet|MedlineCitationSet|PubmedArticle|PubmedBookArticle|MedlineCitation"
)
MODS = _root("modsCollection|mods")
ENDNOTE = _root("xml|records", r"<record[s>\s]")
JATS = _root("article|pmc-articleset", r"<front[\s>]")
OAI = _root("OAI-PMH|ListRecords|GetRecord|record|arXiv|arXivRaw|dc", r"(?:openarchives|arxiv)\.org/OAI/")
ACL_ANTHOLOGY = _root("collection|volume", r"<(?:volume|paper)\s+id=")
JALC = _root("RDF", "<prism:doi>")
