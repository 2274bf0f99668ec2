"""``citecheck index pull``: download a large open collection, resumable, and put what is wanted of it into an index."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Self

from citecheck.cli.options import MAILTO_ENVIRONMENT, cache_folder
from citecheck.cli.progress import Progress, written_size
from citecheck.errors import ConfigurationError, DownloadError
from citecheck.http import Client, HttpSettings
from citecheck.index.pulling.filters import parse_filters
from citecheck.index.pulling.pull import Pulled, Wish, pull
from citecheck.index.pulling.recipes import Recipe, find_recipe, names_of_recipes
from citecheck.writers.text import printable

if TYPE_CHECKING:
    import argparse

REASONS_SHOWN = 5
"""Records that were left out and are named."""


def run(arguments: argparse.Namespace) -> int:
    """Pull the collection that is named, or show all of them, and return the exit code."""
    if arguments.list:
        print("\n\n".join(_described(find_recipe(name)) for name in names_of_recipes()))
        return 0
    if not arguments.name:
        raise ConfigurationError("which collection? citecheck index pull --list shows them")
    recipe = find_recipe(arguments.name)
    wish = Wish(
        into=Path(arguments.into) if arguments.into else None,
        source=Path(arguments.source) if arguments.source else None,
        selection=parse_filters(arguments.filter),
        keep=arguments.keep,
    )
    folder = Path(arguments.to or cache_folder() / "collections") / recipe.name
    settings = HttpSettings(mailto=os.environ.get(MAILTO_ENVIRONMENT, ""))
    try:
        with _Shown() as watcher, Client(settings, watcher.say) as client:
            pulled = pull(recipe, folder, client, wish, watcher)
    except DownloadError as error:
        raise DownloadError(f"{error}. {recipe.by_hand}" if recipe.by_hand not in str(error) else str(error)) from error
    _tell(recipe, arguments.into, pulled, watcher.n_left_out)
    return 0


class _Shown:
    """Draws one bar for each file, and writes lines above it."""

    def __init__(self) -> None:
        self._label = ""
        self._done = 0
        self._bar: Progress | None = None
        self.n_left_out = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar:
            self._bar.__exit__()
            self._bar = None

    def moved(self, name: str, done: int, total: int | None) -> None:
        """Show how much of a file has come."""
        self._reach(name, done, total, in_bytes=True)

    def read(self, name: str, done: int) -> None:
        """Show how many references of a file were read."""
        self._reach(f"{name}: references", done, None)

    def built(self, stage: str, done: int, total: int | None) -> None:
        """Show how far a stage of the index is."""
        self._reach(stage, done, total)

    def _reach(self, label: str, done: int, total: int | None, *, in_bytes: bool = False) -> None:
        """Draw the bar called ``label``; what starts over has a new one."""
        if label != self._label or done < self._done or not self._bar:
            self.__exit__()
            begin = done if in_bytes else 0
            self._label, self._bar = label, Progress(total, sys.stderr, label=label, begin=begin, in_bytes=in_bytes)
        self._done = done
        self._bar.reach(done)

    def left_out(self, reason: str) -> None:
        """Name the first few records that are left out, and count all."""
        self.n_left_out += 1
        if self.n_left_out <= REASONS_SHOWN:
            self.say(f"left out: {reason}")

    def say(self, line: str) -> None:
        """Write a line where the bar was."""
        self.__exit__()
        print(printable(line), file=sys.stderr)


def _tell(recipe: Recipe, into: str | None, pulled: Pulled, n_left_out: int) -> None:
    for file in pulled.files:
        print(f"{file}: {written_size(file.stat().st_size)}")
    if pulled.index is None:
        if recipe.holds == "references":
            print(f"make an index of it with: citecheck index pull {recipe.name} --into INDEX")
        return
    print(f"{into}: {len(pulled.index):,} references, {pulled.n_read:,} records read, {n_left_out:,} left out")
    print(f"Index: {pulled.index.version}")


def _described(recipe: Recipe) -> str:
    lines = [
        f"{recipe.name}: {recipe.title}, about {written_size(recipe.origin.size)}, {recipe.licence}",
        f"  {recipe.description}",
        f"  covers: {recipe.coverage}",
        *(f"  complete for: {what}" for what in recipe.complete_for),
        f"  from: {recipe.homepage}",
        *([f"  by hand: {recipe.by_hand}"] if recipe.by_hand else []),
        *(f"  not confirmed: {what}" for what in recipe.unconfirmed),
    ]
    return "\n".join(lines)
