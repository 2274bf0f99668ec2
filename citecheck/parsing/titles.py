"""Title carriers: what in running text may be the title of a work, by its quotes, its emphasis or its link."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from citecheck.datatypes import Span
from citecheck.parsing.letters import HAN
from citecheck.parsing.prose.capitals import TITLE_CASE, count_words, share_of_capitals


class Dress(Enum):
    """What sets a title off from the text around it."""

    QUOTES = auto()
    TITLE_MARKS = auto()
    """``《》`` and ``『』``, which Chinese and Japanese set around the titles of works and around nothing else."""
    EMPHASIS = auto()
    STRONG = auto()
    LINK = auto()


@dataclass(frozen=True, slots=True)
class Carrier:
    """A possible title: ``span`` with quotes, emphasis and link, ``title`` without, and the link's target."""

    span: Span
    title: Span
    dress: Dress
    target: Span | None = None


# What may not stand before a mark is asked behind the mark: a pattern that begins with a letter skips what has none.
_BODY = r"[^{0}\n]{{1,300}}(?:\n[^{0}\n]{{1,200}})?"
# The quote closes behind no more apostrophes than a title has; else each of many open quotes would be read far.
_SINGLE_QUOTED = (
    r"(?=[^'‘’\n]{1,300}+(?:['’](?=\w)[^'‘’\n]{0,300}+){0,8}+['’](?!\w))"
    r"(?P<title>(?:[^'‘’\n]|['’](?=\w)){12,300}+)"
)
_WIKI = r"[^'\n]{1,200}(?:'(?!')[^'\n]{1,200}){0,4}"
_PATTERNS = (
    (Dress.QUOTES, r"\"(?<![\w.,;:!?)\"]\")(?=\S)(?P<title>" + _BODY.format('"') + r")(?<=\S)\"(?!\w)"),
    (Dress.QUOTES, r"[“„](?P<title>" + _BODY.format("“”„") + r")[”“]"),
    (Dress.QUOTES, r"«\s?(?P<title>" + _BODY.format("«»") + r")»"),
    (Dress.TITLE_MARKS, r"[《『](?P<title>" + _BODY.format("《》「」『』") + r")[》』]"),
    (Dress.QUOTES, r"「(?P<title>" + _BODY.format("《》「」『』") + r")」"),
    (Dress.QUOTES, r"['‘](?<![\w']['‘])(?=[^\s'])" + _SINGLE_QUOTED + r"['’](?!\w)"),
    (Dress.STRONG, r"\*\*(?<![\w*]\*\*)(?=[^\s*])(?P<title>" + _BODY.format("*") + r")(?<=\S)\*\*(?![\w*])"),
    (Dress.STRONG, r"\*\*\*(?<![\w*]\*\*\*)(?=[^\s*])(?P<title>" + _BODY.format("*") + r")(?<=\S)\*{3}(?![\w*])"),
    (Dress.EMPHASIS, r"\*(?<![\w*\\]\*)(?=[^\s*])(?P<title>" + _BODY.format("*") + r")(?<=\S)\*(?![\w*])"),
    (Dress.EMPHASIS, r"(?<=\*\*)\*(?<![\w*]\*{3})(?=[^\s*])(?P<title>" + _BODY.format("*") + r")(?<=\S)\*(?![\w*])"),
    (Dress.EMPHASIS, r"_(?<![\w_\\]_)(?=[^\s_])(?P<title>" + _BODY.format("_") + r")(?<=\S)_(?![\w_])"),
    (Dress.EMPHASIS, r"''(?<![\w'\\]'')(?=[^\s'])(?P<title>" + _WIKI + r")(?<=\S)''(?!')"),
    (Dress.EMPHASIS, r"<(?:i|em|cite)>(?P<title>" + _BODY.format("<>") + r")</(?:i|em|cite)>"),
)  # fmt: skip
_LINK = re.compile(
    r"\[(?<!!\[)(?P<title>[^\[\]\n]{1,300})\]\(<?(?P<target>[^\s()<>]{4,500}(?:\([^\s()<>]{0,100}\)[^\s()<>]{0,300}){0,5})>"
    r"?"
    r"(?:\s[\"'][^\"'\n]{0,200}[\"'])?\)"
)
_QUOTED = re.compile(r"\"[^\"]{2,300}\"|“[^“”]{2,300}”|„[^“”„]{2,300}[”“]|«[^«»]{2,300}»|‘[^‘]{2,300}’")
"""Quotes within emphasis say more than it does."""
_DELIMITERS = "*_\"“”„'‘’«»"
_EDGES = ' \t\n*_"“”„«»‘,;:'
_THREE_LETTERS = re.compile(r"(?:[^\W\d_][\W\d_]{0,300}){3}")
_NO_TITLE = re.compile(
    r"(?:here|links?|this|read more|more|source|sources|paper|the paper|this paper|article|pdf|full text|doi|arxiv"
    r"|abstract|"
    r"preprint|code|github|website|see|note|example|abs|html|open ?review|pubmed|paper link|view paper|\d{1,4})",
    re.IGNORECASE,
)
_PUBLICATION = re.compile(
    r"(?:the\s)?(?:(?:international|american|european|british|annual|new england)\s)?(?:journal|proceedings|proc\."
    r"|transactions|"
    r"annals|advances in|annual review|conference|symposium|workshop|arxiv|nature|science|cell|lancet"
    r"|physical review|ieee|acm)\b",
    re.IGNORECASE,
)
_LONGEST_NAME = 5
"""Words from which a phrase in the case of a sentence is a title and not the name of a journal."""
_ABBREVIATED = re.compile(r"(?:[A-Z][a-z]{0,8}\.\s){2}|(?:Phys|Proc|Trans|Ann|Acta|Bull|J)\.\s[A-Z]")
"""``Phys. Rev. E``."""


@cache
def _patterns() -> tuple[tuple[Dress, re.Pattern[str]], ...]:
    """Return the compiled patterns of what is dressed as a title."""
    return tuple((dress, re.compile(pattern)) for dress, pattern in _PATTERNS)


def find_carriers(body: str) -> list[Carrier]:
    """Return everything in ``body`` that is dressed as a title may be, in text order; some of it overlaps."""
    found = [*_links(body)]
    for dress, pattern in _patterns():
        for match in pattern.finditer(body):
            title = _bare(body, Span(*match.span("title")))
            if title is not None:
                worn = Dress.QUOTES if _QUOTED.fullmatch(match["title"]) else dress
                found.append(Carrier(Span(*match.span()), title, worn))
    return sorted(found, key=lambda carrier: (carrier.span.start, -carrier.span.end))


def is_title_like(title: str) -> bool:
    """Tell whether ``title`` may be a title at all: it has letters and is no bare label such as "PDF"."""
    return (
        (len(title) >= 4 or bool(HAN.match(title)))
        and not _NO_TITLE.fullmatch(title.strip(" .:[]()"))
        and (_THREE_LETTERS.search(title) is not None or len(HAN.findall(title)) == 2)
        and "://" not in title
        and not title.endswith(" here")
    )


def is_publication_name(title: str) -> bool:
    """Tell whether ``title`` begins as names of journals and proceedings do, or is abbreviated as only they are."""
    if count_words(title) > _LONGEST_NAME and share_of_capitals(title) < TITLE_CASE:
        return False  # Nature of the inhibition of enzymes by nucleotides
    return bool(_PUBLICATION.match(title) or _ABBREVIATED.match(title))


def _links(body: str) -> Iterator[Carrier]:
    for match in _LINK.finditer(body):
        title = _bare(body, Span(*match.span("title")))
        if title is None:
            continue
        start, end = match.span()
        while start > 0 and end < len(body) and body[start - 1] in _DELIMITERS and body[end] in _DELIMITERS:
            start, end = start - 1, end + 1
        yield Carrier(Span(start, end), title, Dress.LINK, Span(*match.span("target")))


def _bare(body: str, span: Span) -> Span | None:
    """Return ``span`` without quotes, emphasis and separators at its edges; ``None`` if nothing is left."""
    text = span.of(body)
    stripped = text.lstrip(_EDGES)
    start = span.end - len(stripped)
    bare = stripped.rstrip(_EDGES)
    inside = stripped[len(bare) : len(bare) + 1]
    stripped = bare + inside if inside in ("*", "_") and bare.count(inside) % 2 else bare
    if stripped.endswith(".") and not stripped.endswith(".."):
        stripped = stripped[:-1]
    return Span(start, start + len(stripped)) if stripped else None
