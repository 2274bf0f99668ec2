"""HTML, JATS and MathML in titles and abstracts as plain text."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

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
_MATH = re.compile(r"<(?P<end>/)?(?:mml:|m:)?math(?:\s[^<>]{0,2000})?>", re.IGNORECASE)
_ANNOTATION = re.compile(r"<(?P<end>/)?(?:mml:|m:)?annotation(?:-xml)?(?:\s[^<>]{0,500})?>", re.IGNORECASE)
_TEX = re.compile(r"<(?P<end>/)?(?:jats:)?tex-math(?:\s[^<>]{0,500})?>", re.IGNORECASE)
_MATH_FOLLOWS = re.compile(r"\s{0,20}<(?:mml:|m:)?math[\s>]", re.IGNORECASE)
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
            text = _TAG.sub(lambda found: " " if found["block"] else "", _without_doubled_formulas(text))
        if "&" in text:
            text = _ENTITY.sub(lambda found: html.unescape(found.group()), text)
        if text == former:
            break
    return " ".join(text.split())


def _without_doubled_formulas(text: str) -> str:
    """Return ``text`` with each formula once, as MathML if there is some, without the blanks that indent its tags."""
    if "math" not in text.lower():
        return text
    text = _elements_replaced(text, _ANNOTATION, lambda _element, _rest: "")
    text = _elements_replaced(text, _TEX, lambda element, rest: "" if _MATH_FOLLOWS.match(rest) else element)
    return _elements_replaced(text, _MATH, lambda element, _rest: _BETWEEN.sub("", element))


def _elements_replaced(text: str, edge: re.Pattern[str], replace: Callable[[str, str], str]) -> str:
    """Return ``text`` with each element between two edges replaced; ``replace`` sees it and a bit of what follows."""
    pieces, done, start = [], 0, -1
    for found in edge.finditer(text):
        if not found["end"]:
            start = found.start() if start < 0 else start
        elif start >= 0:
            pieces += [text[done:start], replace(text[start : found.end()], text[found.end() : found.end() + 40])]
            done, start = found.end(), -1
    return "".join(pieces) + text[done:]
