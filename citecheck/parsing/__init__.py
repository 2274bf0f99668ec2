"""Parsing: from the text of a document to the citations in it, with exact spans.

A new format is one module and one line in ``_MASKS``, or in ``STRUCTURED`` if it names its fields.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from citecheck.datatypes import Citation, Format
from citecheck.errors import UnsupportedFormatError
from citecheck.parsing.legal.reporters import PlaceFinder, find_places
from citecheck.parsing.legal.with_eyecite import find_places_with_eyecite
from citecheck.parsing.masking import mask_markdown, mask_plain
from citecheck.parsing.running_text import find_in_running_text
from citecheck.parsing.structured import STRUCTURED
from citecheck.parsing.structured.blocks import find_records
from citecheck.parsing.structured.recognising import recognise
from citecheck.settings import Settings

_MASKS: dict[Format, Callable[[str], str]] = {Format.PLAIN: mask_plain, Format.MARKDOWN: mask_markdown}
"""How each format is masked whose text reads as prose."""

_PLACE_FINDERS: dict[str, PlaceFinder] = {"built-in": find_places, "eyecite": find_places_with_eyecite}

_MARKDOWN = re.compile(
    r"^\s{0,3}(?:#{1,6}\s|```|~~~|>\s)|\*\*[^\s*][^*\n]{0,200}\*\*|\]\((?:https?://|#)|^\[\^[^\]\n]{1,40}\]:"
    r"|(?<!`)`[^`\n]{1,200}`(?!`)",
    re.MULTILINE,
)


def find_citations(
    text: str,
    *,
    format: Format | str = Format.AUTO,  # noqa: A002 - public name
    settings: Settings | None = None,
) -> tuple[Citation, ...]:
    """Return every citation in ``text``, in text order and without overlaps.

    Each is exact: ``text[span.start:span.end] == raw``, its field spans lie inside it and its marker spans in the text.
    ``format`` is the markup of the text; ``auto`` recognises structured formats by their content and tells Markdown
    from plain text. Of ``settings``, ``reporters`` counts here. Linear in the text.

    Raises ``UnsupportedFormatError`` for a format without a finder, ``DocumentError`` for a text that is said to be
    JSON and is not, and ``MissingExtraError`` where ``settings`` ask for eyecite without it.
    """
    markup = resolve_format(text, format)
    if markup in STRUCTURED:
        return STRUCTURED[markup](text)
    find = _PLACE_FINDERS[(settings or Settings()).reporters]
    return find_in_running_text(text, _MASKS[markup](text), find_records(text), find)


def resolve_format(text: str, name: Format | str = Format.AUTO) -> Format:
    """Return the markup that ``find_citations`` reads ``text`` as when ``name`` is asked for; never ``auto``.

    Raises ``UnsupportedFormatError``.
    """
    supported = ", ".join([Format.AUTO, *_MASKS, *STRUCTURED])
    try:
        chosen = Format(name)
    except ValueError:
        raise UnsupportedFormatError(f"format {str(name)!r} is unknown; supported are: {supported}") from None
    if chosen is Format.AUTO:
        structured = recognise(text)
        if structured:
            return structured
        return Format.MARKDOWN if _MARKDOWN.search(text) else Format.PLAIN
    if chosen not in _MASKS and chosen not in STRUCTURED:
        raise UnsupportedFormatError(
            f"format {chosen.value!r} cannot be parsed for citations; supported are: {supported}"
        )
    return chosen
