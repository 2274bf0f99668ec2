"""The formats in which references are exported, and the class that writes each."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citecheck.index.exporters.base import Exporter


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """One format: its name on the command line and the class that writes it."""

    name: str
    exporter: str

    def load(self) -> Exporter:
        """Return the exporter; its module is loaded when it is first needed."""
        module, _, name = self.exporter.partition(":")
        exporter: Exporter = getattr(import_module(f"citecheck.index.exporters.{module}"), name)()
        return exporter


EXPORT_FORMATS = (
    ExportFormat("bibtex", "bibtex:BibtexExporter"),
    ExportFormat("csl-json", "csl_json:CslJsonExporter"),
    ExportFormat("jsonl", "json_lines:JsonLinesExporter"),
    ExportFormat("ris", "ris:RisExporter"),
)
