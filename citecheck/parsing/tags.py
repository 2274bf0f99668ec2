"""HTML lists and paragraphs inside Markdown or plain text, as lines, so that they are read as any other list."""

from __future__ import annotations

import re

_TAG = re.compile(r"<(?P<close>/)?(?P<name>ol|ul|li|p|br|div|dl|dt|dd)\b(?:\s[^<>\n]{0,300})?/?>", re.IGNORECASE)
_ANCHOR = re.compile(r"<a\s(?:id|name)=[\"'][^\"'<>\n]{0,100}[\"']\s?/?>(?:</a>)?", re.IGNORECASE)
_ANY = re.compile(r"<(?:/?(?:li|p|br|div|dt|dd)\b|a\s(?:id|name)=)", re.IGNORECASE)
_BREAKS = frozenset({"ol", "ul", "li", "p", "div", "dl", "dt", "dd"})
_INDENT = 60
"""Deepest indent of an item, in characters."""
_STARTS_LINE = ("\n", "</li>", "<ol>")


def mask_tags(text: str) -> str:
    """Return ``text``, of the same length, with each item of an HTML list on a line of its own behind its label.

    The label is the number in an ordered list, else a dash. Paragraphs and breaks become line ends where there is none
    yet; anchors become spaces.
    """
    if not _ANY.search(text):
        return text
    return _TAG.sub(_Lines(), _ANCHOR.sub(_as_spaces, text))


class _Lines:
    """Turns tags into line ends and labels, counting the items of ordered lists."""

    def __init__(self) -> None:
        self._number: int | None = None

    def __call__(self, tag: re.Match[str]) -> str:
        name, length = tag["name"].lower(), len(tag.group())
        if name in ("ol", "ul"):
            self._number = 0 if name == "ol" and not tag["close"] else None
        if name == "li" and not tag["close"]:
            return self._label(tag)
        if name in _BREAKS:
            return "\n" + " " * (length - 2) + "\n"
        ends_line = tag.string[tag.end() : tag.end() + 1] in ("\n", "\r", "")
        return " " * length if ends_line else "\n" + " " * (length - 1)

    def _label(self, tag: re.Match[str]) -> str:
        """Return the start of an item; a number that the tag has no room for is a dash."""
        length = len(tag.group())
        before = tag.string[max(0, tag.start() - _INDENT) : tag.start()].rstrip(" \t")
        lead = "" if before.endswith(_STARTS_LINE) else "\n"
        label = "- "
        if self._number is not None:
            self._number += 1
            label = f"{self._number}. " if len(f"{lead}{self._number}. ") <= length else label
        return lead + " " * (length - len(lead) - len(label)) + label


def _as_spaces(anchor: re.Match[str]) -> str:
    return " " * len(anchor.group())
