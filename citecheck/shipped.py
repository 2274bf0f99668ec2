"""Where the data that ships with citecheck lies, and how its files are read: indexes, models and tables."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar

from citecheck.errors import ConfigurationError

_Read = TypeVar("_Read")


@cache
def shipped_path(part: str) -> Path:
    """Return the folder of ``part`` (``"starter/built"``, ``"embedder"``).

    An installed package carries it in ``citecheck/data``; in a checkout it lies in ``index/`` beside the package.
    """
    package = Path(__file__).parent
    packaged = package / "data"
    return (packaged if packaged.is_dir() else package.parent / "index") / part


def read_shipped(path: Path, read: Callable[[Path], _Read], what: str, remedy: str) -> _Read:
    """Return what ``read`` makes of the shipped file at ``path``.

    Raises ``ConfigurationError``, which names ``what`` cannot be read and the ``remedy``, where ``read`` raises
    ``OSError`` or ``ValueError``: the file is missing or damaged.
    """
    try:
        return read(path)
    except (OSError, ValueError) as error:
        raise ConfigurationError(f"cannot read {what} {path}: {error}; install citecheck again, or {remedy}") from error
