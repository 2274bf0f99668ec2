"""Plugins: readers, sources, embedders, importers and writers that other distributions bring, found by entry points.

A distribution declares them in its ``pyproject.toml``, for example::

    [project.entry-points."citecheck.writers"]
    sarif = "my_package.sarif:SarifWriter"
"""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points
from typing import Any

from citecheck.errors import ConfigurationError

GROUPS = ("citecheck.readers", "citecheck.sources", "citecheck.embedders", "citecheck.importers", "citecheck.writers")
"""The entry-point groups; what an object must be is the protocol in the ``base`` module of the package of that name."""


def plugin_names(group: str) -> tuple[str, ...]:
    """Return the sorted names that are declared in ``group``; nothing is loaded."""
    return tuple(sorted({point.name for point in _points(group)}))


def load_plugin(group: str, name: str) -> Any:  # noqa: ANN401 - a class or factory of whatever the group holds
    """Return the object that is declared as ``name`` in ``group``.

    Raises ``ConfigurationError`` naming the plugin and its distribution when there is none or it cannot be imported.
    """
    point = next((item for item in _points(group) if item.name == name), None)
    if point is None:
        names = ", ".join(plugin_names(group)) or "none"
        raise ConfigurationError(f"no plugin {name!r} is installed in {group}; installed: {names}")
    try:
        return point.load()
    except Exception as error:
        origin = point.dist.name if point.dist else "an unknown distribution"
        raise ConfigurationError(
            f"plugin {name!r} of {group} ({point.value}, from {origin}) cannot be loaded: "
            f"{type(error).__name__}: {error}; repair or uninstall {origin}"
        ) from error


def _points(group: str) -> tuple[EntryPoint, ...]:
    if group not in GROUPS:
        raise ConfigurationError(f"there is no plugin group {group!r}; the groups are {', '.join(GROUPS)}")
    return tuple(entry_points(group=group))
