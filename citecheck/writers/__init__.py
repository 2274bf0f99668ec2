"""Writers: reports as text for people and as JSON for programs; each is loaded when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from citecheck.errors import ConfigurationError
from citecheck.plugins import load_plugin, plugin_names

if TYPE_CHECKING:
    from citecheck.writers.base import Writer

__all__ = ["WRITERS", "get_writer", "writer_names"]

WRITERS: dict[str, tuple[str, str]] = {
    "text": ("citecheck.writers.text", "TextWriter"),
    "json": ("citecheck.writers.json", "JsonWriter"),
    "jsonl": ("citecheck.writers.json", "JsonLinesWriter"),
}
"""The module and class of each output format that comes with citecheck."""
GROUP = "citecheck.writers"
"""The entry-point group of further ones."""


def get_writer(name: str) -> Writer:
    """Return the writer of the output format ``name``; raises ``ConfigurationError`` when there is none."""
    if name in WRITERS:
        module, class_name = WRITERS[name]
        writer: Writer = getattr(import_module(module), class_name)()
        return writer
    if name in plugin_names(GROUP):
        found: Writer = load_plugin(GROUP, name)()
        return found
    raise ConfigurationError(f"there is no output format {name!r}; the formats are {', '.join(writer_names())}")


def writer_names() -> tuple[str, ...]:
    """Return the names of all output formats, those of plugins last."""
    return (*WRITERS, *(name for name in plugin_names(GROUP) if name not in WRITERS))
