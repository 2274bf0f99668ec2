"""The index of verified references: exact keys, title vectors and records in one folder.

The names below are loaded when they are first used: the importers need neither numpy nor faiss.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from citecheck.index.importers import import_references
    from citecheck.index.manifest import Manifest, describe, verify_files
    from citecheck.index.reference_index import ReferenceIndex

__all__ = ["Manifest", "ReferenceIndex", "describe", "import_references", "verify_files"]

_HOMES = {
    "Manifest": "citecheck.index.manifest",
    "ReferenceIndex": "citecheck.index.reference_index",
    "describe": "citecheck.index.manifest",
    "import_references": "citecheck.index.importers",
    "verify_files": "citecheck.index.manifest",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module attribute may be anything
    if name not in _HOMES:
        raise AttributeError(f"module 'citecheck.index' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
