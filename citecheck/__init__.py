"""citecheck: check the citations in generated text against verified references.

The names below are loaded when they are first used, so that ``import citecheck`` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from citecheck import datatypes, errors, testing
    from citecheck.index import ReferenceIndex
    from citecheck.parsing import find_citations
    from citecheck.rewriting import rewrite
    from citecheck.scanning import scan
    from citecheck.settings import Settings
    from citecheck.verifier import Verifier, verify

__version__ = "0.1.0"

__all__ = [
    "ReferenceIndex",
    "Settings",
    "Verifier",
    "__version__",
    "datatypes",
    "errors",
    "find_citations",
    "rewrite",
    "scan",
    "testing",
    "verify",
]

_HOMES = {
    "ReferenceIndex": "citecheck.index",
    "Settings": "citecheck.settings",
    "Verifier": "citecheck.verifier",
    "find_citations": "citecheck.parsing",
    "rewrite": "citecheck.rewriting",
    "scan": "citecheck.scanning",
    "verify": "citecheck.verifier",
}
_MODULES = frozenset({"datatypes", "errors", "testing"})


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module attribute may be anything
    if name in _MODULES:
        return import_module(f"citecheck.{name}")
    if name not in _HOMES:
        raise AttributeError(f"module 'citecheck' has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
