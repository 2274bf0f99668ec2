"""Parsing: from the text of a document to the citations in it, with exact spans.

One finder per format; a new format is one module and one line in ``_FINDERS``.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from citecheck.datatypes import Citation, Format
from citecheck.errors import UnsupportedFormatError
from citecheck.parsing.masking import mask_markdown, mask_plain
from citecheck.parsing.running_text import find_in_running_text
from citecheck.parsing.structured import STRUCTURED
from citecheck.parsing.structured.blocks import find_records
from citecheck.parsing.structured.recognising import recognise

Finder = Callable[[str], tuple[Citation, ...]]


def _find_in_plain(text: str) -> tuple[Citation, ...]:
    return find_in_running_text(text, mask_plain(text), find_records(text))


def _find_in_markdown(text: str) -> tuple[Citation, ...]:
    return find_in_running_text(text, mask_markdown(text), find_records(text))


_FINDERS: dict[Format, Finder] = {
    Format.PLAIN: _find_in_plain,
    Format.MARKDOWN: _find_in_markdown,
    **STRUCTURED,
}

_MARKDOWN = re.compile(
    r"^\s{0,3}(?:#{1,6}\s|```|~~~|>\s)|\*\*[^\s*][^*\n]{0,200}\*\*|\]\((?:https?://|#)|^\[\^[^\]\n]{1,40}\]:"
    r"|(?<!`)`[^`\n]{1,200}`(?!`)",
    re.MULTILINE,
)


def find_citations(text: str, *, format: Format | str = Format.AUTO) -> tuple[Citation, ...]:  # noqa: A002 - public name
    """Return every citation in ``text``, in text order and without overlaps.

    Each is exact: ``text[span.start:span.end] == raw``, its field spans lie inside it and its marker spans in the text.
    ``format`` is the markup of the text; ``auto`` recognises structured formats by their content and tells Markdown
    from plain text. Linear in the text.

    Raises ``UnsupportedFormatError`` for a format without a finder, and ``DocumentError`` for a text that is said to be
    JSON and is not.
    """
    return _FINDERS[resolve_format(text, format)](text)


def resolve_format(text: str, name: Format | str = Format.AUTO) -> Format:
    """Return the markup that ``find_citations`` reads ``text`` as when ``name`` is asked for; never ``auto``.

    Raises ``UnsupportedFormatError``.
    """
    supported = ", ".join([Format.AUTO, *_FINDERS])
    try:
        chosen = Format(name)
    except ValueError:
        raise UnsupportedFormatError(f"format {str(name)!r} is unknown; supported are: {supported}") from None
    if chosen is Format.AUTO:
        structured = recognise(text)
        if structured:
            return structured
        return Format.MARKDOWN if _MARKDOWN.search(text) else Format.PLAIN
    if chosen not in _FINDERS:
        raise UnsupportedFormatError(
            f"format {chosen.value!r} cannot be parsed for citations; supported are: {supported}"
        )
    return chosen
