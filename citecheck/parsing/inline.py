"""References in running text: titles with evidence beside them, full references in a sentence, bare identifiers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from citecheck.datatypes import Citation, CitationForm, FieldName, FieldSpan, Identifier, Span
from citecheck.parsing.legal.cases import find_cases
from citecheck.parsing.legal.reporters import Place
from citecheck.parsing.legal.statutes import find_statutes
from citecheck.parsing.markers import read_pointer
from citecheck.parsing.pointers import Pointer
from citecheck.parsing.prose.after import read_after
from citecheck.parsing.prose.bare_titles import find_bare_titles
from citecheck.parsing.prose.before import has_cue, is_preceded, read_before
from citecheck.parsing.prose.capitals import TITLE_CASE, count_words, share_of_capitals
from citecheck.parsing.prose.evidence import Evidence
from citecheck.parsing.prose.full_references import find_full_references
from citecheck.parsing.prose.labelled import find_labelled
from citecheck.parsing.prose.lists import Lists
from citecheck.parsing.prose.named import make_named
from citecheck.parsing.prose.standards import find_standards
from citecheck.parsing.prose.tables import find_in_tables
from citecheck.parsing.prose.works import Works
from citecheck.parsing.scholarly import find_works, kind_of
from citecheck.parsing.styles.vocabulary import VENUE_WORD
from citecheck.parsing.titles import Carrier, Dress, find_carriers, is_publication_name, is_title_like

_LEAST_WORDS = {Dress.STRONG: 3, Dress.EMPHASIS: 2, Dress.LINK: 2}
"""Fewest words of a title in title case, by what sets it off: bold marks concepts more often than italics do."""

_MORE_WORKS = 2
"""How many times more items of a list are works than may be, for all of them to be."""

_SENTENCE = 5
"""Words of a title that its author alone makes one: fewer may be a song or a painting."""
_ART = (
    r"films?|movies?|musicals?|songs?|albums?|singles?|slogans?|sitcom|(?:TV|television|Netflix|BBC|HBO) (?:series|shows?)"
    r"|miniseries|episode|documentar(?:y|ies)|painting|(?:video )?game|campaign|jingle|ad|commercial|opera|symphony"
    r"|Filme?s?|Lied|Spielfilm|Serie|película|canción|serie|filme|canção|chanson|canzone|tableau"
)
_BESIDE = 60
_ART_BEFORE = re.compile(
    rf"\b(?:{_ART})(?:\s(?:titled|called|entitled|like|such as)|,)?(?:\s[\"“*_]{{1,3}}[^\"”*_\n]{{2,40}}[\"”*_]{{1,3}}(?:\s\(\d{{4}}\))?,?\s(?:and|or|und|et|y|e))?\s$"
)
_ART_BEHIND = re.compile(
    rf",?\s(?:is|was|are|were|the|an?|ist|war|est|es|è|é)\s(?:an?\s|the\s)?(?:[\w-]{{1,15}}\s){{0,2}}(?:{_ART})\b"
)
"""What says that a title is not that of a text: ``the film "X"``, ``"X" (2010) is a film``."""
_AMID = re.compile(r"\b(?:by|in|see|read|is|was|are|with|of|as|like|from|through|to|on|per|and|or|recommend|try),?\s$")
"""Words before a title, and not before a concept that has an article."""
_AFTER_WORD = re.compile(
    r"(?:^|\s)(?!(?:the|an?|this|that|these|those|his|her|its|their|our|called|termed|so-called|uses?|using|der|die|das|den"
    r"|dem|ein|eine|le|la|les|un|une|el|los|las|una|il|lo|o|os|as|um|uma)\b)[a-z]{1,15},?\s$"
)
_HAN_LAW = re.compile(r"(?:法|条例|规定|公约|協定|条約)$")
_SYMBOL = re.compile(r"(?!arX)[^\W_]{1,3}(?:-\w|[A-Z\d])|[\u03b1-\u03c9](?!\w)")
_TO_IDENTIFIER = re.compile(r"[,;:]?\s{0,2}[(\[]?")
_TO_AUTHORS = re.compile(r"\s{0,2}(?:[–—-]{1,2}|[,:;]|by)\s{1,2}")
_TITLE_FIRST = re.compile(r"[*_]{0,3}(?:[\[*_\"“„«]|Title\b)")
_PAPER = re.compile(
    r"\b(?:paper|article|preprint|study|page|website|site|blog|post|repo|repository|slides|pdf|link|docs?)$",
    re.IGNORECASE,
)


def read_annotated(text: str, masked: str, item: Span) -> Citation | None:
    """Return the work that a list item names first, in bold, quotes or as a link, without the comment that follows it.

    ``- **Title** (Li et al., 2020) – why it matters`` is how assistants write reading lists; any other item
    gives ``None``.
    """
    start = item.start
    labelled = find_labelled(text[start : item.end], masked[start : item.end])
    if len(labelled) == 1 and labelled[0].span.start == 0:
        return _shifted(labelled[0], start)
    if not _TITLE_FIRST.match(masked, start):
        return None
    body = masked[start : item.end]
    carriers = find_carriers(body)
    if not carriers or carriers[0].span.start > 0:
        return None
    items = _with_links(find_works(body), carriers)
    citation = _read_named(text[start : item.end], body, carriers[0], Works(items), 0)
    if citation is None or not (citation.authors or carriers[0].dress in (Dress.STRONG, Dress.LINK)):
        return None
    return _shifted(citation, start)


def _shifted(citation: Citation, offset: int) -> Citation:
    spans = tuple(FieldSpan(item.field, item.span.shifted(offset)) for item in citation.field_spans)
    return replace(citation, span=citation.span.shifted(offset), field_spans=spans)


def find_inline(text: str, body: str, places: Sequence[Place]) -> tuple[list[Citation], list[Citation]]:
    """Return the works that ``body`` names with a title, and its bare identifiers; each list in text order.

    ``body`` is ``text`` with everything blanked that is not running text, ``places`` are those in law reporters. The
    two lists may overlap: an identifier that stands inside a named work belongs to it.
    """
    carriers = find_carriers(body)
    items = _with_links(find_works(body), carriers)
    works = Works(items)
    named = [*find_cases(text, body, places), *find_statutes(text, body), *find_standards(text, body)]
    named.extend((*find_in_tables(text, body), *find_labelled(text, body)))
    named.extend(item for item in find_full_references(text, body) if not _follows_title(body, item.span, carriers))
    lists = Lists(body)
    named.extend(_find_named(text, body, carriers, works, lists))
    named.extend(find_bare_titles(text, body, lists))
    return named, [_bare(text, body, item) for item in items]


def _find_named(text: str, body: str, carriers: list[Carrier], works: Works, lists: Lists) -> Iterator[Citation]:
    """Yield the works that ``carriers`` name; what opens an item is one if the other items of its list are works."""
    floor = 0
    refused: list[tuple[Carrier, int]] = []
    n_works: Counter[int] = Counter()
    for carrier in carriers:
        item = lists.item_at(carrier.span.start)
        opens = item if item and item.start == carrier.span.start else None
        citation = _read_named(text, body, carrier, works, floor, listed=opens is not None and opens.announced)
        if citation:
            yield citation
            floor = max(floor, citation.span.end)
        if opens and citation and citation.authors:
            n_works[opens.number] += 1
        elif opens and not citation:
            refused.append((carrier, opens.number))
    n_refused = Counter(number for _, number in refused)
    for carrier, number in refused:
        if n_works[number] >= _MORE_WORKS * n_refused[number]:
            citation = _read_named(text, body, carrier, works, carrier.span.start, listed=True)
            if citation:
                yield citation


def _follows_title(body: str, span: Span, carriers: list[Carrier]) -> bool:
    """Tell whether the authors at ``span`` stand behind a title that is theirs: ``**Title** – Li, A. (2017).``."""
    index = bisect_left(carriers, span.start, key=lambda carrier: carrier.span.end + 1) - 1
    if index < 0:
        return False
    title = carriers[index].title.of(body)
    gap = body[carriers[index].span.end : span.start]
    return bool(_TO_AUTHORS.fullmatch(gap)) and is_title_like(title) and count_words(title) >= 3


def _with_links(found: list[tuple[Identifier, Span]], carriers: list[Carrier]) -> list[tuple[Identifier, Span, Span]]:
    """Return (identifier, whole, place): the whole is the Markdown link that the identifier is the target of."""
    targets = {carrier.target.start: carrier.span for carrier in carriers if carrier.target}
    links = sorted(targets.values())
    items: list[tuple[Identifier, Span, Span]] = []
    position = 0
    for identifier, place in found:
        whole = targets.get(place.start)
        if whole is None:
            while position < len(links) and links[position].end <= place.start:
                position += 1
            if position < len(links) and links[position].contains(place):
                continue  # the words of a link repeat its target: [arXiv:1706.03762](https://arxiv.org/abs/1706.03762)
        items.append((identifier, whole or place, place))
    return items


def _read_named(
    text: str, body: str, carrier: Carrier, works: Works, floor: int, *, listed: bool = False
) -> Citation | None:
    """Return the work that ``carrier`` names; ``listed`` says that it opens an item of a list of works."""
    title = " ".join(carrier.title.of(text).split())
    if carrier.span.start < floor or title[:1].islower() or not is_title_like(title):
        return None
    evidence = Evidence(carrier.span.start, carrier.span.end)
    if carrier.target:
        target = works.at(carrier.span)
        if target:
            evidence.identifiers.append(target[0])
            evidence.spans.append(FieldSpan(FieldName.IDENTIFIER, target[2]))
    evidence.preceded = is_preceded(body, carrier.span.start)
    read_after(body, evidence, works)
    read_before(body, evidence, floor)
    if not (evidence.spans or carrier.target):
        return None
    cue = listed or has_cue(body, carrier.span.start)
    amid = carrier.dress is not Dress.STRONG and _is_capital_amid(body, carrier.span.start, title)
    is_work = _names_work(title, carrier, evidence, cue=cue, amid=amid) and not _is_other_art(body, carrier, evidence)
    return make_named(text, carrier.title, evidence) if is_work else None


def _is_capital_amid(body: str, position: int, title: str) -> bool:
    """Tell whether ``title`` has a capital behind a word where only names and titles have one."""
    amid = _AMID if count_words(title) < 3 else _AFTER_WORD  # noqa: PLR2004
    return title[0].isupper() and amid.search(body, max(0, position - 20), position) is not None


def _is_other_art(body: str, carrier: Carrier, evidence: Evidence) -> bool:
    """Tell whether the words beside the title say that it is a film, a song or a slogan."""
    if evidence.venue or evidence.identifiers:
        return False
    before = _ART_BEFORE.search(body, max(0, carrier.span.start - _BESIDE), carrier.span.start)
    return bool(before or _ART_BEHIND.match(body, evidence.end))


def _opens_small(title: str) -> bool:
    """Tell whether the first word is in lower case and no symbol or name that is written so: ``k-means``, ``mRNA``."""
    return title[0].islower() and not _SYMBOL.match(title)


def _names_work(title: str, carrier: Carrier, evidence: Evidence, *, cue: bool, amid: bool) -> bool:
    """Tell whether the phrase is the title of a work: what stands beside it must be enough for how it is dressed.

    Quotes also mark quotations and terms, bold also marks key words and italics also names of journals, so each needs
    an author, an identifier, or a year with a title of some length. ``cue`` says that the words before or the list speak
    of a work, ``amid`` that the phrase has a capital where the sentence gives it none.
    """
    n_words = count_words(title)
    alone = evidence.end == carrier.span.end
    if alone and carrier.dress is Dress.EMPHASIS and is_publication_name(title):
        return False
    by_names = bool(evidence.authors) and evidence.start < carrier.span.start and carrier.dress is Dress.EMPHASIS
    is_phrase = _opens_small(title) and not (by_names and evidence.year)
    if evidence.quotation or is_phrase or opens_with_pointer(title):
        return False
    if n_words <= 4 and _PAPER.search(title) and not (evidence.authors and evidence.year):
        return False
    if evidence.identifiers:
        if carrier.dress is Dress.EMPHASIS and not evidence.authors and VENUE_WORD.search(title) and n_words <= 5:
            return False
        return n_words >= 3 or (bool(evidence.authors) and n_words >= 1) or ":" in title or (cue and n_words >= 2)
    if evidence.authors:
        is_strong = carrier.dress is Dress.STRONG
        in_full = not is_strong and any(name.given and "." not in name.given for name in evidence.authors)
        if evidence.year is None and is_publication_name(title) and n_words <= 4 and not evidence.named_author:
            return False
        if evidence.year is None and not evidence.venue:
            by_whom = evidence.certain_authors or (in_full and evidence.named_author and n_words >= _SENTENCE)
            return cue or (by_whom and n_words >= 3 and not is_strong)
        said = cue or (amid and n_words > 1) or evidence.named_author or evidence.venue is not None or in_full
        return said or (evidence.dashed and not is_strong) or _is_set_as_title(title, carrier.dress)
    if is_publication_name(title) or evidence.year is None or _HAN_LAW.search(title):
        return False
    if evidence.venue or carrier.dress is Dress.MARKS:
        return n_words >= (2 if evidence.venue else 3) or cue or carrier.dress is Dress.MARKS
    return carrier.dress is not Dress.STRONG and n_words >= 3 and (cue or share_of_capitals(title) >= TITLE_CASE)


def _is_set_as_title(title: str, dress: Dress) -> bool:
    """Tell whether a phrase with authors and year reads as a title and not as the name of a concept.

    Emphasis also marks concepts that the authors are cited for (``**Contrastive learning** (Chen et al., 2020)``);
    capitals, quotes or five words make a title.
    """
    n_words = count_words(title)
    if n_words >= 5 or ":" in title:
        return True
    in_title_case = share_of_capitals(title) >= TITLE_CASE
    if dress is Dress.MARKS:
        return True
    if dress is Dress.QUOTES:
        return n_words >= 3 or (n_words == 2 and in_title_case)
    return in_title_case and n_words >= _LEAST_WORDS[dress]


def opens_with_pointer(title: str) -> bool:
    """Tell whether the phrase is itself a pointer by name, such as ``Vaswani et al., 2017``."""
    return read_pointer(title) is not None


def join_pointer(text: str, body: str, pointer: Pointer, bare: list[Citation]) -> Citation | None:
    """Return the pointer by name and the identifier that follows it as one citation."""
    index = bisect_left(bare, pointer.span.end, key=lambda item: item.span.start)
    if index == len(bare) or not _TO_IDENTIFIER.fullmatch(body, pointer.span.end, bare[index].span.start):
        return None
    return _with_names(text, pointer, bare[index], Span(pointer.span.start, bare[index].span.end))


def _with_names(text: str, pointer: Pointer, citation: Citation, span: Span) -> Citation | None:
    if pointer.authors_span is None or pointer.year_span is None:
        return None
    return replace(
        citation,
        span=span,
        raw=span.of(text),
        authors=pointer.authors,
        authors_truncated=pointer.truncated,
        year=pointer.year,
        field_spans=(
            FieldSpan(FieldName.AUTHORS, pointer.authors_span),
            FieldSpan(FieldName.YEAR, pointer.year_span),
            *citation.field_spans,
        ),
    )


def _bare(text: str, body: str, item: tuple[Identifier, Span, Span]) -> Citation:
    identifier, whole, place = item
    citation = Citation(
        span=whole,
        raw=whole.of(text),
        form=CitationForm.IDENTIFIER,
        kind=kind_of(identifier),
        identifiers=(identifier,),
        field_spans=(FieldSpan(FieldName.IDENTIFIER, place),),
    )
    if whole == place or body[whole.start] != "[":
        return citation
    pointer = read_pointer(body[whole.start + 1 : body.find("]", whole.start)], whole.start + 1)
    return (pointer and _with_names(text, pointer, citation, whole)) or citation
