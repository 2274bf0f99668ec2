"""Embedders: what turns titles and claims into vectors; loaded when they are first used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from citecheck.embedders.adapted import AdaptedEmbedder, adapt
    from citecheck.embedders.base import Embedder
    from citecheck.embedders.sentence_transformer import SentenceTransformerEmbedder
    from citecheck.embedders.static import StaticEmbedder

__all__ = [
    "AdaptedEmbedder",
    "Embedder",
    "SentenceTransformerEmbedder",
    "StaticEmbedder",
    "adapt",
]

_HOMES = {
    "AdaptedEmbedder": "adapted",
    "Embedder": "base",
    "SentenceTransformerEmbedder": "sentence_transformer",
    "StaticEmbedder": "static",
    "adapt": "adapted",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module attribute may be anything
    if name not in _HOMES:
        raise AttributeError(f"module 'citecheck.embedders' has no attribute {name!r}")
    return getattr(import_module(f"citecheck.embedders.{_HOMES[name]}"), name)
