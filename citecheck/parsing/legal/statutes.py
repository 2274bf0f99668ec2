"""Statutes, regulations, rules and constitutions that prose names by their designation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.datatypes import Citation, CitationForm, Kind, Span

_SECTION = r"\d(?:[\w.:-]{0,14}\w)?(?:\(\w{1,4}\)){0,5}"
_SECTIONS = rf"{_SECTION}(?:(?:,|\sand|\sto|–)\s?{_SECTION}(?!\s[A-Z])){{0,6}}(?:\set\sseq\.)?"
_DATED = r"(?:\s\((?:[^()]{0,30}\s)?(?:1[5-9]|20)\d\d\))?"
_STATES = (
    r"(?:Ala|Alaska|Ariz|Ark|Cal|Colo|Conn|Del|D\.C|Fla|Ga|Haw|Idaho|Ill|Ind|Iowa|Kan|Ky|La|Me|Md|Mass|Mich|Minn|Miss|Mo"
    r"|Mont|Neb|Nev|N\.\s?H|N\.\s?J|N\.\s?M|N\.\s?Y|N\.\s?C|N\.\s?D|Ohio|Okla|Or|Pa|R\.\s?I|S\.\s?C|S\.\s?D|Tenn|Tex|Utah|Vt|Va"
    r"|Wash|W\.\s?Va|Wis|Wyo)\.?"
)
_CODES = (
    r"(?:Code|Stat|Laws?|L|Cons|Comp|Rev|Gen|Penal|Civ|Crim|Lab|Bus|Prof|Com|Fam|Health|Safety|Veh|Gov[’']?t|Educ|Prac"
    r"|Rem|Evid|Ins|Tax|Ann)"
)
_FEDERAL = (
    rf"\d{{1,3}}\sU\.\s?S\.\s?C\.(?:\s?[AS]\.)?\s(?:§{{1,2}}|[Ss]ec(?:tion|\.))\s?{_SECTIONS}{_DATED}"
    rf"|\d{{1,3}}\sC\.\s?F\.\s?R\.\s(?:§{{1,2}}\s?|[Pp]arts?\s|pts?\.\s|[Ss]ection\s)?{_SECTIONS}{_DATED}"
    rf"|(?:Pub\.\s?L\.|Public\sLaw)\s(?:No\.\s)?\d{{1,3}}[–-]\d{{1,4}}(?:,\s\d{{1,3}}\sStat\.\s\d{{1,5}})?{_DATED}"
    rf"|\d{{1,3}}\sStat\.\s\d{{1,5}}{_DATED}"
    r"|\d{1,3}\sFed\.\sReg\.\s\d{1,3},?\d{3}(?:,\s\d{1,3},?\d{3})?(?:\s\([^()]{0,40}\))?"
)
_NAMED = (
    r"U\.\s?S\.\sConst\.\s(?:amend|art)\.\s(?:[IVX]{1,6}|\d{1,2})(?:,\s(?:§|cl\.|sec\.)\s?\d{1,2}){0,2}"
    rf"|Fed\.\sR\.\s(?:Civ|Crim|App|Evid|Bankr)\.(?:\sP\.)?\s{_SECTION}"
    rf"|U\.C\.C\.\s§\s?{_SECTION}"
    rf"|{_STATES}(?:,?\s(?:{_CODES}\.?|&)){{1,6}}(?:,?\s[Cc]h\.\s?\w{{1,5}},?)?\s§{{1,2}}\s?{_SECTIONS}{_DATED}"
)
_EUROPEAN = (
    r"(?:Council\s)?(?:Regulation|Directive|Decision)\s(?:\((?:EU|EC|EEC|Euratom)\)\s(?:No\.?\s)?\d{1,4}/\d{1,4}"
    r"|(?:No\.?\s)?\d{2,4}/\d{1,4}/(?:EU|EC|EEC))"
)
_STATUTE = re.compile(rf"(?<![\w.])(?:{_FEDERAL}|{_NAMED}|{_EUROPEAN})(?!\w)")
_NUMBERED = r"\s(?:No|\d|\((?:EU|EC|EEC|Euratom)\))"
_TRIGGER = re.compile(
    r"§|C\.\s?F\.\s?R\.|U\.\s?S\.\s?C\.|Pub\.\s?L|Public\sLaw|Stat\.\s\d|Fed\.\sR|Const\."
    rf"|Regulation{_NUMBERED}|Directive{_NUMBERED}|Decision{_NUMBERED}"
)
"""What every such designation holds; most texts have none of it."""


def find_statutes(text: str, body: str) -> Iterator[Citation]:
    """Yield the statutes and the like of ``body``, in text order; they have no title of their own."""
    if not _TRIGGER.search(body):
        return
    for found in _STATUTE.finditer(body):
        span = Span(*found.span())
        yield Citation(span, span.of(text), CitationForm.PROSE, Kind.LEGAL)
