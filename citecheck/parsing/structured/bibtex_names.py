"""Lists of names in BibTeX and BibLaTeX entries: who is named, and whether the list is cut."""

from __future__ import annotations

import re

from citecheck.parsing.authors import AuthorList, parse_authors
from citecheck.text.bibtex_names import is_joined_by_commas, read_name, split_names
from citecheck.text.tex import decode_tex

_ET_AL = re.compile(r"[\s,]{1,4}(?:et\s{1,4}al\.?|and\s{1,4}others\.?)\s{0,4}$", re.IGNORECASE)
_MAX_TAIL = 40


def read_names(text: str) -> AuthorList:
    """Return the people of a name list; ``and others`` and ``et al.`` say that it is cut.

    A list that is joined by commas alone, which BibTeX itself refuses, is read as prose.
    """
    tail = _ET_AL.search(text, max(0, len(text) - _MAX_TAIL))
    pieces = split_names(text[: tail.start()] if tail else text)
    names = [piece for piece in pieces if piece.lower() != "others"]
    truncated = tail is not None or len(names) < len(pieces)
    if 0 < len(names) < 3 and is_joined_by_commas(names[0]):
        listed = parse_authors(decode_tex(" and ".join(names)))
        return AuthorList(listed.names, listed.truncated or truncated)
    people = (read_name(name) for name in names)
    return AuthorList(tuple(person for person in people if str(person)), truncated)
