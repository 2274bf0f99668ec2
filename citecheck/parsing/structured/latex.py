r"""Citations in LaTeX: the items of ``thebibliography`` and the ``\cite`` commands that point at them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from citecheck.datatypes import Citation, CitationForm, FieldSpan, Marker, Span
from citecheck.parsing.cite_commands import find_cite_commands
from citecheck.parsing.entries import parse_entry
from citecheck.parsing.masking import blank
from citecheck.parsing.sentences import Sentences
from citecheck.parsing.structured.latex_view import make_view
from citecheck.parsing.structured.records import trimmed

_BEGIN = re.compile(r"\\begin\s{0,4}\{thebibliography\}(?:\s{0,4}\{[^{}]{0,80}\})?")
_END = re.compile(r"\\end\s{0,4}\{(?:thebibliography|document)\}")
_ITEM = re.compile(
    r"\\bibitem\s{0,4}(?:\[[^\]]{0,400}\]\s{0,4})?(?:%[^\n]{0,200}\s{0,40})?\{\s{0,4}(?P<key>[^{}\n]{1,200})\}"
)
_HIDDEN = re.compile(r"(?<!\\)%[^\n]*|\\begin\{(?P<name>verbatim|lstlisting|comment)\*?\}")
_BREAK = re.compile(
    r"\\(?:begin|end|chapter|section|subsection|subsubsection|paragraph|caption)\*?\s{0,4}(?:\[[^\]\n]{0,200}\])?"
    r"\{[^{}\n]{0,300}\}|\\(?:item|maketitle)(?![A-Za-z])"
)


def find_in_latex(text: str) -> tuple[Citation, ...]:
    r"""Return the items of ``text``'s bibliography with the commands that cite them as markers.

    A cited key without an item is a citation of its own (form MARKER) if the text has a ``thebibliography``; without
    one, the keys are answered by a file that is not here. Comments and verbatim text hold no citations. Never raises.
    """
    visible = _without_hidden(text)
    entries = [_read_item(text, span, key) for span, key in _items(visible)]
    body = blank(visible, [(entry.span.start, entry.span.end) for entry in entries])
    sentences = Sentences(_with_breaks(body))
    by_key = {entry.key: number for number, entry in reversed(list(enumerate(entries)))}
    linked: list[list[Marker]] = [[] for _ in entries]
    unanswered: list[Citation] = []
    is_complete = _BEGIN.search(visible) is not None
    for marker in _markers(text, body, sentences):
        number = by_key.get(marker.keys[0])
        if number is not None:
            linked[number].append(marker)
        elif is_complete:
            unanswered.append(_unanswered(marker))
    answered = (replace(entry, markers=tuple(found)) for entry, found in zip(entries, linked, strict=True))
    return tuple(sorted((*answered, *unanswered), key=lambda citation: citation.span))


def find_markers(text: str) -> Iterator[Marker]:
    r"""Yield one marker per key of each citing command in LaTeX whose list is elsewhere."""
    visible = _without_hidden(text)
    yield from _markers(text, visible, Sentences(_with_breaks(visible)))


def _without_hidden(text: str) -> str:
    """Return ``text`` with comments and verbatim environments blanked."""
    spans: list[tuple[int, int]] = []
    unclosed: set[str] = set()
    position = 0
    while found := _HIDDEN.search(text, position):
        position = found.end()
        if found["name"]:
            end = -1 if found["name"] in unclosed else text.find("\\end{" + found["name"], position)
            if end < 0:
                unclosed.add(found["name"])
                continue
            position = end
        spans.append((found.start(), position))
    return blank(text, spans)


def _with_breaks(body: str) -> str:
    """Return ``body``, its length kept, with an empty line at headings and environments: no sentence crosses them."""
    parts: list[str] = []
    position = 0
    for found in _BREAK.finditer(body):
        parts.extend((body[position : found.start()], "\n\n", " " * (len(found.group()) - 2)))
        position = found.end()
    return "".join((*parts, body[position:]))


def _items(visible: str) -> Iterator[tuple[Span, str]]:
    """Yield the place of each item's text, which begins after its key, and the key."""
    items = list(_ITEM.finditer(visible))
    ends = [found.start() for found in _END.finditer(visible)]
    number = 0
    for index, item in enumerate(items):
        limit = items[index + 1].start() if index + 1 < len(items) else len(visible)
        while number < len(ends) and ends[number] < item.end():
            number += 1
        if number < len(ends):
            limit = min(limit, ends[number])
        span = trimmed(visible, item.end(), limit)
        if len(span) > 0:
            yield span, item["key"].strip()


def _read_item(text: str, span: Span, key: str) -> Citation:
    """Return the item at ``span``, read as it is printed, with its spans in the source."""
    view = make_view(text, span)
    entry = parse_entry(view.text, Span(0, len(view.text)), key=key)
    places = (FieldSpan(item.field, view.original(item.span)) for item in entry.field_spans)
    return replace(entry, span=span, raw=span.of(text), field_spans=tuple(places))


def _markers(text: str, body: str, sentences: Sentences) -> Iterator[Marker]:
    """Yield one marker per key of each citing command."""
    for command in find_cite_commands(body):
        claim = sentences.around(command.span)
        for key in command.keys:
            yield Marker(key, key.of(text), command.span, (key.of(text),), claim)


def _unanswered(marker: Marker) -> Citation:
    return Citation(
        span=marker.span,
        raw=marker.raw,
        form=CitationForm.MARKER,
        key=marker.keys[0],
        markers=(marker,),
        claim=marker.claim,
    )
