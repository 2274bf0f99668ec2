"""Headings: which line opens a section, and which section is a list of references."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from citecheck.text.folding import fold

# Folded words of headings; the first group may stand before the second ("Selected papers", "Weiterführende Literatur").
_QUALIFIERS = (
    "apa|mla|chicago|harvard|ieee|vancouver|academic|added|additional|bibliographic|cited|complete|consulted|core"
    "|corrected|essential|formatted|foundational"
    "|full|further|general|important|influential|key|landmark|list of|"
    "main|major|more|must[ -]read|new|other|primary|recommended|referenced|relevant|retrieved|revised|scholarly"
    "|secondary|selected|seminal|suggested|supporting|the|updated|useful|verified|"
    "verwendete|benutzte|genutzte|herangezogene|weiterfuhrende|zitierte|ausgewahlte|gebruikte|использованные"
)
_NOUNS = (
    "references?|references? lists?|references? cited|references? and notes|references? and further reading"
    "|bibliography|retrieved (?:documents|passages)|"
    "works? cited|works? consulted|works|source list|sources?|sources? cited|citations?|cited|literature"
    "|literature cited|readings?|(?:retrieved|source|context|reference|cited) (?:documents?|passages?|chunks?|snippets?"
    "|excerpts?|results|papers|articles|sources|texts|context)|search results|"
    "reading list|papers|publications|articles|footnotes|endnotes|notes|notes and references|"
    "literatur|literaturverzeichnis|literaturangaben|literaturhinweise|quellen|quellenangaben|quellenverzeichnis"
    "|referenzen|"
    "einzelnachweise|bibliographie|references bibliographiques|ouvrages cites|lectures complementaires|"
    "referencias|referencias bibliograficas|bibliografia|fuentes|obras citadas|lecturas recomendadas|fontes|obras|"
    "riferimenti|riferimenti bibliografici|fonti|opere citate|literatuur|literatuurlijst|bronnen|referenties|"
    "kallor|referenser|referanser|litteratur|litteraturliste|kilder|lahteet|kaynaklar|kaynakca|"
    "works cited and consulted|bibliography and sources|"
    "geraadpleegde literatuur|bronnenlijst|literatuuropgave|kallforteckning|litteraturforteckning|kildeliste|"
    "literatura|literatura cytowana|bibliografia cytowana|pismiennictwo|zrodla|przypisy|spis literatury|"
    "primarquellen|sekundarliteratur|quellen und literatur|webographie|sitographie|sitografia|"
    "sources citees|ouvrages consultes|bibliografia consultada|bibliografia citada|literatura citada|trabalhos citados|"
    "литература|список литературы|источники|библиография|библиографическии список|список источников|"
    "список использованн(?:ых источников|ои литературы)|использованная литература|"
    "参考文献|参考文献列表|参考书目|參考書目|参考资料|參考文獻|参考資料|引用文献|文献|文献一覧|参照文献"
    "|参考來源|参考来源|资料来源|出典|引用元|참고문헌|참고 문헌|인용문헌|المراجع|المصادر|المصادر والمراجع"
    "|ביבליוגרפיה|מקורות|tai lieu tham khao|daftar pustaka|referensi|bronvermelding|viitteet|ссылки"
)
_BEHIND = (
    "appendix|appendices|acknowledge?ments?|supplementary (?:material|information)|about the authors?"
    "|author contributions|conflicts? of interest|list of (?:figures|tables)|anhang|danksagung|annexes?|anexos?"
    "|apendices?|appendice|bijlagen?|zalacznik|приложение|附录|附錄|付録|부록"
)
"""Headings that close a list also without marks: nothing behind them belongs to it."""

_TOLD = (
    "(?:(?:and )?(?:cited|consulted|discussed|included|listed|mentioned|quoted|referenced|referred to|relied on"
    "|retrieved|reviewed|used)"
    "(?: (?:above|below|here|(?:in|for|by) (?:the|this|my|our|these) [a-z]{3,12}(?: [a-z]{3,12})?))?"
    "|dieser [a-z]{3,12}|dieses [a-z]{3,12}|de (?:cette|cet|ce|esta|este) [a-z]{3,12}|dest[ae] [a-z]{3,12}"
    "|utilise[e]?s|consulte[e]?s|cite[e]?s|utilizad[ao]s|consultad[ao]s|citad[ao]s|utilizzat[ei]|consultat[ei]|citat[ei])"
)
"""What was done with the works: ``mentioned in this report``."""
_FOR = "(?:for|to|in) .{1,40}"
_STYLE = "(?:in )?(?:apa|mla|ieee|acm|ama|chicago|harvard|vancouver)(?: \\d{1,2}(?:th)?)?(?: (?:edition|format|style))?"
_LONGEST_CLOSING = 100
_NOTES = re.compile(r"\b(?:foot|end)?notes\b(?! and (?:references|further reading))")
_MARKS = re.compile(
    r"[ \t>]{0,12}(?P<hashes>#{1,6})?\s{0,4}(?P<bold>\*\*|__|[*_])?(?:(?:\d{1,2}|[IVX]{1,5})\.?\d{0,2}\.?\s{1,3})?"
    r"(?P<title>[^\s*#_|][^\n*#|]{0,80}?)(?=[\s:：*_#]|\Z)\s{0,4}+(?P<colon>[:：])?+\s{0,2}+"
    r"(?P<close>\*\*|__|[*_])?+\s{0,2}+(?:\([^()\n]{1,80}\)\s{0,2}+)?+(?P<colon2>[:：])?+[\s#]{0,8}+"
)
_REMAINDER = re.compile(
    r"[ \t>]{0,12}(?:\*\*|__)?(?P<title>[^\s*#_:：\d][^\n*#_:：]{2,40})(?:[:：](?:\*\*|__)?|(?:\*\*|__)[:：])\s{1,4}"
)
_EDGES = re.compile(r"^[\W_]{1,12}|[\W_]{1,12}$")
_RULE = re.compile(r"\s{0,12}(?:=[=\s]{2,80}|-[-\s]{2,80})")
_HTML_HEADING = re.compile(r"\s{0,8}<h([1-6])[^>\n]{0,80}>(?P<title>[^<\n]{1,80})</h[1-6]>\s{0,8}", re.IGNORECASE)

WEAKEST = 7
"""Level of a heading without marks of rank: a line in bold, or a line that ends in a colon."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its level (1 to 6 for ``#`` marks and underlines, 7 without), and what it announces."""

    level: int
    references: bool
    notes: bool = False
    """The words say "notes", so that much of what follows may be remarks."""


@cache
def _reference_heading() -> re.Pattern[str]:
    """Return the pattern of the words of a heading; compiled when first used, like every large pattern."""
    nouns = unicodedata.normalize("NFD", _NOUNS)  # as folded text has Hangul
    works = rf"(?:(?:{_QUALIFIERS}) ){{0,2}}(?:{nouns})"
    told = rf"(?: {_TOLD}| \(?(?:{_QUALIFIERS}|{_STYLE})\)?)?"
    return re.compile(
        rf"{works}(?: (?:and|und|et|y|e) {works})?{told}|(?:(?:{_QUALIFIERS}) )?(?:references?|bibliography) {_FOR}"
    )


@cache
def _closing_heading() -> re.Pattern[str]:
    """Return the pattern of headings that stand behind a list."""
    words = unicodedata.normalize("NFD", _BEHIND)
    return re.compile(rf"(?:{words})(?: (?:[a-z]|[ivx]{{1,4}}|\d{{1,2}})(?:[.:–—-]{{1,2}} ?.{{1,80}})?)?")


def read_heading(line: str, next_line: str = "") -> Heading | None:
    """Return the heading that ``line`` is (``next_line`` may underline it), ``None`` for any other line."""
    if len(line) > 140 or not line.strip():
        return None
    markup = _HTML_HEADING.fullmatch(line)
    if markup:
        return Heading(int(markup[1]), names_references(markup["title"]), _names_notes(markup["title"]))
    found = _MARKS.fullmatch(line)
    if not found:
        return None
    references, notes = names_references(found["title"]), _names_notes(found["title"])
    if found["hashes"]:
        return Heading(len(found["hashes"]), references, notes)
    if next_line and _RULE.fullmatch(next_line) and (references or not next_line.lstrip().startswith("- ")):
        return Heading(1 if "=" in next_line else 2, references, notes)
    in_bold = line.lstrip().startswith(("**", "__")) and bool(found["close"])
    # The last word of a paragraph ("... in the\n   sources.") is no heading.
    is_bare = not (in_bold or found["colon"] or found["colon2"])
    if in_bold or (references and not (is_bare and (found["title"][0].islower() or found["title"].endswith(".")))):
        return Heading(WEAKEST, references, notes)
    if is_bare and len(line) <= _LONGEST_CLOSING and _closing_heading().fullmatch(_folded(found["title"])):
        return Heading(1, references=False)
    return None


def is_rule(line: str) -> bool:
    """Tell whether ``line`` is drawn: the underline of a heading, or a rule between parts."""
    return bool(_RULE.fullmatch(line.rstrip()))


def heading_before_text(line: str) -> int:
    """Return the length of a heading of references at the start of a line that goes on, or 0."""
    found = _REMAINDER.match(line)
    return found.end() if found and names_references(found["title"]) and found.end() < len(line.rstrip()) else 0


def names_references(title: str) -> bool:
    """Tell whether a heading's words announce a list of references."""
    return bool(_reference_heading().fullmatch(_folded(title)))


def _folded(title: str) -> str:
    return " ".join(_EDGES.sub("", fold(title)).replace("&", "and").split())


def _names_notes(title: str) -> bool:
    return bool(_NOTES.search(fold(title)))
