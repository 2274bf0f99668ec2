"""References in running text: titles with evidence beside them, full references in a sentence, bare identifiers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from citecheck.datatypes import Citation, CitationForm, FieldName, FieldSpan, Identifier, Span
from citecheck.parsing.legal.cases import find_cases
from citecheck.parsing.legal.reporters import Place
from citecheck.parsing.legal.statutes import find_statutes
from citecheck.parsing.markers import read_pointer
from citecheck.parsing.pointers import Pointer
from citecheck.parsing.prose.after import read_after
from citecheck.parsing.prose.bare_titles import find_bare_titles
from citecheck.parsing.prose.before import is_led_by_names, is_preceded, read_before, take_leading_names
from citecheck.parsing.prose.bylined import find_bylined
from citecheck.parsing.prose.capitals import count_words
from citecheck.parsing.prose.deciding import names_work, opens_as_phrase
from citecheck.parsing.prose.evidence import Evidence
from citecheck.parsing.prose.full_references import find_full_references
from citecheck.parsing.prose.identified import find_identified
from citecheck.parsing.prose.labelled import find_labelled
from citecheck.parsing.prose.lists import Lists
from citecheck.parsing.prose.named import make_named
from citecheck.parsing.prose.standards import find_standards
from citecheck.parsing.prose.tables import find_in_tables
from citecheck.parsing.prose.told_titles import find_told_titles
from citecheck.parsing.prose.venues import read_venue_behind
from citecheck.parsing.prose.whole_lines import find_whole_lines
from citecheck.parsing.prose.works import Works
from citecheck.parsing.scholarly import find_works, kind_of
from citecheck.parsing.titles import Carrier, Dress, find_carriers, is_title_like

_MORE_WORKS = 2
"""How many times more items of a list are works than may be, for all of them to be."""

_TO_IDENTIFIER = re.compile(r"[,;:]?\s{0,2}[(\[]?")
_TO_AUTHORS = re.compile(r"\s{0,2}(?:[–—-]{1,2}|[,:;]|by)\s{1,2}")
_TITLE_FIRST = re.compile(r"[*_]{0,3}(?:[\[*_\"“„«]|Title\b)")
_SURE = (Dress.QUOTES, Dress.TITLE_MARKS)
_DASHED_TITLE = re.compile(r"\s[–—-]{1,2}\s[*_\"“„«]")


def read_annotated(text: str, masked: str, item: Span) -> Citation | None:
    """Return the work that a list item names first, in bold, quotes or as a link, without the comment that follows it.

    ``- **Title** (Li et al., 2020) – why it matters`` is how assistants write reading lists; any other item
    gives ``None``.
    """
    start = item.start
    labelled = find_labelled(text[start : item.end], masked[start : item.end])
    if len(labelled) == 1 and labelled[0].span.start == 0:
        return _shifted(labelled[0], start)
    title_first = bool(_TITLE_FIRST.match(masked, start))
    if not title_first and not _DASHED_TITLE.search(masked, start, item.end):
        return None
    body = masked[start : item.end]
    carriers = find_carriers(body)
    if not carriers or (title_first and carriers[0].span.start > 0):
        return None
    items = _with_links(find_works(body), carriers)
    citation = _read_named(_Source(text[start : item.end], body, Works(items)), carriers[0], 0)
    if citation is None or citation.span.start > 0:
        return None
    if not (citation.authors or carriers[0].dress in (Dress.STRONG, Dress.LINK)):
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
    named.extend((*find_bylined(text, body), *find_whole_lines(text, body)))
    named.extend(item for item in find_full_references(text, body) if not _follows_title(body, item.span, carriers))
    lists = Lists(body)
    named.extend(find_identified(text, body, items, works))
    named.extend(_find_named(_Source(text, body, works), carriers, lists))
    named.extend(find_bare_titles(text, body, lists))
    named.extend(find_told_titles(text, body, works))
    return named, [_bare(text, body, item) for item in items]


def _find_named(source: _Source, carriers: list[Carrier], lists: Lists) -> Iterator[Citation]:
    """Yield the works that ``carriers`` name; what opens an item is one if the other items of its list are works."""
    floor = 0
    refused: list[tuple[Carrier, int]] = []
    n_works: Counter[int] = Counter()
    for carrier in carriers:
        item = lists.item_at(carrier.span.start)
        opens = item if item and item.start == carrier.span.start else None
        citation = _read_named(source, carrier, floor, listed=opens is not None and opens.announced)
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
            citation = _read_named(source, carrier, carrier.span.start, listed=True)
            if citation:
                yield citation


def _follows_title(body: str, span: Span, carriers: list[Carrier]) -> bool:
    """Tell whether the authors at ``span`` stand behind a title that is theirs: ``**Title** – Li, A. (2017).``."""
    index = bisect_left(carriers, span.start, key=lambda carrier: carrier.span.end + 1)
    for carrier in carriers[max(0, index - 2) : index]:  # the second may be the quotes in the emphasis of the first
        title, gap = carrier.title.of(body), body[carrier.span.end : span.start]
        if _TO_AUTHORS.fullmatch(gap) and is_title_like(title) and (count_words(title) >= 3 or carrier.dress in _SURE):
            return True
    return False


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


@dataclass(frozen=True, slots=True)
class _Source:
    """A text, what of it is running text, and the identifiers in it."""

    text: str
    body: str
    works: Works


def _read_named(source: _Source, carrier: Carrier, floor: int, *, listed: bool = False) -> Citation | None:
    """Return the work that ``carrier`` names; ``listed`` says that it opens an item of a list of works."""
    title = " ".join(carrier.title.of(source.text).split())
    if carrier.span.start < floor or opens_as_phrase(source.body, carrier, title) or not is_title_like(title):
        return None
    evidence = Evidence(carrier.span.start, carrier.span.end)
    if carrier.target:
        target = source.works.at(carrier.span)
        if target:
            evidence.identifiers.append(target[0])
            evidence.spans.append(FieldSpan(FieldName.IDENTIFIER, target[2]))
    take_leading_names(source.body, evidence, floor)
    evidence.preceded = is_preceded(source.body, carrier.span.start)
    evidence.led = is_led_by_names(source.body, carrier.span.start, floor)
    read_after(source.body, evidence, source.works)
    read_before(source.body, evidence, floor)
    read_venue_behind(source.body, evidence, carrier.span)
    if not (evidence.spans or carrier.target) or not names_work(source.body, carrier, title, evidence, listed=listed):
        return None
    return make_named(source.text, carrier.title, evidence)


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
