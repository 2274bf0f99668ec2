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

_TAGGED = rb"(?s)(?:.{0,8192}?[\r\n]|)(?:\xef\xbb\xbf)?[ \t]{0,8}"
"""Some programs write who exported what before the first record."""

FORMATS = (
    ReferenceFormat("JSON Lines", "json_lines:JsonLinesImporter", re.compile(rb"\s*\{"), b"\n"),
    ReferenceFormat("CSL-JSON", "csl_json:CslJsonImporter", re.compile(rb"\s*\[")),
    ReferenceFormat("RIS", "ris:RisImporter", re.compile(_TAGGED + rb"TY[ \t]{1,4}-[ \t]"), b"TY  -"),
    ReferenceFormat("MEDLINE", "medline:MedlineImporter", re.compile(_TAGGED + rb"PMID ?- ?\d"), b"PMID-"),
    ReferenceFormat(
        "ISI", "isi:IsiImporter", re.compile(rb"\s*(?:(?:FN|VR) [^\r\n]{0,200}[\r\n]+){0,3}PT [A-Z][\r\n]"), b"\nER"
    ),
    ReferenceFormat("BibTeX", "bibtex:BibtexImporter", _BIBTEX, b"\n@"),
)
"""All formats; a file is of the first that it matches, so what says more stands before what says less."""


def recognise(head: bytes) -> ReferenceFormat | None:
    """Return the format of a file that begins with ``head``, ``None`` for none of them."""
    return next((item for item in FORMATS if item.begins.match(head)), None)
