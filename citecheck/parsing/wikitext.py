"""Notes in wikitext, as the notes that Markdown has, so that they are read as any other."""

from __future__ import annotations

import re

from citecheck.parsing.lines import NOTE

_TAG = re.compile(
    r"<ref(?=[\s>/])(?:\s[^<>\n]{0,20}?name\s?=\s?(?:\"(?P<quoted>[^\"<>\n]{1,80})\"|(?P<bare>[^\s\"'<>/]{1,80})))?"
    r"[^<>\n]{0,80}?(?P<alone>/)?>|</ref>",
    re.IGNORECASE,
)
_NO_KEY = re.compile(r"[\]\s]")
_MOST = 40
"""Longest key of a note, in characters."""


def mask_notes(text: str) -> str:
    """Return ``text``, of the same length, with what stands in ``<ref>`` on a line of its own behind its label.

    ``<ref name="b">`` becomes ``[^b]:`` and ``<ref name="b" />`` the pointer ``[^b]``.
    """
    return _TAG.sub(_as_note, text) if "<ref" in text and "</ref>" in text else text


def _as_note(tag: re.Match[str]) -> str:
    length = len(tag.group())
    key = _NO_KEY.sub("_", tag["quoted"] or tag["bare"] or "")[:_MOST]
    if tag["alone"]:
        return f"[^{key}".ljust(length - 1) + "]" if key else " " * length
    label = f"[^{key}]: " if key else f"{NOTE} "
    return ("\n\n" if tag.group().startswith("</") else f"\n{label}").ljust(length)
