"""Structured documents: formats that name their fields, read into citations with exact spans of record and value.

A new format is one module, one line in ``STRUCTURED`` and, if its content tells it, one in ``recognising``.
"""

from __future__ import annotations

from collections.abc import Callable

from citecheck.datatypes import Citation, Format
from citecheck.parsing.structured.bibtex import find_in_bibtex
from citecheck.parsing.structured.endnote_xml import find_in_endnote_xml
from citecheck.parsing.structured.json_pointers import find_linked_in_json
from citecheck.parsing.structured.latex import find_in_latex
from citecheck.parsing.structured.ris import find_in_ris

STRUCTURED: dict[Format, Callable[[str], tuple[Citation, ...]]] = {
    Format.BIBTEX: find_in_bibtex,
    Format.RIS: find_in_ris,
    Format.CSL_JSON: find_linked_in_json,
    Format.JSON: find_linked_in_json,
    Format.LATEX: find_in_latex,
    Format.ENDNOTE_XML: find_in_endnote_xml,
}
