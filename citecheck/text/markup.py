"""HTML, JATS and MathML in titles and abstracts as plain text."""

from __future__ import annotations

import html
import re

_INLINE = (
    "a abbr acronym annotation b bdi bdo big cite code del dfn em email ext-link fn font i inline-formula ins italic "
    "bold kbd label mark mark named-content nobr overline overstyle private-char q roman ruby s sans-serif sc scp "
    "small span strike strong styled-content sub sup tex-math tt u underline uri var xref "
    "monospace alternatives semantics math maction maligngroup malignmark menclose merror mfenced mfrac mglyph mi "
    "mlabeledtr mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup "
    "msup mtable mtd mtext mtr munder munderover none emphasis inf sup1 title-sup graphic inline-graphic"
).split()
_BLOCK = (
    "p br div sec title h1 h2 h3 h4 h5 h6 li ul ol list list-item disp-formula disp-quote section table tr td th tbody "
    "abstract break blockquote hr dl dt dd pre para simplepara"
).split()
_TAG = re.compile(
    r"</?(?:[a-z]{1,12}:)?(?:(?P<block>" + "|".join(sorted(_BLOCK, key=len, reverse=True)) + ")|"
    r"(?:" + "|".join(sorted(_INLINE, key=len, reverse=True)) + r"))(?:\s[^<>]{0,2000})?/?>"
    r"|</?(?:jats|mml|m|xhtml|html):[a-z][\w-]{0,40}(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)  # fmt: skip
_MATH = re.compile(r"(?s)<(?:mml:|m:)?math[\s>].{0,20000}?</(?:mml:|m:)?math>", re.IGNORECASE)
_SAID_TWICE = re.compile(
    r"(?s)<(?:mml:|m:)?annotation(?:-xml)?[\s>].{0,5000}?</(?:mml:|m:)?annotation(?:-xml)?>"
    r"|<(?:jats:)?tex-math[\s>].{0,5000}?</(?:jats:)?tex-math>(?=\s{0,20}<(?:mml:|m:)?math)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"(?<=>)\s+(?=<)")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ROUNDS = 3
"""How often a text may have been escaped: ``&amp;lt;i&amp;gt;`` happens where one database exports to another."""


def plain_text(text: str) -> str:
    """Return ``text`` without tags of HTML, JATS and MathML and with entities decoded.

    Tags inside a line (``H<sub>2</sub>O``) join what is around them, those of paragraphs separate. What only looks
    like a tag (``a < b``, ``<GIŠ>``) stays. Text that was escaped, even twice, is read as what it was.
    """
    for _ in range(_ROUNDS):
        former = text
        if "<" in text and ">" in text:
            text = _TAG.sub(lambda found: " " if found["block"] else "", _MATH.sub(_joined, _SAID_TWICE.sub("", text)))
        if "&" in text:
            text = _ENTITY.sub(lambda found: html.unescape(found.group()), text)
        if text == former:
            break
    return " ".join(text.split())


def _joined(found: re.Match[str]) -> str:
    """Return a formula without the blanks that only indent its tags."""
    return _BETWEEN.sub("", found.group())
