"""Marks that publishers put into the title of a work that is retracted or in doubt."""

from __future__ import annotations

import re

from citecheck.datatypes import Standing

_DONE = r"(?:retracted|withdrawn|temporary\s+removal)"
_WORK = r"(?:\s+(?:article|paper|chapter|manuscript|publication|preprint|study|review|letter))?"
_CONCERN = r"(?P<concern>expression\s+of\s+concern)"
_BEFORE = re.compile(rf"(?:{_DONE}{_WORK}\s?[:：]|[\[(](?:{_DONE}{_WORK}|{_CONCERN})[\])]:?)\s*", re.IGNORECASE)
_INITIALS = frozenset("rRwWtT[(")
_BEHIND = re.compile(
    rf"\s*[\[(](?:{_DONE}{_WORK}|{_CONCERN})(?:[.,:;]?\s[^\[\]()]{{0,120}})?[\])]\.?$", re.IGNORECASE
)  # fmt: skip


def split_standing(title: str) -> tuple[str, Standing | None]:
    """Return ``title`` without the mark that it begins or ends with, and what the mark says.

    Read are ``RETRACTED: …``, ``Retracted Article: …``, ``WITHDRAWN: …``, ``[Retracted] …`` and ``… (Retracted article.
    See vol. 3)``. A notice about another work (``Retraction: …``, ``Expression of concern: …``) is a work of its own
    and keeps its title.
    """
    found = _BEFORE.match(title) if title[:1] in _INITIALS else None
    rest = title[found.end() :] if found else title
    if not found:
        found = _BEHIND.search(title) if title.endswith((")", "]", ".")) else None
        rest = title[: found.start()] if found else title
    if not found or not rest.strip():
        return title, None
    return rest.strip(), Standing.CONCERN if found["concern"] else Standing.RETRACTED
