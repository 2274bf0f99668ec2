"""The progress bar shows share, rate and time left, on a terminal only."""

from __future__ import annotations

import io

import pytest

from citecheck.cli import progress
from citecheck.cli.progress import Progress, StageProgress


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


# Work in stages.


class Clock:
    """Seconds that pass when they are told to."""

    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    whole = progress.Progress
    monkeypatch.setattr(progress, "Progress", lambda *given, **named: whole(*given, **named, clock=clock))
    return clock


def drawings(stream):
    return [part for part in stream.getvalue().split("\r\x1b[K") if part]


@pytest.mark.parametrize(
    ("total", "expected", "line"),
    [
        (40, {}, "titles  ██████░░░░░░░░░░░░░░░░░░ 10/40  5.0/s  0:06 left"),
        (None, {"titles": 20}, "titles  ████████████░░░░░░░░░░░░ 10/20  5.0/s  0:02 left"),
        (40, {"titles": 20}, "titles  ██████░░░░░░░░░░░░░░░░░░ 10/40  5.0/s  0:06 left"),
        (None, {}, "titles  10  5.0/s"),
        (None, {"titles": None, "references": 7}, "titles  10  5.0/s"),
        (0, {}, "titles  10  5.0/s"),
        (8, {}, "titles  ████████████████████████ 10/8  5.0/s  0:00 left"),
    ],
)
def test_a_stage_has_its_label_rate_and_time_left(monkeypatch, clock, total, expected, line):
    monkeypatch.setenv("NO_COLOR", "1")
    stream = Terminal()
    with StageProgress(stream, expected) as told:
        told("titles", 0, total)
        clock.now = 2.0
        told("titles", 10, total)
    assert drawings(stream) == [line]
    assert stream.getvalue().endswith("\r\x1b[K")


def test_each_stage_has_a_bar_and_a_rate_of_its_own(monkeypatch, clock):
    monkeypatch.setenv("NO_COLOR", "1")
    stream = Terminal()
    with StageProgress(stream) as told:
        for stage, seconds in (("references", 1.0), ("titles", 10.0), ("abstracts", 100.0)):
            told(stage, 0, 1000)
            clock.now += seconds
            told(stage, 500, 1000)
    assert [line.split("  ", 1)[0] for line in drawings(stream)] == ["references", "titles", "abstracts"]
    assert [line.split("  ")[2] for line in drawings(stream)] == ["500.0/s", "50.0/s", "5.0/s"]
    assert [line.split("  ")[3] for line in drawings(stream)] == ["0:01 left", "0:10 left", "1:40 left"]


def test_stages_are_not_drawn_more_often_than_eyes_can_follow(clock):
    stream = Terminal()
    with StageProgress(stream) as told:
        for number in range(1000):
            clock.now += 0.001
            told("titles", number, 1000)
    assert 5 <= len(drawings(stream)) <= 10


def test_stages_are_silent_where_there_is_no_terminal(clock):
    stream = io.StringIO()
    with StageProgress(stream) as told:
        clock.now += 5
        told("titles", 5, 10)
        told("abstracts", 5, 10)
    assert stream.getvalue() == ""


def test_no_stage_needs_to_come():
    with StageProgress(Terminal()):
        pass
