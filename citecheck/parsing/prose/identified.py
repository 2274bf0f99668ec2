"""Titles that nothing sets off but the identifier behind them: ``Li et al., Frogs of the north, arXiv:1706.03762``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from citecheck.datatypes import Citation, Identifier, Span
from citecheck.parsing.markers import read_pointer
from citecheck.parsing.patterns import YEAR, authors_pattern
from citecheck.parsing.prose.after import read_after
from citecheck.parsing.prose.bare_titles import phrase_before
from citecheck.parsing.prose.capitals import SENTENCE_WORDS, TITLE_CASE, count_capitals, count_words, share_of_capitals
from citecheck.parsing.prose.evidence import Evidence
from citecheck.parsing.prose.named import make_named
from citecheck.parsing.prose.works import Works
from citecheck.parsing.styles.vocabulary import VENUE_WORD

_GAP = re.compile(
    r"(?P<gap>(?:[,;:.]|\s[–—-])?\s(?:\(|\[|<)?(?:(?:available at|preprint|link|url|doi|arxiv|https?):?\s){0,2})$",
    re.IGNORECASE,
)
"""What stands between a title and its identifier."""
_LONGEST_GAP = 40
_LONGEST = 300
"""How far before its identifier a title begins with its authors (characters)."""
_LABEL = re.compile(r"[ \t>]{0,20}(?:(?:[-*+•–]|[\[(]?\d{1,3}[.)\]]{1,2})\s{1,3}){0,2}")
_LEAD = re.compile(
    r"(?:(?:\A|[.?!:]\s|\n)(?:In|See(?:\salso)?|Read|Cf\.|From|Compare|As in)|\sis|\swas|\sare):?\s(?=[^\W_a-z])"
)
"""What leads to a title amid a text: ``It is described in``."""
_MOST_NAMES = 12
"""Places looked at where the authors may end."""
_DATED = re.compile(rf"(?:\s\((?P<year>{YEAR})\))?[,.:]\s")
_TITLE = re.compile(r"[^\W_a-z](?:[^\"“”„«»*_\[\]|\n.!]|\.(?=\S|\s[IVX]{1,4}\.\s)|(?<=\b[A-Z])\.|(?<=\bvs)\.){8,280}")
"""Anything without marks and without the end of a sentence."""
_ENDS_ITEM = re.compile(r"[.,;]?[ \t]{0,3}(?:\n|\Z)|\s[–—-]\s|\s\(")
_ENDS_CLAUSE = re.compile(r"[.,;:!?)]|\s(?:and|or|for|by)\s|\s{0,3}(?:\n|\Z)")
_LEADS = re.compile(
    r"(?:See|Read|In|At|From|Cf|Please|For|Compare|Consider|Also|Try|Check|You|Available|Original|More|Here|Their)\b"
)
"""Words that open a sentence and no title in a line of its own."""
_NO_TITLE = re.compile(
    r"\b(?:data|dataset|code|repository|supplement\w{0,6}|website|page|link|version|(?:this|my|our|your|his|her|their)\s\w+"
    r"|Table|Figure|Section|Chapter|Appendix|Zenodo|Dryad|OSF|GitHub|same\s\w+"
    r"|papers?|article|preprint|PDF|slides|talk|recording|documentation|manual)\b",
    re.IGNORECASE,
)
"""Words of what is not itself the work: what is found there, or where to look."""
_LEAST_LISTED, _LEAST_CAPITALS, _LEAST_WORDS = 3, 4, 5
"""Words of a title in a line of its own; amid a sentence, in title case; and in any other case."""


def find_identified(
    text: str, body: str, items: Sequence[tuple[Identifier, Span, Span]], works: Works
) -> Iterator[Citation]:
    """Yield the works whose title, bare of marks, stands between a line's or clause's start and an identifier."""
    floor = 0
    for _, whole, _ in items:
        low, floor = max(floor, whole.start - _LONGEST), whole.end
        is_link = body[whole.start] == "["
        gap = None if is_link else _GAP.search(body, max(low, whole.start - _LONGEST_GAP), whole.start)
        if gap is None:
            continue
        citation = _in_line(text, body, low, gap.start(), works) or _in_clause(text, body, low, gap.start(), works)
        if citation:
            floor = max(floor, citation.span.end)
            yield citation


def _in_line(text: str, body: str, low: int, end: int, works: Works) -> Citation | None:
    """Read ``- Li et al., A title, arXiv:1706.03762 (2017)``, a line of its own."""
    line = body.rfind("\n", low, end) + 1
    label = _LABEL.match(body, line, end) if line or low == 0 else None
    if label is None or _LEADS.match(body, label.end()):
        return None
    citation = _read(text, body, Span(label.end(), end), works, least=_LEAST_LISTED)
    if citation is None or not _ENDS_ITEM.match(body, citation.span.end):
        return None
    if citation.authors or (label.group().strip() and body[end] != ":"):
        return citation
    title = citation.title or ""
    return citation if _is_capitalised(title) and not VENUE_WORD.search(title) else None


def _in_clause(text: str, body: str, low: int, end: int, works: Works) -> Citation | None:
    """Read ``In A title, https://doi.org/10.1000/1.``, or a title in capitals that other words lead to."""
    leads = [found.end() for found in _LEAD.finditer(body, low, end)]
    title = Span(leads[-1], end) if leads else phrase_before(body, end)
    is_capital = _is_capitalised(title.of(body))
    if not leads and (not is_capital or VENUE_WORD.search(title.of(body))):
        return None
    citation = _read(text, body, title, works, least=_LEAST_CAPITALS if is_capital else _LEAST_WORDS)
    return citation if citation and _ENDS_CLAUSE.match(body, citation.span.end) else None


def _is_capitalised(words: str) -> bool:
    return share_of_capitals(words) >= TITLE_CASE and count_capitals(words) >= _LEAST_LISTED


def _read(text: str, body: str, place: Span, works: Works, *, least: int) -> Citation | None:
    """Return the work whose title, behind its authors if they stand there, is all of ``place``."""
    if authors_pattern().fullmatch(body, place.start, place.end):
        return None
    evidence, title = Evidence(place.start, place.end), place
    for dated in reversed(list(islice(_DATED.finditer(body, place.start, place.end), _MOST_NAMES))):
        behind = Span(dated.end(), place.end)
        names = authors_pattern().fullmatch(body, place.start, dated.start())
        if names and _is_title(behind.of(body), least - 1) and evidence.take_authors(body, Span(*names.span())):
            title = behind
            if dated["year"]:
                evidence.take_year(body, Span(*dated.span("year")))
            break
    if title is place and not _is_title(place.of(body), least):
        return None
    read_after(body, evidence, works)
    return make_named(text, title, evidence) if evidence.identifiers else None


def _is_title(words: str, least: int) -> bool:
    if not _TITLE.fullmatch(words) or count_words(words) < least or read_pointer(words):
        return False
    if _is_capitalised(words):
        return True
    return not (_NO_TITLE.search(words) or SENTENCE_WORDS.intersection(words.lower().split()))
