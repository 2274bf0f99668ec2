"""Records that a text for people holds: in fenced blocks, and BibTeX, RIS or JSON that stands in it without a fence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from citecheck.datatypes import Citation, FieldSpan, Format, Marker, Scheme, Span
from citecheck.parsing.fences import Fence, find_fences
from citecheck.parsing.masking import mask_fences
from citecheck.parsing.structured import STRUCTURED
from citecheck.parsing.structured.bibtex import find_in_bibtex
from citecheck.parsing.structured.cite_templates import find_cite_templates
from citecheck.parsing.structured.json_pointers import link_in_json
from citecheck.parsing.structured.json_records import find_in_cut_json
from citecheck.parsing.structured.latex import find_markers
from citecheck.parsing.structured.recognising import BIBTEX, RIS, recognise
from citecheck.parsing.structured.ris import find_in_ris

_LANGUAGES = {
    "bibtex": Format.BIBTEX, "bib": Format.BIBTEX, "biblatex": Format.BIBTEX, "ris": Format.RIS, "json": Format.JSON,
    "csl-json": Format.JSON, "csl": Format.JSON, "jsonl": Format.JSON, "latex": None, "tex": None, "xml": None,
    "text": None, "txt": None, "plaintext": None, "plain": None, "": None,
}  # fmt: skip
"""What a block of a language holds, ``None`` where its content tells; blocks of other languages are programs."""

_LATEX = frozenset({"latex", "tex", ""})
_JSON = re.compile(r"^[ \t\ufeff]{0,40}(?P<value>\{\s{0,400}\"|\[\s{0,400}[\[{\"])", re.MULTILINE)
_RECORD = re.compile(r"@[A-Za-z]{2,40}\s{0,40}[{(]|\{\s{0,400}\"|<record|TY[ \t]{1,3}-|\{\{")
_MOST_BROKEN = 50
"""Values of JSON that may break off or hold no citation; where one does is told by a look at all that stands before."""
_QUOTED = re.compile(r"^[ \t]{0,8}(?:>[ \t]?){1,4}", re.MULTILINE)


def find_records(text: str) -> tuple[Citation, ...]:
    """Return the records in ``text``, in text order and without overlaps. Linear in the text; never raises."""
    fences = find_fences(text)
    found = [item for fence in fences for item in _in_block(text, fence.content, fence.language)]
    rest = mask_fences(text)
    found.extend(_bare(rest, BIBTEX, find_in_bibtex))
    found.extend(_bare(rest, RIS, find_in_ris))
    found.extend(_bare_json(rest))
    found.extend(find_cite_templates(rest) if "{{" in rest else ())
    found.sort(key=lambda item: item.span)
    kept: list[Citation] = []
    for item in found:
        if not kept or item.span.start >= kept[-1].span.end:
            kept.append(item if item.raw == item.span.of(text) else replace(item, raw=item.span.of(text)))
    return tuple(_with_cite_commands(text, fences, kept))


def _with_cite_commands(text: str, fences: list[Fence], records: list[Citation]) -> Iterator[Citation]:
    r"""Yield the records with the ``\cite`` commands of fenced LaTeX that means them, but has no list of its own."""
    markers: dict[str, list[Marker]] = defaultdict(list)
    for fence in fences if records else ():
        content = fence.content.of(text)
        if fence.language in _LATEX and "cite" in content and "\\bibitem" not in content:
            for marker in find_markers(content):
                markers[marker.keys[0]].append(_moved(marker, fence.content.start))
    for record in records:
        cited = markers.pop(record.key, []) if record.key else []
        yield replace(record, markers=(*record.markers, *cited)) if cited else record


def find_in_prose(text: str, citations: Iterable[Citation]) -> Iterator[bool]:
    """Yield for each citation whether it stands in prose: a mark or a bare value would break a record or a block."""
    prose = mask_fences(text)
    for item in citations:
        yield not _RECORD.match(item.raw) and prose[item.span.start] == item.raw[0]


def _in_block(text: str, content: Span, language: str) -> Iterator[Citation]:
    if language not in _LANGUAGES:
        return
    inside = _QUOTED.sub(lambda found: " " * len(found.group()), content.of(text))
    markup = _LANGUAGES[language] or recognise(inside)
    if markup is Format.JSON:
        found: Iterable[Citation] = link_in_json(inside, tuple(_bare_json(inside)))
    else:
        found = STRUCTURED[markup](inside) if markup else ()
    yield from (_shifted(item, content.start) for item in found)


def _is_work(item: Citation) -> bool:
    """Tell whether an object of JSON is a citation wherever it stands; settings and messages have titles too."""
    return bool(item.authors and (item.year or item.venue)) or any(
        found.scheme is not Scheme.URL for found in item.identifiers
    )


def _bare(rest: str, begins: re.Pattern[str], find: Callable[[str], tuple[Citation, ...]]) -> Iterator[Citation]:
    """Yield the records that begin where ``begins`` matches, at the start of a line."""
    starts = {found.start("record") for found in begins.finditer(rest)}
    if starts:
        yield from (item for item in find(rest) if item.span.start in starts)


def _bare_json(rest: str) -> Iterator[Citation]:
    """Yield the citations in the JSON that begins at the start of a line, as far as it goes."""
    floor = n_broken = 0
    for begin in _JSON.finditer(rest):
        if begin.start("value") >= floor and n_broken < _MOST_BROKEN:
            found, floor = find_in_cut_json(rest, begin.start("value"))
            works = [item for item in found if _is_work(item)]
            n_broken += not works or rest[floor - 1] not in "}]"
            yield from works


def _shifted(item: Citation, offset: int) -> Citation:
    spans = tuple(FieldSpan(found.field, found.span.shifted(offset)) for found in item.field_spans)
    markers = tuple(_moved(marker, offset) for marker in item.markers)
    claim = item.claim and item.claim.shifted(offset)
    return replace(item, span=item.span.shifted(offset), field_spans=spans, markers=markers, claim=claim)


def _moved(marker: Marker, offset: int) -> Marker:
    return replace(
        marker,
        span=marker.span.shifted(offset),
        group=marker.group.shifted(offset),
        claim=marker.claim and marker.claim.shifted(offset),
    )
