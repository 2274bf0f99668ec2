"""Which structured format a text is in; prose and Markdown that merely quote a snippet are none."""

from __future__ import annotations

import re

from citecheck.datatypes import Format
from citecheck.errors import DocumentError
from citecheck.parsing.structured.bibtex_scanner import scan_entries
from citecheck.parsing.structured.json_records import find_in_json

BIBTEX = re.compile(
    r"^[ \t]{0,40}(?P<record>@[ \t]{0,8}[A-Za-z]{2,40}\s{0,40}[{(]\s{0,40}"
    r"[^\s,{}\"=]{0,200}\s{0,40},\s{0,80}[\w.:+-]{1,60}\s{0,40}=)",
    re.MULTILINE,
)
"""How an entry begins that stands at the start of a line."""

RIS = re.compile(
    r"^[ \t\ufeff]{0,8}(?P<record>TY[ \t]{1,3}-[ \t]{1,3}[A-Z]{3,7}[ \t]{0,8}\r?\n[ \t]{0,8}[A-Z][A-Z0-9][ \t]{1,3}-)",
    re.MULTILINE,
)
"""How a record of RIS begins."""

_JSON = re.compile(r"[\s\ufeff]{0,400}(?:\{\s{0,400}\"|\[\s{0,400}[\[{\"])")
_NAMES = re.compile(
    r"titles?\"|reference|citation|bibliography|works|literature|sources|papers|publications|bibtex|^\s{0,400}\[\s{0,400}\"",
    re.IGNORECASE,
)
"""Words without which JSON holds no citation, most of them names of members."""
_ENDNOTE = re.compile(r"[\s\ufeff]{0,400}(?:<\?xml[^<>]{0,200}\?>\s{0,400})?<xml>\s{0,400}<records>")
_LATEX = re.compile(r"^[ \t]{0,40}\\(?:begin\{thebibliography\}|bibitem[ \t]{0,4}[\[{])", re.MULTILINE)
"""A document class alone says little: without a bibliography in it, the text is read like prose."""
_SHARE = 0.5
"""A text is BibTeX if entries are at least this part of it: a sentence may introduce them, an answer may quote one."""


def recognise(text: str) -> Format | None:
    """Return the structured format of ``text``, ``None`` for text to be read by people. Linear in the text."""
    if _is_bibtex(text):
        return Format.BIBTEX
    if RIS.match(text, len(text) - len(text.lstrip("\ufeff \t\r\n"))):
        return Format.RIS
    if _is_json(text):
        return Format.JSON
    if _ENDNOTE.match(text):
        return Format.ENDNOTE_XML
    if _LATEX.search(text) and not _has_fences(text):
        return Format.LATEX
    return None


def _is_bibtex(text: str) -> bool:
    if not BIBTEX.search(text) or _has_fences(text):
        return False
    content = (line.lstrip("\ufeff \t") for line in text.splitlines())
    if next((line for line in content if line and not line.startswith("%")), "").startswith("@"):
        return True
    return sum(len(entry.span) for entry in scan_entries(text)) >= _SHARE * len(text.strip())


def _has_fences(text: str) -> bool:
    return "```" in text or "~~~" in text


def _is_json(text: str) -> bool:
    """Tell whether the text is JSON with citations in it; other JSON is read like any text."""
    if not _JSON.match(text) or not _NAMES.search(text):
        return False
    try:
        return bool(find_in_json(text))
    except DocumentError:
        return False
