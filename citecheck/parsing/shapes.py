"""Shapes: cheap tests on a string that say whether it may be a reference, before its fields are read."""

from __future__ import annotations

import re
from functools import cache

from citecheck.parsing.letters import CAPITAL, CAPITAL_OR_DIGIT, UPPER
from citecheck.parsing.patterns import ET_AL, HAS_LETTERED_YEAR, NAME, YEAR

_HEAD = re.compile(r"[^\d\"“”„«*_(:\[?!\n]{2,600}")
# Both are searched for in lower case, several times as fast as without regard to case.
_IDENTIFIER = re.compile(r"https?://|d(?<!\wd)oi\b|1(?<!\w1)0\.\d{4}|a(?<!\wa)rxiv\b|p(?<!\wp)mc?id\b|i(?<!\wi)sbn\b")
_VENUE = re.compile(
    r"\b(?:journal|proceedings|proc\.|conference|symposium|workshop|transactions|press|university|arxiv|preprint"
    r"|review|"
    r"letters|annals|lecture notes|thesis|vol\.|pp\.|\d{1,4}\s?\(\d{1,3}\)|zeitschrift|revue|revista|verlag)"
)
_TITLE_MARKS = re.compile(
    r"[\"“„«][^\"“”„«»\n]{8,300}+[\"”“»]|(?<!\w)[*_]{1,3}[^*_\n]{6,300}[*_]{1,3}|[《『「][^《》『』「」\n]{2,300}+[》』」]|\[[^\[\]\n]{6,300}+\]\("
)
_TITLE_FIRST = re.compile(r"(?:[*_]{1,3}|[\"“„«‘']|\[){1,4}\w")
_INITIALS = rf"(?:{CAPITAL}\.[\s-]?){{1,5}}"
_AUTHOR_START = (
    rf"{NAME}(?:,\s{_INITIALS}|\s[A-Z]{{1,3}}(?:[,.;]\s|\set\sal\b|\s(?=\({YEAR}[a-z]?\)\s{CAPITAL_OR_DIGIT}))|{ET_AL}|\s(?:and|&)\s{CAPITAL}"
    rf"|,\s{CAPITAL}[\w'’-]{{1,30}}(?:\s{_INITIALS}|\s{CAPITAL}[\w'’-]{{1,30}})?"
    rf"(?:\.?\s[\"“*_]{{0,3}}{CAPITAL}|(?:\s(?:d[aeio]s?|de\s))?;\s{CAPITAL}[^\s;,]{{1,30}}(?:\s[^\s;,]{{1,30}}){{0,3}},\s{CAPITAL}))"
    rf"|[{UPPER}]{{3,30}},\s{CAPITAL}[\w'’-]{{1,30}}(?:\s{CAPITAL}[\w'’.-]{{0,30}}){{0,3}}[;.]\s"
    rf"|{_INITIALS}\s?{CAPITAL}[\w'’ -]{{1,40}}?(?:,|\sand|\s&|{ET_AL}|\s(?=\({YEAR}[a-z]?\):?\s)|\.\s{CAPITAL})"
    rf"|(?!(?:A|I)\s\w{{1,40}}\W)(?:[A-Z]\s){{1,3}}{CAPITAL}[\w'’-]{{2,40}}(?:,\s(?:[A-Z]\s){{1,3}}{CAPITAL}|\.\s{CAPITAL_OR_DIGIT}|\s(?:and|&)\s(?:[A-Z]\s){{1,3}})"
)
_LOWER_FAMILY = re.compile(rf"(?<=[,&] )([^\W\d_A-Z]{{2,30}}), (?={CAPITAL}\.)")
"""``schraefel, M. C.`` amid a list: a name that its bearer writes small."""
_MIXED = re.compile(rf"(?:de|la|le|di|da|van|von|mc|al|el|d['’]|l['’])-?{CAPITAL}")
"""``deBettencourt``, ``al-Khalili``."""
_GAP = re.compile(r"[,;]|\.\s?\.\s?\.|…")
_WIDE = str.maketrans("（）：，", "():,")
_SMALL_WORDS = frozenset(
    "and et al others & eds ed van von der den de del della di da dos du la le ten ter zu zur und y e al-".split()
)
_AFTER_AUTHORS = re.compile(
    rf"\(?{YEAR}[a-z]?(?:[,/–-]\s?[\w .]{{1,20}})?(?:\)\s?[.,]|\)(?=\s[\"“„«‘'*_])"
    rf"|[.,])\s{{1,3}}(?:(?:[\"“„«‘'*_\[]{{1,4}})?{CAPITAL_OR_DIGIT}|[\"“„«‘'*_]{{1,4}}\w|[a-z]{{1,3}}-\w|[a-z]{{1,4}}[A-Z\d])"
    rf"|\((?:n\.\s?d\.|in press|forthcoming)[^)\n]{{0,20}}\)\s?[.,]\s"
)
_BEFORE_HAN_MARKS = re.compile(rf"[^。\d()「『《\n]{{2,300}}\({YEAR}[a-z]?年?\)[.,:]?\s?[「『《]")
"""``田中太郎（2013）「題名」『誌名』``: names, a date and the marks of titles."""
_CAPS = rf"[{UPPER}][{UPPER}'’-]{{1,30}}(?:\s[{UPPER}'’-]{{2,30}}){{0,3}}"
_GIVEN = rf"{CAPITAL}(?:\.|[\w'’-]{{0,20}})(?:[\s-](?:d[aeio]s?\s|e\s)?{CAPITAL}(?:\.|[\w'’-]{{0,20}})){{0,4}}"
_IN_CAPITALS = re.compile(
    rf"(?=[^\s,]{{3}}|[^.\n]{{4,60}};){_CAPS},\s{_GIVEN}(?:;\s{_CAPS},\s{_GIVEN}){{0,20}}(?:\.?;?\s[*_]{{0,2}}et\sal)?[*_]{{0,2}}"
    rf"(?:(?<=\.)|\.)\s[*_\"“]{{0,2}}{CAPITAL_OR_DIGIT}"
)
"""``SILVA, A. B.; SOUZA, Ana. Um título``, as Brazilian lists have it."""
_DATED_LAST = re.compile(rf",\s{YEAR}[a-z]?\W{{0,3}}$")
_DATE_AND_COLON = re.compile(rf"[^\d(\n]{{3,300}}+\({YEAR}[a-z]?\):\s{CAPITAL_OR_DIGIT}")
"""``Ada Li (2019): Ein Titel``: enough under a heading; elsewhere a remark may follow the colon."""
_AFTER_INITIALS = re.compile(
    rf"\({YEAR}[a-z]?\):?\s{{1,3}}{CAPITAL_OR_DIGIT}|(?:{YEAR}[a-z]?|\({YEAR}[a-z]?\))\.\s[a-z]"
)
"""``(2018) The Book``, ``2024. cymyc``: where no marks bound the title only names with initials make a reference."""
_AFTER_FULL_NAMES = re.compile(rf"\({YEAR}[a-z]?\):\s{{1,3}}[\"“„«‘'*_]{{0,3}}{CAPITAL_OR_DIGIT}")
"""``Ada Li (2018): The Book``: so events are told too, and only a heading or a venue makes it a reference."""
_VENUE_BEHIND = re.compile(r"[,.]\s(?P<within>[Ii]n:?\s)?(?P<venue>[^,]{2,120})$")
_VANCOUVER = rf"{NAME}\s[A-Z]{{1,3}}(?:,\s{NAME}\s[A-Z]{{1,3}}){{0,30}}(?:,?\s?et al)?\.\s(?:{CAPITAL}|[\"“])"
_PARTED = re.compile(r"[,.:;–—|·•-]\s|\s(?:by|von|de)\s")
_QUOTE = re.compile(r"[\"“„«‘*_]{1,3}\s?\w")
_JOINED = re.compile(
    rf",\s{_INITIALS}|\s(?:and|&|et)\s|{_INITIALS}\s?{CAPITAL}|{CAPITAL}\w{{1,40}}+\s[A-Z]{{1,3}}(?:,|$)"
)
_CASE = re.compile(rf"[*_]{{0,2}}{CAPITAL}[^\d\n]{{1,150}}?\sv\.\s[^\d\n]{{2,150}}?,\s(?:Nos?\.|\d{{1,4}}\s[A-Z])")
_IN_COLLECTION = re.compile(
    rf"{CAPITAL}[\w.’'-]{{0,30}}(?:\s[^\s\d:]{{1,30}}){{1,12}}:\s[^\n]{{5,300}}?[,.]\s[Ii]n:\s[^\n]{{3,200}}?\b{YEAR}"
)
"""``Ada Li und Bo Wu: Ein Titel, in: Zeitschrift, 1992``, as German footnotes have it."""
_CHAT = re.compile(
    r"(?:I(?!\.|\s[A-Z]\s)|Let|These|Those|Note|Please|If|You|Here|This|All|The (?:above|following)|As|For|Feel|Would"
    r"|In|Each|When|Remember|While|Hope|My|We|Do|Always|Be|Would|Together|Unfortunately|Some)\b"
)


@cache
def _author_start() -> re.Pattern[str]:
    """Return the pattern of the first name of a list; compiled when first used because names make it large."""
    return re.compile(_AUTHOR_START)


@cache
def _full_name() -> re.Pattern[str]:
    """Return the pattern of one name in full and a stop: ``Robert Griffin. Helping athletes``."""
    return re.compile(rf"(?=\S{{2,30}}\s){NAME}\.\s[\"“*_]{{0,3}}{CAPITAL_OR_DIGIT}")


@cache
def vancouver_pattern() -> re.Pattern[str]:
    """Return the pattern of a list in Vancouver style and the stop after it."""
    return re.compile(_VANCOUVER)


def score(text: str) -> int:
    """Return how many of five signs of a reference ``text`` shows: authors, year, identifier, title marks, venue."""
    text = _narrow(text)
    lower = text.lower()
    return sum((
        bool(_author_start().match(text)) or opens_with_authors(text) or opens_with_case(text),
        bool(HAS_LETTERED_YEAR.search(text)),
        bool(_IDENTIFIER.search(lower)),
        has_title_marks(text),
        bool(_VENUE.search(lower)),
    ))  # fmt: skip


def _narrow(text: str) -> str:
    """Return ``text`` with the brackets and commas of Latin script where it has those of Chinese and Japanese."""
    return text if text.isascii() else text.translate(_WIDE)


def looks_like_reference(text: str, *, labelled: bool, cited: bool = False) -> bool:
    """Tell whether an item of an announced list can be a reference; without label the signs must be strong.

    ``cited`` says that the running text points at its label, so that a short title alone is one.
    """
    n_words, n_signs = len(text.split(None, 5)), score(text)
    if labelled and n_signs == 1 and HAS_LETTERED_YEAR.search(text) and not _PARTED.search(text):
        return False  # a remark that happens to name a year
    if labelled and n_words < 6:
        return (n_signs >= 1 or cited) and not (_CHAT.match(text) and n_signs < 2)
    if labelled:
        return n_signs >= 1 or not _CHAT.match(text)
    if _CHAT.match(text) and not _author_start().match(text):
        return False
    initials, names = bool(_author_start().match(text)), opens_with_authors(text)
    if names and not initials and n_signs == 2 and HAS_LETTERED_YEAR.search(text):
        # "World War II (1939-1945) changed this." has a year, but not in its place
        return is_reference(text) or _is_dated_name(text) or bool(_DATE_AND_COLON.match(text))
    opens = initials or names or bool(_TITLE_FIRST.match(text) or opens_with_full_name(text))
    return n_signs >= (2 if opens else 3) or (n_words < 3 and bool(_IDENTIFIER.search(text.lower())))


def opens_with_authors(text: str) -> bool:
    """Tell whether everything before the first digit, quote, bracket or colon is a list of names."""
    head = _HEAD.match(text)
    if not head or not text[0].isalpha():
        return False
    words = _GAP.sub(" ", _LOWER_FAMILY.sub("", head.group())).split()
    return bool(words) and all(
        word[0].isupper() or word.lower().rstrip(".") in _SMALL_WORDS or _MIXED.match(word) for word in words
    )


def opens_with_case(text: str) -> bool:
    """Tell whether the text begins with the parties of a case and where it is printed."""
    return " v. " in text and _CASE.match(text) is not None


def has_title_marks(text: str) -> bool:
    """Tell whether a title in quotes, italics, bold or a link stands in ``text``."""
    return _TITLE_MARKS.search(text) is not None


def opens_with_full_name(text: str) -> bool:
    """Tell whether ``text`` begins with one name and a stop: ``Robert Griffin. Helping athletes``."""
    return _full_name().match(text) is not None


def is_name_list(text: str) -> bool:
    """Tell whether the whole of ``text`` is a list of names: capitalised words joined as names are."""
    text = text.strip()
    return (
        bool(_HEAD.fullmatch(text))
        and opens_with_authors(text)
        and (bool(_JOINED.search(text)) or len(text.split()) <= 3)
    )


def _opens_in_capitals(text: str) -> bool:
    """Tell whether ``text`` begins as ABNT has it; one name without initials may be a place (``NASA, Houston.``)."""
    found = _IN_CAPITALS.match(text)
    if found is None:
        return False
    return ";" in found.group() or "." in found.group()[:-4] or _DATED_LAST.search(text) is not None


def holds_names_alone(text: str) -> bool:
    """Tell whether no title can stand in ``text``: every word is capitalised as those of names are, and none marked."""
    return bool(_HEAD.fullmatch(text)) and opens_with_authors(text)


_POINTS = re.compile(
    rf"\((?:see|e\.\s?g\.|cf\.|for\san?\s|siehe|vgl\.|z\.\s?B\.|voir|véase|ver|vide|si\sveda|zie)\W[^()\n]{{2,200}}?{YEAR}",
    re.IGNORECASE,
)
"""A bracket that points at works, as the sentences of a text have them."""


def is_reference(text: str) -> bool:
    """Tell whether ``text`` can only be a reference: names, then a year in its place or a title in quotes."""
    if not text or not text[0].isalpha() or not HAS_LETTERED_YEAR.search(text) or _POINTS.search(text):
        return False
    text = _narrow(text)
    if _BEFORE_HAN_MARKS.match(text) or _opens_in_capitals(text):
        return True
    if not (text[0].isupper() or text[0].islower()):
        return False
    if vancouver_pattern().match(text) or (_IN_COLLECTION.match(text) and not _CHAT.match(text)):
        return True
    if not opens_with_authors(text) or _CHAT.match(text):
        return False
    head = _HEAD.match(text)
    end = head.end() if head else 0
    rest = text[end:]
    if text[:end].endswith("-"):
        return False  # CVE-2019-1348, CVE-2019-1349
    if _AFTER_INITIALS.match(rest) and (
        _author_start().match(text) or (_is_dated_name(text) and (_JOINED.search(text, 0, end) or _ends_in_venue(rest)))
    ):
        return True
    return bool(_AFTER_AUTHORS.match(rest)) or (text[:end].rstrip().endswith((",", ".")) and bool(_QUOTE.match(rest)))


def _is_dated_name(text: str) -> bool:
    """Tell whether ``text`` begins as ``Ada Li (2018): The Book`` does."""
    head = _HEAD.match(text)
    return head is not None and " " in head.group().strip() and bool(_AFTER_FULL_NAMES.match(text, head.end()))


def _ends_in_venue(text: str) -> bool:
    """Tell whether the last words of ``text`` name where something was published: ``In: Minerva.``, ``, arXiv``."""
    behind = _VENUE_BEHIND.search(text, max(0, len(text) - 140))
    return behind is not None and bool(behind["within"] or _VENUE.search(behind["venue"].lower()))


def can_open_reference(text: str) -> bool:
    """Tell whether ``text`` begins as a list of authors with initials does: ``Lee, D.`` or ``D. Lee,``."""
    return bool(_author_start().match(text))
