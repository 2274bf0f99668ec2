"""The text of an XML element on one line, as a reader sees it: markup gone, formulas once, spaces where lines break."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from citecheck.text.tex import decode_tex

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_APART = frozenset(
    "p sec title subtitle break br list list-item def-item disp-formula disp-quote label AbstractText td tr".split()
)
"""Elements that do not run on from the text before them."""
_UNREAD = frozenset("fn index-term graphic inline-graphic annotation annotation-xml object-id".split())
_NOTE_POINTERS = frozenset("fn table-fn author-notes corresp aff bibr".split())
"""What an ``xref`` in a title points to, where it is a mark and no word."""
_TAG = re.compile(
    r"</?(?:i|b|u|em|strong|sub|sup|sc|scp|tt|span|font|italic|bold|small|p|br|inf|jats:[a-z-]{1,20})"
    r"(?:\s[^<>]{0,200})?/?>",
    re.IGNORECASE,
)
_BREAK = re.compile(r"<(?:br|/p|/jats:p)\s{0,3}/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]{2,31}\d{0,2});")
_DOCUMENT = re.compile(r"\\begin\{document\}(.*?)(?:\\end\{document\}|$)", re.DOTALL)


def line_of(element: Element | None) -> str:
    """Return the text of ``element`` on one line, ``""`` for none; HTML that was escaped into the text goes too."""
    if element is None:
        return ""
    text = "".join(_pieces(element)) if len(element) else element.text or ""
    if "<" in text or "&" in text:
        text = _without_html(text)
    return " ".join(text.split())


def find_line(element: Element | None, *paths: str) -> str:
    """Return the text of the first element below ``element`` at one of ``paths`` that has any."""
    if element is not None:
        for path in paths:
            for found in element.iterfind(path):
                if text := line_of(found):
                    return text
    return ""


def _without_html(text: str) -> str:
    text = _TAG.sub("", _BREAK.sub(" ", text))
    return _ENTITY.sub(lambda found: html.unescape(found.group()), text)


def _pieces(element: Element) -> Iterator[str]:
    """Yield the text of ``element`` and below in reading order."""
    yield element.text or ""
    has_math = any(child.tag == "math" for child in element)
    is_choice = element.tag == "alternatives" and not has_math
    for child in element:
        if child.tag == "math":
            yield _math(child)
        elif child.tag == "tex-math":
            yield "" if has_math else _tex(child)
        elif not _is_unread(child):
            space = " " if child.tag in _APART else ""
            yield space
            yield from _pieces(child)
            yield space
        if is_choice and (child.text or "").strip():
            return
        yield child.tail or ""


def _is_unread(element: Element) -> bool:
    return element.tag in _UNREAD or (element.tag == "xref" and element.get("ref-type") in _NOTE_POINTERS)


def _math(element: Element) -> str:
    """Return a MathML formula as its signs one after the other, without the copies in other notations."""
    if element.tag in _UNREAD:
        return ""
    parts = [" ".join((element.text or "").split()), *map(_math, element)]
    return "/".join(filter(None, parts)) if element.tag == "mfrac" else "".join(parts)


def _tex(element: Element) -> str:
    """Return a formula in TeX as text; publishers wrap whole documents around them."""
    source = "".join(element.itertext())
    inside = _DOCUMENT.search(source)
    return decode_tex(f"${(inside[1] if inside else source).strip().strip('$').strip()}$").strip("$")
