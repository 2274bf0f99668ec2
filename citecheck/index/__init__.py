"""The index of verified references: records, exact keys, words and vectors in one folder.

Writing: ``importers`` → ``retractions`` (notices joined) → ``merging`` (one reference for each work) → ``changing``
(build, add, remove, compact) → ``build`` → ``records``, ``ids``, ``keys``, ``postings``, ``venue_counts``, ``topics``
with ``topic_words``, ``vectors``, ``tallies`` → ``manifest``. What is written is a generation of the folder:
``layout``, ``generations``, ``locks``, ``sweeping``, ``durable``; ``migrating`` reads the first schema.

Reading: ``reference_index`` → ``pins``, ``contents`` → ``query`` → ``exact`` → ``search`` (words, then vectors, put in
order by ``likeness``); ``nearest`` for topics; ``scopes`` → ``coverage`` for what absence means, ``holdings`` tells it.
Leaving: ``exporters``; what their formats cannot hold is ``carried``.

The names below are loaded when they are first used: the importers need neither numpy nor faiss.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from citecheck.index.exporters import export_references
    from citecheck.index.holdings import Holdings
    from citecheck.index.importers import count_records, import_references
    from citecheck.index.manifest import Manifest, describe, verify_files
    from citecheck.index.merging import merge_references
    from citecheck.index.reference_index import ReferenceIndex
    from citecheck.index.retractions import Retractions, is_retraction_list

__all__ = [
    "Holdings", "Manifest", "ReferenceIndex", "Retractions", "count_records", "describe", "export_references",
    "import_references", "is_retraction_list", "merge_references", "verify_files",
]  # fmt: skip

_HOMES = {
    "Holdings": "citecheck.index.holdings",
    "Manifest": "citecheck.index.manifest",
    "ReferenceIndex": "citecheck.index.reference_index",
    "count_records": "citecheck.index.importers",
    "describe": "citecheck.index.manifest",
    "export_references": "citecheck.index.exporters",
    "Retractions": "citecheck.index.retractions",
    "import_references": "citecheck.index.importers",
    "is_retraction_list": "citecheck.index.retractions",
    "merge_references": "citecheck.index.merging",
    "verify_files": "citecheck.index.manifest",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module attribute may be anything
    if name not in _HOMES:
        raise AttributeError(f"module 'citecheck.index' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
