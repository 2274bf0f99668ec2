"""The progress bar shows share, rate and time left, on a terminal only."""

from __future__ import annotations

import io

import pytest

from citecheck.cli.progress import Progress


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self):
        return True


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch):
    """A terminal with colour."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")


def shown(stream, steps=5):
    ticks = iter(range(100))
    with Progress(10, stream, clock=lambda: float(next(ticks))) as progress:
        for _ in range(steps):
            progress.step()
        progress.say("a line")
    return stream.getvalue()


def test_the_bar_shows_share_rate_and_time_left():
    assert "5/10  1.0/s  0:05 left" in shown(Terminal())
    assert shown(Terminal()).endswith("a line\n\r\x1b[K")


def test_nothing_but_lines_is_written_where_there_is_no_terminal(monkeypatch):
    assert shown(io.StringIO()) == "a line\n"
    monkeypatch.setenv("TERM", "dumb")
    assert shown(Terminal()) == "a line\n"


def test_no_colour_where_none_is_wanted(monkeypatch):
    assert "\x1b[32m" in shown(Terminal())
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[32m" not in shown(Terminal())
