"""JSON Lines: one CSL-like object per line, with every field that citecheck knows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from citecheck.index.carried import CARRIED_KEY
from citecheck.index.exporters.carrying import rendered
from citecheck.index.importers.json_lines import JsonLinesImporter
from citecheck.index.serialising import reference_to_dict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from citecheck.datatypes import Reference


class JsonLinesExporter:
    """Writes one line for each reference."""

    def chunks(self, references: Iterable[Reference]) -> Iterator[str]:
        """Yield one line after the other."""
        importer = JsonLinesImporter()
        for reference in references:
            yield rendered(reference, _line, importer)


def _line(reference: Reference, carried: dict[str, Any]) -> str:
    data = reference_to_dict(reference)
    if carried:  # what cleaning would change
        data["custom"] = {CARRIED_KEY: carried}
    return json.dumps(data, ensure_ascii=False) + "\n"
