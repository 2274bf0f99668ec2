"""Where the data that ships with citecheck lies: the starter index and the default embedder."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def shipped_path(part: str) -> Path:
    """Return the folder of ``part`` (``"starter/built"``, ``"embedder"``).

    An installed package carries it in ``citecheck/data``; in a checkout it lies in ``index/`` beside the package.
    """
    package = Path(__file__).parent
    packaged = package / "data"
    return (packaged if packaged.is_dir() else package.parent / "index") / part
