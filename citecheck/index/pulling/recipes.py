"""Recipes: what is known of each large open collection, as data in ``collections/NAME.toml``.

A recipe says where the files are, how large, under which licence, what they cover, and what of this nobody confirmed.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from citecheck.datatypes import Coverage, CoverageLevel
from citecheck.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Mapping

_FOLDER = Path(__file__).parent / "collections"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the files of a collection are.

    urls: the files themselves. listing: a web page or a manifest that names them. links: what a link of the page ends
    with if it is one of them. bucket: the beginning of addresses in the manifest, and the address that it stands for.
    checksums: what is put behind an address for that of its checksum. size: bytes of all files together, about.
    """

    urls: tuple[str, ...] = ()
    listing: str = ""
    links: re.Pattern[str] | None = None
    bucket: tuple[str, str] = ("", "")
    checksums: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a collection becomes an index.

    title, description, homepage: for people. licence: SPDX where there is one. format: what the files are. origin:
    where they are. by_hand: how to get them where no address can simply be asked. holds: ``references``, or
    ``notices`` of retraction, which join references. coverage: what it covers, in words; complete_for: of what it means
    to hold everything. categories: the key of its JSON under which fields of study stand. unconfirmed: what of all this
    was written from memory and not seen on the server.
    """

    name: str
    title: str
    description: str
    homepage: str
    licence: str
    format: str
    origin: Origin
    coverage: str
    complete_for: tuple[str, ...] = ()
    by_hand: str = ""
    holds: str = "references"
    categories: str = ""
    unconfirmed: tuple[str, ...] = ()

    @property
    def stated(self) -> Coverage:
        """What an index of this collection says about absence: partial, with what it covers."""
        return Coverage(CoverageLevel.PARTIAL, f"{self.title}: {self.coverage}")


def find_recipe(name: str) -> Recipe:
    """Return the recipe called ``name``; raises ``ConfigurationError`` when there is none."""
    if name not in names_of_recipes():
        raise ConfigurationError(f"no collection is called {name!r}; known are {', '.join(names_of_recipes())}")
    return recipe_from_data(name, tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8")))


def names_of_recipes() -> tuple[str, ...]:
    """Return the names of all collections, in order."""
    return tuple(sorted(file.stem for file in _FOLDER.glob("*.toml")))


def recipe_from_data(name: str, data: Mapping[str, Any]) -> Recipe:
    """Return the recipe that ``data`` describes; raises ``ConfigurationError`` for a key that is missing or unknown."""
    fields = _fields(data)
    try:
        return Recipe(**(fields | {"name": name, "origin": _origin(data.get("origin", {}))}))
    except (TypeError, ValueError, re.error) as error:
        raise ConfigurationError(f"the recipe {name} cannot be used ({error})") from error


def _origin(data: Mapping[str, Any]) -> Origin:
    fields = _fields(data)
    if "links" in fields:
        fields["links"] = re.compile(fields["links"])
    return Origin(**fields)


def _fields(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}
