"""Lines of a document as a reference list has them: indent, label (``[3]``, ``3.``, ``-``, ``[^a]:``) and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from citecheck.datatypes import Span
from citecheck.parsing.letters import CAPITAL

LINE = re.compile(r"[^\n]*\n|[^\n]+")
"""A line with its end."""

NOTE = "\x02"
"""The label of a note without a key, as masking writes it."""

KEY = r"[^\W\d_](?:[^\W\d]|[:+-]){0,30}(?:1[5-9]|20)\d\d[\w:-]{0,40}"
"""The key of a work as reference managers make it: ``li2020frogs``, ``Smith_2019``, ``DBLP:conf-li-2020``."""

SOURCE = r"(?:Source|Document|Doc|Reference|Ref|Passage|Chunk|Snippet|Citation|Quelle|Fuente|Fonte)s?\.?\s?#?"
"""What programs call what they have retrieved, before its number: ``[Source 3]``."""

_LABEL = re.compile(
    r"(?P<indent>[ \t>]{0,40})(?P<bullet>[-*+•‣▪◦–—]\s{1,4}|\.\.\s{1,4}(?=\[))?"
    r"(?P<mark>(?:\*\*)?(?:\[(?:\^(?=[^\]\s]{1,40}\]:)|fn:)(?P<note>[^\]\s]{1,40})\]:?"
    rf"|{NOTE}"
    r"|(?:\[\[)?\[@?(?P<bracket>[^\]\[\n]{1,40})\](?:\]\])?[:.]?|\((?P<paren>\d{1,5})\)|\((?P<letter>[a-z]|[ivx]{2,4})\)"
    rf"|@?(?P<word>{KEY})(?<!:)(?::(?:\*\*)?|\*\*:?(?:\s[–—-])?)"
    rf"|(?P<tick>`{{1,2}})[\[@]{{0,2}}(?P<code>{KEY})\]?(?P=tick)(?:\*\*)?:?(?:\s[–—-])?"
    rf"|{SOURCE}(?P<source>\d{{1,3}})[.:]"
    r"|(?P<number>\d{1,5})[.):]|(?P<letter2>[A-Za-z])\)|(?P<raised>[⁰¹²³⁴-⁹]{1,5})|<sup>\[?(?P<sup>\d{1,3})\]?</sup>"
    r"|[【〔［](?P<wide>\d{1,3})[】〕］]|(?P<circled>[①-⑳])|\d\ufe0f?\u20e3)(?:\*\*)?(?:\s{1,8}|$"
    rf"|(?:(?<=\d\])|(?<=[⁰¹²³⁴-⁹【】〔〕［］①-⑳])|(?<=</sup>))(?=[\u3040-\u9fff]|{CAPITAL})))?"
    r"(?:[\u2190-\u2bff\U0001f000-\U0001faff]\ufe0f?\s{1,3}){0,2}"
    rf"(?:(?:\\\*|[†‡§✱]){{1,3}}\s?(?={CAPITAL})"
    rf"|\*(?={CAPITAL}[\w'’ -]{{1,40}},\s{CAPITAL}\.)(?![^*\n]{{0,600}}[^\s*]\*))?"
)
MARK = r"(?:[†‡§¶‖]{1,3}|[ᵃ-ᵉ]|<sup>(?:[a-e]|\\?[*†‡§¶]{1,3})</sup>|\\\*{1,3})"
"""A mark by which a text points at a note; some write stars, which also are bullets and emphasis."""
_SYMBOL = re.compile(r"[†‡§¶‖ᵃ-ᵉ]")
_CITED_MARK = re.compile(rf"(?<=[\w.,;:!?)\]\"”’»*_])(?P<mark>{MARK})(?![\w*†‡§¶‖])")
_STARS = re.compile(r"(?<=[\w.,;:!?)\]\"”’»])(?P<mark>\*{1,3})(?=[\s.,;:)]|\Z)")
_OPENING_STARS = re.compile(r"(?<![\w.,;:!?)*])\*{1,3}(?=[^\s*])")
_REACH = 400
"""How far before stars the emphasis may begin that they close (characters)."""
_MARKED = re.compile(rf"(?P<mark>{MARK}|\*{{1,3}})\s?(?=[\"“*_]{{0,3}}{CAPITAL})")
_BARE = re.compile(rf"[ \t]{{0,4}}(?P<number>\d{{1,4}})[ \t]{{1,4}}(?=[\"“*_]{{0,3}}{CAPITAL})")
_CARET = re.compile(rf"[ \t]{{0,4}}(?:\*\s)?[\^↑]\s{{1,2}}(?:[a-z](?:\.\d)?\s){{0,8}}(?=[\"“*_]{{0,3}}{CAPITAL})")
"""What pages of wikis show before a note, whose number is its place: ``^ Li``, ``^ a b Li``."""
_SEE = re.compile(
    r"(?:(?:Vgl|Cf|Cfr|Vid|Zie)\.|(?:Siehe|See|Voir|Véase|Ver|Zie|Vedi|Hierzu|Dazu))(?:\s(?:auch|dazu|hierzu|also|aussi|también"
    r"|ook|anche|etwa|z\.\s?B\.))?:?\s{1,2}(?=[\"“„*_]{0,3}[^\W\d_a-z])"
)
"""How a note points at the reference in it."""
_BACK = re.compile(r"a\.\s?a\.\s?O|\b[Ee]bd|\b[Ii]bid|\bcit\.|Anm\.|supra")
_KEY = re.compile(r"\d{1,5}|#?(?=[^\]]{0,40}[^\W\d_])[\w+&*.: -]{1,40}")
_SOURCE = re.compile(rf"{SOURCE}(\d{{1,3}})")
_SHORT = 40
"""Longest line that may be a heading above a list with bare numbers, in characters."""
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: where it starts, its text without line end, its indent, and its label."""

    start: int
    text: str
    indent: int
    label: int
    """Length of indent and label; 0 for a line without label."""
    key: str | None = None
    note: bool = False
    """The label is that of a Markdown footnote."""

    @property
    def blank(self) -> bool:
        """Tell whether nothing stands in the line."""
        return not self.text.strip()

    @property
    def body(self) -> str:
        """Return the text behind the label."""
        return self.text[self.label :]


def read_lines(masked: str) -> Iterator[Line]:
    """Yield the lines of ``masked`` in order.

    A number without mark (``3 Li, A.``) is a label only where it opens a count after a blank line or heading, or
    continues one, so that a line that happens to begin with a number is none.
    """
    last = bare = carets = 0
    opens = True
    marks = find_marks(masked)
    for found in LINE.finditer(masked):
        text = found.group().rstrip("\r\n")
        line = read_line(found.start(), text, last)
        number = _BARE.match(text) if not line.label else None
        if number and (int(number["number"]) == bare + 1 if bare else opens and number["number"] == "1"):
            bare += 1
            line = Line(line.start, text, line.indent, number.end(), str(bare))
        elif line.key:
            bare = 0
        caret = _CARET.match(text) if not line.label else None
        if caret:
            carets += 1
            line = Line(line.start, text, line.indent, caret.end(), str(carets))
        marked = _MARKED.match(text) if marks else None
        if marked and marked["mark"] in marks:
            see = _SEE.match(text, marked.end())
            line = Line(line.start, text, line.indent, (see or marked).end(), marked["mark"], note=True)
        if line.key and line.key.isdecimal():
            last = int(line.key)
        opens = line.blank or len(text) < _SHORT
        yield line


def find_marks(masked: str) -> frozenset[str]:
    """Return the marks that stand behind a word and open just one line: ``it holds.† ... † Li, A. (2020).``."""
    cited = {mark for mark, _ in find_cited_marks(masked, stars=_opens_one_line(masked, "*"))}
    return frozenset(mark for mark in cited if _opens_one_line(masked, mark))


def find_cited_marks(body: str, *, stars: bool) -> Iterator[tuple[str, Span]]:
    """Yield the marks behind words with their places; ``stars`` says that stars are such marks unless they close."""
    has_marks = _SYMBOL.search(body) or "<sup>" in body or "\\*" in body
    for found in _CITED_MARK.finditer(body) if has_marks else ():
        yield found["mark"], Span(*found.span("mark"))
    for found in _STARS.finditer(body) if stars else ():
        line = body.rfind("\n", max(0, found.start() - _REACH), found.start()) + 1
        if not _OPENING_STARS.search(body, max(line, found.start() - _REACH), found.start()):
            yield found["mark"], Span(*found.span("mark"))


def _opens_one_line(masked: str, mark: str) -> bool:
    return masked.count(f"\n{mark}") - masked.count(f"\n{mark}{mark[-1]}") == 1


def read_line(start: int, text: str, last: int = 0) -> Line:
    """Return the line with its label; a number that is a year is a label only if it continues the count ``last``."""
    found = _LABEL.match(text)
    indent = len(text) - len(text.lstrip(" \t>"))
    if not found or found.end() == found.end("indent"):
        return Line(start, text, indent, 0)
    source = _SOURCE.fullmatch(found["bracket"] or "")
    number = (
        found["number"]
        or found["paren"]
        or found["source"]
        or (source and source[1])
        or found["sup"]
        or found["wide"]
        or (found["circled"] and str(ord(found["circled"]) - ord("①") + 1))
        or (found["raised"] or "").translate(_RAISED)
    )
    letter = found["letter"] or (found["letter2"] or "").lower()
    key = found["note"] or (not source and found["bracket"]) or found["word"] or found["code"] or number or letter
    is_year = bool(number) and 1500 <= int(number) < 2100 and int(number) != last + 1
    if is_year or (found["bracket"] and not _KEY.fullmatch(found["bracket"])) or found["bracket"] in ("x", "X"):
        bullet = found.end("bullet") if found["bullet"] else 0
        return Line(start, text, indent, bullet)
    see = _SEE.match(text, found.end()) if (key or found["mark"]) and not _BACK.search(text) else None
    is_note = bool(
        found["note"] or found["raised"] or found["sup"] or found["circled"] or (found["mark"] or "").startswith(NOTE)
    )
    return Line(start, text, indent, see.end() if see else found.end(), key or None, is_note)
