"""The formats of reference files, and by what in its first bytes a file of each is recognised."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citecheck.index.importers.base import Importer


@dataclass(frozen=True, slots=True)
class ReferenceFormat:
    """One format: what people call it, the class that reads it, what a file of it matches from its beginning.

    mark stands once for each record, nearly always; ``b""`` where nothing does.
    """

    name: str
    importer: str
    begins: re.Pattern[bytes]
    mark: bytes = b""

    def load(self) -> Importer:
        """Return the importer; its module is loaded when the first file of the format is met."""
        module, _, name = self.importer.partition(":")
        importer: Importer = getattr(import_module(f"citecheck.index.importers.{module}"), name)()
        return importer


_BIBTEX = re.compile(rb"(?s).*?(?:^|[\n\r}])[ \t]{0,80}@[ \t]{0,8}[A-Za-z]{3,30}[ \t]{0,8}[{(]")

_PROLOG = (
    rb"(?s)\s*+(?:\s++|<\?(?>.*?\?>)|<!--(?>.*?-->)"
    rb"|<!DOCTYPE(?>[^\[>]*+)(?:\[(?>[^\]]*+)\]\s*+)?>)*+<(?:[\w.-]{1,40}:)?"
)
"""What may stand before the root element of an XML file: declaration, comments, document type."""


def _root(names: str, *inside: str) -> re.Pattern[bytes]:
    """Return the pattern of XML with one of the root elements, apart by ``|``, and ``inside`` near its beginning."""
    follows = "".join(f"(?=.*?{pattern})" for pattern in inside)
    return re.compile(_PROLOG + rf"(?:{names})(?=[\s/>]){follows}".encode())


FORMATS = (
    ReferenceFormat("dblp XML", "dblp:DblpImporter", _root("dblp|dblpperson"), b' key="'),
    ReferenceFormat("JSON Lines", "json_lines:JsonLinesImporter", re.compile(rb"\s*\{"), b"\n"),
    ReferenceFormat("CSL-JSON", "csl_json:CslJsonImporter", re.compile(rb"\s*\[")),
    ReferenceFormat("BibTeX", "bibtex:BibtexImporter", _BIBTEX, b"\n@"),
)
"""All formats; a file is of the first that it matches, so what says more stands before what says less."""


def recognise(head: bytes) -> ReferenceFormat | None:
    """Return the format of a file that begins with ``head``, ``None`` for none of them."""
    return next((item for item in FORMATS if item.begins.match(head)), None)
