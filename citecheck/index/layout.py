"""The layout of an index folder: generations beside each other, and a file that names the one to read.

    INDEX/CURRENT              one line: gen-3 and the first digits of its manifest's digest
    INDEX/LOCK                 locked by the one process that writes
    INDEX/gen-3/manifest.json  with the files that it lists beside it

A folder that holds ``manifest.json`` itself and no ``CURRENT`` is a generation of its own: a snapshot, only read.
"""

from __future__ import annotations

import re
import stat
from dataclasses import dataclass
from pathlib import Path

from citecheck.errors import IndexDamagedError, IndexMissingError, ReferenceIndexError
from citecheck.index import durable

CURRENT = "CURRENT"
CURRENT_DRAFT = "CURRENT.tmp"
LOCK = "LOCK"
MANIFEST = "manifest.json"
FLAT_MANIFEST = "manifest.json.former"
"""The manifest of a folder without generations, once a generation has taken its place."""
RESERVED = frozenset({CURRENT, CURRENT_DRAFT, LOCK, MANIFEST, FLAT_MANIFEST})
"""Names that no file of a generation may have."""
DRAFT_SUFFIX = ".writing"
CHECK_DIGITS = 16
WAY_OUT = "build it again from its references (citecheck index build), or fetch it again"

_LINE = re.compile(rb"(gen-[1-9][0-9]{0,8}) ([0-9a-f]{16})\n")
_FOLDER = re.compile(r"gen-([1-9][0-9]{0,8})")
_MAX_LINE = 64


@dataclass(frozen=True, slots=True)
class Generation:
    """One state of an index: its folder, and the check that ``CURRENT`` gives for its manifest (empty without one)."""

    folder: Path
    check: str = ""

    @property
    def number(self) -> int:
        """The number in the name of the folder; 0 for a snapshot."""
        return number_of(self.folder) if self.check else 0


def current_generation(path: Path) -> Generation:
    """Return the generation of the index at ``path`` that is to be read.

    Raises ``IndexMissingError`` where none was published and ``IndexDamagedError`` where ``CURRENT`` names none.
    """
    try:
        line = _read_current(path)
        while line is not None:
            generation = _named(path, line)
            if _is_file(generation.folder / MANIFEST):
                return generation
            again = _read_current(path)
            if again == line:  # otherwise it was swept between the two looks
                raise IndexDamagedError(
                    f"{path / CURRENT} names {generation.folder.name}, which is not there; {WAY_OUT}"
                )
            line = again
        return _snapshot(path)
    except OSError as error:
        raise ReferenceIndexError(f"{path} cannot be read ({error}); allow reading it or name another index") from error


def render_current(generation: Generation) -> bytes:
    """Return the content of ``CURRENT`` that names ``generation``."""
    return f"{generation.folder.name} {generation.check}\n".encode("ascii")


def generation_folder(path: Path, number: int) -> Path:
    """Return the folder of generation ``number`` of the index at ``path``."""
    return path / f"gen-{number}"


def number_of(folder: Path) -> int:
    """Return the number of the generation in ``folder``, finished or not; 0 for anything else."""
    found = _FOLDER.fullmatch(folder.name.removesuffix(DRAFT_SUFFIX))
    return int(found[1]) if found else 0


def holds_only_layout(path: Path) -> bool:
    """Tell whether the folder ``path`` is empty or was begun by a writer of indexes and holds nothing else."""
    names = {entry.name for entry in path.iterdir()}
    strange = [name for name in names - RESERVED if not (number_of(path / name) or name.startswith("."))]
    return not names or (LOCK in names and not strange)


def _read_current(path: Path) -> bytes | None:
    file = path / CURRENT
    return durable.read_file(file, _MAX_LINE) if _is_file(file) else None


def _named(path: Path, line: bytes) -> Generation:
    found = _LINE.fullmatch(line)
    if not found:
        raise IndexDamagedError(f"{path / CURRENT} does not name a generation; {WAY_OUT}")
    name, check = (part.decode("ascii") for part in found.groups())
    return Generation(path / name, check)


def _is_file(file: Path) -> bool:
    """Tell whether ``file`` is there; pathlib would call a file absent that one may not look for."""
    try:
        return stat.S_ISREG(file.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return False


def _snapshot(path: Path) -> Generation:
    if _is_file(path / MANIFEST):
        return Generation(path)
    if (path / "records.jsonl").exists():
        found = "is an index folder without manifest.json"
    elif (path / LOCK).exists():
        found = "holds an index that was begun and not finished"
    else:
        found = "holds no index"
    raise IndexMissingError(f"{path} {found}; build one with: citecheck index build {path} FILE")
