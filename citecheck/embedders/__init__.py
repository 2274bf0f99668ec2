"""Embedders: what turns titles and claims into vectors."""

from __future__ import annotations

from citecheck.embedders.base import Embedder

__all__ = ["Embedder"]
