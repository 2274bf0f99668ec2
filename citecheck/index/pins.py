"""What a reader holds so that the generation it reads stays: a shared lock on its manifest, or the open file."""

from __future__ import annotations

import os
import weakref
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self

from citecheck.index.layout import MANIFEST, Generation, current_generation
from citecheck.index.locks import share

if TYPE_CHECKING:
    from types import TracebackType


class Pin:
    """A generation that no writer sweeps until this object is closed or forgotten."""

    def __init__(self, generation: Generation) -> None:
        self.generation = generation
        self.folder = generation.folder
        descriptor = _hold(generation.folder / MANIFEST)
        self._release = weakref.finalize(self, _release, descriptor)

    def close(self) -> None:
        """Let the generation go."""
        self._release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def pin(path: str | os.PathLike[str]) -> Pin:
    """Return the current generation of the index at ``path``, held.

    Where the file system knows no locks it is not held, and stays only as long as it is one of the last two. Raises
    ``IndexMissingError`` or ``IndexDamagedError``.
    """
    index = Path(path)
    while True:
        held = Pin(current_generation(index))
        # A writer may have published and swept before the lock was there; while CURRENT names it, nobody sweeps it.
        if current_generation(index) == held.generation:
            return held
        held.close()


def _hold(manifest: Path) -> int | None:
    """Return the descriptor of the file that is held, or None if it is gone or may not be read."""
    with suppress(OSError):
        descriptor = os.open(manifest, os.O_RDONLY)
        share(descriptor)
        return descriptor
    return None


def _release(descriptor: int | None) -> None:
    if descriptor is not None:
        os.close(descriptor)
