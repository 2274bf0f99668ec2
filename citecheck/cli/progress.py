"""Progress bars on standard error: only on a terminal, without colour when ``NO_COLOR`` is set."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, Self, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable

WIDTH = 24
"""Cells of the bar."""
INTERVAL = 0.1
"""Seconds between two drawings."""
_CLEAR = "\r\x1b[K"
_GREEN, _PLAIN = "\x1b[32m", "\x1b[0m"


class Progress:
    """Counts steps up to ``total`` and shows share, rate and time left; used as a context manager.

    total: ``None`` if nobody knows; then the count and the rate are shown. label: stands before the bar. clock: seconds
    since whenever, for the rate. begin: steps that were done before, and say nothing about the rate. in_bytes: the
    steps are bytes.
    """

    def __init__(  # noqa: PLR0913 - each of its own kind, all but two with a default
        self,
        total: int | None,
        stream: TextIO,
        clock: Callable[[], float] = time.monotonic,
        label: str = "",
        *,
        begin: int = 0,
        in_bytes: bool = False,
    ) -> None:
        self._total = total
        self._stream = stream
        self._clock = clock
        self._label = f"{label}  " if label else ""
        self._done = self._begin = begin
        self._in_bytes = in_bytes
        self._started = self._drawn = clock()
        self._shown = stream.isatty() and os.environ.get("TERM") != "dumb"
        self._coloured = not os.environ.get("NO_COLOR")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown:
            self._stream.write(_CLEAR)
            self._stream.flush()

    def step(self) -> None:
        """Count one more, and draw if the last drawing is old enough."""
        self.reach(self._done + 1)

    def reach(self, done: int) -> None:
        """Count up to ``done``, and draw if the last drawing is old enough."""
        self._done = done
        now = self._clock()
        if self._shown and now - self._drawn >= INTERVAL:
            self._drawn = now
            self._stream.write(_CLEAR + self._label + self._bar(now - self._started))
            self._stream.flush()

    def say(self, line: str) -> None:
        """Write ``line`` above the bar."""
        self._stream.write(f"{_CLEAR if self._shown else ''}{line}\n")
        self._stream.flush()

    def _bar(self, seconds: float) -> str:
        rate = (self._done - self._begin) / seconds if seconds > 0 else 0.0
        if not self._total:
            return (
                f"{written_size(self._done)}  {written_size(rate)}/s"
                if self._in_bytes
                else f"{self._done:,}  {rate:,.1f}/s"
            )
        filled = WIDTH * min(self._done, self._total) // self._total
        left = max(0, self._total - self._done) / rate if rate > 0 else 0.0
        bar = "█" * filled + "░" * (WIDTH - filled)
        bar = f"{_GREEN}{bar}{_PLAIN}" if self._coloured else bar
        return f"{bar} {self._counts(rate)}  {_clock_time(int(left))} left"

    def _counts(self, rate: float) -> str:
        if self._in_bytes:
            return f"{written_size(self._done)} of {written_size(self._total or 0)}  {written_size(rate)}/s"
        return f"{self._done}/{self._total}  {rate:.1f}/s"


def written_size(size: float) -> str:
    """Return a number of bytes as people read it: ``1.6 GB``, in powers of ten."""
    for unit in ("bytes", "kB", "MB", "GB"):
        if size < 1000:
            return f"{size:.0f} {unit}" if unit == "bytes" or size >= 100 else f"{size:.1f} {unit}"
        size /= 1000
    return f"{size:,.1f} TB"


def _clock_time(seconds: int) -> str:
    hours, minutes = seconds // 3600, seconds // 60 % 60
    return f"{hours}:{minutes:02d}:{seconds % 60:02d}" if hours else f"{minutes}:{seconds % 60:02d}"


class StageProgress:
    """One bar after the other, for work in stages: told the stage, how much of it is done, and of how much.

    expected: how many steps a stage has that does not know it itself.
    """

    def __init__(self, stream: TextIO, expected: dict[str, int | None] | None = None) -> None:
        self._stream = stream
        self._expected = expected or {}
        self._stage = ""
        self._bar: Progress | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar:
            self._bar.__exit__()

    def __call__(self, stage: str, done: int, total: int | None) -> None:
        """Show that ``done`` of ``total`` steps of ``stage`` are done."""
        if stage != self._stage or self._bar is None:
            self.__exit__()
            self._stage = stage
            self._bar = Progress(total or self._expected.get(stage), self._stream, label=stage)
        self._bar.reach(done)
