"""Which index is meant: the argument, the environment, the nearest configuration file, or the starter index."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any

from citecheck.errors import ConfigurationError

ENVIRONMENT = "CITECHECK_INDEX"
CACHE_ENVIRONMENT = "CITECHECK_CACHE"
MAILTO_ENVIRONMENT = "CITECHECK_MAILTO"
_KNOWN = frozenset({"index"})


def chosen_index(argument: str | None) -> Path | None:
    """Return the folder of the index that is meant, ``None`` for the starter index.

    Raises ``ConfigurationError`` for a configuration file that cannot be used.
    """
    named = argument or os.environ.get(ENVIRONMENT)
    return Path(named) if named else _configured(Path.cwd())


def _configured(folder: Path) -> Path | None:
    """Return ``index`` of the nearest ``citecheck.toml`` or ``[tool.citecheck]``, relative to that file."""
    for place in (folder, *folder.parents):
        for name in ("citecheck.toml", "pyproject.toml"):
            table = _table(place / name)
            if table is None:
                continue
            if unknown := sorted(set(table) - _KNOWN):
                raise ConfigurationError(f"{place / name} sets {', '.join(unknown)}; known is: {', '.join(_KNOWN)}")
            index = table.get("index")
            if index is not None and not isinstance(index, str):
                raise ConfigurationError(f"{place / name} sets index to {index!r}; it must be the path of a folder")
            return place / Path(index).expanduser() if index else None
    return None


def _table(file: Path) -> dict[str, Any] | None:
    """Return the settings in ``file``, ``None`` if it does not exist or does not speak of citecheck."""
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as error:
        raise ConfigurationError(
            f"{file} cannot be read as TOML ({error}); repair it, or name the index by --index"
        ) from error
    if file.name == "citecheck.toml":
        return data
    table = data.get("tool", {}).get("citecheck")
    return table if isinstance(table, dict) else None


def cache_folder() -> Path:
    """Return the folder for what can be fetched again: of the environment, else where the system keeps such things.

    That is ``$XDG_CACHE_HOME`` or ``~/.cache`` (XDG Base Directory Specification 0.8), on Windows ``%LOCALAPPDATA%``.
    """
    named = os.environ.get(CACHE_ENVIRONMENT)
    if named:
        return Path(named)
    variable = "LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME"
    above = Path(os.environ.get(variable, ""))  # one that is not absolute is to be ignored, says the specification
    return (above if above.is_absolute() else Path.home() / ".cache") / "citecheck"
