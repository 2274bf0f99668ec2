"""Plain text as TeX: what ``decode_tex`` undoes, for the fields of BibTeX."""

from __future__ import annotations

import re

_SIGNS = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_",
}  # fmt: skip
"""No brace stands for itself, not even behind a backslash: BibTeX counts it all the same."""
_SIGN = re.compile(r"[\\{}~^$&%#_]|(?<=-)-|(?<=`)`|(?<=')'")
_CAPITALS = re.compile(r"[^\W_]+[A-Z][^\W_]*")
"""Words that styles must not put into small letters: ``DNA``, ``BERT``, ``McDonald``."""


def encode_tex(text: str) -> str:
    """Return ``text`` so that TeX prints it as it stands; letters with accents stay, as biber and XeTeX read them."""
    return _SIGN.sub(_encode, text)


def encode_title(title: str) -> str:
    """Return a title as TeX, with braces around the words that have capitals inside."""
    pieces, end = [], 0
    for word in _CAPITALS.finditer(title):
        pieces += [encode_tex(title[end : word.start()]), f"{{{word.group()}}}"]
        end = word.end()
    return "".join((*pieces, encode_tex(title[end:])))


def _encode(found: re.Match[str]) -> str:
    sign = found.group()
    return _SIGNS.get(sign) or f"{{}}{sign}"  # two hyphens would be a dash, two quotes another quote
