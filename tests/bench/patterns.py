"""The time of every compiled pattern of ``citecheck.parsing`` and ``citecheck.text`` on texts hostile to it.

    python -m tests.bench.patterns [--characters 1000000] [--only NAME] [--slowest 15]

For each pattern texts are composed of what it may match, cut short and repeated, so that it begins everywhere and ends
nowhere. A pattern that the package searches for is searched through the text; one that it only matches at a place is
matched at its beginning. One that it searches for only between two places of a text (``window``) is measured in the
same way but not held to the bar. The slowest three on a fiftieth of the text are measured on all of it; bar: 250 ms
for 1 MB.
"""

from __future__ import annotations

import argparse
import ast
import pkgutil
import random
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path

import citecheck.parsing
import citecheck.text

LIMIT = 0.25
PARTS = 50
HOPELESS = 5.0
"""Seconds from which the time of the whole text is extrapolated."""
MATCHED_TABLES = frozenset({"_forms", "_heads", "_behind_date", "_with_date"})
"""Tables of which every pattern is matched at a place."""
SAMPLES = 8
LONGEST_REPEAT = 30
SEARCHING = frozenset({"search", "finditer", "findall", "sub", "split"})
ALPHABET = "aAbZé 1.,-()[]*_\"'“”:;/&@#|<>\\{}^\n\té漢²"
_PARSER, _NAMES = re._parser, re._constants  # type: ignore[attr-defined]


def modules() -> Iterator[str]:
    """Yield the names of the modules that read text."""
    for package in (citecheck.parsing, citecheck.text):
        yield package.__name__
        yield from (item.name for item in pkgutil.walk_packages(package.__path__, f"{package.__name__}."))


def patterns() -> dict[str, re.Pattern[str]]:
    """Return every pattern by the place where it is defined, those compiled when first used included."""
    found: dict[str, re.Pattern[str]] = {}
    known: set[int] = set()
    for name in modules():
        for attribute, value in vars(import_module(name)).items():
            if "Pattern" in str(getattr(value, "__annotations__", {}).get("return")) and hasattr(value, "cache_info"):
                value = value()  # noqa: PLW2901 - the table that the function builds when first called
            for number, pattern in enumerate(_inside(value)):
                if id(pattern) not in known:
                    known.add(id(pattern))
                    index = "" if isinstance(value, re.Pattern) else f"[{number}]"
                    found[f"{name.removeprefix('citecheck.')}.{attribute}{index}"] = pattern
    return found


def _inside(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from _inside((*value.keys(), *value.values()))
    elif isinstance(value, tuple | list | frozenset):
        for part in value:
            yield from _inside(part)


def searched() -> dict[str, str]:
    """Return how the package searches for each name, in a ``window`` or not; private names with their module."""
    root = Path(citecheck.parsing.__file__).parents[1]
    names: dict[str, str] = {}
    for path in root.rglob("*.py"):
        module = ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in SEARCHING:
                value = node.func.value
                owner = ast.unparse(value.func if isinstance(value, ast.Call) else value)
                name = f"{module}.{owner}" if owner.startswith("_") else owner
                in_window = len(node.args) == len(("text", "from", "to")) and node.func.attr != "sub"
                names[name] = "window" if in_window and names.get(name, "window") == "window" else "searched"
    return names


def sample(tree: Iterable[tuple[object, object]], rng: random.Random) -> str:
    """Return a text that the parsed pattern may match; what look-arounds demand is left out."""
    return "".join(_sample(operation, argument, rng) for operation, argument in tree)


def _sample(operation: object, argument: object, rng: random.Random) -> str:
    if operation is _NAMES.LITERAL:
        return chr(argument)  # type: ignore[arg-type]
    if operation in (_NAMES.NOT_LITERAL, _NAMES.ANY):
        return rng.choice("a A1")
    if operation is _NAMES.IN:
        return _one_of(argument, rng)  # type: ignore[arg-type]
    if operation is _NAMES.BRANCH:
        return sample(rng.choice(argument[1]), rng)  # type: ignore[index]
    if operation is _NAMES.SUBPATTERN:
        return sample(argument[-1], rng)  # type: ignore[index]
    if operation is _NAMES.ATOMIC_GROUP:
        return sample(argument, rng)  # type: ignore[arg-type]
    if operation in (_NAMES.MAX_REPEAT, _NAMES.MIN_REPEAT, _NAMES.POSSESSIVE_REPEAT):
        least, most, body = argument  # type: ignore[misc]
        times = rng.choice((least, min(most, least + 1), min(most, least + LONGEST_REPEAT)))
        return "".join(sample(body, rng) for _ in range(times))
    return ""


def _one_of(items: list[tuple[object, object]], rng: random.Random) -> str:
    """Return a character of a class: one that it names, or one of ``ALPHABET`` that it takes."""
    operation, argument = rng.choice(items)
    if operation is _NAMES.LITERAL and items[0][0] is not _NAMES.NEGATE:
        return chr(argument)  # type: ignore[arg-type]
    fitting = [char for char in ALPHABET if _takes(items, char)]
    return rng.choice(fitting) if fitting else ""


def _takes(items: list[tuple[object, object]], char: str) -> bool:
    if items[0][0] is _NAMES.NEGATE:
        return not _takes(items[1:], char)
    return any(
        ord(char) == argument
        if operation is _NAMES.LITERAL
        else ord(char) in range(argument[0], argument[1] + 1)  # type: ignore[index]
        if operation is _NAMES.RANGE
        else CATEGORIES[argument](char)
        for operation, argument in items
    )


CATEGORIES: dict[object, Callable[[str], bool]] = {
    _NAMES.CATEGORY_DIGIT: str.isdigit,
    _NAMES.CATEGORY_NOT_DIGIT: lambda char: not char.isdigit(),
    _NAMES.CATEGORY_SPACE: str.isspace,
    _NAMES.CATEGORY_NOT_SPACE: lambda char: not char.isspace(),
    _NAMES.CATEGORY_WORD: lambda char: char.isalnum() or char == "_",
    _NAMES.CATEGORY_NOT_WORD: lambda char: not (char.isalnum() or char == "_"),
}


def hostile_units(pattern: re.Pattern[str]) -> list[str]:
    """Return the texts to repeat: single characters, and beginnings of what the pattern may match."""
    rng = random.Random(pattern.pattern)
    tree = _PARSER.parse(pattern.pattern, pattern.flags)
    whole = [text for _ in range(SAMPLES) if (text := sample(tree, rng))]
    cut = [text[: rng.randint(1, len(text))] for text in whole]
    joined = [f"{text}{rng.choice(ALPHABET)}" for text in cut] + [f"{text[:2]} " for text in whole]
    return sorted(
        {*whole, *cut, *joined, *(char for text in whole for char in (text[0], text[-1])), "a", "A ", " ", "\n"}
    )


def seconds(pattern: re.Pattern[str], unit: str, n_characters: int, *, search: bool) -> float:
    """Return the processor time of the pattern on ``unit`` repeated to ``n_characters``."""
    text = (unit * (n_characters // len(unit) + 1))[:n_characters]
    start = time.process_time()
    if search:
        for _ in pattern.finditer(text):
            pass
    else:
        pattern.match(text)
        pattern.fullmatch(text)
    return time.process_time() - start


def slowest(pattern: re.Pattern[str], n_characters: int, *, search: bool) -> tuple[float, str]:
    """Return the longest time on any hostile text, and what that text repeats."""

    def on_part(unit: str) -> float:
        return PARTS * seconds(pattern, unit, n_characters // PARTS, search=search)

    candidates = sorted(((on_part(unit), unit) for unit in hostile_units(pattern)), reverse=True)[:3]
    if candidates[0][0] > HOPELESS:
        return candidates[0]
    return max((seconds(pattern, unit, n_characters, search=search), unit) for _, unit in candidates)


def main() -> int:
    """Print the slowest patterns; return 1 if one takes longer than ``LIMIT``."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--characters", type=int, default=1_000_000)
    parser.add_argument("--only", default="", help="a part of the names of the patterns to measure")
    parser.add_argument("--slowest", type=int, default=15, help="how many rows to print")
    options = parser.parse_args()
    rows = []
    names = searched()
    for place, pattern in patterns().items():
        if options.only in place:
            table, bracket, _ = place.partition("[")
            module, _, name = table.rpartition(".")
            use = names.get(name) or names.get(f"{module}.{name}") or "matched"
            if bracket:
                use = "matched" if name in MATCHED_TABLES else "searched"
            rows.append((*slowest(pattern, options.characters, search=use != "matched"), use, place))
    for spent, unit, use, place in sorted(rows, reverse=True)[: options.slowest]:
        print(f"{1000 * spent:8.0f} ms  {use:8}  {place:50}  {unit[:60]!r}")
    slow = sum(spent > LIMIT and use != "window" for spent, _, use, _ in rows)
    print(f"{len(rows)} patterns, {slow} slower than {1000 * LIMIT:.0f} ms")
    return int(slow > 0)


if __name__ == "__main__":
    sys.exit(main())
