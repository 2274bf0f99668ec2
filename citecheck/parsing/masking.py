"""Masking: blank out code and comments without moving any offset.

A masked text has the length of the original; masked characters are spaces, and so are carriage returns, so that lines
end in one way; line feeds stay, and where HTML begins an item or paragraph there are more of them.
"""

from __future__ import annotations

import re

from citecheck.parsing.fenced_prose import reveal_fenced
from citecheck.parsing.fences import find_fences
from citecheck.parsing.lines import KEY, LINE
from citecheck.parsing.tags import mask_tags
from citecheck.parsing.wikitext import mask_notes

_INDENTED = re.compile(r"(?: {4}|\t)[ \t]{0,80}(?P<first>\S)")
_LIST_ITEM = re.compile(r"[ \t>]{0,40}(?:[-*+•]|\(?\d{1,5}[.)]|\[\^?[^\]\n]{1,40}\]:?)\s")
_BACKTICKS = re.compile(r"`+")
_PROSE = frozenset({"markdown", "md", "pandoc", "quarto", "qmd", "rmd", "mdx", "html", "htm"})
"""Languages of fenced blocks whose text reads as prose: a section to be pasted somewhere."""
_HIDDEN = (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>"))
"""What HTML does not show, from the first string of a pair to the second."""
_KEY_LABEL = re.compile(r"(?:\A|\n)[ \t]{0,8}(?:[-*+•]\s{1,4})?(?:\*\*)?`{1,2}$")
_KEY = re.compile(rf"`{{1,2}}[\[@]{{0,2}}{KEY}\]?`{{1,2}}")
"""A key in code marks labels its entry where it opens a line."""
_FOOTER = re.compile(
    r"\n[ \t]{0,80}(?:[-–—]\s?\d{1,4}\s?[-–—]|(?:[Pp]age\s)?\d{1,4}(?:\s(?:of|/)\s\d{1,4})?)"
    r"[ \t]{0,80}(?![^\n])"
)


def mask_plain(text: str) -> str:
    """Return ``text`` with fenced code without references and what HTML hides blanked, and HTML lists as lines."""
    text = text.replace("\r", " ")
    return mask_notes(mask_tags(_mask_hidden(reveal_fenced(text, mask_fences(text)))))


def mask_markdown(text: str) -> str:
    """Return ``text`` with fenced, indented and inline code and what HTML hides blanked, and HTML lists as lines."""
    text = text.replace("\r", " ")
    prose = _mask_inline_code(_mask_indented(mask_fences(text)))
    return mask_notes(mask_tags(_mask_hidden(reveal_fenced(text, prose))))


def blank_footers(text: str) -> str:
    """Return ``text`` with the lines blanked that hold a page number alone, as text taken from a PDF has them."""
    return blank(text, [(found.start(), found.end() - 1) for found in _FOOTER.finditer("\n" + text)])


def blank(text: str, spans: list[tuple[int, int]]) -> str:
    """Return ``text`` with the characters of ``spans`` (ascending, disjoint) blanked."""
    if not spans:
        return text
    parts: list[str] = []
    position = 0
    for start, end in spans:
        parts.append(text[position:start])
        parts.append("\n".join(" " * len(line) for line in text[start:end].split("\n")))
        position = end
    parts.append(text[position:])
    return "".join(parts)


def mask_fences(text: str) -> str:
    """Return ``text`` with fenced blocks blanked; of one that holds Markdown or HTML to be pasted, only its fences."""
    spans: list[tuple[int, int]] = []
    for fence in find_fences(text):
        if fence.language in _PROSE:
            spans += [(fence.span.start, fence.content.start), (fence.content.end, fence.span.end)]
        else:
            spans.append((fence.span.start, fence.span.end))
    return blank(text, spans)


def _mask_indented(text: str) -> str:
    """Blank indented blocks that follow a blank line and no list item; an indented reference list is not code."""
    if "    " not in text and "\t" not in text:
        return text
    spans: list[tuple[int, int]] = []
    after_blank, in_list, in_code = True, False, False
    for line in LINE.finditer(text):
        content = line.group()
        if not content.strip():
            after_blank = True
            continue
        indented = _INDENTED.match(content)
        is_item = bool(_LIST_ITEM.match(content))
        in_code = bool(indented) and (in_code or (after_blank and not is_item and not in_list))
        if in_code:
            spans.append(line.span())
        elif is_item or not indented:
            in_list = is_item
        after_blank = False
    return blank(text, spans)


def _mask_inline_code(text: str) -> str:
    """Blank code spans: a run of backticks up to the next run of equal length in the same paragraph (CommonMark)."""
    runs = [(run.start(), run.end()) for run in _BACKTICKS.finditer(text)]
    following: dict[int, int] = {}
    closing = [-1] * len(runs)
    for index in range(len(runs) - 1, -1, -1):
        length = runs[index][1] - runs[index][0]
        closing[index] = following.get(length, -1)
        following[length] = index
    spans: list[tuple[int, int]] = []
    index = 0
    while index < len(runs):
        partner = closing[index]
        if partner > 0 and text.find("\n\n", runs[index][1], min(runs[partner][0], runs[index][1] + 2000)) < 0:
            if not _is_label(text, runs[index], runs[partner]):
                spans.append((runs[index][0], runs[partner][1]))
            index = partner
        index += 1
    return blank(text, spans)


def _is_label(text: str, opening: tuple[int, int], closing: tuple[int, int]) -> bool:
    """Tell whether the code span is the key of an entry: ``- `li2020frogs`: Li``."""
    opens = _KEY_LABEL.search(text, max(0, opening[0] - 20), opening[1])
    return opens is not None and _KEY.fullmatch(text, opening[0], closing[1]) is not None


def _mask_hidden(text: str) -> str:
    for opening, closing in _HIDDEN:
        spans: list[tuple[int, int]] = []
        start = text.find(opening)
        while start >= 0:
            end = text.find(closing, start + len(opening))
            if end < 0:
                break
            spans.append((start, end + len(closing)))
            start = text.find(opening, end + len(closing))
        text = blank(text, spans)
    return text
