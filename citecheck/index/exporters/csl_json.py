"""CSL-JSON, valid by the schema of CSL 1.0.2: what CSL has no key for stands in ``custom``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from citecheck.datatypes import Identifier, Kind, Scheme
from citecheck.index.carried import CARRIED_KEY
from citecheck.index.exporters.carrying import rendered
from citecheck.index.importers.csl_json import CslJsonImporter
from citecheck.index.serialising import CSL_TEXTS, reference_to_dict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from citecheck.datatypes import Reference

_KEYS = ("id", "title", "author", "issued", *CSL_TEXTS, "DOI", "PMID", "PMCID", "ISBN", "URL")
_DOCUMENT = "document"
"""The type of CSL for what has no other."""
_ADDRESSES = {
    Scheme.URL: "{}", Scheme.ARXIV: "https://arxiv.org/abs/{}", Scheme.ACL: "https://aclanthology.org/{}",
    Scheme.RFC: "https://www.rfc-editor.org/rfc/rfc{}",
}  # fmt: skip
"""Where a work stands that has an identifier for which other formats have no field, the most telling first."""


class CslJsonExporter:
    """Writes one array, one item per line."""

    def chunks(self, references: Iterable[Reference]) -> Iterator[str]:
        """Yield the array piece by piece."""
        importer, before = CslJsonImporter(), "[\n"
        for reference in references:
            whole = rendered(reference, _array, importer)
            yield before + whole.strip().removeprefix("[").removesuffix("]")
            before = ",\n"
        yield "\n]\n" if before == ",\n" else "[]\n"


def address_of(identifiers: tuple[Identifier, ...]) -> str:
    """Return the address at which a work with these identifiers stands, ``""`` if they name none."""
    known = {item.scheme: item.value for item in reversed(identifiers)}
    return next((form.format(known[scheme]) for scheme, form in _ADDRESSES.items() if scheme in known), "")


def _array(reference: Reference, carried: dict[str, Any]) -> str:
    data = reference_to_dict(reference)
    known = {item.scheme.upper(): item.value for item in reversed(reference.identifiers)} | data
    item: dict[str, Any] = {key: known[key] for key in _KEYS if key in known}
    item["type"] = _DOCUMENT if reference.kind is Kind.UNKNOWN else reference.kind.value
    address = address_of(reference.identifiers)
    if address:
        item["URL"] = address
    if carried:
        item["custom"] = {CARRIED_KEY: carried}
    return f"[{json.dumps(item, ensure_ascii=False)}]"
