"""What ``find_citations`` costs on documents of 300 KB, and how that grows from half the text to twice the text.

    python -m tests.bench.speed [--characters 300000] [--growth] [--profile DOCUMENT]

The documents are composed of the works of the starter index, the same in every run. CPU seconds are medians of five on
one core; the second figure leaves out what is spent inside ``parse_entry``, whose own speed ``tests.bench.parsing``
measures by style. ``--profile`` prints where the time of one document goes.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from unittest import mock

from citecheck.datatypes import Citation, Reference
from citecheck.index import ReferenceIndex
from citecheck.parsing import find_citations
from citecheck.parsing.entries import parse_entry
from tests.bench.styles import render

README = Path(__file__).resolve().parents[2] / "README.md"
WORKS_PER_ANSWER = 25
FILLERS = (
    "The field has changed a lot in recent years, and not everybody agrees on **what follows** from that.",
    "Costs fell by 30% between 2010 and 2020 (see the table), which made *larger* experiments possible.",
    'In practice, `x[0]` works well, and a "good enough" solution suffices for most of the teams we know.',
    "It is worth noting that such results depend on the data, on the hardware, and on how one counts.",
    "**Key point:** measure first - then decide; see the [guide](https://example.org/guide) for the details.",
)
READERS = ("citecheck.parsing.running_text.parse_entry", "citecheck.parsing.prose.full_references.parse_entry")
"""Where the running text calls ``parse_entry``."""


def documents(n_characters: int) -> dict[str, str]:
    """Return the documents by name, each of ``n_characters``."""
    works = [work for work in ReferenceIndex.starter() if work.authors and work.year]
    return {
        "answers, author and year": _filled(_answers(works, _named), n_characters),
        "answers, numbers": _filled(_answers(works, _numbered), n_characters),
        "one answer, long list": _one_answer(works, n_characters),
        "reading lists with links": _filled(_reading_lists(works), n_characters),
        "prose without citations": _filled(
            cycle(" ".join(FILLERS[:4]).replace("**", "") + "\n\n" for _ in "a"), n_characters
        ),
        "the README repeated": _filled(cycle([README.read_text(encoding="utf-8")]), n_characters),
    }


def _filled(parts: Iterator[str], n_characters: int) -> str:
    """Return the parts one after the other, cut at ``n_characters``."""
    taken: list[str] = []
    missing = n_characters
    while missing > 0:
        taken.append(next(parts))
        missing -= len(taken[-1])
    return "".join(taken)[:n_characters]


def _mention(work: Reference) -> str:
    names = [name.literal or name.family for name in work.authors]
    return f"{names[0]} et al." if len(names) > 2 else " and ".join(names)


def _named(number: int, work: Reference) -> tuple[str, str]:
    """Return a claim that points to ``work`` by author and year, and its entry."""
    claims = (
        f"As {_mention(work)} ({work.year}) show, **the second step** matters more than the first.",
        f"Others disagree with that ({_mention(work)}, {work.year}; see also Turing, 1950).",
        f"The idea goes back to *{work.title}* ({_mention(work)}, {work.year}).",
    )
    return claims[number % 3], f"- {render(work, 'apa-markdown')}"


def _numbered(number: int, work: Reference) -> tuple[str, str]:
    """Return a claim that points to ``work`` by number, and its entry."""
    claims = (
        f"The second step matters more than the first [{number}].",
        f"Others **disagree** [1, {number}-{number}].",
    )
    return claims[number % 2], f"[{number}] {render(work, 'ieee')}"


def _answer(works: list[Reference], cite: Callable[[int, Reference], tuple[str, str]]) -> str:
    """Return one answer of an assistant: headings, paragraphs that cite, and the list."""
    cited = [cite(number, work) for number, work in enumerate(works, 1)]
    paragraphs = [
        f"## {number}. A question\n\n{filler} {claim} {FILLERS[number % 5]}\n"
        for number, ((claim, _), filler) in enumerate(zip(cited, cycle(FILLERS), strict=False), 1)
    ]
    return "\n".join([*paragraphs, "## References\n", *(entry for _, entry in cited), "\n"])


def _answers(works: list[Reference], cite: Callable[[int, Reference], tuple[str, str]]) -> Iterator[str]:
    source = cycle(works)
    while True:
        yield _answer(list(islice(source, WORKS_PER_ANSWER)), cite)


def _one_answer(works: list[Reference], n_characters: int) -> str:
    """Return one answer of about ``n_characters`` with one list of hundreds of entries at its end."""
    length_of_one = len(_answer(works, _named)) / len(works)
    return _answer(list(islice(cycle(works), int(n_characters / length_of_one))), _named).ljust(n_characters)


def _reading_lists(works: list[Reference]) -> Iterator[str]:
    for number, work in enumerate(cycle(works)):
        style = ("assistant-link", "assistant-bold", "assistant-quoted")[number % 3]
        heading = "" if number % 20 else "\n## Where to start\n\nHere are some papers:\n\n"
        yield f"{heading}- {render(work, style)} – {FILLERS[number % 5]}\n"


def cpu_seconds(text: str) -> float:
    """Return the processor time of ``find_citations``, the median of five."""
    times = []
    for _ in range(5):
        start = time.process_time()
        find_citations(text)
        times.append(time.process_time() - start)
    return statistics.median(times)


class _Stopwatch:
    """``parse_entry`` that adds up its own processor time."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.calls = 0

    def __call__(self, *arguments: object, **options: object) -> Citation:
        start = time.process_time()
        try:
            return parse_entry(*arguments, **options)  # type: ignore[arg-type]
        finally:
            self.seconds += time.process_time() - start
            self.calls += 1


def entry_seconds(text: str) -> tuple[float, int]:
    """Return the processor time spent inside ``parse_entry``, the median of five, and the number of its calls."""
    watches = []
    for _ in range(5):
        watch = _Stopwatch()
        with mock.patch(READERS[0], watch), mock.patch(READERS[1], watch):
            find_citations(text)
        watches.append(watch)
    return statistics.median(watch.seconds for watch in watches), watches[0].calls


def main() -> None:
    """Print one row for each document."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--characters", type=int, default=300_000)
    parser.add_argument("--growth", action="store_true", help="add half and twice the text")
    parser.add_argument("--profile", metavar="DOCUMENT", help="print where the time of one document goes")
    options = parser.parse_args()
    find_citations("Warm up: Li, A. (2020). A title of nothing. Nature.")
    texts = documents(options.characters)
    if options.profile:
        _profile(texts[options.profile])
        return
    print("| document | citations | CPU s | without `parse_entry` |" + (" half | twice |" if options.growth else ""))
    print("|---|--:|--:|--:|" + ("--:|--:|" if options.growth else ""))
    half, twice = (documents(n) if options.growth else {} for n in (options.characters // 2, 2 * options.characters))
    for name, text in texts.items():
        whole = cpu_seconds(text)
        row = f"| {name} | {len(find_citations(text)):,} | {whole:.3f} | {whole - entry_seconds(text)[0]:.3f} |"
        growth = f" x{whole / cpu_seconds(half[name]):.2f} | x{cpu_seconds(twice[name]) / whole:.2f} |" if half else ""
        print(row + growth)


def _profile(text: str) -> None:
    profile = cProfile.Profile()
    profile.runcall(partial(find_citations, text))
    pstats.Stats(profile).sort_stats("tottime").print_stats(35)


if __name__ == "__main__":
    main()
