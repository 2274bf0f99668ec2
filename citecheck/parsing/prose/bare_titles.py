"""Titles that nothing sets off but their capitals: ``Attention Is All You Need (Vaswani et al., 2017) introduced``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.datatypes import Citation, FieldName, FieldSpan, Span
from citecheck.parsing.markers import read_pointer
from citecheck.parsing.organisations import is_organisation
from citecheck.parsing.patterns import YEAR, authors_pattern
from citecheck.parsing.prose.capitals import count_capitals, count_words, is_small
from citecheck.parsing.prose.cues import CUE
from citecheck.parsing.prose.evidence import Evidence
from citecheck.parsing.prose.lists import Lists
from citecheck.parsing.prose.named import make_named
from citecheck.parsing.styles.vocabulary import PUBLISHER

LEAST_WORDS = 4
"""Words of a title without quotes or emphasis: fewer in capitals are the name of a concept."""
_LEAST_AMID = 5
"""The same amid a sentence, where names of tests and methods stand before pointers too."""
_CERTAIN_AMID = 8
"""Words that no such name has."""
_LONGEST = 250
_NAMES = 120
"""Longest title, and longest list of names, in characters."""

_BRACKET = re.compile(rf" \((?<=\S \()(?P<inner>[^()\n]{{0,80}}{YEAR}[a-z]?)\)")
_OPENING = re.compile(r"[ \t>]{0,40}(?:(?:[-*+•]|\(?\d{1,4}[.)])[ \t]{1,3}){0,2}")
_WORD = re.compile(r"\S+")
_MARK = re.compile(r"[\"“”„«»*_()\[\]|]")
_OWNER = re.compile(
    r"(?<=[\w.])(?:['’]s?|,(?: in)?| \(eds?\.\),| in(?: (?:his|her|their))?| wrote| published| authored) "
    rf"(?:(?:\w{{1,14}} ){{0,2}}(?:{CUE}),? (?:(?:titled|entitled|called),? )?)?(?=[^\W\d_a-z])"
)
"""What stands between a writer and the title: ``'s book``, ``in``, ``wrote``."""
_HAS_OWNER = re.compile(r"['’]s ")
_REACH = 60
"""Longest such words, in characters."""
_WRITER = re.compile(r" (?:by|[–—-]) (?=\w)")
_LAW = re.compile(r"\b(?:Act|Agreement|Amendment|Bill|Code|Convention|Directive|Law|Protocol|Regulation|Treaty)$")
_TIES = re.compile(
    r"\b(?:[a-z]{2,5}|Using|Towards?|Through|Via|Without|Beyond|Between|Into|Against|Is|Are|Can|How|Why|What)\b|:\s"
)
"""What titles have and names of methods lack: a small word, a preposition, a verb or a colon."""
_WHOLE_TITLE = re.compile(r"[^\W_a-z](?:[^\"“”„«»*_\[\]|\n.]|\.(?=\d|\s[a-z])|(?<=\d)\.|(?<=\W[A-Z])\.){1,250}")
"""Anything without marks and without the end of a sentence."""
_ITEM_END = re.compile(r"\s{0,2}(?:[–—:.,;-]|\n|$)")
_LEADS = frozenset("See Read Consider Recall Also Compare Try Check Cf. And But Both Then Today Later".split())


def find_bare_titles(text: str, body: str, lists: Lists) -> Iterator[Citation]:
    """Yield the works named by a phrase in title case with author and year beside it.

    That is ``Title (Li, 2020)``, ``Title by Li (2020)`` and ``Li's Title (2020)``. In a list of works the phrase may be
    in any case, and is all that stands before.
    """
    for found in _BRACKET.finditer(body):
        evidence = _read_bracket(body, found)
        if evidence is None:
            continue
        end = found.start() if evidence.authors else _before_writer(body, found.start(), evidence)
        item = lists.item_at(found.start())
        whole = Span(item.start, max(item.start, end)) if item and item.announced else None
        if whole and evidence.authors and _is_listed_title(body, whole, found.end()):
            evidence.reach(whole.start, found.end())
            yield make_named(text, whole, evidence)
            continue
        title = phrase_before(body, end)
        if not evidence.authors:
            title = _behind_owner(body, title, evidence)
        if evidence.authors and _is_title(body, title, evidence):
            evidence.reach(title.start, found.end())
            yield make_named(text, title, evidence)


def _read_bracket(body: str, found: re.Match[str]) -> Evidence | None:
    """Return what the bracket says: a pointer, or a year alone."""
    evidence = Evidence(found.start(), found.end())
    if len(found["inner"]) == 4:
        evidence.take_year(body, Span(*found.span("inner")))
        return evidence
    pointer = read_pointer(found["inner"], found.start("inner"))
    if pointer is None or pointer.authors_span is None or pointer.year_span is None:
        return None
    evidence.year = pointer.year
    if PUBLISHER.search(pointer.authors_span.of(body)):
        evidence.take_venue(body, pointer.authors_span)
    else:
        evidence.authors, evidence.truncated = pointer.authors, pointer.truncated
        evidence.spans.append(FieldSpan(FieldName.AUTHORS, pointer.authors_span))
    evidence.spans.append(FieldSpan(FieldName.YEAR, pointer.year_span))
    return evidence


def _before_writer(body: str, end: int, evidence: Evidence) -> int:
    """Read "by Walter Bartky" before ``end``; returns where it starts, or ``end``."""
    for writer in _WRITER.finditer(body, max(0, end - _NAMES), end):
        if authors_pattern().fullmatch(body, writer.end(), end):
            evidence.named_author = evidence.take_authors(body, Span(writer.end(), end))
            return writer.start() if evidence.authors else end
    return end


def _behind_owner(body: str, phrase: Span, evidence: Evidence) -> Span:
    """Read "MacArthur and Wilson's" in or right before ``phrase``; returns what follows it."""
    low = max(0, phrase.start - _NAMES)
    if _LAW.search(phrase.of(body)):
        return phrase  # Germany's Renewable Energy Sources Act (2000)
    for owner in _OWNER.finditer(body, max(low, phrase.start - _REACH), phrase.end):
        if owner.end() < phrase.start:
            continue
        for names in authors_pattern().finditer(body, low, owner.start()):
            if (
                names.end() == owner.start()
                and not _HAS_OWNER.search(names.group())
                and evidence.take_authors(body, Span(*names.span()))
            ):
                evidence.named_author = True
                evidence.reach(names.start(), phrase.end)
                return Span(owner.end(), phrase.end)
    return phrase


def phrase_before(body: str, end: int) -> Span:
    """Return the phrase in title case that ends at ``end``: back to a word without capital, a mark or a stop."""
    low = max(end - _LONGEST, body.rfind("\n", max(0, end - _LONGEST), end) + 1, 0)
    words = list(_WORD.finditer(body, low, end))
    first = len(words)
    while first and _in_title(words[first - 1].group(), is_last=first == len(words)):
        first -= 1
    start = next((word.start() for word in words[first:] if _opens_title(word.group())), end)
    return Span(start, end)


def _in_title(word: str, *, is_last: bool) -> bool:
    if _MARK.search(word) or word[-1] in (".;," if is_last else ".;?!"):
        return False
    return not word.islower() or is_small(word.rstrip(":,"))


def _opens_title(word: str) -> bool:
    return word[0].isupper() and word not in _LEADS


def _is_listed_title(body: str, phrase: Span, end: int) -> bool:
    """Tell whether the whole of an item of a list of works, up to its author, is a title."""
    return (
        bool(_WHOLE_TITLE.fullmatch(body, phrase.start, phrase.end))
        and count_words(phrase.of(body)) > 1
        and bool(_ITEM_END.match(body, end))
    )


def _is_title(body: str, phrase: Span, evidence: Evidence) -> bool:
    title = phrase.of(body)
    n_words, n_capitals = count_words(title), count_capitals(title)
    is_name = n_words < _CERTAIN_AMID and is_organisation(title)
    if n_words < LEAST_WORDS or n_capitals < LEAST_WORDS - 2 or is_name:
        return False
    if evidence.named_author:
        return True
    if n_capitals < LEAST_WORDS - 1:
        return False
    line = body.rfind("\n", max(0, phrase.start - 60), phrase.start) + 1
    if (line or phrase.start < 60) and _OPENING.fullmatch(body, line, phrase.start):
        return True
    return n_words >= _CERTAIN_AMID or (n_words >= _LEAST_AMID and bool(_TIES.search(title)))
