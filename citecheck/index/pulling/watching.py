"""Who is told how a pull goes on."""

from __future__ import annotations

from typing import Protocol


class Watcher(Protocol):
    """Told of every step; draws bars, writes lines, or does nothing."""

    def moved(self, name: str, done: int, total: int | None) -> None:
        """Hear that ``done`` of ``total`` bytes of the file ``name`` lie on disk."""
        ...

    def read(self, name: str, done: int) -> None:
        """Hear that ``done`` references of the file ``name`` were read."""
        ...

    def built(self, stage: str, done: int, total: int | None) -> None:
        """Hear that ``done`` of ``total`` steps of a stage of the index are done."""
        ...

    def left_out(self, reason: str) -> None:
        """Hear of a record, or a file of a folder, that is left out, and why."""
        ...

    def say(self, line: str) -> None:
        """Hear something that a person should know."""
        ...


class Silence:
    """A watcher that nobody asks."""

    def moved(self, name: str, done: int, total: int | None) -> None:
        """Do nothing."""

    def read(self, name: str, done: int) -> None:
        """Do nothing."""

    def built(self, stage: str, done: int, total: int | None) -> None:
        """Do nothing."""

    def left_out(self, reason: str) -> None:
        """Do nothing."""

    def say(self, line: str) -> None:
        """Do nothing."""
